import CMarkdown
import Glibc
import MarkupParsers
import Synchronization

/// What cmark-gfm makes of a Markdown text, told as a row of events.
enum MarkdownTree {
  typealias Node = OpaquePointer

  enum Element {
    case blockQuote, item, heading, paragraph, codeBlock, htmlBlock, thematicBreak
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline
    case emphasis, strong, strikethrough, link, image
    case other
  }

  /// Calls back on entering and on leaving each node, in the order of the source; leaves are only entered.
  /// No node outlives the call. False where the tree would take more memory than it may; then nothing is called back.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, within memory: Int,
    _ visit: (_ node: Node, _ element: Element, _ isEntering: Bool) -> Void
  ) -> Bool {
    // The library marks the special characters of an extension in a table that all its parsers share, and takes
    // them out again when one of them is done. Nor does it tell its allocator which parser asks.
    oneAtATime.withLock { _ in
      let arena = stet_arena_make(memory)
      defer { stet_arena_free(arena) }
      let parsed = text.withMemoryRebound(to: CChar.self) { stet_parse_markdown(arena, $0.baseAddress, $0.count) }
      guard let parsed else { return false }
      let iterator = OpaquePointer(parsed)
      while true {
        let event = cmark_iter_next(iterator)
        guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return true }
        visit(node, element(of: node), event == CMARK_EVENT_ENTER)
      }
    }
  }

  /// The bytes of a leaf; they live as long as the node.
  static func literal(of node: Node) -> UnsafeBufferPointer<UInt8> {
    guard let text = cmark_node_get_literal(node) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: strlen(text))
  }

  private static func element(of node: Node) -> Element {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    default: extensionElement(of: node)
    }
  }

  /// An extension's nodes are numbered as they register, so only their names can be relied on.
  private static func extensionElement(of node: Node) -> Element {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "table": .table
    case "table_row", "table_header": .tableRow
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    default: .other
    }
  }

  private static let oneAtATime = Mutex(())
}
