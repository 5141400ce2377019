import Formats

extension OutlinedPage {
  /// The headline on the page, else what the page's metadata says.
  package var title: String? {
    if let headline { return words(ofBlock: headline) }
    return metadata.title
  }

  /// ISO 8601: from the metadata, else from a line of its own near the top, "Harbor Ledger, 12 March 2026".
  package var date: String? { metadata.date ?? dateLine?.date }
  package var outlet: String? { metadata.outlet ?? dateLine?.outlet }

  /// The article's own text, a paragraph a line, without headline, boilerplate and cards.
  package var bodyText: String {
    blocks.indices.filter { isBody($0) || blocks[$0].kind == .subheading }.map(words(ofBlock:)).joined(separator: "\n")
  }

  package func words(ofBlock number: Int) -> String {
    blocks[number].words(ProseRange(0, blocks[number].prose.bytes.count))
  }

  private var dateLine: (date: String, outlet: String?)? {
    if let number = blocks.firstIndex(where: { $0.kind == .dateline }) { return DateLine.read(words(ofBlock: number)) }
    for number in blocks.indices.prefix(5)
    where summaries[number].words <= DateLine.mostWords && !summaries[number].isTerminated {
      if let line = DateLine.read(words(ofBlock: number)) { return line }
    }
    return nil
  }
}
