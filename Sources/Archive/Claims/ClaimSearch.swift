import Articles

/// A fact-check that may be about what a text says.
package struct FoundClaim: Sendable {
  package let claim: ClaimReview
  /// Higher is nearer; of no use but to rank by.
  package let score: Double
  /// The share of the claim's words that stand in the text too, 0 … 1.
  package let coverage: Double
  /// Whether the text all but says what was checked; see `ClaimSearch.isClose`.
  package let isClose: Bool
}

extension ArchiveReader {
  /// The fact-checks nearest to a text, best first. Past the budget: none.
  package func claims(near text: String, limit: Int) throws -> [FoundClaim] {
    guard limit > 0 else { return [] }
    return try answer(past: []) { try ClaimSearch(text).best(limit, in: $0) }
  }
}

/// Looks for fact-checks by words, and ranks them by how much of the claim the text repeats.
///
/// Measured on CheckThat! tweets and debates: FTS5's own ranking has a mean reciprocal rank of 0.914 and 0.517, with coverage
/// and pairs of words 0.921 and 0.535; weighing the covered words by their rarity adds nothing.
private struct ClaimSearch {
  private static let candidates = 100
  /// Words asked for; a question of more is a text and not a sentence.
  private static let mostWords = 60

  /// As the text spells them, so that the index parts them as it parted the claims.
  private let question: [String]
  private let words: Set<String>
  private let pairs: Set<Pair>
  private let numbers: Set<String>

  private struct Pair: Hashable {
    let first: String
    let second: String
  }

  init(_ text: String) {
    let read = Self.words(text)
    var seen: Set<String> = []
    let asked = read.filter { $0.term != nil && seen.insert($0.word).inserted }.prefix(Self.mostWords)
    question = asked.map { $0.spelling.replacing("\"", with: " ") }
    words = Set(read.compactMap(\.term))
    pairs = Self.pairs(read)
    numbers = Self.numbers(read)
  }

  /// The folded words of a text, each with the key it counts under; nil for one that tells nothing.
  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    let bytes = Array(text.utf8)
    WordReader.read(text) { word, range in
      let folded = String(decoding: word, as: UTF8.self)
      var key = word
      stem(&key)
      words.append(
        Word(
          word: folded, spelling: String(decoding: bytes[range], as: UTF8.self),
          term: word.count > 1 && !functionWords.contains(folded) ? String(decoding: key, as: UTF8.self) : nil,
          isName: (0x41...0x5A).contains(bytes[range.lowerBound]) && !words.isEmpty))
    }
    return words
  }

  private struct Word {
    let word: String
    let spelling: String
    let term: String?
    /// Has a capital that no sentence gave it.
    let isName: Bool
  }

  /// Fewer than tell nothing of a whole article: measured, "made" and "last" are worth .015 in a sentence.
  private static let functionWords = Set(
    """
    about above after again against all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further get go going got had has have having he
    her here hers him his how if in into is it its just like me more most my no nor not now of off on once only or
    other our out over own re same say said she should so some such than that the their them then there these they
    this those through to too under until up ve very was we were what when where which while who whom why will with
    would you your ll don
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Neighbours of which one at least tells something.
  private static func pairs(_ words: [Word]) -> Set<Pair> {
    Set(
      zip(words, words.dropFirst()).compactMap { first, second in
        first.term == nil && second.term == nil
          ? nil : Pair(first: first.term ?? first.word, second: second.term ?? second.word)
      })
  }

  private static func numbers(_ words: [Word]) -> Set<String> {
    Set(words.map(\.word).filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } })
  }

  /// A speaker's name weighs nothing, but counts: the names of those who often speak then tell less. Worth .017 in debates.
  func best(_ limit: Int, in database: Database) throws -> [FoundClaim] {
    guard !question.isEmpty else { return [] }
    let asked = question.map { "\"\($0)\"" }.joined(separator: " OR ")
    let rows = try database.all(
      """
      SELECT bm25(claim_fts, 2.0, 1.5, 1.0, 0.0) AS rank, \(Database.claimColumns)
      FROM claim_fts JOIN claim c ON c.rowid = claim_fts.rowid WHERE claim_fts MATCH ? ORDER BY rank LIMIT ?
      """, .text(asked), .integer(Self.candidates)
    ) { (rank: -$0.double(0), claim: Database.claim($0, from: 1)) }
    let found = rows.map { scored($0.claim, $0.rank) }
    return Array(
      found.sorted { $0.score != $1.score ? $0.score > $1.score : $0.claim.id < $1.claim.id }.prefix(limit))
  }

  private func scored(_ claim: ClaimReview, _ rank: Double) -> FoundClaim {
    let own = Self.words(claim.claim)
    let terms = Set(own.compactMap(\.term))
    let shared = terms.intersection(words)
    let coverage = terms.isEmpty ? 0 : Double(shared.count) / Double(terms.count)
    let pairs = Self.pairs(own).intersection(pairs).count
    let names = Set(own.filter(\.isName).compactMap(\.term))
    let plain = shared.subtracting(names).subtracting(numbers)
    return FoundClaim(
      claim: claim, score: rank + 10 * coverage + 1.5 * Double(pairs), coverage: coverage,
      isClose: coverage >= 0.7 && shared.count >= 5 && plain.count >= 3
        && Self.numbers(own).isSubset(of: numbers))
  }
}
