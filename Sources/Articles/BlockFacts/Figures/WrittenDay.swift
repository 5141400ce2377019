import Formats

/// A day that is written out with its month, and the weekday that stands beside it.
///
///     ⟦Tuesday, March 4, 2026⟧, ⟦4 March⟧, ⟦March 4 (a Tuesday)⟧, ⟦2026-03-04⟧
package struct WrittenDay: Hashable, Sendable {
  /// Monday is 0; nil where none stands beside it.
  package let weekday: Int?
  /// Bytes of the prose.
  package let weekdayRange: ProseRange?
  /// As written, and so perhaps of no calendar.
  package let year: Int?
  package let month, day: Int
  /// "March 3 to ⟦5⟧", "March 3 and ⟦4⟧".
  package let lastDay: Int?
  /// Whether `lastDay` ends a stretch of days, "3-5"; else the two are named one by one.
  package let isStretch: Bool
  /// Bytes of the prose, without the weekday.
  package let range: ProseRange
  /// With it.
  package let tokens: Range<Int>
  /// The number of its sentence in the block.
  package let sentence: Int
  package let isQuoted: Bool
  /// Whether the words around it show that it is a day: "in June 31 people" has none.
  package let isPlain: Bool

  /// Nil without a year, and for a day that no calendar has.
  package var date: CalendarDate? { year.flatMap { CalendarDate(year: $0, month: month, day: day) } }

  package func date(in year: Int) -> CalendarDate? { CalendarDate(year: year, month: month, day: day) }
}

/// Two years that begin and end a time.
///
///     ⟦from 1998 to 2003⟧, ⟦between 1998 and 2003⟧, ⟦1998-2003⟧
package struct WrittenYears: Hashable, Sendable {
  package let first, last: Int
  /// Bytes of the prose.
  package let range: ProseRange
  package let isQuoted: Bool
}

/// Finds the written days of a block.
struct WrittenDayFinder {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let text: BlockText
  private let isSpeech: Bool

  init(bytes: [UInt8], _ text: BlockText, isSpeech: Bool) {
    (self.bytes, self.text, self.isSpeech) = (bytes, text, isSpeech)
    tokens = text.tokens
  }

  func days() -> [WrittenDay] {
    var found: [WrittenDay] = []
    for i in tokens.indices where i >= found.last?.tokens.upperBound ?? 0 {
      if tokens[i].isWord, tokens[i].isCapitalised, let month = Self.months[tokens[i].hash] {
        if let day = day(month, at: i, from: found.last?.tokens.upperBound ?? 0) { found.append(day) }
      } else if tokens[i].kind == .number, tokens[i].range.length == 10, let day = iso(i) {
        found.append(day)
      }
    }
    return found
  }

  // MARK: Years

  /// The years that stand without a day.
  func years() -> [Int] { tokens.indices.compactMap(year) }

  private func year(_ i: Int) -> Int? {
    guard i < tokens.count, tokens[i].kind == .number, tokens[i].range.length == 4,
      let year = whole(bytes[tokens[i].range.start..<tokens[i].range.end]), (1500...2199).contains(year)
    else { return nil }
    return year
  }

  func stretches() -> [WrittenYears] {
    tokens.indices.compactMap { i in
      if tokens[i].kind == .number, tokens[i].range.length == 9 {
        let part = bytes[tokens[i].range.start..<tokens[i].range.end]
        guard part[part.startIndex + 4] == 0x2D, let first = whole(part.prefix(4)), let last = whole(part.suffix(4)),
          isAlone(i + 1)
        else { return nil }
        return stretch(first, last, i..<i + 1)
      }
      guard let first = year(i), let last = year(i + 2), isAlone(i + 3),
        text.sentenceOfToken[i] == text.sentenceOfToken[i + 2]
      else { return nil }
      let before = i > 0 ? tokens[i - 1].hash : 0
      if tokens[i + 1].kind == .pause, isDash(i + 1), !tokens[i + 1].spaceBefore, !tokens[i + 2].spaceBefore {
        return stretch(first, last, i..<i + 3)
      }
      let isBetween = before == Self.between && tokens[i + 1].hash == Self.and
      let isFrom = before == Self.from && (tokens[i + 1].hash == Self.to || tokens[i + 1].hash == Self.through)
      return isBetween || isFrom ? stretch(first, last, i - 1..<i + 3) : nil
    }
  }

