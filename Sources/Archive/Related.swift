import Articles

/// The article somebody reads or writes, for which others are wanted.
package struct RelatedQuery: Sendable {
  package var title: String
  package var text: String
  /// `yyyy-mm-dd`; articles of the same days rank higher. Nil or unreadable weighs all days alike.
  package var date: String?
  /// The id of the article itself, where it is archived. One with the same title and text is left out anyhow.
  package var excludingID: String?

  package init(title: String, text: String, date: String? = nil, excludingID: String? = nil) {
    self.title = title
    self.text = text
    self.date = date
    self.excludingID = excludingID
  }
}

/// An archived article about the same, and why it is thought to be.
package struct RelatedArticle: Sendable, Equatable {
  package let article: ArchivedHead
  /// From 0 to 1: how much the weightiest words agree, times how near the days are.
  package let score: Double
  /// Up to eight words that both share, weightiest first, as readers know them: names keep their capitals.
  package let sharedTerms: [String]
  /// Days between the two, whichever is first; nil when one is undated.
  package let daysApart: Int?
  /// Written more than a week before or after, and chosen by its words alone: its score has no days in it.
  package let isBackground: Bool

  /// Whether a reader would see why: below this score, or with one word in common, neighbours are near by chance.
  package var isTelling: Bool { score >= 0.05 && sharedTerms.count >= 2 }
}

extension ArchiveReader {
  /// The archived articles nearest to one, best first; of equal ones the newer, then the lower id. Past the budget: none.
  ///
  /// - Parameter background: how many of other times may follow them, where the query has a date.
  package func related(to query: RelatedQuery, limit: Int, background: Int = 0) throws -> [RelatedArticle] {
    guard limit > 0 else { return [] }
    return try answer(past: []) { database in
      var search = try RelatedSearch(query, in: database)
      let found = try search.best(limit, background: background)
      let shared = SharedTerms(found.flatMap(\.shared), of: query, in: database)
      return try found.map { found in
        RelatedArticle(
          article: found.head, score: found.score,
          sharedTerms: try shared.words(found.shared, articleID: found.head.id), daysApart: found.daysApart,
          isBackground: found.isBackground)
      }
    }
  }
}
