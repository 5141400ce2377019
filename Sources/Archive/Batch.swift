import Articles

/// The articles of one `add`, on their way into the tables.
///
/// First all words are counted, then all signatures made: a dozen articles added at once into an empty archive are
/// weighed against each other.
struct Batch {
  private let database: Database
  private(set) var count = AddCount()
  /// Articles that need a signature, by row, with their day.
  private var unsigned: [Int: (day: Int, words: TermCounts)] = [:]
  /// In how many more articles each word stands after this batch; 0 for one taken out and put back.
  private var change: [String: Int] = [:]
  private var quotations: QuotationIndex

  init(_ database: Database) {
    self.database = database
    quotations = QuotationIndex(database)
  }

  mutating func add(_ article: ArchivedArticle) throws {
    let day = article.date.flatMap { CalendarDate(iso: $0) }?.number
    let sha = Fingerprint(title: article.title, text: article.text).bytes
    if let old = try database.row(of: article.id) {
      if old.isSame(as: article, on: day) {
        count.unchanged += 1
        return
      }
      try takeOut(old)
      try database.run(
        "UPDATE article SET url = ?, title = ?, outlet = ?, day = ?, sha = ?, text = ? WHERE rowid = ?",
        DatabaseValue(article.url), .text(article.title), DatabaseValue(article.outlet), DatabaseValue(day),
        .bytes(sha), .text(article.text), .integer(old.row))
      try putIn(article, row: old.row, day: day)
      count.updated += 1
      return
    }
    let twin = try database.first(
      "SELECT 1 FROM article WHERE sha = ? AND day IS ? AND outlet IS ?", .bytes(sha), DatabaseValue(day),
      DatabaseValue(article.outlet)
    ) { _ in true }
    if twin != nil {
      count.unchanged += 1
      return
    }
    let row = try database.first(
      "INSERT INTO article(id, url, title, outlet, day, sha, text) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING rowid",
      .text(article.id), DatabaseValue(article.url), .text(article.title), DatabaseValue(article.outlet),
      DatabaseValue(day), .bytes(sha), .text(article.text)
    ) { $0.integer(0) }
    try putIn(article, row: row ?? 0, day: day)
    count.added += 1
  }

  /// Brings the counts up to date and signs what was added. The last step of a batch.
  mutating func finish() throws {
    try quotations.finish()
    try database.run("UPDATE tally SET articles = articles + ?", .integer(count.added))
    var known: [String: (id: Int, articles: Int)] = [:]
    for (term, by) in change.sorted(by: { $0.key < $1.key }) {
      known[term] = try counted(term, by)
    }
    try sign { known[$0] }
  }

  /// Makes the signatures of the next articles anew, from the counts of now; gives the last row done, nil at the end.
  mutating func weighAgain(after last: Int, limit: Int) throws -> Int? {
    let rows = try database.all(
      "SELECT rowid, title, text, day FROM article WHERE rowid > ? ORDER BY rowid LIMIT ?", .integer(last),
      .integer(limit)
    ) { ($0.integer(0), TermCounts(title: $0.text(1), text: $0.text(2)), $0.optionalInteger(3) ?? Schema.undated) }
    for (row, words, day) in rows {
      try removeSignature(of: row, day: day)
      unsigned[row] = (day, words)
    }
    var known: [String: (id: Int, articles: Int)?] = [:]
    try sign { term in
      if let found = known[term] { return found }
      let found = try database.known(term)
      known[term] = .some(found)
      return found
    }
    return rows.last?.0
  }

  private mutating func putIn(_ article: ArchivedArticle, row: Int, day: Int?) throws {
    try database.run(
      "INSERT INTO fts(rowid, title, text) VALUES (?, ?, ?)", .integer(row), .text(article.title), .text(article.text))
    try quotations.putIn(article.text, row: row)
    let words = TermCounts(title: article.title, text: article.text)
    for term in words.counts.keys { change[term, default: 0] += 1 }
    unsigned[row] = (day ?? Schema.undated, words)
  }

  private mutating func takeOut(_ old: Row) throws {
    try database.run(
      "INSERT INTO fts(fts, rowid, title, text) VALUES ('delete', ?, ?, ?)", .integer(old.row),
      .text(old.article.title), .text(old.article.text))
    for term in TermCounts(title: old.article.title, text: old.article.text).counts.keys {
      change[term, default: 0] -= 1
    }
    try removeSignature(of: old.row, day: old.day ?? Schema.undated)
    try quotations.takeOut(row: old.row)
  }

  private func removeSignature(of row: Int, day: Int) throws {
    let terms = try database.first("SELECT terms FROM signed WHERE doc = ?", .integer(row)) { $0.bytes(0) }
    for term in TermList.terms(terms ?? []) {
      try database.run(
        "DELETE FROM sig WHERE term = ? AND day = ? AND doc = ?", .integer(term), .integer(day), .integer(row))
    }
  }

  private func sign(_ known: (String) throws -> (id: Int, articles: Int)?) throws {
    let articles = try database.articleCount()
    for (row, (day, words)) in unsigned.sorted(by: { $0.key < $1.key }) {
      let entries = try Signature(words, articles: articles, known: known).entries
      for entry in entries {
        try database.run(
          "INSERT INTO sig(term, day, doc, w) VALUES (?, ?, ?, ?)", .integer(entry.id), .integer(day), .integer(row),
          .integer(entry.weight))
      }
      try database.run(
        "INSERT OR REPLACE INTO signed(doc, terms) VALUES (?, ?)", .integer(row),
        .bytes(TermList.bytes(entries.map(\.id))))
    }
  }

  /// Moves a word's count and gives what it is now; a word that stands nowhere any more is forgotten.
  private func counted(_ term: String, _ by: Int) throws -> (id: Int, articles: Int)? {
    guard by != 0 else { return try database.known(term) }
    let now = try database.first(
      """
      INSERT INTO term(t, df) VALUES (?, ?) ON CONFLICT(t) DO UPDATE SET df = df + excluded.df RETURNING id, df
      """, .text(term), .integer(by)
    ) { (id: $0.integer(0), articles: $0.integer(1)) }
    guard let now, now.articles <= 0 else { return now }
    try database.run("DELETE FROM term WHERE id = ?", .integer(now.id))
    return nil
  }
}