  private func stretch(_ first: Int, _ last: Int, _ run: Range<Int>) -> WrittenYears? {
    guard (1800...2099).contains(first), (1800...2099).contains(last) else { return nil }
    return WrittenYears(
      first: first, last: last,
      range: ProseRange(tokens[run.lowerBound].range.start, tokens[run.upperBound - 1].range.end),
      isQuoted: isSpeech || text.quoted[run.lowerBound])
  }

  /// "from 2000 to 1800 troops", "to 1900 BC" are no years of ours.
  private func isAlone(_ i: Int) -> Bool {
    guard i < tokens.count, tokens[i].isWord else { return true }
    return !tokens[i].endsInS && !tokens[i].isCapitalised && tokens[i].classes.contains(.functionWord)
  }

  private func iso(_ i: Int) -> WrittenDay? {
    let part = bytes[tokens[i].range.start..<tokens[i].range.end]
    let start = part.startIndex
    guard part[start + 4] == 0x2D, part[start + 7] == 0x2D, let year = whole(part[start..<start + 4]),
      let month = whole(part[start + 5..<start + 7]), let day = whole(part[(start + 8)...]), (1...12).contains(month),
      (1...39).contains(day), (1500...2199).contains(year)
    else { return nil }
    return made(nil, year, month, day, nil, false, i..<i + 1, i..<i + 1, isPlain: true)
  }

  /// Around the name of a month.
  private func day(_ month: Int, at i: Int, from lower: Int) -> WrittenDay? {
    let sentence = text.sentences[Int(text.sentenceOfToken[i])]
    let start = max(sentence.lowerBound, lower)
    var run = i..<i + 1
    var day: Int
    var last: Int?
    var isStretch = false
    var next = behindDot(i + 1, sentence.upperBound)
    if let (first, second) = days(at: next, sentence.upperBound), !isFollowedByUnit(next + 1, sentence.upperBound) {
      (day, last, isStretch) = (first, second, second != nil)
      run = i..<next + 1
      next += 1
      if second == nil, let (second, end, stretch) = lastDay(at: next, month, sentence.upperBound),
        second > day || stretch
      {
        (last, isStretch) = (second, stretch)
        run = i..<end
        next = end
      }
    } else if let place = dayBefore(i, start), let (first, second) = days(at: place, sentence.upperBound) {
      (day, last, isStretch) = (first, second, second != nil)
      run = place..<max(i + 1, next)
      // "3 and 4 March", "3-4 March"
      if second == nil, place - 2 >= start, case (let earlier, nil)? = days(at: place - 2, sentence.upperBound),
        earlier < first, isJoin(place - 1)
      {
        last = first
        day = earlier
        isStretch = tokens[place - 1].hash != Self.and
        run = place - 2..<run.upperBound
      }
    } else {
      return nil
    }
    // "March 4, 2026", "March 4 2026"
    var year: Int?
    var place = run.upperBound
    if place < sentence.upperBound, tokens[place].kind == .comma || tokens[place].hash == Self.of { place += 1 }
    if place < sentence.upperBound, tokens[place].kind == .number, tokens[place].range.length == 4,
      let value = whole(bytes[tokens[place].range.start..<tokens[place].range.end]), (1500...2199).contains(value)
    {
      year = value
      run = run.lowerBound..<place + 1
    }
    let weekday =
      weekdayBefore(run.lowerBound, start, isList: last != nil) ?? weekdayBehind(run.upperBound, sentence.upperBound)
    return made(
      weekday, year, month, day, last, isStretch, run,
      weekday.map { min($0.token, run.lowerBound)..<max($0.token + 1, run.upperBound) } ?? run,
      isPlain: year != nil || isPlain(run, start, sentence.upperBound))
  }

