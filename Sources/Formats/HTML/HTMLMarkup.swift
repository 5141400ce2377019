/// The outer shape of tags and comments, for the places where markup has to be stepped over in the source.
enum HTMLMarkup {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Whether a `<` opens a tag, comment or declaration; `a < b` and `<3` do not.
  static func opens(_ bytes: Bytes, at offset: Int, end: Int) -> Bool {
    guard offset + 1 < end, bytes[offset] == UInt8(ascii: "<") else { return false }
    switch bytes[offset + 1] {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    default: return false
    }
  }

  /// The offset behind the markup that opens here; the end of the text where it never closes.
  static func end(_ bytes: Bytes, at offset: Int, end: Int) -> Int {
    if starts(bytes, at: offset, end: end, with: "<!--") { return commentEnd(bytes, at: offset, end: end) }
    let isTag = bytes[offset + 1] != UInt8(ascii: "!") && bytes[offset + 1] != UInt8(ascii: "?")
    var i = offset + 2
    var quote: UInt8 = 0
    var followsEquals = false
    while i < end {
      let byte = bytes[i]
      i += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return i
      } else if isTag, followsEquals, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte > 0x20 {
        followsEquals = byte == UInt8(ascii: "=")
      }
    }
    return end
  }

  /// Whether some markup is one stet mark and nothing else: `<!-- stet -->` or `<!-- stet: rule -->`.
  static func isStetMark(_ markup: some Collection<UInt8>) -> Bool {
    // Most comments are something else, and some are long.
    guard markup.starts(with: "<!--".utf8), markup.count < 300 else { return false }
    let bytes = Array(markup)
    let marks = HTML().marks(in: bytes)
    return marks.count == 1 && marks[0].range == TextRange(0, bytes.count)
  }

  private static func commentEnd(_ bytes: Bytes, at offset: Int, end: Int) -> Int {
    var i = offset + 4
    while i < end {
      if bytes[i] == UInt8(ascii: ">"), bytes[i - 1] == UInt8(ascii: "-"), bytes[i - 2] == UInt8(ascii: "-") {
        return i + 1
      }
      i += 1
    }
    return end
  }

  private static func starts(_ bytes: Bytes, at offset: Int, end: Int, with text: StaticString) -> Bool {
    guard end - offset >= text.utf8CodeUnitCount else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }
}
