import Archive
import Formats
import LanguageServerProtocol
import Testing

private let story = "file:///desk/story.txt"
private let draft = "The bridge over the Tarn has cost the city of Dunmore 40 million crowns, the mayor said.\n"

private func archive(url: String? = "https://ledger.example/bridge") throws -> TemporaryArchive {
  let archive = try TemporaryArchive([])
  try ArchiveWriter(path: archive.path).add(claims: [
    ClaimReview(
      id: "/etc/passwd", claim: "The bridge over the Tarn cost the city of Dunmore 40 million crowns",
      publisher: "Harbor Ledger", rating: "mostly *false*", date: "2026-03-02", url: url)
  ])
  return archive
}

private func checked(_ session: EditorSession) -> [JSONValue] {
  session.published().last?.filter { $0["code"] == "checked-claim" } ?? []
}

private func change(_ session: EditorSession, _ text: String) {
  session.tell(
    "textDocument/didChange",
    ["textDocument": ["uri": .string(story), "version": 2], "contentChanges": [["text": .string(text)]]])
}

@Suite struct CheckedClaimTests {
  private let related: JSONValue = ["textDocument": ["publishDiagnostics": ["relatedInformation": true]]]

  @Test func `a claim that was checked is a hint, with a link to the fact-check`() throws {
    let archive = try archive()
    let session = EditorSession(related, archive: archive.path)
    session.open(draft)
    let hint = try #require(checked(session).first)
    #expect(hint["severity"] == 4)
    #expect(
      hint["message"]?.asString?.hasPrefix(
        "Harbor Ledger checked a claim like this on 2026-03-02, and rated it 'mostly *false*': 'The bridge") == true)
    let related = hint["relatedInformation"]?.asArray ?? []
    #expect(related.map { $0["location", "uri"] } == ["file:///desk/story.txt"])
  }

  @Test func `without a safe address there is no link, least of all to a file`() throws {
    for url in [nil, "javascript:alert(1)"] {
      let archive = try archive(url: url)
      let session = EditorSession(related, archive: archive.path)
      session.open(draft)
      #expect(checked(session).count == 1 && checked(session)[0]["relatedInformation"] == nil)
    }
  }

  @Test func `typing asks no archive, and keeps what stands`() throws {
    let archive = try archive()
    let session = EditorSession(archive: archive.path)
    session.open("The council met.\n")
    change(session, draft)
    #expect(checked(session).isEmpty)
    session.tell("textDocument/didSave", session.question())
    #expect(checked(session).count == 1)
    change(session, "The council met.\n\n" + draft)
    #expect(checked(session).map { $0["range", "start", "line"] } == [2])
    change(session, draft.replacing("40", with: "60"))
    #expect(checked(session).isEmpty)
  }
}
