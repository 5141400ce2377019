import Rules

/// Reads a value from JSON as people write it, with what JSON5 allows of it: remarks, a comma behind the last element, names
/// without quotation marks, single ones. Says where it goes wrong, which the decoder of the library does not.
struct SettingsText {
  struct Problem: Error {
    /// From 1.
    let line: Int
    let says: String
  }

  /// Levels; a file of settings has five.
  private static let deepest = 32

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  static func value(of bytes: [UInt8]) throws(Problem) -> SettingValue {
    var text = SettingsText(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { text.place = 3 }
    let value = try text.value()
    try text.skip()
    if let byte = text.next {
      throw text.problem("nothing is wanted behind the last bracket, and there is \(shown(byte))")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func problem(_ says: String) -> Problem {
    Problem(line: 1 + bytes[..<min(place, bytes.count)].count { $0 == 0x0A }, says: says)
  }

  private static func shown(_ byte: UInt8) -> String {
    (0x21..<0x7F).contains(byte) ? "'\(Unicode.Scalar(byte))'" : "something else"
  }

  private func wanted(_ what: String) -> Problem {
    problem("\(what) is wanted, and \(next.map { "there is \(Self.shown($0))" } ?? "the file ends")")
  }

  // MARK: Values

  private mutating func value() throws(Problem) -> SettingValue {
    try skip()
    guard let byte = next else { throw wanted("a value") }
    switch byte {
    case UInt8(ascii: "{"): return .table(try table())
    case UInt8(ascii: "["): return .list(try list())
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try text(until: byte))
    default:
      let start = place
      while let byte = next,
        Self.isOfWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
      { place += 1 }
      let word = String(decoding: bytes[start..<place], as: UTF8.self)
      if let number = Int(word) { return .integer(number) }
      switch word {
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "null": return .other
      case _ where Double(word) != nil: return .other
      default:
        place = start
        throw wanted("a value")
      }
    }
  }

  private mutating func table() throws(Problem) -> [String: SettingValue] {
    var table: [String: SettingValue] = [:]
    try elements(until: UInt8(ascii: "}"), "a name or '}'") { (text) throws(Problem) in
      let place = text.place
      let name = try text.name()
      try text.skip()
      guard text.next == UInt8(ascii: ":") else { throw text.wanted("':' behind \"\(name)\"") }
      text.place += 1
      let value = try text.value()
      guard table.updateValue(value, forKey: name) == nil else {
        text.place = place
        throw text.problem("\"\(name)\" stands twice in one table")
      }
    }
    return table
  }

  private mutating func list() throws(Problem) -> [SettingValue] {
    var list: [SettingValue] = []
    try elements(until: UInt8(ascii: "]"), "a value or ']'") { (text) throws(Problem) in list.append(try text.value()) }
    return list
  }

  /// What stands between brackets, with commas between it.
  private mutating func elements(
    until close: UInt8, _ what: String, _ read: (inout SettingsText) throws(Problem) -> Void
  ) throws(Problem) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw problem("is nested deeper than \(Self.deepest) lists and tables") }
    place += 1
    while true {
      try skip()
      guard let byte = next else { throw wanted(what) }
      if byte == close { break }
      try read(&self)
      try skip()
      if next == UInt8(ascii: ",") {
        place += 1
      } else if next != close {
        throw wanted("',' or '\(Unicode.Scalar(close))'")
      }
    }
    place += 1
  }

  // MARK: Words

  private mutating func name() throws(Problem) -> String {
    if let byte = next, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try text(until: byte) }
    let start = place
    while let byte = next, Self.isOfWord(byte) { place += 1 }
    guard place > start else { throw wanted("a name") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private mutating func text(until close: UInt8) throws(Problem) -> String {
    let start = place
    var text: [UInt8] = []
    place += 1
    while let byte = next, byte != close {
      guard byte != 0x0A else { break }
      place += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &text) } else { text.append(byte) }
    }
    guard next == close else {
      place = start
      throw problem("a text in quotation marks does not end on its line")
    }
    place += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Problem) {
    guard let byte = next else { return }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if 0xD800..<0xDC00 ~= units[0], bytes[place...].starts(with: [0x5C, UInt8(ascii: "u")]) {
        place += 2
        units.append(try unit())
      }
      text += Array(String(decoding: units, as: UTF16.self).utf8)
    default: text.append(byte)
    }
  }

  private mutating func unit() throws(Problem) -> UInt16 {
    let digits = String(decoding: bytes[place...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else {
      throw problem("\\u wants four digits from 0 to f")
    }
    place += 4
    return unit
  }

  /// White space and remarks.
  private mutating func skip() throws(Problem) {
    while let byte = next {
      if byte <= 0x20 {
        place += 1
      } else if bytes[place...].starts(with: [0x2F, 0x2F]) {
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      } else if bytes[place...].starts(with: [0x2F, 0x2A]) {
        let start = place
        place += 2
        while place < bytes.count, !bytes[place...].starts(with: [0x2A, 0x2F]) { place += 1 }
        guard place < bytes.count else {
          place = start
          throw problem("a remark that begins with /* does not end")
        }
        place += 2
      } else {
        return
      }
    }
  }
}
