import Formats

/// What the words in a name and beside it say for certain, whatever the model has labelled.
extension MentionFinder {
  typealias Name = (tokens: Range<Int>, kind: EntityKind)

  func corrected(_ names: [Name]) -> [Name] {
    withNicknames(names).flatMap(withoutMinistry).map { name in
      let words = name.kind == .person ? withoutHonours(name.tokens) : name.tokens
      return (words, kind(of: words, name.kind))
    }
  }

  // MARK: Nicknames

  /// "⟦William “Bull” Marsden⟧" is one man; the model takes him for two, or sees the given name alone.
  private func withNicknames(_ names: [Name]) -> [Name] {
    var joined: [Name] = []
    for (number, name) in names.enumerated() {
      if let last = joined.last, last.tokens.upperBound > name.tokens.lowerBound { continue }
      joined.append(name)
      guard name.kind == .person, let surname = surname(behindNicknameAt: name.tokens.upperBound) else { continue }
      let whole = names[number...].first { $0.tokens.lowerBound == surname }
      joined[joined.count - 1].tokens = name.tokens.lowerBound..<max(surname + 1, whole?.tokens.upperBound ?? 0)
    }
    return joined
  }

  private static let longestNickname = 3

  /// The token of a surname, where a nickname in quotation marks stands between it and the given name.
  private func surname(behindNicknameAt start: Int) -> Int? {
    guard start > 0, start < tokens.count, tokens[start].isQuoteMark, tokens[start - 1].classes.contains(.givenName)
    else { return nil }
    var end = start + 1
    while end < tokens.count, end - start <= Self.longestNickname, tokens[end].isWord, tokens[end].isCapitalised {
      end += 1
    }
    guard end > start + 1, end + 1 < tokens.count, tokens[end].isQuoteMark, case let surname = tokens[end + 1],
      surname.isWord, surname.isCapitalised, surname.classes.isDisjoint(with: [.functionWord, .auxiliary])
    else { return nil }
    return sentenceOfToken[start] == sentenceOfToken[end + 1] ? end + 1 : nil
  }

  private func isInQuoteMarks(_ run: Range<Int>) -> Bool {
    run.lowerBound > 0 && run.upperBound < tokens.count && tokens[run.lowerBound - 1].isQuoteMark
      && tokens[run.upperBound].isQuoteMark
  }

  /// The words by which a person is known: "William “Bull” Marsden" is William Marsden.
  func namingWords(_ name: Range<Int>, _ kind: EntityKind) -> [Int] {
    let words = name.filter { tokens[$0].isWordOrNumber }
    guard kind == .person, words.count > 2 else { return words }
    let marks = name.filter { tokens[$0].isQuoteMark }
    guard marks.count == 2, marks[0] > name.lowerBound, marks[1] < name.upperBound - 1 else { return words }
    return words.filter { $0 < marks[0] || $0 > marks[1] }
  }

  // MARK: What is glued to a name

  private static let bodies = WordHash.set(
    "ministry department bureau office agency commission directorate secretariat")

  /// "Ministry of Finance ⟦Brian Manning⟧": the body, and the two last words, the first of which is a given name.
  private func withoutMinistry(_ name: Name) -> [Name] {
    guard name.kind == .organization, name.tokens.count > 4, case let person = name.tokens.suffix(2),
      Self.bodies.contains(tokens[name.tokens.lowerBound].hash), words.isOf(tokens[name.tokens.lowerBound + 1]),
      tokens[person.lowerBound].classes.contains(.givenName), tokens[person.lowerBound].isCapitalised,
      tokens[person.lowerBound + 1].isWord, tokens[person.lowerBound + 1].isCapitalised,
      tokens[person.lowerBound - 1].isWord, tokens[person.lowerBound - 1].isCapitalised
    else { return [name] }
    return [(name.tokens.lowerBound..<person.lowerBound, .organization), (person, .person)]
  }

  /// What stands behind the names of lawyers, members and those who were honoured.
  private static let honours = WordHash.set(
    "kc qc sc mp msp mep mla tds am ao obe cbe mbe kbe dbe gbe kcb kcmg cmg om phd md rn frs dso dfc esq")

  /// "⟦Miriam Vale⟧ KC"
  private func withoutHonours(_ name: Range<Int>) -> Range<Int> {
    var end = name.upperBound
    while end - name.lowerBound > 2, Self.honours.contains(tokens[end - 1].hash),
      tokens[end - 1].isAllCapitals || tokens[end - 1].range.length < 5
    {
      end -= 1
    }
    return name.lowerBound..<end
  }

  // MARK: What is nobody

  static let stormNouns = "hurricane cyclone typhoon storm"
  private static let storms = WordHash.set(stormNouns)
  private static let works = WordHash.set(
    "film movie novel book song single album play musical opera series sitcom drama documentary ballet podcast painting "
      + "memoir")

  /// "⟦Hurricane Milda⟧", "the film “⟦Rosa Drumm⟧”"
  private func kind(of name: Range<Int>, _ kind: EntityKind) -> EntityKind {
    guard kind == .person, let first = name.first else { return kind }
    if name.count > 1, Self.storms.contains(tokens[first].hash) { return .other }
    if isInQuoteMarks(name), first > 1, Self.works.contains(tokens[first - 2].hash), !tokens[first - 2].isPossessive {
      return .other
    }
    return kind
  }
}
