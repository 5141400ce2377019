import Articles
import Glibc
import LanguageServerProtocol
import Rules

extension Server {
  func initialize(_ request: InitializeRequest) -> InitializeResult {
    client = request.capabilities
    if let options = request.initializationOptions { configure(options, isOurs: true) }
    encoding = negotiated()
    // The specification: a server whose parent is gone before it starts shall end.
    if let parent = request.processId, parent > 0, kill(pid_t(truncatingIfNeeded: parent), 0) != 0, errno == ESRCH {
      end()
    }
    var capabilities = ServerCapabilities()
    capabilities.positionEncoding = client.positionEncodings.isEmpty ? nil : encoding
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
      ActionKind.fix, ActionKind.open, ActionKind.factcheck,
    ])
    capabilities.documentSymbolProvider = true
    capabilities.workspaceSymbolProvider = true
    capabilities.executeCommandProvider = ExecuteCommandOptions(commands: ServerCommand.allCases.map(\.rawValue))
    if client.pullsDiagnostics {
      capabilities.diagnosticProvider = DiagnosticOptions(
        identifier: "stet", interFileDependencies: false, workspaceDiagnostics: false)
    }
    return InitializeResult(
      capabilities: capabilities, serverInfo: ServerInfo(name: "stet", version: version))
  }

  /// The flag, else the setting, else what the editor offers first, else UTF-16.
  private func negotiated() -> PositionEncoding {
    forcedEncoding ?? PositionEncoding(rawValue: settings.positionEncoding) ?? client.positionEncodings.first ?? .utf16
  }

  /// Takes settings: all of `initializationOptions` is ours, of a configuration only what stands under "stet".
  func configure(_ json: JSONValue, isOurs: Bool) {
    let ours = json["stet"] ?? (isOurs ? json : .null)
    guard ours != .null else { return }
    var settings = Settings()
    let problems = settings.apply(SettingValue(ours))
    let forgetsReadings = settings.deep == .off && self.settings.deep != .off
    self.settings = settings
    for uri in documents.keys {
      if forgetsReadings {
        documents[uri]?.forgetReading()
        number(uri)
      }
      documents[uri]?.needsPublishing = true
      documents[uri]?.related = nil
      documents[uri]?.needsLook = true
    }
    for problem in problems { tell(.warning, problem) }
  }
}

extension SettingValue {
  package init(_ json: JSONValue) {
    switch json {
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .integer(value)
    case .string(let value): self = .string(value)
    case .array(let values): self = .list(values.map(SettingValue.init))
    case .object(let values): self = .table(values.mapValues(SettingValue.init))
    case .null, .number: self = .other
    }
  }
}
