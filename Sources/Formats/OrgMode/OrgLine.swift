/// One line of a page in org-mode: what its first characters make of it.
struct OrgLine {
  enum Kind: Equatable {
    case blank
    case text
    case heading(level: Int)
    /// `#+NAME: value`, the name in capitals.
    case keyword(String)
    /// `#+BEGIN_NAME` and `#+END_NAME`, the name in small letters.
    case begin(String)
    case end(String)
    /// `:NAME:`, and what ends it.
    case drawer
    case drawerEnd
    case item(isOrdered: Bool)
    case footnote
    case tableRow
    case fixedWidth
    case comment
    /// A line that shows nothing, or words that are for Emacs alone: a rule across the page, a planned date.
    case silent
  }

  let kind: Kind
  /// Without the blanks at its ends.
  let range: TextRange
  /// Columns before its first character; a tab goes to the next eighth.
  let indent: Int
  /// The first byte behind the mark that makes it what it is.
  let content: Int

  init(_ number: Int, of text: SourceText) {
    var range = text.line(number)
    if number == 0 { range.start = min(range.end, text.byteOrderMarkLength) }
    var indent = 0
    while range.start < range.end, text.bytes[range.start] <= 0x20 {
      indent += text.bytes[range.start] == 0x09 ? 8 - indent % 8 : 1
      range.start += 1
    }
    while range.end > range.start, text.bytes[range.end - 1] <= 0x20 { range.end -= 1 }
    var scanner = OrgScanner(bytes: text.bytes, cursor: range.start, end: range.end)
    kind = scanner.kind(indent: indent)
    content = kind == .text ? range.start : scanner.cursor
    (self.range, self.indent) = (range, indent)
  }

  /// What stands behind the mark.
  var contents: TextRange { TextRange(min(content, range.end), range.end) }
}

/// A place in a line; what tells its kind moves it behind the mark.
struct OrgScanner {
  let bytes: [UInt8]
  var cursor: Int
  let end: Int

