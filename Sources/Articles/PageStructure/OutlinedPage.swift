import Formats

/// A page with its outline: what each of its blocks is, and what the page says of itself. All that is needed to take the
/// article out of its page; `Article` adds who says what in it.
package struct OutlinedPage: Sendable {
  package let text: SourceText
  package let format: any PageFormat
  package let metadata: Page.Metadata
  /// In the order of the source, not overlapping.
  package let blocks: [Block]
  /// Of each block, by its number.
  package let summaries: [BlockSummary]
  package let cards: [RelatedCard]
  /// The block that is the headline.
  package let headline: Int?
  /// Of each block, how likely it is no part of the article, from 0 to 1.
  package let boilerplate: [Float]
  /// Why nothing of the page could be read.
  package let problem: String?

  package init(_ text: SourceText, format: any PageFormat) {
    let page = Self.read(text, format)
    self.init(page, Self.summaries(of: page.blocks), text, format)
  }

  init(_ page: Page, _ summaries: [BlockSummary], _ text: SourceText, _ format: any PageFormat) {
    (self.text, self.format, self.summaries) = (text, format, summaries)
    let structure = PageStructure(page, summaries: summaries, text: text, format: format, model: .shared)
    (metadata, problem) = (page.metadata, page.problem)
    var blocks = page.blocks
    for i in blocks.indices { blocks[i].kind = structure.kinds[i] }
    self.blocks = blocks
    cards = structure.cards
    headline = structure.headline
    boilerplate = structure.boilerplate
  }

  package static func summaries(of blocks: [Block]) -> [BlockSummary] {
    blocks.map { block in
      let (text, bytes) = (BlockText(of: block.prose), block.prose.bytes)
      return BlockSummary(text, BlockOutline(text, bytes: bytes), bytes: bytes)
    }
  }

  /// The page without its outline, as a model sees it that is being fitted.
  package static func read(_ text: SourceText, _ format: any PageFormat) -> Page {
    format.page(of: text).withoutQueries()
  }

  /// Whether the text of a block is the article's own, to be judged by rules on sentences.
  package func isBody(_ block: Int) -> Bool {
    switch blocks[block].kind {
    case .paragraph, .quotation, .listItem: true
    default: false
    }
  }
}
