import Formats

extension MentionFinder {
  /// The names that the model has labelled, those of people with the role words that the text gives them.
  func mentions(_ labels: [EntityLabel], _ candidates: [Candidate]) -> [Mention] {
    let names = corrected(labels.names)
    let named = certain(names, candidates)
    let doubtful = candidates.filter { candidate in
      let next = names.partitioningIndex { $0.tokens.upperBound > candidate.tokens.lowerBound }
      return candidate.tokens.allSatisfy { labels[$0] == .none } && (candidate.isHeadline || !isPart(candidate.tokens))
        && (next == names.count || names[next].tokens.lowerBound >= candidate.tokens.upperBound)
    }
    .map { mention($0.tokens, $0.kind, role: nil, isUncertain: true) }
    return doubtful.isEmpty ? named : (named + doubtful).sorted { $0.range.start < $1.range.start }
  }

  /// Whether more capitals stand right beside: half a name is none.
  private func isPart(_ run: Range<Int>) -> Bool {
    let before = run.lowerBound > 0 ? tokens[run.lowerBound - 1] : nil
    let behind = run.upperBound < tokens.count ? tokens[run.upperBound] : nil
    return [before, behind].compactMap { $0 }.contains {
      $0.isWord && $0.isCapitalised && $0.classes.isDisjoint(with: [.functionWord, .title])
    }
  }

  private func certain(_ names: [Name], _ candidates: [Candidate]) -> [Mention] {
    names.compactMap { name in
      let words = whole(trimmed(name.tokens), name.kind, candidates)
      guard let first = words.first else { return nil }
      guard name.kind == .person else { return mention(words, name.kind, role: nil) }
      let sentence = sentences[Int(sentenceOfToken[first])]
      let own = withoutRole(words)
      return mention(own, .person, role: role(of: own, withTitles(own, sentence), sentence))
    }
  }

  /// With the given name and the particles that lists know of a person: "⟦Jan van der Meer⟧".
  private func whole(_ name: Range<Int>, _ kind: EntityKind, _ candidates: [Candidate]) -> Range<Int> {
    guard kind == .person, let end = name.last else { return name }
    let number = candidates.partitioningIndex { $0.tokens.upperBound > end }
    guard number < candidates.count, case let candidate = candidates[number], candidate.kind == .person,
      candidate.tokens.lowerBound < name.lowerBound,
      candidate.tokens.upperBound == name.upperBound, tokens[candidate.tokens.lowerBound].classes.contains(.givenName)
    else { return name }
    return candidate.tokens
  }

  /// Without marks at its ends.
  private func trimmed(_ name: Range<Int>) -> Range<Int> {
    var (start, end) = (name.lowerBound, name.upperBound)
    while start < end, !tokens[start].isWordOrNumber { start += 1 }
    while end > start, !tokens[end - 1].isWordOrNumber { end -= 1 }
    return start..<end
  }

  /// Tokens, twice as many as `roleBehind` reads behind a name. A list of people without commas, "President Ann Holm Mayor Bo
  /// Lund …", would else give each of them all who stand before as a role.
  static let longestRole = 28

  /// With the titles and roles in capitals right before it: "⟦Foreign Minister Sergey Lavrov⟧", "⟦Gen. Mark Milley⟧".
  private func withTitles(_ name: Range<Int>, _ sentence: Range<Int>) -> Range<Int> {
    var start = name.lowerBound
    var i = start
    let first = max(sentence.lowerBound, start - Self.longestRole)
    while i > first {
      let token = tokens[i - 1]
      if token.kind == .terminal, token.range.length == 1, i - 2 >= first,
        tokens[i - 2].classes.contains(.title)
      {
        i -= 1
        continue
      }
      guard token.isWord, token.isCapitalised, !token.isPossessive else { break }
      i -= 1
      if isRoleWord(i) || token.classes.contains(.title) {
        start = i
      } else if i + 2 < start {
        break
      }
    }
    // "Deputy ⟦Foreign Minister⟧": a capital before the role belongs to it, unless it begins the sentence.
    while start < name.lowerBound, start - 1 > sentence.lowerBound, start > first, isRoleWord(start),
      tokens[start - 1].isWord,
      tokens[start - 1].isCapitalised, tokens[start].spaceBefore,
      tokens[start - 1].classes.isDisjoint(with: .functionWord),
      !tokens[start - 1].isPossessive
    {
      start -= 1
    }
    return modified(start, first, sentence)..<name.upperBound
  }

  /// Capitals before a role that has one already: "⟦State⟧ Health Commissioner", also where they begin the sentence. Nobody's
  /// name, no day, and no word that only stands in capitals for beginning the sentence.
  private func modified(_ role: Int, _ first: Int, _ sentence: Range<Int>) -> Int {
    var start = role
    guard start + 1 < sentence.upperBound, !isRoleWord(start), !tokens[start].classes.contains(.title) else {
      return role
    }
    while start - 1 >= first, role - start < 2, case let token = tokens[start - 1], token.isWord, token.isCapitalised,
      !token.isPossessive, tokens[start].spaceBefore, !words.isCalendarWord(token), !words.endsInLy(token),
      token.classes.isDisjoint(with: [.functionWord, .givenName, .title, .auxiliary])
    {
      start -= 1
    }
    return start
  }

