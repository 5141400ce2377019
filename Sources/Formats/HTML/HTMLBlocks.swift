import CHTML
import Glibc

/// Turns the texts of a page into blocks.
struct HTMLBlocks {
  private(set) var blocks: [Block] = []

  private let walk: HTMLWalk
  private let source: UnsafeBufferPointer<UInt8>
  private var open: HTMLProse
  private var group = -1
  private var marks: [TextRange] = []
  /// Whether a line break was the last thing seen that is no white space.
  private var endsInLineBreak = false
  /// The text before, if it stands in the same group with nothing but tags between.
  private var lastText: HTMLWalk.Item?
  private var headings: [HTMLHeadline.Candidate] = []
  /// By block: what it was told to be a byline by.
  private var bylines: [(block: Int, byline: HTMLWalk.Byline)] = []
  private let metadata: (page: Page.Metadata, titles: [String])

  init(_ walk: HTMLWalk, source: UnsafeBufferPointer<UInt8>) {
    self.walk = walk
    self.source = source
    open = HTMLProse(source)
    metadata = walk.metadata.read()
  }

  var page: Page { Page(blocks: blocks, metadata: metadata.page, elements: walk.elements) }

  mutating func build() {
    for item in inSourceOrder() {
      if item.group != group {
        close()
        group = item.group
      }
      switch item.kind {
      case .mark: marks.append(item.range)
      case .lineBreak: lineBreak(item.range)
      case .text:
        part(from: item)
        text(item)
      }
    }
    close()
    markHeadline()
    markBylines()
  }

  private mutating func markHeadline() {
    let headline = HTMLHeadline(titles: metadata.titles, outlet: metadata.page.outlet, blocks: blocks)
    guard let chosen = headline.choice(among: headings) else { return }
    for heading in headings where heading.isFirst && heading.block < chosen && headline.isOutlet(heading.block) {
      blocks[heading.block].kind = .boilerplate
    }
    blocks[chosen].kind = .headline
  }

  /// Browsers move text that stands in a table but in no cell of it; it is read where it was written.
  private func inSourceOrder() -> [HTMLWalk.Item] {
    let isOrdered = zip(walk.items, walk.items.dropFirst()).allSatisfy { $0.range.start <= $1.range.start }
    return isOrdered ? walk.items : walk.items.sorted { $0.range.start < $1.range.start }
  }

  private mutating func text(_ item: HTMLWalk.Item) {
    let literal = item.node.pointee.v.text.text!
    let bytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(literal).assumingMemoryBound(to: UInt8.self), count: strlen(literal))
    if item.node.pointee.type == GUMBO_NODE_TEXT { endsInLineBreak = false }
    open.text(bytes, from: item.range.start, to: item.range.end, keepsSpace: walk.groups[group].keepsSpace)
  }

  private mutating func lineBreak(_ range: TextRange) {
    if endsInLineBreak {
      close()
    } else {
      open.lineBreak(range.start, range.end)
      endsInLineBreak = true
    }
  }

  private mutating func close() {
    defer {
      lastText = nil
      open = HTMLProse(source)
      marks = []
      endsInLineBreak = false
    }
    guard !open.isBlank, group >= 0 else {
      for mark in marks { append(Block(kind: .mark, range: mark, prose: Prose())) }
      return
    }
    let group = walk.groups[group]
    // A mark behind the last word of an element still stands in it.
    let end = marks.filter { $0.start >= open.range.start }.map(\.end).max() ?? open.range.end
    let range = TextRange(open.range.start, max(open.range.end, end))
    let block = Block(
      kind: kind(of: group), range: range, prose: open.finished(for: range.end), element: group.element,
      linkBytes: group.linkBytes)
    guard append(block), block.kind != .boilerplate else { return }
    switch group.kind {
    case .headline, .subheading:
      let isFirst = group.kind == .headline
      headings.append(.init(block: blocks.count - 1, isFirst: isFirst, isInArticle: group.isInArticle))
    case .paragraph, .listItem:
      if let byline = group.byline, block.prose.bytes.count <= Self.longestByline {
        bylines.append((blocks.count - 1, byline))
      }
    default: break
    }
  }

  private func kind(of group: HTMLWalk.Group) -> Block.Kind {
    if walk.isBoilerplate(group) { return .boilerplate }
    return group.kind == .headline ? .subheading : group.kind
  }

  /// Blocks come in order and share no byte; one that breaks this would break every edit behind it.
  @discardableResult
  private mutating func append(_ block: Block) -> Bool {
    guard block.range.start >= blocks.last?.range.end ?? 0 else { return false }
    blocks.append(block)
    return true
  }
}

// MARK: Bylines

