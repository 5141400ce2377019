import Formats

/// The day that a page gives for itself, in its metadata or in the lines above its text.
///
///     WASHINGTON, March 3, 2026 —
package struct PageDate: Hashable, Sendable {
  /// Nil where a reader of the page knows the day and a reader of its text cannot: "March 3" names no year, two dates may
  /// be of two versions, and early in the day of UTC it is the day before in America.
  package let day: CalendarDate?
  /// Since midnight, where the page says at what time of that day it was published.
  package let minute: Int?
}

extension PageDate {
  /// From what a page's metadata says: "2026-02-17T09:30:00-05:00", "Tue, 17 Feb 2026 09:30", "20260217".
  init?(metadata text: String) {
    let bytes = Array(text.utf8.prefix(80))
    guard bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let finder = DateFinder(bytes: bytes, tokens: tokens(of: bytes))
    let clock = finder.minute
    // Midnight stands for a day without a time.
    let minute = clock == 0 ? nil : clock
    let isEarlyUTC = minute.map { $0 < 12 * 60 } ?? false && Self.isUTC(text)
    self.init(day: isEarlyUTC ? nil : finder.days.first?.date, minute: minute)
  }

  private static func isUTC(_ text: String) -> Bool {
    ["Z", "+00:00", "+0000", "UTC", "GMT"].contains { text.hasSuffix($0) }
  }
}

/// Finds days with their months among the tokens of a line: "Feb. 17, 2026", "17 February", "2026-02-17".
struct DateFinder {
  let bytes: [UInt8]
  let tokens: [Token]

  struct Day {
    let tokens: Range<Int>
    /// Nil where no year is given.
    let date: CalendarDate?
  }

  var days: [Day] {
    var days: [Day] = []
    var i = 0
    while i < tokens.count {
      if let day = day(at: i) {
        days.append(day)
        i = day.tokens.upperBound
      } else {
        i += 1
      }
    }
    return days
  }

  /// The day that begins at a token.
  func day(at i: Int) -> Day? {
    if tokens[i].kind == .number {
      if let date = CalendarDate(iso: text(i)) ?? compact(text(i)) { return Day(tokens: i..<i + 1, date: date) }
      guard let day = number(i, in: 1...31), i + 1 < tokens.count, let month = month(i + 1) else { return nil }
      return self.day(day, month, from: i, upTo: behindDot(i + 2))
    }
    guard let month = month(i) else { return nil }
    let place = behindDot(i + 1)
    guard place < tokens.count, let day = number(place, in: 1...31) else { return nil }
    return self.day(day, month, from: i, upTo: place + 1)
  }

  private func day(_ day: Int, _ month: Int, from start: Int, upTo end: Int) -> Day {
    let place = end < tokens.count && tokens[end].kind == .comma ? end + 1 : end
    if place < tokens.count, let year = number(place, in: 1800...2199) {
      return Day(tokens: start..<place + 1, date: CalendarDate(year: year, month: month, day: day))
    }
    return Day(tokens: start..<end, date: nil)
  }

  private func behindDot(_ i: Int) -> Int {
    i < tokens.count && tokens[i].kind == .terminal && !tokens[i].spaceBefore ? i + 1 : i
  }

  func month(_ i: Int) -> Int? {
    tokens[i].isWord && tokens[i].isCapitalised ? CalendarDate.month(named: text(i)) : nil
  }

  /// "17", "17th"
  private func number(_ i: Int, in range: ClosedRange<Int>) -> Int? {
    guard tokens[i].kind == .number, tokens[i].range.length <= 4 else { return nil }
    let digits = text(i).prefix { $0.isASCII && $0.isNumber }
    let ending = text(i).dropFirst(digits.count).lowercased()
    guard ["", "st", "nd", "rd", "th"].contains(ending), let number = Int(digits), range.contains(number) else {
      return nil
    }
    return number
  }

  /// "20260217"
  private func compact(_ text: String) -> CalendarDate? {
    guard text.utf8.count == 8, let number = Int(text), number > 1800_00_00 else { return nil }
    return CalendarDate(year: number / 10000, month: number / 100 % 100, day: number % 100)
  }

  private func text(_ i: Int) -> String {
    String(decoding: bytes[tokens[i].range.start..<tokens[i].range.end], as: UTF8.self)
  }

  // MARK: Times

  /// The first time of day, in minutes: "09:30", "9:30 p.m.".
  var minute: Int? {
    for i in bytes.indices.dropFirst() where bytes[i] == 0x3A {
      guard let minute = digits(i + 1..<i + 3), minute < 60,
        let hour = digits(i - 2..<i) ?? digits(i - 1..<i), hour < 24
      else { continue }
      let tail = String(decoding: bytes.dropFirst(i + 3).prefix(4), as: UTF8.self).lowercased().filter(\.isLetter)
      let isAfternoon = tail.hasPrefix("pm") && hour < 12
      let isMidnight = tail.hasPrefix("am") && hour == 12
      return (isMidnight ? 0 : isAfternoon ? hour + 12 : hour) * 60 + minute
    }
    return nil
  }

  private func digits(_ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count,
      bytes[range].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  // MARK: Lines above a text

  /// Tokens.
  private static let longestCredit = 40

  /// The date of a line that holds nothing but names, dates and what they are of: "By Ada Holm | Updated Feb. 17, 2026".
  func creditLine() -> PageDate? {
    guard tokens.count <= Self.longestCredit, tokens.allSatisfy(isOfCredit) else { return nil }
    let found = days
    guard let first = found.first?.date, leads(to: found[0].tokens.lowerBound) else { return nil }
    let isOne = found.allSatisfy { $0.date == first }
    return PageDate(day: isOne ? first : nil, minute: isOne ? minute : nil)
  }

  /// Whether a line goes from its start to the date as credits do: "The Fog Tax of March 3, 2019" is a title.
  private func leads(to day: Int) -> Bool {
    guard day > 0, tokens[day - 1].isWord else { return true }
    let before = tokens[day - 1]
    if before.hash == Self.on { return leads(to: day - 1) && day > 1 && tokens[day - 2].isWord || day == 1 }
    return Self.labels.contains(before.hash) || EnglishClosedClasses.shared.isCalendarWord(before)
  }

  private static let on = WordHash.of("on".utf8)

  /// The date at the start of a paragraph: "WASHINGTON, March 3, 2026 (Coast Wire) —".
  func dateline() -> PageDate? {
    let start = tokens.prefix(Self.longestDateline)
    guard let first = start.first, !first.classes.contains(.functionWord),
      let dash = start.firstIndex(where: { $0.kind == .pause && $0.spaceBefore }),
      tokens[..<dash].allSatisfy(isOfCredit),
      let day = DateFinder(bytes: bytes, tokens: Array(tokens[..<dash])).days.first
    else { return nil }
    return PageDate(day: day.date, minute: nil)
  }

  /// Tokens.
  private static let longestDateline = 16

  private func isOfCredit(_ token: Token) -> Bool {
    !token.isWord || token.isCapitalised || Self.labels.contains(token.hash)
  }

  private static let labels = WordHash.set(
    "by and for on at from published updated posted last first modified am pm a.m. p.m. et est edt pt pst gmt")
}
