import Archive
import Articles
import CMemory
import Files
import Formats
import Glibc
import LanguageServerProtocol
import Rules

/// The state of one session and the order in which its messages take effect.
///
/// It does no input or output of its own: whoever owns it hands in message bodies, calls `proceed()` as long as that
/// does something, and takes the bytes to send from `output`. Bodies are queued before they take effect, so that a
/// cancellation that has already arrived reaches a request that has not begun, and so that a burst of edits is read
/// to its end before anything is said about it. Nothing here waits.
package final class Server {
  private enum State { case new, running, shutDown }

  /// Framed messages for the editor that have not been taken.
  private var output: [UInt8] = []
  /// Set once the session is over: the status to exit with.
  package private(set) var exitStatus: Int32?

  private var state = State.new
  /// The editor has read the answer to its hello, and may be asked.
  private(set) var isInitialized = false
  private var queue = MessageQueue()
  private var lastRequest = 0
  /// Texts were closed, and what they took is the process's still.
  package internal(set) var keepsMemory = false
  private(set) var session = Session()

  let version: String
  let forcedEncoding: PositionEncoding?
  let documents = OpenDocuments()
  let archives: ArchiveAccess
  let bases: KnowledgeAccess
  let ignoreFiles = IgnoreFiles()
  let folderSettings = SettingsAccess()
  let configuration: Configuration
  /// The newest question for settings, until it is answered.
  var settingsQuestion: (number: Int, request: ConfigurationRequest)?
  let encoder: EncoderAccess
  let watchedFolders = WatchedFolders()
  /// The request for the findings of all texts that is being worked on.
  var workspaceReading: WorkspaceReading?
  let readFiles = ReadFiles()
  let questions = OpenQuestions()
  let progress = ReadingProgress()

  /// - Parameters:
  ///   - version: as `initialize` is answered.
  ///   - encoding: for an editor that counts columns in its own way and does not say so; beats every negotiation.
  ///   - archivePath: the archive's file where no setting names one; nil for none.
  ///   - dataFolder: Stet's own among the user's data, in which any configuration may name files; nil for none.
  ///   - entitiesFolder: of the user's knowledge bases; nil for none but the starter base.
  ///   - openEncoder: called when a text first waits for the deep tier; nil for a session without one.
  package init(
    version: String, encoding: PositionEncoding? = nil, archivePath: String?, dataFolder: String? = nil,
    entitiesFolder: String? = nil,
    openEncoder: (() throws(FileError) -> Encoder)? = nil
  ) {
    self.version = version
    forcedEncoding = encoding
    archives = ArchiveAccess(standardPath: archivePath)
    configuration = Configuration(UserPaths(dataFolder: dataFolder, standardArchive: archivePath))
    bases = KnowledgeAccess(folder: entitiesFolder)
    encoder = EncoderAccess(openEncoder)
  }

  // MARK: Order

  package func receive(_ frame: FrameReader.Frame) {
    switch frame {
    case .malformed(let reason):
      queue.append(.invalid(nil, ResponseError(.parseError, reason)))
    case .message(let body):
      let message = Incoming(body)
      if case .notification(let note) = message, let note = note as? CancelNotification {
        cancel(note.id)
      } else {
        queue.append(message)
      }
    }
  }

  /// Answers a request that has not begun; one that has is over by now.
  private func cancel(_ id: RequestID) {
    if workspaceReading?.id == id { return cancelReading() }
    guard queue.remove(id) else { return }
    send(.error(id, ResponseError(.requestCancelled, "The request was cancelled")))
  }

  /// Lets the oldest message take effect, or when there is none publishes one document or reads one of the workspace. False when there was nothing
  /// to do, which is when to wait for input.
  package func proceed() -> Bool {
    if exitStatus != nil { return false }
    if let message = queue.next() {
      handle(message)
      return true
    }
    return state == .running && (publishNext() || readNext())
  }

  /// The editor closed the pipe.
  package func end() {
    if exitStatus == nil { exitStatus = state == .shutDown ? 0 : 1 }
  }

  /// The framed messages for the editor since it was last asked.
  package func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  /// Gives the system back what closed texts took, which the allocator would keep for texts to come. It looks through all
  /// that is free, so it is for a moment when the editor pauses.
  package func giveBackMemory() {
    keepsMemory = false
    malloc_trim(0)
  }

  func send(_ message: Outgoing) { send(message.body) }

  func send(_ body: [UInt8]) { output += framed(body) }

  /// Gives the number of the question.
  @discardableResult
  func ask(_ request: any OutgoingRequest) -> Int {
    lastRequest += 1
    send(.request(.number(lastRequest), request))
    return lastRequest
  }

  func tell(_ type: MessageType, _ message: String) { send(.notification(ShowMessageNotification(type, message))) }

  /// Says what went wrong with the archive, the bases, the ignore files and the settings of folders since it was last said.
  func tellComplaints() {
    let complaints =
      archives.takeComplaints() + bases.takeComplaints() + ignoreFiles.takeComplaints()
      + folderSettings.takeComplaints()
    for complaint in complaints { tell(.warning, complaint) }
  }

  // MARK: Lifecycle

  private func handle(_ message: Incoming) {
    switch message {
    case .request(let id, let request): handle(id, request)
    case .notification(let note): handle(note)
    case .unknownRequest(let id, let method): handleUnknown(id, method)
    case .invalid(let id, let error): send(.error(id, error))
    case .badNotification(let method, let reason) where state == .running:
      send(.notification(LogMessageNotification(.warning, "\(method) was passed over: \(reason)")))
    case .response(let id, let answer):
      open(id, answer)
      progress.take(id, answer, for: self)
      takeSettings(id, answer)
      takeWatching(id, answer)
    case .unknownNotification, .badNotification: break
    }
  }

  private func handle(_ id: RequestID, _ request: any Request) {
    switch (state, request) {
    case (.new, let request as InitializeRequest):
      state = .running
      send(.answer(id, initialize(request)))
    case (.new, _):
      send(.error(id, ResponseError(.serverNotInitialized, "The first request must be initialize")))
    case (.running, is InitializeRequest):
      send(.error(id, ResponseError(.invalidRequest, "The session is initialized already")))
    case (.running, is ShutdownRequest):
      cancelReading()
      state = .shutDown
      send(.answer(id, JSONValue.null))
    case (.running, let request as WorkspaceDiagnosticRequest):
      beginReading(id, request)
    case (.running, _):
      answer(id, request)
    case (.shutDown, _):
      send(.error(id, ResponseError(.invalidRequest, "The session was shut down")))
    }
  }

  private func handleUnknown(_ id: RequestID, _ method: String) {
    switch state {
    case .new: send(.error(id, ResponseError(.serverNotInitialized, "The first request must be initialize")))
    case .running: send(.error(id, ResponseError(.methodNotFound, "There is no method \(method)")))
    case .shutDown: send(.error(id, ResponseError(.invalidRequest, "The session was shut down")))
    }
  }

  private func handle(_ note: any Notification) {
    if note is ExitNotification {
      exitStatus = state == .shutDown ? 0 : 1
    } else if state == .running {
      take(note)
    }
  }

  private func take(_ note: any Notification) {
    switch note {
    case let note as DidOpenNotification:
      documents.open(note.textDocument)
      tellAboutIgnoreFile(note.textDocument.uri)
    case let note as DidChangeNotification:
      documents.change(
        note.textDocument.uri, note.contentChanges, version: note.textDocument.version, encoding: session.encoding)
    case let note as DidSaveNotification:
      documents[note.textDocument.uri]?.wasSaved()
      lookForArchive()
    case let note as DidCloseNotification:
      close(note.textDocument.uri)
    case let note as DidChangeConfigurationNotification:
      if let ours = note.settings["stet"] { configure(ours, by: .folder) }
      watchFolders()
      refreshPulled()
      askForSettings()
    case is InitializedNotification:
      isInitialized = true
      watchIgnoreFiles()
      watchFolders()
      askForSettings()
    case let note as DidChangeWorkspaceFoldersNotification:
      configuration.open(note.event.added.map(\.uri), close: note.event.removed.map(\.uri))
      askForSettings()
    case let note as DidChangeWatchedFilesNotification:
      take(note.changes)
    default: break
    }
  }

  private func answer(_ id: RequestID, _ request: any Request) {
    let outcome: Outgoing
    do throws(ResponseError) {
      outcome = try answered(id, request)
    } catch {
      outcome = .error(id, error)
    }
    tellComplaints()
    send(outcome)
  }

  private func answered(_ id: RequestID, _ request: any Request) throws(ResponseError) -> Outgoing {
    switch request {
    case let request as HoverRequest: .answer(id, view(request.textDocument)?.hover(request))
    case let request as DefinitionRequest: .answer(id, view(request.textDocument)?.definition(request))
    case let request as ReferencesRequest: .answer(id, view(request.textDocument)?.references(request) ?? [])
    case let request as DocumentHighlightRequest: .answer(id, view(request.textDocument)?.highlights(request) ?? [])
    case let request as CompletionRequest:
      .answer(id, view(request.textDocument)?.completion(request) ?? CompletionList(isIncomplete: false, items: []))
    case let request as PrepareRenameRequest: .answer(id, view(request.textDocument)?.renamable(request))
    case let request as RenameRequest: .answer(id, try openView(request.textDocument).rename(request))
    case let request as DocumentLinkRequest: .answer(id, view(request.textDocument)?.documentLinks() ?? [])
    case let request as CodeActionRequest: .answer(id, view(request.textDocument)?.codeActions(request) ?? [])
    case let request as DocumentSymbolRequest:
      .answer(id, view(request.textDocument)?.symbols() ?? (session.client.symbolTrees ? .tree([]) : .flat([])))
    case let request as WorkspaceSymbolRequest: .answer(id, workspace.symbols(request))
    case let request as WillRenameFilesRequest: .answer(id, renamedIgnoreFiles(request))
    case let request as DocumentDiagnosticRequest: .answer(id, pulledDiagnostics(request))
    case let request as InlayHintRequest: .answer(id, view(request.textDocument)?.inlayHints(request) ?? [])
    case let request as SemanticTokensRequest:
      .answer(id, view(request.textDocument)?.semanticTokens() ?? SemanticTokens(data: []))
    case let request as SemanticTokensRangeRequest:
      .answer(id, view(request.textDocument)?.semanticTokens(request.range) ?? SemanticTokens(data: []))
    case let request as FoldingRangeRequest: .answer(id, view(request.textDocument)?.foldingRanges() ?? [])
    case let request as SelectionRangeRequest: .answer(id, view(request.textDocument)?.selectionRanges(request) ?? [])
    case let request as CodeLensRequest: .answer(id, view(request.textDocument)?.lenses() ?? [])
    case let request as ExecuteCommandRequest: .answer(id, try execute(request))
    default: throw ResponseError(.methodNotFound, "There is no method \(type(of: request).method)")
    }
  }

  // MARK: What features are given

  /// Nil for a document that is not open.
  func view(_ document: TextDocumentIdentifier) -> DocumentView? { documents[document.uri].map(view) }

  func view(_ document: Document) -> DocumentView {
    DocumentView(
      document, session.with(configuration.settings(of: document.uri)), archives, bases, ignoreFiles, folderSettings,
      configuration.layers(of: document.uri))
  }

  private func openView(_ document: TextDocumentIdentifier) throws(ResponseError) -> DocumentView {
    guard let view = view(document) else { throw ResponseError(.invalidParams, "\(document.uri) is not open") }
    return view
  }

  private var workspace: WorkspaceView { WorkspaceView(documents.all.map(view), session, archives, bases) }

  // MARK: What was agreed on

  /// Begins a session as both sides can have it.
  func begin(_ session: Session) { self.session = session }

  func take(_ settings: Settings) { session = session.with(settings) }
}
