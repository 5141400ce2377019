import Articles
import Formats
import Rules

/// A line of `stet annotate`.
enum Annotation {
  /// The facts and findings of an article, as JSON. `id` is JSON.
  static func line(
    _ article: Article, id: [UInt8], _ settings: Settings, _ knowledge: Knowledge, _ archived: ArchivedMatches
  ) -> [UInt8] {
    Facts(article, settings, knowledge, archived).line(id)
  }
}

/// What is known of an article, in scalars from the start of its text.
private struct Facts {
  struct ScoredSentence {
    let span: Span
    let unsourced: Double
    let vague: Double
  }

  struct Relation {
    let source: [Span]
    let cue: [Span]
    var content: [Span]
    let kind: Attribution.Kind
  }

  struct Name {
    let span: Span
    let type: String
    let cluster: Int
    /// Nil where no base has it.
    let id: String?
    /// Why that one is meant: what would follow "because".
    let reason: String?
    let form: String
  }

  struct Line {
    let label: String
    let score: Double
  }

  struct Report: Encodable {
    let rule: String
    let severity: String
    let start: Int
    let end: Int
    let message: String
    let score: Double?
    let related: [RemarkRow]?
    let archived: [ArchivedRow<ArchivedRemarkRow>]?
    let fixes: [FixRow]?
  }

  struct Span {
    let start: Int
    let end: Int

    init(_ range: TextRange, _ offsets: ScalarOffsets) { (start, end) = (offsets[range.start], offsets[range.end]) }
  }

  let sentences: [ScoredSentence]
  let attributions: [Relation]
  let entities: [Name]
  /// Names and what else means them.
  let mentions: [Name]
  let lines: [Line]
  let findings: [Report]

  init(_ article: Article, _ settings: Settings, _ knowledge: Knowledge, _ archived: ArchivedMatches) {
    let offsets = ScalarOffsets(article.text.bytes)
    sentences = Self.sentences(of: article, offsets)
    attributions = Self.attributions(of: article, offsets)
    (entities, mentions) = Self.entities(of: article, knowledge, offsets)
    lines = Self.lines(of: article)
    findings = Rules.findings(in: article, settings: settings, archived: archived).map {
      Report(
        rule: $0.rule, severity: $0.severity.rawValue, start: offsets[$0.range.start], end: offsets[$0.range.end],
        message: $0.message, score: $0.score.map(rounded), related: RemarkRow.rows(of: $0, offsets),
        archived: ArchivedRemarkRow.rows(of: $0),
        fixes: FixRow.rows(of: $0, offsets))
    }
  }

  /// The answer, its keys sorted. `id` is JSON.
  func line(_ id: [UInt8]) -> [UInt8] {
    var text = JSONText()
    text.object {
      $0.array("attributions", attributions) { text, relation in
        text.object {
          $0.spans("content", relation.content)
          $0.spans("cue", relation.cue)
          $0.word("kind", relation.kind.rawValue)
          $0.spans("source", relation.source)
        }
      }
      $0.array("entities", entities) { $0.name($1, withForm: false) }
      $0.raw("findings", ArticleLines.encoded(findings))
      $0.raw("id", id)
      $0.array("lines", lines) { text, line in
        text.object {
          $0.word("label", line.label)
          $0.number("score", line.score)
        }
      }
      $0.array("mentions", mentions) { $0.name($1, withForm: true) }
      $0.array("sentences", sentences) { text, sentence in
        text.object {
          $0.number("end", sentence.span.end)
          $0.number("start", sentence.span.start)
          $0.number("unsourced", sentence.unsourced)
          $0.number("vague", sentence.vague)
        }
      }
    }
    return text.bytes
  }

  private static func sentences(of article: Article, _ offsets: ScalarOffsets) -> [ScoredSentence] {
    article.sentences().map { sentence in
      let scores = sentence.probabilities
      return ScoredSentence(
        span: Span(sentence.passage.range, offsets), unsourced: rounded(Double(scores.unsourced)),
        vague: rounded(Double(scores.vague)))
    }
  }

  private static func attributions(of article: Article, _ offsets: ScalarOffsets) -> [Relation] {
    var relations: [Relation] = []
    for (number, block) in article.blocks.enumerated() {
      func span(_ range: ProseRange) -> Span { Span(block.source(of: range), offsets) }
      let facts = article.facts[number]
      addCarried(in: number, of: article, offsets, to: &relations)
      for attribution in facts.attributions {
        relations.append(
          Relation(
            source: attribution.source.map { [span($0)] } ?? [], cue: [span(attribution.cue)],
            content: attribution.content.map(span), kind: attribution.kind))
      }
    }
    return relations
  }

