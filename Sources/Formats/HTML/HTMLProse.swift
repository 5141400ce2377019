/// Builds the prose of one block of a page, its white space as a browser shows it.
struct HTMLProse {
  private let source: UnsafeBufferPointer<UInt8>
  private(set) var prose = Prose()
  private(set) var range = TextRange(0, 0)
  /// White space, or a line break, that becomes one space should text follow.
  private var gap: TextRange?
  /// What the gap reads as; more than a space only where white space is kept.
  private var gapText: [UInt8] = [0x20]

  init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

  var isEmpty: Bool { prose.bytes.isEmpty }
  /// Whether there is nothing to read: spaces that do not break hold empty paragraphs open.
  var isBlank: Bool { prose.bytes.allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 } }

  /// Adds bytes of the source as they stand.
  mutating func copy(_ start: Int, _ end: Int) {
    guard start < end else { return }
    open(at: start)
    prose.append(
      UnsafeBufferPointer(rebasing: source[start..<end]), from: TextRange(start, end).shifted(by: -range.start))
    range.end = end
  }

  /// Adds bytes that the source spells otherwise.
  mutating func add(_ bytes: some Collection<UInt8>, from start: Int, to end: Int) {
    open(at: start)
    prose.append(bytes, spelt: TextRange(start, end).shifted(by: -range.start))
    range.end = end
  }

  mutating func space(_ start: Int, _ end: Int) { if gap == nil { gap = TextRange(start, end) } }

  /// White space that is kept should text follow.
  mutating func space(_ written: some Collection<UInt8>, _ start: Int, _ end: Int) {
    gapText = (gap == nil ? [] : gapText) + written
    gap = TextRange(gap?.start ?? start, end)
  }

  /// A line break takes the white space before it along.
  mutating func lineBreak(_ start: Int, _ end: Int) { gap = TextRange(gap?.start ?? start, end) }

  private mutating func open(at start: Int) {
    if isEmpty {
      range = TextRange(start, start)
    } else if let gap {
      prose.append(gapText, from: gap.shifted(by: -range.start))
    }
    if gapText != [0x20] { gapText = [0x20] }
    gap = nil
  }

  /// - Parameter end: where the block ends that the prose is for; at or behind the last byte read.
  func finished(for end: Int) -> Prose { prose.simplified(source: source, at: range.start, end: end) }
}

extension HTMLProse {
  /// Adds a text of the page. `literal` is what gumbo read between two offsets of the source: references decoded,
  /// line ends LF, and without any tags that it threw away.
  mutating func text(
    _ literal: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, keepsSpace: Bool
  ) {
    var i = start
    var read = 0
    while i < end, read < literal.count {
      let from = i
      let readFrom = read
      // Plain bytes are compared as they are stepped over, so that the two sides can part nowhere unseen.
      while i < end, read < literal.count, source[i] == literal[read], Self.isPlain[Int(source[i])] {
        i += 1
        read += 1
      }
      // gumbo's U+FFFD can begin with the bytes of the character that it stands for.
      while i > from, i < end, source[i] & 0xC0 == 0x80 {
        i -= 1
        read -= 1
      }
      if i > from { copy(from, i) }
      guard i < end, read < literal.count else { return }
      step(literal, &read, &i, end: end, keepsSpace: keepsSpace)
      // Nothing matched on either side: what is left cannot be laid beside the source.
      if i == from, read == readFrom { return }
    }
  }

  private mutating func step(
    _ literal: UnsafeBufferPointer<UInt8>, _ read: inout Int, _ i: inout Int, end: Int, keepsSpace: Bool
  ) {
    switch source[i] {
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D: space(literal, &read, &i, end: end, keepsSpace: keepsSpace)
    case UInt8(ascii: "<") where HTMLMarkup.opens(source, at: i, end: end):
      i = HTMLMarkup.end(source, at: i, end: end)
    case UInt8(ascii: "&"):
      reference(literal, &read, &i, end: end, keepsSpace: keepsSpace)
    case 0: i += 1
    // A soft hyphen says where a word may be broken, and is no part of it.
    case 0xC2 where Self.startsAlike(source, i, end, literal, read):
      if source[i + 1] != 0xAD { copy(i, i + 2) }
      i += 2
      read += 2
    case UInt8(ascii: "<") where literal[read] == UInt8(ascii: "<"):
      copy(i, i + 1)
      i += 1
      read += 1
    default: replaced(literal, &read, &i, end: end)
    }
  }

  private mutating func space(
    _ literal: UnsafeBufferPointer<UInt8>, _ read: inout Int, _ i: inout Int, end: Int, keepsSpace: Bool
  ) {
    let from = i
    let readFrom = read
    while i < end, read < literal.count, Self.isSpace(source[i]), Self.isSpace(literal[read]) {
      if source[i] == 0x0D, i + 1 < end, source[i + 1] == 0x0A { i += 1 }
      i += 1
      read += 1
    }
    // White space alone on this side was thrown away with the tags around it.
    if read == readFrom {
      i += 1
    } else if keepsSpace {
      space(literal[readFrom..<read], from, i)
    } else {
      space(from, i)
    }
  }

  private mutating func reference(
    _ literal: UnsafeBufferPointer<UInt8>, _ read: inout Int, _ i: inout Int, end: Int, keepsSpace: Bool
  ) {
    let from = i
    guard
      let match = CharacterReferences.match(
        source: source, at: i, end: end, literal: literal, at: read, dialect: .html)
    else {
      guard literal[read] == UInt8(ascii: "&") else { return }
      copy(i, i + 1)
      i += 1
      read += 1
      return
    }
    let decoded = UnsafeBufferPointer(rebasing: literal[read..<(read + match.literal)])
    i += match.source
    read += match.literal
    if decoded.elementsEqual("\u{AD}".utf8) { return }
    if decoded.count == 1, Self.isSpace(decoded[0]) {
      keepsSpace ? space(decoded, from, i) : space(from, i)
    } else {
      add(decoded, from: from, to: i)
    }
  }

  /// gumbo reads control characters and noncharacters as U+FFFD.
  private mutating func replaced(
    _ literal: UnsafeBufferPointer<UInt8>, _ read: inout Int, _ i: inout Int, end: Int
  ) {
    guard read + 3 <= literal.count, literal[read] == 0xEF, literal[read + 1] == 0xBF, literal[read + 2] == 0xBD
    else { return }
    let length = min(CharacterReferences.scalarLength(source, at: i), end - i)
    copy(i, i + length)
    i += length
    read += 3
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private static func startsAlike(
    _ source: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int, _ literal: UnsafeBufferPointer<UInt8>, _ read: Int
  ) -> Bool {
    i + 1 < end && read + 1 < literal.count && source[i] == literal[read] && source[i + 1] == literal[read + 1]
  }

  /// Neither white space nor the start of markup, nor maybe a soft hyphen.
  private static let isPlain: [Bool] = (0..<256).map { byte in
    let byte = UInt8(byte)
    return byte != 0 && byte != 0xC2 && !isSpace(byte) && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
  }
}
