import Articles
import Formats

/// Reports text on the page that is no part of the article, one finding a run.
struct Boilerplate: Rule {
  static let page = RulePage(
    id: "boilerplate",
    severity: .warning,
    reports:
      "Text on the page that is no part of the article: menus, widgets, ages, cards about other articles.",
    because: "Pasted and scraped pages carry it into print and into archives, and its sentences would be judged as the "
      + "article's own.",
    wrong: [
      "⟦logo⟧\nBridge to close for a year\n\nThe bridge over the Tarn will close in May, the county engineer Ada Holm said on Monday.",
      "Bridge to close for a year\n\n⟦Harbor Ledger5 hours ago⟧\nThe bridge over the Tarn will close in May, the county "
        + "engineer Ada Holm said on Monday.",
    ],
    right: [
      "Bridge to close for a year\n\nThe bridge over the Tarn will close in May, the county engineer Ada Holm said on Monday.",
      "She left the council five years ago.",
    ],
    isForAnyLanguage: true)

  func findings(in article: Article, settings: Settings) -> [Finding] {
    let runs = article.boilerplate
    let date = runs.contains { $0.card != nil } ? article.pageDate : nil
    return runs.map { run in
      // As sure as of the line that is least so.
      let score = article.page.boilerplate[run.blocks].min() ?? 1
      return Finding(
        range: run.range, message: message(for: run, in: article, date), score: Double(score), isUnnecessary: true)
    }
  }

  private func message(for run: BoilerplateRun, in article: Article, _ date: PageDate?) -> String {
    if let number = run.card {
      let card = article.cards[number]
      let place = card.credits(on: date)
      let headline = quoted(article.blocks[card.headline])
      return place.isEmpty ? "Another article: \(headline)" : "Another article: \(headline) (\(place))"
    }
    let first = quoted(article.blocks[run.blocks.lowerBound])
    let more = run.blocks.count - 1
    return more == 0
      ? "Not part of the article: \(first)"
      : "Not part of the article: \(first) and \(more) more line\(more == 1 ? "" : "s")"
  }

  private func quoted(_ block: Block) -> String {
    "'" + block.passage.abbreviated(to: 60) + "'"
  }
}
