/// How well lines are told apart within the article and 15 lines around it: F1 of boilerplate, a mean over pages, and
/// recall over the pooled lines.
struct LineScores {
  private struct Page {
    let isHTML: Bool
    let isNews: Bool
    let f1: Double
  }

  private var pages: [Page] = []
  /// Lines of news pages in plain text.
  private var ranked: [(score: Float, isRight: Bool)] = []

  mutating func add(_ page: LinePage, _ boilerplate: [Float]) {
    var tally = Tally()
    let kept = page.isHTML ? page.kept { boilerplate[$0] >= 0.5 } : []
    for (line, (block, isBoilerplate)) in page.scored.enumerated() {
      // What no block holds is not kept.
      let score = page.isHTML ? (kept[line] ? 0 : 1) : block.map { boilerplate[$0] } ?? 1
      if score >= 0.5 { tally.found += 1 }
      if isBoilerplate { tally.wanted += 1 }
      if score >= 0.5, isBoilerplate { tally.right += 1 }
      if page.isNews, !page.isHTML { ranked.append((score, isBoilerplate)) }
    }
    let sum = tally.found + tally.wanted
    pages.append(
      Page(isHTML: page.isHTML, isNews: page.isNews, f1: sum == 0 ? 1 : 2 * Double(tally.right) / Double(sum)))
  }

  private func mean(isHTML: Bool, newsOnly: Bool) -> Double {
    let chosen = pages.filter { $0.isHTML == isHTML && ($0.isNews || !newsOnly) }
    return chosen.reduce(0) { $0 + $1.f1 } / Double(max(1, chosen.count))
  }

  /// The highest recall at which so many of the lines found are right.
  private func recall(atPrecision precision: Double) -> Double {
    var right = 0.0
    var best = 0.0
    for (place, row) in ranked.sorted(by: { $0.score > $1.score }).enumerated() where row.isRight {
      right += 1
      if right / Double(place + 1) >= precision { best = right }
    }
    return best / Double(max(1, ranked.count { $0.isRight }))
  }

  var line: String {
    "F1 news \(three(mean(isHTML: false, newsOnly: true))), all \(three(mean(isHTML: false, newsOnly: false))), "
      + "recall at precision 0.95 \(three(recall(atPrecision: 0.95))); as HTML news "
      + "\(three(mean(isHTML: true, newsOnly: true))), all \(three(mean(isHTML: true, newsOnly: false)))"
  }
}
