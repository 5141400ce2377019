import Formats

/// The tables of an archive, and how to tell one from any other file.
///
/// `text` comes last in a row: a list of heads then never walks the pages of long texts. `sig` holds, for each
/// article, its heaviest terms; the day stands in the key so that one term's postings come in order of time.
/// `signed` remembers which terms those are, for a replacement has to take them out again after counts moved on.
enum Schema {
  /// "Stet" in ASCII, at byte 68 of the file.
  static let applicationID = 0x5374_6574
  /// Rises with any change of the tables.
  static let version = 2
  /// The day of an undated article in `sig`, whose key takes no NULL; no four-digit year reaches it.
  static let undated = -8_388_608

  static func create(in database: Database) throws {
    try database.run("PRAGMA journal_mode = WAL")
    try database.transaction("BEGIN IMMEDIATE") {
      for table in tables { try database.run(table) }
      try database.run("PRAGMA application_id = \(applicationID)")
      try database.run("PRAGMA user_version = \(version)")
    }
  }

  /// Throws unless the file is an archive of this version whose words were read as they are now; leaves it as it is.
  static func check(_ database: Database) throws {
    let found = try versionFound(in: database)
    guard found == version else {
      throw ArchiveError.otherVersion(path: database.path, found: found, wanted: version)
    }
    try checkTables(database)
    let words = try database.first("SELECT words FROM tally") { $0.integer(0) } ?? 0
    guard words == TermCounts.version else {
      throw ArchiveError.otherWords(path: database.path, found: words, wanted: TermCounts.version)
    }
  }

  /// Throws unless all tables are there and are tables: a view under the name of one may have no end.
  private static func checkTables(_ database: Database) throws {
    func damaged(_ reason: String) -> ArchiveError { ArchiveError.damaged(path: database.path, reason: reason) }
    let entries = try database.all(
      "SELECT name, type, rootpage > 0, sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%' FROM sqlite_schema WHERE type <> 'index'"
    ) { (name: $0.text(0), type: $0.text(1), isStored: $0.integer(2) == 1, isWords: $0.integer(3) == 1) }
    if let odd = entries.first(where: { $0.type != "table" }) { throw damaged("it has a \(odd.type) '\(odd.name)'") }
    for name in stored where !entries.contains(where: { $0.name == name && $0.isStored }) {
      throw damaged("the table '\(name)' is missing")
    }
    for name in words where !entries.contains(where: { $0.name == name && $0.isWords }) {
      throw damaged("the index '\(name)' is missing")
    }
  }

  private static let words = ["fts", "claim_fts"]
  private static let stored =
    (["article"] + derived + keptTables.map(\.name)).filter { !words.contains($0) }

  /// Takes out what acts by itself or stands in the place of a table; throws where the articles themselves are none.
  private static func removeStrangers(from database: Database) throws {
    let strangers = try database.all("SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'trigger')") {
      (type: $0.text(0), name: $0.text(1))
    }
    for (type, name) in strangers {
      try database.run("DROP \(type) IF EXISTS \"\(name.replacing("\"", with: "\"\""))\"")
    }
    let articles = try database.first(
      "SELECT rootpage > 0 FROM sqlite_schema WHERE type = 'table' AND name = 'article'", read: { $0.integer(0) })
    guard articles == 1 else { throw ArchiveError.damaged(path: database.path, reason: "it has no table of articles") }
  }

  /// Of a day that no calendar has, as a condition.
  static let isNoDay =
    "day IS NOT NULL AND (typeof(day) <> 'integer' OR day NOT BETWEEN \(CalendarDate.first) AND \(CalendarDate.last))"

  /// The version of an archive; throws for a file that is none.
  static func versionFound(in database: Database) throws -> Int {
    let application = try database.first("PRAGMA application_id") { $0.integer(0) } ?? 0
    guard application == applicationID else {
      let found = try isEmpty(database) ? "an empty file" : "the database of another program"
      throw ArchiveError.notAnArchive(path: database.path, found: found)
    }
    return try database.first("PRAGMA user_version") { $0.integer(0) } ?? 0
  }

  /// Makes all anew that was worked out from the articles, in a transaction of the caller's; the tables are empty then,
  /// but for those of articles and of what else was added.
  static func empty(in database: Database) throws {
    try removeStrangers(from: database)
    for table in derived { try database.run("DROP TABLE IF EXISTS \(table)") }
    for table in derivedTables { try database.run(table) }
    for (name, statements) in keptTables where try !exists(name, in: database) {
      for statement in statements { try database.run(statement) }
    }
    try database.run("PRAGMA user_version = \(version)")
  }

  static func exists(_ table: String, in database: Database) throws -> Bool {
    try database.first("SELECT count(*) FROM sqlite_schema WHERE name = ?", .text(table)) { $0.integer(0) } == 1
  }

  /// Also that of an archive whose making was cut off at once: it has a first page and nothing on it.
  static func isEmpty(_ database: Database) throws -> Bool {
    if try database.first("PRAGMA page_count", read: { $0.integer(0) }) == 0 { return true }
    return try database.first("PRAGMA application_id") { $0.integer(0) } == 0
      && database.first("PRAGMA user_version") { $0.integer(0) } == 0
      && database.first("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } == 0
  }

  /// Every table of an archive.
  private static let tables = articleTables + derivedTables + keptTables.flatMap(\.statements)

  /// What else was added, which a rebuilding keeps: the first table of each, and how to make them.
  private static let keptTables = [
    (name: "file", statements: fileTables), (name: "claim", statements: claimTables),
    (name: "claim_fts", statements: claimWords),
  ]

  private static let articleTables = [
    """
    CREATE TABLE article(
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT, title TEXT NOT NULL, outlet TEXT,
      day INTEGER, sha BLOB NOT NULL, text TEXT NOT NULL)
    """,
    "CREATE INDEX article_sha ON article(sha)",
    "CREATE INDEX article_day ON article(day)",
  ]

  private static let derived = [
    "fts", "term", "sig", "signed", "tally", "near", "copy", "quoted", "quotation_print", "passage_print",
  ]

  /// What follows from the articles alone.
  private static let derivedTables =
    copyTables + quotationTables + [
      """
      CREATE VIRTUAL TABLE fts USING fts5(
        title, text, content='article', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')
      """,
      // Words are kept in memory up to 16 MB, not 1 MB, before they are sorted into the file: a batch is then sorted once.
      "INSERT INTO fts(fts, rank) VALUES ('hashsize', 16777216)",
      "INSERT INTO fts(fts, rank) VALUES ('automerge', 8)",
      "CREATE TABLE term(id INTEGER PRIMARY KEY, t TEXT NOT NULL UNIQUE, df INTEGER NOT NULL)",
      """
      CREATE TABLE sig(
        term INTEGER NOT NULL, day INTEGER NOT NULL, doc INTEGER NOT NULL, w INTEGER NOT NULL,
        PRIMARY KEY(term, day, doc)) WITHOUT ROWID
      """,
      "CREATE TABLE signed(doc INTEGER PRIMARY KEY, terms BLOB NOT NULL)",
      // One row: how many articles there are, how many there were when all term vectors were last weighed, and which way of
      // reading words all of it rests on.
      "CREATE TABLE tally(articles INTEGER NOT NULL, weighed INTEGER NOT NULL, words INTEGER NOT NULL)",
      "INSERT INTO tally VALUES (0, 0, \(TermCounts.version))",
    ]
}
