/// A stretch of a block's words, which knows where it stands in the source.
package struct Passage: Sendable {
  package let block: Block
  package let prose: ProseRange

  package init(_ prose: ProseRange, of block: Block) { (self.block, self.prose) = (block, prose) }

  /// With the markup that stands between its words.
  package var range: TextRange { block.source(of: prose) }
  /// As a reader sees them.
  package var words: String { block.words(prose) }
}

extension Block {
  /// All its words.
  package var passage: Passage { Passage(ProseRange(0, prose.bytes.count), of: self) }
}
