import Articles
import LanguageServerProtocol
import Rules

extension Server {
  /// Publishes one document that needs it; false when none does, or when the editor asks by itself.
  func publishNext() -> Bool {
    guard !session.client.pullsDiagnostics, let document = documents.first(where: \.needsPublishing) else {
      return false
    }
    let diagnostics = view(document).diagnostics
    tellComplaints()
    tellProblem(of: document)
    let message = Outgoing.notification(
      PublishDiagnosticsNotification(uri: document.uri, version: document.version, diagnostics: diagnostics))
    let body = message.body
    if document.publish(body) { send(body) }
    return true
  }

  /// Nothing found in a text that cannot be read would pass for nothing to be found.
  private func tellProblem(of document: Document) {
    if let problem = document.takeProblem() { tell(.warning, "\(document.path ?? document.uri): \(problem)") }
  }

  func close(_ uri: DocumentURI) {
    if let path = documents[uri]?.ignoreFile { ignoreFiles.forget(path) }
    guard documents.close(uri) else { return }
    keepsMemory = true
    guard !session.client.pullsDiagnostics else { return }
    send(.notification(PublishDiagnosticsNotification(uri: uri, diagnostics: [])))
  }

  func pulledDiagnostics(_ request: DocumentDiagnosticRequest) -> DocumentDiagnosticReport {
    let document = documents[request.textDocument.uri]
    let items = document.map { view($0).diagnostics } ?? []
    document.map(tellProblem)
    let body = DocumentView.pulledBody(items)
    document?.wasPulled(body)
    let resultID = ModelFile.digest(of: body)
    return request.previousResultId == resultID
      ? .unchanged(resultId: resultID) : .full(resultId: resultID, items: items)
  }

  /// Tells an editor that pulls to ask again.
  func refreshPulled() {
    if session.client.pullsDiagnostics { ask(RefreshDiagnosticsRequest()) }
  }

  /// A line that cannot be read silences nothing; its writer should know when the text is opened.
  func tellAboutIgnoreFile(_ uri: DocumentURI) {
    guard let path = documents[uri]?.ignoreFile else { return }
    _ = ignoreFiles.list(of: path)
    tellComplaints()
  }
}
