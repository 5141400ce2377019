/// The tables of an archive, and how to tell one from any other file.
///
/// `text` comes last in a row: a list of heads then never walks the pages of long texts. `sig` holds, for each
/// article, its heaviest terms; the day stands in the key so that one term's postings come in order of time.
/// `signed` remembers which terms those are, for a replacement has to take them out again after counts moved on.
enum Schema {
  /// "Stet" in ASCII, at byte 68 of the file.
  static let applicationID = 0x5374_6574
  /// Rises with any change of the tables or of the way words are read: old counts and new words do not mix.
  static let version = 2
  /// The day of an undated article in `sig`, whose key takes no NULL; no four-digit year reaches it.
  static let undated = -8_388_608

  static func create(in database: Database) throws {
    try database.run("PRAGMA journal_mode = WAL")
    try database.transaction("BEGIN IMMEDIATE") {
      for table in tables + quotationTables { try database.run(table) }
      try database.run("PRAGMA application_id = \(applicationID)")
      try database.run("PRAGMA user_version = \(version)")
    }
  }

  /// Throws unless the file is an archive of this version; leaves it as it is.
  static func check(_ database: Database) throws {
    let path = database.path
    let application = try database.first("PRAGMA application_id") { $0.integer(0) } ?? 0
    guard application == applicationID else {
      let found = try isEmpty(database) ? "an empty file" : "the database of another program"
      throw ArchiveError.notAnArchive(path: path, found: found)
    }
    let found = try database.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    guard found == version else { throw ArchiveError.otherVersion(path: path, found: found, wanted: version) }
    guard try database.first("SELECT count(*) FROM sqlite_schema WHERE name = 'tally'", read: { $0.integer(0) }) == 1
    else { throw ArchiveError.damaged(path: path, reason: "tables are missing") }
  }

  static func isEmpty(_ database: Database) throws -> Bool {
    try database.first("PRAGMA page_count") { $0.integer(0) } == 0
  }

  private static let tables = [
    """
    CREATE TABLE article(
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT, title TEXT NOT NULL, outlet TEXT,
      day INTEGER, sha BLOB NOT NULL, text TEXT NOT NULL)
    """,
    "CREATE INDEX article_sha ON article(sha)",
    "CREATE INDEX article_day ON article(day)",
    """
    CREATE VIRTUAL TABLE fts USING fts5(
      title, text, content='article', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')
    """,
    "CREATE TABLE term(id INTEGER PRIMARY KEY, t TEXT NOT NULL UNIQUE, df INTEGER NOT NULL)",
    """
    CREATE TABLE sig(
      term INTEGER NOT NULL, day INTEGER NOT NULL, doc INTEGER NOT NULL, w INTEGER NOT NULL,
      PRIMARY KEY(term, day, doc)) WITHOUT ROWID
    """,
    "CREATE TABLE signed(doc INTEGER PRIMARY KEY, terms BLOB NOT NULL)",
    // One row: how many articles there are, and how many there were when all signatures were last weighed.
    "CREATE TABLE tally(articles INTEGER NOT NULL, weighed INTEGER NOT NULL)",
    "INSERT INTO tally VALUES (0, 0)",
  ]
}
