import Formats
import Glibc
import LanguageServerProtocol
import Rules

extension Server {
  func initialize(_ request: InitializeRequest) -> InitializeResult {
    begin(Session(client: request.capabilities))
    configuration.open(request.workspaceFolders)
    if let options = request.initializationOptions { configure(options["stet"] ?? options, by: .user) }
    begin(Session(client: request.capabilities, encoding: negotiated(request.capabilities), settings: session.settings))
    // The specification: a server whose parent is gone before it starts shall end.
    if let parent = request.processId, parent > 0, kill(pid_t(truncatingIfNeeded: parent), 0) != 0, errno == ESRCH {
      end()
    }
    return InitializeResult(
      capabilities: capabilities(for: request.capabilities), serverInfo: ServerInfo(name: "stet", version: version))
  }

  private func capabilities(for client: ClientCapabilities) -> ServerCapabilities {
    var capabilities = ServerCapabilities()
    capabilities.positionEncoding = client.positionEncodings.isEmpty ? nil : session.encoding
    capabilities.textDocumentSync = TextDocumentSyncOptions(
      openClose: true, change: .incremental, save: SaveOptions(includeText: false))
    capabilities.hoverProvider = true
    capabilities.definitionProvider = true
    capabilities.referencesProvider = true
    capabilities.documentHighlightProvider = true
    capabilities.completionProvider = CompletionOptions()
    capabilities.renameProvider = client.preparesRenaming ? .prepared : .bare
    capabilities.documentLinkProvider = DocumentLinkOptions()
    capabilities.codeLensProvider = CodeLensOptions()
    capabilities.codeActionProvider = CodeActionOptions(codeActionKinds: [
      ActionKind.fix, ActionKind.fixAll, ActionKind.open, ActionKind.factcheck, ActionKind.archive,
      ActionKind.nextUnsourced, ActionKind.worksheet,
    ])
    capabilities.documentSymbolProvider = true
    capabilities.workspaceSymbolProvider = true
    capabilities.executeCommandProvider = ExecuteCommandOptions(commands: ServerCommand.allCases.map(\.rawValue))
    if client.pullsDiagnostics {
      capabilities.diagnosticProvider = DiagnosticOptions(
        identifier: "stet", interFileDependencies: false, workspaceDiagnostics: session.settings.workspace == .on)
    }
    capabilities.inlayHintProvider = client.inlayHints ? true : nil
    capabilities.semanticTokensProvider =
      client.semanticTokens ? SemanticTokensOptions(legend: AttributionColour.legend, range: true, full: true) : nil
    capabilities.foldingRangeProvider = true
    capabilities.selectionRangeProvider = true
    capabilities.workspace = WorkspaceOptions(
      workspaceFolders: WorkspaceFoldersOptions(supported: true, changeNotifications: true),
      fileOperations: client.renamesFiles
        ? FileOperationOptions(willRename: FileOperationFilters(files: allFormats.glob)) : nil)
    return capabilities
  }

  /// The flag, else the setting, else what the editor offers first, else UTF-16.
  private func negotiated(_ client: ClientCapabilities) -> PositionEncoding {
    forcedEncoding ?? PositionEncoding(rawValue: session.settings.positionEncoding) ?? client.positionEncodings.first
      ?? .utf16
  }
}
