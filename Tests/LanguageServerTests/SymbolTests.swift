import Archive
import Fuzzing
import LanguageServerProtocol
import Testing

private let page = "# Ferry 🚢 stays\n\nThe ferry waits.\n\n## Shops\n\nThey wait too.\n\n## Weather\n\nIt rains."
private let trees: JSONValue = ["textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]]

private func symbols(_ text: String, _ uri: String, _ capabilities: JSONValue) -> [JSONValue] {
  let session = EditorSession(capabilities)
  session.open(text, uri)
  return session.ask("textDocument/documentSymbol", session.question(uri)).asArray ?? []
}

@Test func `the outline is the headline with its subheadings inside`() throws {
  let outline = symbols(page, "file:///desk/a.md", trees)
  let reference = ReferenceColumns(page, .utf16)
  #expect(outline.map { $0["name"] } == ["Ferry 🚢 stays"])
  let headline = try #require(outline.first)
  #expect(reference[headline["selectionRange"]] == "# Ferry 🚢 stays")
  #expect(reference[headline["range"]] == page)
  let inside = headline["children"]?.asArray ?? []
  #expect(inside.map { $0["name"] } == ["Shops", "Weather"])
  #expect(inside.map { reference[$0["selectionRange"]] } == ["## Shops", "## Weather"])
}

@Test func `an editor without trees gets the same outline flat`() {
  let flat = symbols(page, "file:///desk/a.md", [:])
  #expect(flat.map { $0["name"] } == ["Ferry 🚢 stays", "Shops", "Weather"])
  #expect(flat.map { $0["containerName"] } == [nil, "Ferry 🚢 stays", "Ferry 🚢 stays"])
  #expect(flat.allSatisfy { $0["location", "uri"] == "file:///desk/a.md" && $0["location", "range", "start"] != nil })
  #expect(flat.allSatisfy { $0["children"] == nil && $0["selectionRange"] == nil })
}

@Test func `cards stand beside the article in the outline`() {
  let outline = symbols(cardPage, "file:///desk/a.txt", trees)
  #expect(outline.map { $0["name"] } == ["Ferry stays in port", "Wexholm market close to full"])
  #expect(outline.last?["detail"] == "Skerrow Courier, 2 hours ago")
  for symbol in outline {
    let range = symbol["range"]
    let selection = symbol["selectionRange"]
    let starts = [range?["start", "line"]?.asInteger ?? 0, selection?["start", "line"]?.asInteger ?? -1]
    let ends = [selection?["end", "line"]?.asInteger ?? 0, range?["end", "line"]?.asInteger ?? -1]
    #expect(starts[0] <= starts[1] && ends[0] <= ends[1], "the selection lies inside the range")
  }
}

@Test(arguments: ["", "\n\n", "😀", "# \n\n## \n"])
func `a text without headlines has an outline that an editor can show`(_ text: String) {
  for symbol in symbols(text, "file:///desk/a.md", trees) { #expect(symbol["name"]?.asString?.isEmpty == false) }
}

// MARK: Names over all documents

private func names(_ query: String, _ session: EditorSession) -> [String] {
  (session.ask("workspace/symbol", ["query": .string(query)]).asArray ?? []).map {
    "\($0["name"]?.asString ?? "") | \($0["containerName"]?.asString ?? "") | \($0["location", "uri"]?.asString ?? "")"
  }
}

@Test func `a name is found in open documents and in the archive`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry, TemporaryArchive.choir])
  try ArchiveFill.add(
    ArchivedArticle(
      id: "/desk/paris.md", title: "Paris", text: "The choir sailed to Paris.", date: "2024-05-01", outlet: "Coast"),
    to: archive)
  let session = EditorSession(archive: archive.path)
  session.open(ferryStory, "file:///desk/ferry.md")
  #expect(
    names("OKAF", session) == [
      "Ines Okafor | Port director | file:///desk/ferry.md"
    ])
  #expect(
    names("Okafor", session) == [
      "Ines Okafor | Port director | file:///desk/ferry.md",
      // Of two articles the older one: the newer one is on the web alone, where no editor can go to a place.
      "Okafor | 2 archived articles | file:///desk/choir.md",
    ])
  // A name of the base that the archive has.
  #expect(names("Pari", session).contains("Paris | 1 archived article | file:///desk/paris.md"))
  #expect(names("O", session) == [] && names("", session) == [] && names("Quorlan", session) == [])
}

@Test func `without an archive the open documents answer`() {
  let session = EditorSession()
  session.open(ferryStory, "file:///desk/ferry.md")
  #expect(names("ines", session) == ["Ines Okafor | Port director | file:///desk/ferry.md"])
}
