extension Schema {
  /// `quoted` says where in an article's text its quotations and their speakers stand; their words are read back from
  /// the text. `quotation_print` tells which articles share a run of words with a quotation, `passage_print`
  /// with what stands between: `ShingleIndex`.
  static let quotationTables = [
    "CREATE TABLE quoted(doc INTEGER PRIMARY KEY, spans BLOB NOT NULL)",
    ShingleIndex.create("quotation_print"),
    ShingleIndex.create("passage_print"),
  ]
}
