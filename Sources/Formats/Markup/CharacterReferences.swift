/// Where a character reference of the source (`&amp;`, `&#8217;`) ends, read off what a parser made of it.
///
/// The parsers own the tables of 2,231 names. Here the decoded text is laid beside the source, so all that has to be
/// known is how far each side goes.
enum CharacterReferences {
  enum Dialect {
    /// CommonMark: every reference ends in `;`.
    case markdown
    /// HTML: numbers and the oldest names do without.
    case html
  }

  /// Bytes taken by one reference, on either side.
  struct Match {
    let source: Int
    let literal: Int
  }

  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The reference at an ampersand, or nil where the ampersand stands for itself.
  static func match(
    source: Bytes, at start: Int, end: Int, literal: Bytes, at decoded: Int, dialect: Dialect
  ) -> Match? {
    guard start + 1 < end, decoded < literal.count else { return nil }
    if source[start + 1] == UInt8(ascii: "#") {
      return number(source: source, at: start, end: end, literal: literal, at: decoded, dialect: dialect)
    }
    return name(source: source, at: start, end: end, literal: literal, at: decoded, dialect: dialect)
  }

  private static func number(
    source: Bytes, at start: Int, end: Int, literal: Bytes, at decoded: Int, dialect: Dialect
  ) -> Match? {
    var i = start + 2
    let isHex = i < end && source[i] | 0x20 == UInt8(ascii: "x")
    if isHex { i += 1 }
    let digits = i
    var value = 0
    while i < end, let digit = digitValue(source[i], isHex: isHex) {
      value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
      i += 1
    }
    guard i > digits else { return nil }
    if i < end, source[i] == UInt8(ascii: ";") {
      i += 1
    } else if dialect == .markdown {
      return nil
    }
    // A parser that turns a reference down leaves its ampersand; only the number 38 also reads as one.
    if literal[decoded] == UInt8(ascii: "&"), value != 38 { return nil }
    return Match(source: i - start, literal: scalarLength(literal, at: decoded))
  }

  private static func name(
    source: Bytes, at start: Int, end: Int, literal: Bytes, at decoded: Int, dialect: Dialect
  ) -> Match? {
    var i = start + 1
    while i < end, i - start <= longestName, isAlphanumeric(source[i]) { i += 1 }
    guard i > start + 1 else { return nil }
    let name = Bytes(rebasing: source[(start + 1)..<i])
    let isClosed = i < end && source[i] == UInt8(ascii: ";")
    if dialect == .markdown {
      guard isClosed, literal[decoded] != UInt8(ascii: "&") || isAmpersand(name) else { return nil }
    } else {
      let old = oldNameLength(name)
      if literal[decoded] == UInt8(ascii: "&"), old == 0 || !isAmpersand(Bytes(rebasing: name[..<old])) { return nil }
      let short = start + 1 + old
      let restIsText =
        old < name.count && agrees(source, short, i, literal, decoded + scalarLength(literal, at: decoded))
      if old > 0, !isClosed || restIsText {
        let closes = short < end && source[short] == UInt8(ascii: ";")
        return Match(source: short - start + (closes ? 1 : 0), literal: scalarLength(literal, at: decoded))
      }
      guard isClosed else { return nil }
    }
    let sourceEnd = i + 1
    return Match(
      source: sourceEnd - start,
      literal: decodedLength(literal, at: decoded, isFJ: isFJ(name), source: source, from: sourceEnd, end: end))
  }

  /// A few names stand for a letter and a mark on it; the mark is theirs unless the source writes it itself.
  private static func decodedLength(
    _ literal: Bytes, at decoded: Int, isFJ: Bool, source: Bytes, from: Int, end: Int
  ) -> Int {
    let first = scalarLength(literal, at: decoded)
    let second = decoded + first
    if isFJ { return first + 1 }
    guard second + 1 < literal.count else { return first }
    let length = scalarLength(literal, at: second)
    guard secondScalars.contains(where: { $0.elementsEqual(literal[second..<(second + length)]) }),
      from + length > end || !agrees(source, from, from + length, literal, second)
    else { return first }
    return first + length
  }

  private static let secondScalars = ["\u{338}", "\u{20D2}", "\u{20E5}", "\u{333}", "\u{FE00}", "\u{331}", "\u{200A}"]
    .map { Array($0.utf8) }

  private static func agrees(_ source: Bytes, _ start: Int, _ end: Int, _ literal: Bytes, _ at: Int) -> Bool {
    end - start <= literal.count - at && source[start..<end].elementsEqual(literal[at..<(at + end - start)])
  }

  /// The length of the longest name at the start of this one that HTML also knows without `;`, or 0.
  private static func oldNameLength(_ name: Bytes) -> Int {
    var length = min(name.count, longestOldName)
    while length >= 2 {
      if oldNames.contains(where: { $0.count == length && $0.elementsEqual(name[..<length]) }) { return length }
      length -= 1
    }
    return 0
  }

  private static let oldNames =
    """
    AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave \
    Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute \
    acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc \
    egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp \
    not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 \
    sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml
    """.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)

  private static let longestName = 32
  private static let longestOldName = 6

  private static func isAmpersand(_ name: Bytes) -> Bool {
    name.elementsEqual("amp".utf8) || name.elementsEqual("AMP".utf8)
  }

  private static func isFJ(_ name: Bytes) -> Bool { name.elementsEqual("fjlig".utf8) }

  private static func digitValue(_ byte: UInt8, isHex: Bool) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f") where isHex: Int(byte) - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F") where isHex: Int(byte) - 0x37
    default: nil
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Bytes of the character that starts here, never more than are left.
  static func scalarLength(_ bytes: Bytes, at offset: Int) -> Int {
    let length =
      switch bytes[offset] {
      case ..<0xC0: 1
      case ..<0xE0: 2
      case ..<0xF0: 3
      default: 4
      }
    return min(length, bytes.count - offset)
  }
}
