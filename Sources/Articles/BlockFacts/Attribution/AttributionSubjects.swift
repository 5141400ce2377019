/// Where the subject of a reporting verb stands, and whether the two can belong together.
extension AttributionFinder {
  func subject(endingAt j: Int, _ sentence: Range<Int>) -> Range<Int>? {
    let token = tokens[j]
    if quoted[j] || token.isQuoteMark { return nil }
    if token.kind == .close { return bracketed(endingAt: j, sentence) }
    if token.kind == .comma { return beforeApposition(comma: j, sentence) }
    if words.isRelative(token) {
      var k = j - 1
      if k >= sentence.lowerBound, tokens[k].kind == .comma { k -= 1 }
      guard k >= sentence.lowerBound, !quoted[k] else { return nil }
      // "It is unclear who said so": what "who" belongs to must be somebody.
      let isSomebody = sources.isName(k) || !tokens[k].classes.isDisjoint(with: .somebody)
      guard let phrase = phrases.phrase(endingAt: k, from: sentence.lowerBound) else { return nil }
      return isSomebody || words.isDeterminer(tokens[phrase.lowerBound]) ? phrase : nil
    }
    guard let phrase = phrases.phrase(endingAt: j, from: sentence.lowerBound) else { return nil }
    return somebody(involvedIn: phrase, sentence) ?? phrase
  }

  /// "⟦Scientists⟧ not involved in the study welcomed it": a participle and its preposition belong to the noun before.
  private func somebody(involvedIn phrase: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    let preposition = phrase.lowerBound - 1
    guard preposition > sentence.lowerBound, words.isPreposition(tokens[preposition]) else { return nil }
    var k = preposition - 1
    while k > sentence.lowerBound, preposition - k < 4, tokens[k].isWord, !tokens[k].isCapitalised,
      tokens[k].classes.isDisjoint(with: .somebody)
    { k -= 1 }
    let isNoun = !tokens[k].classes.isDisjoint(with: .somebody)
    guard isNoun, k < preposition - 1 else { return nil }
    return phrases.phrase(endingAt: k, from: sentence.lowerBound)
  }

  /// "Rep. Smith (R-Texas) said"
  private func bracketed(endingAt j: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var k = j
    while k > sentence.lowerBound, tokens[k].kind != .open, j - k < 40 { k -= 1 }
    guard k > sentence.lowerBound, tokens[k].kind == .open else { return nil }
    return phrases.phrase(endingAt: k - 1, from: sentence.lowerBound)
  }

  /// "Mikhail Podoliak, a senior adviser to Zelensky, has said": the name stands before the first of two commas.
  private func beforeApposition(comma j: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var k = j - 1
    var commas: [Int] = []
    while k > sentence.lowerBound, j - k < 40 {
      if tokens[k].kind == .comma || tokens[k].kind == .pause, !quoted[k] { commas.append(k) }
      k -= 1
    }
    for comma in commas {
      // "The agency's top official, ⟦Ada Holm⟧, said"
      let describes =
        !tokens[comma - 1].classes.isDisjoint(with: [.roleNoun, .rolePlural, .vagueNoun]) && !sources.isName(comma - 1)
      if describes, comma + 1 < j, (comma + 1..<j).allSatisfy(sources.isName) { return comma + 1..<j }
      guard let phrase = phrases.phrase(endingAt: comma - 1, from: sentence.lowerBound) else { continue }
      // "Ada Holm, 54, of Mill Lane, Tarn, denied": where somebody lives is not who they are.
      let before = phrase.lowerBound - 1
      if before > sentence.lowerBound, words.isPreposition(tokens[before]), tokens[before - 1].kind == .comma {
        continue
      }
      let last = tokens[phrase.upperBound - 1]
      let isPerson =
        last.isCapitalised && !last.classes.contains(.functionWord)
        || !last.classes.isDisjoint(with: .somebody)
        || words.isQuantifier(tokens[phrase.lowerBound])
      let next = comma + 1 < j ? tokens[comma + 1] : nil
      let opensApposition =
        next.map {
          words.isDeterminer($0) || words.isRelative($0) || $0.kind == .number
            || !$0.classes.isDisjoint(with: [.roleNoun, .record, .pastForm])
            || words.isNameModifier($0) || $0.classes.contains(.functionWord) || $0.isCapitalised
        } ?? false
      if isPerson, opensApposition { return named(before: phrase, sentence) ?? phrase }
    }
    return nil
  }

  /// The name before an apposition that is itself followed by one: "⟦Ada Holm⟧, an analyst at Tarn, a firm that …, said".
  private func named(before phrase: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    let comma = phrase.lowerBound - 1
    guard comma > sentence.lowerBound, tokens[comma].kind == .comma, words.isDeterminer(tokens[phrase.lowerBound]),
      sources.isName(comma - 1)
    else { return nil }
    return phrases.phrase(endingAt: comma - 1, from: sentence.lowerBound)
  }

  /// Whether the form at `i` is a verb that this subject can govern.
  func accepts(_ i: Int, _ subject: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let verb = tokens[i]
    let first = tokens[subject.lowerBound]
    let headIndex = sources.head(of: subject)
    let head = tokens[headIndex]
    let isName = sources.isName(headIndex)
    if words.isFirstPerson(first) { return false }
    if verb.isCapitalised, i > sentence.lowerBound { return false }
    let next = i + 1 < sentence.upperBound ? tokens[i + 1] : nil
    let isPronoun = words.isPronoun(head)
    if words.isIt(head) {
      return !verb.classes.isDisjoint(with: [.speechVerb, .findingVerb]) && !words.isTo(next ?? verb)
    }
    let isPersonal = isPronoun || isName || !head.classes.isDisjoint(with: [.roleNoun, .rolePlural, .vagueNoun])
    let isDocument = head.classes.contains(.documentNoun)
    // What unnamed people want or plan is not what they say.
    if verb.classes.isDisjoint(with: [.speechVerb, .findingVerb]), !words.isOpinion(verb), isVague(subject) {
      return false
    }
    if words.isSay(verb) { return true }
    if head.isPossessive { return false }
    // `…," Holm concludes`: right behind a quotation any of these words is its verb.
    if subject.lowerBound > sentence.lowerBound,
      quoted[subject.lowerBound - 1] || tokens[subject.lowerBound - 1].isQuoteMark,
      isPersonal
    {
      return true
    }
    // "some states" is no clause: a plural subject has no verb in -s.
    if verb.classes.contains(.thirdPersonForm), words.isQuantifier(head) { return false }
    let introduces =
      next.map { words.isThat($0) || $0.isQuoteMark || $0.kind == .pause || $0.kind == .comma } ?? false
    if verb.classes.contains(.pastForm) || !verb.classes.contains(.thirdPersonForm) && !verb.classes.contains(.baseForm)
    {
      if isPersonal || isDocument { return !(next.map { words.isBy($0) } ?? false) }
      return introduces
    }
    // "claims", "reports", "plans" are nouns as often as verbs, "claim" and "plan" too.
    if verb.classes.contains(.baseForm) {
      let isPlural = isPronoun || !isName && isPersonal || introduces || phraseJoinsTwo(subject)
      return isPlural && (isPersonal || isDocument)
    }
    if isPronoun || introduces { return isPersonal || isDocument }
    return (isPersonal || isDocument)
      && !(next.map { $0.kind == .terminal || words.isPreposition($0) && !words.isTo($0) } ?? true)
  }

  private func phraseJoinsTwo(_ phrase: Range<Int>) -> Bool { phrase.contains { words.isConjunction(tokens[$0]) } }
}
