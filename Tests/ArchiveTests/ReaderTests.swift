import FoundationEssentials
import TestSupport
import Testing

@testable import Archive

@Test func `an article comes back as it was handed in`() throws {
  let archive = TemporaryArchive()
  var article = desk[3]
  article.date = "2024-02-11T18:30:00+01:00"
  article.text += "\n👩🏽‍🚒 Жители вышли. \u{0} Ende."
  try archive.add([article])
  article.date = "2024-02-11"
  #expect(try archive.reader().article(id: "orchestra") == article)
  #expect(try archive.reader().article(id: "opera") == nil)
}

@Test func `a reader sees what a writer adds after it was opened`() throws {
  let archive = TemporaryArchive()
  let writer = try ArchiveWriter(path: archive.path)
  let reader = try archive.reader()
  #expect(reader.articleCount == 0)
  #expect(try reader.mentions(of: "Okafor", limit: 5).count == 0)
  try writer.add(desk)
  #expect(reader.articleCount == 5)
  #expect(try reader.mentions(of: "Okafor", limit: 5).articles.map(\.id) == ["fire-2", "fire-1"])
}

@Test func `a reader notices that an archive was deleted and made again`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  let reader = try archive.reader()
  #expect(reader.articleCount == 5)
  for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: archive.path + ending) }
  #expect(throws: ArchiveError.self) { try reader.status() }
  try archive.add([desk[0]])
  #expect(reader.articleCount == 1)
}

@Test func `whoever asks for the state of an archive is told what is in it`() throws {
  let archive = TemporaryArchive()
  try ArchiveWriter(path: archive.path).add([])
  let empty = try archive.reader().status()
  #expect(empty.articles == 0 && empty.oldest == nil && empty.newest == nil && empty.terms == 0)
  try archive.add(desk)
  let status = try archive.reader().status()
  #expect(status.articles == 5 && status.oldest == "2024-02-11" && status.newest == "2024-03-06")
  #expect(status.quotations == 0 && empty.quotations == 0)
  #expect(status.bytes > 10_000 && status.terms > 60 && status.version == Schema.version)
}

@Test func `a name with quotes or operators is looked up as it stands`() throws {
  let archive = TemporaryArchive()
  let odd = ArchivedArticle(
    id: "odd", title: "Odd names", text: "The firm Near \"AND\" Sons* met NOT Brothers (title: x) yesterday.")
  try archive.add(desk + [odd])
  let reader = try archive.reader()
  #expect(try reader.mentions(of: "Near \"AND\" Sons*", limit: 5).articles.map(\.id) == ["odd"])
  #expect(try reader.mentions(of: "NOT Brothers (title: x)", limit: 5).count == 1)
  #expect(try reader.mentions(of: "Okafor OR Quill", limit: 5).count == 0)
  #expect(try reader.mentions(of: "title: Ferry", limit: 5).count == 0)
  #expect(try reader.mentions(of: "fer*", limit: 5).count == 0)
  for nothing in ["", "\"", "\"\"", "—", "a\u{0}b", String(repeating: "so ", count: 2_000)] {
    #expect(try reader.mentions(of: nothing, limit: 5).count == 0, "\(nothing.prefix(20))")
  }
}

@Test func `a name is found whatever its case, marks and possessive, newest article first`() throws {
  let archive = TemporaryArchive()
  let undated = ArchivedArticle(id: "undated", title: "Okafor", text: "OKAFOR’S plan.")
  try archive.add(desk + [undated])
  let reader = try archive.reader()
  #expect(try reader.mentions(of: "bartok", limit: 5).articles.map(\.id) == ["orchestra"])
  let mentions = try reader.mentions(of: "okafor", limit: 2)
  #expect(mentions.count == 3 && mentions.articles.map(\.id) == ["fire-2", "fire-1"])
  #expect(try reader.mentions(of: "Okafor", limit: 9).articles.map(\.id).last == "undated")
}

@Test func `an archive that nobody can change is read without its log`() throws {
  let archive = TemporaryArchive()
  let path = archive.folder.file("50 % übrig? #1.db")
  try ArchiveWriter(path: path).add(desk)
  let database = try Database(path: path, access: .readUnchanging)
  try Schema.check(database)
  #expect(try database.articleCount() == 5)
}

@Test func `a question past its budget is answered with nothing instead of hanging`() throws {
  let archive = TemporaryArchive()
  // Enough that the database looks at the clock on the way.
  try archive.add(
    (0..<400).map { ArchivedArticle(id: "\($0)", title: "Herring \($0)", text: "Herring, boat number \($0).") })
  let reader = try archive.reader()
  reader.budgetMilliseconds = 0
  #expect(try reader.related(to: RelatedQuery(title: "Herring 7", text: "Herring boat."), limit: 5).isEmpty)
  #expect(try reader.mentions(of: "herring", limit: 5).count == 0)
  reader.budgetMilliseconds = nil
  #expect(try reader.mentions(of: "herring", limit: 5).count == 400)
}

@Test func `an article is found by its headline, whatever its marks and capitals`() throws {
  let archive = TemporaryArchive()
  var old = ArchivedArticle(id: "old", title: "Fog tax: “no more”", text: "It was lifted.", date: "2024-01-01")
  try archive.add([old])
  old.id = "new"
  (old.text, old.date) = ("It was lifted again.", "2024-02-01")
  var longer = old
  (longer.id, longer.title, longer.text) = ("longer", "The fog tax: no more, no less", "It was kept.")
  try archive.add([old, longer])
  let reader = try archive.reader()
  #expect(try reader.article(titled: "fog  tax - 'No more'")?.id == "new")
  for title in [
    "fog tax", "", "\"", "no more fog tax", "\u{0}", "title : fog", "*", String(repeating: "fog ", count: 400),
  ] {
    #expect(try reader.article(titled: title) == nil, "\(title)")
  }
}