  private func made(
    _ weekday: (day: Int, token: Int)?, _ year: Int?, _ month: Int, _ day: Int, _ last: Int?, _ isStretch: Bool,
    _ run: Range<Int>, _ all: Range<Int>, isPlain: Bool
  ) -> WrittenDay {
    WrittenDay(
      weekday: weekday?.day, weekdayRange: weekday.map { tokens[$0.token].coreRange }, year: year, month: month,
      day: day,
      lastDay: last, isStretch: isStretch,
      range: ProseRange(tokens[run.lowerBound].range.start, tokens[run.upperBound - 1].coreEnd), tokens: all,
      sentence: Int(text.sentenceOfToken[run.lowerBound]), isQuoted: isSpeech || text.quoted[run.lowerBound],
      isPlain: isPlain)
  }

  /// "4", "4th", "3-5" of a month.
  private func days(at i: Int, _ end: Int) -> (Int, Int?)? {
    guard i >= 0, i < end, tokens[i].kind == .number, tokens[i].range.length <= 5 else { return nil }
    let part = bytes[tokens[i].range.start..<tokens[i].coreEnd]
    if let hyphen = part.firstIndex(of: 0x2D), let first = whole(part[..<hyphen]),
      let second = whole(part[(hyphen + 1)...]),
      (1...31).contains(first), (1...31).contains(second)
    {
      return (first, second)
    }
    let digits = part.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count < 3, let day = whole(digits), (1...39).contains(day) else { return nil }
    let ending = part.dropFirst(digits.count)
    // "5:30", "4.5", "12/25", "1,000"
    if ending.isEmpty, i + 2 < end, !tokens[i + 1].spaceBefore,
      tokens[i + 1].kind == .pause || tokens[i + 1].kind == .terminal, tokens[i + 2].kind == .number,
      !tokens[i + 2].spaceBefore,
      bytes[tokens[i + 1].range.start] == 0x3A || bytes[tokens[i + 1].range.start] == 0x2F
    {
      return nil
    }
    return ending.isEmpty || Self.ordinals.contains(WordHash.of(ending)) ? (day, nil) : nil
  }

  /// The day before the name of a month: "4 March", "4th of March".
  private func dayBefore(_ i: Int, _ start: Int) -> Int? {
    if i - 1 >= start, tokens[i - 1].kind == .number { return i - 1 }
    return i - 2 >= start && tokens[i - 1].hash == Self.of && tokens[i - 2].kind == .number ? i - 2 : nil
  }

  private func isJoin(_ i: Int) -> Bool {
    tokens[i].hash == Self.and || tokens[i].hash == Self.to || tokens[i].kind == .pause && isDash(i)
  }

  private func isDash(_ i: Int) -> Bool {
    let first = bytes[tokens[i].range.start]
    return first == 0x2D || first == 0xE2
  }

  /// "March 3 ⟦to 5⟧", "March 3 ⟦and 4⟧", "March 3⟦–5⟧": the last day and where it ends.
  private func lastDay(at i: Int, _ month: Int, _ end: Int) -> (Int, Int, Bool)? {
    guard i + 1 < end else { return nil }
    let joins =
      tokens[i].hash == Self.and || tokens[i].hash == Self.to || tokens[i].hash == Self.through
      || tokens[i].kind == .pause && isDash(i) && !tokens[i].spaceBefore
    guard joins, case (let day, nil)? = days(at: i + 1, end), day <= 31 else { return nil }
    // "March 3 and 12 others", "March 3 to 5 April"
    if i + 2 < end, tokens[i + 2].isWord,
      !tokens[i + 2].classes.contains(.functionWord) || Self.months[tokens[i + 2].hash] != nil
    {
      return nil
    }
    return (day, i + 2, tokens[i].hash != Self.and)
  }

  /// "March 4 percent", "March 40,000": a unit makes another number of it.
  private func isFollowedByUnit(_ i: Int, _ end: Int) -> Bool {
    guard i < end else { return false }
    if tokens[i].isWord {
      return Self.units.contains(tokens[i].hash) || Measure.of(word: tokens[i].hash) != nil && !tokens[i].isCapitalised
    }
    return bytes[tokens[i].range.start] == 0x25
  }

  private func behindDot(_ i: Int, _ end: Int) -> Int {
    i < end && tokens[i].kind == .terminal && !tokens[i].spaceBefore && bytes[tokens[i].range.start] == 0x2E ? i + 1 : i
  }

