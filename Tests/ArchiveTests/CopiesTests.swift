import Testing

@testable import Archive

/// What an agency sent, long enough to be told from chance.
private let dispatch = """
  A freight train left the rails near Corvale on Tuesday night and blocked the only line to the coast. The driver,
  Petra Lindgren, was treated for bruises and went home in the morning. Eleven wagons of barley lie in the river
  meadow below the dam. The railway's chief engineer, Anton Brusse, told reporters that a washed-out culvert had given
  way under the weight. Crews from three counties brought cranes by road, because no other track leads there. Farmers
  fear that the spilled grain will draw geese into the young wheat. The mayor of Corvale asked visitors to stay away
  until the bridge has been looked at. Regular service should return by the weekend, Brusse said, if the rain stops.
  """

private func printed(_ outlet: String, _ text: String = dispatch, date: String? = "2024-04-10") -> ArchivedArticle {
  ArchivedArticle(id: outlet, title: "Train derails, says \(outlet)", text: text, date: date, outlet: outlet)
}

private func question() -> RelatedQuery {
  RelatedQuery(
    title: "Line to the coast open again", text: "Trains run to Corvale again after the derailment, Brusse said.",
    date: "2024-04-13")
}

@Test func `an agency's report in three papers is listed once, with the other papers`() throws {
  let archive = TemporaryArchive()
  let edited = dispatch.replacing("Crews from three counties", with: "Workers from three counties")
    .replacing("went home in the morning", with: "was sent home")
  let shortened =
    String(dispatch.prefix(while: { $0 != "F" })) + dispatch.split(separator: ".")[5...7].joined(separator: ".")
  try archive.add(desk + [printed("Post"), printed("Radio", edited), printed("Gazette", dispatch + "\n" + shortened)])
  let related = try archive.reader().related(to: question(), limit: 3)
  #expect(related.count { $0.article.title.hasPrefix("Train derails") } == 1)
  let first = try #require(related.first)
  #expect(Set([first.article.id] + first.copies.map(\.id)) == ["Post", "Radio", "Gazette"])

  let apart = try archive.reader().related(to: question(), limit: 9, foldsCopies: false)
  #expect(apart.count { $0.article.title.hasPrefix("Train derails") } == 3, "whoever measures wants each by itself")
  let query = try #require(ArchiveQuery("culvert"))
  let hits = try archive.reader().search(query, limit: 9)
  #expect(hits.count == 3 && hits.hits.count == 1 && hits.hits[0].copies.count == 2)
  #expect(try archive.reader().status().copies == 2)
}

@Test func `another report on the same derailment is no copy`() throws {
  let archive = TemporaryArchive()
  let own = """
    Barley covered the meadow below the Corvale dam when the sun rose on Wednesday. Eleven wagons of a freight train had
    tumbled down the bank. "I heard a crack and then nothing," said Petra Lindgren, who drove it. Engineer Anton Brusse
    blames a culvert. Cranes are on their way, and geese as well: farmers count them with worry. The coast has no other
    line, so buses carry passengers from the market square, every hour until ten at night, for the fare of the train.
    """
  try archive.add([printed("Post"), printed("Radio", own)])
  #expect(try archive.reader().status().copies == 0)
}

@Test func `the same words a year later are another event`() throws {
  let archive = TemporaryArchive()
  try archive.add([printed("Post"), printed("Radio", date: "2025-04-10")])
  #expect(try archive.reader().status().copies == 0)
  try archive.add([printed("Gazette", date: nil)])
  #expect(try archive.reader().status().copies == 1)
}

@Test func `copies stay together when the first of them goes or changes`() throws {
  let archive = TemporaryArchive()
  try archive.add([printed("Post"), printed("Radio"), printed("Gazette")])
  do {
    let writer = try ArchiveWriter(path: archive.path)
    #expect(try writer.remove(["Post", "Herald"]) == ["Herald"])
    #expect(try writer.check() == [])
  }
  let left = try #require(try archive.reader().articleWithCopies(id: "Gazette"))
  #expect(left.copies.map(\.id) == ["Radio"])
  try archive.add([printed("Radio", "The ferry sails again, the line said.")])
  #expect(try archive.reader().articleWithCopies(id: "Gazette")?.copies == [])
  try archive.add([printed("Herald")])
  #expect(try archive.reader().articleWithCopies(id: "Herald")?.copies.map(\.id) == ["Gazette"])
  #expect(try ArchiveWriter(path: archive.path).check() == [])
}
