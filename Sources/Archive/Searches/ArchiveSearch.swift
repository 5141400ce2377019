import Articles
import Formats

/// What a reader of the archive looks for: words, "phrases in quotation marks", beginnings* and -words that are not to
/// stand there. Nothing else means anything: a comma is a comma.
package struct ArchiveQuery: Sendable, Equatable {
  /// In the language of the index.
  let match: String
  /// The first word of each thing that is looked for.
  fileprivate let words: [Word]

  fileprivate struct Word: Sendable, Equatable {
    /// In lower case.
    let bytes: [UInt8]
    let isBeginning: Bool
  }

  /// Nil for a query without a word to be found.
  package init?(_ text: String) {
    var (wanted, unwanted): ([String], [String]) = ([], [])
    var first: [Word] = []
    for part in Self.parts(text) where part.words.contains(where: { $0.isLetter || $0.isNumber }) {
      let words = part.words.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      let phrase = "\"\(words)\"" + (part.isBeginning ? "*" : "")
      if part.isUnwanted {
        unwanted.append(phrase)
      } else {
        wanted.append(phrase)
        let word = part.words.split { !$0.isLetter && !$0.isNumber }.first ?? ""
        first.append(Word(bytes: Array(word.lowercased().utf8), isBeginning: part.isBeginning))
      }
    }
    words = first
    guard !wanted.isEmpty, text.utf8.count <= 1_000, !text.utf8.contains(0) else { return nil }
    let positive = "(" + wanted.joined(separator: " AND ") + ")"
    match = unwanted.isEmpty ? positive : "\(positive) NOT (\(unwanted.joined(separator: " OR ")))"
  }

  private struct Part {
    var words = ""
    var isUnwanted = false
    var isBeginning = false
  }

  private static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var part = Part()
    var isQuoted = false
    func finished() {
      if !isQuoted, part.words.hasSuffix("*") {
        part.words.removeLast()
        part.isBeginning = true
      }
      if !part.words.isEmpty { parts.append(part) }
      part = Part()
    }
    for character in text {
      if "\"“”„".contains(character) {
        let isUnwanted = !isQuoted && part.words.isEmpty && part.isUnwanted
        finished()
        isQuoted.toggle()
        part.isUnwanted = isUnwanted
      } else if character.isWhitespace, !isQuoted {
        finished()
      } else if character == "-", part.words.isEmpty, !isQuoted {
        part.isUnwanted = true
      } else {
        part.words.append(character)
      }
    }
    isQuoted = false
    finished()
    return parts
  }
}

extension ArchiveQuery {
  /// The words around the first place of a text where one of those stands that are looked for; its beginning where they are
  /// spelt otherwise.
  fileprivate func firstPlace(in text: String) -> String {
    let bytes = Array(text.utf8)
    let place = firstPlace(in: bytes) ?? 0
    // Whole words: of what is cut at both ends the rest of a word goes.
    let start = bytes[..<max(0, place - Self.shownBefore)].lastIndex(of: 0x20) ?? 0
    let end = bytes[min(bytes.count, place + Self.shownBehind)...].firstIndex(of: 0x20) ?? bytes.count
    let longest = min(end, place + 2 * Self.shownBehind)
    return (start > 0 ? "…" : "")
      + String(decoding: bytes[max(start, place - 2 * Self.shownBefore)..<longest], as: UTF8.self)
      + (end < bytes.count ? "…" : "")
  }

  /// Bytes.
  private static let shownBefore = 60
  private static let shownBehind = 120

