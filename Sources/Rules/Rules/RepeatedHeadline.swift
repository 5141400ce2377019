import Articles
import Formats

/// Reports the article's headline where it stands again as a line of its own.
struct RepeatedHeadline: Rule {
  static let page = RulePage(
    id: "repeated-headline",
    severity: .information,
    reports: "The article's headline, standing again as a line of its own.",
    because: "Pasted and scraped pages print it two or three times, and every copy but one is in the way.",
    wrong: [
      "Bridge to close for a year\n\n⟦Bridge to Close for a Year⟧\n\nThe bridge over the Tarn will close in May, the county "
        + "engineer Ada Holm said on Monday.",
      "Bridge to close for a year\n\nThe bridge over the Tarn will close in May, the county engineer Ada Holm said on "
        + "Monday.\n\n⟦Bridge to close for a year.⟧\n\nThe ferry will run as long as the bridge is closed, she added.",
    ],
    right: [
      "Bridge to close for a year\n\nBridge to close for a year. That is what the county engineer Ada Holm said on Monday.",
      "Bridge to close for a year\n\nBridge to close in May\n\nThe bridge over the Tarn will close in May, the county "
        + "engineer Ada Holm said on Monday.",
    ],
    isForAnyLanguage: true)

  func findings(in article: Article, settings: Settings) -> [Finding] {
    guard let headline = article.headline else { return [] }
    return article.repeatedHeadlines.map { number in
      let (block, range) = (article.blocks[number], article.blocks[number].passage.range)
      let quoted = block.passage.abbreviated(to: 60)
      return Finding(
        range: range, message: "The headline again: '\(quoted)'", score: 1, isUnnecessary: true,
        related: [Remark(range: article.blocks[headline].passage.range, message: "The headline stands here")],
        fixes: [
          Fix(title: "Remove the repeated headline", edits: Removal.edits(of: block.range, in: article))
        ])
    }
  }
}
