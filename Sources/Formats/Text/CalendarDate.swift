/// A day of the Gregorian calendar, as days since 1970-01-01: differences are days apart.
package struct CalendarDate: Hashable, Comparable, Sendable {
  package let number: Int

  /// The nearest of the days from 0001-01-01 to 9999-12-31: a number may come from a file that somebody else made.
  package init(number: Int) { self.number = min(max(number, Self.first), Self.last) }

  package static let first = -719_162
  package static let last = 2_932_896

  /// Nil for a day that no calendar has: 2023-02-29.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...Self.length(of: month, year)).contains(day) else {
      return nil
    }
    // Years start in March here, so that the leap day is the last of its year.
    let years = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    number = years * 365 + years / 4 - years / 100 + years / 400 + dayOfYear - Self.shift
  }

  /// Reads `yyyy-mm-dd` at the start of a text, such as `2024-05-01T09:30:00Z`; nil for anything that is no day.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8.prefix(10))
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  package func adding(days: Int) -> CalendarDate {
    let (sum, isTooLarge) = number.addingReportingOverflow(days)
    return CalendarDate(number: isTooLarge ? days : sum)
  }

  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + Self.shift
    let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
  }

  /// Monday is 0.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  /// Days from 0000-03-01, where an era of 400 years begins, to 1970-01-01.
  private static let shift = 719_468

  private static func length(of month: Int, _ year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(into: Int?.some(0)) { sum, byte in
      sum = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? sum.map { $0 * 10 + Int(byte) - 48 } : nil
    }
  }
}

// MARK: In words

extension CalendarDate {
  package static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  package static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// `2026-02-16`
  package var iso: String {
    let (year, month, day) = parts
    return [(year, 4), (month, 2), (day, 2)].map(Self.padded).joined(separator: "-")
  }

  /// "February 16"
  package var dayOfYear: String { "\(Self.months[parts.month - 1]) \(parts.day)" }
  /// "February 16, 2026"
  package var inWords: String { "\(dayOfYear), \(parts.year)" }
  /// "Monday, February 16, 2026"
  package var inFull: String { "\(Self.weekdays[weekday]), \(inWords)" }

  /// From 1, of "February", "Feb" or "feb."; nil for a word that is no month.
  package static func month(named word: some StringProtocol) -> Int? {
    let name = word.lowercased().prefix { $0 != "." }
    guard name.count >= 3 else { return nil }
    let month = months.firstIndex {
      $0.lowercased() == name || $0.prefix(3).lowercased() == name || name == "sept" && $0 == "September"
    }
    return month.map { $0 + 1 }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
