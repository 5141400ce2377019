import Formats

/// A quotation whose marks do not match: closed with a mark of another kind than it was opened with, or never closed.
///
///     “The wall fell⟦,⟧ Holm said. “It was old.”
///
/// All ranges are bytes of the block's prose.
package struct UnbalancedQuotation: Hashable, Sendable {
  /// The mark that opens it.
  package let opening: ProseRange
  /// The mark of another kind that closes it; nil where none does.
  package let wrongClosing: ProseRange?
  /// The word or mark right before the place where the closing mark is missing; nil where that is not clear.
  package let lastInside: ProseRange?
}

extension Article {
  /// What is unbalanced in a block, in order. A quotation whose next paragraph opens with a mark again goes on there, as
  /// one does that a later paragraph closes.
  package func unbalancedQuotations(in block: Int) -> [UnbalancedQuotation] {
    let facts = facts[block]
    guard facts.tokens.contains(where: \.isQuoteMark) else { return [] }
    let marks = QuotationMarks(facts)
    var found: [UnbalancedQuotation] = []
    for quotation in facts.quotations {
      let opening = quotation.words.lowerBound - 1
      guard marks.isSurelyOpening(opening, bytes: blocks[block].prose.bytes) else { continue }
      if quotation.isMixed || isHalfStraight(quotation, blocks[block].prose.bytes, facts.tokens) {
        found.append(
          UnbalancedQuotation(
            opening: facts.tokens[opening].range, wrongClosing: marks.whole(quotation.words.upperBound), lastInside: nil
          ))
      } else if !quotation.isClosed, endsAsSentencesEnd(block), !goesOn(facts.tokens[opening].kind, behind: block) {
        found.append(
          UnbalancedQuotation(
            opening: facts.tokens[opening].range, wrongClosing: nil,
            lastInside: marks.lastInside(quotation.words, reachesEnd: true).map { facts.tokens[$0].range }))
      }
    }
    for opening in marks.strayOpenings {
      let words = opening + 1..<marks.nextOpening(behind: opening)
      let wrong = marks.doubledMark(in: words)
      let last = marks.lastInside(words, reachesEnd: false)
      // Else the paragraphs of a longer quotation may have been run together.
      guard wrong != nil || last != nil else { continue }
      found.append(
        UnbalancedQuotation(
          opening: facts.tokens[opening].range, wrongClosing: wrong,
          lastInside: wrong == nil ? last.map { facts.tokens[$0].range } : nil))
    }
    return found.sorted { $0.opening < $1.opening }
  }

  /// “It fell," with one of its double marks straight.
  private func isHalfStraight(_ quotation: Quotation, _ bytes: [UInt8], _ tokens: [Token]) -> Bool {
    guard quotation.isClosed else { return false }
    let (opening, closing) = (tokens[quotation.words.lowerBound - 1], tokens[quotation.words.upperBound])
    guard opening.kind == .doubleQuote, closing.kind == .doubleQuote else { return false }
    return (bytes[opening.range.start] == 0x22) != (bytes[closing.range.start] == 0x22)
  }

  /// A text cut off in the middle of a quotation, as previews are, closes nothing.
  private func endsAsSentencesEnd(_ block: Int) -> Bool {
    let (tokens, bytes) = (facts[block].tokens, blocks[block].prose.bytes)
    guard facts[block].summary.isTerminated, let last = tokens.last else { return false }
    let isEllipsis =
      last.range.length > 1
      || tokens.count > 1 && last.kind == .terminal && tokens[tokens.count - 2].kind == .terminal
        && bytes[last.range.start] == 0x2E
    return !(last.kind == .terminal && isEllipsis)
  }

  /// Paragraphs; a quotation that nobody closes within so many was not meant to go on.
  private static let longestQuotation = 20

  private func goesOn(_ kind: Token.Kind, behind block: Int) -> Bool {
    let following = blocks.indices.dropFirst(block + 1).lazy.filter(isBody).prefix(Self.longestQuotation)
    var isNext = true
    for next in following {
      let tokens = facts[next].tokens
      guard let first = tokens.firstIndex(where: { $0.kind == kind }) else {
        // A line that is no sentence, a picture's credit say, parts no paragraphs.
        if facts[next].summary.isTerminated { isNext = false }
        continue
      }
      if first == 0 { return isNext }
      return QuotationMarks(facts[next]).isStrayClosing(first)
    }
    return false
  }
}

/// The quotation marks of a block, in quotations and outside.
private struct QuotationMarks {
  private let tokens: [Token]
  /// Token numbers of the marks that open or close a quotation.
  private let used: Set<Int>
  private let quoted: QuotedWords
  private let words = EnglishClosedClasses.shared

  init(_ facts: BlockFacts) {
    tokens = facts.tokens
    used = Set(facts.quotations.flatMap { [$0.words.lowerBound - 1, $0.words.upperBound] })
    quoted = QuotedWords(tokens: facts.tokens, quotations: facts.quotations)
  }

