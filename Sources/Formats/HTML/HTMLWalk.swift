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
    /// Which element near the text says in its class that it is a byline; nil for none.
    var byline: Byline?
    var linkBytes = 0
  }

  /// The element that a byline was told by, and how many elements stand between it and the text.
  struct Byline {
    let element: Int
    var distance: Int
  }

  /// How much of what a page hides is read.
  enum Reading: Int, CaseIterable, Comparable {
    /// What a browser shows at once.
    case shown
    /// Also what scripts, or their absence, bring up: hidden parts, noscript, the insides of custom elements, and a form
    /// round the page.
    case brought
    /// Also what is hidden by its style, and what stands aside.
    case all

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
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
    var byline: Byline?
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
  /// What the page says of its article in JSON-LD, bytes of the source.
  private(set) var linkedData: [TextRange] = []

  private let source: UnsafeBufferPointer<UInt8>
  /// What the parser read, and where that stood in the source.
  private let parsed: UnsafeBufferPointer<UInt8>
  private let shortened: HTMLSource
  private let reading: Reading
  private var times: [Time] = []
  private var seenHeadline = false
  private var searched = 0
  private var scopes: [Scope] = []
  private var levels: [Level] = []
  private var needsGroup = true

  init(
    _ tree: borrowing HTMLTree, parsed: UnsafeBufferPointer<UInt8>, _ shortened: HTMLSource,
    source: UnsafeBufferPointer<UInt8>, reading: Reading
  ) {
    (self.source, self.parsed, self.shortened, self.reading) = (source, parsed, shortened, reading)
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
    metadata.offer(times.filter { !isBoilerplate(scope: $0.scope) }.map { ($0.value, $0.place) })
  }

  func isBoilerplate(_ group: Group) -> Bool { isBoilerplate(scope: group.scope) }

  private func isBoilerplate(scope: Int) -> Bool { scope >= 0 && scopes[scope].isBoilerplate }

  func bytes(of range: TextRange) -> Slice<UnsafeBufferPointer<UInt8>> { source[range.start..<range.end] }

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
    case GUMBO_NODE_TEMPLATE: if opens(node.pointee.v.element) { enter(node, context) }
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
    if let byline = context.byline, node.pointee.type == GUMBO_NODE_TEXT { groups[groups.count - 1].byline = byline }
    items.append(Item(kind: kind, node: node, range: range, group: groups.count - 1))
  }

  // MARK: Elements

  private mutating func enter(_ node: HTMLTree.Node, _ outer: Context) {
    let element = node.pointee.v.element
    metadata.read(element)
    var context = outer
    let traits = HTMLElements.traits(of: element)
    if !context.isUnseen, isHidden(node, traits) { context.isUnseen = true }
    var isBlock = true
    switch HTMLElements.role(of: element) {
    case .inline: isBlock = false
    case .block: break
    case .paragraph: if context.kind == .preformatted, !context.keepsSpace { context.kind = .paragraph }
    case .heading(let level):
      context.kind = level == 1 ? .headline : .subheading
      if level == 1, !context.isUnseen {
        foundArticle(in: context.scope)
        seenHeadline = true
      }
    case .quotation: context.kind = .quotation
    case .listItem: if context.kind != .quotation { context.kind = .listItem }
    case .caption: context.kind = .caption
    case .preformatted: (context.kind, context.keepsSpace) = (.preformatted, true)
    case .tableCell: context.kind = .preformatted
    case .byline: break
    case .boilerplate:
      if reading < .all || element.tag != GUMBO_TAG_ASIDE {
        open(&context, isBoilerplate: true, endsWithHeadline: false)
      }
    case .furnitureWithoutHeadline:
      let isOfArticle = context.isInArticle && element.tag == GUMBO_TAG_HEADER
      let isOpen = reading > .shown && element.tag == GUMBO_TAG_FORM
      if !isOfArticle, !isOpen { open(&context, isBoilerplate: true, endsWithHeadline: true) }
    case .footer: if context.kind != .quotation { open(&context, isBoilerplate: true, endsWithHeadline: false) }
    case .article:
      context.isInArticle = true
      foundArticle(in: context.scope)
    case .lineBreak: return context.isUnseen ? () : add(.lineBreak, node, element.original_tag, context)
    case .unseen: if opens(element) { isBlock = true } else { (context.isUnseen, isBlock) = (true, false) }
    }
    if !context.isUnseen {
      elements.append(
        MarkupElement(parent: context.element, tag: Int(element.tag.rawValue), words: HTMLElements.words(of: element)))
      context.element = elements.count - 1
      context.isLink = context.isLink || element.tag == GUMBO_TAG_A
    }
    readUnshown(element, context)
    if isBlock, !context.isUnseen { context.byline?.distance += 1 }
    // A whole page of an author's is no byline.
    let isPage = element.tag == GUMBO_TAG_BODY || element.tag == GUMBO_TAG_HTML || isArticle(element)
    if traits.isByline && !isPage || element.tag == GUMBO_TAG_ADDRESS {
      context.byline = Byline(element: elements.count, distance: 0)
    }
    needsGroup = needsGroup || isBlock
    levels.append(Level(node: node, nextChild: 0, context: context, isBlock: isBlock))
  }

  private mutating func isHidden(_ node: HTMLTree.Node, _ traits: HTMLElements.Traits) -> Bool {
    guard traits.hiding != .none else { return false }
    let element = node.pointee.v.element
    let isPage = isArticle(element) || element.tag == GUMBO_TAG_BODY || element.tag == GUMBO_TAG_HTML
    return switch traits.hiding {
    case .none: false
    case .attribute: reading < .brought
    case .style: reading < .all && !isPage
    // An icon, a window, a menu. Paragraphs for subscribers are marked so as well, and a page behind a window.
    case .voice: reading < .all && !isPage && element.tag != GUMBO_TAG_P && !holdsArticle(node)
    }
  }

  /// Whether the heading of a page or its main part stands in an element; told only as long as the search is short.
  private mutating func holdsArticle(_ node: HTMLTree.Node) -> Bool {
    var open = [node]
    while let node = open.popLast(), searched < Self.longestSearch {
      searched += 1
      guard node.pointee.type == GUMBO_NODE_ELEMENT else { continue }
      let tag = node.pointee.v.element.tag
      if tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_H1 { return true }
      let children = Self.children(of: node)
      for index in 0..<Int(children.length) {
        if let child = children.data[index] { open.append(child.assumingMemoryBound(to: GumboNode.self)) }
      }
    }
    return false
  }

  /// Nodes, on a whole page.
  private static let longestSearch = 50_000

  /// Whether what browsers with scripts do not show is read after all.
  private func opens(_ element: GumboElement) -> Bool {
    guard reading > .shown, element.tag_namespace == GUMBO_NAMESPACE_HTML else { return false }
    return element.tag == GUMBO_TAG_NOSCRIPT
      || element.tag == GUMBO_TAG_TEMPLATE && HTMLElements.hasAttribute("shadowrootmode", element)
  }

  private func isArticle(_ element: GumboElement) -> Bool {
    element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN
  }

  // MARK: What tells of the article

  /// When something on the page is from, and where it says so.
  private struct Time {
    let value: String
    let scope: Int
    let place: HTMLMetadata.TimePlace
  }

  private mutating func readUnshown(_ element: GumboElement, _ context: Context) {
    if element.tag == GUMBO_TAG_TIME, !context.isUnseen {
      guard let value = HTMLElements.value("datetime", of: element) else { return }
      let place = HTMLMetadata.TimePlace(
        of: element, isLink: context.isLink, isInArticle: context.isInArticle, followsHeadline: seenHeadline,
        around: chain(of: context.element))
      times.append(Time(value: value, scope: context.scope, place: place))
    } else if element.tag == GUMBO_TAG_SCRIPT, HTMLMetadata.isLinkedData(element), element.children.length > 0,
      let text = element.children.data[0]?.assumingMemoryBound(to: GumboNode.self)
    {
      linkedData.append(range(of: text.pointee.v.text.original_text))
    }
  }

  /// The words of the classes around an element, from the inside, and its own.
  private func chain(of element: Int) -> [UInt64] {
    var words: [UInt64] = []
    var next = element
    for _ in 0..<4 where next >= 0 {
      words += elements[next].words
      next = elements[next].parent
    }
    return words
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
