import Archive
import LanguageServerProtocol
import Testing

private let story = "file:///desk/story.txt"
private let draft =
  "HARBOR, March 3, 2026 — “We will keep a tight reign on every pound that the port spends,” the mayor Ada Holm said.\n"
private let related: JSONValue = ["textDocument": ["publishDiagnostics": ["relatedInformation": true]]]

private func shelf(id: String = "https://ledger.example/port") throws -> Shelf {
  let text = "“We will keep a tight rein on every pound that the port spends,” Ada Holm said."
  return try Shelf([
    ArchivedArticle(
      id: id, title: "Port saves", text: text, date: "2026-03-02", outlet: "Harbor Ledger", url: nil)
  ])
}

private func altered(_ desk: Desk) -> [JSONValue] {
  desk.published().last?.filter { $0["code"] == "altered-quote" } ?? []
}

private func change(_ desk: Desk, _ text: String) {
  desk.tell(
    "textDocument/didChange",
    ["textDocument": ["uri": .string(story), "version": 2], "contentChanges": [["text": .string(text)]]])
}

@Suite struct ArchivedQuoteTests {
  @Test func `an altered quotation is shown on opening, with a link to the archived one`() throws {
    let shelf = try shelf()
    let desk = Desk(related, archive: shelf.archive)
    desk.open(draft)
    #expect(
      altered(desk) == [
        [
          "range": ["start": ["line": 0, "character": 46], "end": ["line": 0, "character": 51]], "severity": 3,
          "code": "altered-quote", "source": "stet",
          "message": "'reign' is 'rein' in the same quotation in Harbor Ledger, 2026-03-02",
          "relatedInformation": [
            [
              "location": [
                "uri": "https://ledger.example/port",
                "range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]],
              ],
              "message":
                "Port saves: “We will keep a tight rein on every pound that the port spends”, Ada Holm",
            ]
          ],
        ]
      ])
  }

  @Test func `the link leads to the line of the file that was archived`() throws {
    let folder = Folder()
    try folder.write(
      "Port saves\n\nIt was said.\n\n“We will keep a tight rein on every pound,” Holm said.\n", to: "port.txt")
    let shelf = try shelf(id: folder.file("port.txt"))
    let desk = Desk(related, archive: shelf.archive)
    desk.open(draft)
    let location = altered(desk).first?["relatedInformation"]?.asArray?.first?["location"]
    #expect(location?["uri"] == .string(folder.uri("port.txt")) && location?["range", "start", "line"] == 4)
  }

  @Test func `edits elsewhere keep the finding, at its place of now; one of the quotation ends it until it is saved`()
    throws
  {
    let shelf = try shelf()
    let desk = Desk(archive: shelf.archive)
    desk.open(draft)
    change(desk, "The council met.\n\n" + draft)
    #expect(altered(desk).map { $0["range", "start", "line"] } == [2])
    change(desk, draft.replacing("every pound", with: "each pound"))
    #expect(altered(desk).isEmpty)
    change(desk, draft)
    #expect(altered(desk).isEmpty, "typing asks no archive")
    desk.tell("textDocument/didSave", desk.question())
    #expect(altered(desk).count == 1)
  }

  @Test func `the hover of a quotation tells where it was printed, of whom, and what differs`() throws {
    let shelf = try shelf()
    let desk = Desk(archive: shelf.archive)
    desk.open(draft)
    let answer = desk.ask("textDocument/hover", desk.question(story, ["position": ["line": 0, "character": 40]]))
    #expect(
      answer["contents", "value"]?.asString?.hasPrefix(
        """
        Quoted in 1 archived article:
        - Port saves <https://ledger.example/port> (Harbor Ledger, 2026-03-02); said by Ada Holm; has 'rein' for 'reign'
        """) == true)
  }
}
