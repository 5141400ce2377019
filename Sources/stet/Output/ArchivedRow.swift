import Archive
import Articles
import Presentation

/// An archived article as every command writes it, with what the command says of it besides.
///
///     {"date":"2026-03-02","id":"q1","message":"…","outlet":"Harbor Ledger","title":"Port saves"}
struct ArchivedRow<Own: Encodable>: Encodable {
  private let id: String
  private let title: String
  private let outlet: String?
  /// `yyyy-mm-dd`
  private let date: String?
  private let url: String?
  private let own: Own

  /// With the address where it can be opened.
  init(_ head: ArchivedHead, _ own: Own) { self.init(head, url: ArchiveLink.address(head), own) }

  /// With no address but the one it was added with, so that adding it again changes nothing.
  static func asAdded(_ head: ArchivedHead, _ own: Own) -> ArchivedRow { ArchivedRow(head, url: head.url, own) }

  private init(_ head: ArchivedHead, url: String?, _ own: Own) {
    (id, title, outlet, date) = (head.id, head.title, head.outlet, head.date)
    (self.url, self.own) = (url, own)
  }

  private enum Keys: CodingKey { case id, title, outlet, date, url }

  func encode(to encoder: any Swift.Encoder) throws {
    try own.encode(to: encoder)
    var row = encoder.container(keyedBy: Keys.self)
    try row.encode(id, forKey: .id)
    try row.encode(title, forKey: .title)
    try row.encodeIfPresent(outlet, forKey: .outlet)
    try row.encodeIfPresent(date, forKey: .date)
    try row.encodeIfPresent(url, forKey: .url)
  }
}

/// An article of which nothing more is said.
struct CopyRow: Encodable {
  /// Nil where there is none, so that the field is left out.
  static func rows(of copies: [ArchivedHead]) -> [ArchivedRow<CopyRow>]? {
    copies.isEmpty ? nil : copies.map { ArchivedRow($0, CopyRow()) }
  }
}

extension ArchivedArticle {
  var head: ArchivedHead { ArchivedHead(id: id, title: title, date: date, outlet: outlet, url: url) }
}

extension ArchivedHead {
  /// "Coast Radio, 2024-03-06: /clips/ferry.txt"
  var line: String { credits.isEmpty ? id : "\(credits): \(id)" }
}
