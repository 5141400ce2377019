import Formats

/// Consecutive blocks that are no part of the article and are one thing to a reader: a menu, or one card.
package struct BoilerplateRun: Hashable, Sendable {
  /// Numbers of the article's blocks.
  package let blocks: Range<Int>
  /// Bytes of the source, from the first block's first to the last block's last.
  package let range: TextRange
  /// The card, by its number, if it is one.
  package let card: Int?
}

extension Article {
  /// In the order of the page, not overlapping. A repeated headline is none: it is told by its own name.
  package var boilerplate: [BoilerplateRun] {
    let repeated = Set(repeatedHeadlines)
    var runs: [BoilerplateRun] = []
    var i = 0
    var nextCard = 0
    while i < blocks.count {
      switch blocks[i].kind {
      case .relatedCard:
        while nextCard < cards.count, cards[nextCard].blocks.upperBound <= i { nextCard += 1 }
        let end = nextCard < cards.count ? cards[nextCard].blocks.upperBound : i + 1
        runs.append(run(i..<end, card: nextCard < cards.count ? nextCard : nil))
        i = end
      case .boilerplate where !repeated.contains(i):
        let start = i
        while i < blocks.count, blocks[i].kind == .boilerplate, !repeated.contains(i) { i += 1 }
        runs.append(run(start..<i, card: nil))
      default:
        i += 1
      }
    }
    return runs
  }

  private func run(_ run: Range<Int>, card: Int?) -> BoilerplateRun {
    BoilerplateRun(
      blocks: run, range: TextRange(blocks[run.lowerBound].range.start, blocks[run.upperBound - 1].range.end),
      card: card)
  }
}
