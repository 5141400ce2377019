import Articles
import Formats

/// Articles of the house's own, with the judgement of a desk editor on each of their sentences: what the files of
/// `Tests/Fixtures/Judgement` hold.
///
///     #: desk: court
///     #: format: plain
///
///     X Ferry owner fined
///
///     Q The ferry was never safe, Ada Holm said.
///     <tab>source: Ada Holm
///     <tab>cue: said
///     <tab>name: PER Ada Holm
///
/// A sentence stands on a line of its own behind its label; those of one paragraph are joined by a blank, an empty line parts
/// paragraphs, and a line "/" stands for a single line feed. The marks below a sentence are its source in its own words, or
/// "(carried)" and a neighbour's, or "-" where nobody is named; the words that report; and its names in their order.
package struct JudgementCorpus: Sendable {
  package let articles: [JudgedArticle]

  /// - Throws: a sentence that says which line of which file makes no sense.
  package init(_ files: [(name: String, text: String)]) throws(TrainingError) {
    var articles: [JudgedArticle] = []
    for file in files.sorted(by: { $0.name < $1.name }) {
      articles.append(try JudgedArticle(name: file.name, fixture: file.text))
    }
    guard !articles.isEmpty else { throw TrainingError(description: "there is no judged article") }
    self.articles = articles
  }
}

package struct JudgedArticle: Sendable {
  package let name: String
  package let desk: String
  package let format: any PageFormat
  package let text: SourceText
  package let sentences: [JudgedSentence]
}

package struct JudgedSentence: Sendable {
  /// The labels of needs-a-source, and one for lines of the page that are no article.
  package enum Label: Character, CaseIterable, Sendable {
    case attributed = "Q"
    case vague = "V"
    case unsourced = "U"
    case record = "N"
    case opinion = "O"
    case notBody = "X"
    case furniture = "B"
  }

  package struct Name: Hashable, Sendable {
    package let range: TextRange
    /// PER, ORG, LOC, MISC
    package let kind: String
  }

  package let range: TextRange
  package let label: Label
  /// In words of the article; nil where it has none or names nobody.
  package fileprivate(set) var source: String?
  package fileprivate(set) var names: [Name] = []
}

extension JudgedArticle {
  package init(name: String, fixture: String) throws(TrainingError) {
    var reader = FixtureReader(name: name)
    for line in fixture.split(separator: "\n", omittingEmptySubsequences: false) { try reader.take(line) }
    let format = allFormats.named(reader.head["format"] ?? "")
    guard let desk = reader.head["desk"], let format, !reader.sentences.isEmpty else {
      throw TrainingError(description: "\(name) has no desk, no format of \(allFormats.names) or no sentence")
    }
    self.name = name
    self.desk = desk
    self.format = format
    text = SourceText(reader.bytes + [0x0A])
    sentences = reader.sentences
  }
}

/// The lines of a fixture, one after the other.
private struct FixtureReader {
  let name: String
  private(set) var head: [String: String] = [:]
  private(set) var bytes: [UInt8] = []
  private(set) var sentences: [JudgedSentence] = []
  private var line = 0
  private var separator: String?

  init(name: String) { self.name = name }

  mutating func take(_ line: Substring) throws(TrainingError) {
    self.line += 1
    if let (key, value) = pair(in: line, after: "#: ") {
      head[key] = value
    } else if line.isEmpty {
      separator = "\n\n"
    } else if line == "/" {
      separator = "\n"
    } else if line.first == "\t" {
      guard let (key, value) = pair(in: line, after: "\t"), !sentences.isEmpty else { throw fault("is no mark") }
      try mark(key, value)
    } else {
      try add(line)
    }
  }

  private mutating func add(_ line: Substring) throws(TrainingError) {
    guard let letter = line.first, let label = JudgedSentence.Label(rawValue: letter), line.dropFirst().first == " "
    else {
      throw fault("begins with none of \(String(JudgedSentence.Label.allCases.map(\.rawValue)))")
    }
    if !bytes.isEmpty { bytes += Array((separator ?? " ").utf8) }
    separator = nil
    let start = bytes.count
    bytes += Array(line.dropFirst(2).utf8)
    sentences.append(JudgedSentence(range: TextRange(start, bytes.count), label: label))
  }

  private mutating func mark(_ key: String, _ value: String) throws(TrainingError) {
    let last = sentences.count - 1
    switch key {
    case "source" where value == "-": break
    case "source" where value.hasPrefix("(carried) "): sentences[last].source = String(value.dropFirst(10))
    case "source":
      _ = try place(of: value, from: sentences[last].range.start)
      sentences[last].source = value
    case "cue":
      _ = try place(of: value, from: sentences[last].range.start)
    case "name":
      guard let blank = value.firstIndex(of: " ") else { throw fault("names nothing") }
      let from = sentences[last].names.last?.range.end ?? sentences[last].range.start
      let range = try place(of: String(value[value.index(after: blank)...]), from: from)
      sentences[last].names.append(JudgedSentence.Name(range: range, kind: String(value[..<blank])))
    default: throw fault("is no mark")
    }
  }

  /// In the last sentence.
  private func place(of words: String, from start: Int) throws(TrainingError) -> TextRange {
    guard let found = bytes[start...].firstRange(of: Array(words.utf8)) else {
      throw fault("says '\(words)', which its sentence does not")
    }
    return TextRange(found.lowerBound, found.upperBound)
  }

  private func pair(in line: Substring, after prefix: String) -> (String, String)? {
    guard line.hasPrefix(prefix) else { return nil }
    let words = line.dropFirst(prefix.count)
    guard let colon = words.firstRange(of: ": ") else { return nil }
    return (String(words[..<colon.lowerBound]), String(words[colon.upperBound...]))
  }

  private func fault(_ what: String) -> TrainingError {
    TrainingError(description: "\(name), line \(line) \(what)")
  }
}
