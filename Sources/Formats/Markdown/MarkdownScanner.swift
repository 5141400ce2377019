/// A place in the source of a Markdown block, and the syntax that can be stepped over from it.
///
/// Link tails and reference definitions follow cmark's own scanners: what it took for a link must be a link here.
struct MarkdownScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// How many `>` may stand at the start of a line before the text of the block.
  let quoteDepth: Int
  var cursor: Int
  var end: Int

  var current: UInt8? { cursor < end ? bytes[cursor] : nil }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    cursor += 1
    return true
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool { skip(UInt8(ascii: character)) }

  /// White space within a line.
  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C { cursor += 1 }
  }

  /// A line end and whatever of the next line belongs to the containers of the block.
  mutating func skipLineEnd() -> Bool {
    switch current {
    case 0x0A: cursor += 1
    case 0x0D:
      cursor += 1
      _ = skip(0x0A)
    default: return false
    }
    skipPrefix()
    return true
  }

  /// Indentation and quotation marks at the start of a line.
  mutating func skipPrefix() {
    var quotes = quoteDepth
    while let byte = current {
      if byte == UInt8(ascii: ">"), quotes > 0 {
        quotes -= 1
      } else if byte != 0x20, byte != 0x09 {
        return
      }
      cursor += 1
    }
  }

  /// White space of any kind, over line ends.
  mutating func skipSpace() {
    repeat { skipBlanks() } while skipLineEnd()
  }

  /// How many of one byte stand here.
  func count(of byte: UInt8) -> Int {
    var i = cursor
    while i < end, bytes[i] == byte { i += 1 }
    return i - cursor
  }

  // MARK: Links

  /// What stands behind the `]` of a link: `(destination "title")`, `[label]`, `[]` or nothing.
  mutating func skipLinkTail() {
    if skipInlineTail() { return }
    _ = skipLabel()
  }

  private mutating func skipInlineTail() -> Bool {
    var ahead = self
    guard ahead.skip("(") else { return false }
    ahead.skipSpace()
    guard ahead.skipDestination() else { return false }
    let behindDestination = ahead.cursor
    ahead.skipSpace()
    if ahead.cursor > behindDestination { _ = ahead.skipTitle() }
    ahead.skipSpace()
    guard ahead.skip(")") else { return false }
    cursor = ahead.cursor
    return true
  }

  /// Reference definitions at the start of a paragraph: `[label]: destination "title"`.
  mutating func skipDefinitions() {
    while current == UInt8(ascii: "["), skipDefinition() {}
  }

  private mutating func skipDefinition() -> Bool {
    var ahead = self
    guard ahead.skipLabel(), ahead.skip(":") else { return false }
    ahead.skipSpace()
    let destination = ahead.cursor
    guard ahead.skipDestination(), ahead.cursor > destination else { return false }
    let behindDestination = ahead
    ahead.skipSpace()
    if ahead.cursor > behindDestination.cursor, ahead.skipTitle(), ahead.skipRestOfLine() {
      cursor = ahead.cursor
      return true
    }
    ahead = behindDestination
    guard ahead.skipRestOfLine() else { return false }
    cursor = ahead.cursor
    return true
  }

  private mutating func skipRestOfLine() -> Bool {
    skipBlanks()
    return skipLineEnd() || cursor == end
  }

  private mutating func skipLabel() -> Bool {
    var ahead = self
    guard ahead.skip("[") else { return false }
    while let byte = ahead.current, ahead.cursor - cursor <= 1_001 {
      switch byte {
      case UInt8(ascii: "["): return false
      case UInt8(ascii: "]"):
        cursor = ahead.cursor + 1
        return true
      case UInt8(ascii: "\\") where ahead.followedByPunctuation: ahead.cursor += 2
      default: ahead.cursor += 1
      }
    }
    return false
  }

  private mutating func skipDestination() -> Bool {
    current == UInt8(ascii: "<") ? skipAngledDestination() : skipBareDestination()
  }

  private mutating func skipAngledDestination() -> Bool {
    var i = cursor + 1
    while i < end {
      switch bytes[i] {
      case UInt8(ascii: ">"):
        cursor = i + 1
        return true
      case UInt8(ascii: "\\"): i += 2
      case 0x0A, UInt8(ascii: "<"): return false
      default: i += 1
      }
    }
    return false
  }

  private mutating func skipBareDestination() -> Bool {
    var depth = 0
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\\") where followedByPunctuation: cursor += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return false }
      case UInt8(ascii: ")"):
        if depth == 0 { return true }
        depth -= 1
      case 0x20, 0x09...0x0D: return true
      default: break
      }
      cursor += 1
    }
    return true
  }

  private mutating func skipTitle() -> Bool {
    guard let open = current else { return false }
    let close: UInt8
    switch open {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = open
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return false
    }
    var i = cursor + 1
    while i < end {
      if bytes[i] == close {
        cursor = i + 1
        return true
      }
      if bytes[i] == UInt8(ascii: "("), open == bytes[i] { return false }
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }

  /// Whether the byte here, a backslash, escapes the next one.
  var followedByPunctuation: Bool { cursor + 1 < end && Self.isPunctuation(bytes[cursor + 1]) }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
