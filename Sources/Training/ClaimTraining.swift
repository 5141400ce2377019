import Articles
import Formats
import Glibc

/// Fits the quick claim scorer: a multinomial logistic regression over the features of sentences.
package struct ClaimTraining {
  package var seed: UInt64 = 1
  /// Of the squares of the weights (1 / C).
  private let penalty: Float = 1
  private let folds = 5
  private let say: (String) -> Void

  package init(say: @escaping (String) -> Void) { self.say = say }

  /// A sentence and its label.
  private struct Example {
    let article: Int
    let features: ClaimFeatures
    let label: ClaimLabel
    /// What the rules look at beside the probabilities.
    let isBareStatement: Bool
    let isVague: Bool
  }

  /// The table of weights, as `Models/claim-weights.tsv` holds it.
  package func run(train: [UInt8], dev: [UInt8]) throws -> [UInt8] {
    let rows = try labelled(LabelledSentences.self, in: train, of: "the training file")
    let examples = rows.enumerated().flatMap { Self.examples(of: $1, $0) }
    let devRows = try labelled(LabelledSentences.self, in: dev, of: "the development file")
    let devExamples = devRows.enumerated().flatMap { Self.examples(of: $1, $0) }
    say("\(rows.count) articles, \(examples.count) sentences to learn from; \(devExamples.count) to check")
    var random = SplitMix64(seed: seed)
    let fold = rows.indices.map { $0 % folds }.shuffled(using: &random)
    var judged: [(Example, ClaimProbabilities)] = []
    for k in 0..<folds {
      let scorer = ClaimScorer(weights: fit(examples.filter { fold[$0.article] != k }))
      judged += examples.filter { fold[$0.article] == k }.map { ($0, scorer.probabilities(of: $0.features)) }
      say("fold \(k + 1) of \(folds)")
    }
    report("cross-validation", judged)
    let weights = fit(examples)
    let scorer = ClaimScorer(weights: weights)
    report("development", devExamples.map { ($0, scorer.probabilities(of: $0.features)) })
    return table(weights, ModelFile.digest(of: train))
  }

  private static func examples(of row: LabelledSentences, _ number: Int) -> [Example] {
    let article = Article(row.text)
    let offsets = ScalarOffsets(article.text.bytes)
    var examples: [Example] = []
    for (block, facts) in article.facts.enumerated() {
      for (index, sentence) in facts.sentences.enumerated() {
        let range = article.blocks[block].source(of: sentence.range)
        guard let label = row.label(from: offsets[range.start], to: offsets[range.end]) else { continue }
        let known = article.sentence(index, ofBlock: block)
        examples.append(
          Example(
            article: number, features: known.features, label: label, isBareStatement: known.isBareStatement,
            isVague: known.isBody && known.vagueWords != nil))
      }
    }
    return examples
  }

  /// Full-batch gradient descent with the step sizes of Rprop: no step to tune, the same result on every machine.
  private func fit(_ examples: [Example]) -> [SIMD8<Float>] {
    let count = ClaimScorer.rows.count
    var weights = Array(repeating: SIMD8<Float>(repeating: 0), count: count)
    var steps = Array(repeating: SIMD8<Float>(repeating: 0.05), count: count)
    var last = weights
    for _ in 0..<150 {
      var gradient = weights.map { $0 * penalty }
      let scorer = ClaimScorer(weights: weights)
      for example in examples {
        var excess = scorer.shares(of: example.features)
        excess[example.label.rawValue] -= 1
        for (row, value) in example.features.values.enumerated() where value != 0 { gradient[row] += excess * value }
      }
      for row in 0..<count {
        for l in 0..<6 {
          let product = gradient[row][l] * last[row][l]
          if product > 0 { steps[row][l] = min(steps[row][l] * 1.2, 1) }
          if product < 0 {
            steps[row][l] = max(steps[row][l] * 0.5, 1e-6)
            gradient[row][l] = 0
          }
          if gradient[row][l] != 0 { weights[row][l] -= gradient[row][l] > 0 ? steps[row][l] : -steps[row][l] }
        }
      }
      last = gradient
    }
    return weights
  }

  private func report(_ name: String, _ judged: [(Example, ClaimProbabilities)]) {
    let unsourced = averagePrecision(
      judged.filter { $0.0.label != .opinion }.map { ($0.1.unsourced, $0.0.label == .unsourced) })
    let vague = averagePrecision(judged.map { ($0.1.vague, $0.0.label == .vague) })
    say("\(name): average precision unsourced \(three(unsourced)), vague \(three(vague))")
    for threshold in stride(from: Float(0.04), through: 0.6, by: 0.04) {
      let claims = tally(judged, .unsourced) { $0.isBareStatement && $1.unsourced >= threshold }
      let vagues = tally(judged, .vague) { $0.isVague && $1.vague >= threshold }
      say("  \(three(Double(threshold))): unattributed-claim \(claims)   vague-attribution \(vagues)")
    }
  }

  private func tally(
    _ judged: [(Example, ClaimProbabilities)], _ label: ClaimLabel, _ fires: (Example, ClaimProbabilities) -> Bool
  ) -> String {
    var tally = Tally()
    for (example, probabilities) in judged {
      let isOpinion = label == .unsourced && example.label == .opinion
      if example.label == label { tally.wanted += 1 }
      if fires(example, probabilities), !isOpinion {
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

  private func table(_ weights: [SIMD8<Float>], _ data: String) -> [UInt8] {
    var lines = [
      "# feature, then the weights of the labels Q V U N O X; multinomial logistic regression, "
        + "fitted by stet-train claims on data \(data)"
    ]
    let rows = zip(ClaimScorer.rows, weights).sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    for (name, row) in rows where (row * row).sum() > 0 {
      lines.append(([name] + (0..<6).map { "\(Double((row[$0] * 1000).rounded()) / 1000)" }).joined(separator: "\t"))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
