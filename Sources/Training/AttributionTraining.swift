import Articles

/// Fits the sequence model of attributions.
package struct AttributionTraining {
  package var seed: UInt64 = 1
  package var epochs = 12
  /// Perceptrons whose weights are averaged.
  package var models = 12
  /// Of the feature table; 272 bytes each.
  package var buckets = 14_600
  /// Share of the training articles that are read a second time with another house's quotation marks.
  private let rewritten = 0.5
  private let labels = AttributionLabel.allCases.count
  private let say: (String) -> Void

  package init(say: @escaping (String) -> Void) { self.say = say }

  /// The model's file.
  package func run(train: [UInt8], dev: [UInt8]) throws -> [UInt8] {
    let rows = try labelled(LabelledArticle.self, in: train, of: "the training file")
    let devRows = try labelled(LabelledArticle.self, in: dev, of: "the development file")
    var random = SplitMix64(seed: seed)
    let blocks = rows.flatMap { row -> [LabelledBlock] in
      var blocks = labelledBlocks(of: row)
      if Double.random(in: 0..<1, using: &random) < rewritten {
        let style = QuoteStyle.allCases.randomElement(using: &random)!
        blocks += labelledBlocks(of: row, rewriting: style).filter { !$0.text.quotations.isEmpty }
      }
      return blocks
    }
    let devBlocks = devRows.flatMap { labelledBlocks(of: $0) }
    say("\(rows.count) articles to learn from, \(devRows.count) to check")
    let trainer = TagTrainer(
      labels: labels, width: AttributionFeatures.width, seed: seed, epochs: epochs, models: models)
    let index = trainer.chosenFeatures(of: blocks, buckets: buckets, say: say)
    let devExamples = [TagExample](devBlocks, index)
    let weights = trainer.fit([TagExample](blocks, index), features: index.count) { step, weights in
      say("\(step): \(scores(devBlocks, devExamples, weights).line)")
    }
    return TagModel.file(
      name: AttributionTagger.name, version: 1, labels: AttributionTagger.labels,
      features: AttributionFeatures.version, data: ModelFile.digest(of: train), buckets: buckets, index, weights)
  }

  private func scores(
    _ blocks: [LabelledBlock], _ examples: [TagExample], _ weights: TagWeights
  ) -> AttributionScores {
    var scores = AttributionScores()
    for (block, example) in zip(blocks, examples) {
      scores.add(block, weights.scores(example, width: AttributionFeatures.width), weights, labels)
    }
    return scores
  }
}
