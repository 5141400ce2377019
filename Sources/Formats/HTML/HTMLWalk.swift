import CHTML
import Glibc

/// Lists the texts of a page, each with the group of texts that a browser would show as one.
struct HTMLWalk {
  struct Item {
    enum Kind { case text, lineBreak, mark }

    let kind: Kind
    let node: HTMLTree.Node
    /// Bytes of the source.
    let range: TextRange
    let group: Int
  }

  struct Group {
    var kind: Block.Kind
    var scope: Int
    var keepsSpace: Bool
    var isInArticle: Bool
    let element: Int
    var hasByline = false
    var linkBytes = 0
  }

  /// A part of the page that is boilerplate for sure, or until the article is found in it.
  private struct Scope {
    var parent: Int
    var isBoilerplate: Bool
    var endsWithHeadline: Bool
  }

  private struct Context {
    var kind = Block.Kind.paragraph
    var scope = -1
    var keepsSpace = false
    var isInArticle = false
    var isByline = false
    var isLink = false
    var isUnseen = false
    var element = -1
  }

  private struct Level {
    let node: HTMLTree.Node
    var nextChild: Int
    let context: Context
    let isBlock: Bool
  }

  private(set) var items: [Item] = []
  private(set) var groups: [Group] = []
  private(set) var elements: [MarkupElement] = []
  private(set) var metadata = HTMLMetadata()

  private let source: UnsafeBufferPointer<UInt8>
  /// What the parser read, and where that stood in the source.
  private let parsed: UnsafeBufferPointer<UInt8>
  private let shortened: HTMLSource
  private var scopes: [Scope] = []
  private var levels: [Level] = []
  private var needsGroup = true

  init(
    _ tree: borrowing HTMLTree, parsed: UnsafeBufferPointer<UInt8>, _ shortened: HTMLSource,
    source: UnsafeBufferPointer<UInt8>
  ) {
    (self.source, self.parsed, self.shortened) = (source, parsed, shortened)
    guard let root = tree.root else { return }
    levels.append(Level(node: root, nextChild: 0, context: Context(), isBlock: true))
    // A page can be nested deeper than any stack.
    while let level = levels.last {
      let children = Self.children(of: level.node)
      guard level.nextChild < Int(children.length) else {
        needsGroup = needsGroup || level.isBlock
        levels.removeLast()
        continue
      }
      levels[levels.count - 1].nextChild += 1
      guard let child = children.data[level.nextChild]?.assumingMemoryBound(to: GumboNode.self) else { continue }
      visit(child, level.context)
    }
    // Boilerplate was found; whoever stands inside it is boilerplate as well. Parents come first.
    for index in scopes.indices where scopes[index].parent >= 0 {
      scopes[index].isBoilerplate = scopes[index].isBoilerplate || scopes[scopes[index].parent].isBoilerplate
    }
  }

  func isBoilerplate(_ group: Group) -> Bool { group.scope >= 0 && scopes[group.scope].isBoilerplate }

  private static func children(of node: HTMLTree.Node) -> GumboVector {
    node.pointee.type == GUMBO_NODE_DOCUMENT ? node.pointee.v.document.children : node.pointee.v.element.children
  }

  private mutating func visit(_ node: HTMLTree.Node, _ context: Context) {
    switch node.pointee.type {
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE:
      if !context.isUnseen { add(.text, node, node.pointee.v.text.original_text, context) }
    case GUMBO_NODE_COMMENT:
      let original = node.pointee.v.text.original_text
      if HTMLMarkup.isStetMark(bytes(of: original)) { add(.mark, node, original, context) }
    case GUMBO_NODE_ELEMENT: enter(node, context)
    default: break
    }
  }

  private func bytes(of piece: GumboStringPiece) -> Slice<UnsafeBufferPointer<UInt8>> {
    let range = self.range(of: piece)
    return source[range.start..<range.end]
  }

