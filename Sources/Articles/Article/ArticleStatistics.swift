import Formats

/// What the sentences of an article have in common: a report attributes, an opinion piece says "I" and "should".
struct ArticleStatistics: Sendable {
  private let attributedShare: Float
  private let opinionShare: Float
  /// Whether most of its paragraphs say what weather there will be: its own trade's predictions, which nobody asks a source of.
  let isForecast: Bool
  private let firstBody: Int
  private let lastBody: Int

  /// Of the sentences of a report, those that are attributed.
  private static let usualShare: Float = 0.6
  /// Sentences of a usual report that an article is thought to have before its own.
  private static let usualSentences = 6
  /// Blocks; a shorter article has no beginning and end to speak of.
  private static let shortest = 3

  init(blocks: [Block], facts: [BlockFacts], support: [[SentenceSource]]) {
    var sentences = 0
    var attributed = 0
    var opinion: Float = 0
    var body: [Int] = []
    for i in blocks.indices where blocks[i].kind == .paragraph || blocks[i].kind == .quotation {
      // Without what holds no word: an emoji behind the last sentence.
      if facts[i].sentences.last(where: { $0.wordCount > 0 })?.isTerminated == true { body.append(i) }
      for (number, claims) in facts[i].claims.enumerated() {
        sentences += 1
        if support[i][number] == .none { opinion += claims.opinion } else { attributed += 1 }
      }
    }
    // A few sentences tell little: they are seen as the start of a report like others.
    attributedShare =
      (Float(attributed) + Self.usualShare * Float(Self.usualSentences)) / Float(sentences + Self.usualSentences)
    opinionShare = opinion / Float(max(1, sentences))
    isForecast = !body.isEmpty && body.count(where: { facts[$0].summary.isForecast }) * 2 > body.count
    firstBody = body.first ?? 0
    lastBody = body.last ?? 0
  }

  func forEachFeature(ofBlock block: Int, _ take: (ClaimFeature, Float) -> Void) {
    take(.articleAttributed, attributedShare)
    take(.articleOpinion, min(1, opinionShare * 2))
    if block < firstBody { take(.articleStart, 1) }
    guard lastBody - firstBody > Self.shortest else { return }
    if block == firstBody { take(.firstBlocks, 1) }
    if block >= lastBody { take(.lastBlocks, 1) }
  }
}
