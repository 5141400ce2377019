import Archive
import Fuzzing
import LanguageServerProtocol
import TestSupport
import Testing

private let tooltips: JSONValue = ["textDocument": ["documentLink": ["tooltipSupport": true]]]

private func links(_ text: String, _ capabilities: JSONValue = tooltips, archive: String? = nil) -> [[JSONValue?]] {
  let session = EditorSession(capabilities, archive: archive)
  session.open(text)
  let reference = ReferenceColumns(text, .utf16)
  return (session.ask("textDocument/documentLink", session.question()).asArray ?? []).map {
    [reference[$0["range"]].map(JSONValue.string), $0["target"], $0["tooltip"]]
  }
}

@Test func `a card's headline leads to its text and the article's headline into the archive`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry, TemporaryArchive.choir])
  let line = cardPage.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
    $0.hasPrefix("The fish market")
  }!
  let card: [JSONValue?] = [
    "Wexholm market close to full", .string("file:///desk/story.txt#L\(line + 1)"), "Skerrow Courier, 2 hours ago",
  ]
  #expect(links(cardPage) == [card])
  #expect(
    links(cardPage, archive: archive.path)
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
  var file = TemporaryArchive.ferry
  file.id = "/desk/old stories/ferry#1.txt"
  file.url = nil
  let archive = try TemporaryArchive([file])
  #expect(links(ferryStory, archive: archive.path).first?[1] == "file:///desk/old%20stories/ferry%231.txt")
}

@Test func `the article itself is not related to itself`() throws {
  var same = TemporaryArchive.ferry
  same.id = "/desk/story.txt"
  let archive = try TemporaryArchive([same])
  #expect(links(ferryStory, archive: archive.path).isEmpty)
}

@Test func `what is related is asked anew when the document is saved`() throws {
  var far = TemporaryArchive.choir
  far.text = "Mirela Stan leads the choir of the lighthouse school."
  let archive = try TemporaryArchive([far])
  let session = EditorSession(archive: archive.path)
  session.open(ferryStory)
  #expect(session.ask("textDocument/documentLink", session.question()) == [])
  try ArchiveFill.add(TemporaryArchive.ferry, to: archive)
  session.tell("textDocument/didSave", session.question())
  #expect(session.ask("textDocument/documentLink", session.question()).asArray?.count == 1)
}

@Test func `an archive made after the session began is found`() throws {
  let folder = TemporaryFolder()
  let session = EditorSession(archive: folder.file("desk.db"))
  session.open(ferryStory)
  #expect(session.ask("textDocument/documentLink", session.question()) == [])
  try ArchiveFill.add(TemporaryArchive.ferry, toFile: folder.file("desk.db"))
  #expect(session.ask("textDocument/documentLink", session.question()).asArray?.count == 1)
  #expect(session.shown.isEmpty)
}

@Test func `the setting names another archive, and how many are offered`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry])
  let session = EditorSession(Editor.actions, archive: "/nowhere/desk.db", dataFolder: archive.folder.path)
  session.open(ferryStory)
  #expect(session.ask("textDocument/documentLink", session.question()) == [])
  session.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["archive": ["path": .string(archive.path)]]]])
  #expect(session.ask("textDocument/documentLink", session.question()).asArray?.count == 1)
  session.tell(
    "workspace/didChangeConfiguration",
    ["settings": ["stet": ["archive": ["path": .string(archive.path)], "related": ["limit": 0]]]])
  #expect(session.ask("textDocument/documentLink", session.question()) == [])
}

@Test func `a card of an article that is in the archive leads there`() throws {
  let held = ArchivedArticle(
    id: "market", title: "Wexholm market: close to full", text: "The market is close to full.", date: "2024-03-04",
    url: "https://courier.example/market")
  let archive = try TemporaryArchive([held])
  #expect(links(cardPage, archive: archive.path).first?[1] == "https://courier.example/market")
}
