import Files
import LanguageServerProtocol
import Rules

/// The answer to a request for what is said about all texts of the workspace, worked out file by file between the messages of
/// the editor.
final class WorkspaceReading {
  let id: RequestID
  let token: JSONValue?
  /// By the addresses of the texts.
  private let previous: [DocumentURI: String]
  private let paths: [String]
  private var done = 0
  private(set) var items: [WorkspaceDocumentReport] = []
  private var toldPercentage = 0

  /// Files of a workspace; no editor lists more.
  private static let mostFiles = 10_000

  /// - Parameter folders: texts in them are read as `stet lint` reads those of a folder.
  init(_ id: RequestID, _ request: WorkspaceDiagnosticRequest, folders: [String]) {
    (self.id, token) = (id, request.workDoneToken)
    previous = Dictionary(request.previousResultIds.map { ($0.uri, $0.value) }) { _, last in last }
    let found = TextFiles.files(in: folders).files.lazy.filter { $0.namedBy == .stranger }
    paths = Array(found.map(\.path).prefix(Self.mostFiles))
  }

  /// The next file; nil where all are done.
  var next: String? { done < paths.count ? paths[done] : nil }
  var count: Int { paths.count }

  /// - Parameter items: not asked for where the editor holds what they are.
  func take(_ uri: DocumentURI, version: Int?, resultID: String, items: () -> [Diagnostic]) {
    done += 1
    let isKnown = holds(resultID, of: uri)
    self.items.append(
      WorkspaceDocumentReport(
        uri: uri, version: version,
        report: isKnown ? .unchanged(resultId: resultID) : .full(resultId: resultID, items: items())))
  }

  /// Whether the editor still has a report on a text.
  func holds(_ resultID: String, of uri: DocumentURI) -> Bool { previous[uri] == resultID }

  /// A file that is gone or cannot be read.
  func passOver() { done += 1 }

  /// From 0 to 100, where it is another one than the last time.
  var newPercentage: Int? {
    let percentage = paths.isEmpty ? 100 : 100 * done / paths.count
    defer { toldPercentage = percentage }
    return percentage == toldPercentage ? nil : percentage
  }
}

/// What closed texts of the workspace were found to hold, so that an editor that asks again and again costs a look at each file.
final class ReadFiles {
  /// Taken before a file is read: what is written meanwhile makes another one.
  struct Version: Hashable {
    fileprivate let text: Files.Stamp
    fileprivate let ignored: Files.Stamp
    fileprivate let settings: Settings

    init(_ path: String, _ settings: Settings) {
      text = Files.Stamp(path, namedBy: .stranger)
      ignored = Files.Stamp(path + IgnoreList.fileSuffix, namedBy: .stranger)
      self.settings = settings
    }
  }

  private var known: [String: (version: Version, resultID: String)] = [:]

  /// What the file was known by the last time, if nothing of it has changed since.
  func resultID(of path: String, _ version: Version) -> String? {
    guard let known = known[path], known.version == version else { return nil }
    return known.resultID
  }

  func note(_ path: String, _ version: Version, _ resultID: String) { known[path] = (version, resultID) }
}
