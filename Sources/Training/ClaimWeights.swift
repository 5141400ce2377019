import Articles

/// The weights of the judge of claims while they are fitted, six a row and two that stay zero.
struct ClaimWeights {
  /// In the order of `ClaimFeature`.
  var features = [SIMD8<Float>](repeating: .zero, count: ClaimFeature.allCases.count)
  var words = [SIMD8<Float>](repeating: .zero, count: ClaimScorer.wordRows)

  init() {}

  init(meanOf fits: [ClaimWeights]) {
    let share = 1 / Float(fits.count)
    for fit in fits {
      for row in features.indices { features[row] += fit.features[row] * share }
      for row in words.indices { words[row] += fit.words[row] * share }
    }
  }

  func logits(ofFeatures rows: [(row: Int, value: Float)]) -> SIMD8<Float> {
    rows.reduce(.zero) { $0 + features[$1.row] * $1.value }
  }

  func logits(ofWords rows: [Int]) -> SIMD8<Float> { rows.reduce(.zero) { $0 + words[$1] } }

  /// In the order Q V U N O X.
  func shares(_ features: [(row: Int, value: Float)], _ words: [Int]) -> [Float] {
    let shares = ClaimScorer.shares(ofLogits: logits(ofFeatures: features) + logits(ofWords: words))
    return (0..<ClaimScorer.labels).map { shares[$0] }
  }

  /// The file of the model. The largest of the words' weights are cut to what fits: with the unit of one in a thousand they
  /// would need, the others would be coarse.
  func file(fittedOn data: String) -> [UInt8] {
    let sizes = words.flatMap { row in (0..<ClaimScorer.labels).map { abs(row[$0]) } }.sorted()
    let unit = max(sizes[sizes.count - 1 - sizes.count / 1000], .leastNormalMagnitude) / Float(ClaimScorer.largestWord)
    var bytes = ModelHeader([
      ("name", ClaimScorer.name), ("version", "2"), ("features", ClaimScorer.featureNames), ("data", data),
      ("word-unit", "\(unit)"),
    ]).bytes
    for row in features { for lane in 0..<8 { withUnsafeBytes(of: row[lane].bitPattern.littleEndian) { bytes += $0 } } }
    let largest = Float(ClaimScorer.largestWord)
    for row in words {
      for lane in 0..<8 {
        let steps = max(-largest, min(largest, (row[lane] / unit).rounded()))
        withUnsafeBytes(of: Int16(steps).littleEndian) { bytes += $0 }
      }
    }
    return bytes
  }
}
