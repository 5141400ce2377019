import Glibc
import LanguageServerProtocol
import Rules

extension Server {
  func initialize(_ request: InitializeRequest) -> InitializeResult {
    begin(Session(client: request.capabilities))
    if let options = request.initializationOptions { configure(options["stet"] ?? options, by: .user) }
    begin(
      Session(
        client: request.capabilities, encoding: negotiated(request.capabilities), settings: session.settings,
        configuration: session.configuration))
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
      ActionKind.fix, ActionKind.open, ActionKind.factcheck,
    ])
    capabilities.documentSymbolProvider = true
    capabilities.workspaceSymbolProvider = true
    capabilities.executeCommandProvider = ExecuteCommandOptions(commands: ServerCommand.allCases.map(\.rawValue))
    if client.pullsDiagnostics {
      capabilities.diagnosticProvider = DiagnosticOptions(
        identifier: "stet", interFileDependencies: false, workspaceDiagnostics: false)
    }
    return capabilities
  }

  /// The flag, else the setting, else what the editor offers first, else UTF-16.
  private func negotiated(_ client: ClientCapabilities) -> PositionEncoding {
    forcedEncoding ?? PositionEncoding(rawValue: session.settings.positionEncoding) ?? client.positionEncodings.first
      ?? .utf16
  }

  /// Whose settings are taken: the user's own, of `initializationOptions`, or those of a folder, which a configuration that
  /// changes may come with.
  enum SettingsOwner { case user, folder }

  /// Takes settings: all of `initializationOptions`, of a configuration what stands under "stet".
  func configure(_ json: JSONValue, by owner: SettingsOwner) {
    guard json != .null else { return }
    var settings = Settings()
    let configuration = SettingValue(json)
    var problems = settings.apply(configuration)
    switch owner {
    case .user: userPaths.take(settings)
    case .folder:
      let checked = userPaths.checked(settings)
      settings = checked.settings
      problems += checked.problems
    }
    archives.forgetFailure()
    let forgetsReadings = settings.deep == .off && session.settings.deep != .off
    take(settings, configuration)
    documents.settingsHaveChanged(forgetsReadings: forgetsReadings)
    for problem in problems { tell(.warning, problem) }
  }

  /// Asks the editor to watch the folders of the settings, or to stop; once it has been told of the session, and whenever
  /// they change.
  func watchFolders() {
    guard session.client.watchesFiles else { return }
    for request in watchedFolders.requests(toWatch: session.settings.archivePaths) { ask(request) }
  }

  /// Looks again for an archive that was not there or could not be read: it may have been made or mended since. What it
  /// holds then counts for all open texts.
  func lookForArchive() {
    if archives.lookAgain(session.settings.archivePath) { documents.settingsHaveChanged(forgetsReadings: false) }
  }

  /// Brings the archive up to date with the watched folders.
  func writeWatchedFiles() {
    guard let path = archives.path(session.settings.archivePath) else { return }
    do {
      if try watchedFolders.write(to: path) { documents.archiveHasChanged() }
    } catch {
      tell(.warning, "\(error)")
    }
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
