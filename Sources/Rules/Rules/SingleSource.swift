import Articles
import Formats

/// Reports an article that rests on one source alone, on its headline.
struct SingleSource: Rule {
  static let page = RulePage(
    id: "single-source",
    severity: .hint,
    reports: "An article all of whose attributed statements come from one source.",
    because: "One source may be wrong or have an axe to grind; a second one shows it.",
    wrong: [
      """
      ⟦Bridge to close for a year⟧

      The bridge over the Tarn will close in May, the county engineer Ada Holm said on Monday. “It is old,” Holm said.

      The engineer said the bolts were loose. She added that nobody had looked. The ferry will run, Holm said.
      """
    ],
    right: [
      """
      Bridge to close for a year

      The bridge over the Tarn will close in May, the county engineer Ada Holm said on Monday. “It is old,” Holm said.

      The engineer said the bolts were loose. She added that nobody had looked. The mayor, Joren Brandt, denied it.
      """,
      "Bridge to close for a year\n\nThe bridge will close in May, the county engineer Ada Holm said on Monday. It is old.",
    ])

  /// A short item has one source as a matter of course.
  private static let fewestStatements = 5

  func findings(in article: Article, settings: Settings) -> [Finding] {
    guard let headline = article.headline, mayRestOnOne(article) else { return [] }
    let sources = article.sources()
    guard sources.all.count == 1, sources.all[0].kind == .named else { return [] }
    return [
      Finding(
        range: article.blocks[headline].passage.range,
        message: "All \(sources.statementCount) attributed statements come from '\(sources.all[0].name)'")
    ]
  }

  /// Whether it is worth the search: enough statements, and none that rests on somebody else for certain.
  private func mayRestOnOne(_ article: Article) -> Bool {
    var statements = 0
    for block in article.blocks.indices where article.isBody(block) {
      // An interview has one source, and says so.
      if article.facts[block].summary.speakerLabel != nil || article.voice(of: block) != nil { return false }
      for support in article.support[block] {
        switch support {
        case .attributed(let number):
          if article.facts[block].attributions[number].kind == .vague { return false }
          statements += 1
        case .quoted(nil): return false
        case .quoted: statements += 1
        case .none: break
        }
      }
    }
    return statements >= Self.fewestStatements
  }
}
