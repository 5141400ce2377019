import Glibc
import TestSupport
import Testing

@testable import Archive

@Test func `adding an article twice changes nothing at all`() throws {
  let archive = TemporaryArchive()
  #expect(try archive.add(desk) == AddCount(added: 5, updated: 0, unchanged: 0))
  let before = try archive.contents()
  #expect(try archive.add(desk) == AddCount(added: 0, updated: 0, unchanged: 5))
  #expect(try archive.contents() == before)
}

@Test func `a copy under another id is not kept twice`() throws {
  let archive = TemporaryArchive()
  var copy = desk[0]
  copy.id = "the same file in another folder"
  copy.text = copy.text.split(separator: "\n").joined(separator: "\r\n")
  #expect(try archive.add([desk[0], copy]) == AddCount(added: 1, updated: 0, unchanged: 1))
  #expect(try archive.reader().articleCount == 1)
}

@Test func `a corrected article replaces the old one and leaves nothing of it behind`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  var corrected = desk[0]
  corrected.text = "A fire damaged the cannery at Harland. Mayor Ines Okafor spoke of arson."
  corrected.date = "2024-03-07"
  #expect(try archive.add([corrected]) == AddCount(added: 0, updated: 1, unchanged: 0))

  let reader = try archive.reader()
  #expect(try reader.article(id: "fire-1") == corrected)
  #expect(try reader.mentions(of: "forty workers", limit: 5).count == 0)
  #expect(try reader.mentions(of: "spoke of arson", limit: 5).articles.map(\.id) == ["fire-1"])
  try expectExactCounts(in: archive, of: [corrected] + desk.dropFirst())
}

@Test func `counts stay exact when one batch adds, corrects and adds again`() throws {
  let archive = TemporaryArchive()
  var corrected = desk[2]
  corrected.title = "Teachers reject a four-day week"
  corrected.outlet = nil
  let count = try archive.add([desk[0], desk[2], corrected, desk[2], desk[0], corrected])
  #expect(count == AddCount(added: 2, updated: 3, unchanged: 1))
  try expectExactCounts(in: archive, of: [desk[0], corrected])
}

@Test func `articles added one by one are weighed like articles added at once`() throws {
  let atOnce = TemporaryArchive()
  let oneByOne = TemporaryArchive()
  try atOnce.add(Array(desk[0..<4]))
  for article in desk[0..<4] { try oneByOne.add([article]) }
  let query = RelatedQuery(title: desk[0].title, text: desk[0].text, excludingID: "fire-1")
  #expect(try oneByOne.reader().related(to: query, limit: 5) == atOnce.reader().related(to: query, limit: 5))
  try expectExactCounts(in: oneByOne, of: Array(desk[0..<4]))
}

@Test func `of a row of batches the end weighs all of them`() throws {
  let atOnce = TemporaryArchive()
  let inARow = TemporaryArchive()
  try atOnce.add(Array(desk[0..<5]))
  let writer = try ArchiveWriter(path: inARow.path)
  for article in desk[0..<5] { try writer.add([article], moreFollow: true) }
  let query = RelatedQuery(title: desk[0].title, text: desk[0].text, excludingID: "fire-1")
  let wanted = try atOnce.reader().related(to: query, limit: 5)
  #expect(try inARow.reader().related(to: query, limit: 5) != wanted)
  try writer.settle()
  #expect(try inARow.reader().related(to: query, limit: 5) == wanted)
}

@Test func `an article of a day of many is added by its fingerprint, not by its day`() throws {
  let archive = TemporaryArchive()
  try archive.add(Array(desk[0..<1]))
  let database = try Database(path: archive.path, access: .read)
  let plan = try database.all("EXPLAIN QUERY PLAN \(Batch.twin)", .bytes([]), .null, .null) { $0.text(3) }
  #expect(plan.count == 1 && plan[0].contains("article_sha"))
}

@Test func `a batch that fails leaves the archive as it was`() throws {
  let archive = TemporaryArchive()
  try archive.add(Array(desk[0..<2]))
  let before = try archive.contents()
  let database = try Database(path: archive.path, access: .write)
  try database.run("CREATE TRIGGER full BEFORE INSERT ON signed BEGIN SELECT RAISE(ABORT, 'no room'); END")
  #expect(throws: ArchiveError.self) { try archive.add(desk) }
  #expect(try archive.contents() == before)
}

