extension Schema {
  /// What links copies of one text: `near` has the keys by which an article is found that another one is nearly the
  /// same as, `copy` says which one that is. A lead is no copy of another, and copies have no keys.
  static let copyTables = [
    "CREATE TABLE near(key INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY(key, doc)) WITHOUT ROWID",
    "CREATE TABLE copy(doc INTEGER PRIMARY KEY, lead INTEGER NOT NULL)",
    "CREATE INDEX copy_lead ON copy(lead)",
  ]

  /// Files that were added, each with what changes with its content and how far it was read: what is in already is
  /// passed over without being read again.
  static let fileTables = [
    """
    CREATE TABLE file(
      path TEXT PRIMARY KEY, stamp TEXT NOT NULL, place INTEGER NOT NULL, lines INTEGER NOT NULL,
      articles INTEGER NOT NULL, isWhole INTEGER NOT NULL) WITHOUT ROWID
    """
  ]
}
