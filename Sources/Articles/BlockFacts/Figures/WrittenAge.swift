import Formats

/// How old the text says that somebody is.
///
///     Ada Holm, ⟦54⟧, said · the ⟦54-year-old⟧ Ada Holm · Ada Holm (⟦54⟧)
package struct WrittenAge: Hashable, Sendable {
  /// The number of the mention in the block's facts.
  package let mention: Int
  package let years: Int
  package let form: Form
  /// Bytes of the prose.
  package let range: ProseRange
  package let isQuoted: Bool

  package enum Form: Hashable, Sendable {
    /// "Ada Holm, 54,", which is how old she is now.
    case behind
    /// "the 54-year-old Holm", which may be how old she was then.
    case yearsOld
  }
}

/// In which year the text says that somebody was born.
///
///     Ada Holm was born on March 3, ⟦1965⟧ · Ada Holm (born ⟦1965⟧)
package struct WrittenBirth: Hashable, Sendable {
  /// The number of the mention in the block's facts.
  package let mention: Int
  package let year: Int
  /// From 1, where they are written too.
  package let month, day: Int?
  /// Bytes of the prose.
  package let range: ProseRange
  package let isQuoted: Bool
}

/// Finds the ages and births of a block, by the mentions of persons.
struct WrittenAgeFinder {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let text: BlockText
  private let mentions: [Mention]
  private let isSpeech: Bool

  init(bytes: [UInt8], _ text: BlockText, _ mentions: [Mention], isSpeech: Bool) {
    (self.bytes, self.text, self.mentions, self.isSpeech) = (bytes, text, mentions, isSpeech)
    tokens = text.tokens
  }

  func ages() -> [WrittenAge] {
    var found: [WrittenAge] = []
    for (number, mention) in mentions.enumerated() where !mention.isUncertain {
      guard let (years, place, form) = age(of: mention) else { continue }
      found.append(
        WrittenAge(
          mention: number, years: years, form: form, range: tokens[place].coreRange,
          isQuoted: isSpeech || text.quoted[place]))
    }
    return found
  }

  private func hash(_ i: Int) -> UInt64 { i >= 0 && i < tokens.count && tokens[i].isWord ? tokens[i].hash : 0 }

  private func age(of mention: Mention) -> (Int, Int, WrittenAge.Form)? {
    let run = tokens.indices(in: mention.range)
    guard let last = run.last, !tokens[last].isPossessive else { return nil }
    let next = last + 1
    if next + 1 < tokens.count, tokens[next].kind == .comma || tokens[next].kind == .open {
      let isOpen = tokens[next].kind == .open
      var place = next + 1
      if Self.aged.contains(hash(place)) { place += 1 }
      // "Ada Holm, a 54-year-old engineer"
      if hash(place) == Self.a, place + 1 < tokens.count, let years = yearsOld(place + 1) {
        return (years, place + 1, .behind)
      }
      if let years = plain(place), place + 1 < tokens.count {
        let end = tokens[place + 1]
        let closes = isOpen ? end.kind == .close && !isTabled(place) : end.kind == .comma || end.kind == .terminal
        if closes { return (years, place, .behind) }
      }
    }
    // "the 54-year-old Holm", "54-year-old engineer Ada Holm"; "a 54-year-old Holm supporter" is somebody else.
    var place = run.lowerBound - 1
    while place >= 0, run.lowerBound - place <= Self.longestRole, tokens[place].isWord, !tokens[place].isPossessive,
      !tokens[place].classes.isDisjoint(with: [.roleNoun, .demonym, .place]),
      !tokens[place].classes.contains(.functionWord)
    {
      place -= 1
    }
    guard place >= 0, let years = yearsOld(place) else { return nil }
    let hasRole = place + 1 < run.lowerBound && tokens[run.lowerBound - 1].classes.contains(.roleNoun)
    let isThe = place > 0 && hash(place - 1) == Self.the
    guard hasRole || isThe || next >= tokens.count || !tokens[next].isWord || isNoNoun(next) else { return nil }
    return (years, place, .yearsOld)
  }

  private func isNoNoun(_ i: Int) -> Bool {
    let token = tokens[i]
    if !token.classes.isDisjoint(with: [.functionWord, .auxiliary, .speechVerb, .pastForm]) { return true }
    return bytes[..<token.coreEnd].suffix(2).elementsEqual("ed".utf8)
  }

