import Archive
import LanguageServerProtocol
import TestSupport
import Testing

private let story = "file:///desk/story.txt"
private let draft =
  "HARBOR, March 3, 2026 — “We will keep a tight reign on every pound that the port spends,” the mayor Ada Holm said.\n"
private let related: JSONValue = ["textDocument": ["publishDiagnostics": ["relatedInformation": true]]]

private func archive(id: String = "https://ledger.example/port") throws -> TemporaryArchive {
  let text = "“We will keep a tight rein on every pound that the port spends,” Ada Holm said."
  return try TemporaryArchive([
    ArchivedArticle(
      id: id, title: "Port saves", text: text, date: "2026-03-02", outlet: "Harbor Ledger", url: nil)
  ])
}

private func altered(_ session: EditorSession) -> [JSONValue] {
  session.published().last?.filter { $0["code"] == "altered-quote" } ?? []
}

private func change(_ session: EditorSession, _ text: String) {
  session.tell(
    "textDocument/didChange",
    ["textDocument": ["uri": .string(story), "version": 2], "contentChanges": [["text": .string(text)]]])
}

@Suite struct ArchivedQuoteTests {
  @Test func `an altered quotation is shown on opening, with the address of the archived one`() throws {
    let archive = try archive()
    let session = EditorSession(related, archive: archive.path)
    session.open(draft)
    #expect(
      altered(session) == [
        [
          "range": ["start": ["line": 0, "character": 46], "end": ["line": 0, "character": 51]], "severity": 3,
          "code": "altered-quote", "source": "stet",
          "message": "'reign' is 'rein' in the same quotation in Harbor Ledger, 2026-03-02",
          "relatedInformation": [
            [
              "location": [
                "uri": .string(story),
                "range": ["start": ["line": 0, "character": 46], "end": ["line": 0, "character": 51]],
              ],
              "message": .string(
                "Port saves: “We will keep a tight rein on every pound that the port spends”, Ada Holm "
                  + "(https://ledger.example/port)"),
            ]
          ],
        ]
      ])
  }

  @Test func `the link leads to the line of the file that was archived`() throws {
    let folder = TemporaryFolder()
    try folder.write(
      "Port saves\n\nIt was said.\n\n“We will keep a tight rein on every pound,” Holm said.\n", to: "port.txt")
    let archive = try archive(id: folder.file("port.txt"))
    let session = EditorSession(related, archive: archive.path)
    session.open(draft)
    let location = altered(session).first?["relatedInformation"]?.asArray?.first?["location"]
    #expect(location?["uri"] == .string(folder.uri("port.txt")) && location?["range", "start", "line"] == 4)
  }

  @Test func `edits elsewhere keep the finding, at its place of now; one of the quotation ends it until it is saved`()
    throws
  {
    let archive = try archive()
    let session = EditorSession(archive: archive.path)
    session.open(draft)
    change(session, "The council met.\n\n" + draft)
    #expect(altered(session).map { $0["range", "start", "line"] } == [2])
    change(session, draft.replacing("every pound", with: "each pound"))
    #expect(altered(session).isEmpty)
    change(session, draft)
    #expect(altered(session).isEmpty, "typing asks no archive")
    session.tell("textDocument/didSave", session.question())
    #expect(altered(session).count == 1)
  }

  @Test func `the hover of a quotation tells where it was printed, of whom, and what differs`() throws {
    let archive = try archive()
    let session = EditorSession(archive: archive.path)
    session.open(draft)
    let answer = session.ask("textDocument/hover", session.question(story, ["position": ["line": 0, "character": 40]]))
    #expect(
      answer["contents", "value"]?.asString?.hasPrefix(
        """
        Quoted in 1 archived article:
        - Port saves <https://ledger.example/port> (Harbor Ledger, 2026-03-02); said by Ada Holm; has 'rein' for 'reign'
        """) == true)
  }
}
