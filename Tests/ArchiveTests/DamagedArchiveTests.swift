import Articles
import Formats
import Foundation
import TestSupport
import Testing

@testable import Archive

/// All that is asked of an archive; what it throws is a sentence or there is no sentence.
private func askAll(_ path: String) -> [ArchiveError] {
  var failures: [ArchiveError] = []
  func ask(_ question: () throws -> Void) {
    do { try question() } catch let error as ArchiveError { failures.append(error) } catch {
      Issue.record("no sentence: \(error)")
    }
  }
  let draft = Article(
    desk[0].title
      + "\n\nA fire shut the cannery, Ines Okafor said. “A blow to the whole town and the coast,” she said.\n")
  ask {
    let reader = try ArchiveReader(path: path)
    ask { _ = try reader.status() }
    ask {
      _ = try reader.related(to: RelatedQuery(title: desk[0].title, text: desk[1].text, date: "2024-03-05"), limit: 5)
    }
    ask { _ = try reader.matches(of: draft, [.quotations, .passages, .checked]) }
    ask { _ = try reader.mentions(of: "Okafor", limit: 3) }
    ask { _ = try reader.claims(near: "The cannery shut", limit: 3) }
    ask { if let query = ArchiveQuery("cannery harl*") { _ = try reader.search(query, limit: 3) } }
    ask { try reader.each { _ in } }
    ask { try reader.eachClaim { _ in } }
  }
  ask { _ = try ArchiveWriter(path: path).check() }
  ask { _ = try ArchiveWriter(path: path).add([ArchivedArticle(id: "new", title: "Pier", text: desk[1].text)]) }
  ask { _ = try ArchiveWriter(path: path).remove(["fire-1"]) }
  ask { try ArchiveWriter(rebuilding: path).rebuild() }
  return failures
}

private func filled() throws -> TemporaryArchive {
  let archive = TemporaryArchive()
  let writer = try ArchiveWriter(path: archive.path)
  try writer.add(desk)
  try writer.add([
    ArchivedArticle(
      id: "speech", title: "Mayor speaks",
      text: "“A blow to the whole town and the coast,” Ines Okafor said. The fire had shut the cannery on Monday.",
      date: "2024-03-05")
  ])
  try writer.add(claims: [
    ClaimReview(id: "c1", claim: "The cannery at Harland shut after a fire on Monday", date: "2024-03-06")
  ])
  return archive
}