  /// What somebody says whom another block names, or the block's place on the page.
  private static func addCarried(
    in block: Int, of article: Article, _ offsets: ScalarOffsets, to relations: inout [Relation]
  ) {
    let facts = article.facts[block]
    func span(_ range: ProseRange, of block: Int) -> Span { Span(article.blocks[block].source(of: range), offsets) }
    var content = facts.carried.map { span($0, of: block) }
    for (index, support) in article.support[block].enumerated() {
      let range = facts.sentences[index].range
      if facts.form.credit.map(range.overlaps) == true { continue }
      if case .quoted = support, !facts.carried.contains(where: { $0.overlaps(range) }) {
        content.append(span(range, of: block))
      }
    }
    guard !content.isEmpty else { return }
    if let voice = article.voice(of: block) {
      let source = voice.place.map { [span($0.range, of: $0.block)] } ?? []
      relations.append(
        Relation(source: source, cue: [], content: content, kind: source.isEmpty ? .unnamed : .named))
    } else if let label = facts.summary.speakerLabel {
      // A lone one may be a person, or "Update:"; never whoever spoke before.
      guard facts.mentions.contains(where: { $0.kind == .person && $0.range.overlaps(label) }) else { return }
      relations.append(Relation(source: [span(label, of: block)], cue: [], content: content, kind: .named))
    } else if let speaker = relations.lastIndex(where: { !$0.source.isEmpty }) {
      relations[speaker].content += content
    } else {
      relations.append(Relation(source: [], cue: [], content: content, kind: .unnamed))
    }
  }

  private static func entities(
    of article: Article, _ knowledge: Knowledge, _ offsets: ScalarOffsets
  ) -> (names: [Name], mentions: [Name]) {
    let entities = article.entities()
    let links = article.links(of: entities, in: knowledge)
    func name(_ range: TextRange, _ cluster: Int, _ form: String) -> Name {
      Name(
        span: Span(range, offsets), type: entities[cluster].kind.label, cluster: cluster,
        id: links[cluster].chosen?.entity.id, reason: links[cluster].reason?.words, form: form)
    }
    var names: [Name] = []
    for (cluster, entity) in entities.enumerated() {
      names += entity.mentions.map { name(article.range(of: $0), cluster, "name") }
    }
    let descriptions = article.descriptions(of: entities).map {
      name(article.blocks[$0.block].source(of: $0.range), $0.entity, $0.form.rawValue)
    }
    func sorted(_ names: [Name]) -> [Name] {
      names.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }
    return (sorted(names), sorted(names + descriptions))
  }

  /// A line is what stands between line feeds.
  private static func lines(of article: Article) -> [Line] {
    let bytes = article.text.bytes
    var lines: [Line] = []
    var block = 0
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      while block < article.blocks.count, article.blocks[block].range.end <= start { block += 1 }
      if bytes[start..<end].allSatisfy({ $0 <= 0x20 }) {
        lines.append(Line(label: "blank", score: 0))
      } else {
        let isInBlock = block < article.blocks.count && article.blocks[block].range.start < end
        let kind = isInBlock ? article.blocks[block].kind : .paragraph
        let score = isInBlock ? rounded(Double(article.page.boilerplate[block])) : 0
        lines.append(Line(label: kind.isBoilerplate ? "boilerplate" : "article", score: score))
      }
      start = end + 1
    }
    return lines
  }
}

extension JSONText {
  fileprivate mutating func name(_ name: Facts.Name, withForm: Bool) {
    func json(_ id: String?) -> [UInt8] { id.map(ArticleLines.encoded) ?? Array("null".utf8) }
    object {
      $0.number("cluster", name.cluster)
      $0.number("end", name.span.end)
      $0.raw("entity", json(name.id.flatMap { KnownEntity.isWikidata($0) ? $0 : nil }))
      if withForm { $0.word("form", name.form) }
      $0.raw("known", json(name.id))
      $0.raw("reason", json(name.reason))
      $0.number("start", name.span.start)
      $0.word("type", name.type)
    }
  }

  fileprivate mutating func spans(_ name: StaticString, _ spans: [Facts.Span]) {
    array(name, spans) { text, span in text.array([span.start, span.end]) { $0.number($1) } }
  }
}

/// To four places: enough to rank by, short enough to read.
func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
