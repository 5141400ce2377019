import Articles

/// Fits the model of which lines of a page are article.
package struct LineTraining {
  package var seed: UInt64 = 1
  package var epochs = 14
  /// Of the feature table; 272 bytes each.
  package var buckets = 2_000
  private let folds = 5
  /// Times that the sites are dealt out anew: one deal alone moves each score by a hundredth.
  private let deals = 3
  private let say: (String) -> Void

  package init(say: @escaping (String) -> Void) { self.say = say }

  /// The model's file.
  package func run(train: [UInt8]) throws -> [UInt8] {
    let rows = try labelled(LabelledPage.self, in: train, of: "the training file")
    var random = SplitMix64(seed: seed)
    // As published, and as somebody pastes it: the article with some of what stood around it.
    let examples = rows.flatMap { row in
      [LinePage(row), row.html == nil ? nil : LinePage(row, asHTML: true)].compactMap { $0 }
    }
    let pasted = rows.compactMap { row in row.pasted(using: &random).flatMap { LinePage($0) } }
    // As a brief would stand on half of them: the same furniture around one to three paragraphs.
    let briefs = rows.flatMap { row -> [LinePage] in
      guard Bool.random(using: &random) else { return [] }
      let paragraphs = Int.random(in: 1...3, using: &random)
      return [
        LinePage(row, paragraphs: paragraphs),
        row.html == nil ? nil : LinePage(row, asHTML: true, paragraphs: paragraphs),
      ].compactMap { $0 }
    }
    say("\(rows.count) pages, \(examples.count { $0.isHTML }) of them as HTML too")
    let scores = crossValidated(examples, pasted + briefs, using: &random)
    say("cross-validation over sites: \(scores.line)")
    let (index, field) = fit(examples + pasted + briefs)
    var own = LineScores()
    for page in examples { own.add(page, predicted(page, index, field)) }
    say("on the pages it was fitted on: \(own.line)")
    return TagModel.file(
      name: LineModel.name, version: 1, labels: LineModel.labels, features: LineFeatures.version,
      data: ModelFile.digest(of: train), buckets: buckets, index, field.weights)
  }

  /// A site is on one side of each split with all its pages.
  private func crossValidated(
    _ examples: [LinePage], _ pasted: [LinePage], using random: inout SplitMix64
  ) -> LineScores {
    let sites = Set(examples.map(\.site)).sorted()
    var scores = LineScores()
    for deal in 1...deals {
      let dealt = sites.indices.map { $0 % folds }.shuffled(using: &random)
      let foldOf = Dictionary(uniqueKeysWithValues: zip(sites, dealt))
      for fold in 0..<folds {
        let (index, field) = fit((examples + pasted).filter { foldOf[$0.site] != fold })
        for page in examples where foldOf[page.site] == fold { scores.add(page, predicted(page, index, field)) }
      }
      say("deal \(deal) of \(deals): \(scores.line)")
    }
    return scores
  }

  private func predicted(_ page: LinePage, _ index: FeatureIndex, _ field: ConditionalField) -> [Float] {
    var scores = [Float](repeating: 1, count: page.isKnown.count)
    for (block, probabilities) in zip(page.shown, field.probabilities(example(page, index)))
    where !page.isKnown[block] {
      scores[block] = LineLabel.boilerplate(probabilities)
    }
    return scores
  }

  private func example(_ page: LinePage, _ index: FeatureIndex) -> TagExample {
    TagExample(rows: page.features.map { index[$0] }, labels: page.labels)
  }

  /// First with all features that are often seen, then with the strongest of them.
  private func fit(_ pages: [LinePage]) -> (FeatureIndex, ConditionalField) {
    let all = FeatureIndex(seenAtLeast: 4) { take in for page in pages { take(page.features) } }
    let rough = fit(pages, all, epochs: 4)
    let chosen = TagTrainer.strongest(buckets: buckets, of: all, by: rough.weights)
    return (chosen, fit(pages, chosen, epochs: epochs))
  }

  private func fit(_ pages: [LinePage], _ index: FeatureIndex, epochs: Int) -> ConditionalField {
    var field = ConditionalField(features: index.count, width: LineFeatures.width)
    let examples = pages.map { example($0, index) }
    var order = Array(examples.indices)
    var random = SplitMix64(seed: seed)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      for i in order { field.learn(examples[i], using: &random) }
      // The first half wanders.
      if epoch * 2 > epochs { field.note() }
    }
    return field.averaged
  }
}
