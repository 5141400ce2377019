import Articles
import Formats
import Rules

/// What is measured of a reading of the judged articles.
package enum JudgementMeasure: String, CaseIterable, Sendable {
  case claimPrecision = "unattributed-claim, precision"
  case claimRecall = "unattributed-claim, recall"
  case vaguePrecision = "vague-attribution, precision"
  case vagueRecall = "vague-attribution, recall"
  case boilerplatePrecision = "boilerplate, precision by line"
  case boilerplateRecall = "boilerplate, recall by line"
  case sources = "sources found"
  case names = "names with their kind, F1"
  case unattributedQuotes = "unattributed-quote, false alarms"
  case unbalancedQuotes = "unbalanced-quote, false alarms"

  /// A number of findings, of which the fewer the better; else a share from 0 to 1.
  package var isCount: Bool { self == .unattributedQuotes || self == .unbalancedQuotes }
}

/// How one tier reads the judged articles, beside what a desk editor said of them.
///
/// A finding and a sentence belong together where they share half of the shorter.
package struct JudgementScores: Sendable {
  /// Findings of a rule, and the sentences that they ought to stand on: a sentence may have two findings.
  private struct RuleTally: Sendable {
    var findings = Tally()
    var sentences = Tally()

    static func + (a: RuleTally, b: RuleTally) -> RuleTally {
      RuleTally(findings: a.findings + b.findings, sentences: a.sentences + b.sentences)
    }
  }

  private struct Desk: Sendable {
    var articles = 0
    var claims = RuleTally()
    var vague = RuleTally()
  }

  private var desks: [String: Desk] = [:]
  private var claims = RuleTally()
  private var vague = RuleTally()
  private var boilerplate = Tally()
  private var sources = Tally()
  private var names = Tally()
  private var unattributedQuotes = 0
  private var unbalancedQuotes = 0
  /// Where reading and judgement part, a line each: an article, what is wrong, the words.
  package private(set) var disagreements: [String] = []

  /// - Parameter encoder: reads too where there is one.
  package init(of corpus: JudgementCorpus, by encoder: Encoder?) {
    for judged in corpus.articles {
      let reading = Reading(judged, Article.read(judged.text, format: judged.format, by: encoder))
      add(reading)
    }
  }

  package subscript(_ measure: JudgementMeasure) -> Double {
    switch measure {
    case .claimPrecision: claims.findings.precision
    case .claimRecall: claims.sentences.recall
    case .vaguePrecision: vague.findings.precision
    case .vagueRecall: vague.sentences.recall
    case .boilerplatePrecision: boilerplate.precision
    case .boilerplateRecall: boilerplate.recall
    case .sources: sources.recall
    case .names: names.f1
    case .unattributedQuotes: Double(unattributedQuotes)
    case .unbalancedQuotes: Double(unbalancedQuotes)
    }
  }

  /// The measures, a line each.
  package var table: String {
    JudgementMeasure.allCases.map { measure in
      let value = measure.isCount ? String(Int(self[measure])) : three(self[measure])
      return "\(padded(measure.rawValue, to: 34)) \(padded(value, to: 7))\(counts(of: measure))"
    }.joined(separator: "\n")
  }

  /// Desk by desk what was right, found and wanted of claims and of vague sources.
  package var deskTable: String {
    let rows = desks.sorted { $0.key < $1.key }.map { name, desk in
      func counts(_ tally: RuleTally) -> String {
        "\(tally.findings.right) of \(tally.findings.found), \(tally.sentences.right) of \(tally.sentences.wanted)"
      }
      return "\(padded(name, to: 16)) \(padded(String(desk.articles), to: 4)) "
        + "\(padded(counts(desk.claims), to: 24)) \(counts(desk.vague))"
    }
    return (["desk      articles   claims found, wanted     vague found, wanted"] + rows).joined(separator: "\n")
  }

  private func counts(of measure: JudgementMeasure) -> String {
    switch measure {
    case .claimPrecision: "\(claims.findings.right) of \(claims.findings.found)"
    case .claimRecall: "\(claims.sentences.right) of \(claims.sentences.wanted)"
    case .vaguePrecision: "\(vague.findings.right) of \(vague.findings.found)"
    case .vagueRecall: "\(vague.sentences.right) of \(vague.sentences.wanted)"
    case .boilerplatePrecision: "\(boilerplate.right) of \(boilerplate.found)"
    case .boilerplateRecall: "\(boilerplate.right) of \(boilerplate.wanted)"
    case .sources: "\(sources.right) of \(sources.wanted)"
    case .names: "\(names.right) right, \(names.found) found, \(names.wanted) wanted"
    case .unattributedQuotes, .unbalancedQuotes: ""
    }
  }

  // MARK: Counting

  private mutating func add(_ reading: Reading) {
    var desk = desks[reading.judged.desk] ?? Desk()
    desk.articles += 1
    let found = (
      claims: tally("unattributed-claim", .unsourced, reading), vague: tally("vague-attribution", .vague, reading)
    )
    desk.claims = desk.claims + found.claims
    desk.vague = desk.vague + found.vague
    desks[reading.judged.desk] = desk
    claims = claims + found.claims
    vague = vague + found.vague
    addLines(reading)
    addSources(reading)
    addNames(reading)
    unattributedQuotes += alarms("unattributed-quote", reading)
    unbalancedQuotes += alarms("unbalanced-quote", reading)
  }

  private mutating func tally(_ rule: String, _ label: JudgedSentence.Label, _ reading: Reading) -> RuleTally {
    var tally = RuleTally()
    var reported: Set<Int> = []
    for finding in reading.findings(of: rule) {
      let sentences = reading.sentences(under: finding.range)
      let labels = sentences.map { reading.judged.sentences[$0].label }
      tally.findings.found += 1
      if labels.contains(label) {
        tally.findings.right += 1
      } else {
        note(reading, "\(rule) on \(String(labels.map(\.rawValue)))", finding.range)
      }
      reported.formUnion(sentences)
    }
    for (number, sentence) in reading.judged.sentences.enumerated() where sentence.label == label {
      tally.sentences.wanted += 1
      if reported.contains(number) {
        tally.sentences.right += 1
      } else {
        note(reading, "\(rule) missing", sentence.range)
      }
    }
    return tally
  }

  private mutating func addLines(_ reading: Reading) {
    let findings = reading.findings(of: "boilerplate")
    for line in reading.lines {
      let isFound = findings.contains { $0.range.sharesHalf(with: line.range) }
      let isWanted = line.label == .furniture
      boilerplate.found += isFound ? 1 : 0
      boilerplate.wanted += isWanted ? 1 : 0
      boilerplate.right += isFound && isWanted ? 1 : 0
      if isFound != isWanted {
        note(reading, isFound ? "boilerplate on \(line.label.rawValue)" : "boilerplate missing", line.range)
      }
    }
  }

  private mutating func addSources(_ reading: Reading) {
    for sentence in reading.judged.sentences {
      guard let source = sentence.source else { continue }
      sources.wanted += 1
      let found = reading.source(of: sentence.range)
      if !Self.tellingWords(of: source).isDisjoint(with: Self.tellingWords(of: found ?? "")) {
        sources.right += 1
      } else {
        note(reading, "source '\(found ?? "nobody")' for '\(source)'", sentence.range)
      }
    }
  }

  private mutating func addNames(_ reading: Reading) {
    let wanted = Set(reading.judged.sentences.flatMap(\.names))
    let found = reading.names()
    names = names + Tally(right: wanted.intersection(found).count, found: found.count, wanted: wanted.count)
    for name in found.subtracting(wanted).sorted(by: { $0.range < $1.range }) {
      note(reading, "name \(name.kind) is none", name.range)
    }
    for name in wanted.subtracting(found).sorted(by: { $0.range < $1.range }) {
      note(reading, "name \(name.kind) missing", name.range)
    }
  }

  private mutating func alarms(_ rule: String, _ reading: Reading) -> Int {
    let findings = reading.findings(of: rule)
    for finding in findings { note(reading, rule, finding.range) }
    return findings.count
  }

  private mutating func note(_ reading: Reading, _ what: String, _ range: TextRange) {
    disagreements.append("\(reading.judged.name): \(what): \(reading.judged.text[range])")
  }

  /// Words that say which source is meant.
  private static func tellingWords(of source: String) -> Set<String> {
    let words = Set(
      source.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
    let telling = words.subtracting([
      "a", "an", "and", "at", "for", "from", "her", "his", "in", "its", "of", "on", "s", "the", "their", "to", "who",
      "which", "with",
    ])
    return telling.isEmpty ? words : telling
  }
}

/// A judged article beside what is read of it.
private struct Reading {
  let judged: JudgedArticle
  private let article: Article
  private let found: [Finding]

  init(_ judged: JudgedArticle, _ article: Article) {
    self.judged = judged
    self.article = article
    found = Rules.findings(in: article)
  }

  func findings(of rule: String) -> [Finding] { found.filter { $0.rule == rule } }

  func sentences(under range: TextRange) -> [Int] {
    judged.sentences.indices.filter { judged.sentences[$0].range.sharesHalf(with: range) }
  }

  /// Lines of the source that are not blank, with the label of their first sentence.
  var lines: [(range: TextRange, label: JudgedSentence.Label)] {
    var lines: [(range: TextRange, label: JudgedSentence.Label)] = []
    for sentence in judged.sentences {
      let line = judged.text.line(judged.text.line(at: sentence.range.start))
      if lines.last?.range != line { lines.append((line, sentence.label)) }
    }
    return lines
  }

  /// Whom the article's own reading gives a stretch of it to, in words.
  func source(of range: TextRange) -> String? {
    let best = article.sentences().max {
      $0.passage.range.shared(with: range) < $1.passage.range.shared(with: range)
    }
    guard let best, best.passage.range.overlaps(range) else { return nil }
    if case .quoted(let speaker) = best.support { return speaker }
    if case .quoted(let speaker) = best.support { return speaker }
    return best.attribution?.source?.words
  }

  /// Those of the article, not those of the page around it.
  func names() -> Set<JudgedSentence.Name> {
    let furniture = judged.sentences.filter { $0.label == .furniture }.map(\.range)
    var names: Set<JudgedSentence.Name> = []
    for entity in article.entities() {
      for mention in entity.mentions {
        let range = article.range(of: mention)
        if furniture.contains(where: range.overlaps) { continue }
        names.insert(JudgedSentence.Name(range: range, kind: entity.kind.label))
      }
    }
    return names
  }
}

extension TextRange {
  fileprivate func shared(with other: TextRange) -> Int { max(0, min(end, other.end) - max(start, other.start)) }

  fileprivate func sharesHalf(with other: TextRange) -> Bool {
    let shared = shared(with: other)
    return shared > 0 && shared * 2 >= min(length, other.length)
  }
}

private func padded(_ words: String, to width: Int) -> String {
  words + String(repeating: " ", count: max(0, width - words.count))
}
