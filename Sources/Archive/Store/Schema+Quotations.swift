extension Schema {
  /// `quoted` says where in an article's text its quotations and their speakers stand; their words are read back from
  /// the text. `quotation_print` tells which articles share a run of words with a quotation, `passage_print`
  /// with what stands between: `PrintTable`.
  static let quotationTables = [
    "CREATE TABLE quoted(doc INTEGER PRIMARY KEY, spans BLOB NOT NULL)",
    PrintTable.create("quotation_print"),
    PrintTable.create("passage_print"),
  ]
}
