/// Nearly the same text under another id: an agency's report as several outlets print it, a page that was changed a
/// little and has a new address.
///
/// Each is an article of the archive, found by its own words and removed by its own id. `copy` says which earlier
/// article it is a copy of; lists show the nearest of them once and name the others with it.
extension Batch {
  /// A copy holds three quarters of the shingles of five words of the shorter text, is no shorter than half the longer one,
  /// and lies no more than a week off, where both are dated: weather reports and lottery numbers look the same each month.
  static func isCopy(_ first: [UInt64], _ second: [UInt64]) -> Bool {
    let (shorter, longer) = first.count < second.count ? (first, second) : (second, first)
    guard !shorter.isEmpty, shorter.count * 2 >= longer.count else { return false }
    var (shared, i) = (0, 0)
    for shingle in shorter {
      while i < longer.count, longer[i] < shingle { i += 1 }
      if i < longer.count, longer[i] == shingle { shared += 1 }
    }
    return shared * 4 >= shorter.count * 3
  }

  private static let mostDaysApart = 7
  /// Of a key that many articles have, as a site's notice makes one, only so many are read.
  private static let mostCandidates = 8

  /// Looks for an earlier article that this one is a copy of; where there is none, others may become copies of this one.
  func link(row: Int, day: Int?, text: String, _ minHash: MinHash) throws {
    let keys = minHash.keys
    var candidates: [Int: Int] = [:]
    for key in keys {
      let rows = try database.all(
        "SELECT doc FROM near WHERE key = ? ORDER BY doc DESC LIMIT \(Self.mostCandidates)", .integer(key)
      ) { $0.row(0) }
      for row in rows { candidates[row, default: 0] += 1 }
    }
    if !candidates.isEmpty, let lead = try lead(of: text, day: day, among: candidates) {
      try database.run("INSERT INTO copy(doc, lead) VALUES (?, ?)", .integer(row), .integer(lead))
    } else {
      try lead(row, keys)
    }
  }

  private func lead(of text: String, day: Int?, among candidates: [Int: Int]) throws -> Int? {
    let shingles = Shingles.all(of: text)
    let nearest = candidates.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    for (row, _) in nearest.prefix(Self.mostCandidates) {
      let other = try database.first("SELECT day, text FROM article WHERE rowid = ?", .integer(row)) {
        (day: $0.day(0)?.number, text: $0.text(1))
      }
      guard let other else { continue }
      if let day, let otherDay = other.day, abs(day - otherDay) > Self.mostDaysApart { continue }
      if Self.isCopy(shingles, Shingles.all(of: other.text)) { return row }
    }
    return nil
  }

  /// Copies have no keys of their own, so that a chain of small changes does not lead from one story to another.
  private func lead(_ row: Int, _ keys: [Int]) throws {
    let insert = try database.statement("INSERT OR IGNORE INTO near(key, doc) VALUES (?, ?)")
    for key in keys { try insert.run(key, row) }
  }

  /// Takes an article out; the earliest of its copies leads the others from now on.
  func unlink(row: Int, _ minHash: MinHash) throws {
    let delete = try database.statement("DELETE FROM near WHERE key = ? AND doc = ?")
    for key in minHash.keys { try delete.run(key, row) }
    try database.run("DELETE FROM copy WHERE doc = ?", .integer(row))
    guard
      let next = try database.first(
        "SELECT min(doc) FROM copy WHERE lead = ?", .integer(row), read: { $0.optionalRow(0) }) ?? nil
    else { return }
    let text = try database.first("SELECT text FROM article WHERE rowid = ?", .integer(next)) { $0.text(0) }
    var minHash = MinHash()
    WordReader.read(text ?? "") { word, _ in minHash.add(TermTable.hash(word)) }
    try database.run("DELETE FROM copy WHERE doc = ?", .integer(next))
    try database.run("UPDATE copy SET lead = ? WHERE lead = ?", .integer(next), .integer(row))
    try lead(next, minHash.keys)
  }
}
