import Articles
import Formats

/// The facts of a paragraph that stands alone.
func facts(_ paragraph: String) -> BlockFacts {
  let prose = Prose(verbatim: Array(paragraph.utf8))
  let text = BlockText(of: prose)
  let neighbours = BlockNeighbours(previous: nil, next: nil)
  return BlockFacts(of: prose, text, BlockOutline(text, bytes: prose.bytes), neighbours)
}
