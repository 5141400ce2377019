/// What a page shows of another article: a headline, printed two or three times, its outlet, its age, its text.
package struct RelatedCard: Hashable, Sendable {
  /// Numbers of the page's blocks.
  package let blocks: Range<Int>
  /// The block of its first headline.
  package let headline: Int
  package let outlet: String?
  /// As printed: "33 minutes ago".
  package let age: String?
  /// The block of its text, where the page gives it.
  package let body: Int?

  /// "Harbor Ledger, 33 minutes ago"; empty where the page says neither.
  package var credits: String { [outlet, age].compactMap { $0 }.joined(separator: ", ") }
}

extension Article {
  /// "Harbor Ledger, 2 days ago (March 10, 2026)": with what the age means by the page's date, where that is certain.
  package func credits(of card: RelatedCard) -> String {
    guard let age = card.age, let page = pageDate else { return card.credits }
    let bytes = Array(age.utf8)
    let text = BlockText(of: Prose(verbatim: bytes))
    let date = RelativeDateFinder(bytes: bytes, text, isSpeech: false).dates().first
    guard let meaning = date?.meaning(on: page) else { return card.credits }
    return "\(card.credits) (\(meaning.inWords))"
  }
}