extension HTMLBlocks {
  /// A class of an element far around says nothing of a text, nor does that of one which holds a whole article.
  private mutating func markBylines() {
    var sentences: [Int: Int] = [:]
    for (block, byline) in bylines where isSentence(blocks[block]) { sentences[byline.element, default: 0] += 1 }
    for (block, byline) in bylines {
      guard byline.distance <= Self.farthestByline, sentences[byline.element] ?? 0 <= Self.mostSentences else {
        continue
      }
      // Where its own element says so, it may tell of the author in a sentence.
      if byline.distance == 0 || !isSentence(blocks[block]) { blocks[block].kind = .byline }
    }
  }

  /// Bytes. What is longer and speaks of an author tells the author's life.
  private static let longestByline = 160
  /// Elements between.
  private static let farthestByline = 3
  private static let mostSentences = 2

  /// Ends as a sentence does, or is a line of words most of which are no names.
  private func isSentence(_ block: Block) -> Bool {
    let words = block.prose.bytes.split { $0 <= 0x20 }
    guard words.count >= 6 else { return false }
    let small = words.count { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0[$0.startIndex]) }
    return block.prose.endsSentence || words.count >= 9 && small * 2 > words.count
  }
}

// MARK: Parts of a line that stand apart

extension HTMLBlocks {
  /// A style sheet parts what has elements of its own, `<span>Ada Holm</span><span>Bram Lund</span>`, and no blank does.
  private mutating func part(from item: HTMLWalk.Item) {
    defer { lastText = item }
    guard let last = lastText, last.range.end < item.range.start, !open.isEmpty,
      last.range.end == open.range.end, let end = open.prose.bytes.last, end > 0x20
    else { return }
    let group = walk.groups[group]
    let isByline = group.byline.map { $0.distance <= Self.farthestByline } ?? false
    guard isByline || group.kind == .headline || group.kind == .subheading,
      Self.standsApart(last.node, item.node), startsAnew(item, behind: end)
    else { return }
    isByline && isLetter(end)
      ? open.space(", ".utf8, last.range.end, item.range.start) : open.space(last.range.end, item.range.start)
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

  /// A capital behind a small letter or a mark; "T" and "he", "Mc" and "Donald" are one word.
  private func startsAnew(_ item: HTMLWalk.Item, behind end: UInt8) -> Bool {
    let bytes = walk.bytes(of: item.range).prefix(8)
    guard let first = String(decoding: bytes, as: UTF8.self).first else { return false }
    let isWordEnd = (0x61...0x7A).contains(end) || end >= 0x80 || ":;!?".utf8.contains(end)
    return isWordEnd && first.isUppercase && open.prose.bytes.suffix(4).count == 4
  }

  /// Whether two texts stand in elements of one kind beside each other.
  private static func standsApart(_ a: HTMLTree.Node, _ b: HTMLTree.Node) -> Bool {
    guard var left = a.pointee.parent, var right = b.pointee.parent, left != right else { return false }
    for _ in 0..<3 {
      if left.pointee.parent == right.pointee.parent {
        return left.pointee.type == GUMBO_NODE_ELEMENT && right.pointee.type == GUMBO_NODE_ELEMENT
          && left.pointee.v.element.tag == right.pointee.v.element.tag
      }
      guard let up = left.pointee.parent, let other = right.pointee.parent else { return false }
      (left, right) = (up, other)
    }
    return false
  }
}

// MARK: Prose

extension HTMLBlocks {
  /// Words; a page with fewer in sentences has its article elsewhere, or none.
  static let leastProse = 40

  /// How many words of the page stand in paragraphs that are made of sentences.
  var proseWords: Int {
    blocks.reduce(0) { sum, block in
      switch block.kind {
      case .paragraph, .quotation, .listItem: sum + block.prose.wordsOfSentences
      default: sum
      }
    }
  }

  /// The text that the page holds for machines alone.
  mutating func addLinkedArticle() {
    guard proseWords < Self.leastProse else { return }
    for script in walk.linkedData {
      var reader = HTMLArticleBody(source, in: script)
      let paragraphs = reader.paragraphs()
      guard paragraphs.reduce(0, { $0 + $1.prose.wordsOfSentences }) >= Self.leastProse else { continue }
      let behind = blocks.firstIndex { $0.range.start >= script.end } ?? blocks.count
      guard behind == 0 || blocks[behind - 1].range.end <= script.start else { continue }
      blocks.insert(contentsOf: paragraphs, at: behind)
      return
    }
  }
}

extension Prose {
  /// Whether the last character is one that ends a sentence, or closes what holds one.
  fileprivate var endsSentence: Bool {
    guard let last = String(decoding: bytes.suffix(4), as: UTF8.self).last(where: { !$0.isWhitespace }) else {
      return false
    }
    return last.isPunctuation && !",;:-–—/".contains(last)
  }

  /// None in a line that is no sentence, or a short one. Some scripts put no blanks between words.
  fileprivate var wordsOfSentences: Int {
    let words = max(bytes.split { $0 <= 0x20 }.count, bytes.count / 12)
    return words >= 12 && endsSentence ? words : 0
  }
}
