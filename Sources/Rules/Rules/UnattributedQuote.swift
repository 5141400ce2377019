import Articles

/// Reports a quotation that nobody is named for.
struct UnattributedQuote: Rule {
  static let page = RulePage(
    id: "unattributed-quote",
    severity: .hint,
    reports: "A quotation with nobody near it who could have said it.",
    because: "A reader wants to know whose words they are, and a desk has to know.",
    wrong: [
      "The wall fell in May. ⟦“Nobody looked at it for thirty years.”⟧ Work on a new one begins in June.",
      "The bridge has been closed since May.\n\n⟦“We were told about it on the evening before it closed.”⟧\n\nThe bridge opens again in June.",
    ],
    right: [
      "“Nobody looked at the wall for thirty years,” the engineer Ada Holm said. “It was old.”",
      "Ada Holm shook her head. “Nobody looked at the wall for thirty years.”",
      "The “old wall” fell on Monday. “The Wall That Fell on a Sunday” is on sale.",
      "“Nobody looks at a wall until the day it falls.”\n\n— Ada Holm, engineer",
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    article.loneQuotations().map { quotation in
      Finding(range: quotation.range, message: "Nobody is named who said this: \(quotation.abbreviated(to: 60))")
    }
  }
}
