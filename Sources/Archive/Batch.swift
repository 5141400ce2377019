import Formats

/// The articles of one `add`, on their way into the tables.
///
/// First all words are counted, then all term vectors made: a dozen articles added at once into an empty archive are
/// weighed against each other.
struct Batch {
  let database: Database
  /// What is known of words, for the next batch to go on with.
  private(set) var table: TermTable
  private(set) var count = AddCount()
  /// Articles that need a term vector.
  private var unsigned: [Int: Unsigned] = [:]
  /// Terms whose count may change, by their numbers in the table.
  private var touched: [Int] = []
  /// How many more articles there are after this batch.
  private var more = 0
  private var quotations: QuotationIndex

  private struct Unsigned {
    let day: Int
    let words: [TermTable.Count]
    /// The terms of its older term vector.
    var old: [Int] = []
  }

  init(_ database: Database, _ table: TermTable) {
    self.database = database
    self.table = table
    quotations = QuotationIndex(database)
  }

  mutating func add(_ article: ArchivedArticle) throws {
    let day = article.date.flatMap { CalendarDate(iso: $0) }?.number
    let sha = ContentHash(title: article.title, text: article.text).bytes
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
      Self.twin, .bytes(sha), DatabaseValue(day), DatabaseValue(article.outlet)
    ) { _ in true }
    if twin != nil {
      count.unchanged += 1
      return
    }
    let row = try database.first(
      "INSERT INTO article(id, url, title, outlet, day, sha, text) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING rowid",
      .text(article.id), DatabaseValue(article.url), .text(article.title), DatabaseValue(article.outlet),
      DatabaseValue(day), .bytes(sha), .text(article.text)
    ) { $0.row(0) }
    try putIn(article, row: row ?? 0, day: day)
    more += 1
    count.added += 1
  }

  /// Asks for an article of a fingerprint, day and outlet. Left to itself SQLite goes by the day, and reads every article of it.
  static let twin = "SELECT 1 FROM article INDEXED BY article_sha WHERE sha = ? AND day IS ? AND outlet IS ?"

  /// Takes an article out of the archive; false where there is none.
  mutating func remove(id: String) throws -> Bool {
    guard let old = try database.row(of: id) else { return false }
    try takeOut(old)
    try database.run("DELETE FROM article WHERE rowid = ?", .integer(old.row))
    try database.run("DELETE FROM signed WHERE doc = ?", .integer(old.row))
    more -= 1
    return true
  }

  /// Brings the counts up to date and signs what was added. The last step of a batch.
  mutating func finish() throws {
    if more != 0 {
      // The first articles of an archive are weighed against each other already.
      try database.run(
        "UPDATE tally SET articles = articles + ?1, weighed = CASE WHEN articles = 0 THEN ?1 ELSE weighed END",
        .integer(more))
    }
    try count(touched)
    try sign()
    try quotations.finish()
  }

  /// Counts the next of the articles that stand in an archive without counts, to be weighed when all are counted; gives
  /// the last row done, nil at the end.
  mutating func countAgain(after last: Int, limit: Int) throws -> Int? {
    let rows = try rows(after: last, limit: limit)
    for row in rows { try read(row.article, row: row.row, day: row.day) }
    unsigned = [:]
    try count(touched)
    try quotations.finish()
    return rows.last?.row
  }

  // MARK: Words

  private mutating func putIn(_ article: ArchivedArticle, row: Int, day: Int?) throws {
    try database.run(
      "INSERT INTO fts(rowid, title, text) VALUES (?, ?, ?)", .integer(row), .text(article.title), .text(article.text))
    try read(article, row: row, day: day)
  }

  /// Counts the words of an article, to be signed later, and looks whether it is a copy of another one.
  mutating func read(_ article: ArchivedArticle, row: Int, day: Int?) throws {
    var minHash = MinHash()
    let words = table.counts(title: article.title, text: article.text) { minHash.add($0) }
    change(words, by: 1)
    unsigned[row] = Unsigned(day: day ?? Schema.undated, words: words)
    try link(row: row, day: day, text: article.text, minHash)
    try quotations.putIn(article.text, row: row)
  }

  private mutating func takeOut(_ old: Row) throws {
    try database.run(
      "INSERT INTO fts(fts, rowid, title, text) VALUES ('delete', ?, ?, ?)", .integer(old.row),
      .text(old.article.title), .text(old.article.text))
    var minHash = MinHash()
    change(table.counts(title: old.article.title, text: old.article.text) { minHash.add($0) }, by: -1)
    try unlink(row: old.row, minHash)
    try quotations.takeOut(row: old.row)
    let terms = try signedTerms(of: old.row)
    try removePostings(terms.map { Posting(term: $0, day: old.day ?? Schema.undated, row: old.row, weight: 0) })
    unsigned[old.row] = nil
  }

  private mutating func change(_ words: [TermTable.Count], by: Int) {
    for word in words {
      table.terms[word.term].change += by
      if !table.terms[word.term].isTouched {
        table.terms[word.term].isTouched = true
        touched.append(word.term)
      }
    }
  }

  /// Moves the counts of terms; one that stands nowhere any more is forgotten.
  private mutating func count(_ touched: [Int]) throws {
    for number in touched { try look(up: number) }
    // In the order of the tables, in which SQLite is quickest.
    let known = touched.filter { table.terms[$0].id != nil }
      .sorted { table.terms[$0].id! < table.terms[$1].id! }
    let update = try database.statement("UPDATE term SET df = ?1 WHERE id = ?2")
    for number in known where table.terms[number].change != 0 {
      let now = table.terms[number].articles + table.terms[number].change
      let id = table.terms[number].id!
      if now > 0 {
        try update.run(now, id)
      } else {
        try database.run("DELETE FROM term WHERE id = ?", .integer(id))
        table.terms[number].id = nil
      }
      table.terms[number].articles = max(0, now)
    }
    let new = touched.filter { table.terms[$0].id == nil && table.terms[$0].change > 0 }
      .sorted { table.terms[$0].text < table.terms[$1].text }
    for number in new {
      let articles = table.terms[number].change
      table.terms[number].id = try database.first(
        "INSERT INTO term(t, df) VALUES (?, ?) RETURNING id", .text(table.terms[number].text), .integer(articles)
      ) { $0.row(0) }
      table.terms[number].articles = articles
    }
    for number in touched {
      table.terms[number].change = 0
      table.terms[number].isTouched = false
    }
  }

  private mutating func look(up number: Int) throws {
    guard !table.terms[number].isAskedFor else { return }
    table.terms[number].isAskedFor = true
    if let known = try database.known(table.terms[number].text) {
      table.terms[number].id = known.id
      table.terms[number].articles = known.articles
    }
  }

  // MARK: Signatures

  /// A row of `sig`.
  private struct Posting {
    let term: Int
    let day: Int
    let row: Int
    let weight: Int
  }

  /// Makes the term vectors of the next articles anew, from the counts of now; gives the last row done, nil at the end.
  mutating func weighAgain(after last: Int, limit: Int) throws -> Int? {
    var (last, read): (Int?, Int) = (last, 0)
    // A few texts at a time in memory; of all of them only the counts.
    while read < limit, let from = last {
      let rows = try rows(after: from, limit: min(limit - read, 100))
      for row in rows {
        let words = table.counts(title: row.article.title, text: row.article.text)
        for word in words { try look(up: word.term) }
        unsigned[row.row] = Unsigned(day: row.day ?? Schema.undated, words: words, old: try signedTerms(of: row.row))
      }
      last = rows.last?.row
      read += rows.count
    }
    let done = unsigned.keys.max()
    try sign()
    return done
  }

  private func rows(after last: Int, limit: Int) throws -> [Row] {
    try database.all(
      "SELECT \(Database.rowColumns) FROM article WHERE rowid > ? ORDER BY rowid LIMIT ?", .integer(last),
      .integer(limit), read: Database.row)
  }

  private mutating func sign() throws {
    let articles = try database.articleCount()
    // By the terms' numbers; not a number before it is first asked for.
    var rarities = [Double](repeating: .nan, count: table.terms.count)
    var (postings, outdated): ([Posting], [Posting]) = ([], [])
    postings.reserveCapacity(unsigned.count * TermVector.size)
    for (row, article) in unsigned.sorted(by: { $0.key < $1.key }) {
      var weighed: [(weight: Double, term: Int)] = []
      weighed.reserveCapacity(article.words.count)
      for word in article.words {
        if rarities[word.term].isNaN {
          let term = table.terms[word.term]
          rarities[word.term] = term.id == nil ? 0 : TermVector.rarity(of: term.articles, among: articles) ?? 0
        }
        let rarity = rarities[word.term]
        if rarity > 0 { weighed.append((TermVector.weight(count: word.count, rarity: rarity), word.term)) }
      }
      let least = Self.weight(number: TermVector.size, of: weighed)
      let heaviest = weighed.filter { $0.weight >= least }.sorted {
        $0.weight != $1.weight ? $0.weight > $1.weight : table.terms[$0.term].text < table.terms[$1.term].text
      }
      let kept = heaviest.prefix(TermVector.size)
      let ids = kept.map { table.terms[$0.term].id! }
      for (id, weight) in zip(ids, TermVector.unitWeights(of: kept.map(\.weight))) {
        postings.append(Posting(term: id, day: article.day, row: row, weight: weight))
      }
      if !article.old.isEmpty {
        let new = Set(ids)
        for term in article.old where !new.contains(term) {
          outdated.append(Posting(term: term, day: article.day, row: row, weight: 0))
        }
      }
      try database.run(
        "INSERT OR REPLACE INTO signed(doc, terms) VALUES (?, ?)", .integer(row), .bytes(TermList.bytes(ids)))
    }
    unsigned = [:]
    try removePostings(outdated)
    // In the order of the table: at random, every article would touch seventy pages.
    let insert = try database.statement("INSERT OR REPLACE INTO sig(term, day, doc, w) VALUES (?, ?, ?, ?)")
    for posting in postings.sorted(by: Self.isBefore) {
      try insert.run(posting.term, posting.day, posting.row, posting.weight)
    }
  }

  /// The weight that so many are no lighter than, in time that grows with their number: they are not sorted for it.
  private static func weight(number: Int, of weighed: [(weight: Double, term: Int)]) -> Double {
    guard weighed.count > number else { return 0 }
    var weights = weighed.map(\.weight)
    var (low, high) = (0, weights.count - 1)
    while low < high {
      let pivot = weights[(low + high) / 2]
      var (i, j) = (low, high)
      while i <= j {
        while weights[i] > pivot { i += 1 }
        while weights[j] < pivot { j -= 1 }
        if i <= j {
          weights.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if number - 1 <= j { high = j } else if number - 1 >= i { low = i } else { break }
    }
    return weights[number - 1]
  }

  private func signedTerms(of row: Int) throws -> [Int] {
    TermList.terms(
      try database.first("SELECT terms FROM signed WHERE doc = ?", .integer(row)) { $0.bytes(0) } ?? [])
  }

  private func removePostings(_ postings: [Posting]) throws {
    let delete = try database.statement("DELETE FROM sig WHERE term = ? AND day = ? AND doc = ?")
    for posting in postings.sorted(by: Self.isBefore) { try delete.run(posting.term, posting.day, posting.row) }
  }

  private static func isBefore(_ first: Posting, _ second: Posting) -> Bool {
    if first.term != second.term { return first.term < second.term }
    return first.day != second.day ? first.day < second.day : first.row < second.row
  }
}
