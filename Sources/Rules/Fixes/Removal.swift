import Articles
import Formats

/// The edits that take text away or let it stand; each touches no byte it does not mean to.
package enum Removal {
  /// Takes text away: whole lines with the blank ones behind them. Where a format is not made of
  /// lines the words go and every tag stays, so that what was well formed is so afterwards.
  package static func edits(of range: TextRange, in article: Article) -> [Edit] {
    if !article.format.isMadeOfLines { return wordEdits(of: range, in: article) }
    let text = article.text
    var first = text.line(at: range.start)
    var next = text.line(at: max(range.start, range.end - 1)) + 1
    while next < text.lineCount, isBlank(text.line(next), text) { next += 1 }
    var end = text.lineWithEnd(next).start
    if next >= text.lineCount {
      end = text.bytes.count
      // Nothing follows: the blank lines before it go instead.
      while first > 0, isBlank(text.line(first - 1), text) { first -= 1 }
    }
    return [Edit(range: TextRange(max(text.byteOrderMarkLength, text.lineWithEnd(first).start), end), text: "")]
  }

  /// Removals that meet or overlap, as one each: edits sent together must not overlap.
  package static func joined(_ removals: [Edit]) -> [Edit] {
    var joined: [Edit] = []
    for removal in removals.sorted(by: { $0.range < $1.range }) {
      if let last = joined.last, removal.range.start <= last.range.end {
        let end = max(last.range.end, removal.range.end)
        joined[joined.count - 1] = Edit(range: TextRange(last.range.start, end), text: "")
      } else {
        joined.append(removal)
      }
    }
    return joined
  }

  /// A stet mark for a finding: behind the last word of the block it stands in.
  package static func mark(for finding: Finding, in article: Article) -> (edit: Edit, text: String) {
    let mark = StetMark.text(for: finding.rule, format: article.format)
    let block = article.block(at: finding.range.start) ?? 0
    let end = article.blocks.isEmpty ? finding.range.end : article.blocks[block].range.end
    return (Edit(range: TextRange(end, end), text: " " + mark), mark)
  }

  private static func wordEdits(of range: TextRange, in article: Article) -> [Edit] {
    blocks(within: range, of: article).map { article.blocks[$0] }.flatMap { block in
      block.prose.runs.isEmpty
        ? [Edit(range: block.range, text: "")]
        : block.prose.runs.map { Edit(range: $0.source.shifted(by: block.range.start), text: "") }
    }
  }

  /// The blocks that stand in a range whole; there may be as many such ranges as blocks.
  static func blocks(within range: TextRange, of article: Article) -> [Int] {
    let first = article.blocks.firstIndex(notEndingBefore: range.start)
    return article.blocks[first...].indices.prefix { article.blocks[$0].range.start <= range.end }
      .filter { range.contains(article.blocks[$0].range) }
  }

  private static func isBlank(_ range: TextRange, _ text: SourceText) -> Bool {
    text.bytes[range.start..<range.end].allSatisfy { $0 <= 0x20 }
  }
}