  // MARK: Weekdays

  /// "⟦Tuesday⟧, March 4", "⟦Tuesday⟧ morning, March 4", "⟦Tuesday⟧ (March 4)", "⟦Tuesday⟧ the 4th of March".
  private func weekdayBefore(_ i: Int, _ start: Int, isList: Bool) -> (day: Int, token: Int)? {
    var k = i - 1
    if k >= start, tokens[k].hash == Self.the { k -= 1 }
    if k >= start, tokens[k].kind == .comma || tokens[k].kind == .open { k -= 1 }
    if k >= start, tokens[k].kind == .terminal, !tokens[k].spaceBefore { k -= 1 }
    if k >= start, Self.dayParts.contains(tokens[k].hash) { k -= 1 }
    guard k >= start, tokens[k].isWord, tokens[k].isCapitalised, let weekday = Self.weekdays[tokens[k].hash],
      !tokens[k].isPossessive
    else { return nil }
    // "Saturday and Sunday, March 7 and 8" says which is which by the order: nobody looks that up here.
    return isList ? nil : (weekday, k)
  }

  /// "March 4, a ⟦Tuesday⟧", "March 4 (a ⟦Tuesday⟧)".
  private func weekdayBehind(_ i: Int, _ end: Int) -> (day: Int, token: Int)? {
    guard i + 1 < end else { return nil }
    var k = i + 1
    if tokens[k].hash == Self.a { k += 1 } else if tokens[i].kind != .open { return nil }
    guard k < end, tokens[i].kind == .comma || tokens[i].kind == .open, tokens[k].isCapitalised,
      let weekday = Self.weekdays[tokens[k].hash], !tokens[k].isPossessive,
      k + 1 >= end || !tokens[k + 1].isWord || !tokens[k + 1].isCapitalised
    else { return nil }
    // "March 4, a Monday holiday"
    if tokens[i].kind == .comma, k + 1 < end, tokens[k + 1].isWord, !tokens[k + 1].classes.contains(.functionWord) {
      return nil
    }
    return (weekday, k)
  }

  // MARK: In June 31 people

  private func isPlain(_ run: Range<Int>, _ start: Int, _ end: Int) -> Bool {
    if run.lowerBound - 1 >= start, Self.determiners.contains(tokens[run.lowerBound - 1].hash) { return true }
    let next = run.upperBound
    guard next < end, tokens[next].isWord else { return true }
    return !tokens[next].classes.isDisjoint(with: [.functionWord, .auxiliary, .speechVerb])
  }

  private func whole(_ text: ArraySlice<UInt8>) -> Int? {
    guard !text.isEmpty, text.count <= 4, text.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private static let and = WordHash.of("and".utf8)
  private static let to = WordHash.of("to".utf8)
  private static let through = WordHash.of("through".utf8)
  private static let of = WordHash.of("of".utf8)
  private static let between = WordHash.of("between".utf8)
  private static let from = WordHash.of("from".utf8)
  private static let the = WordHash.of("the".utf8)
  private static let a = WordHash.of("a".utf8)
  private static let ordinals = WordHash.set("st nd rd th")
  private static let dayParts = WordHash.set("morning afternoon evening night")
  private static let determiners = WordHash.set("the a this that on until before after since by through")
  private static let units = WordHash.set("percent million billion thousand hundred per pct")

  private static let months: [UInt64: Int] = {
    var table: [UInt64: Int] = [:]
    for (i, name) in CalendarDate.months.enumerated() {
      table[WordHash.of(name.utf8)] = i + 1
      table[WordHash.of(name.prefix(3).utf8)] = i + 1
    }
    table[WordHash.of("sept".utf8)] = 9
    return table
  }()

  static let weekdays: [UInt64: Int] = {
    var table: [UInt64: Int] = [:]
    for (i, name) in CalendarDate.weekdays.enumerated() {
      table[WordHash.of(name.utf8)] = i
      table[WordHash.of(name.prefix(3).utf8)] = i
    }
    for (name, day) in [("tues", 1), ("thur", 3), ("thurs", 3)] { table[WordHash.of(name.utf8)] = day }
    return table
  }()
}
