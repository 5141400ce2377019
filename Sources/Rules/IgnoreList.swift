import Articles
import FoundationEssentials

/// Findings that shall stay silent in a text that may not be touched: the contents of its ignore file.
///
/// JSON lines, one finding each, found again by the rule, the quoted words and a little of what stands around them,
/// so that it survives edits elsewhere; never by line number.
package struct IgnoreList: Hashable, Sendable {
  package struct Entry: Codable, Hashable, Sendable {
    package var rule: String
    /// The words of the finding, white space folded.
    package var text: String
    /// Up to 32 characters before and after them, white space folded.
    package var before: String
    package var after: String

    package init(rule: String, text: String, before: String, after: String) {
      (self.rule, self.text, self.before, self.after) = (rule, text, before, after)
    }
  }

  package private(set) var entries: [Entry] = []
  /// Sentences about lines that could not be read. They stay in the file.
  package private(set) var problems: [String] = []

  /// Past so many lines that are no entries it is no ignore file, and reading the rest of it would keep the editor waiting.
  private static let mostProblems = 10_000

  package init() {}

  package init(_ entries: [Entry]) { self.entries = entries }

  /// All of them in one sentence: of a file that is none there are as many as it has lines.
  package var problem: String? {
    guard let first = problems.first else { return nil }
    switch problems.count {
    case 1: return first
    case 2: return "\(first); so is another line"
    case Self.mostProblems: return "\(first); so are \(problems.count - 1) other lines, and none behind them was read"
    default: return "\(first); so are \(problems.count - 1) other lines"
    }
  }

  /// Reads the contents of an ignore file; lines that make no sense are named in `problems`.
  package init(contents: [UInt8]) {
    let decoder = JSONDecoder()
    let lines = contents.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where problems.count < Self.mostProblems {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do {
        entries.append(try decoder.decode(Entry.self, from: Data(line)))
      } catch {
        problems.append("line \(number + 1) is no entry: it wants {\"rule\", \"text\", \"before\", \"after\"}")
      }
    }
  }

  /// The name of a text's ignore file: the text's own with this behind it.
  package static let fileSuffix = ".stetignore"

  package func covers(_ finding: Finding, in article: Article) -> Bool {
    guard entries.contains(where: { $0.rule == finding.rule }) else { return false }
    let wanted = Entry(for: finding, in: article)
    return entries.contains { entry in
      entry.rule == wanted.rule && entry.text == wanted.text
        && (entry.before == wanted.before || entry.after == wanted.after)
    }
  }
}

extension IgnoreList.Entry {
  package init(for finding: Finding, in article: Article) {
    let bytes = article.text.bytes
    rule = finding.rule
    text = Self.folded(bytes[finding.range.start..<finding.range.end])
    before = String(Self.folded(bytes[max(0, finding.range.start - 160)..<finding.range.start]).suffix(32))
    after = String(Self.folded(bytes[finding.range.end..<min(bytes.count, finding.range.end + 160)]).prefix(32))
  }

  /// As a line of an ignore file, without the line end.
  package var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  private static func folded(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
