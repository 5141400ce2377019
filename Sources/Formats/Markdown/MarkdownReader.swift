import CMarkdown

/// Reads Markdown as GitHub does: CommonMark with tables, strikethrough and bare links.
package enum MarkdownReader {
  package static func page(of bytes: [UInt8]) -> Page { page(of: SourceText(bytes)) }

  package static func page(of text: SourceText) -> Page {
    let frontMatter = FrontMatter(text)
    let blocks = text.bytes.withUnsafeBufferPointer { source in
      // cmark reads NUL as a character of three bytes, which would move everything behind it.
      guard source.contains(0) else {
        return read(text, source: source, parsed: source, from: frontMatter.length)
      }
      return text.bytes.map { $0 == 0 ? 0x01 : $0 }.withUnsafeBufferPointer {
        read(text, source: source, parsed: $0, from: frontMatter.length)
      }
    }
    return Page(blocks: blocks, metadata: frontMatter.metadata)
  }

  private static func read(
    _ text: SourceText, source: UnsafeBufferPointer<UInt8>, parsed: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> [Block] {
    guard start < source.count else { return [] }
    var walk = MarkdownBlocks(text: text, source: source, parsed: parsed, from: start)
    MarkdownTree.read(UnsafeBufferPointer(rebasing: parsed[start...])) { walk.visit($0, $1, isEntering: $2) }
    return walk.finished()
  }
}
