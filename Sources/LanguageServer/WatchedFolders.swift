import Archive
import Articles
import Files
import Formats
import LanguageServerProtocol
import Presentation

/// The folders that the archive is kept fresh from, by what the editor tells of their files.
extension Server {
  private static let watching = "stet.archive.paths"

  /// Asks the editor to watch the folders of the settings, or to stop; once it has been told of the session, and whenever
  /// they change.
  func watchFolders() {
    guard client.watchesFiles, settings.archivePaths != watchedFolders else { return }
    if !watchedFolders.isEmpty { ask(UnregisterCapabilityRequest(watchingID: Self.watching)) }
    watchedFolders = settings.archivePaths
    guard !watchedFolders.isEmpty else { return }
    ask(RegisterCapabilityRequest(watching: watchedFolders.map { "\(Self.folder($0))/**/*" }, id: Self.watching))
  }

  private static func folder(_ path: String) -> String { path.hasSuffix("/") ? String(path.dropLast()) : path }

  /// Adds what was written to the archive and takes out what was deleted. While another process adds, the changes wait.
  func take(_ changes: [FileEvent]) {
    for change in changes {
      guard let path = FileAddress.path(of: change.uri), isWatched(path), allFormats.ofFile(path) != nil else {
        continue
      }
      waitingFiles.removeAll { $0.path == path }
      waitingFiles.append((path, change.type == .deleted))
    }
    writeWaitingFiles()
  }

  private func isWatched(_ path: String) -> Bool {
    let inside = watchedFolders.first { path.hasPrefix(Self.folder($0) + "/") }
    return inside.map { !path.dropFirst($0.count).contains("/.") } ?? false
  }

  private func writeWaitingFiles() {
    guard !waitingFiles.isEmpty, let archivePath = archive.path(settings.archivePath) else { return }
    do {
      let writer = try ArchiveWriter(path: archivePath)
      try writer.add(waitingFiles.filter { !$0.isDeleted }.compactMap { Self.article($0.path) })
      let deleted = waitingFiles.filter(\.isDeleted).map(\.path)
      if !deleted.isEmpty { _ = try writer.remove(deleted) }
      waitingFiles = []
      for uri in documents.keys { documents[uri]?.related = nil }
    } catch ArchiveError.locked {
      // The next event, or the indexer itself, takes them.
    } catch {
      waitingFiles = []
      tell(.warning, "\(error)")
    }
  }

  /// Nil for a file that holds no article or is gone again.
  private static func article(_ path: String) -> ArchivedArticle? {
    guard let bytes = try? Files.readText(path) else { return nil }
    let page = OutlinedPage(SourceText(bytes), format: allFormats.ofDocument(fileName: path))
    let article = ArchivedArticle(of: page, id: path)
    return article.text.isEmpty ? nil : article
  }
}
