/// A piece of a page that is read as one: a headline, a paragraph, a list item.
package struct Block: Sendable {
  package enum Kind: Hashable, Sendable {
    case headline
    case subheading
    case byline
    /// When, and by whom, the page was published, on a line of its own above the text.
    case dateline
    case paragraph
    /// Inside a block quotation of the markup.
    case quotation
    case listItem
    case caption
    /// A table row, code, or whatever else of the markup is not running text.
    case preformatted
    /// Nothing but a stet mark.
    case mark
    /// A part of a card about another article.
    case relatedCard
    /// On the page, but not of the article: menus, widgets, notices.
    case boilerplate

    /// No part of the article.
    package var isBoilerplate: Bool { self == .boilerplate || self == .relatedCard }
  }

  package var kind: Kind
  /// Where the block stands in the source, without its line end.
  package let range: TextRange
  package let prose: Prose
  /// The number of the page's element that the block stands in; -1 where the format has none.
  package let element: Int
  /// How many bytes of the prose are links, about.
  package let linkBytes: Int
  /// Whether the text stands in a string of JSON.
  package let isInJSON: Bool

  package init(
    kind: Kind, range: TextRange, prose: Prose, element: Int = -1, linkBytes: Int = 0, isInJSON: Bool = false
  ) {
    self.kind = kind
    self.range = range
    self.prose = prose
    self.element = element
    self.linkBytes = linkBytes
    self.isInJSON = isInJSON
  }

  /// How a quotation mark is written into the source of the block, so that what holds it stays whole.
  package func written(_ mark: String) -> String { isInJSON && mark == "\"" ? "\\\"" : mark }

  /// Where a stretch of the block's prose stands in the source of the page.
  package func source(of prose: ProseRange) -> TextRange {
    self.prose.source(of: prose).shifted(by: range.start)
  }

  /// The words of a stretch of its prose.
  package func words(_ range: ProseRange) -> String {
    String(decoding: prose.bytes[range.start..<min(range.end, prose.bytes.count)], as: UTF8.self)
  }
}

extension [Block] {
  /// The first block that ends at or behind a byte of the source; the count where all end before it.
  package func firstIndex(notEndingBefore offset: Int) -> Int {
    partitioningIndex { $0.range.end >= offset }
  }
}

/// What a reader of a format hands on: the blocks in order, and what the page says about itself.
package struct Page: Sendable {
  package var blocks: [Block]
  package var metadata: Metadata
  /// Of HTML.
  package let elements: [MarkupElement]
  /// Why nothing of it could be read.
  package let problem: String?

  package init(blocks: [Block], metadata: Metadata = Metadata(), elements: [MarkupElement] = []) {
    self.blocks = blocks
    self.metadata = metadata
    self.elements = elements
    problem = nil
  }

  /// A page that could not be read.
  package init(problem: String) {
    (blocks, metadata, elements, self.problem) = ([], Metadata(), [], problem)
  }

  /// From front matter, `<meta>`, `<title>` or JSON-LD; nil where the page does not say.
  package struct Metadata: Hashable, Sendable {
    package var title: String?
    package var author: String?
    /// As written, usually ISO 8601.
    package var date: String?
    package var url: String?
    package var outlet: String?
    /// Of a page that is a fact-check.
    package var claimReviews: [ClaimReview] = []

    package init() {}
  }
}