@Test func `a second writer is refused while the first lives and admitted when it is gone`() throws {
  let archive = TemporaryArchive()
  var first: ArchiveWriter? = try ArchiveWriter(path: archive.path)
  let refusal = #expect(throws: ArchiveError.self) { try ArchiveWriter(path: archive.path) }
  guard case .locked(archive.path, let process?) = refusal else {
    Issue.record("\(String(describing: refusal))")
    return
  }
  #expect(refusal?.description.contains("process \(process) is writing to it; try again when it is done") == true)
  try first?.add([desk[0]])
  first = nil
  #expect(try archive.add([desk[1]]).added == 1)
}

@Test func `folders on the way to a new archive are made`() throws {
  let archive = TemporaryArchive()
  let path = archive.folder.file("a/b c/desk.db")
  try ArchiveWriter(path: path).add(desk)
  #expect(try ArchiveReader(path: path).articleCount == 5)
}

/// Checks what the tables count against the articles they should hold.
private func expectExactCounts(in archive: TemporaryArchive, of articles: [ArchivedArticle]) throws {
  var expected: [String: Int] = [:]
  for article in articles {
    for term in TermCounts(title: article.title, text: article.text).counts.keys { expected[term, default: 0] += 1 }
  }
  let database = try Database(path: archive.path, access: .write)
  let counted = try database.all("SELECT t, df FROM term") { ($0.text(0), $0.integer(1)) }
  #expect(Dictionary(uniqueKeysWithValues: counted) == expected)
  #expect(try database.articleCount() == articles.count)
  let stray = """
    SELECT count(*) FROM sig LEFT JOIN article a ON a.rowid = doc AND ifnull(a.day, \(Schema.undated)) = sig.day
    LEFT JOIN term t ON t.id = term WHERE a.rowid IS NULL OR t.id IS NULL
    """
  #expect(try database.first(stray) { $0.integer(0) } == 0)
  let signed = try database.all("SELECT terms FROM signed") { $0.bytes(0).count / 4 }
  #expect(signed.count == articles.count)
  #expect(try database.first("SELECT count(*) FROM sig") { $0.integer(0) } == signed.reduce(0, +))
  // Throws when the word index and the articles disagree.
  try database.run("INSERT INTO fts(fts, rank) VALUES ('integrity-check', 1)")
}

@Test func `texts that nobody has published are nobody else's to read`() throws {
  let archive = TemporaryArchive()
  let path = archive.folder.file("a/desk.db")
  let writer = try ArchiveWriter(path: path)
  try writer.add(desk)
  for (name, mode) in [("a", 0o700), ("a/desk.db", 0o600), ("a/desk.db-wal", 0o600), ("a/desk.db.lock", 0o600)] {
    var status = stat()
    #expect(stat(archive.folder.file(name), &status) == 0 && status.st_mode & 0o777 == mode_t(mode), "\(name)")
  }
}

@Test(arguments: ["link", "notes", "hard link", "folder", "pipe"])
func `a file that is no lock of ours is neither emptied nor deleted`(_ kind: String) throws {
  let archive = TemporaryArchive()
  let notes = try archive.folder.write("12 notes\nof years\n", to: "notes.txt")
  let lock = archive.path + ".lock"
  switch kind {
  case "link": #expect(symlink("notes.txt", lock) == 0)
  case "hard link": #expect(link(notes, lock) == 0)
  case "folder": #expect(mkdir(lock, 0o700) == 0)
  case "pipe": #expect(mkfifo(lock, 0o600) == 0)
  default: try archive.folder.write("12 notes\nof years\n", to: "desk.db.lock")
  }
  #expect(throws: ArchiveError.self) { try archive.add(desk) }
  #expect(try archive.folder.read("notes.txt") == "12 notes\nof years\n")
  if kind == "notes" { #expect(try archive.folder.read("desk.db.lock") == "12 notes\nof years\n") }
  var status = stat()
  #expect(lstat(lock, &status) == 0)
}

@Test func `a lock that a killed writer left locks nobody out`() throws {
  let archive = TemporaryArchive()
  for left in ["", "4194304\n", "77"] {
    try archive.folder.write(left, to: "desk.db.lock")
    try archive.add(desk)
    #expect(!archive.folder.has("desk.db.lock"))
  }
}

@Test func `a pipe under an archive's name is waited for by nobody`() throws {
  let archive = TemporaryArchive()
  #expect(mkfifo(archive.path, 0o600) == 0)
  #expect(throws: ArchiveError.self) { try archive.reader() }
  #expect(throws: ArchiveError.self) { try archive.add(desk) }
}
