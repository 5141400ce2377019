import Formats

/// Words between quotation marks.
package struct Quotation: Hashable, Sendable {
  /// Token numbers of the words inside the marks.
  package let words: Range<Int>
  /// Bytes of the block's prose, marks and all.
  package let range: ProseRange
  /// False for a quotation that the block does not close: its speaker goes on in the next block.
  package let isClosed: Bool
  /// Opened with one kind of mark and closed with another.
  package let isMixed: Bool

  package var wordCount: Int { words.count }
}

/// Finds the quotations of a block: straight, curly, single and guillemet marks, also when the closing mark is of
/// another kind than the opening one, or missing at the end of a paragraph.
package func quotations(in tokens: [Token]) -> [Quotation] {
  var found: [Quotation] = []
  var i = 0
  while i < tokens.count {
    guard tokens[i].isQuoteMark, canOpen(tokens, i), let quotation = quotation(opening: i, in: tokens) else {
      i += 1
      continue
    }
    found.append(quotation)
    i = quotation.words.upperBound + 1
  }
  return found
}

/// Tokens. Single marks are apostrophes as often as not, so the search for a closing one has an end.
private let longestSingleQuotation = 300

private func quotation(opening i: Int, in tokens: [Token]) -> Quotation? {
  let kind = tokens[i].kind
  var mixed: Int?
  // Kinds that open a quotation inside: what closes that one closes not this one.
  var opened: Set<Token.Kind> = []
  var k = i + 1
  let limit = kind == .singleQuote ? min(tokens.count, i + longestSingleQuotation) : tokens.count
  while k < limit {
    if tokens[k].isQuoteMark, canClose(tokens, k) {
      if tokens[k].kind == kind { return closed(i, k, tokens, isMixed: false) }
      // A mark of the other kind closes only where no mark of the right kind does: `"... of 95,' he said`.
      let afterPause = tokens[k - 1].kind == .comma || tokens[k - 1].kind == .terminal
      if mixed == nil, afterPause, kind != .singleQuote || tokens[k].kind != .guillemet,
        !opened.contains(tokens[k].kind)
      {
        mixed = k
      }
    } else if tokens[k].isQuoteMark, canOpen(tokens, k) {
      opened.insert(tokens[k].kind)
    }
    // A second opening mark of the same kind: the first was never closed.
    if tokens[k].kind == kind, kind != .singleQuote, canOpen(tokens, k), !canClose(tokens, k) { break }
    k += 1
  }
  if let mixed { return closed(i, mixed, tokens, isMixed: true) }
  guard k == tokens.count, kind != .singleQuote || i == 0, k - i > 4, tokens[i + 1].isCapitalised || i == 0 else {
    return nil
  }
  let end = tokens[tokens.count - 1].range.end
  return Quotation(
    words: i + 1..<tokens.count, range: ProseRange(tokens[i].range.start, end), isClosed: false, isMixed: false)
}

private func closed(_ open: Int, _ close: Int, _ tokens: [Token], isMixed: Bool) -> Quotation? {
  guard close > open + 1 else { return nil }
  // "rock 'n' roll"
  if tokens[open].kind == .singleQuote, close == open + 2, tokens[open + 1].range.length == 1 { return nil }
  return Quotation(
    words: open + 1..<close, range: ProseRange(tokens[open].range.start, tokens[close].range.end), isClosed: true,
    isMixed: isMixed)
}

/// Whether a mark stands as an opening one does: right before a word, and right behind a blank or another mark.
func canOpen(_ tokens: [Token], _ i: Int) -> Bool {
  guard i + 1 < tokens.count, !tokens[i + 1].spaceBefore else { return false }
  guard
    tokens[i + 1].isWordOrNumber || tokens[i + 1].kind == .open
      || tokens[i + 1].isQuoteMark || tokens[i + 1].kind == .symbol || tokens[i + 1].kind == .terminal
  else { return false }
  if tokens[i].spaceBefore { return true }
  let before = tokens[i - 1]
  return before.kind == .open || before.kind == .pause || before.isQuoteMark
}

/// Whether it stands as a closing one does; a straight mark may stand as both.
func canClose(_ tokens: [Token], _ i: Int) -> Bool {
  guard i > 0, !tokens[i].spaceBefore else { return false }
  guard i + 1 < tokens.count else { return true }
  let next = tokens[i + 1]
  return next.spaceBefore || !next.isWord || tokens[i - 1].kind == .terminal || tokens[i - 1].kind == .comma
}
