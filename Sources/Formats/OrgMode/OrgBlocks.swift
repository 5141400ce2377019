/// Turns the lines of a page in org-mode into blocks.
struct OrgBlocks {
  private(set) var blocks: [Block] = []
  private(set) var metadata = Page.Metadata()
  /// Code, in bytes of the source.
  private(set) var code: [TextRange] = []

  private let text: SourceText
  private let lines: [OrgLine]
  private let ends: OrgEnds
  /// The words before a heading that say how far its matter has come.
  private let states: Set<String>
  /// The blocks of org-mode that the line stands in, outermost first.
  private var containers: [Container] = []
  /// The columns of the marks of the list items that the line stands in.
  private var items: [Int] = []
  private var blankLines = 0
  private var hasTitle = false
  private var firstTopHeading: Int?

  private struct Container {
    let end: Int
    /// Whether it, or one around it, is a quotation.
    let isQuotation: Bool
    /// Whether it, or one around it, stands in a list item.
    let isInItem: Bool
    /// The list items around it.
    let items: [Int]
  }

  init(_ text: SourceText) {
    self.text = text
    lines = (0..<text.lineCount).map { OrgLine($0, of: text) }
    ends = OrgEnds(lines)
    states = OrgHeading.states(of: lines, in: text)
  }

  mutating func read() {
    var line = 0
    while line < lines.count {
      while let container = containers.last, container.end <= line {
        items = container.items
        containers.removeLast()
      }
      line = read(line)
    }
  }

  /// The page, once its lines are read.
  func page() -> Page {
    var blocks = blocks
    if hasTitle { return Page(blocks: blocks, metadata: metadata) }
    // As in Markdown: the first heading of the first level, or any that nothing comes before.
    if let firstTopHeading {
      blocks[firstTopHeading].kind = .headline
    } else if let first = blocks.firstIndex(where: { $0.kind != .mark }), blocks[first].kind == .subheading {
      blocks[first].kind = .headline
    }
    return Page(blocks: blocks, metadata: metadata)
  }

  // MARK: Lines

  /// Reads what begins with a line; gives the line behind it.
  private mutating func read(_ number: Int) -> Int {
    let line = lines[number]
    leaveItems(line)
    switch line.kind {
    case .blank, .silent, .drawerEnd, .end: return number + 1
    case .heading(let level): return heading(number, level)
    case .keyword(let name): keyword(name, line)
    case .begin(let name): return block(name, number)
    case .drawer:
      if let end = ends.drawer(from: number, before: limit(number)) { return end + 1 }
      return paragraph(number, from: line.range.start)
    case .item(let isOrdered):
      items.append(line.indent)
      return paragraph(number, from: line.content, canHaveTerm: !isOrdered)
    case .footnote: return paragraph(number, from: line.content)
    case .text: return paragraph(number, from: line.range.start)
    case .tableRow: row(line)
    case .fixedWidth: return fixedWidth(number)
    case .comment: comment(line)
    }
    return number + 1
  }

  /// A list ends with a line that is not indented further than its marks, or with two blank ones.
  private mutating func leaveItems(_ line: OrgLine) {
    guard line.kind != .blank else {
      blankLines += 1
      if blankLines > 1 { items = [] }
      return
    }
    blankLines = 0
    while let last = items.last, last >= line.indent { items.removeLast() }
  }

  /// The line that ends whatever a line stands in.
  private func limit(_ number: Int) -> Int { min(containers.last?.end ?? lines.count, ends.section(from: number)) }

  private var kindOfText: Block.Kind {
    if containers.last?.isQuotation ?? false { return .quotation }
    return items.isEmpty && !(containers.last?.isInItem ?? false) ? .paragraph : .listItem
  }

  // MARK: Headings and keywords

  private mutating func heading(_ number: Int, _ level: Int) -> Int {
    let heading = OrgHeading(lines[number].contents, in: text.bytes, states: states)
    guard !heading.isComment else { return behindTree(number, level) }
    let count = blocks.count
    append(.subheading, heading.title)
    let hasWords = blocks.count > count && blocks[count].kind == .subheading
    if hasWords, level == 1, firstTopHeading == nil { firstTopHeading = count }
    return number + 1
  }

  /// Behind all that stands below a heading.
  private func behindTree(_ number: Int, _ level: Int) -> Int {
    var next = ends.section(from: number)
    while next < lines.count, case .heading(let below) = lines[next].kind, below > level {
      next = ends.section(from: next)
    }
    return next
  }

  private mutating func keyword(_ name: String, _ line: OrgLine) {
    switch name {
    case "TITLE" where !hasTitle:
      append(.headline, line.contents)
      guard let title = blocks.last, title.kind == .headline else { return }
      hasTitle = true
      metadata.title = words(title.range)
    case "AUTHOR":
      let author = words(line.contents)
      guard !author.isEmpty else { return }
      if metadata.author == nil { metadata.author = author } else { metadata.author?.append(", " + author) }
    case "DATE":
      let date = words(line.contents)
      if !date.isEmpty { metadata.date = metadata.date ?? OrgTimestamp.iso(date) ?? date }
    case "CAPTION": append(.caption, line.contents)
    default: break
    }
  }

