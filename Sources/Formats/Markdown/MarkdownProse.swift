/// Builds the prose of one Markdown block by laying what cmark read beside the source.
///
/// The columns cmark gives to text inside a line are off behind prefixes, escapes and merged nodes. But the order of
/// its nodes is that of the source, and each of them says how it was written: a cursor that steps over their marks
/// meets every text where it stands. Should the two ever disagree, the lines of the block are its prose as they are.
struct MarkdownProse {
  private(set) var scanner: MarkdownScanner
  private(set) var hasFailed = false

  private let source: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let isInTable: Bool
  private var prose = Prose()
  /// How each open link, image or strikethrough has to be closed.
  private var open: [Opening] = []
  /// Above 0 inside an image, whose text describes a picture and says nothing in the article.
  private var imageDepth = 0
  private var cellCount = 0

  private enum Opening {
    case bracket, angle, bare
    case tildes(Int)
  }

  /// `parsed` is the source as cmark was given it: as long, but without NUL. `range` is counted in bytes of both.
  init(
    source: UnsafeBufferPointer<UInt8>, parsed: UnsafeBufferPointer<UInt8>, range: TextRange, quoteDepth: Int,
    isInTable: Bool = false
  ) {
    self.source = source
    self.isInTable = isInTable
    start = range.start
    scanner = MarkdownScanner(bytes: parsed, quoteDepth: quoteDepth, cursor: range.start, end: range.end)
  }

  // MARK: Nodes

  mutating func enter(_ node: MarkdownTree.Node, _ element: MarkdownTree.Element) {
    guard !hasFailed else { return }
    switch element {
    case .text: text(MarkdownTree.literal(of: node))
    case .softBreak: lineBreak()
    case .lineBreak: lineBreak()
    case .code: code(MarkdownTree.literal(of: node))
    case .htmlInline: htmlInline(MarkdownTree.literal(of: node))
    case .emphasis: delimiter(count: 1)
    case .strong: delimiter(count: 2)
    case .strikethrough: openStrikethrough()
    case .link: openLink()
    case .image: openImage()
    case .tableCell: openCell()
    default: break
    }
  }

  /// Steps over the `#` before the text of a heading.
  mutating func skipHeadingMarks() {
    scanner.cursor += scanner.count(of: UInt8(ascii: "#"))
    scanner.skipBlanks()
  }

  mutating func leave(_ element: MarkdownTree.Element) {
    guard !hasFailed else { return }
    switch element {
    case .emphasis: delimiter(count: 1)
    case .strong: delimiter(count: 2)
    case .strikethrough, .link: close()
    case .image:
      close()
      imageDepth -= 1
    default: break
    }
  }

  private mutating func expect(_ found: Bool) { if !found { hasFailed = true } }