@Suite struct DamagedArchiveTests {
  @Test func `changed bytes anywhere in an archive give an answer or a sentence`() throws {
    let archive = try filled()
    let good = try archive.folder.bytes(of: "desk.db")
    var dice = Dice(state: 7)
    var failed = 0
    for round in 0..<200 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...20, using: &dice) {
        // Half of them in the first pages, where the tables are told.
        let end = round.isMultiple(of: 2) ? bytes.count : min(bytes.count, 3 * 4_096)
        bytes[Int.random(in: 0..<end, using: &dice)] = .random(in: 0...255, using: &dice)
      }
      if round.isMultiple(of: 5) { bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &dice)) }
      let path = try archive.folder.write(bytes, to: "round\(round).db")
      failed += askAll(path).isEmpty ? 0 : 1
      for end in ["", "-wal", "-shm", "-journal", ".lock"] {
        try? FileManager.default.removeItem(atPath: path + end)
      }
    }
    #expect(failed > 50, "what was damaged is mostly noticed: \(failed)")
  }

  @Test(arguments: [
    "UPDATE article SET day = 9223372036854775807", "UPDATE article SET day = -9223372036854775808",
    "UPDATE claim SET day = 9223372036854775807", "UPDATE sig SET w = 9223372036854775807",
    "UPDATE sig SET w = -9223372036854775808", "UPDATE OR REPLACE sig SET day = 9223372036854775807",
    "UPDATE OR REPLACE sig SET day = -9223372036854775808", "UPDATE OR REPLACE sig SET doc = -5",
    "UPDATE term SET df = 9223372036854775807", "UPDATE term SET df = -9223372036854775808",
    "UPDATE tally SET articles = 9223372036854775807, weighed = 9223372036854775807",
    "UPDATE tally SET articles = -9223372036854775808, weighed = -9223372036854775808",
    "UPDATE article SET rowid = 9223372036854775807 WHERE id = 'ferry'",
    "UPDATE article SET rowid = 1099511627776 WHERE id = 'ferry'", "UPDATE article SET rowid = -7 WHERE id = 'ferry'",
    "UPDATE claim SET rowid = 1099511627776", "UPDATE claim SET rowid = -3",
    "UPDATE quoted SET spans = x'ffffffff7fffffffff7fffffffff7fffffffff7f'", "UPDATE signed SET terms = x'0102'",
    "UPDATE copy SET lead = 9223372036854775807", "UPDATE OR REPLACE near SET doc = 9223372036854775807",
    "UPDATE file SET place = -5, lines = -5, articles = -5", "UPDATE article SET text = x'ff00ff'",
    "UPDATE article SET day = 'Monday'", "UPDATE quotation_print SET prints = x'01'",
    "UPDATE quotation_print SET rowid = rowid + 4294967295",
  ])
  func `numbers that no archive of ours has are no end of the program`(_ change: String) throws {
    let archive = try filled()
    try Database(path: archive.path, access: .write).run(change)
    _ = askAll(archive.path)
    #expect(try ArchiveReader(path: archive.path).status().articles > 0, "rebuilt")
  }

  @Test func `a day that no calendar has is told by the check, and gone when the archive is rebuilt`() throws {
    let archive = try filled()
    try Database(path: archive.path, access: .write).run(
      "UPDATE article SET day = 9223372036854775807 WHERE id = 'fire-1'")
    #expect(try archive.reader().article(id: "fire-1")?.date == nil)
    #expect(try ArchiveWriter(path: archive.path).check().contains("1 articles are of a day that no calendar has"))
    try ArchiveWriter(rebuilding: archive.path).rebuild()
    #expect(try ArchiveWriter(path: archive.path).check() == [])
    #expect(try archive.reader().status().articles == desk.count + 1)
  }

  @Test(arguments: [
    ["DROP TABLE quotation_print"], ["DROP TABLE fts"], ["DROP TABLE claim"],
    ["DROP TABLE term", "CREATE VIEW term(id, t, df) AS SELECT 1, 'pier', 1"],
    ["CREATE TRIGGER strange AFTER INSERT ON article BEGIN DELETE FROM article; END"],
    [
      "DROP TABLE sig",
      "CREATE VIEW sig(term, day, doc, w) AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i, i, i FROM n",
    ],
  ])
  func `what is missing or no table is told, and made anew`(_ changes: [String]) throws {
    let archive = try filled()
    do {
      let database = try Database(path: archive.path, access: .write)
      for change in changes { try database.run(change) }
    }
    let error = #expect(throws: ArchiveError.self) { try archive.reader() }
    #expect(error?.description.contains("it is damaged") == true, "\(error?.description ?? "")")
    try ArchiveWriter(rebuilding: archive.path).rebuild()
    #expect(try archive.reader().status().articles == desk.count + 1)
    #expect(try ArchiveWriter(path: archive.path).check() == [])
  }

  @Test func `an archive whose articles are no table is left as it is`() throws {
    let archive = try filled()
    do {
      let database = try Database(path: archive.path, access: .write)
      try database.run("ALTER TABLE article RENAME TO hidden")
      try database.run("CREATE VIEW article AS SELECT * FROM hidden")
    }
    #expect(throws: ArchiveError.self) { try archive.reader() }
    #expect(throws: ArchiveError.self) { try ArchiveWriter(rebuilding: archive.path).rebuild() }
  }

  @Test func `a change that was cut off is rolled back by whoever reads next`() throws {
    let archive = TemporaryArchive()
    // As an older program made an archive: the file first, its log later.
    let database = try Database(path: archive.path, access: .write)
    try database.run("PRAGMA journal_mode = DELETE")
    try database.transaction("BEGIN IMMEDIATE") {
      try database.run("CREATE TABLE half(a)")
      try database.run("INSERT INTO half VALUES (zeroblob(100000))")
    }
    try database.run("PRAGMA cache_spill = 1")
    try database.run("PRAGMA cache_size = 1")
    try database.run("BEGIN IMMEDIATE")
    for _ in 0..<20 { try database.run("INSERT INTO half VALUES (zeroblob(100000))") }
    let copy = archive.folder.file("killed.db")
    for end in ["", "-journal"] {
      try FileManager.default.copyItem(atPath: archive.path + end, toPath: copy + end)
    }
    try database.run("ROLLBACK")
    #expect(throws: ArchiveError.self, "by reading alone it cannot be read") {
      try Database(path: copy, access: .read).run("SELECT * FROM half")
    }
    let error = #expect(throws: ArchiveError.self) { try ArchiveReader(path: copy) }
    #expect(error?.description.contains("the database of another program") == true, "\(error?.description ?? "")")
  }

  @Test func `what was left of a making that was cut off is none of the new archive's`() throws {
    let archive = TemporaryArchive()
    for name in ["desk.db.new", "desk.db.new-journal", "desk.db.new-wal", "desk.db-wal", "desk.db-journal"] {
      try archive.folder.write("left behind", to: name)
    }
    try archive.add(desk)
    #expect(try archive.reader().status().articles == desk.count)
    #expect(try archive.folder.contents().allSatisfy { !$0.contains("new") && !$0.hasSuffix("-journal") })
  }

  @Test func `why an answer is missing can be asked for afterwards`() throws {
    let archive = try filled()
    let reader = try archive.reader()
    #expect(reader.articleCount > 0 && reader.takeFailure() == nil)
    try FileManager.default.removeItem(atPath: archive.path)
    #expect(reader.articleCount == 0)
    #expect(reader.takeFailure() != nil && reader.takeFailure() == nil)
  }
}
