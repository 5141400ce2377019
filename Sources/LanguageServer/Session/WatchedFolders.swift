import Archive
import Articles
import Files
import Formats
import LanguageServerProtocol
import Presentation

/// The folders that the archive is kept fresh from, by what the editor tells of their files.
final class WatchedFolders {
  private static let watching = "stet.archive.paths"
  /// The number of the request that has not been answered.
  var question: Int?
  /// The user knows that nobody watches.
  var isRefusalTold = false

  /// As the editor was asked to watch them.
  private var folders: [String] = []
  /// Changed files of these that are not in the archive yet.
  private var waiting: [(path: String, isDeleted: Bool)] = []

  /// What the editor is to be asked so that it watches these folders and no others; nothing where it does already.
  ///
  /// - Parameter relative: the editor takes a folder with a pattern, which reaches folders outside of the workspace.
  func requests(toWatch wanted: [String], relative: Bool) -> [any OutgoingRequest] {
    guard wanted != folders else { return [] }
    var requests: [any OutgoingRequest] = []
    if !folders.isEmpty { requests.append(UnregisterCapabilityRequest(watchingID: Self.watching)) }
    folders = wanted
    if !folders.isEmpty {
      let patterns = folders.map(Self.folder).map { folder -> GlobPattern in
        relative
          ? .folder("file://" + FileAddress.encoded(folder), allFormats.glob)
          : .workspace("\(folder)/\(allFormats.glob)")
      }
      requests.append(RegisterCapabilityRequest(watching: patterns, id: Self.watching))
    }
    return requests
  }

  private static func folder(_ path: String) -> String { path.hasSuffix("/") ? String(path.dropLast()) : path }

  /// Notes what was written and what was deleted in the folders.
  func take(_ changes: [FileEvent]) {
    for change in changes {
      guard let path = FileAddress.path(of: change.uri), isWatched(path), allFormats.ofFile(path) != nil,
        !WorksheetName.isOne(path)
      else {
        continue
      }
      waiting.removeAll { $0.path == path }
      waiting.append((path, change.type == .deleted))
    }
  }

  private func isWatched(_ path: String) -> Bool {
    let inside = folders.first { path.hasPrefix(Self.folder($0) + "/") }
    return inside.map { !path.dropFirst($0.count).contains("/.") } ?? false
  }

  /// Whether a file lies in a watched folder indeed, and not at the end of a link in it.
  private func stays(_ path: String) -> Bool {
    guard let real = Files.realPath(path) else { return false }
    return folders.contains { folder in
      path.hasPrefix(Self.folder(folder) + "/")
        && Files.realPath(folder).map { real.hasPrefix(Self.folder($0) + "/") } ?? false
    }
  }

  /// Adds what was written to the archive and takes out what was deleted; false where nothing was done. While another
  /// process adds, the changes wait for the next event, or for the indexer itself.
  func write(to archivePath: String) throws -> Bool {
    guard !waiting.isEmpty else { return false }
    do {
      // Read before the lock is taken, which nobody then waits for longer than writing takes.
      let articles = waiting.filter { !$0.isDeleted && stays($0.path) }.compactMap { Self.article($0.path) }
      let writer = try ArchiveWriter(path: archivePath)
      try writer.add(articles)
      let deleted = waiting.filter(\.isDeleted).map(\.path)
      if !deleted.isEmpty { _ = try writer.remove(deleted) }
      waiting = []
      return true
    } catch ArchiveError.locked {
      return false
    } catch {
      waiting = []
      throw error
    }
  }

  /// Nil for a file that holds no article or is gone again.
  private static func article(_ path: String) -> ArchivedArticle? {
    guard let page = try? TextFiles.page(path, namedBy: .stranger).page else { return nil }
    let article = ArchivedArticle(of: page, id: path)
    return article.text.isEmpty ? nil : article
  }
}
