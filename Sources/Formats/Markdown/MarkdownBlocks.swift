import CMarkdown

/// Turns the events of a Markdown tree into blocks.
struct MarkdownBlocks {
  private let text: SourceText
  private let source: UnsafeBufferPointer<UInt8>
  private let parsed: UnsafeBufferPointer<UInt8>
  /// The first byte and the first line (from 0) that cmark was given.
  private let start: Int
  private let firstLine: Int

  private var blocks: [Block] = []
  private var quoteDepth = 0
  private var itemDepth = 0
  /// The paragraph, heading or table row whose text is being read.
  private var open: MarkdownProse?
  private var openStart = 0
  private var openEnd = 0
  private var firstTopHeading: Int?

  init(
    text: SourceText, source: UnsafeBufferPointer<UInt8>, parsed: UnsafeBufferPointer<UInt8>, from start: Int
  ) {
    self.text = text
    self.source = source
    self.parsed = parsed
    self.start = start
    firstLine = text.line(at: start)
  }

  mutating func visit(_ node: MarkdownTree.Node, _ element: MarkdownTree.Element, isEntering: Bool) {
    switch element {
    case .blockQuote: quoteDepth += isEntering ? 1 : -1
    case .item: itemDepth += isEntering ? 1 : -1
    case .paragraph: isEntering ? openParagraph(node) : closeParagraph()
    case .heading: isEntering ? openHeading(node) : closeHeading(node)
    case .tableRow: isEntering ? openRow(node) : closeRow()
    case .codeBlock: codeBlock(node)
    case .htmlBlock: htmlBlock(node)
    case .thematicBreak: append(.preformatted, rest(of: place(of: node)), Prose())
    case .table, .other: break
    default: isEntering ? open?.enter(node, element) : open?.leave(element)
    }
  }

  /// The blocks, once every event has been told.
  func finished() -> [Block] {
    var blocks = blocks
    let first = blocks.first { $0.kind != .mark }
    if let firstTopHeading {
      blocks[firstTopHeading].kind = .headline
    } else if let first, first.kind == .subheading, let index = blocks.firstIndex(where: { $0.kind == .subheading }) {
      blocks[index].kind = .headline
    }
    return blocks
  }

  // MARK: Running text

  private var kindOfText: Block.Kind {
    quoteDepth > 0 ? .quotation : itemDepth > 0 ? .listItem : .paragraph
  }

  private mutating func openParagraph(_ node: MarkdownTree.Node) {
    var first = place(of: node)
    var lastLine = line(cmark_node_get_end_line(node))
    if cmark_node_get_start_line(node) == 0, let table = cmark_node_next(node) {
      // The table extension splits the lines above a table off without saying where they stand.
      first = place(of: table)
      lastLine = headerLine(of: table) - 1
    }
    open(from: first, to: text.line(lastLine).end, definitions: true)
  }

  private mutating func closeParagraph() {
    guard let open else { return }
    let prose = open.finished(end: open.scanner.end)
    let isBlank = prose.bytes.allSatisfy { $0 <= 0x20 }
    append(isBlank ? .preformatted : kindOfText, TextRange(openStart, open.scanner.end), isBlank ? Prose() : prose)
    self.open = nil
  }

  private mutating func openHeading(_ node: MarkdownTree.Node) {
    let first = place(of: node)
    guard !startsWithHashes(at: first) else {
      let end = text.line(text.line(at: first)).end
      open(from: first, to: end, definitions: false)
      open?.skipHeadingMarks()
      return
    }
    let underline = underline(below: first, lastLine: line(cmark_node_get_end_line(node)))
    open(from: max(start, first), to: text.line(underline - 1).end, definitions: true)
    openEnd = text.line(underline).end
  }

  /// The line that underlines a heading. The end that cmark gives to such a heading can be that of the next line.
  private func underline(below first: Int, lastLine: Int) -> Int {
    var number = text.line(at: first) + 1
    while number < min(lastLine, text.lineCount - 1), !isUnderline(text.line(number)) { number += 1 }
    return number
  }

  private func isUnderline(_ line: TextRange) -> Bool {
    var scanner = MarkdownScanner(bytes: parsed, quoteDepth: quoteDepth, cursor: line.start, end: line.end)
    scanner.skipPrefix()
    guard let mark = scanner.current, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    scanner.cursor += scanner.count(of: mark)
    scanner.skipBlanks()
    return scanner.current == nil
  }

  private mutating func closeHeading(_ node: MarkdownTree.Node) {
    guard let open else { return }
    if quoteDepth == 0, itemDepth == 0, firstTopHeading == nil, cmark_node_get_heading_level(node) == 1 {
      firstTopHeading = blocks.count
    }
    let count = blocks.count
    append(quoteDepth > 0 ? .quotation : .subheading, TextRange(openStart, openEnd), open.finished(end: openEnd))
    if blocks.count == count, firstTopHeading == count { firstTopHeading = nil }
    self.open = nil
  }

  private mutating func open(from first: Int, to end: Int, definitions: Bool) {
    var last = max(first, end)
    while last > first, source[last - 1] == 0x20 || source[last - 1] == 0x09 { last -= 1 }
    var scanner = MarkdownScanner(bytes: parsed, quoteDepth: quoteDepth, cursor: first, end: last)
    if definitions { scanner.skipDefinitions() }
    openStart = scanner.cursor
    openEnd = last
    open = MarkdownProse(
      source: source, parsed: parsed, range: TextRange(openStart, last), quoteDepth: quoteDepth)
  }

  private func startsWithHashes(at offset: Int) -> Bool {
    var end = offset
    while end < source.count, end - offset < 7, source[end] == UInt8(ascii: "#") { end += 1 }
    let count = end - offset
    return (1...6).contains(count) && (end == source.count || source[end] <= 0x20)
  }