  var current: UInt8? { cursor < end ? bytes[cursor] : nil }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    cursor += 1
    return true
  }

  mutating func skipBlanks() { while let byte = current, byte <= 0x20 { cursor += 1 } }

  mutating func skip(while isWanted: (UInt8) -> Bool) -> Int {
    let start = cursor
    while let byte = current, isWanted(byte) { cursor += 1 }
    return cursor - start
  }

  /// A whole word, in these letters, with the blanks behind it.
  mutating func skip(word: some StringProtocol) -> Bool {
    let length = word.utf8.count
    guard cursor + length <= end, bytes[cursor..<cursor + length].elementsEqual(word.utf8) else { return false }
    guard cursor + length == end || bytes[cursor + length] <= 0x20 else { return false }
    cursor += length
    skipBlanks()
    return true
  }

  /// Whether a mark ends here: nothing or a blank follows.
  private var isAtGap: Bool { current.map { $0 <= 0x20 } ?? true }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  /// Of a name: letters of any script, digits, `-` and `_`.
  static func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  // MARK: Kinds of lines

  mutating func kind(indent: Int) -> OrgLine.Kind {
    switch current {
    case nil: .blank
    case UInt8(ascii: "*"): indent == 0 ? heading() : item()
    case UInt8(ascii: "#"): hash()
    case UInt8(ascii: ":"): colon()
    case UInt8(ascii: "|"): row()
    case UInt8(ascii: "-"): isRule ? .silent : item()
    case UInt8(ascii: "+"): item()
    case UInt8(ascii: "["): indent == 0 ? footnote() : .text
    case let digit? where Self.isDigit(digit): orderedItem()
    default: isPlan ? .silent : .text
    }
  }

  private mutating func heading() -> OrgLine.Kind {
    let level = skip { $0 == UInt8(ascii: "*") }
    // The blank behind the stars of an empty heading is the last of its line.
    guard cursor < bytes.count, bytes[cursor] == 0x20 else { return .text }
    skipBlanks()
    return .heading(level: level)
  }

  private mutating func hash() -> OrgLine.Kind {
    cursor += 1
    if isAtGap { return .comment }
    guard skip("+"), let first = current, Self.isLetter(first) else { return .text }
    let start = cursor
    _ = skip(while: Self.isName)
    let name = String(decoding: bytes[start..<cursor], as: UTF8.self).lowercased()
    if isAtGap, let block = Self.name(in: name, behind: "begin_") { return .begin(block) }
    if isAtGap, let block = Self.name(in: name, behind: "end_") { return .end(block) }
    // `#+CAPTION[short]: long`
    if skip("["), skip(while: { $0 != UInt8(ascii: "]") }) > 0 { _ = skip("]") }
    if !skip(":") { cursor = end }
    skipBlanks()
    return .keyword(name.uppercased())
  }

  private static func name(in word: String, behind prefix: String) -> String? {
    word.hasPrefix(prefix) && word.utf8.count > prefix.utf8.count ? String(word.dropFirst(prefix.count)) : nil
  }

  private mutating func colon() -> OrgLine.Kind {
    cursor += 1
    if isAtGap {
      // What is indented behind the first blank is so on purpose.
      if cursor < end { cursor += 1 }
      return .fixedWidth
    }
    let start = cursor
    guard skip(while: Self.isName) > 0, skip(":"), cursor == end else { return .text }
    let name = String(decoding: bytes[start..<end - 1], as: UTF8.self)
    return name.lowercased() == "end" ? .drawerEnd : .drawer
  }

  private mutating func row() -> OrgLine.Kind {
    cursor += 1
    return current == UInt8(ascii: "-") ? .silent : .tableRow
  }

  private var isRule: Bool {
    end - cursor >= 5 && bytes[cursor..<end].allSatisfy { $0 == UInt8(ascii: "-") }
  }

  private mutating func item() -> OrgLine.Kind {
    cursor += 1
    guard isAtGap else { return .text }
    skipItemMarks()
    return .item(isOrdered: false)
  }

  private mutating func orderedItem() -> OrgLine.Kind {
    _ = skip(while: Self.isDigit)
    guard skip(".") || skip(")"), isAtGap else { return .text }
    skipItemMarks()
    return .item(isOrdered: true)
  }

  /// Its number, `[@5]`, and its box to tick, `[ ]`, `[X]` or `[-]`.
  private mutating func skipItemMarks() {
    skipBlanks()
    var ahead = self
    if ahead.skip("["), ahead.skip("@"), ahead.skip(while: Self.isDigit) > 0, ahead.skip("]"), ahead.isAtGap {
      self = ahead
      skipBlanks()
    }
    ahead = self
    if ahead.skip("["), ahead.skip(" ") || ahead.skip("X") || ahead.skip("-"), ahead.skip("]"), ahead.isAtGap {
      self = ahead
      skipBlanks()
    }
  }

  private mutating func footnote() -> OrgLine.Kind {
    guard skip("["), skip("f"), skip("n"), skip(":"), skip(while: Self.isName) > 0, skip("]") else { return .text }
    skipBlanks()
    return .footnote
  }

  private static let plans = ["SCHEDULED:", "DEADLINE:", "CLOSED:", "CLOCK:"]

  /// `DEADLINE: <2026-03-02 Mon>`; with words behind the colon it is a line of text.
  private var isPlan: Bool {
    guard Self.plans.contains(where: { bytes[cursor..<end].starts(with: $0.utf8) }) else { return false }
    var ahead = self
    _ = ahead.skip { $0 != UInt8(ascii: ":") }
    _ = ahead.skip(":")
    ahead.skipBlanks()
    guard ahead.skip("<") || ahead.skip("["), let digit = ahead.current else { return false }
    return Self.isDigit(digit)
  }
}
