import Formats

/// Finds names by their capitals and the word lists of places, organizations, given names, titles and roles: what the
/// sequence model of names sees beside the words.
package struct MentionFinder {
  /// What the lists and capitals take for a name.
  package struct Candidate {
    /// Token numbers.
    let tokens: Range<Int>
    let kind: EntityKind
    /// A capital that proves nothing, as at the start of a sentence.
    let isUncertain: Bool
    /// In a line in title case, where capitals stand side by side that have nothing to do with each other.
    let isHeadline: Bool
  }

  let bytes: [UInt8]
  let tokens: [Token]
  let sentences: [Range<Int>]
  let sentenceOfToken: [Int32]
  let words = EnglishClosedClasses.shared
  private let lexicon = Lexicon.shared

  package init(bytes: [UInt8], _ text: BlockText) {
    self.bytes = bytes
    tokens = text.tokens
    sentences = text.sentences
    sentenceOfToken = text.sentenceOfToken
  }

  package func candidates() -> [Candidate] {
    sentences.flatMap(candidates(in:))
  }

  private func candidates(in sentence: Range<Int>) -> [Candidate] {
    let inTitleCase = isTitleCase(sentence)
    var found: [Candidate] = []
    var i = sentence.lowerBound
    while i < sentence.upperBound {
      guard tokens[i].isWord, tokens[i].isCapitalised else {
        i += 1
        continue
      }
      if let (end, classes) = listed(at: i, upTo: sentence.upperBound) {
        let next = nameEnd(from: i, upTo: sentence.upperBound, inTitleCase)
        // "Washington Post" is longer than "Washington", "Paris Hilton" is no city.
        if next <= end || tokens[end - 1].isPossessive {
          let kind: EntityKind = classes.contains(.organization) ? .organization : .place
          found.append(Candidate(tokens: i..<end, kind: kind, isUncertain: false, isHeadline: inTitleCase))
          i = end
          continue
        }
      }
      let end = nameEnd(from: i, upTo: sentence.upperBound, inTitleCase)
      if let name = name(i..<end, sentence, inTitleCase) { found.append(name) }
      i = max(end, i + 1)
    }
    return found
  }

  /// Most words of an unterminated line begin with a capital: there, capitals prove nothing.
  private func isTitleCase(_ sentence: Range<Int>) -> Bool {
    let wordTokens = sentence.filter { tokens[$0].isWord }
    guard wordTokens.count >= 3, let last = sentence.last, tokens[last].kind != .terminal else { return false }
    if words.isBy(tokens[wordTokens[0]]) { return false }
    let longWords = wordTokens.filter { tokens[$0].range.length > 3 }
    return longWords.count(where: { tokens[$0].isCapitalised }) * 3 >= longWords.count * 2
  }

  /// The longest entry of the lists of places and organizations that begins at a token.
  private func listed(at i: Int, upTo upper: Int) -> (end: Int, classes: WordClass)? {
    var best: (Int, WordClass)?
    let wanted: WordClass = [.place, .organization]
    if !tokens[i].classes.isDisjoint(with: wanted), !isCommonWordStart(i) { best = (i + 1, tokens[i].classes) }
    guard tokens[i].classes.contains(.phraseStart) else { return best }
    var hash = WordHash.seed
    var k = i
    while k < upper, k - i < lexicon.longestPhrase, tokens[k].isWord, k == i || tokens[k].spaceBefore {
      if k > i { hash = WordHash.adding(0x20, to: hash) }
      for byte in bytes[tokens[k].range.start..<tokens[k].coreEnd] { hash = WordHash.adding(byte, to: hash) }
      k += 1
      let classes = lexicon[hash]
      if k - i > 1, !classes.isDisjoint(with: wanted), tokens[k - 1].isCapitalised { best = (k, classes) }
      if tokens[k - 1].isPossessive { break }
    }
    return best
  }

  private func isCommonWordStart(_ i: Int) -> Bool {
    tokens[i].classes.contains(.functionWord) && !tokens[i].isAllCapitals
  }

  /// Where a run of capitalised words ends; particles ("de", "van", "of") join what stands on both sides.
  private func nameEnd(from i: Int, upTo upper: Int, _ inTitleCase: Bool) -> Int {
    var end = i + 1
    // Between capitals only a given name says what belongs to it.
    if inTitleCase, !tokens[i].classes.contains(.givenName) { return end }
    let upper = inTitleCase ? min(upper, i + 2) : upper
    if isCommonWordStart(i) { return end }
    while end < upper, !tokens[end - 1].isPossessive {
      let token = tokens[end]
      if token.isWord, token.isCapitalised, !isCommonWordStart(end) {
        end += 1
      } else if token.kind == .terminal, token.range.length == 1, !token.spaceBefore, joinsInitial(end, upper) {
        end += 1
      } else if let next = behindParticles(end, upper) {
        end = next + 1
      } else {
        break
      }
    }
    return end
  }

  /// "John F. Kennedy", "Gen. Mark Milley"
  private func joinsInitial(_ dot: Int, _ upper: Int) -> Bool {
    let before = tokens[dot - 1]
    guard dot + 1 < upper, tokens[dot + 1].isWord, tokens[dot + 1].isCapitalised else { return false }
    return before.range.length == 1 || before.classes.contains(.title) || before.classes.contains(.abbreviation)
  }

  private static let particles = WordHash.set("of de da del der van von bin ibn al el la du")

  private func isParticle(_ token: Token) -> Bool { token.isWord && Self.particles.contains(token.hash) }

  /// The capitalised word behind one to three particles: "Jan van der Meer".
  private func behindParticles(_ start: Int, _ upper: Int) -> Int? {
    var i = start
    while i < upper, i - start < 3, isParticle(tokens[i]), !tokens[i].isCapitalised { i += 1 }
    return i > start && i < upper && tokens[i].isWord && tokens[i].isCapitalised ? i : nil
  }

  private func name(_ run: Range<Int>, _ sentence: Range<Int>, _ inTitleCase: Bool) -> Candidate? {
    let name = withoutRole(run)
    guard let first = name.first, let last = name.last else { return nil }
    let single = name.count == 1
    if single {
      let token = tokens[first]
      if token.classes.contains(.functionWord) && !token.isAllCapitals || token.classes.contains(.title) { return nil }
      if isRoleWord(first) || words.isCalendarWord(token) || token.range.length < 2 { return nil }
    }
    let hasRole = name.lowerBound > run.lowerBound || lowerCaseRoleStart(before: run.lowerBound, sentence) != nil
    let atStart = run.lowerBound == firstWord(of: sentence) || follows(quoteBefore: run.lowerBound)
    let isKnown = !tokens[first].classes.isDisjoint(with: [.givenName, .demonym])
    let isUncertain =
      single
      && (atStart && !hasRole && !isKnown && !tokens[first].isAllCapitals && !tokens[first].isPossessive
        || inTitleCase && !isKnown)
    if isUncertain, last == first, !tokens[first].classes.isDisjoint(with: .anyCueVerb) { return nil }
    return Candidate(
      tokens: name, kind: kind(of: name, hasRole: hasRole), isUncertain: isUncertain,
      isHeadline: inTitleCase && !tokens[first].isAllCapitals)
  }

  private func firstWord(of sentence: Range<Int>) -> Int? { sentence.first { tokens[$0].isWord } }
  private func follows(quoteBefore i: Int) -> Bool {
    i > 0 && (tokens[i - 1].isQuoteMark || tokens[i - 1].kind == .pause || tokens[i - 1].kind == .symbol)
  }

  /// Without the nationality, title and role in front: "Russian Foreign Minister ⟦Sergey Lavrov⟧".
  func withoutRole(_ run: Range<Int>) -> Range<Int> {
    var start = run.lowerBound
    for i in run where i + 1 < run.upperBound {
      if isRoleWord(i) || tokens[i].classes.contains(.title) && tokens[i].range.length > 1 {
        start = i + 1
        if tokens[start].kind == .terminal { start += 1 }
        // "Mayor of Norvane ⟦Olwen Tarrash⟧": the last two words are the likeliest name.
        if start < run.upperBound, isParticle(tokens[start]), !tokens[start].isCapitalised {
          start = max(start + 1, run.upperBound - 2)
        }
      }
    }
    if start == run.lowerBound, run.count > 2, tokens[start].classes.contains(.demonym),
      tokens[start + 1].classes.contains(.givenName)
    {
      start += 1
    }
    return start < run.upperBound ? start..<run.upperBound : run
  }

  func isRoleWord(_ i: Int) -> Bool {
    tokens[i].classes.contains(.roleNoun) && !tokens[i].classes.contains(.givenName)
  }

  private static let organizationWords = WordHash.set(
    "council committee commission ministry department agency authority university college school party union "
      + "association federation institute bank corporation corp inc ltd company group court police service office "
      + "bureau board club church hospital times post news press journal tribune herald courier wire dispatch "
      + "chronicle telegraph observer ledger gazette senate congress parliament house army navy force forces guard "
      + "trust society foundation network alliance organization organisation fund center centre league administration "
      + "campaign plc capital partners united rovers fc")
  private static let placeWords = WordHash.set(
    "street road avenue river lake sea bay island islands county province region city valley mountain mountains "
      + "square park bridge airport airbase station harbor harbour port peninsula desert strait gulf ocean republic "
      + "district lane drive village town")

  private func kind(of name: Range<Int>, hasRole: Bool) -> EntityKind {
    let first = tokens[name.lowerBound]
    let last = tokens[name.upperBound - 1]
    if name.count > 1 {
      if Self.organizationWords.contains(last.hash) || Self.organizationWords.contains(first.hash) {
        return .organization
      }
      if Self.placeWords.contains(last.hash) || Self.placeWords.contains(first.hash) { return .place }
      if first.classes.contains(.givenName) || hasRole { return .person }
      if name.contains(where: { isParticle(tokens[$0]) && tokens[$0].hash == WordHash.of("of".utf8) }) {
        return .organization
      }
      if first.classes.contains(.demonym) { return .other }
      return name.count <= 3 && speaks(name) ? .person : .other
    }
    if first.classes.contains(.demonym) { return .other }
    if first.isAllCapitals { return .organization }
    return hasRole || first.classes.contains(.givenName) ? .person : .other
  }

  /// Names without a known given name are people where they do what people do: "⟦Joren Adaly⟧ said", "said ⟦Joren Adaly⟧".
  private func speaks(_ name: Range<Int>) -> Bool {
    let before = name.lowerBound > 0 ? tokens[name.lowerBound - 1] : nil
    let after = name.upperBound < tokens.count ? tokens[name.upperBound] : nil
    return [before, after].compactMap { $0 }.contains { words.isSay($0) || words.isRelative($0) && words.isWho($0) }
  }
}