  func span(_ run: Range<Int>) -> ProseRange {
    ProseRange(tokens[run.lowerBound].range.start, tokens[run.upperBound - 1].range.end)
  }

  private func mention(_ run: Range<Int>, _ kind: EntityKind, role: ProseRange?, isUncertain: Bool = false) -> Mention {
    let spelling = NameSpelling.shared
    let words = namingWords(run, kind).map {
      NameSpelling.folded(bytes[tokens[$0].range.start..<end(of: tokens[$0])])
    }
    let letters = run.filter { tokens[$0].isWord && tokens[$0].isCapitalised }.map { bytes[tokens[$0].range.start] }
    let range = ProseRange(tokens[run.lowerBound].range.start, end(of: tokens[run.upperBound - 1]))
    return Mention(
      range: range, kind: kind, hash: spelling.hash(ofFolded: words),
      firstWordHash: spelling.hash(ofFolded: Array(words.prefix(1))),
      lastWordHash: spelling.hash(ofFolded: Self.lastName(words)),
      initials: letters.count > 1 ? spelling.hash(ofFolded: [NameSpelling.folded(letters)]) : 0,
      otherInitials: otherInitials(run),
      tailHash: words.count > 1 ? spelling.hash(ofFolded: Array(words.dropFirst())) : 0,
      headHash: words.count > 1 ? spelling.hash(ofFolded: Array(words.dropLast())) : 0,
      surnameHash: kind == .person ? Self.surname(words).map { spelling.hash(ofFolded: $0) } ?? 0 : 0,
      looseHash: Self.looseHash(words), wordCount: words.count,
      role: role, isUncertain: isUncertain)
  }

  /// "Holm" of "Ada Holm", of "John Holm Jr." and of "John Holm III".
  private static func lastName(_ words: [[UInt8]]) -> [[UInt8]] {
    let isSuffixed = words.count > 2 && words.last.map { generations.contains(WordHash.of($0)) } ?? false
    return isSuffixed ? Array(words.dropLast().suffix(1)) : Array(words.suffix(1))
  }

  private static let articles = Set("al el ul".split(separator: " ").map { Array($0.utf8) })
  private static let particles = Set(
    "al el ul van von der den de da di du del della dos das la le bin ibn ben ter ten zu zum af av"
      .split(separator: " ").map { Array($0.utf8) })

  /// "Al Amri" of "Salem Al Amri", of "Salem al-Amri" and of "Al-Amri"; nil where the surname has no particle.
  private static func surname(_ words: [[UInt8]]) -> [[UInt8]]? {
    guard var last = words.last else { return nil }
    var surname: [[UInt8]] = []
    if last.count > 4, last[2] == UInt8(ascii: "-"), articles.contains(Array(last[..<2])) {
      surname = [Array(last[..<2])]
      last = Array(last[3...])
    }
    for word in words.dropLast().reversed() {
      guard particles.contains(word) else { break }
      surname.insert(word, at: 0)
    }
    return surname.isEmpty ? nil : surname + [last]
  }

  private static let generations = WordHash.set("jr sr ii iii iv")

  private static func looseHash(_ words: [[UInt8]]) -> UInt64 {
    guard words.count > 1, let last = words.last, let frame = NameSpelling.frame(ofFolded: last) else { return 0 }
    return NameSpelling.shared.hash(ofFolded: words.dropLast() + [frame])
  }

  private func otherInitials(_ run: Range<Int>) -> UInt64 {
    let own = run.filter { tokens[$0].isWord }
    var letters = own.map { bytes[tokens[$0].range.start] }
    if own.count == 1, !tokens[own[0]].isAllCapitals {
      letters = bytes[tokens[own[0]].range.start..<tokens[own[0]].coreEnd].filter { $0 >= 0x41 && $0 <= 0x5A }
    } else if own.allSatisfy({ tokens[$0].isCapitalised }) {
      return 0
    }
    return letters.count > 1 ? NameSpelling.shared.hash(ofFolded: [NameSpelling.folded(letters)]) : 0
  }

  /// Where the name in a word ends: "⟦Kiev⟧'s", "⟦American⟧-made".
  private func end(of token: Token) -> Int {
    let word = bytes[token.range.start..<token.coreEnd]
    guard token.isCapitalised, let hyphen = word.lastIndex(of: 0x2D), hyphen + 1 < token.coreEnd else {
      return token.coreEnd
    }
    // "Ban Ki-moon" is one name.
    return Self.tails.contains(WordHash.of(bytes[hyphen + 1..<token.coreEnd])) ? hyphen : token.coreEnd
  }

  private static let tails = WordHash.set(
    "administered aligned allied area backed based born bound bred brokered built controlled designed dominated educated "
      + "era friendly funded held inspired leaning led listed linked made majority occupied only operated owned produced "
      + "registered related ruled run side speaking sponsored style supplied supported trained type who wide")
}
