import Archive
import LanguageServerProtocol
import Testing

private let tooltips: JSONValue = ["textDocument": ["documentLink": ["tooltipSupport": true]]]

private func links(_ text: String, _ capabilities: JSONValue = tooltips, archive: String? = nil) -> [[JSONValue?]] {
  let desk = Desk(capabilities, archive: archive)
  desk.open(text)
  let ruler = Ruler(text, .utf16)
  return (desk.ask("textDocument/documentLink", desk.question()).asArray ?? []).map {
    [ruler[$0["range"]].map(JSONValue.string), $0["target"], $0["tooltip"]]
  }
}

@Test func `a card's headline leads to its text and the article's headline into the archive`() throws {
  let shelf = try Shelf([Shelf.ferry, Shelf.choir])
  let line = cardPage.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
    $0.hasPrefix("The fish market")
  }!
  let card: [JSONValue?] = [
    "Wexholm market close to full", .string("file:///desk/story.txt#L\(line + 1)"), "Skerrow Courier, 2 hours ago",
  ]
  #expect(links(cardPage) == [card])
  #expect(
    links(cardPage, archive: shelf.archive)
      == [
        card,
        [
          "Ferry stays in port", "https://ledger.example/ferry",
          "Ferry stays in port for a third week (Harbor Ledger, 2024-03-05)",
        ],
      ])
  #expect(links(cardPage, [:]) == [[card[0], card[1], nil]], "tooltips only where they are declared")
}

@Test func `an archived file without an address on the web is linked as a file`() throws {
  var file = Shelf.ferry
  file.id = "/desk/old stories/ferry#1.txt"
  file.url = nil
  let shelf = try Shelf([file])
  #expect(links(ferryStory, archive: shelf.archive).first?[1] == "file:///desk/old%20stories/ferry%231.txt")
}

@Test func `the article itself is not related to itself`() throws {
  var same = Shelf.ferry
  same.id = "/desk/story.txt"
  let shelf = try Shelf([same])
  #expect(links(ferryStory, archive: shelf.archive).isEmpty)
}

@Test func `what is related is asked anew when the document is saved`() throws {
  var far = Shelf.choir
  far.text = "Mirela Stan leads the choir of the lighthouse school."
  let shelf = try Shelf([far])
  let desk = Desk(archive: shelf.archive)
  desk.open(ferryStory)
  #expect(desk.ask("textDocument/documentLink", desk.question()) == [])
  try ArchiveFill.add(Shelf.ferry, to: shelf)
  desk.tell("textDocument/didSave", desk.question())
  #expect(desk.ask("textDocument/documentLink", desk.question()).asArray?.count == 1)
}

@Test func `an archive made after the session began is found`() throws {
  let folder = Folder()
  let desk = Desk(archive: folder.file("desk.db"))
  desk.open(ferryStory)
  #expect(desk.ask("textDocument/documentLink", desk.question()) == [])
  try ArchiveFill.add(Shelf.ferry, toFile: folder.file("desk.db"))
  #expect(desk.ask("textDocument/documentLink", desk.question()).asArray?.count == 1)
  #expect(desk.shown.isEmpty)
}

@Test func `the setting names another archive, and how many are offered`() throws {
  let shelf = try Shelf([Shelf.ferry])
  let desk = Desk(Editor.actions, archive: "/nowhere/desk.db")
  desk.open(ferryStory)
  #expect(desk.ask("textDocument/documentLink", desk.question()) == [])
  desk.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["archive": ["path": .string(shelf.archive)]]]])
  #expect(desk.ask("textDocument/documentLink", desk.question()).asArray?.count == 1)
  desk.tell(
    "workspace/didChangeConfiguration",
    ["settings": ["stet": ["archive": ["path": .string(shelf.archive)], "related": ["limit": 0]]]])
  #expect(desk.ask("textDocument/documentLink", desk.question()) == [])
}

@Test func `a card of an article that is in the archive leads there`() throws {
  let held = ArchivedArticle(
    id: "market", title: "Wexholm market: close to full", text: "The market is close to full.", date: "2024-03-04",
    url: "https://courier.example/market")
  let shelf = try Shelf([held])
  #expect(links(cardPage, archive: shelf.archive).first?[1] == "https://courier.example/market")
}
