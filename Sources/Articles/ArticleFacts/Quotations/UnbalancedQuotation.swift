import Formats

/// A quotation whose marks do not match.
///
///     “The wall fell⟦,⟧ Holm said. “It was old.”
///
/// All ranges are bytes of the block's prose.
package struct UnbalancedQuotation: Hashable, Sendable {
  package enum Fault: Hashable, Sendable {
    /// Closed with a mark of another kind, or with one that opens.
    case closedWith(ProseRange)
    /// `lastInside` is the word or mark right before the place where the closing mark is missing, nil where that is not
    /// clear. It is certain where a paragraph opens with the quotation and names the speaker right behind it.
    case neverClosed(lastInside: ProseRange?, isCertain: Bool)
    /// The mark closes what nothing opened.
    case neverOpened
  }

  /// The mark that opens it, or the one that nothing opened.
  package let mark: ProseRange
  package let fault: Fault
}

extension Article {
  /// What is unbalanced in a block, in order. A quotation whose next paragraph opens with a mark again goes on there, as
  /// one does that a later paragraph closes.
  package func unbalancedQuotations(in block: Int) -> [UnbalancedQuotation] {
    let facts = facts[block]
    guard facts.tokens.contains(where: \.isQuoteMark) else { return [] }
    let bytes = blocks[block].prose.bytes
    let marks = QuotationMarks(facts)
    var found: [UnbalancedQuotation] = []
    func report(_ mark: Int, _ fault: UnbalancedQuotation.Fault) {
      found.append(UnbalancedQuotation(mark: facts.tokens[mark].range, fault: fault))
    }
    func range(_ token: Int?) -> ProseRange? { token.map { facts.tokens[$0].range } }
    for quotation in facts.quotations {
      let opening = quotation.words.lowerBound - 1
      guard marks.isSurelyOpening(opening, bytes: bytes) else { continue }
      if quotation.isMixed || isHalfStraight(quotation, bytes, facts.tokens)
        || isReversed(quotation, bytes, facts.tokens)
      {
        report(opening, .closedWith(marks.whole(quotation.words.upperBound)))
      } else if !quotation.isClosed, endsAsSentencesEnd(block) {
        let speaker = marks.lastBeforeSpeaker(quotation.words)
        guard
          speaker != nil && marks.endsWithSpeaker(quotation.words) || !goesOn(facts.tokens[opening].kind, behind: block)
        else { continue }
        let last = marks.lastInside(quotation.words, reachesEnd: true)
        report(
          opening,
          .neverClosed(
            lastInside: range(last), isCertain: opening == 0 && last == speaker && marks.isOneSentence(0, last)))
      } else if quotation.isClosed, let inner = marks.openInside(quotation.words, bytes) {
        report(inner, .neverClosed(lastInside: nil, isCertain: false))
      }
    }
    for opening in marks.strayOpenings {
      let words = opening + 1..<marks.nextOpening(behind: opening)
      if let wrong = marks.doubledMark(in: words) {
        report(opening, .closedWith(wrong))
      } else if let last = marks.lastInside(words, reachesEnd: false) {
        report(
          opening, .neverClosed(lastInside: range(last), isCertain: opening == 0 && marks.isOneSentence(0, last)))
      } else if words.isEmpty {
        report(opening, .neverClosed(lastInside: nil, isCertain: false))
      }
      // Else the paragraphs of a longer quotation may have been run together.
    }
    if let opening = marks.openToTheEnd, endsAsSentencesEnd(block), !goesOn(facts.tokens[opening].kind, behind: block) {
      report(opening, .neverClosed(lastInside: nil, isCertain: false))
    }
    let closings = marks.strayClosings(bytes)
    if !closings.isEmpty, !isQuotationOpen(before: block) {
      for closing in closings { report(closing, .neverOpened) }
    }
    return found.sorted { $0.mark < $1.mark }
  }

  /// “It fell,“ closed with the mark that opens.
  private func isReversed(_ quotation: Quotation, _ bytes: [UInt8], _ tokens: [Token]) -> Bool {
    guard quotation.isClosed else { return false }
    let opening: [UInt8] = [0xE2, 0x80, 0x9C]
    return [quotation.words.lowerBound - 1, quotation.words.upperBound].allSatisfy {
      bytes[tokens[$0].range.start..<tokens[$0].range.end].elementsEqual(opening)
    }
  }

