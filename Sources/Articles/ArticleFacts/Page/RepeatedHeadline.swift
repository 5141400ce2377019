import Formats

extension Article {
  /// The blocks that say once more what the headline says, whatever their marks and capitals: scraped pages print it above
  /// the picture, above the text and between its paragraphs.
  ///
  /// Menus and lists of other articles may name this one too; they stay what they are.
  package var repeatedHeadlines: [Int] {
    guard let headline else { return [] }
    let words = facts[headline].summary.words
    guard words >= Self.shortestRepeated, words <= Self.longestRepeated else { return [] }
    let wanted = wordHash(headline)
    let firstText = blocks.indices.dropFirst(headline + 1).first {
      isBody($0) && facts[$0].summary.isTerminated && facts[$0].summary.words > 0
    }
    return blocks.indices.filter { i in
      guard i != headline, facts[i].summary.words == words else { return false }
      switch blocks[i].kind {
      case .relatedCard, .mark, .preformatted: return false
      case .boilerplate where i < headline || i > firstText ?? blocks.count: return false
      default: return wordHash(i) == wanted
      }
    }
  }

  /// Words. One alone is a heading like others.
  private static let shortestRepeated = 2
  private static let longestRepeated = 40

  /// Of the words of a block, the same for ’ and ', for "É" and "é".
  private func wordHash(_ block: Int) -> UInt64 {
    var hash = WordHash.seed
    for token in facts[block].tokens where token.isWordOrNumber {
      let word =
        token.kind == .word ? token.hash : WordHash.of(blocks[block].prose.bytes[token.range.start..<token.range.end])
      hash = FNV.mixed(word &+ (token.isPossessive ? 1 : 0), into: hash)
    }
    return hash
  }
}
