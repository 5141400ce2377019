/// Words of an article's quotation that an archived article has between quotation marks too.
package struct QuotationMatch: Hashable, Sendable {
  package struct Change: Hashable, Sendable {
    package let kind: WordingChange.Kind
    /// Where it stands in the article, or where the missing words would: bytes of the source.
    package let range: TextRange
    /// Our own words, empty where they are missing, and the archived ones.
    package let own: String
    package let printed: String
  }

  /// The article's.
  package fileprivate(set) var quotation: DirectQuotation
  package let head: ArchivedHead
  /// The archived words, between their marks.
  package let printed: String
  /// Who is named for the archived words.
  package fileprivate(set) var speaker: String?
  /// The speaker is a person who bears a name, as the whole archived text tells.
  package fileprivate(set) var isPerson = false
  /// Each of the two texts gives the words to a person with a name, and neither names the other's anywhere near them.
  package fileprivate(set) var isContradicted: Bool
  package let daysApart: Int?
  /// How many words are the same.
  package let common: Int
  /// How many of these are more than small words.
  package let commonContent: Int
  /// Words of the shorter of the two.
  package let shorter: Int
  /// What of the article's quotation is laid beside the archived one: bytes of the source.
  package private(set) var aligned: TextRange
  package private(set) var changes: [Change]

  fileprivate func moved(to range: TextRange) -> QuotationMatch {
    let distance = range.start - quotation.range.start
    guard distance != 0 else { return self }
    var match = self
    match.quotation.range = range
    match.aligned = aligned.shifted(by: distance)
    match.changes = changes.map {
      Change(kind: $0.kind, range: $0.range.shifted(by: distance), own: $0.own, printed: $0.printed)
    }
    return match
  }

  /// Whether the two are one quotation, longer or shorter: what they share is nearly all that the shorter one has.
  package var isSameSpeech: Bool { common * 5 >= shorter * 4 }
}

extension QuotationMatch {
  /// Nil where the two share too little.
  package init?(
    _ quotation: DirectQuotation, _ own: QuotedText, in article: Article, with other: QuotedText, of head: ArchivedHead,
    daysApart: Int?, speaker: String?
  ) {
    guard let alignment = QuotationAlignment(of: own.words, with: other.words) else { return nil }
    let block = article.blocks[quotation.block]
    func place(_ words: Range<Int>) -> TextRange {
      // Missing words are shown by those that stand around the place.
      let shown = words.isEmpty ? max(0, words.lowerBound - 1)..<min(own.words.count, words.lowerBound + 1) : words
      return block.source(
        of: TextRange(own.words[shown.lowerBound].range.start, own.words[shown.upperBound - 1].range.end))
    }
    self.quotation = quotation
    self.head = head
    self.daysApart = daysApart
    self.speaker = speaker
    isContradicted = false
    printed = other.text(0..<other.words.count)
    common = alignment.common
    commonContent = alignment.commonContent(own)
    shorter = min(own.words.count, other.words.count)
    aligned = place(alignment.own)
    changes = alignment.changes(own, other).map {
      Change(kind: $0.kind, range: place($0.own), own: own.text($0.own), printed: other.text($0.other))
    }
  }
}