  private mutating func delimiter(count: Int) {
    let byte = scanner.current
    expect(byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_"))
    for _ in 0..<count where !hasFailed { expect(scanner.skip(byte ?? 0)) }
  }

  private mutating func openStrikethrough() {
    let count = scanner.count(of: UInt8(ascii: "~"))
    expect(count == 1 || count == 2)
    scanner.cursor += count
    open.append(.tildes(count))
  }

  private mutating func openLink() {
    if scanner.skip("[") {
      open.append(.bracket)
    } else {
      open.append(scanner.skip("<") ? .angle : .bare)
    }
  }

  private mutating func openImage() {
    expect(scanner.skip("!") && scanner.skip("["))
    open.append(.bracket)
    imageDepth += 1
  }

  private mutating func close() {
    switch open.popLast() {
    case .bracket:
      expect(scanner.skip("]"))
      scanner.skipLinkTail()
    case .angle: expect(scanner.skip(">"))
    case .tildes(let count): for _ in 0..<count { expect(scanner.skip("~")) }
    case .bare, nil: break
    }
  }

  /// The cells of a row are kept apart by a tab.
  private mutating func openCell() {
    let before = scanner.cursor
    scanner.skipBlanks()
    let isDivided = scanner.skip("|")
    scanner.skipBlanks()
    cellCount += 1
    if cellCount > 1, isDivided { emit([0x09], from: before) }
  }

  // MARK: Text

  private mutating func text(_ literal: UnsafeBufferPointer<UInt8>) {
    let parsed = scanner.bytes
    let end = scanner.end
    var escapes = true
    var references = true
    switch open.last {
    case .angle: escapes = false
    case .bare: (escapes, references) = (false, false)
    default: break
    }
    var read = 0
    while read < literal.count {
      let from = scanner.cursor
      var i = from
      while i < end, read < literal.count {
        let byte = parsed[i]
        guard byte == literal[read], byte != 0x5C, byte != 0x26 else { break }
        i += 1
        read += 1
      }
      scanner.cursor = i
      copy(from: from)
      guard read < literal.count else { return }
      guard let byte = scanner.current else { return expect(false) }
      let here = scanner.cursor
      if byte == 0x5C, escapes || literal[read] != 0x5C, scanner.followedByPunctuation,
        parsed[here + 1] == literal[read]
      {
        scanner.cursor += 2
        emit(literal[read...read], from: here)
        read += 1
      } else if byte == 0x26, references,
        let match = CharacterReferences.match(
          source: parsed, at: here, end: end, literal: literal, at: read, dialect: .markdown)
      {
        scanner.cursor += match.source
        emit(literal[read..<(read + match.literal)], from: here)
        read += match.literal
      } else if byte == literal[read] {
        scanner.cursor += 1
        copy(from: here)
        read += 1
      } else {
        return expect(false)
      }
    }
  }

  private mutating func lineBreak() {
    let from = scanner.cursor
    scanner.skipBlanks()
    _ = scanner.skip("\\")
    expect(scanner.skipLineEnd())
    emit([0x20], from: from)
  }

  private mutating func code(_ literal: UnsafeBufferPointer<UInt8>) {
    let ticks = scanner.count(of: 0x60)
    expect(ticks > 0)
    scanner.cursor += ticks
    let isPadded = isPaddedCode(ticks: ticks, literal)
    if isPadded { skipSpaceOrLineEnd() }
    var read = 0
    while read < literal.count, !hasFailed {
      let from = scanner.cursor
      while read < literal.count, let byte = scanner.current, byte == literal[read] {
        scanner.cursor += 1
        read += 1
      }
      copy(from: from)
      guard read < literal.count else { break }
      let here = scanner.cursor
      if literal[read] == 0x20, scanner.skipLineEnd() {
        emit([0x20], from: here)
      } else if isInTable, literal[read] == UInt8(ascii: "|"), scanner.skip("\\"), scanner.skip("|") {
        emit([UInt8(ascii: "|")], from: here)
      } else {
        return expect(false)
      }
      read += 1
    }
    if isPadded { skipSpaceOrLineEnd() }
    expect(scanner.count(of: 0x60) == ticks)
    scanner.cursor += ticks
  }

  /// Whether a space on either side only keeps the text off its marks: ``` `` `a` `` ```.
  private func isPaddedCode(ticks: Int, _ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = scanner.current, isSpaceOrLineEnd(first), literal.contains(where: { $0 != 0x20 }) else {
      return false
    }
    var ahead = scanner
    while ahead.cursor < ahead.end {
      let found = ahead.count(of: 0x60)
      if found == ticks { return isSpaceOrLineEnd(ahead.bytes[ahead.cursor - 1]) }
      ahead.cursor += max(1, found)
    }
    return false
  }

  private func isSpaceOrLineEnd(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }

  private mutating func skipSpaceOrLineEnd() { if !scanner.skip(0x20) { _ = scanner.skipLineEnd() } }

  private mutating func htmlInline(_ literal: UnsafeBufferPointer<UInt8>) {
    var read = 0
    while read < literal.count {
      let byte = literal[read]
      if byte == 0x0A || byte == 0x0D {
        guard scanner.skipLineEnd() else { return expect(false) }
        while read < literal.count, literal[read] == 0x0A || literal[read] == 0x0D { read += 1 }
      } else {
        guard scanner.skip(byte) else { return expect(false) }
        read += 1
      }
    }
  }

  // MARK: Prose

  /// Adds the bytes between an offset and the cursor as they stand.
  private mutating func copy(from offset: Int) {
    guard imageDepth == 0, offset < scanner.cursor else { return }
    prose.append(
      UnsafeBufferPointer(rebasing: source[offset..<scanner.cursor]),
      from: TextRange(offset - start, scanner.cursor - start))
  }

  /// Adds bytes that the source spells otherwise, between an offset and the cursor.
  private mutating func emit(_ bytes: some Collection<UInt8>, from offset: Int) {
    guard imageDepth == 0, !hasFailed else { return }
    prose.append(bytes, spelt: TextRange(offset - start, scanner.cursor - start))
  }

  /// The prose of a block that ends at some offset: behind its text where a line below underlines it.
  func finished(end: Int) -> Prose {
    hasFailed ? lines() : prose.simplified(source: source, at: start, end: end)
  }

  /// The lines of the block without their prefixes, one space between them.
  private func lines() -> Prose {
    var plain = MarkdownProse(
      source: source, parsed: scanner.bytes, range: TextRange(start, scanner.end), quoteDepth: scanner.quoteDepth)
    while plain.scanner.cursor < scanner.end {
      let from = plain.scanner.cursor
      while let byte = plain.scanner.current, byte != 0x0A, byte != 0x0D { plain.scanner.cursor += 1 }
      plain.copy(from: from)
      let lineEnd = plain.scanner.cursor
      if plain.scanner.skipLineEnd() { plain.emit([0x20], from: lineEnd) }
    }
    return plain.prose
  }
}