  private func firstPlace(in bytes: [UInt8]) -> Int? {
    var start = 0
    for i in 0...bytes.count where i == bytes.count || !Self.isInWord(bytes[i]) {
      let word = bytes[start..<i]
      if words.contains(where: { $0.stands(in: word) }) { return start }
      start = i + 1
    }
    return nil
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}

extension ArchiveQuery.Word {
  fileprivate func stands(in word: ArraySlice<UInt8>) -> Bool {
    guard isBeginning ? word.count >= bytes.count : word.count == bytes.count, !bytes.isEmpty else { return false }
    return zip(bytes, word).allSatisfy { $0 == ($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
  }
}

/// An article that a query found.
package struct ArchiveHit: Sendable, Equatable {
  package let article: ArchivedHead
  /// The words around what was found.
  package let snippet: String
  /// Others with nearly the same text, earliest added first.
  package let copies: [ArchivedHead]
}

extension ArchiveReader {
  /// The articles that a query finds, best first; of several with nearly the same text the best, with the others behind it.
  package func search(_ query: ArchiveQuery, limit: Int) throws -> (count: Int, hits: [ArchiveHit]) {
    try answer(past: (0, [])) { database in
      let count = try database.first("SELECT count(*) FROM fts WHERE fts MATCH ?", .text(query.match)) { $0.integer(0) }
      // Words of a headline weigh five times as much. What is shown is looked up afterwards, for a few only.
      let statement = try database.statement(
        """
        SELECT fts.rowid, coalesce(lead, fts.rowid) FROM fts JOIN article a ON a.rowid = fts.rowid
        LEFT JOIN copy ON doc = fts.rowid WHERE fts MATCH ? ORDER BY bm25(fts, 5.0, 1.0), a.day DESC, a.id
        """, .text(query.match))
      defer { statement.reset() }
      var seen = Set<Int>()
      var hits: [ArchiveHit] = []
      while hits.count < limit, try statement.step() {
        let (row, lead) = (statement.row(0), statement.row(1))
        guard seen.insert(lead).inserted, let hit = try Self.hit(row, lead, query, in: database) else { continue }
        hits.append(hit)
      }
      return (count ?? 0, hits)
    }
  }

  private static func hit(
    _ row: Int, _ lead: Int, _ query: ArchiveQuery, in database: Database
  ) throws -> ArchiveHit? {
    let found = try database.first(
      """
      SELECT \(Database.headColumns), CASE WHEN length(a.text) <= ? THEN snippet(fts, 1, '', '', '…', 30) END, a.text
      FROM fts JOIN article a ON a.rowid = fts.rowid WHERE fts MATCH ? AND fts.rowid = ?
      """, .integer(longestCompared), .text(query.match), .integer(row)
    ) { (head: Database.head($0), snippet: $0.optionalText(5) ?? query.firstPlace(in: $0.text(6))) }
    return try found.map { found in
      let copies = try database.copies(ledBy: lead).filter { $0.id != found.head.id }
      return ArchiveHit(article: found.head, snippet: line(found.snippet), copies: copies)
    }
  }

  /// Characters. FTS5 compares every place with every other one to choose the words that are shown, and builds them anew for
  /// each: a pile of two megabytes took minutes. Of what is longer than any article the first place is shown.
  private static let longestCompared = 200_000

  /// An article with the others that have nearly the same text.
  package func articleWithCopies(id: String) throws -> (article: ArchivedArticle, copies: [ArchivedHead])? {
    try answer(past: nil) { database in
      guard let row = try database.row(of: id) else { return nil }
      return (row.article, try database.copies(ledBy: database.lead(of: id)).filter { $0.id != id })
    }
  }

  /// Hands over every article in the order they were added, as the archive is at the beginning.
  package func each(_ take: (ArchivedArticle) throws -> Void) throws {
    try answer(past: ()) { database in
      let statement = try database.statement("SELECT \(Database.rowColumns) FROM article ORDER BY rowid")
      defer { statement.reset() }
      while try statement.step() { try take(Database.row(statement).article) }
    }
  }

  /// The same for fact-checks.
  package func eachClaim(_ take: (ClaimReview) throws -> Void) throws {
    try answer(past: ()) { database in
      let statement = try database.statement("SELECT \(Database.claimColumns) FROM claim c ORDER BY c.rowid")
      defer { statement.reset() }
      while try statement.step() { try take(Database.claim(statement, from: 0)) }
    }
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Database {
  /// The row of the article that this one is a copy of, else its own.
  func lead(of id: String) throws -> Int {
    try first("SELECT coalesce(lead, a.rowid) FROM article a LEFT JOIN copy ON doc = a.rowid WHERE id = ?", .text(id)) {
      $0.row(0)
    } ?? 0
  }

  /// The articles of nearly the same text, earliest added first: the one that leads and its copies.
  func copies(ledBy lead: Int) throws -> [ArchivedHead] {
    try all(
      """
      SELECT \(Self.headColumns) FROM article a WHERE a.rowid = ?1 OR a.rowid IN (SELECT doc FROM copy WHERE lead = ?1)
      ORDER BY a.rowid LIMIT 50
      """, .integer(lead), read: Self.head)
  }
}
