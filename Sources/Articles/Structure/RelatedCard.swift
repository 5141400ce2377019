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
