import Archive

/// How much an archive holds.
enum ArchiveStatusCommand: Verb {
  static let name = "status"
  static let text = "says how much it holds"
  static let options: [Option] = [.report]

  static func run(_ words: [String], _ arguments: Arguments) throws -> Int32 {
    let format = try arguments.choice(.report)
    let path = try ArchivePath.required(arguments)
    let status = try ArchiveReader(path: path).status()
    if format == "json" {
      try JSONPage.print(
        StatusRow(
          path: path, articles: status.articles, copies: status.copies, quotations: status.quotations,
          attributed: status.attributed, claims: status.claims, oldest: status.oldest, newest: status.newest,
          terms: status.terms, bytes: status.bytes, version: status.version))
    } else {
      let span = status.oldest.map { " from \($0) to \(status.newest ?? $0)" } ?? ""
      let copies = status.copies > 0 ? " (\(status.copies) of them nearly the same as another)" : ""
      let quotations =
        status.quotations > 0
        ? "\(status.quotations) quotation\(status.quotations == 1 ? "" : "s") (\(status.attributed) with a speaker), "
        : ""
      let claims = status.claims > 0 ? "\(status.claims) fact-check\(status.claims == 1 ? "" : "s"), " : ""
      Output.standard.write(
        "\(printable(path)): \(status.articles) article\(status.articles == 1 ? "" : "s")\(copies)\(span), \(quotations)\(claims)"
          + "\(status.terms) terms, \(status.bytes / 1024) KiB\n")
    }
    Output.standard.flush()
    return 0
  }
}

private struct StatusRow: Encodable {
  let path: String
  let articles: Int
  let copies: Int
  let quotations: Int
  /// Of them.
  let attributed: Int
  let claims: Int
  let oldest: String?
  let newest: String?
  let terms: Int
  let bytes: Int
  let version: Int
}