  /// Whether a paragraph before this one leaves a quotation open that none between them closes.
  private func isQuotationOpen(before block: Int) -> Bool {
    for before in (0..<block).reversed().prefix(Self.longestQuotation) {
      let marks = QuotationMarks(facts[before])
      if facts[before].quotations.last?.isClosed == false || marks.openToTheEnd != nil { return true }
      if facts[before].tokens.indices.contains(where: {
        facts[before].tokens[$0].isQuoteMark && marks.isStrayClosing($0)
      }) {
        return false
      }
    }
    return false
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

  /// A mark that can only open, that no quotation begins with, and behind which none closes or opens.
  var openToTheEnd: Int? {
    let last = tokens.indices.last { i in
      tokens[i].kind == .doubleQuote && !used.contains(i) && !quoted[i] && canOpen(tokens, i) && !canClose(tokens, i)
    }
    guard let last, tokens[last + 1].isWord,
      !tokens[(last + 1)...].contains(where: { $0.kind == .doubleQuote || $0.kind == .guillemet })
    else { return nil }
    return last
  }

  /// Double marks that can only close, before which no other is open. Behind a number one may stand for inches, and a block
  /// with many is no prose.
  func strayClosings(_ bytes: [UInt8]) -> [Int] {
    let free = tokens.indices.filter { tokens[$0].kind == .doubleQuote && !used.contains($0) && !quoted[$0] }
    guard free.count <= Self.mostStrays, !free.contains(where: { canOpen(tokens, $0) }) else { return [] }
    return free.filter { i in
      guard i > 0, canClose(tokens, i) else { return false }
      let before = tokens[i - 1]
      let isInches = before.kind == .number && bytes[tokens[i].range.start] == 0x22
      let endsWords = before.isWordOrNumber || before.isQuoteMark || before.kind == .comma || before.kind == .terminal
      return endsWords && !isInches && !tokens[..<i].contains { $0.kind == .guillemet }
    }
  }

  private static let mostStrays = 3

  /// A curly single mark inside a quotation that opens and is not closed there.
  func openInside(_ run: Range<Int>, _ bytes: [UInt8]) -> Int? {
    func isCurly(_ i: Int, _ last: UInt8) -> Bool {
      tokens[i].kind == .singleQuote && tokens[i].range.length == 3 && bytes[tokens[i].range.end - 1] == last
    }
    guard
      let opening = run.last(where: { isCurly($0, 0x98) && canOpen(tokens, $0) && isSurelyOpening($0, bytes: bytes) }),
      !run[opening...].contains(where: { isCurly($0, 0x99) && canClose(tokens, $0) })
    else { return nil }
    return opening
  }

  /// The comma or question mark right before "Ada Holm said".
  func lastBeforeSpeaker(_ run: Range<Int>) -> Int? {
    run.dropFirst().first { $0 + 2 < run.upperBound && isPause($0) && speakerStands(at: $0 + 1, run.upperBound) }
  }

  /// Whether the words end with a name and its verb, "…, Brandt said.": no speech goes on so.
  func endsWithSpeaker(_ run: Range<Int>) -> Bool {
    guard let pause = lastBeforeSpeaker(run), tokens[pause + 1].isCapitalised else { return false }
    return run.upperBound - pause <= Self.longestSpeaker && !words.isPronoun(tokens[pause + 1])
  }

  /// Tokens from the comma to the end: ", Ada Holm, the mayor, said."
  private static let longestSpeaker = 10

  func isOneSentence(_ start: Int, _ end: Int?) -> Bool {
    guard let end else { return false }
    return !tokens[start..<end].contains { $0.kind == .terminal }
  }

  /// The last token of the words that are quoted: the comma before "he said", else the end of the block if nothing in it
  /// speaks of somebody who says something.
  func lastInside(_ run: Range<Int>, reachesEnd: Bool) -> Int? {
    if let last = lastBeforeSpeaker(run) { return last }
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