  // MARK: Everything else

  private mutating func openRow(_ node: MarkdownTree.Node) {
    var number = line(cmark_node_get_start_line(node))
    if let table = cmark_node_parent(node), cmark_node_first_child(table) == node { number = headerLine(of: table) }
    let range = text.line(number)
    var scanner = MarkdownScanner(
      bytes: parsed, quoteDepth: quoteDepth, cursor: max(range.start, start), end: range.end)
    scanner.skipPrefix()
    // The first line of a list item has the item's mark before its text.
    if itemDepth > 0, line(cmark_node_get_start_line(node)) == number {
      scanner.cursor = max(scanner.cursor, min(range.end, place(of: node)))
    }
    openStart = scanner.cursor
    open = MarkdownProse(
      source: source, parsed: parsed, range: TextRange(openStart, range.end), quoteDepth: quoteDepth, isInTable: true)
  }

  private mutating func closeRow() {
    guard let open else { return }
    append(.preformatted, TextRange(openStart, open.scanner.end), open.finished(end: open.scanner.end))
    self.open = nil
  }

  /// The line of a table's header, of which cmark says where the paragraph began that it was split from.
  private func headerLine(of table: MarkdownTree.Node) -> Int {
    if let header = cmark_node_first_child(table), let row = cmark_node_next(header) {
      return line(cmark_node_get_start_line(row)) - 2
    }
    return line(cmark_node_get_end_line(table)) - 1
  }

  private mutating func codeBlock(_ node: MarkdownTree.Node) {
    let first = place(of: node)
    var (length, offset, mark): (CInt, CInt, CChar) = (0, 0, 0)
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0
    let lineCount = MarkdownTree.literal(of: node).count { $0 == 0x0A }
    let number = text.line(at: first)
    let lastLine = number + lineCount - (isFenced ? 0 : 1)
    let end = max(first, text.line(lastLine).end)
    let prose =
      isFenced
      ? verbatim(lines: number + 1..<max(number, lastLine) + 1, of: first)
      : verbatim(TextRange(first, end))
    append(.preformatted, TextRange(first, isFenced ? closingFenceEnd(behind: lastLine, from: first) : end), prose)
  }

  private func closingFenceEnd(behind line: Int, from first: Int) -> Int {
    let next = text.line(line + 1)
    var scanner = MarkdownScanner(bytes: parsed, quoteDepth: quoteDepth, cursor: next.start, end: next.end)
    scanner.skipPrefix()
    let fence = parsed[first]
    guard line + 1 < text.lineCount, scanner.count(of: fence) >= 3 else { return max(first, text.line(line).end) }
    return next.end
  }

  private mutating func htmlBlock(_ node: MarkdownTree.Node) {
    let first = place(of: node)
    let literal = MarkdownTree.literal(of: node)
    var length = literal.count
    while length > 0, literal[length - 1] <= 0x20 { length -= 1 }
    // cmark ends a comment one line early.
    let lineCount = literal[..<length].count { $0 == 0x0A }
    let end = max(first, text.line(text.line(at: first) + lineCount).end)
    var range = TextRange(first, end)
    while range.start < range.end, source[range.start] <= 0x20 { range.start += 1 }
    while range.end > range.start, source[range.end - 1] <= 0x20 { range.end -= 1 }
    let isMark = HTMLMarkup.isStetMark(source[range.start..<range.end])
    append(isMark ? .mark : .preformatted, range, isMark ? Prose() : withoutTags(range))
  }

  private func verbatim(_ range: TextRange) -> Prose {
    Prose(verbatim: Array(source[range.start..<range.end]))
  }

  /// Whole lines as they stand, for a block that begins before them.
  private func verbatim(lines: Range<Int>, of start: Int) -> Prose {
    var prose = Prose()
    guard let last = lines.last else { return prose }
    let range = TextRange(text.line(lines.lowerBound).start, text.line(last).end)
    guard range.start >= start, !range.isEmpty else { return prose }
    prose.append(
      UnsafeBufferPointer(rebasing: source[range.start..<range.end]), from: range.shifted(by: -start))
    return prose
  }

  private func withoutTags(_ range: TextRange) -> Prose {
    var prose = Prose()
    var i = range.start
    while i < range.end {
      let from = i
      if HTMLMarkup.opens(source, at: i, end: range.end) {
        i = HTMLMarkup.end(source, at: i, end: range.end)
        continue
      }
      i += 1
      while i < range.end, source[i] != UInt8(ascii: "<") { i += 1 }
      prose.append(UnsafeBufferPointer(rebasing: source[from..<i]), from: TextRange(from, i).shifted(by: -range.start))
    }
    return prose
  }

  // MARK: Places

  private func line(_ number: CInt) -> Int { max(0, Int(number) - 1) + firstLine }

  /// The first byte of a node.
  private func place(of node: MarkdownTree.Node) -> Int {
    let number = line(cmark_node_get_start_line(node))
    let lineStart = max(start, text.line(number).start)
    return min(source.count, lineStart + max(0, Int(cmark_node_get_start_column(node)) - 1))
  }

  private func rest(of offset: Int) -> TextRange {
    TextRange(offset, max(offset, text.line(text.line(at: offset)).end))
  }

  /// Blocks come in order and share no byte; one that breaks this would break every edit behind it.
  private mutating func append(_ kind: Block.Kind, _ range: TextRange, _ prose: Prose) {
    guard range.start >= blocks.last?.range.end ?? start, !range.isEmpty else { return }
    blocks.append(Block(kind: kind, range: range, prose: prose))
  }
}
