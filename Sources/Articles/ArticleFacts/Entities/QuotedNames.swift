extension Article {
  /// Whether a name stands in somebody's words: between quotation marks, or where a quotation of the paragraph before goes on.
  package func isQuoted(_ place: Entity.Place) -> Bool {
    let (range, facts) = (mention(place).range, facts[place.block])
    let next = facts.quotations.partitioningIndex { $0.range.end > range.start }
    if next < facts.quotations.count, facts.quotations[next].range.overlaps(range) { return true }
    let sentence = facts.sentences.partitioningIndex { $0.range.end > range.start }
    if sentence < facts.sentences.count, case .quoted = support[place.block][sentence] { return true }
    return false
  }
}
