/// What a block lets its neighbours know, so that a quotation over several paragraphs is read as one.
package struct BlockOutline: Hashable, Sendable {
  let opensWithQuotation: Bool
  /// Its last quotation is not closed: the speaker goes on.
  let staysOpen: Bool
  let endsWithColon: Bool
  let hasCueWord: Bool
  let isWhollyQuoted: Bool

  package init(_ text: BlockText, bytes: [UInt8]) {
    let (tokens, quotations, quoted) = (text.tokens, text.quotations, text.quoted)
    opensWithQuotation = quotations.first?.words.lowerBound == 1
    staysOpen = quotations.last.map { !$0.isClosed } ?? false
    endsWithColon = tokens.last.map { $0.kind == .pause && bytes[$0.range.start] == 0x3A } ?? false
    var hasCueWord = false
    var words = 0
    for (i, token) in tokens.enumerated() where token.isWord {
      words += 1
      if !quoted[i], !token.classes.isDisjoint(with: .anyCueVerb) { hasCueWord = true }
    }
    self.hasCueWord = hasCueWord
    isWhollyQuoted = words > 0 && quoted.count(in: 0..<tokens.count) >= words
  }

  fileprivate var bits: UInt64 {
    (opensWithQuotation ? 1 : 0) | (staysOpen ? 2 : 0) | (endsWithColon ? 4 : 0) | (hasCueWord ? 8 : 0)
      | (isWhollyQuoted ? 16 : 0)
  }
}

/// The outlines of the blocks around a block; nil at the ends of the text.
package struct BlockNeighbours: Hashable, Sendable {
  package let previous: BlockOutline?
  package let next: BlockOutline?

  package init(previous: BlockOutline?, next: BlockOutline?) {
    self.previous = previous
    self.next = next
  }

  /// Those of one of the blocks with these outlines.
  package init(of block: Int, in outlines: [BlockOutline]) {
    previous = block > 0 ? outlines[block - 1] : nil
    next = block + 1 < outlines.count ? outlines[block + 1] : nil
  }

  /// 32 stands for the end of the text. Of the next block only how it opens matters.
  var bits: UInt64 { (previous?.bits ?? 32) << 8 | ((next?.bits ?? 32) & 33) }
}
