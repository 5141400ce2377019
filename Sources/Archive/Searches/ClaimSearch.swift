import Formats

/// A fact-check that may be about what a text says.
package struct FoundClaim: Sendable {
  package let claim: ClaimReview
  /// Higher is nearer; of no use but to rank by.
  package let score: Double
  /// The share of the claim's words that stand in the text too, 0 … 1.
  package let coverage: Double
  /// Whether the text all but says what was checked; see `ClaimSimilarity.isClose`.
  package let isClose: Bool
}

extension ArchiveReader {
  /// False as well when the archive cannot be read, which `takeFailure()` then explains.
  package var holdsClaims: Bool {
    (try? answer(past: false) { try $0.first("SELECT 1 FROM claim LIMIT 1") { _ in true } ?? false }) ?? false
  }

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
  private let text: ClaimWords

  init(_ text: String) {
    self.text = ClaimWords(text)
    var seen: Set<String> = []
    let asked = self.text.words.filter { $0.term != nil && seen.insert($0.word).inserted }.prefix(Self.mostWords)
    question = asked.map { $0.spelling.replacing("\"", with: " ") }
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
    let found = rows.map { rank, claim in
      let similarity = ClaimSimilarity(of: ClaimWords(claim.claim), in: text)
      return FoundClaim(
        claim: claim, score: rank + similarity.score, coverage: similarity.coverage, isClose: similarity.isClose)
    }
    return Array(
      found.sorted { $0.score != $1.score ? $0.score > $1.score : $0.claim.id < $1.claim.id }.prefix(limit))
  }
}