  private func words(_ range: TextRange) -> String {
    var prose = OrgProse(text.bytes, from: range.start)
    prose.read(range)
    return prose.words
  }

  private mutating func comment(_ line: OrgLine) {
    guard OrgComment.mark(at: line.range.start, in: text.bytes) != nil else { return }
    blocks.append(Block(kind: .mark, range: line.range, prose: Prose()))
  }

  // MARK: Blocks of org-mode

  /// The line of one that nothing ends is no text; what stands behind it is.
  private mutating func block(_ name: String, _ number: Int) -> Int {
    guard let end = ends.block(name, from: number, before: limit(number)) else { return number + 1 }
    switch name {
    case "comment": return end + 1
    case "src", "example", "export": return verbatim(number, end)
    default: return enter(name, number, end)
    }
  }

  private mutating func enter(_ name: String, _ number: Int, _ end: Int) -> Int {
    let kind = kindOfText
    containers.append(
      Container(
        end: end, isQuotation: kind == .quotation || name == "quote" || name == "verse",
        isInItem: kind == .listItem, items: items))
    items = []
    return number + 1
  }

  private mutating func verbatim(_ number: Int, _ end: Int) -> Int {
    let range = TextRange(lines[number].range.start, lines[end].range.end)
    var prose = OrgProse(text.bytes, from: range.start)
    if number + 1 < end { prose.copy(TextRange(text.line(number + 1).start, text.line(end - 1).end)) }
    code.append(range)
    blocks.append(Block(kind: .preformatted, range: range, prose: prose.prose))
    return end + 1
  }

  private mutating func fixedWidth(_ number: Int) -> Int {
    var next = number
    var prose = OrgProse(text.bytes, from: lines[number].range.start)
    while next < lines.count, lines[next].kind == .fixedWidth {
      let words = lines[next].contents
      if next > number { prose.emit("\n", for: TextRange(lines[next - 1].range.end, words.start)) }
      prose.copy(words)
      next += 1
    }
    let range = TextRange(lines[number].range.start, lines[next - 1].range.end)
    code.append(range)
    blocks.append(Block(kind: .preformatted, range: range, prose: prose.prose))
    return next
  }

  /// The cells of a row are kept apart by a tab.
  private mutating func row(_ line: OrgLine) {
    var prose = OrgProse(text.bytes, from: line.range.start)
    var end = line.range.start
    for (number, cell) in OrgTable.cells(of: line.contents, in: text.bytes).enumerated() {
      if number > 0 { prose.emit("\t", for: TextRange(end, cell.start)) }
      prose.read(cell)
      end = cell.end
    }
    append(.preformatted, line.range, prose)
  }

  // MARK: Running text

  /// The lines of text from one on, joined.
  private mutating func paragraph(_ number: Int, from start: Int, canHaveTerm: Bool = false) -> Int {
    var next = number + 1
    while next < lines.count, lines[next].kind == .text, lines[next].indent > items.last ?? -1 { next += 1 }
    var range = TextRange(start, lines[next - 1].range.end)
    // The mark of an item may stand alone on its line.
    range = trimmed(range)
    if canHaveTerm, let term = OrgTerm(TextRange(range.start, lines[number].range.end), in: text.bytes) {
      append(kindOfText, term.words)
      range = trimmed(TextRange(term.next, range.end))
    }
    append(kindOfText, range)
    return next
  }

  /// Without the blanks before it.
  private func trimmed(_ range: TextRange) -> TextRange {
    var range = range
    while range.start < range.end, text.bytes[range.start] <= 0x20 { range.start += 1 }
    return range
  }

  private mutating func append(_ kind: Block.Kind, _ range: TextRange) {
    var prose = OrgProse(text.bytes, from: range.start)
    prose.read(range)
    append(kind, range, prose)
  }

  private mutating func append(_ kind: Block.Kind, _ range: TextRange, _ prose: OrgProse) {
    guard !range.isEmpty else { return }
    code += prose.code
    let isBlank = prose.prose.bytes.allSatisfy { $0 <= 0x20 }
    guard isBlank else {
      let words = text.bytes.withUnsafeBufferPointer {
        prose.prose.simplified(source: $0, at: range.start, end: range.end)
      }
      return blocks.append(Block(kind: kind, range: range, prose: words, linkBytes: prose.linkBytes))
    }
    let isMark = !OrgMode().marks(in: Array(text.bytes[range.start..<range.end])).isEmpty
    blocks.append(Block(kind: isMark ? .mark : .preformatted, range: range, prose: Prose()))
  }
}
