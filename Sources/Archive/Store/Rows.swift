import Articles
import Formats

/// An archived article with the row it stands in.
struct Row {
  let row: Int
  let day: Int?
  let article: ArchivedArticle

  /// Whether adding an article again would change anything; dates are the same when they name the same day.
  func isSame(as other: ArchivedArticle, on otherDay: Int?) -> Bool {
    day == otherDay && article.outlet == other.outlet && article.url == other.url
      && article.title.utf8.elementsEqual(other.title.utf8) && article.text.utf8.elementsEqual(other.text.utf8)
  }
}

extension Database {
  func row(of id: String) throws -> Row? {
    try first("SELECT \(Self.rowColumns) FROM article WHERE id = ?", .text(id), read: Self.row)
  }

  static let rowColumns = "rowid, id, day, title, text, outlet, url"

  /// The article in a row of `rowColumns`.
  static func row(_ found: Statement) -> Row {
    let day = found.day(2)
    return Row(
      row: found.row(0), day: day?.number,
      article: ArchivedArticle(
        id: found.text(1), title: found.text(3), text: found.text(4), date: day?.iso,
        outlet: found.optionalText(5), url: found.optionalText(6)))
  }

  func articleCount() throws -> Int { try first("SELECT articles FROM tally") { $0.integer(0) } ?? 0 }

  /// Whether numbers of rows up to one are few enough for an array: SQLite counts them up from 1, and a few are free where
  /// articles were taken out. A row of the number 2^40 was put there by hand, and memory for as many would end the process.
  func holdsRows(upTo last: Int) throws -> Bool {
    guard last > 1 << 24 else { return true }
    let pages = try first("PRAGMA page_count") { $0.integer(0) } ?? 0
    // A page holds no more than some hundred rows of any table.
    return last < 1 << 31 && last / 1_000 <= pages
  }

  /// A term's number and in how many articles it stands.
  func known(_ term: String) throws -> (id: Int, articles: Int)? {
    try first("SELECT id, df FROM term WHERE t = ?", .text(term)) { ($0.row(0), $0.integer(1)) }
  }

  static let headColumns = "a.id, a.title, a.day, a.outlet, a.url"

  /// The head in a row of `headColumns`.
  static func head(_ found: Statement) -> ArchivedHead {
    ArchivedHead(
      id: found.text(0), title: found.text(1), date: found.day(2)?.iso,
      outlet: found.optionalText(3), url: found.optionalText(4))
  }

  static let claimColumns = "c.id, c.claim, c.title, c.summary, c.speaker, c.publisher, c.rating, c.day, c.url"

  /// The fact-check in a row that holds `claimColumns` from a column on.
  static func claim(_ found: Statement, from first: Int32) -> ClaimReview {
    ClaimReview(
      id: found.text(first), claim: found.text(first + 1), title: found.optionalText(first + 2),
      summary: found.optionalText(first + 3), speaker: found.optionalText(first + 4),
      publisher: found.optionalText(first + 5), rating: found.optionalText(first + 6),
      date: found.day(first + 7)?.iso, url: found.optionalText(first + 8))
  }
}

/// Term numbers as four bytes each, lowest first.
enum TermList {
  static func bytes(_ terms: [Int]) -> [UInt8] {
    terms.flatMap { term in (0..<4).map { UInt8(truncatingIfNeeded: term >> ($0 * 8)) } }
  }

  static func terms(_ bytes: [UInt8]) -> [Int] {
    stride(from: 0, to: bytes.count - 3, by: 4).map { start in
      (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) }
    }
  }
}
