import CMarkdown

/// Reads Markdown as GitHub does: CommonMark with tables, strikethrough and bare links.
package enum MarkdownReader {
  /// Of the library that reads it, as it says itself.
  package static var parserVersion: String { String(cString: cmark_version_string()) }

  package static func page(of bytes: [UInt8]) -> Page { page(of: SourceText(bytes)) }

  package static func page(of text: SourceText) -> Page { page(of: text, within: MarkupMemory.largest) }

  /// - Parameter memory: bytes that the tree may take.
  package static func page(of text: SourceText, within memory: Int) -> Page {
    let frontMatter = FrontMatter(text)
    let blocks: [Block]? = text.bytes.withUnsafeBufferPointer { source in
      // cmark reads NUL as a character of three bytes, which would move everything behind it.
      let hasNull = source.contains(0)
      let excess = MarkdownBudget.excess(in: source, from: frontMatter.length)
      guard hasNull || !excess.isEmpty else {
        return read(text, source: source, parsed: source, from: frontMatter.length, within: memory)
      }
      var parsed = hasNull ? text.bytes.map { $0 == 0 ? unknown : $0 } : text.bytes
      for place in excess { parsed[place] = unknown }
      return parsed.withUnsafeBufferPointer {
        read(text, source: source, parsed: $0, from: frontMatter.length, within: memory)
      }
    }
    guard let blocks else { return Page(problem: MarkupMemory.problem) }
    return Page(blocks: blocks, metadata: frontMatter.metadata)
  }

  /// Stands for a byte that is not to be read as markup. It means nothing in Markdown, and nobody types it.
  private static let unknown: UInt8 = 0x01

  private static func read(
    _ text: SourceText, source: UnsafeBufferPointer<UInt8>, parsed: UnsafeBufferPointer<UInt8>, from start: Int,
    within memory: Int
  ) -> [Block]? {
    guard start < source.count else { return [] }
    var walk = MarkdownBlocks(text: text, source: source, parsed: parsed, from: start)
    let isRead = MarkdownTree.read(UnsafeBufferPointer(rebasing: parsed[start...]), within: memory) {
      walk.visit($0, $1, isEntering: $2)
    }
    return isRead ? walk.finished() : nil
  }
}
