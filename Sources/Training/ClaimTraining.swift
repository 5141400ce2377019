import Articles
import Formats
import Glibc

/// Fits the quick judge of claims: a multinomial logistic regression over the features of sentences and over their words.
///
/// Labelled sentences are too few for words; it learns those from the deep tier, which has judged the sentences of any
/// articles (distillation: Hinton, Vinyals, Dean, "Distilling the Knowledge in a Neural Network", 2015).
package struct ClaimTraining {
  package var seed: UInt64 = 1
  private let folds = 5
  private let say: (String) -> Void

  package init(say: @escaping (String) -> Void) { self.say = say }

  /// What is wanted of a sentence.
  private enum Target {
    /// What a reader called it.
    case label(ClaimLabel)
    /// The probabilities that the deep tier gives to two labels; it says nothing of how the others share the rest.
    case judged(vague: Float, unsourced: Float)
  }

  private struct Example {
    let article: Int
    /// The features that are not zero, by their rows.
    let features: [(row: Int, value: Float)]
    /// Rows of the table of words.
    let words: [Int]
    let target: Target
    /// What the rules look at beside the probabilities.
    let isBareStatement: Bool
    let isVague: Bool

    var label: ClaimLabel? {
      guard case .label(let label) = target else { return nil }
      return label
    }

    var isOpinion: Bool { label == .opinion }
  }

  /// The model, as `Models/claims.bin` holds it.
  ///
  /// - Parameters:
  ///   - texts: articles that nobody labelled, {"text"} a line; nil where there are none.
  ///   - judgements: what `stet annotate --deep` said of each, in the same order.
  package func run(train: [UInt8], dev: [UInt8], texts: [UInt8]? = nil, judgements: [UInt8]? = nil) throws -> [UInt8] {
    let rows = try labelled(LabelledSentences.self, in: train, of: "the training file")
    let examples = rows.enumerated().flatMap { row in
      Self.examples(of: Article(row.element.text), row.offset) { row.element.label(from: $0, to: $1).map(Target.label) }
    }
    let devRows = try labelled(LabelledSentences.self, in: dev, of: "the development file")
    let devExamples = devRows.enumerated().flatMap { row in
      Self.examples(of: Article(row.element.text), row.offset) { row.element.label(from: $0, to: $1).map(Target.label) }
    }
    let judged = try texts.map { try self.judged($0, judgements ?? []) } ?? []
    say(
      "\(rows.count) articles, \(examples.count) sentences to learn from, \(judged.count) judged ones; "
        + "\(devExamples.count) to check")
    var random = SplitMix64(seed: seed)
    let fold = rows.indices.map { $0 % folds }.shuffled(using: &random)
    var checked: [(Example, [Float])] = []
    for k in 0..<folds {
      let weights = fit(examples.filter { fold[$0.article] != k }, judged)
      checked += examples.filter { fold[$0.article] == k }.map { ($0, weights.shares($0.features, $0.words)) }
      say("fold \(k + 1) of \(folds)")
    }
    report("cross-validation", checked)
    let weights = fit(examples, judged)
    report("development", devExamples.map { ($0, weights.shares($0.features, $0.words)) })
    return weights.file(fittedOn: ModelFile.digest(of: train + (texts ?? [])))
  }

  /// The sentences of articles that the deep tier has judged.
  private func judged(_ texts: [UInt8], _ judgements: [UInt8]) throws -> [Example] {
    let rows = try labelled(Text.self, in: texts, of: "the file of texts")
    let judged = try labelled(JudgedText.self, in: judgements, of: "the file of judgements")
    guard rows.count >= judged.count else {
      throw TrainingError(description: "\(judged.count) judgements for \(rows.count) texts")
    }
    var random = SplitMix64(seed: seed)
    return zip(rows, judged).enumerated().flatMap { number, pair in
      let known = Dictionary(pair.1.sentences.map { ($0.start, $0) }) { first, _ in first }
      return Self.examples(of: Article(pair.0.text), number) { start, _ in
        known[start].map { .judged(vague: $0.vague, unsourced: $0.unsourced) }
      }
      // What no rule asks about is of little use, and most of all.
      .filter { $0.isBareStatement || $0.isVague || Float.random(in: 0..<1, using: &random) < Self.othersKept }
    }
  }

  private static let othersKept: Float = 0.3

  private struct Text: Decodable { let text: String }

  private struct JudgedText: Decodable {
    struct Sentence: Decodable {
      let start: Int
      let unsourced, vague: Float
    }

    let sentences: [Sentence]
  }

  /// - Parameter target: of a sentence from one scalar to another; nil where nothing is known.
  private static func examples(of article: Article, _ number: Int, target: (Int, Int) -> Target?) -> [Example] {
    let offsets = ScalarOffsets(article.text.bytes)
    var examples: [Example] = []
    for (block, facts) in article.facts.enumerated() {
      let features = article.claimFeatures(ofBlock: block)
      for (index, sentence) in facts.sentences.enumerated() {
        let range = article.blocks[block].source(of: sentence.range)
        guard let target = target(offsets[range.start], offsets[range.end]) else { continue }
        let known = article.sentence(index, ofBlock: block)
        var words: [Int] = []
        ClaimWords.forEach(of: sentence.tokens, in: facts.tokens) { words.append(ClaimScorer.wordRow(of: $0)) }
        examples.append(
          Example(
            article: number,
            features: features[index].values.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element) },
            words: words, target: target, isBareStatement: known.isBareStatement,
            isVague: known.isBody && known.vagueWords != nil))
      }
    }
    return examples
  }

  /// Descent by single examples with the step sizes of AdaGrad (Duchi, Hazan, Singer, 2011), labelled ones several times a
  /// round.
  ///
  /// The mean of several: one differs from the next by up to 0.02 of average precision on the same articles.
  private func fit(_ labelled: [Example], _ judged: [Example]) -> ClaimWeights {
    ClaimWeights(meanOf: (0..<Self.fits).map { fit(labelled, judged, seed: seed + UInt64($0)) })
  }

  private static let fits = 4

  private func fit(_ labelled: [Example], _ judged: [Example], seed: UInt64) -> ClaimWeights {
    var weights = ClaimWeights()
    var squares = ClaimWeights()
    var random = SplitMix64(seed: seed)
    let pool = judged + (0..<Self.labelledRounds).flatMap { _ in labelled }
    for round in 0..<Self.rounds {
      for (place, example) in pool.shuffled(using: &random).enumerated() {
        let done = Float(round * pool.count + place) / Float(Self.rounds * pool.count)
        let step = Self.step * max(Self.lastStep, 1 - done)
        // Words are left out at random, so that none is relied upon.
        let words = example.words.filter { _ in Float.random(in: 0..<1, using: &random) >= Self.leftOut }
        let wordLogits = weights.logits(ofWords: words)
        let shares = ClaimScorer.shares(ofLogits: weights.logits(ofFeatures: example.features) + wordLogits)
        let excess = Self.excess(shares, example.target)
        for (row, value) in example.features {
          Self.descend(&weights.features[row], &squares.features[row], excess * value, step)
        }
        let pull = excess + wordLogits * (2 * Self.penalty)
        for row in words { Self.descend(&weights.words[row], &squares.words[row], pull, step) }
      }
    }
    return weights
  }

  private static let rounds = 3
  private static let labelledRounds = 2
  private static let step: Float = 0.03
  /// Of the first step.
  private static let lastStep: Float = 0.02
  private static let leftOut: Float = 0.2
  /// Of the squares of what the words of a sentence add to its logits.
  private static let penalty: Float = 0.003

  /// The gradient of the logits.
  private static func excess(_ shares: SIMD8<Float>, _ target: Target) -> SIMD8<Float> {
    var excess = shares
    switch target {
    case .label(let label): excess[label.rawValue] -= 1
    case .judged(let vague, let unsourced):
      let (v, u) = (ClaimLabel.vague.rawValue, ClaimLabel.unsourced.rawValue)
      let rest = max(1 - shares[v] - shares[u], 1e-6)
      // The others share what is left as they do.
      excess = shares - shares * (max(0, 1 - vague - unsourced) / rest)
      excess[v] = shares[v] - vague
      excess[u] = shares[u] - unsourced
    }
    return excess
  }

  @inline(__always)
  private static func descend(
    _ weight: inout SIMD8<Float>, _ squares: inout SIMD8<Float>, _ gradient: SIMD8<Float>, _ step: Float
  ) {
    squares += gradient * gradient
    weight -= gradient * step / (squares + 1e-8).squareRoot()
  }

  private func report(_ name: String, _ judged: [(Example, [Float])]) {
    let (v, u) = (ClaimLabel.vague.rawValue, ClaimLabel.unsourced.rawValue)
    let unsourced = averagePrecision(judged.filter { !$0.0.isOpinion }.map { ($0.1[u], $0.0.label == .unsourced) })
    let vague = averagePrecision(judged.map { ($0.1[v], $0.0.label == .vague) })
    say("\(name): average precision unsourced \(three(unsourced)), vague \(three(vague))")
    for threshold in stride(from: Float(0.04), through: 0.72, by: 0.04) {
      let claims = tally(judged, .unsourced) { $0.isBareStatement && $1[u] >= threshold }
      let vagues = tally(judged, .vague) { $0.isVague && $1[v] >= threshold }
      say("  \(three(Double(threshold))): unattributed-claim \(claims)   vague-attribution \(vagues)")
    }
  }

  private func tally(
    _ judged: [(Example, [Float])], _ label: ClaimLabel, _ fires: (Example, [Float]) -> Bool
  ) -> String {
    var tally = Tally()
    for (example, shares) in judged {
      let isOpinion = label == .unsourced && example.isOpinion
      if example.label == label { tally.wanted += 1 }
      if fires(example, shares), !isOpinion {
        tally.found += 1
        if example.label == label { tally.right += 1 }
      }
    }
    return tally.description
  }

  private func averagePrecision(_ ranked: [(score: Float, isRight: Bool)]) -> Double {
    var seen = 0.0
    var right = 0.0
    var sum = 0.0
    for row in ranked.sorted(by: { $0.score > $1.score }) {
      seen += 1
      if row.isRight {
        right += 1
        sum += right / seen
      }
    }
    return right == 0 ? 0 : sum / right
  }
}
