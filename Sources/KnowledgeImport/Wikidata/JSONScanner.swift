import Glibc

/// Reads JSON from front to back and passes over whatever nobody asks for: of a dump's line that is nearly all of it.
///
///     var more = try scanner.enterMap()
///     while more {
///       if try scanner.key() == "id" { id = try scanner.string() } else { try scanner.skip() }
///       more = try scanner.nextInMap()
///     }
///
/// What is passed over is only looked at for where it ends.
struct JSONScanner {
  /// Where the text stops being JSON.
  struct Fault: Error { let offset: Int }

  /// A key or word as it stands in the text.
  struct Word {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>

    static func == (word: Word, other: StaticString) -> Bool {
      word.bytes.count == other.utf8CodeUnitCount
        && memcmp(word.bytes.baseAddress!, other.utf8Start, word.bytes.count) == 0
    }

    static func == (word: Word, other: [UInt8]) -> Bool { word.bytes.elementsEqual(other) }

    func hasSuffix(_ other: StaticString) -> Bool {
      let count = other.utf8CodeUnitCount
      return bytes.count >= count && memcmp(bytes.baseAddress! + bytes.count - count, other.utf8Start, count) == 0
    }

    /// The number behind a letter: 31 of "P31"; nil where it is none.
    func number(after letter: Character) -> UInt32? {
      guard bytes.count > 1, bytes[0] == letter.asciiValue else { return nil }
      var number: UInt32 = 0
      for byte in bytes[1...] {
        guard byte >= 0x30, byte <= 0x39, number < UInt32.max / 10 else { return nil }
        number = number * 10 + UInt32(byte - 0x30)
      }
      return number
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var i = 0

  /// - Parameter bytes: valid as long as the scanner is used.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  // MARK: Maps and lists

  /// Whether there is a key. An empty list is an empty map, as some dumps write it.
  mutating func enterMap() throws(Fault) -> Bool {
    if peek() == 0x5B {
      guard try !enterList() else { throw fault }
      return false
    }
    return try enter(0x7B, 0x7D)
  }

  mutating func nextInMap() throws(Fault) -> Bool { try next(0x7D) }

  /// The key and the colon.
  mutating func key() throws(Fault) -> Word {
    let word = try word()
    guard peek() == 0x3A else { throw fault }
    i += 1
    return word
  }

  /// Whether there is an element.
  mutating func enterList() throws(Fault) -> Bool { try enter(0x5B, 0x5D) }

  mutating func nextInList() throws(Fault) -> Bool { try next(0x5D) }

  private mutating func enter(_ open: UInt8, _ close: UInt8) throws(Fault) -> Bool {
    guard peek() == open else { throw fault }
    i += 1
    guard peek() == close else { return true }
    i += 1
    return false
  }

  private mutating func next(_ close: UInt8) throws(Fault) -> Bool {
    let byte = peek()
    guard byte == 0x2C || byte == close else { throw fault }
    i += 1
    return byte == 0x2C
  }

  /// Whether nothing follows.
  mutating func isAtEnd() -> Bool { peek() == 0 && i >= bytes.count }

  // MARK: Values

  var nextIsText: Bool { mutating get { peek() == 0x22 } }
  var nextIsMap: Bool { mutating get { peek() == 0x7B } }

  /// A string as it stands in the text, escapes and all.
  mutating func word() throws(Fault) -> Word {
    guard peek() == 0x22 else { throw fault }
    let start = i + 1
    try skipString()
    return Word(bytes: UnsafeBufferPointer(rebasing: bytes[start..<i - 1]))
  }

  /// Half a surrogate pair is U+FFFD.
  mutating func string() throws(Fault) -> String {
    let word = try word().bytes
    guard word.contains(0x5C) else { return String(decoding: word, as: UTF8.self) }
    return try unescaped(word)
  }

  /// A whole number; nil where it is another, or is written as a string.
  mutating func integer() throws(Fault) -> Int? {
    _ = peek()
    let start = i
    try skip()
    return Int(String(decoding: bytes[start..<i], as: UTF8.self))
  }

  mutating func skip() throws(Fault) {
    switch peek() {
    case 0x22: try skipString()
    case 0x7B, 0x5B: try skipNested()
    default:
      let start = i
      while i < bytes.count, case let byte = bytes[i], byte > 0x20, byte != 0x2C, byte != 0x7D, byte != 0x5D { i += 1 }
      guard i > start else { throw fault }
    }
  }

  private mutating func skipNested() throws(Fault) {
    var depth = 0
    while i < bytes.count {
      switch bytes[i] {
      case 0x22: try skipString()
      case 0x7B, 0x5B:
        depth += 1
        i += 1
      case 0x7D, 0x5D:
        depth -= 1
        i += 1
        if depth == 0 { return }
      default: i += 1
      }
    }
    throw fault
  }

  private mutating func skipString() throws(Fault) {
    var j = i + 1
    while j < bytes.count {
      let byte = bytes[j]
      if byte == 0x22 {
        i = j + 1
        return
      }
      j += byte == 0x5C ? 2 : 1
    }
    throw fault
  }

  /// The next byte that is no space; 0 at the end.
  private mutating func peek() -> UInt8 {
    while i < bytes.count, bytes[i] <= 0x20 { i += 1 }
    return i < bytes.count ? bytes[i] : 0
  }

  private var fault: Fault { Fault(offset: i) }

  // MARK: Escapes

  private func unescaped(_ word: UnsafeBufferPointer<UInt8>) throws(Fault) -> String {
    var scalars = String.UnicodeScalarView()
    var j = 0
    while j < word.count {
      guard word[j] == 0x5C else {
        let end = word[j...].firstIndex(of: 0x5C) ?? word.count
        scalars.append(contentsOf: String(decoding: word[j..<end], as: UTF8.self).unicodeScalars)
        j = end
        continue
      }
      guard j + 1 < word.count else { throw fault }
      j += 2
      switch word[j - 1] {
      case 0x75:
        guard let high = Self.unit(word, j) else { throw fault }
        j += 4
        guard high & 0xFC00 == 0xD800, j + 1 < word.count, word[j] == 0x5C, word[j + 1] == 0x75,
          let low = Self.unit(word, j + 2), low & 0xFC00 == 0xDC00
        else {
          scalars.append(Unicode.Scalar(high) ?? "\u{FFFD}")
          continue
        }
        j += 6
        scalars.append(Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)) ?? "\u{FFFD}")
      case 0x6E: scalars.append("\n")
      case 0x74: scalars.append("\t")
      case 0x72: scalars.append("\r")
      case 0x62: scalars.append("\u{8}")
      case 0x66: scalars.append("\u{C}")
      case let byte where byte == 0x22 || byte == 0x5C || byte == 0x2F: scalars.append(Unicode.Scalar(byte))
      default: throw fault
      }
    }
    return String(scalars)
  }

  private static func unit(_ word: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= word.count else { return nil }
    var number: UInt32 = 0
    for byte in word[start..<start + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }
}
