import LanguageServerProtocol
import TestSupport
import Testing

private let uri = "file:///desk/story.txt"
private let able: JSONValue = ["window": ["showDocument": ["support": true]]]
private let story = """
  Ferry 🚢 stays in port

  The pier was closed for the third time within a single year. Port director Ines Okafor said the ferry would wait.

  🚢 The repair of the pier will cost the town four million crowns.

  """

private func next(_ session: EditorSession, _ more: [JSONValue] = []) -> JSONValue {
  session.ask(
    "workspace/executeCommand", ["command": "stet.nextUnsourced", "arguments": .array([.string(uri)] + more)])
}

@Test func `a writer is led from one statement without a source to the next, and around`() {
  let session = EditorSession(able)
  session.open(story, uri)
  let (first, second): (JSONValue, JSONValue) = (["line": 2, "character": 0], ["line": 4, "character": 0])
  #expect(next(session)["range", "start"] == first)
  #expect(next(session, [1, 0])["range", "start"] == first)
  #expect(next(session, [2, 0])["range", "start"] == second)
  #expect(next(session, [4, 3])["range", "start"] == first)
  let shown = session.heard.filter { $0["method"] == "window/showDocument" }
  #expect(shown.map { $0["params", "selection", "start"] } == [first, first, second, first])
  #expect(shown.allSatisfy { $0["params", "uri"] == .string(uri) && $0["params", "external"] == nil })
}

@Test func `where everything has a source that is said`() {
  let session = EditorSession(able)
  session.open("Ferry stays in port\n\nPort director Ines Okafor said the ferry would wait.\n", uri)
  #expect(next(session) == nil)
  #expect(session.shown == ["No statement of this article lacks a source"])
  let blind = EditorSession()
  blind.open(story, uri)
  #expect(next(blind)["uri"] == .string(uri), "an editor that shows no documents goes by the answer")
  #expect(!blind.heard.contains { $0["method"] == "window/showDocument" })
  #expect(next(EditorSession())["code"] == -32602)
}

@Test func `the line above the headline leads to the first statement without a source`() {
  let session = EditorSession()
  session.open(story, uri)
  let lenses = session.ask("textDocument/codeLens", session.question()).asArray ?? []
  #expect(lenses.map { $0["command", "title"] } == ["3 statements, 1 sourced", "Go to the first without a source"])
  #expect(
    lenses.last?["command", "command"] == "stet.nextUnsourced" && lenses.last?["command", "arguments"] == [.string(uri)]
  )
}

@Test func `an editor that runs no commands of its own leads on from wherever the cursor is`() {
  let session = EditorSession(Editor.actions)
  session.open(story, uri)
  func actions(_ line: Int, only: JSONValue?) -> [JSONValue] {
    let position: JSONValue = ["line": .integer(line), "character": 0]
    var context: [String: JSONValue] = ["diagnostics": []]
    context["only"] = only
    return session.ask(
      "textDocument/codeAction",
      session.question(uri, ["range": ["start": position, "end": position], "context": .object(context)])
    ).asArray?.filter { $0["kind"] == "source.nextUnsourced" } ?? []
  }
  #expect(actions(0, only: nil).count == 1 && actions(2, only: nil) == [])
  let command = actions(2, only: ["source.nextUnsourced"]).first?["command"]
  #expect(command?["arguments"] == [.string(uri), 2, 0])
}

@Test func `an article can be put into the archive from its headline`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.choir])
  func titles(_ archive: String?, _ line: Int, only: JSONValue? = nil) -> [JSONValue?] {
    let session = EditorSession(Editor.actions, archive: archive)
    session.open(story, uri)
    let position: JSONValue = ["line": .integer(line), "character": 0]
    var context: [String: JSONValue] = ["diagnostics": []]
    context["only"] = only
    let actions = session.ask(
      "textDocument/codeAction",
      session.question(uri, ["range": ["start": position, "end": position], "context": .object(context)]))
    return actions.asArray?.filter { $0["command", "command"] == "stet.addToArchive" }.map { $0["title"] } ?? []
  }
  #expect(titles(archive.path, 0) == ["Put this article into the archive"])
  #expect(titles(archive.path, 0, only: ["source.addToArchive"]).count == 1)
  #expect(titles(archive.path, 2) == [] && titles(nil, 0) == [], "elsewhere, and where there is no place for one")
}