/// What an archive has printed of an article's words.
package struct ArchivedMatches: Sendable {
  /// In the order of the article; of one quotation the likest first, then the newest.
  package var quotations: [QuotationMatch] = []

  package init(quotations: [QuotationMatch] = []) { self.quotations = quotations }

  package var isEmpty: Bool { quotations.isEmpty }

  /// Those whose quotation still stands in an edited article, at its place of now.
  package func kept(in article: Article) -> ArchivedMatches {
    guard !isEmpty else { return self }
    var places: [String: [TextRange]] = [:]
    for block in article.blocks.indices where article.isBody(block) {
      for quotation in article.facts[block].quotations {
        places[article.blocks[block].words(quotation.range), default: []].append(
          article.blocks[block].source(of: quotation.range))
      }
    }
    return ArchivedMatches(
      quotations: quotations.compactMap { match in
        // Of several places with the same words the nearest; the findings of a text hang on its words alone.
        let nearest = places[match.quotation.text]?.min {
          abs($0.start - match.quotation.range.start) < abs($1.start - match.quotation.range.start)
        }
        return nearest.flatMap { $0.length == match.quotation.range.length ? match.moved(to: $0) : nil }
      })
  }

  /// All quotations of an article against all of some texts.
  package init(of article: Article, in texts: [ArchivedText]) {
    let quotations = article.directQuotations()
    let all = quotations.map { _ in Array(texts.indices) }
    self.init(quotations: QuotationComparison(quotations, of: article).matches(with: all) { texts[$0] })
  }
}

/// An article as an archive keeps it, with its quotations.
package struct ArchivedText: Sendable {
  package let head: ArchivedHead
  package let text: String
  let bytes: [UInt8]
  let quotations: [(place: PrintedQuotation, text: QuotedText)]
  let day: Int?

  package init(head: ArchivedHead, text: String, quotations: [PrintedQuotation]) {
    (self.head, self.text) = (head, text)
    let bytes = Array(text.utf8)
    self.bytes = bytes
    day = head.date.flatMap { CalendarDate(iso: $0) }?.number
    let whole = TextRange(0, bytes.count)
    self.quotations = quotations.filter { whole.contains($0.words) && whole.contains($0.speaker ?? $0.words) }.map {
      ($0, QuotedText(bytes, $0.words))
    }
  }
}

/// The quotations of an article, to be held against archived ones.
package struct QuotationComparison {
  /// Archived articles that are read in full to tell who speaks in them, and how long such a text may be.
  private static let mostRead = 8
  private static let longestRead = 40_000

  private typealias Found = (match: QuotationMatch, text: Int, place: TextRange)

  private let article: Article
  private let day: Int?
  private let own: [(quotation: DirectQuotation, text: QuotedText)]

  /// - Parameter date: of the article, `yyyy-mm-dd`, where its page does not say.
  package init(_ quotations: [DirectQuotation], of article: Article, date: String? = nil) {
    self.article = article
    day = (date ?? article.page.date).flatMap { CalendarDate(iso: $0) }?.number
    own = quotations.map { ($0, QuotedText(article.blocks[$0.block].prose.bytes, $0.words)) }
  }

  /// Of each quotation the hashes of its runs of five words.
  package var shingles: [[UInt64]] { own.map { QuotationAlignment.shingles($0.text.words) } }

  /// - Parameters:
  ///   - candidates: of each quotation, the numbers of the archived texts to compare it with.
  ///   - readsAll: tells every speaker by the whole archived text, as far as there is time, not only where it matters.
  ///   - text: the text of a number.
  package func matches(
    with candidates: [[Int]], readsAll: Bool = false, text: (Int) throws -> ArchivedText?
  ) rethrows -> [QuotationMatch] {
    var texts: [Int: ArchivedText] = [:]
    var found: [Found] = []
    for (number, candidates) in candidates.enumerated() {
      var matches: [Found] = []
      for candidate in candidates {
        guard let archived = try texts[candidate] ?? text(candidate) else { continue }
        texts[candidate] = archived
        if let best = best(number, archived) { matches.append((best.match, candidate, best.place)) }
      }
      found += matches.sorted { Self.likelier($0.match, $1.match) }
    }
    return withSpeakers(found, texts, readsAll)
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
  private func withSpeakers(_ found: [Found], _ texts: [Int: ArchivedText], _ readsAll: Bool) -> [QuotationMatch] {
    var read: [Int: (article: Article, speakers: [Int: DirectQuotation])] = [:]
    return found.map { match, number, place in
      guard readsAll && match.isSameSpeech || matters(match), let archived = texts[number],
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
