import Formats

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
  package private(set) var quotation: DirectQuotation
  package let head: ArchivedHead
  /// The archived words, between their marks.
  package let printed: String
  /// Who is named for the archived words.
  package internal(set) var speaker: String?
  /// The speaker is a person who bears a name, as the whole archived text tells.
  package internal(set) var isPerson = false
  /// Each of the two texts gives the words to a person with a name, and neither names the other's anywhere near them.
  package internal(set) var isContradicted: Bool
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

  func moved(to range: TextRange) -> QuotationMatch {
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
    guard let alignment = QuotationAlignment(of: own, with: other) else { return nil }
    let block = article.blocks[quotation.block]
    func place(_ words: Range<Int>) -> TextRange {
      // Missing words are shown by those that stand around the place.
      let shown = words.isEmpty ? max(0, words.lowerBound - 1)..<min(own.words.count, words.lowerBound + 1) : words
      return block.source(
        of: ProseRange(own.words[shown.lowerBound].range.start, own.words[shown.upperBound - 1].range.end))
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
