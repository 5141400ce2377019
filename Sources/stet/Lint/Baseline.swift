import Files
import Formats
import Rules
import SettingsFiles

/// Findings that were there when somebody began to look, so that only new ones are reported: a file of JSON lines, an entry
/// of an ignore file each with the text that it is of. They are found again as those are, by words and never by lines.
struct Baseline: Sendable {
  private struct Row: Codable {
    /// From the folder of the baseline.
    let file: String
    let rule: String
    let text: String
    let before: String
    let after: String

    var entry: IgnoreList.Entry { IgnoreList.Entry(rule: rule, text: text, before: before, after: after) }
  }

  private let folder: String
  /// By the texts' absolute paths.
  private var lists: [String: IgnoreList] = [:]
  private var rows: [Row] = []

  /// An empty one.
  ///
  /// - Parameter path: of its file.
  init(_ path: String) { folder = FolderChain.folder(of: Files.absolutePath(path)) }

  init(reading path: String) throws(FileError) {
    self.init(path)
    let bytes = try Files.read(path, largest: Files.largestText)
    var entries: [String: [IgnoreList.Entry]] = [:]
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      guard let row = try? JSONLine.decode(Row.self, from: Array(line)) else {
        throw FileError(
          description: "\(path): is no baseline: line \(number + 1) wants {\"file\", \"rule\", \"text\", \"before\", "
            + "\"after\"}; --write-baseline writes one")
      }
      let file = row.file.hasPrefix("/") ? row.file : FolderChain.inside(folder, row.file)
      entries[file, default: []].append(row.entry)
    }
    lists = entries.mapValues { IgnoreList($0) }
  }

  /// What was known of a text.
  ///
  /// - Parameter path: absolute.
  func list(of path: String) -> IgnoreList { lists[path] ?? IgnoreList() }

  mutating func add(_ checked: CheckedFile) {
    let inner = checked.path.hasPrefix("\(folder)/") ? checked.path.dropFirst(folder.count + 1) : checked.path[...]
    for finding in checked.findings {
      let entry = IgnoreList.Entry(for: finding, in: checked.article)
      rows.append(
        Row(file: String(inner), rule: entry.rule, text: entry.text, before: entry.before, after: entry.after))
    }
  }

  /// All that was added, in the order of the texts.
  func write(to path: String) throws(FileError) -> Int {
    var lines: [UInt8] = []
    for row in rows.sorted(by: { $0.file < $1.file }) { lines += ArticleLines.encoded(row) + [0x0A] }
    try Files.replace(path, with: lines)
    return rows.count
  }
}
