import Articles
import Formats
import Glibc

/// One look through the postings of an article's weightiest terms.
struct RelatedSearch {
  struct Found {
    let head: ArchivedHead
    let score: Double
    let daysApart: Int?
    let isBackground: Bool
    /// The keys of the weightiest terms both hold, weightiest first.
    let shared: [String]
  }

  private struct Posting {
    let row: Int
    let weight: Int
  }

  private struct Candidate {
    let row: Int
    let day: Int?
    let similarity: Double
    let score: Double
  }

  /// More postings than that are read for no question. A term's postings are read whole or not at all, so the same
  /// question has the same answer.
  private static let mostPostings = 400_000

  private let database: Database
  private let day: Int?
  private let asked: [TermVector.Entry]
  private let excluded: Set<Int>
  /// One list a term, in the order of `asked`.
  private var postings: [[Posting]] = []

  init(_ query: RelatedQuery, in database: Database) throws {
    self.database = database
    day = query.date.flatMap { CalendarDate(iso: $0) }?.number
    let words = TermCounts(title: query.title, text: query.text)
    try database.checkTime()
    asked = try TermVector(words, articles: database.articleCount(), known: database.known).entries
    excluded = Set(
      try database.all(
        "SELECT rowid FROM article WHERE sha = ?1 UNION ALL SELECT rowid FROM article WHERE id = ?2",
        .bytes(ContentHash(title: query.title, text: query.text).bytes), DatabaseValue(query.excludingID)
      ) { $0.row(0) })
  }

  /// The nearest by words and days, best first, and behind them some that were written at another time.
  mutating func best(_ limit: Int, background: Int) throws -> [Found] {
    let candidates = try candidates()
    let near = try best(limit, of: candidates, by: \.score)
    let known = Set(near.map(\.row))
    let older = candidates.filter { candidate in
      !known.contains(candidate.row) && candidate.similarity >= Self.leastSimilarity
        && day.map { day in candidate.day.map { abs($0 - day) > Self.daysOfStory } ?? true } ?? false
    }
    let far = background > 0 ? try best(background, of: older, by: \.similarity) : []
    let shared = shared(by: known.union(far.map(\.row)))
    return (near.map { ($0, false) } + far.map { ($0, true) }).map { place, isBackground in
      let apart = place.candidate.day.flatMap { other in day.map { abs($0 - other) } }
      return Found(
        head: place.head, score: isBackground ? place.candidate.similarity : place.candidate.score, daysApart: apart,
        isBackground: isBackground, shared: shared[place.row] ?? [])
    }
  }

  /// Days; what was written later is another story.
  private static let daysOfStory = 7
  /// Below that, what is alike is so by chance.
  private static let leastSimilarity = 0.15

  private struct Place {
    let candidate: Candidate
    let head: ArchivedHead
    var row: Int { candidate.row }
  }

  private func best(
    _ limit: Int, of candidates: [Candidate], by score: (Candidate) -> Double
  ) throws -> [Place] {
    let candidates = candidates.sorted { score($0) != score($1) ? score($0) > score($1) : Self.newer($0, $1) }
    // Those level with the last one are looked at too: the id decides among them, and only the row's head has it.
    var end = min(limit, candidates.count)
    while end > 0, end < candidates.count, score(candidates[end]) == score(candidates[end - 1]), end < limit + 100 {
      end += 1
    }
    var found: [Place] = []
    for candidate in candidates[..<end] {
      let head = try database.first(
        "SELECT \(Database.headColumns) FROM article a WHERE a.rowid = ?", .integer(candidate.row), read: Database.head)
      if let head { found.append(Place(candidate: candidate, head: head)) }
    }
    found.sort { first, second in
      let (one, other) = (score(first.candidate), score(second.candidate))
      if one != other { return one > other }
      if first.candidate.day != second.candidate.day { return Self.newer(first.candidate, second.candidate) }
      return first.head.id < second.head.id
    }
    return Array(found.prefix(limit))
  }

  private static func newer(_ first: Candidate, _ second: Candidate) -> Bool {
    (first.day ?? Schema.undated) > (second.day ?? Schema.undated)
  }

  private mutating func candidates() throws -> [Candidate] {
    let rows = try database.first("SELECT max(rowid) FROM article") { $0.row(0) } ?? 0
    guard try database.holdsRows(upTo: rows) else {
      throw ArchiveError.damaged(path: database.path, reason: "an article has the number \(rows)")
    }
    // Rows are numbered without gaps, so a plain array holds the sums: a dictionary takes five times as long.
    var sums = [Int32](repeating: 0, count: rows + 1)
    var touched: [(row: Int, day: Int)] = []
    var read = 0
    for entry in asked where read < Self.mostPostings {
      var list: [Posting] = []
      let statement = try database.statement("SELECT day, doc, w FROM sig WHERE term = ?", .integer(entry.id))
      defer { statement.reset() }
      while try statement.step() {
        let row = statement.row(1)
        guard row > 0, row <= rows else { continue }
        let weight = min(max(statement.integer(2), 0), TermVector.unit) * entry.weight
        if sums[row] == 0 { touched.append((row, Self.day(statement.integer(0)))) }
        sums[row] &+= Int32(truncatingIfNeeded: weight)
        list.append(Posting(row: row, weight: weight))
      }
      read += list.count
      postings.append(list)
    }
    return touched.compactMap { row, other in
      guard !excluded.contains(row) else { return nil }
      let other = other == Schema.undated ? nil : other
      // Rounded weights can make a whole text a hair more like itself than itself.
      let similarity = min(1, Double(sums[row]) / Double(TermVector.unit * TermVector.unit))
      return Candidate(row: row, day: other, similarity: similarity, score: similarity * nearness(to: other))
    }
  }

  /// Of a posting: a day of the calendar, or none.
  private static func day(_ number: Int) -> Int {
    number == Schema.undated ? number : CalendarDate(number: number).number
  }

  /// Stories are written within days. Measured: worth .08 to .11 nDCG, whatever ranks before it; a decay over 7 days with
  /// 0.4 for the rest loses .015.
  private func nearness(to other: Int?) -> Double {
    guard let day, let other else { return 0.6 }
    return 0.3 + 0.7 * exp(-Double(abs(day - other)) / 3)
  }

  /// For each of a few rows, the terms it shares, weightiest first.
  private func shared(by rows: Set<Int>) -> [Int: [String]] {
    var weighed: [Int: [(term: String, weight: Int)]] = [:]
    for (entry, list) in zip(asked, postings) {
      for posting in list where rows.contains(posting.row) {
        weighed[posting.row, default: []].append((entry.term, posting.weight))
      }
    }
    return weighed.mapValues { terms in
      terms.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term < $1.term }
        .prefix(SharedTerms.most).map(\.term)
    }
  }
}
