import Articles

/// Reports a statement that rests on people the article does not name.
struct VagueAttribution: Rule {
  static let page = RulePage(
    id: "vague-attribution",
    severity: .information,
    reports: "A statement that rests on people the article does not name.",
    because: "A reader can check what a named person said; nobody can check what officials say.",
    wrong: [
      "⟦Officials⟧ say the bridge fell.",
      "The bridge, ⟦critics⟧ say, was never safe.",
      "The bridge is ⟦reportedly⟧ unsafe and may close.",
      "⟦Some⟧ believe that the toll will double.",
    ],
    right: [
      "Lavrov said the bridge fell.",
      "Officials met on Monday.",
      "The bridge reportedly fell, the engineer Ada Holm said.",
      "The report says the bridge was never safe.",
    ],
    measured: [
      .low: .init(precision: 0.77, recall: 0.41), .normal: .init(precision: 0.69, recall: 0.48),
      .high: .init(precision: 0.59, recall: 0.58),
    ],
    measuredDeeply: [
      .low: .init(precision: 0.80, recall: 0.48), .normal: .init(precision: 0.76, recall: 0.54),
      .high: .init(precision: 0.68, recall: 0.60),
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    let sensitivity = settings.claimSensitivity
    return article.sentences { $0.isBody }.compactMap { sentence in
      let (score, threshold) = (
        sentence.probabilities.vague, sensitivity.thresholds(isDeep: sentence.isReadDeeply).vague
      )
      // What no judgement is needed for is asked of few sentences: most point at nobody.
      guard score >= threshold || sentence.hasPlainHearsay, let (words, isPlain) = sentence.vagueWords,
        isPlain || score >= threshold
      else { return nil }
      let isWhole = words.prose == sentence.passage.prose
      let quoted = "'\(words.abbreviated(to: isWhole ? 60 : 80))'"
      return Finding(
        range: words.range, message: "Names nobody you could ask: \(quoted)", score: Double(max(score, threshold)),
        related: isWhole ? [] : [Remark(range: sentence.passage.range, message: "This statement rests on \(quoted)")],
        fixes: sentence.asking(settings))
    }
  }
}
