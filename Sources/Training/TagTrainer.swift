import Articles

/// Fits the weights of one sequence model: chooses the features worth a row, then averages several perceptrons.
struct TagTrainer {
  let labels: Int
  let width: Int
  let seed: UInt64
  let epochs: Int
  /// Perceptrons that see the examples in different orders; their average errs less than any.
  let models: Int
  /// The share of the templates that each example is read without.
  var omitted = 0.0

  /// - Parameter report: called behind each epoch with the weights so far, and what was wrong in it.
  func fit(
    _ examples: [TagExample], features: Int, report: (_ step: String, TagWeights) -> Void = { _, _ in }
  ) -> TagWeights {
    var sum = TagWeights(features: features)
    let tokens = examples.reduce(0) { $0 + $1.labels.count }
    for model in 0..<models {
      var perceptron = Perceptron(labels: labels, width: width, features: features)
      var random = SplitMix64(seed: seed &+ UInt64(model))
      var order = Array(examples.indices)
      for epoch in 1...epochs {
        order.shuffle(using: &random)
        var wrong = 0
        for i in order { wrong += perceptron.learn(examples[i], omitting: omitted, using: &random) }
        let share = Double(wrong * 1000 / max(1, tokens)) / 10
        guard model == 0 || epoch == epochs else { continue }
        var soFar = sum
        soFar.add(kept(perceptron.averaged))
        report(
          "model \(model + 1) of \(models), epoch \(epoch) of \(epochs), \(share) % of the labels wrong",
          soFar.scaled(by: 1 / Float(model + 1)))
      }
      sum.add(kept(perceptron.averaged))
    }
    return sum.scaled(by: 1 / Float(models))
  }

  /// All templates speak where a model is read: each less loudly, so that the transitions keep their say.
  private func kept(_ weights: TagWeights) -> TagWeights {
    var weights = weights
    if omitted > 0 { for i in weights.rows.indices { weights.rows[i] *= Float(1 - omitted) } }
    return weights
  }

  /// Which features are worth a row: fit once with all that are seen at least three times, keep the strongest.
  func chosenFeatures(of blocks: [some LabelledTokens], buckets: Int, say: (String) -> Void) -> FeatureIndex {
    let all = FeatureIndex(seenAtLeast: 3) { take in for block in blocks { take(block.rows().hashes) } }
    let rough = TagTrainer(labels: labels, width: width, seed: seed, epochs: 4, models: 1)
      .fit([TagExample](blocks, all), features: all.count)
    let chosen = Self.strongest(buckets: buckets, of: all, by: rough)
    say("\(all.count) features seen often, \(chosen.count) kept")
    return chosen
  }

  /// The features with the longest rows that find room in so many buckets: the others say little.
  static func strongest(buckets: Int, of index: FeatureIndex, by weights: TagWeights) -> FeatureIndex {
    let lengths = weights.rows.map { ($0 * $0).sum() }
    let order = (1..<lengths.count).sorted { (lengths[$0], $1) > (lengths[$1], $0) }
    var taken = Set<UInt64>()
    var fill = Array(repeating: 0, count: buckets)
    var kept: [UInt64] = []
    for number in order where lengths[number] > 0 && kept.count < buckets * TagModel.bucket {
      let hash = index.hashes[number - 1]
      let bucket = TagModel.bucket(of: hash, of: UInt64(buckets))
      guard fill[Int(bucket)] < TagModel.bucket,
        taken.insert(bucket << 16 | UInt64(TagModel.key(of: hash))).inserted
      else { continue }
      fill[Int(bucket)] += 1
      kept.append(hash)
    }
    return FeatureIndex(kept)
  }
}

extension TagWeights {
  var highest: Float {
    rows.reduce(1) { highest, row in (0..<16).reduce(highest) { max($0, abs(row[$1])) } }
  }
}

extension TagModel {
  /// The file of a fitted model: 16-bit weights on one scale, so that none is clipped.
  static func file(
    name: String, version: Int, labels: [String], features: Int, data: String, buckets: Int,
    _ index: FeatureIndex, _ weights: TagWeights
  ) -> [UInt8] {
    let slots = buckets * bucket
    let scale = 32_000 / weights.highest
    var keys = Array(repeating: UInt16(0), count: slots)
    var rows = Array(repeating: SIMD16<Int16>(repeating: 0), count: slots)
    for (number, hash) in index.hashes.enumerated() {
      var slot = Int(TagModel.bucket(of: hash, of: UInt64(buckets))) * bucket
      while keys[slot] != 0 { slot += 1 }
      keys[slot] = TagModel.key(of: hash)
      rows[slot] = SIMD16<Int16>((weights.rows[number + 1] * scale).rounded(.toNearestOrEven))
    }
    var bytes = ModelHeader([
      ("name", name), ("version", "\(version)"), ("labels", labels.joined(separator: " ")),
      ("features", "\(features)"), ("data", data), ("buckets", "\(buckets)"), ("scale", "\(scale)"),
    ]).bytes
    for row in weights.transitions {
      let scaled = SIMD16<Int32>((row * scale).rounded(.toNearestOrEven))
      for label in 0..<16 { withUnsafeBytes(of: scaled[label].littleEndian) { bytes += $0 } }
    }
    for key in keys { withUnsafeBytes(of: key.littleEndian) { bytes += $0 } }
    bytes += Array(repeating: 0, count: ModelFile.padded(slots * 2) - slots * 2)
    for row in rows { for label in 0..<16 { withUnsafeBytes(of: row[label].littleEndian) { bytes += $0 } } }
    return bytes
  }
}
