/// What the editor says it can do, as far as an answer depends on it.
///
/// Each is read by itself and leniently (`1` for `true`, as Vim script writes it): a slip in a capability that nobody
/// uses must not keep an editor from starting.
package struct ClientCapabilities: Sendable {
  /// `general.positionEncodings`, most wanted first, unknown ones left out.
  package let positionEncodings: [PositionEncoding]
  /// `textDocument.hover.contentFormat`, most wanted first.
  package let hoverFormats: [MarkupKind]
  /// `tagSupport.valueSet`, of `textDocument.publishDiagnostics` or of `textDocument.diagnostic`.
  package let diagnosticTags: [DiagnosticTag]
  /// `textDocument.publishDiagnostics.codeDescriptionSupport`
  package let codeDescriptions: Bool
  /// `relatedInformation`, of `textDocument.publishDiagnostics` or, for editors that pull, of `textDocument.diagnostic`.
  package let relatedInformation: Bool
  /// `textDocument.diagnostic` and `workspace.diagnostics.refreshSupport`: the editor asks for diagnostics itself, and can be
  /// asked to ask again. One that cannot would show what settings, an ignore file or a second reading have changed only with
  /// the next edit, so it is published to like all others.
  package let pullsDiagnostics: Bool
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
  /// `workspace.workspaceEdit.resourceOperations` and `workspace.fileOperations.willRename`: it asks before it renames a file,
  /// and can rename another one with it.
  package let renamesFiles: Bool
  /// `workspace.didChangeWatchedFiles.dynamicRegistration`: it can be asked to watch folders.
  package let watchesFiles: Bool
  /// `workspace.didChangeWatchedFiles.relativePatternSupport`: also such as lie outside of the workspace.
  package let relativePatterns: Bool
  /// `workspace.configuration`: it can be asked for settings, also for those of one folder.
  package let configuration: Bool
  /// `textDocument.inlayHint`
  package let inlayHints: Bool
  /// `workspace.inlayHint.refreshSupport`: it can be asked to ask for them again.
  package let refreshesInlayHints: Bool
  /// `textDocument.semanticTokens`
  package let semanticTokens: Bool
  /// `textDocument.foldingRange.foldingRange.collapsedText`: it shows words of ours in place of what is folded.
  package let collapsedText: Bool
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
    diagnosticTags = [diagnostics, json["textDocument", "diagnostic"]].flatMap {
      ($0?["tagSupport", "valueSet"]?.asArray ?? []).compactMap { $0.asInteger.flatMap(DiagnosticTag.init) }
    }
    codeDescriptions = diagnostics?["codeDescriptionSupport"].isTrue ?? false
    relatedInformation = [diagnostics, json["textDocument", "diagnostic"]].contains {
      $0?["relatedInformation"].isTrue ?? false
    }
    pullsDiagnostics =
      json["textDocument", "diagnostic"]?.asObject != nil && json["workspace", "diagnostics", "refreshSupport"].isTrue
    codeActionKinds = actions?["codeActionLiteralSupport"]?.asObject.map {
      $0["codeActionKind"]?["valueSet"].strings ?? []
    }
    preferredActions = actions?["isPreferredSupport"].isTrue ?? false
    disabledActions = actions?["disabledSupport"].isTrue ?? false
    linkTooltips = json["textDocument", "documentLink", "tooltipSupport"].isTrue
    symbolTrees = json["textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"].isTrue
    preparesRenaming = json["textDocument", "rename", "prepareSupport"].isTrue
    versionedEdits = json["workspace", "workspaceEdit", "documentChanges"].isTrue
    let edits = json["workspace", "workspaceEdit"]
    renamesFiles =
      json["workspace", "fileOperations", "willRename"].isTrue && versionedEdits
      && (edits?["resourceOperations"]).strings.contains("rename")
    watchesFiles = json["workspace", "didChangeWatchedFiles", "dynamicRegistration"].isTrue
    relativePatterns = json["workspace", "didChangeWatchedFiles", "relativePatternSupport"].isTrue
    configuration = json["workspace", "configuration"].isTrue
    inlayHints = json["textDocument", "inlayHint"]?.asObject != nil
    refreshesInlayHints = json["workspace", "inlayHint", "refreshSupport"].isTrue
    semanticTokens = json["textDocument", "semanticTokens"]?.asObject != nil
    collapsedText = json["textDocument", "foldingRange", "foldingRange", "collapsedText"].isTrue
    showDocument = json["window", "showDocument", "support"].isTrue
    showsProgress = json["window", "workDoneProgress"].isTrue
  }
}

extension JSONValue? {
  fileprivate var isTrue: Bool { self?.asBool ?? ((self?.asNumber ?? 0) != 0) }
  fileprivate var strings: [String] { (self?.asArray ?? []).compactMap(\.asString) }
}
