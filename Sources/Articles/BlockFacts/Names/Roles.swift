import Formats

/// The words of an article that say what somebody is, before a name and behind it.
extension MentionFinder {
  func role(of name: Range<Int>, _ run: Range<Int>, _ sentence: Range<Int>) -> ProseRange? {
    if let start = lowerCaseRoleStart(before: run.lowerBound, sentence) { return span(start..<name.lowerBound) }
    if name.lowerBound > run.lowerBound {
      var start = run.lowerBound
      let end = tokens[name.lowerBound - 1].kind == .terminal ? name.lowerBound - 1 : name.lowerBound
      if end - start == 1, tokens[start].classes.contains(.title), !isRoleWord(start) { return nil }
      while start > sentence.lowerBound, end - start < Self.longestRole, words.isNameModifier(tokens[start - 1]) {
        start -= 1
      }
      return span(start..<withoutTitle(start..<end))
    }
    return roleBehind(name, sentence)
  }

  /// Where a role ends that a form of address follows: "⟦State Health Commissioner⟧ Dr. Kristina Brandt".
  private func withoutTitle(_ role: Range<Int>) -> Int {
    var end = role.upperBound
    while end - 1 > role.lowerBound, tokens[end - 1].classes.contains(.title), !isRoleWord(end - 1),
      isRoleWord(end - 2) || tokens[end - 2].kind == .terminal || tokens[end - 2].classes.contains(.title)
    {
      end -= tokens[end - 2].kind == .terminal ? 2 : 1
    }
    return max(end, role.lowerBound + 1)
  }

  /// Where the role before a name starts, if its last word is a lower-case role noun: "⟦Kremlin aide⟧ Yury Ushakov".
  func lowerCaseRoleStart(before i: Int, _ sentence: Range<Int>) -> Int? {
    guard i > sentence.lowerBound, tokens[i - 1].isWord, !tokens[i - 1].isCapitalised,
      tokens[i - 1].classes.contains(.roleNoun), !tokens[i - 1].isPossessive
    else { return nil }
    var start = i - 1
    while start > sentence.lowerBound, i - start < 7 {
      let token = tokens[start - 1]
      if isCompound(token) { break }
      guard token.isWord, !token.classes.contains(.functionWord) || words.isNameModifier(token),
        token.isCapitalised || !token.classes.isDisjoint(with: [.roleNoun, .demonym]) || words.isNameModifier(token)
          || token.classes.isDisjoint(with: [.auxiliary, .record, .speechVerb, .beliefVerb, .findingVerb])
            && !words.endsInLy(token)
      else { break }
      // "Brightwell bought rival Dune": a word of no list behind a name may be its verb.
      let isPlain =
        !token.isCapitalised && token.classes.isDisjoint(with: [.roleNoun, .demonym]) && !words.isNameModifier(token)
      let followsName =
        start - 2 >= sentence.lowerBound && isNameLike(start - 2) && !tokens[start - 2].isPossessive
      if isPlain, followsName { break }
      start -= 1
      if token.isPossessive { break }
    }
    return start
  }

  private func isNameLike(_ i: Int) -> Bool {
    tokens[i].isCapitalised && !tokens[i].classes.contains(.functionWord) && !isCompound(tokens[i])
  }

  /// "Maryland-based" says where somebody is, not what.
  private func isCompound(_ token: Token) -> Bool {
    guard token.isCapitalised else { return false }
    let word = bytes[token.range.start..<token.coreEnd]
    guard let hyphen = word.lastIndex(of: UInt8(ascii: "-")), hyphen + 1 < word.endIndex else { return false }
    return word[hyphen + 1] >= UInt8(ascii: "a") && word[hyphen + 1] <= UInt8(ascii: "z")
  }

  /// "Mikhail Podoliak, ⟦a senior adviser to Zelensky⟧, has said"
  private func roleBehind(_ name: Range<Int>, _ sentence: Range<Int>) -> ProseRange? {
    let comma = name.upperBound
    guard comma + 2 < sentence.upperBound, tokens[comma].kind == .comma else { return nil }
    var end = comma + 1
    var hasRole = false
    while end < sentence.upperBound, end - comma < 14, tokens[end].isWordOrNumber {
      if words.isRelative(tokens[end]) { break }
      hasRole = hasRole || tokens[end].classes.contains(.roleNoun)
      end += 1
    }
    let closes = end >= sentence.upperBound || tokens[end].kind == .comma || tokens[end].kind == .terminal
    // "Ada Holm, ⟦Dunmore harbour master⟧" or "…, ⟦Labour candidate for mayor⟧": words before the role, and none that says or does.
    let role = (comma + 1..<end).first { tokens[$0].classes.contains(.roleNoun) } ?? end
    let isBare = (comma + 1..<role).allSatisfy {
      tokens[$0].isWordOrNumber
        && tokens[$0].classes.isDisjoint(with: [.functionWord, .auxiliary, .speechVerb, .beliefVerb])
    }
    let opens =
      words.isDeterminer(tokens[comma + 1]) || tokens[comma + 1].classes.contains(.roleNoun)
      || words.isNameModifier(tokens[comma + 1]) || isBare && role - comma < 6 && !tokens[comma + 1].isPossessive
    guard closes, opens, hasRole, end > comma + 1 else { return nil }
    return span(comma + 1..<end)
  }
}
