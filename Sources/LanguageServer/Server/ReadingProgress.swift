import LanguageServerProtocol

/// What the editor knows of a deep reading under way.
final class ReadingProgress {
  private enum State {
    case none
    case asked(String, request: Int)
    case begun(String)
  }

  private var state = State.none
  /// Tokens given out so far.
  private var count = 0

  /// Says how far a reading has come, once the editor has agreed to show it.
  ///
  /// - Parameter percentage: from 0 to 100.
  func tell(_ percentage: Int, on server: Server) {
    switch state {
    case .none:
      count += 1
      let token = "stet/deep/\(count)"
      state = .asked(token, request: server.ask(CreateProgressRequest(token: token)))
    case .asked: break
    case .begun(let token): send(token, .report(percentage: percentage), on: server)
    }
  }

  /// The editor's answer to the question whether it shows progress.
  func take(_ id: RequestID?, _ answer: EditorAnswer, for server: Server) {
    guard case .asked(let token, let request) = state, id == .number(request), case .result = answer else { return }
    state = .begun(token)
    send(token, .begin("Reading deeply", percentage: 0), on: server)
  }

  func end(on server: Server) {
    if case .begun(let token) = state { send(token, .end("Read"), on: server) }
    state = .none
  }

  private func send(_ token: String, _ value: WorkDoneProgress, on server: Server) {
    server.send(.notification(ProgressNotification(token: .string(token), value: value)))
  }
}
