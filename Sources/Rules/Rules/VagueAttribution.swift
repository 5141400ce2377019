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
      .low: .init(precision: 0.71, recall: 0.41), .normal: .init(precision: 0.60, recall: 0.55),
      .high: .init(precision: 0.57, recall: 0.57),
    ],
    measuredDeeply: [
      .low: .init(precision: 0.73, recall: 0.52), .normal: .init(precision: 0.77, recall: 0.59),
      .high: .init(precision: 0.68, recall: 0.59),
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    let sensitivity = settings.claimSensitivity
    return article.sentences { $0.isBody }.compactMap { sentence in
      guard let words = sentence.vagueWords else { return nil }
      let score = sentence.probabilities.vague
      guard score >= sensitivity.thresholds(isDeep: sentence.isReadDeeply).vague else { return nil }
      let quoted = "'\(words.abbreviated(to: 80))'"
      return Finding(
        range: words.range, message: "Names nobody you could ask: \(quoted)", score: Double(score),
        related: [Remark(range: sentence.passage.range, message: "This statement rests on \(quoted)")],
        fixes: sentence.asking(settings))
    }
  }
}
