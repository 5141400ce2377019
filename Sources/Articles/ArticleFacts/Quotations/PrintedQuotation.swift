import Formats

/// A direct quotation of five words or more in a text that is kept, with who is named for it.
///
/// Read in a hundredth of the time that an `Article` takes: only paragraphs with quotation marks are looked at, and who
/// speaks is told by the grammar of reporting verbs alone. Good enough to find and to show; before two speakers are
/// held against each other, the text is read in full.
package struct PrintedQuotation: Hashable, Sendable {
  /// Words; a shorter one is a term or a title as often as not.
  package static let shortest = 5

  /// Between the marks; bytes of the text.
  package let words: TextRange
  /// Who is named for it; bytes of the text. Nil where nobody is.
  package let speaker: TextRange?

  package init(words: TextRange, speaker: TextRange?) { (self.words, self.speaker) = (words, speaker) }
}

extension PrintedQuotation {
  /// Those of a text, in order, without what is on its page and no article.
  package static func all(in text: String) -> [PrintedQuotation] {
    guard mayHoldQuotation(text) else { return [] }
    return PrintedQuotationReader(SourceText(text)).quotations()
  }

  private static func mayHoldQuotation(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { QuotingMarks.stand(in: $0) }
  }
}

/// Whether quotation marks stand in a text: all marks of pairs, and single ones where they open a word.
enum QuotingMarks {
  static func stand(in bytes: some RandomAccessCollection<UInt8>) -> Bool {
    bytes.withContiguousStorageIfAvailable { stand(in: $0) } ?? stand(in: Array(bytes))
  }

  static func stand(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i < bytes.count {
      switch bytes[i] {
      case 0x22: return true
      case 0x27 where i == 0 || bytes[i - 1] <= 0x20: return true
      case 0xC2 where i + 1 < bytes.count && (bytes[i + 1] == 0xAB || bytes[i + 1] == 0xBB): return true
      case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80:
        // Without U+2019, which is an apostrophe wherever no U+2018 stands before it.
        let last = bytes[i + 2]
        if last == 0x98 || last >= 0x9A && last <= 0x9F || last == 0xB9 || last == 0xBA { return true }
        i += 2
      default: break
      }
      i += 1
    }
    return false
  }
}

private struct PrintedQuotationReader {
  private let text: SourceText
  private let blocks: [Block]
  private let words = EnglishClosedClasses.shared

  init(_ text: SourceText) {
    self.text = text
    blocks = PrintedQuotationReader.blocks(of: text)
  }

  /// A text of nothing but sentences has no boilerplate; only one with many other lines is worth an outline, which takes
  /// longer than all the rest.
  private static func blocks(of text: SourceText) -> [Block] {
    let blocks = PlainTextReader.page(of: text).blocks
    let odd = blocks.count { !endsSentence($0.prose.bytes) }
    guard odd > 3, odd * 4 > blocks.count else { return blocks }
    let page = OutlinedPage(text, format: .plain)
    return page.blocks.indices.map {
      page.isBody($0) ? page.blocks[$0] : Block(kind: .mark, range: page.blocks[$0].range, prose: Prose())
    }
  }

  private static func endsSentence(_ bytes: [UInt8]) -> Bool {
    guard let last = bytes.last(where: { $0 != 0x22 && $0 != 0x27 && $0 != 0x29 && $0 < 0x80 }) else { return false }
    return last == 0x2E || last == 0x3F || last == 0x21 || last == 0x3A || last == 0x2C
  }

  /// What a paragraph hands on to the next.
  private struct Carried {
    /// The last who was named for words, and in which block.
    var speaker: (range: TextRange, block: Int)?
    var isOpen = false
  }

  func quotations() -> [PrintedQuotation] {
    var found: [PrintedQuotation] = []
    var carried = Carried()
    for (number, block) in blocks.enumerated() where QuotingMarks.stand(in: block.prose.bytes) {
      let text = BlockText(of: block.prose)
      guard !text.quotations.isEmpty else { continue }
      let candidates = AttributionFinder(text).candidates()
      let starts = found.count
      for quotation in text.quotations where count(quotation, text) >= PrintedQuotation.shortest {
        let speaker = speaker(of: quotation, candidates, text, block, number, carried)
        let range = ProseRange(
          text.tokens[quotation.words.lowerBound].range.start, text.tokens[quotation.words.upperBound - 1].range.end)
        found.append(PrintedQuotation(words: block.source(of: range), speaker: speaker))
      }
      if let last = candidates.last(where: { isNamed($0.source, text) })?.source {
        carried.speaker = (source(last, text, block), number)
      } else if found.count > starts, let speaker = found[found.count - 1].speaker {
        carried.speaker = (speaker, number)
      }
      carried.isOpen = text.quotations.last.map { !$0.isClosed } ?? false
    }
    return found
  }

  /// Tokens between a quotation and the cue that it belongs to.
  private static let reach = 300

  private func count(_ quotation: Quotation, _ text: BlockText) -> Int {
    text.quoted.count(in: quotation.words)
  }

  private func speaker(
    of quotation: Quotation, _ candidates: [AttributionFinder.Candidate], _ text: BlockText, _ block: Block,
    _ number: Int,
    _ carried: Carried
  ) -> TextRange? {
    // The one whose content holds the words; of several the nearest cue.
    let near = candidates.partitioningIndex { $0.cue.lowerBound + Self.reach >= quotation.words.lowerBound }
    let holding = candidates[near...].prefix { $0.cue.lowerBound <= quotation.words.upperBound + Self.reach }.filter {
      reading in
      reading.source != nil && reading.content.contains { $0.overlaps(quotation.words) }
    }
    let best = holding.min { distance($0.cue, quotation.words) < distance($1.cue, quotation.words) }
    guard let best, let source = best.source else {
      // A paragraph of nothing but speech goes on with the speaker of the one before.
      let isSpeech = candidates.isEmpty && quotation.words.lowerBound == 1
      guard isSpeech, let speaker = carried.speaker, number - speaker.block <= 1 || carried.isOpen else { return nil }
      return speaker.range
    }
    if isPronoun(source, text) {
      let before = candidates[near...].prefix { $0.cue.upperBound <= best.cue.lowerBound }
        .last { isNamed($0.source, text) }?.source
      if let before { return self.source(before, text, block) }
      guard let speaker = carried.speaker, number - speaker.block <= 2 else { return nil }
      return speaker.range
    }
    return self.source(source, text, block)
  }

  private func distance(_ cue: Range<Int>, _ words: Range<Int>) -> Int {
    max(0, words.lowerBound - cue.upperBound, cue.lowerBound - words.upperBound)
  }

  private func isPronoun(_ source: Range<Int>, _ text: BlockText) -> Bool {
    source.count == 1 && words.isPronoun(text.tokens[source.lowerBound])
  }

  private func isNamed(_ source: Range<Int>?, _ text: BlockText) -> Bool {
    guard let source, !isPronoun(source, text) else { return false }
    return source.contains { text.tokens[$0].isCapitalised }
  }

  private func source(_ source: Range<Int>, _ text: BlockText, _ block: Block) -> TextRange {
    block.source(of: ProseRange(text.tokens[source.lowerBound].range.start, text.tokens[source.upperBound - 1].coreEnd))
  }
}
