import CHTML

/// Character references in what a page says of itself, where they were written twice over: `&amp;amp;` in an attribute, `&#39;`
/// in JSON.
enum HTMLReferences {
  /// - Parameter text: without markup, as attributes and JSON hold it.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: ";")) else { return text }
    // gumbo knows the names. `<` would open a tag for it.
    let bytes = Array(text.replacing("<", with: "&lt;").utf8)
    return bytes.withUnsafeBufferPointer { source in
      let tree = HTMLTree(source, within: memory)
      guard let read = tree.root.flatMap(Self.text(in:)), let line = read.collapsed else { return text }
      return line
    }
  }

  /// Bytes; titles are short.
  private static let memory = 1 << 20

  /// Of the first text of a document.
  private static func text(in root: HTMLTree.Node) -> String? {
    var open = [root]
    while let node = open.popLast() {
      switch node.pointee.type {
      case GUMBO_NODE_TEXT: return node.pointee.v.text.text.map { String(cString: $0) }
      case GUMBO_NODE_DOCUMENT, GUMBO_NODE_ELEMENT:
        let children =
          node.pointee.type == GUMBO_NODE_DOCUMENT ? node.pointee.v.document.children : node.pointee.v.element.children
        for index in (0..<Int(children.length)).reversed() {
          if let child = children.data[index] { open.append(child.assumingMemoryBound(to: GumboNode.self)) }
        }
      default: break
      }
    }
    return nil
  }
}
