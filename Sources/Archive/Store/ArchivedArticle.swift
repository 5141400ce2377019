/// An article as it is handed to the archive and comes back from it.
///
///     ArchivedArticle(id: "https://example.org/a", title: "Bridge closed", text: "…", date: "2024-05-01")
package struct ArchivedArticle: Sendable, Equatable {
  /// What tells this article from every other: an address, a path, or a name the user gives.
  package var id: String
  package var title: String
  package var text: String
  /// An ISO date, of which only the first ten characters (`yyyy-mm-dd`) are read and kept; anything unreadable
  /// makes the article undated.
  package var date: String?
  package var outlet: String?
  package var url: String?

  package init(
    id: String, title: String, text: String, date: String? = nil, outlet: String? = nil, url: String? = nil
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.date = date
    self.outlet = outlet
    self.url = url
  }
}

/// What became of the articles of one `add`; the three sum up to the articles handed in.
package struct AddCount: Sendable, Equatable {
  package var added = 0
  /// Articles whose id was there with other content, now replaced.
  package var updated = 0
  /// Articles that were there already, under their own id or, word for word, under another one.
  package var unchanged = 0

  package init(added: Int = 0, updated: Int = 0, unchanged: Int = 0) {
    self.added = added
    self.updated = updated
    self.unchanged = unchanged
  }
}

/// What an archive holds, for a person who asks.
package struct ArchiveStatus: Sendable, Equatable {
  package let articles: Int
  /// Fact-checks.
  package let claims: Int
  /// Articles that have nearly the text of another.
  package let copies: Int
  /// Direct quotations of five words or more.
  package let quotations: Int
  /// Quotations for which the text names somebody.
  package let attributed: Int
  /// The first and last day an article is dated, `yyyy-mm-dd`; absent when none is dated.
  package let oldest: String?
  package let newest: String?
  /// The database with its write-ahead log.
  package let bytes: Int
  /// Different words known, after folding and stemming.
  package let terms: Int
  package let version: Int
}
