/// What a link to an archived article needs: everything but its text.
package struct ArchivedHead: Sendable, Hashable {
  package let id: String
  package let title: String
  /// `yyyy-mm-dd`, absent for an undated article.
  package let date: String?
  package let outlet: String?
  package let url: String?

  package init(id: String, title: String, date: String?, outlet: String?, url: String?) {
    (self.id, self.title, self.date, self.outlet, self.url) = (id, title, date, outlet, url)
  }

  /// "Harbor Ledger, 2026-03-12"; empty where neither is known.
  package var credits: String { [outlet, date].compactMap { $0 }.joined(separator: ", ") }
}
