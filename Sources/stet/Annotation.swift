import Articles
import FoundationEssentials
import Rules

/// A line of `stet annotate`: the question, the answer, and how one becomes the other.
enum Annotation {
  struct Answer: Sendable {
    let line: [UInt8]
    let isError: Bool
  }

  static func answer(to line: [UInt8], number: Int, _ settings: Settings) -> Answer {
    let question: Question
    do {
      question = try JSONLine.decode(Question.self, from: line)
    } catch {
      let id = (try? JSONLine.decode(Identified.self, from: line))?.id
      return Answer(line: encoded(Failure(id: id, error: reason(error), line: number)), isError: true)
    }
    guard let format = Format(rawValue: question.format ?? "plain") else {
      let error = "\"format\" is '\(question.format ?? "")'; it can be plain, markdown or html"
      return Answer(line: encoded(Failure(id: question.id, error: error, line: number)), isError: true)
    }
    let article = Article(SourceText(question.text), format: format)
    return Answer(line: encoded(Facts(question.id, article, settings)), isError: false)
  }

  private static func encoded(_ value: some Encodable) -> [UInt8] {
    (try? JSONLine.encode(value)) ?? Array("{\"error\":\"the answer could not be written\"}".utf8)
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "there is no \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" is of the wrong type"
    default: "this is no JSON object"
    }
  }
}

private struct Question: Decodable {
  let id: Identifier
  let text: String
  let format: String?
}

private struct Identified: Decodable {
  let id: Identifier
}

private struct Failure: Encodable {
  let id: Identifier?
  let error: String
  let line: Int
}

private struct Facts: Encodable {
  struct ScoredSentence: Encodable {
    let start: Int
    let end: Int
    let unsourced: Double
    let vague: Double
  }

  struct Relation: Encodable {
    let source: [[Int]]
    let cue: [[Int]]
    var content: [[Int]]
    let kind: String
  }

  struct Name: Encodable {
    let start: Int
    let end: Int
    let type: String
    let entity: String?
    let cluster: Int

    enum CodingKeys: CodingKey { case start, end, type, entity, cluster }

    /// The entity is written even where it is null: the contract says so.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(start, forKey: .start)
      try container.encode(end, forKey: .end)
      try container.encode(type, forKey: .type)
      try container.encode(entity, forKey: .entity)
      try container.encode(cluster, forKey: .cluster)
    }
  }

  struct Line: Encodable {
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
    let fixes: [FixRow]?
  }

  let id: Identifier
  let sentences: [ScoredSentence]
  let attributions: [Relation]
  let entities: [Name]
  let lines: [Line]
  let findings: [Report]

  init(_ id: Identifier, _ article: Article, _ settings: Settings) {
    self.id = id
    let offsets = ScalarOffsets(article.text.bytes)
    sentences = Self.sentences(of: article, offsets)
    attributions = Self.attributions(of: article, offsets)
    entities = Self.entities(of: article, offsets)
    lines = Self.lines(of: article)
    findings = Rules.findings(in: article, settings: settings).map {
      Report(
        rule: $0.rule, severity: $0.severity.rawValue, start: offsets[$0.range.start], end: offsets[$0.range.end],
        message: $0.message, score: $0.score.map(rounded), related: RemarkRow.rows(of: $0, offsets),
        fixes: FixRow.rows(of: $0, offsets))
    }
  }

  private static func sentences(of article: Article, _ offsets: ScalarOffsets) -> [ScoredSentence] {
    var sentences: [ScoredSentence] = []
    for (number, block) in article.blocks.enumerated() {
      for (index, sentence) in article.facts[number].sentences.enumerated() {
        let range = block.source(of: sentence.range)
        let scores = article.probabilities(block: number, sentence: index)
        sentences.append(
          ScoredSentence(
            start: offsets[range.start], end: offsets[range.end], unsourced: rounded(Double(scores.unsourced)),
            vague: rounded(Double(scores.vague))))
      }
    }
    return sentences
  }

  private static func attributions(of article: Article, _ offsets: ScalarOffsets) -> [Relation] {
    var relations: [Relation] = []
    for (number, block) in article.blocks.enumerated() {
      func span(_ range: TextRange) -> [Int] {
        let source = block.source(of: range)
        return [offsets[source.start], offsets[source.end]]
      }
      let facts = article.facts[number]
      addCarried(article.support[number], facts, span, to: &relations)
      for attribution in facts.attributions {
        relations.append(
          Relation(
            source: attribution.source.map { [span($0)] } ?? [], cue: [span(attribution.cue)],
            content: attribution.content.map(span), kind: attribution.kind.rawValue))
      }
    }
    return relations
  }

  /// What somebody says whom an earlier block names.
  private static func addCarried(
    _ support: [Support], _ facts: BlockFacts, _ span: (TextRange) -> [Int], to relations: inout [Relation]
  ) {
    var content = facts.carried.map(span)
    for (index, support) in support.enumerated() {
      let range = facts.sentences[index].range
      if case .quoted = support, !facts.carried.contains(where: { $0.overlaps(range) }) { content.append(span(range)) }
    }
    guard !content.isEmpty else { return }
    if let speaker = relations.lastIndex(where: { !$0.source.isEmpty }) {
      relations[speaker].content += content
    } else {
      relations.append(Relation(source: [], cue: [], content: content, kind: "none"))
    }
  }

  private static func entities(of article: Article, _ offsets: ScalarOffsets) -> [Name] {
    var names: [Name] = []
    for (cluster, entity) in article.entities().enumerated() {
      for place in entity.mentions {
        let range = article.range(of: place)
        names.append(
          Name(
            start: offsets[range.start], end: offsets[range.end], type: entity.kind.rawValue, entity: nil,
            cluster: cluster))
      }
    }
    return names.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
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
        let kind =
          block < article.blocks.count && article.blocks[block].range.start < end
          ? article.blocks[block].kind : .paragraph
        let isBoilerplate = kind == .furniture || kind == .relatedCard
        lines.append(Line(label: isBoilerplate ? "boilerplate" : "article", score: isBoilerplate ? 1 : 0))
      }
      start = end + 1
    }
    return lines
  }
}

/// To four places: enough to rank by, short enough to read.
func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
