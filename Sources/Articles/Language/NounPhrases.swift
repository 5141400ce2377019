/// The noun phrases beside a cue, by word classes alone: there is no parser here, and silence is better than a guess.
struct NounPhrases {
  let tokens: [Token]
  let words: EnglishClosedClasses
  /// Token numbers of the marks around quotations; any other single mark is the apostrophe of "the traders' union".
  let quotationMarks: Set<Int>

  /// The phrase whose last word is token `last`, not reaching below token `lower`; nil where that word can be no noun.
  func phrase(endingAt last: Int, from lower: Int) -> Range<Int>? {
    guard last >= lower, tokens[last].isWordOrNumber else { return nil }
    if isPronounLike(last) { return last..<last + 1 }
    guard isNominal(last) else { return nil }
    var start = last
    while start > lower, last - start < 14 {
      let k = start - 1
      let token = tokens[k]
      if isApostrophe(k) {
        start = k
        continue
      }
      guard token.isWordOrNumber || (token.kind == .symbol && !token.spaceBefore) else { break }
      if isDeterminer(k) {
        // After a verb, "that" opens a clause: "noted that Zelensky rejected".
        if words.isThat(token) { break }
        start = k
        guard k > lower, isPreposition(k - 1), k - 2 >= lower, isLinkable(k - 2) else { break }
        start = k - 2
        continue
      }
      if isConjunction(k) {
        guard k > lower, tokens[start].isCapitalised, tokens[k - 1].isCapitalised,
          !tokens[k - 1].classes.contains(.functionWord)
        else { break }
        start = k - 1
        continue
      }
      if isPreposition(k) {
        guard k > lower, isLinkable(k - 1) else { break }
        start = k - 1
        continue
      }
      guard isNominal(k) || words.isQuantifier(token) else { break }
      // A lower-case word right before a capitalised name that is no role: "meeting Lavrov said".
      if isStrayBefore(k, start) { break }
      start = k
    }
    while start < last, isApostrophe(start) { start += 1 }
    return start..<last + 1
  }

  /// The phrase that begins at token `first`, for a source behind its cue: "said Lavrov", "said a spokesman for X".
  func phrase(startingAt first: Int, to upper: Int) -> Range<Int>? {
    guard first < upper, tokens[first].isWord else { return nil }
    if isPronounLike(first) { return first..<first + 1 }
    guard isDeterminer(first) || isNominal(first) || words.isQuantifier(tokens[first]) else { return nil }
    var end = first + 1
    while end < upper, end - first < 14 {
      let token = tokens[end]
      if isApostrophe(end) {
        end += 1
        continue
      }
      guard token.isWordOrNumber else { break }
      if isPreposition(end) {
        guard isLinkable(end - 1), end + 1 < upper, isDeterminer(end + 1) || isNominal(end + 1) else { break }
        end += 1
        continue
      }
      if isConjunction(end) {
        guard end + 1 < upper, tokens[end + 1].isCapitalised, tokens[end - 1].isCapitalised else { break }
        end += 1
        continue
      }
      guard isNominal(end) || isDeterminer(end) && isPreposition(end - 1) else { break }
      if !token.classes.isDisjoint(with: .anyCueVerb), !token.isCapitalised,
        token.classes.isDisjoint(with: [.roleNoun, .vagueNoun, .documentNoun])
      {
        break
      }
      end += 1
    }
    while end > first, isPreposition(end - 1) || isConjunction(end - 1) || isApostrophe(end - 1) { end -= 1 }
    let hasNoun = (first..<end).contains { isNominal($0) || words.isQuantifier(tokens[$0]) }
    return hasNoun ? first..<end : nil
  }

  func isPronounLike(_ i: Int) -> Bool { words.isPronoun(tokens[i]) && !tokens[i].isAllCapitals }

  private func isNominal(_ i: Int) -> Bool {
    let token = tokens[i]
    guard token.isWordOrNumber else { return false }
    if token.classes.contains(.auxiliary) { return false }
    if token.classes.contains(.functionWord) { return words.isQuantifier(token) }
    return !words.endsInLy(token) && !words.isCalendarWord(token)
  }

  private func isApostrophe(_ i: Int) -> Bool {
    tokens[i].kind == .singleQuote && !tokens[i].spaceBefore && !quotationMarks.contains(i)
  }

  private func isDeterminer(_ i: Int) -> Bool { words.isDeterminer(tokens[i]) }
  private func isPreposition(_ i: Int) -> Bool { words.isPreposition(tokens[i]) }
  private func isConjunction(_ i: Int) -> Bool { words.isConjunction(tokens[i]) }

  /// A noun that takes "of", "for", "with": a person, an office, a document, a name.
  private func isLinkable(_ i: Int) -> Bool {
    let token = tokens[i]
    guard token.isWord, !token.classes.contains(.functionWord) || words.isQuantifier(token) else { return false }
    return token.isCapitalised
      || !token.classes.isDisjoint(with: [.roleNoun, .vagueNoun, .documentNoun, .cueNoun])
      || words.isQuantifier(token) || words.linksSource(token)
  }

  private func isStrayBefore(_ k: Int, _ start: Int) -> Bool {
    guard tokens[start].isCapitalised, !tokens[k].isCapitalised, tokens[k].isWord else { return false }
    return tokens[k].classes.isDisjoint(with: [.roleNoun, .title, .vagueNoun, .demonym, .documentNoun])
      && !tokens[k].isPossessive && !words.isNameModifier(tokens[k])
  }
}
