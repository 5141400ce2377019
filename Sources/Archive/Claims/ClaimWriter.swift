import Formats

extension ArchiveWriter {
  /// Adds fact-checks, all or none of them. One whose id is known is left alone when it is the same, and replaced
  /// otherwise.
  @discardableResult
  package func add(claims: [ClaimReview]) throws -> AddCount {
    try database.transaction("BEGIN IMMEDIATE") {
      var count = AddCount()
      for claim in claims {
        let old = try database.first(
          "SELECT rowid, \(Database.claimColumns) FROM claim c WHERE id = ?", .text(claim.id)
        ) { (row: $0.row(0), claim: Database.claim($0, from: 1)) }
        if let old {
          if old.claim == claim {
            count.unchanged += 1
            continue
          }
          try database.forget(old.claim, row: old.row)
          count.updated += 1
        } else {
          count.added += 1
        }
        try database.insert(claim, row: old?.row)
      }
      return count
    }
  }
}

extension Database {
  fileprivate func forget(_ claim: ClaimReview, row: Int) throws {
    try run(
      "INSERT INTO claim_fts(claim_fts, rowid, claim, title, summary, speaker) VALUES ('delete', ?, ?, ?, ?, ?)",
      .integer(row),
      .text(claim.claim), DatabaseValue(claim.title), DatabaseValue(claim.summary), DatabaseValue(claim.speaker))
    try run("DELETE FROM claim WHERE rowid = ?", .integer(row))
  }

  fileprivate func insert(_ claim: ClaimReview, row: Int?) throws {
    let row = try first(
      """
      INSERT INTO claim(rowid, id, claim, title, summary, speaker, publisher, rating, day, url)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING rowid
      """, DatabaseValue(row), .text(claim.id), .text(claim.claim), DatabaseValue(claim.title),
      DatabaseValue(claim.summary), DatabaseValue(claim.speaker), DatabaseValue(claim.publisher),
      DatabaseValue(claim.rating), DatabaseValue(claim.date.flatMap { CalendarDate(iso: $0) }?.number),
      DatabaseValue(claim.url)
    ) { $0.row(0) }
    try run(
      "INSERT INTO claim_fts(rowid, claim, title, summary, speaker) VALUES (?, ?, ?, ?, ?)", .integer(row ?? 0),
      .text(claim.claim), DatabaseValue(claim.title), DatabaseValue(claim.summary), DatabaseValue(claim.speaker))
  }
}
