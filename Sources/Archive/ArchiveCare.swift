extension ArchiveWriter {
  /// Takes articles out, all in one transaction; gives the ids that no article has.
  package func remove(_ ids: [String]) throws -> [String] {
    try batch { batch in
      var unknown: [String] = []
      for id in ids where try !batch.remove(id: id) { unknown.append(id) }
      try batch.finish()
      // Which file an article came from is not known: whoever adds that file again wants it back.
      try database.run("DELETE FROM file")
      return unknown
    }
  }

  /// Works out anew all that follows from the articles: the index of words, counts, term vectors, copies. One transaction,
  /// however long it takes: until it is done the archive is as it was, and readers go on with that.
  ///
  /// - Parameter progress: is told how many of how many steps are done, two for each article; throws to give up.
  package func rebuild(progress: (_ done: Int, _ of: Int) throws -> Void = { _, _ in }) throws {
    try database.transaction("BEGIN IMMEDIATE") {
      try Schema.empty(in: database)
      for table in ["article", "claim"] {
        try database.run("UPDATE \(table) SET day = NULL WHERE \(Schema.isNoDay)")
      }
      let articles = try database.first("SELECT count(*) FROM article") { $0.integer(0) } ?? 0
      try progress(0, articles * 2)
      try database.run("INSERT INTO fts(fts) VALUES ('rebuild')")
      try database.run("INSERT INTO claim_fts(claim_fts) VALUES ('rebuild')")
      try database.run("UPDATE tally SET articles = ?1, weighed = ?1", .integer(articles))
      var (done, last) = (0, 0)
      while let next = try step({ try $0.countAgain(after: last, limit: Self.rebuilt) }) {
        (done, last) = (min(articles, done + Self.rebuilt), next)
        try progress(done, articles * 2)
      }
      last = 0
      while let next = try step({ try $0.weighAgain(after: last, limit: Self.rebuilt) }) {
        (done, last) = (min(articles * 2, done + Self.rebuilt), next)
        try progress(done, articles * 2)
      }
    }
  }

  /// Articles that are read at a time.
  private static let rebuilt = 250

  /// What is wrong with the archive, a sentence each: the database's own checks, then whether the tables say the same of
  /// the articles as their texts do.
  ///
  /// - Parameter progress: as for `rebuild`, a step for each article.
  package func check(progress: (_ done: Int, _ of: Int) throws -> Void = { _, _ in }) throws -> [String] {
    try database.problems(progress) { try database.strayWords() }
  }
}

extension ArchiveReader {
  /// As `ArchiveWriter.check`, for an archive that one may only read: all but whether the index of words holds what the
  /// texts say, which the database finds out for writers alone.
  package func check(progress: (_ done: Int, _ of: Int) throws -> Void = { _, _ in }) throws -> [String] {
    try answer { try $0.problems(progress) { [] } }
  }
}

extension Database {
  /// - Parameter words: what is wrong with the indexes of words.
  fileprivate func problems(_ progress: (Int, Int) throws -> Void, words: () throws -> [String]) throws -> [String] {
    do {
      let damages = try all("PRAGMA integrity_check(20)") { $0.text(0) }.filter { $0 != "ok" }
      if !damages.isEmpty { return damages.map { "the file is damaged: \($0)" } }
      return try words() + strayRows() + ArchiveCount(progress, in: self).problems
    } catch ArchiveError.damaged(_, let reason) {
      return ["the file is damaged: \(reason)"]
    }
  }

  fileprivate func strayWords() throws -> [String] {
    var problems: [String] = []
    for (index, whose) in [("fts", "articles"), ("claim_fts", "fact-checks")] {
      do {
        try run("INSERT INTO \(index)(\(index), rank) VALUES ('integrity-check', 1)")
      } catch ArchiveError.damaged {
        problems.append("the index of words does not hold what the \(whose) say")
      }
    }
    return problems
  }

  private func strayRows() throws -> [String] {
    var problems: [String] = []
    let signed = try all("SELECT doc, terms FROM signed") { ($0.row(0), $0.bytes(1).count / 4) }
    let postings = try first("SELECT count(*) FROM sig") { $0.integer(0) } ?? 0
    if postings != signed.reduce(0, { $0 + $1.1 }) {
      problems.append("articles are said to have \(signed.reduce(0) { $0 + $1.1 }) weights, and \(postings) are there")
    }
    for (what, query) in Self.strays {
      let count = try first(query) { $0.integer(0) } ?? 0
      if count > 0 { problems.append("\(count) \(what)") }
    }
    return problems
  }

  private static let strays = [
    ("articles are of a day that no calendar has", "SELECT count(*) FROM article WHERE \(Schema.isNoDay)"),
    ("fact-checks are of a day that no calendar has", "SELECT count(*) FROM claim WHERE \(Schema.isNoDay)"),
    (
      "weights belong to no article of their day or to no word",
      """
      SELECT count(*) FROM sig LEFT JOIN article a ON a.rowid = doc AND ifnull(a.day, \(Schema.undated)) = sig.day
      LEFT JOIN term t ON t.id = term WHERE a.rowid IS NULL OR t.id IS NULL
      """
    ),
    (
      "lists of quotations belong to no article",
      "SELECT count(*) FROM quoted WHERE doc NOT IN (SELECT rowid FROM article)"
    ),
    (
      "articles have no weights",
      "SELECT count(*) FROM article WHERE rowid NOT IN (SELECT doc FROM signed)"
    ),
    (
      "lists of weights belong to no article",
      "SELECT count(*) FROM signed WHERE doc NOT IN (SELECT rowid FROM article)"
    ),
    (
      "copies are no article, or copies of none",
      """
      SELECT count(*) FROM copy LEFT JOIN article a ON a.rowid = doc LEFT JOIN article b ON b.rowid = lead
      WHERE a.rowid IS NULL OR b.rowid IS NULL OR lead IN (SELECT doc FROM copy)
      """
    ),
    (
      "keys of texts belong to no article, or to a copy",
      "SELECT count(*) FROM near WHERE doc NOT IN (SELECT rowid FROM article) OR doc IN (SELECT doc FROM copy)"
    ),
  ]
}

/// All articles read once more, against what the tables say of them.
private struct ArchiveCount {
  private(set) var problems: [String] = []

  init(_ progress: (Int, Int) throws -> Void, in database: Database) throws {
    let said = try database.articleCount()
    var table = TermTable()
    var counted: [Int] = []
    var (articles, other) = (0, 0)
    let statement = try database.statement("SELECT title, text, sha FROM article")
    defer { statement.reset() }
    while try statement.step() {
      let (title, text) = (statement.text(0), statement.text(1))
      articles += 1
      if ContentHash(title: title, text: text).bytes != statement.bytes(2) { other += 1 }
      for count in table.counts(title: title, text: text) {
        while counted.count <= count.term { counted.append(0) }
        counted[count.term] += 1
      }
      if articles % 500 == 0 { try progress(articles, max(said, articles)) }
    }
    if articles != said { problems.append("the archive says it has \(said) articles, and has \(articles)") }
    if other > 0 { problems.append("\(other) articles are not as they were added") }
    let known = try Dictionary(
      database.all("SELECT t, df FROM term") { ($0.text(0), $0.integer(1)) }, uniquingKeysWith: { first, _ in first })
    let wrong = table.terms.indices.count { known[table.terms[$0].text] != counted[$0] }
    let gone = max(0, known.count - table.terms.count)
    if wrong + gone > 0 { problems.append("\(wrong + gone) of \(known.count) words are counted wrongly") }
  }
}
