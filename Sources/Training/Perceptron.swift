import Articles

/// One sequence to learn from: its features and the labels it should get.
struct TagExample {
  /// Numbers of a `FeatureIndex`, the same number for each token.
  let rows: [UInt32]
  let labels: [UInt8]

  func omitting(_ share: Double, width: Int, using random: inout SplitMix64) -> TagExample {
    let isLeftOut = (0..<width).map { _ in Double.random(in: 0..<1, using: &random) < share }
    var rows = rows
    for i in rows.indices where isLeftOut[i % width] { rows[i] = 0 }
    return TagExample(rows: rows, labels: labels)
  }
}

/// A run of tokens with its labels, whose features are hashed anew whenever they are asked for: keeping them would take
/// gigabytes.
protocol LabelledTokens {
  var labels: [UInt8] { get }
  func rows() -> FeatureRows
}

extension [TagExample] {
  init(_ blocks: [some LabelledTokens], _ index: FeatureIndex) {
    self = blocks.map { TagExample(rows: $0.rows().hashes.map { index[$0] }, labels: $0.labels) }
  }
}

/// Weights as they are fitted: for each feature number and label, and for each label after each other.
struct TagWeights {
  var rows: [SIMD16<Float>]
  /// The 17th row is for the first token.
  var transitions: [SIMD16<Float>]

  init(features: Int) {
    rows = Array(repeating: SIMD16(repeating: 0), count: features + 1)
    transitions = Array(repeating: SIMD16(repeating: 0), count: 17)
  }

  func scaled(by factor: Float) -> TagWeights {
    var result = self
    for i in rows.indices { result.rows[i] *= factor }
    for i in transitions.indices { result.transitions[i] *= factor }
    return result
  }

  mutating func add(_ other: TagWeights) {
    for i in rows.indices { rows[i] += other.rows[i] }
    for i in transitions.indices { transitions[i] += other.transitions[i] }
  }

  /// The sums of the weights of each token's features.
  func scores(_ example: TagExample, width: Int) -> [SIMD16<Float>] {
    example.rows.withUnsafeBufferPointer { numbers in
      rows.withUnsafeBufferPointer { rows in
        example.labels.indices.map { token in
          var sum = SIMD16<Float>(repeating: 0)
          for k in token * width..<(token + 1) * width { sum += rows[Int(numbers[k])] }
          return sum
        }
      }
    }
  }

  func path(_ scores: [SIMD16<Float>], labels: Int) -> [UInt8] {
    Viterbi(labels: labels, transitions: transitions).path(scores)
  }
}

/// An averaged structured perceptron.
///
/// Collins, "Discriminative Training Methods for Hidden Markov Models", EMNLP 2002; averaged by the time-stamped sums
/// of Daumé III, "Practical Structured Learning Techniques for Natural Language Processing", 2006.
struct Perceptron {
  private var weights: TagWeights
  private var sums: TagWeights
  private var time: Float = 1
  private let labels: Int
  private let width: Int

  init(labels: Int, width: Int, features: Int) {
    self.labels = labels
    self.width = width
    weights = TagWeights(features: features)
    sums = TagWeights(features: features)
  }

  /// Corrects the weights by an example; gives how many labels were wrong.
  ///
  /// - Parameter omitted: the share of the templates that the example is read without, other ones each time, so that no
  ///   feature is relied on alone (Srivastava et al., "Dropout", JMLR 2014).
  mutating func learn(_ example: TagExample, omitting omitted: Double, using random: inout SplitMix64) -> Int {
    omitted == 0 ? learn(example) : learn(example.omitting(omitted, width: width, using: &random))
  }

  private mutating func learn(_ example: TagExample) -> Int {
    let guess = weights.path(weights.scores(example, width: width), labels: labels)
    time += 1
    var wrong = 0
    var previous = 16
    var previousGuess = 16
    for (i, label) in example.labels.enumerated() {
      let gold = Int(label)
      let guessed = Int(guess[i])
      if gold != guessed {
        wrong += 1
        var change = SIMD16<Float>(repeating: 0)
        change[gold] = 1
        change[guessed] = -1
        let timed = change * time
        // Number 0 is every feature that has no row: it learns nothing.
        for row in example.rows[i * width..<(i + 1) * width] where row != 0 {
          weights.rows[Int(row)] += change
          sums.rows[Int(row)] += timed
        }
      }
      if gold != guessed || previous != previousGuess {
        weights.transitions[previous][gold] += 1
        sums.transitions[previous][gold] += time
        weights.transitions[previousGuess][guessed] -= 1
        sums.transitions[previousGuess][guessed] -= time
      }
      previous = gold
      previousGuess = guessed
    }
    return wrong
  }

  var averaged: TagWeights {
    var result = weights
    for i in result.rows.indices { result.rows[i] -= sums.rows[i] / time }
    for i in result.transitions.indices { result.transitions[i] -= sums.transitions[i] / time }
    return result
  }
}

/// The random numbers of a run: the same for the same seed on every machine. Steele, Lea and Flood, OOPSLA 2014.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
