/// A desk's question to the writer that stands in the text until it is answered: `by 40 percent [source?].`
///
/// In square brackets, on one line, and ending in a question mark; so `[sic]` and `“[The mayor] said”` are none. No word
/// of it is the article's: a sentence with a query is judged as it is without.
package enum EditorQuery {
  /// Bytes.
  private static let longest = 60

  package static func isQuery(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return ranges(in: bytes) == [TextRange(0, bytes.count)]
  }

  /// Every query of a text, in order, in bytes of it: of a source or of a prose.
  package static func ranges<Range: ByteRange>(in bytes: [UInt8]) -> [Range] {
    var found: [Range] = []
    var open: Int?
    for (i, byte) in bytes.enumerated() {
      switch byte {
      case 0x5B: open = i
      case 0x5D:
        if let start = open, i - start > 2, i - start < longest, bytes[i - 1] == 0x3F {
          found.append(Range(start, i + 1))
        }
        open = nil
      case 0..<0x20: open = nil
      default: break
      }
    }
    return found
  }
}

extension Page {
  /// The page with the desk's queries taken out of its prose, each with the blanks before it.
  package func withoutQueries() -> Page {
    guard blocks.contains(where: { $0.prose.bytes.contains(0x5B) }) else { return self }
    var page = self
    page.blocks = blocks.map { block in
      let queries: [ProseRange] = block.prose.bytes.contains(0x5B) ? EditorQuery.ranges(in: block.prose.bytes) : []
      guard !queries.isEmpty else { return block }
      return Block(
        kind: block.kind, range: block.range, prose: block.prose.omitting(queries), element: block.element,
        linkBytes: block.linkBytes)
    }
    return page
  }
}

extension Prose {
  /// Without some stretches and the blanks before them, at its start behind them; a prose that is nothing else stays.
  fileprivate func omitting(_ ranges: [ProseRange]) -> Prose {
    var kept: [ProseRange] = []
    var from = 0
    for range in ranges {
      var start = range.start
      while start > from, bytes[start - 1] == 0x20 { start -= 1 }
      if start > from { kept.append(ProseRange(from, start)) }
      from = range.end
      if kept.isEmpty { while from < bytes.count, bytes[from] == 0x20 { from += 1 } }
    }
    if from < bytes.count { kept.append(ProseRange(from, bytes.count)) }
    return kept.isEmpty ? self : keeping(kept)
  }

  private func keeping(_ kept: [ProseRange]) -> Prose {
    var rest = Prose()
    let whole = Run(prose: ProseRange(0, bytes.count), source: TextRange(0, bytes.count))
    var next = 0
    for run in runs.isEmpty ? [whole] : runs {
      while next < kept.count, kept[next].end <= run.prose.start { next += 1 }
      var i = next
      while i < kept.count, kept[i].start < run.prose.end {
        let part = ProseRange(max(run.prose.start, kept[i].start), min(run.prose.end, kept[i].end))
        let isCopied = run.prose.length == run.source.length
        rest.append(
          bytes[part.start..<part.end],
          from: isCopied ? TextRange(part.start, part.end).shifted(by: run.source.start - run.prose.start) : run.source)
        i += 1
      }
    }
    return rest
  }
}
