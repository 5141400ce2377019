import Formats

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

  /// "Harbor Ledger, 2 days ago (March 10, 2026)": with what the age means on a page of that date, where that is certain.
  package func credits(on page: PageDate?) -> String {
    guard let age, let page else { return credits }
    let prose = Prose(verbatim: Array(age.utf8))
    let dates = RelativeDateFinder(bytes: prose.bytes, BlockText(of: prose), isSpeech: false).dates()
    guard let meaning = dates.first?.meaning(on: page) else { return credits }
    return "\(credits) (\(meaning.inWords))"
  }
}
