/// A day, or a moment, as pages write it where machines are to read it.
///
/// `Mon, 4 Mar 2024 18:05:00 +0100` is `2024-03-04T18:05:00+01:00`, `4. März 2024` is `2024-03-04`.
struct WrittenDate {
  private let day: CalendarDate
  private var clock: Clock?
  /// "Z" or "+01:00".
  private var offset: String?
  /// Whether the day is in figures in the order of some country.
  private let isLocal: Bool

  private struct Clock {
    var hour: Int
    let minute: Int
    let second: Int
  }

  /// `yyyy-mm-dd`, or with the time behind it where one is told; nil for what is no day for certain.
  ///
  /// - Parameter language: of the page, `en-GB`; it tells what 03/04/2024 is.
  static func iso(_ text: String, language: String?) -> String? {
    WrittenDate(Array(text.utf8.prefix(longest)), language: language)?.iso
  }

  /// Bytes.
  private static let longest = 80

  private var iso: String {
    guard let clock, !isLocal || offset != nil else { return day.iso }
    let time = [clock.hour, clock.minute, clock.second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return "\(day.iso)T\(time)\(offset ?? "")"
  }

  // MARK: Pieces

  private enum Piece {
    case number(Int, digits: Int)
    case word(String)
    case mark(UInt8)
  }

  private init?(_ bytes: [UInt8], language: String?) {
    var pieces = Self.pieces(of: bytes)
    if let moment = Self.moment(pieces) {
      (day, clock, offset, isLocal) = (moment.day, moment.clock, "Z", false)
      return
    }
    guard let found = Self.day(&pieces, language) else { return nil }
    (day, isLocal) = found
    (clock, offset) = (nil, nil)
    readClock(&pieces)
    if clock != nil { readOffset(pieces) }
  }

  private static func pieces(of bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var i = 0
    while i < bytes.count {
      let start = i
      if isDigit(bytes[i]) {
        while i < bytes.count, isDigit(bytes[i]), i - start < 14 { i += 1 }
        pieces.append(.number(bytes[start..<i].reduce(0) { $0 * 10 + Int($1) - 48 }, digits: i - start))
      } else if isLetter(bytes[i]) {
        while i < bytes.count, isLetter(bytes[i]) { i += 1 }
        pieces.append(.word(String(decoding: bytes[start..<i], as: UTF8.self).lowercased()))
      } else {
        if bytes[i] > 0x20, bytes[i] != UInt8(ascii: ",") { pieces.append(.mark(bytes[i])) }
        i += 1
      }
    }
    return pieces
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

  // MARK: The day

  /// Seconds or thousandths since 1970.
  private static func moment(_ pieces: [Piece]) -> (day: CalendarDate, clock: Clock)? {
    guard pieces.count == 1, case .number(let number, let digits) = pieces[0], digits == 10 || digits == 13 else {
      return nil
    }
    let seconds = digits == 13 ? number / 1_000 : number
    let ofDay = seconds % 86_400
    return (
      CalendarDate(number: seconds / 86_400),
      Clock(hour: ofDay / 3_600, minute: ofDay / 60 % 60, second: ofDay % 60)
    )
  }

  /// Takes the day out of what is written.
  private static func day(_ pieces: inout [Piece], _ language: String?) -> (CalendarDate, isLocal: Bool)? {
    for i in pieces.indices {
      if case .number(let number, digits: 8) = pieces[i],
        let day = CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
      {
        pieces[i] = .word("")
        return (day, false)
      }
      guard let parts = figures(pieces, i) else { continue }
      pieces.replaceSubrange(i..<i + 5, with: [.word("")])
      return day(parts, language)
    }
    return namedDay(&pieces).map { ($0, false) }
  }

  private typealias Figures = (numbers: [Int], digits: [Int], mark: UInt8)

  /// Three numbers with the same mark between them, one of them a year.
  private static func figures(_ pieces: [Piece], _ i: Int) -> Figures? {
    guard i + 4 < pieces.count, case .number(let a, let first) = pieces[i], case .mark(let mark) = pieces[i + 1],
      case .number(let b, let second) = pieces[i + 2], case .mark(mark) = pieces[i + 3],
      case .number(let c, let third) = pieces[i + 4], "-/.".utf8.contains(mark), second <= 2,
      first == 4 && third <= 2 || first <= 2 && third == 4
    else { return nil }
    return ([a, b, c], [first, second, third], mark)
  }

  private static func day(_ figures: Figures, _ language: String?) -> (CalendarDate, isLocal: Bool)? {
    let (a, b, c) = (figures.numbers[0], figures.numbers[1], figures.numbers[2])
    if figures.digits[0] == 4 { return CalendarDate(year: a, month: b, day: c).map { ($0, false) } }
    let isDayFirst: Bool
    if figures.mark == UInt8(ascii: ".") || a > 12 {
      isDayFirst = true
    } else if b > 12 || a == b {
      isDayFirst = false
    } else if let order = order(of: language) {
      isDayFirst = order
    } else {
      return nil
    }
    return CalendarDate(year: c, month: isDayFirst ? b : a, day: isDayFirst ? a : b).map { ($0, true) }
  }

  /// Whether the day is written before the month; nil where that is not known, as in English.
  private static func order(of language: String?) -> Bool? {
    guard let language = language?.lowercased().replacing("_", with: "-"), !language.isEmpty else { return nil }
    if language == "en-us" || language == "en-ph" { return false }
    return language == "en" || language == "en-ca" ? nil : true
  }

  /// "4 March 2024", "March 4th, 2024", "Mon Mar 4 18:05:00 CET 2024", "4 de marzo de 2024".
  private static func namedDay(_ pieces: inout [Piece]) -> CalendarDate? {
    guard
      let at = pieces.firstIndex(where: { if case .word(let word) = $0 { month(word) != nil } else { false } }),
      case .word(let name) = pieces[at], let month = month(name),
      let year = pieces.indices.first(where: {
        if case .number(1_000...9_999, digits: 4) = pieces[$0] { !isOfOffset(pieces, $0) } else { false }
      }), case .number(let number, _) = pieces[year],
      let dayAt = dayIndex(pieces, near: at), case .number(let day, _) = pieces[dayAt]
    else { return nil }
    for i in [at, year, dayAt] { pieces[i] = .word("") }
    return CalendarDate(year: number, month: month, day: day)
  }

  /// "+0100" is no year.
  private static func isOfOffset(_ pieces: [Piece], _ i: Int) -> Bool {
    guard i > 0, case .mark(let mark) = pieces[i - 1] else { return false }
    return mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-") && i > 3 && isClock(pieces, i - 4)
  }

  private static func isClock(_ pieces: [Piece], _ i: Int) -> Bool {
    if case .number = pieces[i], case .mark(UInt8(ascii: ":")) = pieces[i + 1] { true } else { false }
  }

  private static func dayIndex(_ pieces: [Piece], near month: Int) -> Int? {
    func isDay(_ i: Int) -> Bool {
      guard pieces.indices.contains(i), case .number(1...31, digits: 1...2) = pieces[i] else { return false }
      return true
    }
    // Between them: "3rd of March", "4. März", "4 de marzo", "Mar. 4".
    for distance in 1...3 where isDay(month - distance) {
      let between = pieces[(month - distance + 1)..<month]
      if between.allSatisfy(isFiller) { return month - distance }
    }
    for distance in 1...2 where isDay(month + distance) {
      if pieces[(month + 1)..<(month + distance)].allSatisfy(isFiller) { return month + distance }
    }
    return nil
  }

  private static func isFiller(_ piece: Piece) -> Bool {
    switch piece {
    case .word(let word): ["st", "nd", "rd", "th", "of", "de", "er"].contains(word)
    case .mark(let mark): mark == UInt8(ascii: ".") || mark == UInt8(ascii: "-")
    case .number: false
    }
  }

  private static func month(_ word: String) -> Int? {
    if word.utf8.count <= 9, let month = CalendarDate.month(named: word) { return month }
    return months.firstIndex { $0.contains(word) }.map { $0 + 1 }
  }

  /// Of German, French, Spanish, Italian, Portuguese and Dutch, where they are not written as in English.
  private static let months: [Set<String>] = [
    ["januar", "jänner", "januari", "janvier", "enero", "ene", "gennaio", "gen", "janeiro"],
    ["februar", "februari", "février", "févr", "febrero", "febbraio", "fevereiro", "fev"],
    ["märz", "mär", "maart", "mrt", "mars", "marzo", "março"], ["avril", "avr", "abril", "abr", "aprile"],
    ["mai", "mei", "mayo", "maggio", "mag", "maio"], ["juni", "juin", "junio", "giugno", "giu", "junho"],
    ["juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
    ["augustus", "août", "agosto", "ago"], ["septembre", "septiembre", "settembre", "set", "setembro"],
    ["oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
    ["novembre", "noviembre", "novembro"],
    ["dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro"],
  ]

  // MARK: The time

  /// "18:05:00", "18.05", "180500" behind a T, "6:05 pm".
  private mutating func readClock(_ pieces: inout [Piece]) {
    for i in pieces.indices {
      guard case .number(let first, let digits) = pieces[i] else { continue }
      if digits == 6, i > 0, case .word("t") = pieces[i - 1] {
        take(first / 10_000, first / 100 % 100, first % 100)
        pieces.removeSubrange(...i)
        return
      }
      guard digits <= 2, i + 2 < pieces.count, case .mark(let mark) = pieces[i + 1], ":.".utf8.contains(mark),
        case .number(let minute, digits: 2) = pieces[i + 2]
      else { continue }
      var (second, end) = (0, i + 3)
      if i + 4 < pieces.count, case .mark(mark) = pieces[i + 3], case .number(let number, digits: 2) = pieces[i + 4] {
        (second, end) = (number, i + 5)
      }
      take(first, minute, second)
      pieces.removeSubrange(..<end)
      readHalf(pieces)
      return
    }
  }

  private mutating func take(_ hour: Int, _ minute: Int, _ second: Int) {
    guard hour < 24, minute < 60, second < 60 else { return }
    clock = Clock(hour: hour, minute: minute, second: second)
  }

  private mutating func readHalf(_ pieces: [Piece]) {
    guard let hour = clock?.hour, hour <= 12, case .word(let word)? = pieces.first else { return }
    var half = word
    if word.count == 1, pieces.count > 2, case .word("m") = pieces[2] { half += "m" }
    if half == "pm" { clock?.hour = hour % 12 + 12 } else if half == "am" { clock?.hour = hour % 12 }
  }

  /// What stands behind the time.
  private mutating func readOffset(_ pieces: [Piece]) {
    for (i, piece) in pieces.enumerated() {
      switch piece {
      case .word(let word):
        if let known = Self.zones[word] { offset = known }
      case .mark(let mark) where mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"):
        guard i + 1 < pieces.count, case .number(let number, let digits) = pieces[i + 1] else { continue }
        var (hours, minutes) = digits == 4 ? (number / 100, number % 100) : (number, 0)
        if digits <= 2, i + 3 < pieces.count, case .mark(UInt8(ascii: ":")) = pieces[i + 2],
          case .number(let behind, digits: 2) = pieces[i + 3]
        {
          minutes = behind
        }
        guard digits == 4 || digits <= 2, hours <= 14, minutes < 60 else { continue }
        hours += 100
        minutes += 100
        offset = String(UnicodeScalar(mark)) + "\("\(hours)".dropFirst()):\("\(minutes)".dropFirst())"
        return
      default: break
      }
    }
  }

  /// Those that mean one thing.
  private static let zones = [
    "z": "Z", "gmt": "Z", "utc": "Z", "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00",
    "edt": "-04:00", "pdt": "-07:00", "pst": "-08:00", "bst": "+01:00",
  ]
}
