import Formats

/// Which of the lines above an article is its headline: one of some words that the article takes up, above who wrote it and
/// when.
///
/// The weights were fitted on the 513 plain-text pages of the boilerplate data whose headline is marked: right on 80 in 100,
/// where the first short line of the page is on 2.
struct HeadlineChoice {
  /// Blocks above the article that are looked at.
  static let reach = 45
  /// Of the article, whose words are looked for in the line.
  static let paragraphs = 7

  /// Blocks.
  static let bylineReach = 8

  /// The best block so far.
  private(set) var best: Int?
  private var bestScore: Float = -.infinity
  private let articleWords: Set<UInt64>

  init(article: [Prose]) {
    articleWords = article.reduce(into: []) { $0.formUnion(Self.words(of: $1)) }
  }

  /// - Parameters:
  ///   - distance: blocks from the line to the article.
  ///   - isBeforeCredits: whether a byline, a date or an age stands right below it.
  ///   - isBehindByline: whether a byline stands in the few blocks above it, as above a standfirst.
  ///   - next: words of the line right below it, if that is above the article too and no credit; else 0.
  mutating func consider(
    _ block: Int, _ prose: Prose, words: Int, isTerminated: Bool, distance: Int, isBeforeCredits: Bool,
    isBehindByline: Bool, next: Int
  ) {
    let own = Self.words(of: prose)
    let share = own.isEmpty ? 0 : Float(own.intersection(articleWords).count) / Float(own.count)
    var score = Float(min(words, Self.enoughWords)) + Self.sharedWords * share - Self.farther * Float(distance)
    if words > Self.longHeadline { score -= Self.tooLong }
    if isTerminated { score -= Self.terminated }
    if isBeforeCredits { score += Self.beforeCredits }
    if isBehindByline { score -= Self.behindByline }
    let isAboveStandfirst = next >= Self.standfirst && next > words && words > Self.sectionName && !isTerminated
    if isAboveStandfirst { score += Self.aboveStandfirst * share }
    if score > bestScore { (best, bestScore) = (block, score) }
  }

  private static let enoughWords = 8
  private static let longHeadline = 18
  private static let tooLong: Float = 3.3
  private static let sharedWords: Float = 6.2
  private static let farther: Float = 0.1
  private static let terminated: Float = 2.4
  private static let beforeCredits: Float = 1.8
  private static let behindByline: Float = 3
  private static let aboveStandfirst: Float = 4
  /// Words: a standfirst has more, and is longer than its headline; the name of a section has no more.
  private static let standfirst = 10
  private static let sectionName = 2

  /// The first letters of the longer words, so that "votes" and "voting" are one.
  private static func words(of prose: Prose) -> Set<UInt64> {
    var words = Set<UInt64>()
    for token in tokens(of: prose.bytes) where token.kind == .word && token.coreEnd - token.range.start >= 4 {
      let start = token.range.start
      words.insert(WordHash.of(prose.bytes[start..<min(token.coreEnd, start + 6)].map { $0 | 0x20 }))
    }
    return words
  }
}
