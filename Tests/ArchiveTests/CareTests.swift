import TestSupport
import Testing

@testable import Archive

@Test func `what was exported makes the same archive again`() throws {
  let (archive, other) = (TemporaryArchive(), TemporaryArchive())
  try archive.add(desk)
  var exported: [ArchivedArticle] = []
  try archive.reader().each { exported.append($0) }
  #expect(exported == desk)
  for article in exported { try other.add([article]) }
  for archive in [archive, other] { try ArchiveWriter(path: archive.path).rebuild() }
  #expect(
    try other.contents().filter { !$0.hasPrefix("fts_data") } == archive.contents().filter { !$0.hasPrefix("fts_data") }
  )
}

@Test func `a removed article is nowhere found, and its words are forgotten`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  #expect(try ArchiveWriter(path: archive.path).remove(["school", "opera"]) == ["opera"])
  let reader = try archive.reader()
  #expect(reader.articleCount == 4)
  #expect(try reader.article(id: "school") == nil)
  #expect(try reader.mentions(of: "Quill", limit: 5).count == 0)
  let database = try Database(path: archive.path, access: .read)
  #expect(try database.known("quill") == nil && database.known("cannery") != nil)
  #expect(try ArchiveWriter(path: archive.path).check() == [])
}

@Test func `a file is read again once an article was removed`() throws {
  let archive = TemporaryArchive()
  let writer = try ArchiveWriter(path: archive.path)
  var file = AddedFile(path: "/clips/fire.txt", stamp: "1")
  (file.place, file.lines, file.articles, file.isWhole) = (120, 3, 1, true)
  try writer.add([desk[0]], from: [file])
  #expect(try writer.added(file.path, stamp: "1") == file)
  #expect(try writer.added(file.path, stamp: "2") == nil, "it has changed")
  _ = try writer.remove(["fire-1"])
  #expect(try writer.added(file.path, stamp: "1") == nil)
}

@Test func `an archive of version 1 is told what to do and is rebuilt whole`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  let before = try archive.reader().related(to: RelatedQuery(title: desk[0].title, text: desk[1].text), limit: 3)
  do {
    let database = try Database(path: archive.path, access: .write)
    for table in ["near", "copy", "file", "tally"] { try database.run("DROP TABLE \(table)") }
    try database.run("CREATE TABLE tally(articles INTEGER NOT NULL, weighed INTEGER NOT NULL)")
    try database.run("INSERT INTO tally VALUES (5, 5)")
    try database.run("PRAGMA user_version = 1")
  }
  let error = #expect(throws: ArchiveError.self) { try archive.reader() }
  #expect(error?.description.contains("'stet archive rebuild --archive \(archive.path)'") == true)
  #expect(throws: ArchiveError.self) { try archive.add(desk) }
  try ArchiveWriter(rebuilding: archive.path).rebuild()
  let writer = try ArchiveWriter(path: archive.path)
  #expect(try writer.check() == [])
  #expect(try archive.reader().related(to: RelatedQuery(title: desk[0].title, text: desk[1].text), limit: 3) == before)
  #expect(try writer.add(desk).unchanged == 5)
}

@Test func `an archive whose words were counted in another way says so until it is rebuilt`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  try Database(path: archive.path, access: .write).run("UPDATE tally SET words = 99")
  let error = #expect(throws: ArchiveError.self) { try archive.reader() }
  #expect(error == .otherWords(path: archive.path, found: 99, wanted: TermCounts.version))
  #expect(error?.description.hasSuffix("with 'stet archive rebuild --archive \(archive.path)'") == true)
  try ArchiveWriter(rebuilding: archive.path).rebuild()
  #expect(try archive.reader().articleCount == 5)
}

@Test func `a rebuilding that is given up leaves the archive as it was`() throws {
  struct Enough: Error {}
  let archive = TemporaryArchive()
  try archive.add(desk)
  let before = try archive.contents()
  #expect(throws: Enough.self) {
    try ArchiveWriter(rebuilding: archive.path).rebuild { done, _ in if done > 0 { throw Enough() } }
  }
  #expect(try archive.contents() == before)
}

