import Archive
import Articles
import Files
import Formats
import Glibc
import LanguageServerProtocol
import Rules

/// The archive of a session: opened when first needed, done without when there is none.
final class ArchiveAccess {
  private let standardPath: String?
  private var reader: ArchiveReader?
  /// The path at which none could be opened: not tried for every question, but when it may have been made or mended.
  private var failedPath: String?
  /// What went wrong since it was last asked.
  private var complaints: [String] = []
  /// Sentences that were said, each once in a session.
  private var told: Set<String> = []
  /// No longer than this, so that an answer never keeps the editor waiting.
  private static let budgetMilliseconds = 50

  /// Where passages stand in their files, each looked for once.
  private var lines: [ArchivedRemark: Int] = [:]

  init(standardPath: String?) { self.standardPath = standardPath }

  /// Where the archive is or would be; nil where there is no place for one.
  func path(_ setting: String) -> String? { setting.isEmpty ? standardPath : setting }

  /// Nil where there is no archive or it cannot be read.
  func open(_ setting: String) -> ArchiveReader? {
    guard let path = path(setting) else { return nil }
    if let reader, reader.path == path { return reader }
    guard failedPath != path else { return nil }
    guard access(path, F_OK) == 0 else {
      if !setting.isEmpty, setting != standardPath { complain(Self.missing(path)) }
      return nil
    }
    do {
      let reader = try ArchiveReader(path: path)
      reader.budgetMilliseconds = Self.budgetMilliseconds
      self.reader = reader
      return reader
    } catch {
      failedPath = path
      complain("\(error)")
      return nil
    }
  }

  /// Looks again at what could not be opened, when next it is needed.
  func forgetFailure() { failedPath = nil }

  /// Whether there is an archive now where there was none to read before.
  func lookAgain(_ setting: String) -> Bool {
    if let reader, reader.path == path(setting) { return false }
    forgetFailure()
    return open(setting) != nil
  }

  private func complain(_ sentence: String) {
    if told.insert(sentence).inserted { complaints.append(sentence) }
  }

  private static func missing(_ path: String) -> String {
    "Setting 'archive.path': there is no archive '\(path)'; 'stet archive add --archive' with this path makes it"
  }

  /// Forgets what was found in files, which may have changed.
  func forgetLines() { lines = [:] }

  /// The start of the line of an archived passage.
  func place(of remark: ArchivedRemark) -> PositionRange {
    let line = lines[remark] ?? Self.line(of: remark.words, in: remark.head)
    lines[remark] = line
    let position = Position(line: line, character: 0)
    return PositionRange(start: position, end: position)
  }

  /// The line of a passage in the file that an article was added from; the first where it is no file of today, or has
  /// the words no more.
  private static func line(of words: String, in head: ArchivedHead) -> Int {
    let start = words.utf8.prefix(24)
    guard head.id.hasPrefix("/"), !start.isEmpty,
      let text = try? Files.readText(head.id, allFormats.ofDocument(fileName: head.id), namedBy: .stranger),
      let place = text.bytes.firstRange(of: start)
    else { return 0 }
    return SourceText(text.bytes).line(at: place.lowerBound)
  }

  func takeComplaints() -> [String] {
    // What was asked in vain is asked again with every hover, and told once.
    if let failure = reader?.takeFailure() { complain("\(failure)") }
    defer { complaints = [] }
    return complaints
  }
}
