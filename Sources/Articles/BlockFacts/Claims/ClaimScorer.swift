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

  /// In the order of the table's columns (Q V U N O X); the last two lanes are none.
  init(_ shares: SIMD8<Float>) {
    attributed = shares[0]
    vague = shares[1]
    unsourced = shares[2]
    record = shares[3]
    opinion = shares[4]
    notBody = shares[5]
  }
}

/// The quick judge: linear in the features of a sentence, one row of six weights a feature.
package struct ClaimScorer: Sendable {
  package static let quick = ClaimScorer()

  /// Six weights a feature (Q V U N O X), padded to eight.
  package private(set) var weights: [SIMD8<Float>]

  /// The names of the rows of the table of weights.
  package static let rows = ClaimFeature.allCases.map { "\($0)" }

  private init() {
    var weights = Array(repeating: SIMD8<Float>(repeating: 0), count: Self.rows.count)
    let numbers = Dictionary(uniqueKeysWithValues: Self.rows.enumerated().map { ($1, $0) })
    for line in EmbeddedFile.lines(of: "claim-weights") {
      let cells = String(decoding: line, as: UTF8.self).split(separator: "\t")
      guard cells.count == 7, let row = numbers[String(cells[0])] else { continue }
      for (column, cell) in cells.dropFirst().enumerated() { weights[row][column] = Float(cell) ?? 0 }
    }
    self.weights = weights
  }

  package init(weights: [SIMD8<Float>]) { self.weights = weights }

  package func probabilities(of features: ClaimFeatures) -> ClaimProbabilities {
    ClaimProbabilities(shares(of: features))
  }

  /// The same with the encoder's logits added to the logarithms.
  func probabilities(of features: ClaimFeatures, with reading: EncoderOutput) -> ClaimProbabilities {
    let quick = shares(of: features)
    var sums = SIMD8<Float>(repeating: 0)
    for label in 0..<Self.labels {
      sums[label] = reading.claims[label] + Self.quickWeight * logf(max(quick[label], 1e-6))
    }
    return ClaimProbabilities(Self.shares(ofLogits: sums))
  }

  /// The probabilities in the order of the table's columns (Q V U N O X), then two zeros.
  package func shares(of features: ClaimFeatures) -> SIMD8<Float> {
    var sums = SIMD8<Float>(repeating: 0)
    for (row, value) in features.values.enumerated() where value != 0 { sums += weights[row] * value }
    return Self.shares(ofLogits: sums)
  }

  /// The same of what the labels' logits are.
  static func shares(ofLogits sums: SIMD8<Float>) -> SIMD8<Float> {
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
  static let labels = 6
}
