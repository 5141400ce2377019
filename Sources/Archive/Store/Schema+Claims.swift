extension Schema {
  /// Fact-checks.
  static let claimTables = [
    """
    CREATE TABLE claim(
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, claim TEXT NOT NULL, title TEXT, summary TEXT, speaker TEXT,
      publisher TEXT, rating TEXT, day INTEGER, url TEXT)
    """
  ]

  /// The words they are found by.
  static let claimWords = [
    """
    CREATE VIRTUAL TABLE claim_fts USING fts5(
      claim, title, summary, speaker, content='claim', content_rowid='rowid', tokenize='porter unicode61 remove_diacritics 2')
    """
  ]
}
