/// What the editor may ask for. Nil leaves a thing out of the answer, and so out of the session.
package struct ServerCapabilities: Encodable, Sendable {
  package var positionEncoding: PositionEncoding?
  package var textDocumentSync: TextDocumentSyncOptions?
  package var hoverProvider: Bool?
  package var definitionProvider: Bool?
  package var referencesProvider: Bool?
  package var documentHighlightProvider: Bool?
  package var completionProvider: CompletionOptions?
  package var renameProvider: RenameProvider?
  package var documentLinkProvider: DocumentLinkOptions?
  package var codeLensProvider: CodeLensOptions?
  package var codeActionProvider: CodeActionOptions?
  package var documentSymbolProvider: Bool?
  package var workspaceSymbolProvider: Bool?
  package var executeCommandProvider: ExecuteCommandOptions?
  package var diagnosticProvider: DiagnosticOptions?

  package init() {}
}

package struct TextDocumentSyncOptions: Encodable, Sendable {
  package let openClose: Bool
  package let change: TextDocumentSyncKind
  package let save: SaveOptions?

  package init(openClose: Bool, change: TextDocumentSyncKind, save: SaveOptions? = nil) {
    self.openClose = openClose
    self.change = change
    self.save = save
  }
}

package enum TextDocumentSyncKind: Int, Encodable, Sendable {
  case none = 0
  case full = 1
  case incremental = 2
}

package struct SaveOptions: Encodable, Sendable {
  package let includeText: Bool

  package init(includeText: Bool) { self.includeText = includeText }
}

/// Every lens comes with its command.
package struct CodeLensOptions: Encodable, Sendable {
  package let resolveProvider: Bool

  package init(resolveProvider: Bool = false) { self.resolveProvider = resolveProvider }
}

/// No characters but letters begin a word, and editors ask at each of those.
package struct CompletionOptions: Encodable, Sendable {
  package let resolveProvider: Bool

  package init(resolveProvider: Bool = false) { self.resolveProvider = resolveProvider }
}

/// Only an editor that declares `prepareSupport` may be told that `textDocument/prepareRename` is answered.
package enum RenameProvider: Encodable, Sendable {
  case bare
  case prepared

  private enum Key: String, CodingKey {
    case prepareProvider
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .bare: try true.encode(to: encoder)
    case .prepared:
      var fields = encoder.container(keyedBy: Key.self)
      try fields.encode(true, forKey: .prepareProvider)
    }
  }
}

package struct DocumentLinkOptions: Encodable, Sendable {
  package let resolveProvider: Bool

  package init(resolveProvider: Bool = false) { self.resolveProvider = resolveProvider }
}

package struct CodeActionOptions: Encodable, Sendable {
  package let codeActionKinds: [String]
  package let resolveProvider: Bool?

  package init(codeActionKinds: [String], resolveProvider: Bool? = nil) {
    self.codeActionKinds = codeActionKinds
    self.resolveProvider = resolveProvider
  }
}

package struct ExecuteCommandOptions: Encodable, Sendable {
  package let commands: [String]

  package init(commands: [String]) { self.commands = commands }
}

package struct DiagnosticOptions: Encodable, Sendable {
  package let identifier: String?
  /// Whether one article's text changes what is said about another.
  package let interFileDependencies: Bool
  package let workspaceDiagnostics: Bool

  package init(identifier: String? = nil, interFileDependencies: Bool, workspaceDiagnostics: Bool) {
    self.identifier = identifier
    self.interFileDependencies = interFileDependencies
    self.workspaceDiagnostics = workspaceDiagnostics
  }
}
