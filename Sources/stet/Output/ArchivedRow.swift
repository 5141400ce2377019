import Archive
import Articles

/// An article without its text.
struct HeadRow: Encodable {
  let id: String
  let title: String
  let date: String?
  let source: String?
  let url: String?

  init(_ head: ArchivedHead) {
    (id, title, date, source, url) = (head.id, head.title, head.date, head.outlet, head.url)
  }
}

/// An article as `add` reads it.
struct ArticleRow: Encodable {
  let id: String
  let title: String
  let text: String
  let date: String?
  let source: String?
  let url: String?
  let copies: [HeadRow]?

  init(_ article: ArchivedArticle, copies: [ArchivedHead] = []) {
    (id, title, text) = (article.id, article.title, article.text)
    (date, source, url) = (article.date, article.outlet, article.url)
    self.copies = copies.isEmpty ? nil : copies.map(HeadRow.init)
  }
}

extension ArchivedHead {
  /// "Coast Radio, 2024-03-06: /clips/ferry.txt"
  var line: String { credits.isEmpty ? id : "\(credits): \(id)" }
}
