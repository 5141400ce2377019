import Glibc

/// The probabilities that a desk editor would call a sentence each of six things; they add up to 1.
///
/// The labels are those of the guideline that the weights were fitted by: attributed (Q), vaguely attributed (V),
/// unattributed claim (U), needs no source (N), opinion (O), not body text (X).
package struct ClaimProbabilities: Hashable, Sendable {
  package var attributed: Float = 0
  package var vague: Float = 0
  package var unsourced: Float = 0
  package var record: Float = 0
  package var opinion: Float = 0
  package var notBody: Float = 0

  /// In the order Q V U N O X; the last two lanes are none.
  init(_ shares: SIMD8<Float>) {
    attributed = shares[0]
    vague = shares[1]
    unsourced = shares[2]
    record = shares[3]
    opinion = shares[4]
    notBody = shares[5]
  }

  /// In the order Q V U N O X.
  package var shares: [Float] { [attributed, vague, unsourced, record, opinion, notBody] }
}

/// What a block keeps of a sentence for its judgement: the judge is linear, so that most of the sum can be made before the
/// article is known.
package struct ClaimSums: Sendable {
  /// Logits in the order Q V U N O X, without what only the whole article tells; the last two lanes are none.
  let logits: SIMD8<Float>
  /// `ClaimFeature.namedShare` and `.carriedShare`, from 0 to 1.
  let namedShare, carriedShare: Float
  /// How much it sounds like an opinion, from 0 to 1.
  let opinion: Float
}

/// The quick judge: linear in the features of a sentence and in its words.
///
/// Its tables: a row of eight 32-bit weights for each `ClaimFeature` (Q V U N O X, two empty); a row of eight 16-bit ones for
/// each value of the low bits of a hash of `ClaimWords`, in steps of `wordUnit`. Words that meet in a row share it.
package struct ClaimScorer: Sendable {
  package static let quick = ModelFile.embedded("claim-model", ClaimScorer.init)
  package static let name = "claims"

  package let file: ModelFile
  /// A row a feature, in the order of `ClaimFeature`.
  nonisolated(unsafe) private let features: UnsafePointer<SIMD8<Float>>
  nonisolated(unsafe) private let words: UnsafePointer<SIMD8<Int16>>
  private let wordUnit: Float

  /// Rows for words, a power of two: with a quarter as many the average precision of claims is lower by 0.02.
  package static let wordRows = 1 << 15
  /// The largest weight of a word, in units: sums of `ClaimWords.mostHashes` of them stay within 16 bits.
  package static let largestWord = 32_767 / ClaimWords.mostHashes
  package static let wordsOffset = ClaimFeature.allCases.count * MemoryLayout<SIMD8<Float>>.stride

  /// What the features are called, in their order, and how words are hashed: what a model has to be fitted on.
  package static let featureNames =
    ClaimFeature.allCases.map { "\($0)" }.joined(separator: " ") + " words-\(ClaimWords.version)"

  /// - Throws: where the file holds no model, or one fitted on other features than this program has.
  package init(_ file: ModelFile) throws(ModelError) {
    try file.header.demand("features", Self.featureNames)
    guard let unit = file.header["word-unit"].flatMap(Float.init), unit > 0 else {
      throw ModelError(description: "the model '\(Self.name)' says no unit of its weights for words")
    }
    (self.file, wordUnit) = (file, unit)
    features = try file.table(of: SIMD8<Float>.self, at: 0, count: ClaimFeature.allCases.count)
    words = try file.table(of: SIMD8<Int16>.self, at: Self.wordsOffset, count: Self.wordRows)
  }

  /// The weights of a feature, in the order Q V U N O X.
  package func weights(of feature: ClaimFeature) -> SIMD8<Float> { features[feature.rawValue] }

  @inline(__always)
  package static func wordRow(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (wordRows - 1) }

  /// The sums of each sentence of a block.
  func sums(of features: [ClaimFeatures], _ sentences: [Sentence], _ tokens: [Token]) -> [ClaimSums] {
    zip(features, sentences).map { features, sentence in
      var logits = wordLogits(of: sentence.tokens, in: tokens)
      for (row, value) in features.values.enumerated() where value != 0 { logits += self.features[row] * value }
      return ClaimSums(
        logits: logits, namedShare: features[.namedShare], carriedShare: features[.carriedShare],
        opinion: min(1, features[.firstPerson] + features[.secondPerson] + features[.evaluative] / 2))
    }
  }

  /// What the words of a sentence add to the logits.
  package func wordLogits(of sentence: Range<Int>, in tokens: [Token]) -> SIMD8<Float> {
    var sum = SIMD8<Int16>(repeating: 0)
    ClaimWords.forEach(of: sentence, in: tokens) { sum &+= words[Self.wordRow(of: $0)] }
    return SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: sum)) * wordUnit
  }

  package func probabilities(ofLogits logits: SIMD8<Float>) -> ClaimProbabilities {
    ClaimProbabilities(Self.shares(ofLogits: logits))
  }

  /// The same with the encoder's logits added to the logarithms.
  func probabilities(ofLogits logits: SIMD8<Float>, with reading: EncoderOutput) -> ClaimProbabilities {
    let quick = Self.shares(ofLogits: logits)
    var sums = SIMD8<Float>(repeating: 0)
    for label in 0..<Self.labels {
      sums[label] = reading.claims[label] + Self.quickWeight * logf(max(quick[label], 1e-6))
    }
    return ClaimProbabilities(Self.shares(ofLogits: sums))
  }

  /// The probabilities in the order Q V U N O X, then two zeros.
  package static func shares(ofLogits sums: SIMD8<Float>) -> SIMD8<Float> {
    var highest = sums[0]
    for label in 1..<labels { highest = max(highest, sums[label]) }
    var powers = SIMD8<Float>(repeating: 0)
    var total: Float = 0
    for label in 0..<labels {
      powers[label] = expf(sums[label] - highest)
      total += powers[label]
    }
    return powers / total
  }

  /// Of the quick judge's logarithms beside the encoder's logits. With 0 and with 1 the average precision on the three files
  /// of development articles is the same or lower by up to 0.05, but for claims of world news (0 is as good).
  private static let quickWeight: Float = 0.5
  package static let labels = 6
}
