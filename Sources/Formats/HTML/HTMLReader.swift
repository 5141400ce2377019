import CHTML
import Glibc

/// Reads a page of HTML as a browser would show it, less what is not running text.
package enum HTMLReader {
  package static func page(of text: SourceText) -> Page { page(of: text.bytes) }

  package static func page(of bytes: [UInt8]) -> Page { page(of: bytes, within: MarkupMemory.largest) }

  /// - Parameter memory: bytes that the tree may take.
  package static func page(of bytes: [UInt8], within memory: Int) -> Page {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes.withUnsafeBufferPointer { source in
      guard mark < source.count else { return Page(blocks: []) }
      let shortened = HTMLSource(source, from: mark)
      return shortened.withParsedBytes(of: source) { page(parsing: $0, shortened, source, memory) }
    }
  }

  private static func page(
    parsing parsed: UnsafeBufferPointer<UInt8>, _ shortened: HTMLSource, _ source: UnsafeBufferPointer<UInt8>,
    _ memory: Int
  ) -> Page {
    let tree = HTMLTree(parsed, within: memory)
    guard tree.root != nil else { return Page(problem: MarkupMemory.problem) }
    let walk = HTMLWalk(tree, parsed: parsed, shortened, source: source)
    var builder = HTMLBlocks(walk, source: source)
    builder.build()
    return Page(blocks: builder.blocks, metadata: walk.metadata.page, elements: walk.elements)
  }
}

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
  private var headline: (index: Int, isInArticle: Bool)?

  init(_ walk: HTMLWalk, source: UnsafeBufferPointer<UInt8>) {
    self.walk = walk
    self.source = source
    open = HTMLProse(source)
  }

  mutating func build() {
    for item in inSourceOrder() {
      if item.group != group {
        close()
        group = item.group
      }
      switch item.kind {
      case .mark: marks.append(item.range)
      case .lineBreak: lineBreak(item.range)
      case .text: text(item)
      }
    }
    close()
    if let headline { blocks[headline.index].kind = .headline }
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
    append(
      Block(
        kind: kind(of: group), range: range, prose: open.finished(for: range.end), element: group.element,
        linkBytes: group.linkBytes))
  }

  private mutating func kind(of group: HTMLWalk.Group) -> Block.Kind {
    if walk.isBoilerplate(group) { return .boilerplate }
    switch group.kind {
    case .headline:
      // A site may set its own name as a heading above that of the article.
      if headline == nil || group.isInArticle && !headline!.isInArticle {
        headline = (blocks.count, group.isInArticle)
      }
      return .subheading
    case .paragraph where group.hasByline && open.prose.bytes.count <= Self.longestByline: return .byline
    case .listItem where group.hasByline && open.prose.bytes.count <= Self.longestByline: return .byline
    default: return group.kind
    }
  }

  /// Bytes. What is longer and speaks of an author tells the author's life.
  private static let longestByline = 160

  /// Blocks come in order and share no byte; one that breaks this would break every edit behind it.
  private mutating func append(_ block: Block) {
    guard block.range.start >= blocks.last?.range.end ?? 0 else {
      if headline?.index == blocks.count { headline = nil }
      return
    }
    blocks.append(block)
  }
}
