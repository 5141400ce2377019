import Articles
import Formats

extension ArchiveReader {
  /// The sentences of an article that all but repeat claims which the archive has fact-checks of, in order. Past the
  /// budget: those that were found by then.
  func checkedSentences(of article: Article) throws -> [CheckedSentence] {
    var found: [CheckedSentence] = []
    try answer(past: ()) { database in
      var index = try ClaimIndex(database)
      for statement in article.statements().prefix(Self.mostStatements) {
        try database.checkTime()
        let claims = try index.repeated(in: statement.text).filter { $0.url == nil || $0.url != article.metadata.url }
        if !claims.isEmpty {
          found.append(CheckedSentence(range: statement.range, text: statement.text, claims: claims))
        }
      }
    }
    return found
  }

  /// An article with more is no article.
  private static let mostStatements = 500
}

extension CheckedSentence {
  /// The same of some fact-checks that lie in no archive.
  package static func all(of article: Article, in claims: [ClaimReview]) -> [CheckedSentence] {
    article.statements().compactMap { statement in
      let words = ClaimWords(statement.text)
      let repeated = claims.filter { ClaimSimilarity(of: ClaimWords($0.claim), in: words).isRepeated }
      return repeated.isEmpty ? nil : CheckedSentence(range: statement.range, text: statement.text, claims: repeated)
    }
  }
}

/// Which claims hold which words, asked once a word for all sentences of an article.
///
/// A claim that counts shares five terms with the sentence at least, so counting is enough to find it, and ranking every
/// claim with any of the words, as a search does, would cost ten times as much.
private struct ClaimIndex {
  /// Terms of one sentence that are looked up; a sentence of more is a list.
  private static let mostTerms = 60
  /// Fact-checks named for one sentence.
  private static let mostNamed = 3

  private let database: Database
  private var rows: [String: [Int]] = [:]
  /// By the row of a claim, how many terms it shares with the sentence; 0 between two sentences. Empty where there are none.
  private var shared: [UInt8]

  init(_ database: Database) throws {
    self.database = database
    let last = try database.first("SELECT max(rowid) FROM claim") { $0.optionalRow(0) } ?? nil
    guard try database.holdsRows(upTo: last ?? 0) else {
      throw ArchiveError.damaged(path: database.path, reason: "a fact-check has the number \(last ?? 0)")
    }
    shared = last.map { Array(repeating: 0, count: max(0, $0) + 1) } ?? []
  }

  /// The claims that a sentence all but repeats, nearest first, then the newest.
  mutating func repeated(in sentence: String) throws -> [ClaimReview] {
    let words = ClaimWords(sentence)
    guard !shared.isEmpty, words.terms.count >= ClaimSimilarity.fewestShared else { return [] }
    var found: [(claim: ClaimReview, similarity: ClaimSimilarity)] = []
    for row in try candidates(words) {
      let claim = try database.first("SELECT \(Database.claimColumns) FROM claim c WHERE rowid = ?", .integer(row)) {
        Database.claim($0, from: 0)
      }
      guard let claim else { continue }
      let similarity = ClaimSimilarity(of: ClaimWords(claim.claim), in: words)
      if similarity.isRepeated { found.append((claim, similarity)) }
    }
    return found.sorted { a, b in
      if a.similarity.score != b.similarity.score { return a.similarity.score > b.similarity.score }
      if a.claim.date != b.claim.date { return (a.claim.date ?? "") > (b.claim.date ?? "") }
      return a.claim.id < b.claim.id
    }.prefix(Self.mostNamed).map(\.claim)
  }

  /// The rows of the claims with enough of the terms.
  private mutating func candidates(_ words: ClaimWords) throws -> [Int] {
    var lists: [[Int]] = []
    var seen: Set<String> = []
    for word in words.words where lists.count < Self.mostTerms {
      guard let term = word.term, seen.insert(term).inserted else { continue }
      lists.append(try rows(with: word))
    }
    var found: [Int] = []
    for list in lists {
      for row in list where shared.indices.contains(row) {
        shared[row] &+= 1
        if shared[row] == ClaimSimilarity.fewestShared { found.append(row) }
      }
    }
    for list in lists { for row in list where shared.indices.contains(row) { shared[row] = 0 } }
    return found
  }

  private mutating func rows(with word: ClaimWords.Word) throws -> [Int] {
    if let known = rows[word.word] { return known }
    // The index parts "city’s" in two, and has "1,200" as the text spells it.
    let spellings = Set([word.word, word.spelling.replacing("\"", with: " ")]).sorted()
    let asked = "claim : (" + spellings.map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
    let found = try database.all("SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?", .text(asked)) { $0.row(0) }
    rows[word.word] = found
    return found
  }
}
