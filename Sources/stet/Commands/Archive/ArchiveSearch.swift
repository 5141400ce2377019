import Archive

/// Articles of the archive by their words.
enum ArchiveSearchCommand: Verb {
  static let name = "search"
  static let usage = ["QUERY [OPTIONS]"]
  static let text = """
    finds words (all must be there), "phrases", beginnings* and excludes -words, letter case and accents aside
    """
  private static let limit = Option.value("--limit", "N", "how many to list, 10 unless said")
  static let options: [Option] = [limit, .report]
  static let wordCounts = 1...Int.max

  static func run(_ words: [String], _ arguments: Arguments) throws -> Int32 {
    let words = words.joined(separator: " ")
    let format = try arguments.choice(.report)
    let limit = try arguments.number(limit, standard: 10)
    guard let query = ArchiveQuery(words) else {
      throw UsageError(description: "'\(words)' holds no word to search for")
    }
    let (count, hits) = try OpenArchive.required(arguments).search(query, limit: limit)
    if format == "json" {
      try JSONPage.print(SearchRows(count: count, articles: hits.map { ArchivedRow($0.article, HitRow($0)) }))
    } else {
      for hit in hits { printHuman(hit) }
      if hits.isEmpty {
        Output.standard.write("No article in the archive has '\(printable(words))'.\n")
      } else if count > hits.count {
        Output.standard.write("\(hits.count) of \(count) articles; --limit shows more.\n")
      }
    }
    Output.standard.flush()
    return hits.isEmpty ? 1 : 0
  }

  private static func printHuman(_ hit: ArchiveHit) {
    let credits = [hit.article.date, hit.article.outlet].compactMap { $0 }.joined(separator: ", ")
    let title = hit.article.title.isEmpty ? hit.article.id : hit.article.title
    Output.standard.write("\(printable(title))\(credits.isEmpty ? "" : " (\(printable(credits)))")\n")
    if !hit.snippet.isEmpty { Output.standard.write("      \(printable(hit.snippet))\n") }
    for copy in hit.copies { Output.standard.write("      also: \(printable(copy.line))\n") }
    Output.standard.write("      \(printable(hit.article.id))\n")
  }
}

private struct SearchRows: Encodable {
  let count: Int
  let articles: [ArchivedRow<HitRow>]
}

private struct HitRow: Encodable {
  let snippet: String
  let copies: [ArchivedRow<CopyRow>]?

  init(_ hit: ArchiveHit) { (snippet, copies) = (hit.snippet, CopyRow.rows(of: hit.copies)) }
}
