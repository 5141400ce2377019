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
    var findings: [Finding] = []
    for block in article.blocks.indices where article.isBody(block) {
      for support in article.support[block] {
        guard case .attributed(let number) = support else { continue }
        let attribution = article.facts[block].attributions[number]
        guard attribution.kind == .vague else { continue }
        let words = attribution.source.map(article.facts[block].upToComma) ?? attribution.cue
        let score = article.probabilities(block: block, sentence: attribution.sentence).vague
        let isDeep = article.isReadDeeply(block: block, sentence: attribution.sentence)
        guard score >= sensitivity.thresholds(isDeep: isDeep).vague else { continue }
        let quoted = "'\(article.blocks[block].abbreviated(words, to: 80))'"
        let sentence = article.facts[block].sentences[attribution.sentence].range
        findings.append(
          Finding(
            range: article.blocks[block].source(of: words), message: "\(quoted) names nobody to ask",
            score: Double(score),
            related: [
              Remark(range: article.blocks[block].source(of: sentence), message: "This statement rests on \(quoted)")
            ], fixes: article.asking(block: block, sentence: attribution.sentence, settings)))
      }
    }
    return findings
  }
}
