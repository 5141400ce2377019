import Formats

/// The quotations of an article, to be held against archived ones.
package struct QuotationComparison {
  /// Archived articles that are read in full to tell who speaks in them, and how long such a text may be.
  private static let mostRead = 8
  private static let longestRead = 20_000

  private typealias Found = (match: QuotationMatch, text: Int, place: TextRange)

  /// Quotations of one article that are compared; a text with more is no article.
  private static let most = 500

  private let article: Article
  private let day: Int?
  private let own: [(quotation: DirectQuotation, text: QuotedText)]

  /// - Parameter date: of the article, `yyyy-mm-dd`, where its page does not say.
  package init(_ quotations: [DirectQuotation], of article: Article, date: String? = nil) {
    self.article = article
    day = (date ?? article.page.date).flatMap { CalendarDate(iso: $0) }?.number ?? article.pageDate?.day?.number
    own = quotations.prefix(Self.most).map { ($0, QuotedText(article.blocks[$0.block].prose.bytes, $0.words)) }
  }

  /// Of each quotation the hashes of its runs of five words.
  package var shingles: [[UInt64]] { own.map { $0.text.shingles } }

  /// - Parameters:
  ///   - candidates: of each quotation, the numbers of the archived texts to compare it with.
  ///   - readsAll: tells every speaker by the whole archived text, as far as there is time, not only where it matters.
  ///   - text: the text of a number; asked for again and again, and may throw when it takes too long.
  package func matches(
    with candidates: [[Int]], readsAll: Bool = false, text: (Int) throws -> ArchivedText?
  ) rethrows -> [QuotationMatch] {
    var found: [Found] = []
    for (number, candidates) in candidates.enumerated() {
      var matches: [Found] = []
      for candidate in candidates {
        guard let archived = try text(candidate) else { continue }
        if let best = best(number, archived) { matches.append((best.match, candidate, best.place)) }
      }
      found += matches.sorted { Self.likelier($0.match, $1.match) }
    }
    return try withSpeakers(found, readsAll, text)
  }

  private func best(_ number: Int, _ archived: ArchivedText) -> (match: QuotationMatch, place: TextRange)? {
    let apart = archived.day.flatMap { other in day.map { abs($0 - other) } }
    var best: (match: QuotationMatch, place: TextRange)?
    for (place, text) in archived.quotations {
      let speaker = place.speaker.map { String(decoding: archived.bytes[$0.start..<$0.end], as: UTF8.self) }
      let (quotation, own) = own[number]
      guard
        let match = QuotationMatch(
          quotation, own, in: article, with: text, of: archived.head, daysApart: apart, speaker: speaker)
      else { continue }
      if best.map({ Self.likelier(match, $0.match) }) ?? true { best = (match, place.words) }
    }
    return best
  }

  private static func likelier(_ a: QuotationMatch, _ b: QuotationMatch) -> Bool {
    if a.common != b.common { return a.common > b.common }
    if a.changes.count != b.changes.count { return a.changes.count < b.changes.count }
    if a.head.date != b.head.date { return (a.head.date ?? "") > (b.head.date ?? "") }
    return a.head.id < b.head.id
  }

  // MARK: Who speaks

  /// Reads in full the texts where it matters who speaks: where words differ, or the grammar names somebody else.
  private func withSpeakers(
    _ found: [Found], _ readsAll: Bool, _ text: (Int) throws -> ArchivedText?
  ) rethrows -> [QuotationMatch] {
    var read: [Int: (article: Article, speakers: [Int: DirectQuotation])] = [:]
    return try found.map { match, number, place in
      guard readsAll && match.isSameSpeech || matters(match), let archived = try text(number),
        archived.bytes.count <= Self.longestRead
      else { return match }
      if read[number] == nil, read.count < Self.mostRead {
        let article = Article(archived.text)
        read[number] = (
          article,
          Dictionary(
            article.directQuotations().map { (article.blocks[$0.block].source(of: $0.words).start, $0) },
            uniquingKeysWith: { first, _ in first })
        )
      }
      guard let (other, speakers) = read[number] else { return match }
      var match = match
      let theirs = speakers[place.start]
      match.speaker = theirs?.speaker
      match.isPerson = theirs?.isPerson ?? false
      if let theirs, let name = theirs.speaker, let own = match.quotation.speaker, theirs.isPerson,
        match.quotation.isPerson
      {
        match.isContradicted =
          !SpeakerNames.couldBeOne(own, name) && !SpeakerNames.stands(name, near: match.quotation.block, of: article)
          && !SpeakerNames.stands(own, near: theirs.block, of: other)
      }
      return match
    }
  }

  private func matters(_ match: QuotationMatch) -> Bool {
    match.isSameSpeech
      && (!match.changes.isEmpty || !SpeakerNames.couldBeOne(match.quotation.speaker, match.speaker))
  }
}
