extension Article {
  /// Nil where the page does not say from when it is.
  package var pageDate: PageDate? {
    if let date = metadata.date.flatMap(PageDate.init(metadata:)) { return date }
    var bodySeen = 0
    for number in blocks.indices.prefix(Self.topBlocks) where number != headline {
      let finder = DateFinder(bytes: blocks[number].prose.bytes, tokens: facts[number].tokens)
      switch blocks[number].kind {
      case .mark, .headline, .caption, .relatedCard, .preformatted: continue
      case .byline, .dateline, .boilerplate, .subheading, .paragraph, .quotation, .listItem: break
      }
      if let date = finder.creditLine() ?? (isBody(number) ? finder.dateline() : nil) { return date }
      if facts[number].summary.isTerminated, isBody(number) { bodySeen += 1 }
      // A second paragraph may still be the first one of the article, behind a teaser.
      if bodySeen == 2 { return nil }
    }
    return nil
  }

  /// Blocks; the date of a page stands above its text.
  private static let topBlocks = 12
}
