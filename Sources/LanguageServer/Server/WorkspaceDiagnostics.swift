import Articles
import Files
import Formats
import LanguageServerProtocol
import Presentation
import Rules

extension Server {
  /// Begins to read all texts of the workspace. Of two such requests the newer counts.
  func beginReading(_ id: RequestID, _ request: WorkspaceDiagnosticRequest) {
    cancelReading()
    let reading = WorkspaceReading(id, request, folders: configuration.workspacePaths)
    workspaceReading = reading
    if let token = reading.token {
      send(.notification(ProgressNotification(token: token, value: .begin("Reading the workspace", percentage: 0))))
    }
  }

  /// Reads one more file, or answers; false where nothing is to be read.
  func readNext() -> Bool {
    guard let reading = workspaceReading else { return false }
    guard let path = reading.next else {
      workspaceReading = nil
      end(reading, "Read \(reading.count) text\(reading.count == 1 ? "" : "s")")
      tellComplaints()
      send(.answer(reading.id, WorkspaceDiagnosticReport(items: reading.items)))
      return true
    }
    read(path, for: reading)
    if let token = reading.token, let percentage = reading.newPercentage {
      send(.notification(ProgressNotification(token: token, value: .report(percentage: percentage))))
    }
    return true
  }

  /// Gives up the reading under way.
  func cancelReading() {
    guard let reading = workspaceReading else { return }
    workspaceReading = nil
    end(reading, "Not read to the end")
    send(.error(reading.id, ResponseError(.requestCancelled, "The request was cancelled")))
  }

  private func end(_ reading: WorkspaceReading, _ words: String) {
    if let token = reading.token { send(.notification(ProgressNotification(token: token, value: .end(words)))) }
  }

  private func read(_ path: String, for reading: WorkspaceReading) {
    if let open = documents.first(where: { $0.path == path }) {
      let items = view(open).diagnostics
      reading.take(open.uri, version: open.version, resultID: DocumentView.resultID(of: items)) { items }
      return
    }
    let uri = "file://" + FileAddress.encoded(path)
    var ofEditor = configuration.settings(of: uri)
    // As `stet lint` without an archive: to ask it for each file of a folder would take minutes.
    ofEditor.archivePath = ""
    let (session, layers) = (session.with(ofEditor), configuration.layers(of: uri))
    let version = ReadFiles.Version(path, folderSettings.settings(of: path, layers, session).settings)
    if let known = readFiles.resultID(of: path, version), reading.holds(known, of: uri) {
      return reading.take(uri, version: nil, resultID: known) { [] }
    }
    let format = allFormats.ofDocument(fileName: path)
    guard let text = try? Files.readText(path, format, namedBy: .stranger) else { return reading.passOver() }
    let document = Document(uri: uri, bytes: text.bytes)
    let items = DocumentView(
      document, session, ArchiveAccess(standardPath: nil), bases, ignoreFiles, folderSettings, layers
    ).diagnostics
    ignoreFiles.forget(path + IgnoreList.fileSuffix)
    let resultID = DocumentView.resultID(of: items)
    readFiles.note(path, version, resultID)
    reading.take(uri, version: nil, resultID: resultID) { items }
  }
}
