import Articles
import Formats
import LanguageServerProtocol

extension DocumentView {
  /// A selection grows from a name over the sentence, the quotation, the paragraph and the block that it stands in (a list, one
  /// person's words, a run of furniture) to the whole text.
  func selectionRanges(_ request: SelectionRangeRequest) -> [SelectionRange] {
    let (article, columns) = (article, columns)
    return request.positions.map { position in
      let offset = columns.offset(position)
      var steps: [TextRange] = []
      for range in article.surroundings(of: offset).sorted(by: { $0.length < $1.length }) {
        // Each step holds the one before it: a quotation over the end of a sentence may hold half of the next.
        if let last = steps.last, range == last || !range.contains(last) { continue }
        steps.append(range)
      }
      return SelectionRange(ranges: steps.map { columns.range($0) })
    }
  }
}

extension Article {
  /// All that holds a byte of the source, in no order; the whole text at least.
  fileprivate func surroundings(of offset: Int) -> [TextRange] {
    var found = [TextRange(0, text.bytes.count)]
    guard let number = block(at: offset), blocks[number].range.start <= offset, offset <= blocks[number].range.end
    else {
      return found
    }
    let (block, facts) = (blocks[number], facts[number])
    func holds(_ range: TextRange) -> Bool { range.start <= offset && offset <= range.end }
    found.append(block.range)
    found += facts.mentions.map { block.source(of: $0.range) }.filter(holds)
    found += facts.sentences.map { block.source(of: $0.range) }.filter(holds)
    for quotation in facts.quotations where holds(block.source(of: quotation.range)) {
      found.append(block.source(of: quotation.range))
    }
    let runs = spoken.map(\.blocks) + boilerplate.map(\.blocks) + [list(around: number)]
    for run in runs where run.contains(number) {
      found.append(TextRange(blocks[run.lowerBound].range.start, blocks[run.upperBound - 1].range.end))
    }
    return found
  }

  private func list(around number: Int) -> Range<Int> {
    guard blocks[number].kind == .listItem else { return number..<number + 1 }
    let first = blocks[..<number].lastIndex { $0.kind != .listItem }.map { $0 + 1 } ?? 0
    let end = blocks[number...].firstIndex { $0.kind != .listItem } ?? blocks.count
    return first..<end
  }
}
