import Archive
import Articles
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

  /// What the editor knows of a reading under way.
  enum Progress {
    case none
    case asked(String, request: Int)
    case begun(String)
  }

  /// Framed messages for the editor, to be taken and emptied.
  package var output: [UInt8] = []
  /// Set once the session is over: the status to exit with.
  package private(set) var exitStatus: Int32?

  private var state = State.new
  private var queue: [Incoming] = []
  /// What has come out of the queue.
  private var taken = 0
  private(set) var lastRequest = 0
  /// As the editor was asked to watch them.
  var watchedFolders: [String] = []
  /// Changed files of these that are not in the archive yet.
  var waitingFiles: [(path: String, isDeleted: Bool)] = []
  /// What the user was asked to choose among, by the number of the question: titles and their addresses.
  var offered: [Int: [String: String]] = [:]
  /// Texts numbered so far.
  private var revisions = 0
  let forcedEncoding: PositionEncoding?
  let version: String
  var client = ClientCapabilities(.null)
  var encoding = PositionEncoding.utf16
  var settings = Settings()
  var documents: [DocumentURI: Document] = [:]
  let archive: ArchiveAccess
  let knowledge: KnowledgeAccess
  let encoder: EncoderAccess
  var progress = Progress.none
  /// Tokens given out so far.
  var progressCount = 0

  /// - Parameters:
  ///   - version: as `initialize` is answered.
  ///   - encoding: for an editor that counts columns in its own way and does not say so; beats every negotiation.
  ///   - archivePath: the archive's file where no setting names one; nil for none.
  ///   - entitiesFolder: of the user's knowledge bases; nil for none but the starter base.
  ///   - openEncoder: called when a text first waits for the deep tier; nil for a session without one.
  package init(
    version: String, encoding: PositionEncoding? = nil, archivePath: String?, entitiesFolder: String? = nil,
    openEncoder: (() throws(FileError) -> Encoder)? = nil
  ) {
    self.version = version
    forcedEncoding = encoding
    archive = ArchiveAccess(standardPath: archivePath)
    knowledge = KnowledgeAccess(folder: entitiesFolder)
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
    let found = queue.indices.dropFirst(taken).first {
      switch queue[$0] {
      case .request(id, _), .unknownRequest(id, _): true
      default: false
      }
    }
    guard let found else { return }
    queue.remove(at: found)
    send(.error(id, ResponseError(.requestCancelled, "The request was cancelled")))
  }

  /// Lets the oldest message take effect, or when there is none publishes one document. False when there was nothing
  /// to do, which is when to wait for input.
  package func proceed() -> Bool {
    if exitStatus != nil { return false }
    if taken < queue.count {
      let message = queue[taken]
      taken += 1
      if taken == queue.count || taken > 256 {
        queue.removeFirst(taken)
        taken = 0
      }
      handle(message)
      return true
    }
    return state == .running && publishNext()
  }

  /// The editor closed the pipe.
  package func end() {
    if exitStatus == nil { exitStatus = state == .shutDown ? 0 : 1 }
  }

  func send(_ message: Outgoing) { send(message.body) }

  func send(_ body: [UInt8]) { output += framed(body) }

  func tell(_ type: MessageType, _ message: String) { send(.notification(ShowMessageNotification(type, message))) }

  func ask(_ request: any OutgoingRequest) {
    lastRequest += 1
    send(.request(.number(lastRequest), request))
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
      chosen(id, answer)
      takeProgressAnswer(id, answer)
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
      state = .shutDown
      send(.answer(id, JSONValue.null))
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
      documents[note.textDocument.uri] = Document(note.textDocument)
      number(note.textDocument.uri)
      tellAboutIgnoreFile(note.textDocument.uri)
    case let note as DidChangeNotification:
      documents[note.textDocument.uri]?.apply(
        note.contentChanges, version: note.textDocument.version, encoding: encoding)
      number(note.textDocument.uri)
    case let note as DidSaveNotification:
      documents[note.textDocument.uri]?.related = nil
      documents[note.textDocument.uri]?.needsLook = true
      documents[note.textDocument.uri]?.needsPublishing = true
    case let note as DidCloseNotification:
      close(note.textDocument.uri)
    case let note as DidChangeConfigurationNotification:
      configure(note.settings, isOurs: false)
      watchFolders()
      refreshPulled()
    case is InitializedNotification:
      watchFolders()
    case let note as DidChangeWatchedFilesNotification:
      take(note.changes)
    default: break
    }
  }

  private func answer(_ id: RequestID, _ request: any Request) {
    do throws(ResponseError) {
      switch request {
      case let request as HoverRequest: send(.answer(id, hover(request)))
      case let request as DefinitionRequest: send(.answer(id, definition(request)))
      case let request as ReferencesRequest: send(.answer(id, references(request)))
      case let request as DocumentHighlightRequest: send(.answer(id, highlights(request)))
      case let request as CompletionRequest: send(.answer(id, completion(request)))
      case let request as PrepareRenameRequest: send(.answer(id, renamable(request)))
      case let request as RenameRequest: send(.answer(id, try rename(request)))
      case let request as DocumentLinkRequest: send(.answer(id, documentLinks(request)))
      case let request as CodeActionRequest: send(.answer(id, codeActions(request)))
      case let request as DocumentSymbolRequest: send(.answer(id, symbols(request)))
      case let request as WorkspaceSymbolRequest: send(.answer(id, symbols(request)))
      case let request as DocumentDiagnosticRequest: send(.answer(id, pulledDiagnostics(request)))
      case let request as CodeLensRequest: send(.answer(id, lenses(request)))
      case let request as ExecuteCommandRequest: send(.answer(id, try execute(request)))
      default: throw ResponseError(.methodNotFound, "There is no method \(type(of: request).method)")
      }
    } catch {
      send(.error(id, error))
    }
  }

  /// Gives a text that is new a number of its own.
  func number(_ uri: DocumentURI) {
    revisions += 1
    documents[uri]?.revision = revisions
  }

  /// Runs work on a document and keeps what it learnt; nil for a document that is not open.
  func with<Answer>(_ uri: DocumentURI, _ work: (inout Document) -> Answer) -> Answer? {
    guard var document = documents.removeValue(forKey: uri) else { return nil }
    defer { documents[uri] = document }
    return work(&document)
  }

  func columns(_ text: SourceText) -> Columns { Columns(text: text, encoding: encoding) }
}