  private func range(of piece: GumboStringPiece) -> TextRange {
    guard let data = piece.data, let base = parsed.baseAddress else { return TextRange(0, 0) }
    let start = UnsafeRawPointer(data) - UnsafeRawPointer(base)
    let end = min(parsed.count, start + Int(piece.length))
    guard start >= 0, start < end else { return TextRange(0, 0) }
    return TextRange(shortened.offset(ofParsed: start), shortened.offset(ofParsed: end - 1) + 1)
  }

  private mutating func add(_ kind: Item.Kind, _ node: HTMLTree.Node, _ piece: GumboStringPiece, _ context: Context) {
    let range = range(of: piece)
    guard !range.isEmpty else { return }
    if needsGroup {
      groups.append(
        Group(
          kind: context.kind, scope: context.scope, keepsSpace: context.keepsSpace, isInArticle: context.isInArticle,
          element: context.element))
      needsGroup = false
    }
    if context.isLink { groups[groups.count - 1].linkBytes += range.length }
    if context.isByline, node.pointee.type == GUMBO_NODE_TEXT { groups[groups.count - 1].hasByline = true }
    items.append(Item(kind: kind, node: node, range: range, group: groups.count - 1))
  }

  // MARK: Elements

  private mutating func enter(_ node: HTMLTree.Node, _ outer: Context) {
    let element = node.pointee.v.element
    metadata.read(element)
    var context = outer
    var isBlock = true
    switch HTMLElements.role(of: element) {
    case .inline: isBlock = false
    case .block: break
    case .paragraph: if context.kind == .preformatted, !context.keepsSpace { context.kind = .paragraph }
    case .heading(let level):
      context.kind = level == 1 ? .headline : .subheading
      if level == 1 { foundArticle(in: context.scope) }
    case .quotation: context.kind = .quotation
    case .listItem: if context.kind != .quotation { context.kind = .listItem }
    case .caption: context.kind = .caption
    case .preformatted: (context.kind, context.keepsSpace) = (.preformatted, true)
    case .tableCell: context.kind = .preformatted
    case .byline: context.isByline = true
    case .boilerplate: open(&context, isBoilerplate: true, endsWithHeadline: false)
    case .furnitureWithoutHeadline:
      let isOfArticle = context.isInArticle && element.tag == GUMBO_TAG_HEADER
      if !isOfArticle { open(&context, isBoilerplate: true, endsWithHeadline: true) }
    case .footer: if context.kind != .quotation { open(&context, isBoilerplate: true, endsWithHeadline: false) }
    case .article:
      context.isInArticle = true
      foundArticle(in: context.scope)
    case .lineBreak: return context.isUnseen ? () : add(.lineBreak, node, element.original_tag, context)
    case .unseen: (context.isUnseen, isBlock) = (true, false)
    }
    let traits = HTMLElements.traits(of: element)
    if traits.isHidden { context.isUnseen = true }
    if !context.isUnseen {
      elements.append(
        MarkupElement(parent: context.element, tag: Int(element.tag.rawValue), words: HTMLElements.words(of: element)))
      context.element = elements.count - 1
      context.isLink = context.isLink || element.tag == GUMBO_TAG_A
    }
    // A whole page of an author's is no byline.
    if traits.isByline, element.tag != GUMBO_TAG_BODY, element.tag != GUMBO_TAG_HTML, !isArticle(element) {
      context.isByline = true
    }
    needsGroup = needsGroup || isBlock
    levels.append(Level(node: node, nextChild: 0, context: context, isBlock: isBlock))
  }

  private func isArticle(_ element: GumboElement) -> Bool {
    element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN
  }

  private mutating func open(_ context: inout Context, isBoilerplate: Bool, endsWithHeadline: Bool) {
    scopes.append(Scope(parent: context.scope, isBoilerplate: isBoilerplate, endsWithHeadline: endsWithHeadline))
    context.scope = scopes.count - 1
  }

  /// Clears every part of the page that holds the article; one that was cleared has cleared those around it.
  private mutating func foundArticle(in scope: Int) {
    var scope = scope
    while scope >= 0, scopes[scope].isBoilerplate, scopes[scope].endsWithHeadline {
      scopes[scope].isBoilerplate = false
      scope = scopes[scope].parent
    }
  }
}
