/// What the editor says it can do, as far as an answer depends on it.
///
/// Each is read by itself and leniently (`1` for `true`, as Vim script writes it): a slip in a capability that nobody
/// uses must not keep an editor from starting.
package struct ClientCapabilities: Sendable {
  /// `general.positionEncodings`, most wanted first, unknown ones left out.
  package let positionEncodings: [PositionEncoding]
  /// `textDocument.hover.contentFormat`, most wanted first.
  package let hoverFormats: [MarkupKind]
  /// `textDocument.publishDiagnostics.tagSupport.valueSet`
  package let diagnosticTags: [DiagnosticTag]
  /// `textDocument.publishDiagnostics.codeDescriptionSupport`
  package let codeDescriptions: Bool
  /// `relatedInformation`, of `textDocument.publishDiagnostics` or, for editors that pull, of `textDocument.diagnostic`.
  package let relatedInformation: Bool
  /// `textDocument.diagnostic`: the editor asks for diagnostics itself.
  package let pullsDiagnostics: Bool
  /// `workspace.diagnostics.refreshSupport`: it can be asked to ask again.
  package let refreshesDiagnostics: Bool
  /// `textDocument.codeAction.codeActionLiteralSupport.codeActionKind.valueSet`, nil for an editor that only knows
  /// commands.
  package let codeActionKinds: [String]?
  /// `textDocument.codeAction.isPreferredSupport`
  package let preferredActions: Bool
  /// `textDocument.codeAction.disabledSupport`: an action that cannot be chosen is shown with the reason.
  package let disabledActions: Bool
  /// `textDocument.documentLink.tooltipSupport`
  package let linkTooltips: Bool
  /// `textDocument.documentSymbol.hierarchicalDocumentSymbolSupport`
  package let symbolTrees: Bool
  /// `textDocument.rename.prepareSupport`
  package let preparesRenaming: Bool
  /// `workspace.workspaceEdit.documentChanges`: edits may name the version they are for.
  package let versionedEdits: Bool
  /// `workspace.didChangeWatchedFiles.dynamicRegistration`: it can be asked to watch folders.
  package let watchesFiles: Bool
  /// `window.showDocument.support`
  package let showDocument: Bool
  /// `window.workDoneProgress`: it shows how the server's own work gets on.
  package let showsProgress: Bool
}

extension ClientCapabilities: Decodable {
  package init(from decoder: any Decoder) throws {
    self.init(try JSONValue(from: decoder))
  }

  /// The capabilities in the JSON of `InitializeParams.capabilities`; none at all in `null`.
  package init(_ json: JSONValue) {
    let diagnostics = json["textDocument", "publishDiagnostics"]
    let actions = json["textDocument", "codeAction"]
    positionEncodings = json["general", "positionEncodings"].strings.compactMap(PositionEncoding.init)
    hoverFormats = json["textDocument", "hover", "contentFormat"].strings.compactMap(MarkupKind.init)
    diagnosticTags = (diagnostics?["tagSupport", "valueSet"]?.asArray ?? []).compactMap {
      $0.asInteger.flatMap(DiagnosticTag.init)
    }
    codeDescriptions = diagnostics?["codeDescriptionSupport"].isTrue ?? false
    relatedInformation = [diagnostics, json["textDocument", "diagnostic"]].contains {
      $0?["relatedInformation"].isTrue ?? false
    }
    pullsDiagnostics = json["textDocument", "diagnostic"]?.asObject != nil
    refreshesDiagnostics = json["workspace", "diagnostics", "refreshSupport"].isTrue
    codeActionKinds = actions?["codeActionLiteralSupport"]?.asObject.map {
      $0["codeActionKind"]?["valueSet"].strings ?? []
    }
    preferredActions = actions?["isPreferredSupport"].isTrue ?? false
    disabledActions = actions?["disabledSupport"].isTrue ?? false
    linkTooltips = json["textDocument", "documentLink", "tooltipSupport"].isTrue
    symbolTrees = json["textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"].isTrue
    preparesRenaming = json["textDocument", "rename", "prepareSupport"].isTrue
    versionedEdits = json["workspace", "workspaceEdit", "documentChanges"].isTrue
    watchesFiles = json["workspace", "didChangeWatchedFiles", "dynamicRegistration"].isTrue
    showDocument = json["window", "showDocument", "support"].isTrue
    showsProgress = json["window", "workDoneProgress"].isTrue
  }
}

extension JSONValue? {
  fileprivate var isTrue: Bool { self?.asBool ?? ((self?.asNumber ?? 0) != 0) }
  fileprivate var strings: [String] { (self?.asArray ?? []).compactMap(\.asString) }
}