  /// Not the apostrophe of "'Tis" and "'90s", nor the backquote of code.
  func isSurelyOpening(_ i: Int, bytes: [UInt8]) -> Bool {
    guard tokens[i].kind == .singleQuote else { return true }
    guard bytes[tokens[i].range.start] != 0x60, i + 1 < tokens.count else { return false }
    return tokens[i + 1].kind != .number && !Self.clipped.contains(tokens[i + 1].hash)
  }

  private static let clipped = WordHash.set(
    "tis twas twere twill em til till cause cos cuz bout round fraid nuff ere gainst neath n im er appen ave e ello ope"
  )

  /// Marks that can only open a quotation, and open none: another opens, of the same kind, before any closes. Where one
  /// too many closes later in the block, a quotation of the same marks stands inside a quotation instead.
  var strayOpenings: [Int] {
    let free = tokens.indices.filter { i in
      tokens[i].isQuoteMark && tokens[i].kind != .singleQuote && !used.contains(i) && !quoted[i]
    }
    var lastClosing: [Token.Kind: Int] = [:]
    for i in free where isStrayClosing(i) { lastClosing[tokens[i].kind] = i }
    return free.filter { i in
      canOpen(tokens, i) && !canClose(tokens, i) && nextOpening(behind: i) < tokens.count
        && lastClosing[tokens[i].kind, default: -1] < i
    }
  }

  /// A single mark with the one right behind it: some write '' for a double one.
  func whole(_ i: Int) -> ProseRange {
    let next = i + 1
    let isDoubled =
      tokens[i].kind == .singleQuote && next < tokens.count && tokens[next].kind == .singleQuote
      && !tokens[next].spaceBefore
    return ProseRange(tokens[i].range.start, tokens[isDoubled ? next : i].range.end)
  }

  /// The first '' that can only close.
  func doubledMark(in run: Range<Int>) -> ProseRange? {
    let first = run.first { i in
      tokens[i].kind == .singleQuote && !tokens[i].spaceBefore && whole(i).length > tokens[i].range.length
        && (i + 2 >= tokens.count || tokens[i + 2].spaceBefore || !tokens[i + 2].isWord)
    }
    return first.map(whole)
  }

  func isStrayClosing(_ i: Int) -> Bool { !used.contains(i) && canClose(tokens, i) && !canOpen(tokens, i) }

  func nextOpening(behind i: Int) -> Int {
    tokens.indices.dropFirst(i + 1).first {
      tokens[$0].kind == tokens[i].kind && canOpen(tokens, $0) && !canClose(tokens, $0)
    } ?? tokens.count
  }

  /// The last token of the words that are quoted: the comma before "he said", else the end of the block if nothing in it
  /// speaks of somebody who says something.
  func lastInside(_ run: Range<Int>, reachesEnd: Bool) -> Int? {
    for i in run.dropFirst() where i + 2 < run.upperBound && isPause(i) && speakerStands(at: i + 1, run.upperBound) {
      return i
    }
    guard reachesEnd, !run.contains(where: { words.isSay(tokens[$0]) }) else { return nil }
    return run.last
  }

  private func isPause(_ i: Int) -> Bool {
    tokens[i].kind == .comma || tokens[i].kind == .terminal && !tokens[i + 1].isCapitalised
  }

  /// "said Holm", "Ada Holm said on Monday", "she said.": who says it, and nothing that goes on as speech does.
  private func speakerStands(at start: Int, _ end: Int) -> Bool {
    if isCue(start) {
      let next = tokens[start + 1]
      return next.isWord && (next.isCapitalised || words.isPronoun(next) || words.isThe(next))
    }
    var i = start
    while i < end, i - start < 5, tokens[i].isWord, tokens[i].isCapitalised { i += 1 }
    if i == start, words.isThe(tokens[i]) { i = behindRole(i + 1, end) ?? start }
    if i == start, words.isPronoun(tokens[i]), !words.isFirstPerson(tokens[i]), !words.isRelative(tokens[i]) { i += 1 }
    guard i > start, i < end, isCue(i) else { return false }
    guard i + 1 < end else { return true }
    let next = tokens[i + 1]
    return !next.isWord || words.isPreposition(next) || words.isCalendarWord(next) || words.endsInLy(next)
  }

  /// "the ⟦county engineer Ada Holm⟧ said"
  private func behindRole(_ start: Int, _ end: Int) -> Int? {
    var i = start
    var isSomebody = false
    while i < end, i - start < 6, tokens[i].isWord, !isCue(i) {
      isSomebody = isSomebody || tokens[i].classes.contains(.roleNoun) || tokens[i].isCapitalised
      i += 1
    }
    return isSomebody && i < end ? i : nil
  }

  private func isCue(_ i: Int) -> Bool {
    tokens[i].classes.contains(.speechVerb) && !tokens[i].isCapitalised
      && !tokens[i].classes.isDisjoint(with: [.pastForm, .thirdPersonForm])
  }
}
