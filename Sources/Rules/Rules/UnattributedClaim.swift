import Articles

/// Reports a checkable statement with nobody behind it.
struct UnattributedClaim: Rule {
  static let page = RulePage(
    id: "unattributed-claim",
    severity: .hint,
    reports: "A checkable statement that nobody in the article stands for.",
    because: "A figure, a cause, a motive or an accusation in the writer's own voice makes the desk its source.",
    wrong: [
      "⟦The new toll has cut traffic on the bridge by almost 40 percent and driven most of the haulage firms out of the valley.⟧"
    ],
    right: [
      "The new toll has cut traffic on the bridge by almost 40 percent, the county engineer Ada Holm said on Monday.",
      "Has the new toll cut traffic on the bridge by almost 40 percent?",
      "Toll cuts traffic on bridge by almost 40 percent",
      "The council met on Monday.",
    ],
    measured: [
      .low: .init(precision: 0.66, recall: 0.19), .normal: .init(precision: 0.59, recall: 0.29),
      .high: .init(precision: 0.47, recall: 0.44),
    ],
    measuredDeeply: [
      .low: .init(precision: 0.58, recall: 0.35), .normal: .init(precision: 0.56, recall: 0.47),
      .high: .init(precision: 0.52, recall: 0.58),
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    let sensitivity = settings.claimSensitivity
    return article.sentences { $0.isBareStatement }.compactMap { sentence in
      let score = sentence.probabilities.unsourced
      guard score >= sensitivity.thresholds(isDeep: sentence.isReadDeeply).unsourced else { return nil }
      return Finding(
        range: sentence.passage.range, message: "No source: '\(sentence.passage.abbreviated(to: 60))'",
        score: Double(score), fixes: sentence.asking(settings))
    }
  }
}
