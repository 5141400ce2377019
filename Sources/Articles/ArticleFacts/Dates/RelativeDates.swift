extension Article {
  /// The one that stands at a byte of the source.
  package func relativeDate(at offset: Int) -> (date: RelativeDate, block: Int)? {
    guard let block = block(at: offset) else { return nil }
    let date = facts[block].relativeDates.first { date in
      let range = blocks[block].source(of: date.range)
      return range.contains(offset) || range.end == offset
    }
    return date.map { ($0, block) }
  }
}
