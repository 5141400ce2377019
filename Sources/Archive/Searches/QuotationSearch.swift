import Articles

extension ArchiveReader {
  /// Archived articles that are compared for one quotation: those that share most with it, then the newest.
  private static let mostCompared = 24

  /// What the archive has printed of an article's words. Past the budget: nothing.
  ///
  /// - Parameters:
  ///   - own: the id of the article itself, where it is archived.
  ///   - date: of the article, where its page does not say.
  ///   - wanted: what to look for; each takes time.
  package func matches(
    of article: Article, excludingID own: String? = nil, date: String? = nil,
    _ wanted: ArchivedMatches.Kinds = .quotations
  ) throws -> ArchivedMatches {
    ArchivedMatches(
      quotations: wanted.contains(.quotations)
        ? try matches(of: article.directQuotations(), in: article, excludingID: own, date: date, readsAll: false) : [],
      passages: wanted.contains(.passages) ? try passages(of: article, excludingID: own) : [],
      checked: wanted.contains(.checked) ? try checkedSentences(of: article) : [])
  }

  /// Articles that are compared for copied passages: those that share most with the draft.
  private static let mostCopied = 12

  private func passages(of article: Article, excludingID own: String?) throws -> [SharedPassage] {
    let comparison = PassageComparison(of: article)
    let hashes = comparison.shingles.flatMap { ShingleIndex.winnowed($0, window: PlainStretch.window) }
    return try answer(past: []) { database in
      var rows = Array(repeating: [Int](), count: hashes.count)
      try ShingleIndex("passage_print", in: database).each(of: hashes) { row, number in rows[number].append(row) }
      var shared: [Int: Int] = [:]
      // What so many have is a form of words: a line of law, what an outlet writes below every article.
      for rows in rows where rows.count <= Self.mostCopied { for row in rows { shared[row, default: 0] += 1 } }
      let best = shared.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key > $1.key }.prefix(Self.mostCopied)
      return comparison.passages(
        in: try best.compactMap { row, _ in
          try database.checkTime()
          return try database.quotedText(row: row).flatMap { $0.head.id == own ? nil : $0 }
        })
    }
  }

  /// The archived articles that have one quotation too, or a shorter or longer one of the same speech, likest first, each
  /// with its speaker. Past the budget: none.
  package func printings(
    of quotation: DirectQuotation, in article: Article, excludingID own: String?
  ) throws -> [QuotationMatch] {
    try matches(of: [quotation], in: article, excludingID: own, date: nil, readsAll: true).filter(\.isSameSpeech)
  }

  private func matches(
    of quotations: [DirectQuotation], in article: Article, excludingID own: String?, date: String?, readsAll: Bool
  ) throws -> [QuotationMatch] {
    guard !quotations.isEmpty else { return [] }
    let comparison = QuotationComparison(quotations, of: article, date: date)
    return try answer(past: []) { database in
      let candidates = try Self.candidates(for: comparison.shingles, in: database)
      var texts: [Int: ArchivedText] = [:]
      return try comparison.matches(with: candidates, readsAll: readsAll) { row in
        try database.checkTime()
        if let known = texts[row] { return known }
        guard let text = try database.quotedText(row: row), text.head.id != own else { return nil }
        texts[row] = text
        return text
      }
    }
  }

  /// For each quotation the rows of the articles that share most of its runs of words, best first.
  private static func candidates(for shingles: [[UInt64]], in database: Database) throws -> [[Int]] {
    let owner = shingles.indices.flatMap { Array(repeating: $0, count: shingles[$0].count) }
    var shared = Array(repeating: [Int: Int](), count: shingles.count)
    try ShingleIndex("quotation_print", in: database).each(of: shingles.flatMap { $0 }) { row, number in
      shared[owner[number]][row, default: 0] += 1
    }
    return shared.map { rows in
      rows.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key > $1.key }.prefix(mostCompared).map(\.key)
    }
  }
}

extension Database {
  /// An article with its quotations; nil for one that is there no more.
  fileprivate func quotedText(row: Int) throws -> ArchivedText? {
    try first(
      """
      SELECT \(Self.headColumns), q.spans, a.text FROM article a LEFT JOIN quoted q ON q.doc = a.rowid WHERE a.rowid = ?
      """, .integer(row)
    ) { ArchivedText(head: Self.head($0), text: $0.text(6), quotations: Spans.quotations($0.bytes(5))) }
  }
}
