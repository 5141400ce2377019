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
  package var inlayHintProvider: Bool?
  package var semanticTokensProvider: SemanticTokensOptions?
  package var foldingRangeProvider: Bool?
  package var selectionRangeProvider: Bool?
  package var workspace: WorkspaceOptions?

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

package struct WorkspaceOptions: Encodable, Sendable {
  package let workspaceFolders: WorkspaceFoldersOptions
  /// Nil to an editor that does not ask before it renames files.
  package let fileOperations: FileOperationOptions?

  package init(workspaceFolders: WorkspaceFoldersOptions, fileOperations: FileOperationOptions? = nil) {
    self.workspaceFolders = workspaceFolders
    self.fileOperations = fileOperations
  }
}

package struct WorkspaceFoldersOptions: Encodable, Sendable {
  package let supported: Bool
  /// Whether folders that come and go are told.
  package let changeNotifications: Bool

  package init(supported: Bool, changeNotifications: Bool) {
    self.supported = supported
    self.changeNotifications = changeNotifications
  }
}

/// The files whose renaming the editor asks about first.
package struct FileOperationOptions: Encodable, Sendable {
  package let willRename: FileOperationFilters

  package init(willRename: FileOperationFilters) { self.willRename = willRename }
}

package struct FileOperationFilters: Encodable, Sendable {
  package let filters: [FileOperationFilter]

  /// Files that a pattern matches, and no folders.
  package init(files pattern: String) {
    filters = [FileOperationFilter(scheme: "file", pattern: FileOperationPattern(glob: pattern, matches: "file"))]
  }
}

package struct FileOperationFilter: Encodable, Sendable {
  package let scheme: String
  package let pattern: FileOperationPattern
}

package struct FileOperationPattern: Encodable, Sendable {
  package let glob: String
  package let matches: String
}

package struct SemanticTokensOptions: Encodable, Sendable {
  package let legend: SemanticTokensLegend
  package let range: Bool
  package let full: Bool

  package init(legend: SemanticTokensLegend, range: Bool, full: Bool) {
    self.legend = legend
    self.range = range
    self.full = full
  }
}

/// What the numbers of semantic tokens stand for.
package struct SemanticTokensLegend: Encodable, Sendable {
  package let tokenTypes: [String]
  package let tokenModifiers: [String]

  package init(tokenTypes: [String], tokenModifiers: [String]) {
    self.tokenTypes = tokenTypes
    self.tokenModifiers = tokenModifiers
  }
}