@Test(arguments: [
  ("UPDATE tally SET articles = 7", "says it has 7 articles, and has 5"),
  ("UPDATE term SET df = df + 1 WHERE t = 'cannery'", "1 of "),
  ("DELETE FROM term WHERE t = 'cannery'", "no word"),
  ("DELETE FROM sig WHERE doc = 2", "weights, and"),
  ("DELETE FROM signed WHERE doc = 2", "1 articles have no weights"),
  ("UPDATE article SET text = 'Nothing.' WHERE rowid = 3", "1 articles are not as they were added"),
  ("UPDATE article SET text = 'Nothing.' WHERE rowid = 3", "the index of words does not hold what the articles say"),
  ("INSERT INTO copy VALUES (2, 77)", "copies of none"),
])
func `a check finds what does not fit, and a rebuilding sets right what follows from the articles`(
  _ damage: String, _ sentence: String
) throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  try Database(path: archive.path, access: .write).run(damage)
  let problems = try ArchiveWriter(path: archive.path).check()
  #expect(problems.contains { $0.contains(sentence) }, "\(problems)")
  try ArchiveWriter(rebuilding: archive.path).rebuild()
  let left = try ArchiveWriter(path: archive.path).check()
  #expect(left == (damage.contains("'Nothing.'") ? ["1 articles are not as they were added"] : []))
}

@Test func `an archive whose making was cut off is made by the next writer`() throws {
  let archive = TemporaryArchive()
  try Database(path: archive.path, access: .write).run("PRAGMA journal_mode = WAL")
  #expect(try archive.add(desk).added == 5)
}

@Test func `words, phrases, beginnings and exclusions find what they should`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  let reader = try archive.reader()
  func ids(_ query: String) throws -> [String] {
    let query = try #require(ArchiveQuery(query))
    return try reader.search(query, limit: 9).hits.map(\.article.id).sorted()
  }
  #expect(try ids("cannery harland") == ["fire-1", "fire-2"])
  #expect(try ids("“cannery at Harland” -boats") == ["fire-1"])
  #expect(try ids("-\"forty workers\" CANNERY") == ["fire-2"])
  #expect(try ids("orchest*") == ["orchestra"])
  #expect(try ids("bartok pecs") == ["orchestra"])
  #expect(try ids("title:ferry OR NEAR(x) \" AND") == [])
  #expect(try ids("— ferry, !") == ["ferry"])
  for nothing in ["", "\"", "-", "* —", "-ferry", "a\u{0}b"] { #expect(ArchiveQuery(nothing) == nil, "\(nothing)") }
  let skippers = try #require(ArchiveQuery("skippers"))
  let hit = try #require(try reader.search(skippers, limit: 1).hits.first)
  #expect(hit.snippet.contains("nobody to buy herring, skippers say"))
}

@Test func `whoever may only read an archive can check it, and finds what a writer finds`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  #expect(try archive.reader().check() == [])
  let writer = try ArchiveWriter(path: archive.path)
  try writer.database.run("DELETE FROM signed WHERE doc = 1")
  #expect(try archive.reader().check() == writer.check())
}

@Test func `words of a pile are found and shown in time that grows with its length`() throws {
  let archives = try [60_000, 240_000].map { words in
    let archive = TemporaryArchive()
    let text =
      String(repeating: "fog ", count: words) + "then the zeppelin came. " + String(repeating: "fog ", count: 90)
    try archive.add([ArchivedArticle(id: "pile", title: "Pile", text: text)])
    return (words, archive)
  }
  let readers = try Dictionary(uniqueKeysWithValues: archives.map { ($0, try $1.reader()) })
  let (fog, zeppelin) = (try #require(ArchiveQuery("fog")), try #require(ArchiveQuery("zeppelin")))
  let rate = try growth(from: 60_000, to: 240_000) { _ = try readers[$0]?.search(fog, limit: 1) }
  #expect(rate < 2.2)
  let hit = try #require(try readers[240_000]?.search(zeppelin, limit: 1).hits.first)
  #expect(hit.snippet.hasPrefix("…") && hit.snippet.contains("then the zeppelin came. fog"))
}
