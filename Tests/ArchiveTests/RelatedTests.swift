import Testing

@testable import Archive

private let draft = RelatedQuery(
  title: "Brackwater to rebuild burnt cannery",
  text: "Brackwater Foods will rebuild the cannery in Harland by summer, and Okafor’s town hall will pay for the quay.",
  date: "2024-03-08")

@Test func `a draft finds the articles on its story and says what they share`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  let related = try archive.reader().related(to: draft, limit: 2)
  #expect(related.map(\.article.id) == ["fire-2", "fire-1"])
  #expect(related.map(\.daysApart) == [2, 3])
  let words = try #require(related.first?.sharedTerms)
  #expect(Set(["Brackwater", "Harland", "Okafor", "cannery", "rebuild"]).isSubset(of: words), "\(words)")
  #expect(related.allSatisfy { $0.score > 0 && $0.score <= 1 && $0.sharedTerms.count <= 8 })
}

@Test func `an article is not related to itself`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  let reader = try archive.reader()
  var itself = RelatedQuery(title: desk[0].title, text: desk[0].text, date: desk[0].date)
  #expect(try reader.related(to: itself, limit: 5).contains { $0.article.id == "fire-1" } == false)
  itself.text += " More to follow."
  #expect(try reader.related(to: itself, limit: 5).first?.article.id == "fire-1")
  itself.excludingID = "fire-1"
  #expect(try reader.related(to: itself, limit: 5).first?.article.id == "fire-2")
}

@Test func `of two articles alike the one of the same days comes first, and undated ones stand between`() throws {
  let archive = TemporaryArchive()
  let dates = ["2019-06-01", "2024-03-08", nil, "not a date", "2024-02-30"]
  try archive.add(
    dates.enumerated().map { index, date in
      ArchivedArticle(
        id: "\(index)", title: "Cannery", text: "Brackwater cans herring in Harland.", date: date,
        outlet: "Desk \(index)")
    })
  let related = try archive.reader().related(to: draft, limit: 9)
  #expect(related.map(\.article.id) == ["1", "2", "3", "4", "0"])
  #expect(related.map(\.daysApart) == [0, nil, nil, nil, 1_742])
  var undated = draft
  undated.date = nil
  #expect(try archive.reader().related(to: undated, limit: 9).map(\.article.id) == ["1", "0", "2", "3", "4"])
}

@Test func `what was written at another time follows as background, nearest by its words`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  try archive.add([
    ArchivedArticle(
      id: "history", title: "The cannery of Harland",
      text: "Brackwater Foods built the cannery in Harland, and Okafor the quay.",
      date: "1998-05-01", outlet: "Old Desk")
  ])
  let related = try archive.reader().related(to: draft, limit: 1, background: 2)
  #expect(related.map(\.article.id) == ["fire-2", "history"])
  #expect(related.map(\.isBackground) == [false, true])
  #expect(try archive.reader().related(to: draft, limit: 1).map(\.article.id) == ["fire-2"])
  var undated = draft
  undated.date = nil
  #expect(try archive.reader().related(to: undated, limit: 2, background: 2).allSatisfy { !$0.isBackground })
}

@Test func `equal answers come in the order of their ids`() throws {
  let archive = TemporaryArchive()
  try archive.add(
    ["c", "a", "d", "b"].map {
      ArchivedArticle(id: $0, title: "Cannery", text: "Brackwater cans herring.", date: "2024-03-08", outlet: $0)
    })
  let reader = try archive.reader()
  #expect(try reader.related(to: draft, limit: 9).map(\.article.id) == ["a", "b", "c", "d"])
  #expect(try reader.related(to: draft, limit: 2).map(\.article.id) == ["a", "b"])
  #expect(try reader.related(to: draft, limit: 0).isEmpty)
}

@Test func `names in other letters and with other marks are found`() throws {
  let archive = TemporaryArchive()
  try archive.add(
    desk + [
      ArchivedArticle(id: "ru", title: "Пожар в Гавани", text: "ПОЖАР охватил завод. Мэр Окафор приехала."),
      ArchivedArticle(id: "hu", title: "Karmester", text: "MIRELA STAN a pe\u{301}csi BARTÓK-díj után."),
    ])
  let reader = try archive.reader()
  let visit = RelatedQuery(title: "Завод", text: "После пожара Окафор молчит. Завод стоит.")
  let russian = try reader.related(to: visit, limit: 5)
  #expect(russian.map(\.article.id) == ["ru"])
  #expect(russian.first?.sharedTerms.sorted() == ["Окафор", "завод"])
  let latin = try reader.related(to: RelatedQuery(title: "Mirela Stan", text: "Mirela Stan and Bartok."), limit: 5)
  #expect(Set(latin.map(\.article.id)) == ["orchestra", "hu"])
}

@Test func `an empty draft and an empty archive have no answer`() throws {
  let archive = TemporaryArchive()
  try ArchiveWriter(path: archive.path).add([])
  #expect(try archive.reader().related(to: draft, limit: 5).isEmpty)
  try archive.add(desk)
  #expect(try archive.reader().related(to: RelatedQuery(title: "", text: "— … 7 the and of"), limit: 5).isEmpty)
}
