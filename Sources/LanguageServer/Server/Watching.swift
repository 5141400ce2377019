import Formats
import LanguageServerProtocol
import Presentation
import Rules
import SettingsFiles

extension Server {
  private static let ignoreFilesID = "stet.ignoreFiles"

  /// Asks the editor to watch the ignore files and settings files of the workspace, which other programs write as well. Emacs watches each folder by
  /// itself, so it is not asked to where the workspace is the user's own folder.
  func watchIgnoreFiles() {
    guard session.client.watchesFiles, configuration.workspacePaths.count == configuration.folders.count else { return }
    ask(
      RegisterCapabilityRequest(
        watching: [.workspace("**/*\(IgnoreList.fileSuffix)"), .workspace("**/\(SettingsFile.name)")],
        id: Self.ignoreFilesID))
  }

  /// Asks the editor to watch the folders of the settings, or to stop; once it has been told of the session, and whenever
  /// they change. Where it cannot, the user is told how the archive is kept fresh instead.
  func watchFolders() {
    guard session.client.watchesFiles else {
      if !session.settings.archivePaths.isEmpty { tellThatNobodyWatches() }
      return
    }
    let paths = session.settings.archivePaths
    for request in watchedFolders.requests(toWatch: paths, relative: session.client.relativePatterns) {
      let number = ask(request)
      if request is RegisterCapabilityRequest { watchedFolders.question = number }
    }
  }

  /// The editor's answer to the question whether it watches.
  func takeWatching(_ id: RequestID?, _ answer: EditorAnswer) {
    guard let question = watchedFolders.question, id == .number(question) else { return }
    watchedFolders.question = nil
    if case .error = answer { tellThatNobodyWatches() }
  }

  private func tellThatNobodyWatches() {
    guard !watchedFolders.isRefusalTold else { return }
    watchedFolders.isRefusalTold = true
    tell(
      .warning,
      "Setting 'archive.paths': this editor does not watch folders; run 'stet archive add' on them to bring the archive up "
        + "to date")
  }

  func take(_ changes: [FileEvent]) {
    var isIgnoreFile = false
    for path in changes.compactMap({ FileAddress.path(of: $0.uri) }) where path.hasSuffix(IgnoreList.fileSuffix) {
      for document in documents.all where document.ignoreFile == path {
        document.ignoreFileHasChanged()
        isIgnoreFile = true
      }
    }
    let isSettingsFile = changes.contains { $0.uri.hasSuffix("/\(SettingsFile.name)") }
    if isSettingsFile { documents.settingsHaveChanged(forgetsReadings: false) }
    if isIgnoreFile || isSettingsFile { refreshPulled() }
    watchedFolders.take(changes)
    writeWatchedFiles()
    lookForArchive()
  }

  /// Brings the archive up to date with the watched folders.
  private func writeWatchedFiles() {
    guard let path = archives.path(session.settings.archivePath) else { return }
    do {
      if try watchedFolders.write(to: path) { documents.archiveHasChanged() }
    } catch {
      tell(.warning, "\(error)")
    }
  }
}
