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
    var shown: HTMLBlocks?
    // What a browser shows at once goes first; where the article is not in it, it is looked for in what is hidden.
    for reading in HTMLWalk.Reading.allCases {
      // An aside beside a brief report is none.
      if reading == .all, let shown, shown.proseWords > 0 { break }
      let walk = HTMLWalk(tree, parsed: parsed, shortened, source: source, reading: reading)
      var builder = HTMLBlocks(walk, source: source)
      builder.build()
      // Beside a brief report only a whole article is more than a notice.
      if builder.proseWords >= 4 * (shown?.proseWords ?? 0) + HTMLBlocks.leastProse { return builder.page }
      if shown == nil { shown = builder }
    }
    guard var shown else { return Page(blocks: []) }
    shown.addLinkedArticle()
    return shown.page
  }
}
