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

extension RelatedQuery {
  /// Asks for what else was written about a page.
  package init(of page: OutlinedPage, excludingID: String?) {
    self.init(title: page.title ?? "", text: page.bodyText, date: page.date, excludingID: excludingID)
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
  /// Others with nearly the same text, as further outlets printed it.
  package let copies: [ArchivedHead]

  /// Whether a reader would see why: below this score, or with one word in common, neighbours are near by chance.
  package var isTelling: Bool { score >= 0.05 && sharedTerms.count >= 2 }
}

extension ArchiveReader {
  /// The archived articles nearest to one, best first; of equal ones the newer, then the lower id. Past the budget: none.
  ///
  /// - Parameters:
  ///   - background: how many of other times may follow them, where the query has a date.
  ///   - foldsCopies: whether of several with nearly the same text only the nearest is listed, with the others as copies.
  package func related(
    to query: RelatedQuery, limit: Int, background: Int = 0, foldsCopies: Bool = true
  ) throws -> [RelatedArticle] {
    guard limit > 0 else { return [] }
    return try answer(past: []) { database in
      var asked = limit
      var found: [Fold] = []
      // What was folded away makes room for more; copies of copies that come with these are let be.
      for _ in 0..<2 {
        var search = try RelatedSearch(query, in: database)
        let best = try search.best(asked, background: background)
        found = best.map { Fold(found: $0) }
        guard foldsCopies else { break }
        found = try Fold.folded(found, limit, except: query.excludingID, in: database)
        guard found.count < best.count, asked == limit else { break }
        asked += best.count - found.count
      }
      let shared = SharedTerms(found.flatMap(\.found.shared), of: query, in: database)
      return try found.map { fold in
        let found = fold.found
        return RelatedArticle(
          article: found.head, score: found.score,
          sharedTerms: try shared.words(found.shared, articleID: found.head.id), daysApart: found.daysApart,
          isBackground: found.isBackground, copies: fold.copies)
      }
    }
  }
}

/// The nearest of several articles with nearly the same text, and the others.
private struct Fold {
  let found: RelatedSearch.Found
  var copies: [ArchivedHead] = []

  /// In their order; so many of the same time, and what is background behind them.
  static func folded(_ found: [Fold], _ limit: Int, except own: String?, in database: Database) throws -> [Fold] {
    var (seen, near, far): (Set<Int>, [Fold], [Fold]) = ([], [], [])
    for var fold in found where fold.found.isBackground || near.count < limit {
      let lead = try database.lead(of: fold.found.head.id)
      guard seen.insert(lead).inserted else { continue }
      fold.copies = try database.copies(ledBy: lead).filter { $0.id != fold.found.head.id && $0.id != own }
      if fold.found.isBackground { far.append(fold) } else { near.append(fold) }
    }
    return near + far
  }
}
