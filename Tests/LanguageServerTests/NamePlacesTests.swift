import Formats
import Fuzzing
import LanguageServerProtocol
import Testing

private let story = """
  Okafor closes the pier 🚢

  🚢 Port director Ines Okafor met Bram Lund. “Okafor’s pier is unsafe,” Lund said.

  Then Okafor left, and 🚢 Bram Lund’s crew stayed.
  """

private let html = """
  <h1>Okafor closes the pier 🚢</h1>
  <p>🚢 Port director <a href="https://example.org/Okafor">Ines <b>Okafor</b></a> met Bram&nbsp;Lund.</p>
  <p>Then Okafor left.</p>
  """

/// Asks about the name at a number of bytes from the start of a text.
private struct Question {
  let reference: ReferenceColumns
  let session: EditorSession
  let uri: String

  init(_ text: String, _ encoding: PositionEncoding = .utf16, _ uri: String = "file:///desk/story.txt") {
    reference = ReferenceColumns(text, encoding)
    session = EditorSession(encoding: encoding)
    self.uri = uri
    session.open(text, uri, language: "")
  }

  func ask(_ method: String, at offset: Int, _ more: [String: JSONValue] = [:]) -> JSONValue {
    session.ask(
      "textDocument/" + method,
      session.question(uri, ["position": reference.position(offset).json].merging(more) { first, _ in first }))
  }

  func references(at offset: Int, includeDeclaration: Bool = true) -> [String] {
    words(ask("references", at: offset, ["context": ["includeDeclaration": .bool(includeDeclaration)]]), "location")
  }

  /// The words at each range of an answer, with where they stand.
  func words(_ answer: JSONValue, _ kind: String = "") -> [String] {
    (answer.asArray ?? []).map { place in
      let line = place["range", "start", "line"]?.asInteger ?? -1
      #expect(place["uri"] == (kind == "location" ? .string(uri) : nil))
      return "\(line): \(reference[place["range"]] ?? "?")"
    }
  }
}

@Test(arguments: PositionEncoding.allCases)
func `a name leads to the first mention in full`(_ encoding: PositionEncoding) {
  let question = Question(story, encoding)
  let full = question.reference.range(range(of: "Ines Okafor", in: story)).json
  let location: JSONValue = ["uri": "file:///desk/story.txt", "range": full]
  for offset in offsets(of: "Okafor", in: story) {
    #expect(question.ask("definition", at: offset) == location)
    #expect(question.ask("definition", at: offset + "Okafor".utf8.count) == location, "right behind it")
  }
  #expect(question.ask("definition", at: range(of: "Port", in: story).start + 1) == nil)
  #expect(question.ask("definition", at: range(of: "pier 🚢", in: story).start) == nil)
}

@Test(arguments: PositionEncoding.allCases)
func `references are all mentions, with or without the one in full`(_ encoding: PositionEncoding) {
  let question = Question(story, encoding)
  let mentions = ["0: Okafor", "2: Ines Okafor", "2: Okafor", "4: Okafor"]
  for offset in offsets(of: "Okafor", in: story) {
    #expect(question.references(at: offset) == mentions)
    #expect(question.references(at: offset, includeDeclaration: false) == ["0: Okafor", "2: Okafor", "4: Okafor"])
  }
  #expect(question.references(at: range(of: "crew", in: story).start) == [])
  #expect(question.references(at: range(of: "Bram", in: story).start) == ["2: Bram Lund", "2: Lund", "4: Bram Lund"])
}

@Test func `all mentions are shown together, also between tags`() {
  let question = Question(story)
  let highlights = question.ask("documentHighlight", at: 0)
  #expect(question.words(highlights) == ["0: Okafor", "2: Ines Okafor", "2: Okafor", "4: Okafor"])
  #expect(highlights.asArray?.allSatisfy { $0["kind"] == 1 } == true)
  let page = Question(html, .utf16, "file:///desk/story.html")
  #expect(
    page.words(page.ask("documentHighlight", at: range(of: "Okafor left", in: html).start))
      == ["0: Okafor", "1: Ines <b>Okafor", "2: Okafor"])
  #expect(page.ask("documentHighlight", at: range(of: "example.org", in: html).start) == [])
}

@Test func `a document that is not open has no names`() {
  let session = EditorSession()
  let place: [String: JSONValue] = ["position": ["line": 0, "character": 0]]
  #expect(session.ask("textDocument/definition", session.question("file:///desk/gone.txt", place)) == nil)
  #expect(session.ask("textDocument/documentHighlight", session.question("file:///desk/gone.txt", place)) == [])
  let all = place.merging(["context": ["includeDeclaration": true]]) { first, _ in first }
  #expect(session.ask("textDocument/references", session.question("file:///desk/gone.txt", all)) == [])
}

@Test func `the names are those of the newest text`() {
  let question = Question(story)
  #expect(question.references(at: 0).count == 4)
  let change: JSONValue = ["contentChanges": [["text": "Okafor closes the pier\n\nInes Okafor said so."]]]
  question.session.tell(
    "textDocument/didChange",
    .object(
      (change.asObject ?? [:]).merging(["textDocument": ["uri": .string(question.uri), "version": 2]]) { a, _ in a }))
  let answer = question.ask("definition", at: 0)
  #expect(answer["range", "start"] == ["line": 2, "character": 0])
}

private func offsets(of words: String, in text: String) -> [Int] {
  text.ranges(of: words).map { text[..<$0.lowerBound].utf8.count }
}

private func range(of words: String, in text: String) -> TextRange {
  let start = offsets(of: words, in: text)[0]
  return TextRange(start, start + words.utf8.count)
}