  /// "Holm (42), Okafor (38), Brandt (12)" are shares of a vote, and "(2)" is a place in a list.
  private func isTabled(_ place: Int) -> Bool {
    guard tokens.count > Self.shortestText, tokens[place].range.length > 1 else { return true }
    let window = max(1, place - 40)..<min(tokens.count - 1, place + 40)
    return window.count { tokens[$0].kind == .number && tokens[$0 - 1].kind == .open && tokens[$0 + 1].kind == .close }
      > 2
  }

  /// Tokens; a shorter one is a line of a list.
  private static let shortestText = 8

  /// Words between an age and a name.
  private static let longestRole = 3

  private func plain(_ i: Int) -> Int? {
    guard i < tokens.count, tokens[i].kind == .number, tokens[i].range.length <= 3 else { return nil }
    return whole(bytes[tokens[i].range.start..<tokens[i].range.end])
  }

  private func yearsOld(_ i: Int) -> Int? {
    guard tokens[i].kind == .number else { return nil }
    let part = bytes[tokens[i].range.start..<tokens[i].coreEnd]
    let digits = part.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard part.dropFirst(digits.count).elementsEqual("-year-old".utf8) else { return nil }
    return whole(digits)
  }

  private func whole(_ text: ArraySlice<UInt8>) -> Int? {
    guard !text.isEmpty, text.count <= 3, text.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let years = text.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (1...120).contains(years) ? years : nil
  }

  // MARK: Births

  func births(_ days: [WrittenDay]) -> [WrittenBirth] {
    var found: [WrittenBirth] = []
    for born in tokens.indices where tokens[born].hash == Self.born {
      guard let mention = subject(of: born), let (year, day, range) = year(behind: born, days) else { continue }
      found.append(
        WrittenBirth(
          mention: mention, year: year, month: day?.month, day: day?.day, range: range,
          isQuoted: isSpeech || text.quoted[born]))
    }
    return found
  }

  /// Whoever "was born": the name right before it, "Ada Holm, who was born", "Ada Holm (born".
  private func subject(of born: Int) -> Int? {
    var place = born - 1
    if Self.was.contains(hash(place)) { place -= 1 }
    if hash(place) == Self.who { place -= 1 }
    if place >= 0, tokens[place].kind == .comma || tokens[place].kind == .open { place -= 1 }
    guard place >= 0, place < born - 1 else { return nil }
    let end = tokens[place].coreEnd
    guard !tokens[place].isPossessive else { return nil }
    let next = mentions.partitioningIndex { $0.range.end >= end }
    return next < mentions.count && mentions[next].range.end == end ? next : nil
  }

  /// "in 1965", "on March 3, 1965", "in Oslo in 1965", "1965".
  private func year(behind born: Int, _ days: [WrittenDay]) -> (Int, WrittenDay?, ProseRange)? {
    let end = min(text.sentences[Int(text.sentenceOfToken[born])].upperBound, born + Self.reach)
    let next = days.partitioningIndex { $0.tokens.lowerBound > born }
    if next < days.count, case let day = days[next], day.tokens.lowerBound < end, day.year != nil,
      isBare(born + 1..<day.tokens.lowerBound)
    {
      return (day.year!, day, day.range)
    }
    for i in born + 1..<max(born + 1, end) where tokens[i].kind == .number {
      guard let year = fourDigits(i), isBare(born + 1..<i), i == born + 1 || Self.ins.contains(hash(i - 1)) else {
        return nil
      }
      return (year, nil, tokens[i].range)
    }
    return nil
  }

  /// Tokens.
  private static let reach = 9

  /// Whether nothing but a place stands there: "in Oslo on", no other verb and no other person.
  private func isBare(_ run: Range<Int>) -> Bool {
    run.allSatisfy {
      tokens[$0].kind == .comma || Self.ins.contains(hash($0)) || tokens[$0].isWord && tokens[$0].isCapitalised
    }
  }

  private func fourDigits(_ i: Int) -> Int? {
    let part = bytes[tokens[i].range.start..<tokens[i].range.end]
    guard part.count == 4, part.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let year = part.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (1700...2199).contains(year) ? year : nil
  }

  private static let aged = WordHash.set("aged age")
  private static let a = WordHash.of("a".utf8)
  private static let the = WordHash.of("the".utf8)
  private static let who = WordHash.of("who".utf8)
  private static let born = WordHash.of("born".utf8)
  private static let was = WordHash.set("was is")
  private static let ins = WordHash.set("in on")
}
