import Archive
import Articles
import Formats
import LanguageServerProtocol
import Testing

private let story = "file:///desk/story.txt"
private let draft = "The bridge over the Tarn has cost the city of Dunmore 40 million crowns, the mayor said.\n"

private func shelf(url: String? = "https://ledger.example/bridge") throws -> Shelf {
  let shelf = try Shelf([])
  try ArchiveWriter(path: shelf.archive).add(claims: [
    ClaimReview(
      id: "/etc/passwd", claim: "The bridge over the Tarn cost the city of Dunmore 40 million crowns",
      publisher: "Harbor Ledger", rating: "mostly *false*", date: "2026-03-02", url: url)
  ])
  return shelf
}

private func checked(_ desk: Desk) -> [JSONValue] {
  desk.published().last?.filter { $0["code"] == "checked-claim" } ?? []
}

private func change(_ desk: Desk, _ text: String) {
  desk.tell(
    "textDocument/didChange",
    ["textDocument": ["uri": .string(story), "version": 2], "contentChanges": [["text": .string(text)]]])
}

@Suite struct CheckedClaimTests {
  private let related: JSONValue = ["textDocument": ["publishDiagnostics": ["relatedInformation": true]]]

  @Test func `a claim that was checked is a hint, with a link to the fact-check`() throws {
    let shelf = try shelf()
    let desk = Desk(related, archive: shelf.archive)
    desk.open(draft)
    let hint = try #require(checked(desk).first)
    #expect(hint["severity"] == 4)
    #expect(
      hint["message"]?.asString?.hasPrefix(
        "Harbor Ledger checked a claim like this on 2026-03-02, and rated it 'mostly *false*': 'The bridge") == true)
    let related = hint["relatedInformation"]?.asArray ?? []
    #expect(related.map { $0["location", "uri"] } == ["https://ledger.example/bridge"])
  }

  @Test func `without a safe address there is no link, least of all to a file`() throws {
    for url in [nil, "javascript:alert(1)"] {
      let shelf = try shelf(url: url)
      let desk = Desk(related, archive: shelf.archive)
      desk.open(draft)
      #expect(checked(desk).count == 1 && checked(desk)[0]["relatedInformation"] == nil)
    }
  }

  @Test func `typing asks no archive, and keeps what stands`() throws {
    let shelf = try shelf()
    let desk = Desk(archive: shelf.archive)
    desk.open("The council met.\n")
    change(desk, draft)
    #expect(checked(desk).isEmpty)
    desk.tell("textDocument/didSave", desk.question())
    #expect(checked(desk).count == 1)
    change(desk, "The council met.\n\n" + draft)
    #expect(checked(desk).map { $0["range", "start", "line"] } == [2])
    change(desk, draft.replacing("40", with: "60"))
    #expect(checked(desk).isEmpty)
  }
}
