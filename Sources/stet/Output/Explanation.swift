import Articles
import Formats

/// What the engine sees of a text, for whoever works on it: blocks, sentences, tokens with their labels, and why a
/// sentence is judged as it is. Not for programs: its shape is free to change.
struct Explanation {
  private let article: Article
  private let entities: [Entity]
  private(set) var text = ""

  init(of article: Article) {
    self.article = article
    entities = article.entities()
    for block in article.blocks.indices { add(block) }
  }

  private mutating func add(_ words: String, _ indent: Int = 0) {
    text += String(repeating: "  ", count: indent) + printable(words) + "\n"
  }

  private mutating func add(_ number: Int) {
    let (block, facts) = (article.blocks[number], article.facts[number])
    let line = article.text.line(at: block.range.start) + 1
    add("block \(number), line \(line): \(block.kind), boilerplate \(short(article.page.boilerplate[number]))")
    let labels = facts.labels(of: block.prose)
    let features = article.claimFeatures(ofBlock: number)
    for (index, sentence) in facts.sentences.enumerated() {
      add("sentence \(index): \(block.words(sentence.range))", 1)
      add("support: \(article.support[number][index])", 2)
      addClaims(number, index, features[index])
      for i in sentence.tokens {
        let token = facts.tokens[i]
        let classes = token.classes.names.joined(separator: " ")
        let cells = [
          padded(block.words(token.range), to: 16), padded("\(token.kind)", to: 8),
          padded("\(labels.attributions[i])", to: 22), padded("\(labels.names[i])", to: 20), classes,
        ]
        add(Self.row(cells), 2)
      }
    }
    for (index, attribution) in facts.attributions.enumerated() {
      let content = attribution.content.map { "'\(block.words($0))'" }.joined(separator: ", ")
      let source = attribution.source.map { "'\(block.words($0))'" } ?? "nobody"
      add("attribution \(index), \(attribution.kind): \(source), '\(block.words(attribution.cue))': \(content)", 1)
    }
    for carried in facts.carried { add("carried: '\(block.words(carried))'", 1) }
    for mention in facts.mentions { add(mention, in: number) }
  }

  private mutating func add(_ mention: Mention, in number: Int) {
    let block = article.blocks[number]
    let range = block.source(of: mention.range)
    let entity = entities.firstIndex { $0.mentions.contains { article.range(of: $0) == range } }
    let role = mention.role.map { ", role '\(block.words($0))'" } ?? ""
    let doubt = mention.isUncertain ? ", uncertain" : ""
    let whose = entity.map { ", entity \($0), \(entities[$0].kind)" } ?? ", no entity"
    add("mention '\(block.words(mention.range))', \(mention.kind)\(role)\(doubt)\(whose)", 1)
  }

  // MARK: Claims

  private static let labels: [(name: String, share: KeyPath<ClaimProbabilities, Float> & Sendable)] = [
    ("attributed", \.attributed), ("vague", \.vague), ("unsourced", \.unsourced), ("record", \.record),
    ("opinion", \.opinion), ("notBody", \.notBody),
  ]
  private static let mostReasons = 5

  private mutating func addClaims(_ block: Int, _ sentence: Int, _ features: ClaimFeatures) {
    let claims = article.sentence(sentence, ofBlock: block).probabilities
    let ranked = Self.labels.indices.sorted {
      claims[keyPath: Self.labels[$0].share] > claims[keyPath: Self.labels[$1].share]
    }
    let deep = article.sentence(sentence, ofBlock: block).isReadDeeply ? " (with the deep tier)" : ""
    let shares = ranked.map { "\(Self.labels[$0].name) \(short(claims[keyPath: Self.labels[$0].share]))" }
    add("claims\(deep): \(shares.joined(separator: ", "))", 2)
    add(
      "more \(Self.labels[ranked[0]].name) than \(Self.labels[ranked[1]].name): \(reasons(block, sentence, features, ranked))",
      2)
  }

  /// The features that part the two likeliest labels most, each with what it adds to the difference of their logits.
  private func reasons(_ block: Int, _ sentence: Int, _ features: ClaimFeatures, _ ranked: [Int]) -> String {
    func difference(_ weights: SIMD8<Float>) -> Float { weights[ranked[0]] - weights[ranked[1]] }
    var parts = ClaimFeature.allCases.map {
      ("\($0)", features[$0] * difference(ClaimScorer.quick.weights(of: $0)))
    }
    let facts = article.facts[block]
    parts.append(
      ("words", difference(ClaimScorer.quick.wordLogits(of: facts.sentences[sentence].tokens, in: facts.tokens))))
    return parts.filter { $0.1 != 0 }.sorted { abs($0.1) > abs($1.1) }.prefix(Self.mostReasons)
      .map { "\($0.0) \($0.1 < 0 ? "−" : "+")\(short(abs($0.1)))" }.joined(separator: ", ")
  }

  private static func row(_ cells: [String]) -> String {
    var row = cells.joined(separator: " ")
    while row.last == " " { row.removeLast() }
    return row
  }

  /// To two places.
  private func short(_ value: Float) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
