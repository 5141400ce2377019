import Articles

/// Fits the sequence model of names.
package struct EntityTraining {
  package var seed: UInt64 = 1
  package var epochs = 12
  /// Perceptrons whose weights are averaged.
  package var models = 6
  /// Of the feature table; 272 bytes each.
  package var buckets = 16_000
  /// The share of the sentences that are read a second time as headlines print them, in either way.
  private let rewritten = 0.04
  /// Of the templates: what a name is shall not hang on the name alone.
  private let omitted = 0.35
  private let labels = EntityLabel.allCases.count
  private let say: (String) -> Void

  package init(say: @escaping (String) -> Void) { self.say = say }

  /// The model's file.
  package func run(train: [UInt8], dev: [UInt8]) throws -> [UInt8] {
    let sentences = try NamedSentences(train, of: "the training file").sentences
    let devSentences = try NamedSentences(dev, of: "the development file").sentences
    var random = SplitMix64(seed: seed)
    let blocks = sentences.flatMap { sentence -> [NamedBlock] in
      var blocks = [NamedBlock([sentence])]
      if sentence.count > 4 {
        if Double.random(in: 0..<1, using: &random) < rewritten { blocks.append(NamedBlock([sentence], .titleCase)) }
        if Double.random(in: 0..<1, using: &random) < rewritten { blocks.append(NamedBlock([sentence], .capitals)) }
      }
      return blocks
    }
    let devBlocks = devSentences.map { NamedBlock([$0]) }
    say("\(sentences.count) sentences to learn from, \(devSentences.count) to check")
    let trainer = TagTrainer(
      labels: labels, width: EntityFeatures.width, seed: seed, epochs: epochs, models: models,
      omitted: omitted)
    let index = trainer.chosenFeatures(of: blocks, buckets: buckets, say: say)
    let devExamples = [TagExample](devBlocks, index)
    let weights = trainer.fit([TagExample](blocks, index), features: index.count) { step, weights in
      say("\(step): \(scores(devBlocks, devExamples, weights))")
    }
    return TagModel.file(
      name: EntityTagger.name, version: 1, labels: EntityTagger.labels, features: EntityFeatures.version,
      data: ModelFile.digest(of: train), buckets: buckets, index, weights)
  }

  /// F1 of whole names with their kind, and of each kind.
  private func scores(_ blocks: [NamedBlock], _ examples: [TagExample], _ weights: TagWeights) -> String {
    var all = Tally()
    var byKind: [EntityKind: Tally] = [:]
    for (block, example) in zip(blocks, examples) {
      let path = weights.path(weights.scores(example, width: EntityFeatures.width), labels: labels)
      let found = path.map { EntityLabel(rawValue: $0)! }.names
      let wanted = block.labels.map { EntityLabel(rawValue: $0)! }.names
      for kind in [EntityKind.person, .organization, .place, .other] {
        let (ours, theirs) = (found.filter { $0.kind == kind }, wanted.filter { $0.kind == kind })
        var tally = Tally()
        (tally.found, tally.wanted) = (ours.count, theirs.count)
        tally.right = ours.count { name in theirs.contains { $0.tokens == name.tokens } }
        byKind[kind, default: Tally()] = byKind[kind, default: Tally()] + tally
        all = all + tally
      }
    }
    let kinds = byKind.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \(three($0.value.f1))" }
    return "F1 \(all.description)  " + kinds.joined(separator: "  ")
  }
}
