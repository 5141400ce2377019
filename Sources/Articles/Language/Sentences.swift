/// Cuts the tokens of a block into sentences, as runs of token numbers.
///
/// A sentence ends at a full stop, a question mark, an exclamation mark or an ellipsis (with the quotation marks and
/// brackets that close behind it) before white space and a word that can begin one. Initials and
/// abbreviations end none, nor does a question that the sentence goes on from: `"Why?" he asked.`
package func sentences(in tokens: [Token], of prose: [UInt8]) -> [Range<Int>] {
  var sentences: [Range<Int>] = []
  var start = 0
  var i = 0
  while i < tokens.count {
    guard tokens[i].kind == .terminal || endsInInitialism(tokens[i]) else {
      i += 1
      continue
    }
    var end = i + 1
    while end < tokens.count, tokens[end].kind == .terminal && !tokens[end].spaceBefore { end += 1 }
    while end < tokens.count,
      tokens[end].spaceBefore
        ? closesSpaced(end, in: tokens[start...], prose) : closes(tokens[end], in: tokens, at: end)
    { end += 1 }
    let goesOn = end > i + 1 && asks(tokens[i], prose) && namesSpeaker(tokens, end)
    if !goesOn, endsSentence(tokens, mark: i, next: end) {
      sentences.append(start..<end)
      start = end
    }
    i = max(end, i + 1)
  }
  if start < tokens.count { sentences.append(start..<tokens.count) }
  return sentences
}

private func asks(_ mark: Token, _ prose: [UInt8]) -> Bool {
  mark.kind == .terminal && (prose[mark.range.start] == 0x3F || prose[mark.range.start] == 0x21)
}

/// `"Why now?" ⟦Ada Holm asked⟧`: the sentence goes on with whoever says it.
private func namesSpeaker(_ tokens: [Token], _ start: Int) -> Bool {
  var i = start
  while i < min(tokens.count, start + 4), tokens[i].isWord, tokens[i].isCapitalised { i += 1 }
  guard i > start, i < tokens.count else { return false }
  return tokens[i].classes.contains(.speechVerb) && tokens[i].classes.isDisjoint(with: .gerund)
}

private func endsInInitialism(_ token: Token) -> Bool {
  token.kind == .word && token.classes.contains(.place) && token.range.length <= 4 && token.isAllCapitals
}

/// A mark that can stand behind the end of a sentence: a bracket, or a quotation mark not itself opening the next word.
private func closes(_ token: Token, in tokens: [Token], at index: Int) -> Bool {
  if token.kind == .close { return true }
  guard token.isQuoteMark else { return false }
  guard index + 1 < tokens.count else { return true }
  let next = tokens[index + 1]
  return next.spaceBefore || !next.isWord
}

/// `« It is over ! »`: French sets its marks off by blanks; only one that closes what the sentence has opened does.
private func closesSpaced(_ index: Int, in tokens: ArraySlice<Token>, _ prose: [UInt8]) -> Bool {
  guard tokens[index].kind == .guillemet, isClosingGuillemet(tokens[index], prose) else { return false }
  let last = tokens[..<index].suffix(longestQuotation).last { $0.kind == .guillemet }
  return last.map { !isClosingGuillemet($0, prose) } ?? false
}

/// Tokens.
private let longestQuotation = 100

/// » and ›
private func isClosingGuillemet(_ mark: Token, _ prose: [UInt8]) -> Bool {
  prose[mark.range.end - 1] == 0xBB && mark.range.length == 2 || prose[mark.range.end - 1] == 0xBA
}

private func endsSentence(_ tokens: [Token], mark: Int, next: Int) -> Bool {
  guard next < tokens.count else { return true }
  let following = tokens[next]
  // `Church."'I hope` lost its space: a closing and an opening mark meet.
  let glued = !following.spaceBefore
  if glued { return following.isQuoteMark && next - mark > 1 }
  let first = firstWord(tokens, from: next)
  guard let first else { return true }
  if tokens[mark].kind == .word {
    // "in the U.S. The talks": only a word that begins sentences says so.
    return first.isCapitalised && first.classes.contains(.functionWord)
  }
  guard first.isCapitalised || first.kind == .number || following.isQuoteMark else { return false }
  guard mark > 0, tokens[mark].range.length == 1, next == mark + 1 else {
    return first.isCapitalised || next > mark + 1
  }
  let before = tokens[mark - 1]
  guard before.isWord, !tokens[mark].spaceBefore else { return true }
  if before.range.length == 1, before.isCapitalised { return first.classes.contains(.functionWord) }
  // A title written in full is no abbreviation: "He met the Prime Minister. She left."
  return !(before.classes.contains(.abbreviation) && (before.isCapitalised || !first.isCapitalised))
}

private func firstWord(_ tokens: [Token], from index: Int) -> Token? {
  var i = index
  while i < tokens.count, i < index + 3 {
    if tokens[i].isWordOrNumber { return tokens[i] }
    i += 1
  }
  return i < tokens.count ? tokens[index] : nil
}
