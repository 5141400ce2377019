import Fuzzing
import LanguageServerProtocol
import Testing

private let story = "file:///desk/story.txt"

private func change(_ text: String, version: Int, _ uri: String = story) -> JSONValue {
  [
    "jsonrpc": "2.0", "method": "textDocument/didChange",
    "params": [
      "textDocument": ["uri": .string(uri), "version": .integer(version)],
      "contentChanges": [["text": .string(text)]],
    ],
  ]
}

private let versions: JSONValue = ["textDocument": ["publishDiagnostics": ["versionSupport": true]]]

@Test func `a burst of edits is judged once, as it stands at its end`() {
  let session = EditorSession(versions)
  session.open("The bridge fell.")
  for version in 2...40 { session.send(change("Officials say the bridge fell \(version) times.", version: version)) }
  let said = session.run()
  #expect(said.count == 1)
  #expect(said.first?["params", "version"] == 40)
  #expect(said.first?["params", "diagnostics"]?.asArray?.count == 1)
}

@Test func `a question sees the edits before it and none behind it`() {
  let session = EditorSession()
  session.open("Nothing here.")
  session.send(change("# One", version: 2))
  let first = session.request("textDocument/hover", session.question(story, ["position": ["line": 2, "character": 1]]))
  session.send(change("A\n\nOfficials say the bridge fell.", version: 3))
  let second = session.request(
    "textDocument/hover", session.question(story, ["position": ["line": 2, "character": 1]]))
  session.send(first)
  session.send(change("", version: 4))
  session.send(second)
  let said = session.run()
  #expect(said.map { $0["id"] ?? 0 } == [first["id"]!, second["id"]!, 0], "answers in the order of the questions")
  #expect(said[0]["result", "contents", "value"] != nil)
  #expect(said[1]["result"] == .null)
}

@Test func `a question taken back before its turn is answered so, once and for all`() {
  let session = EditorSession()
  session.open("Officials say the bridge fell.")
  let hover = session.request("textDocument/hover", session.question(story, ["position": ["line": 0, "character": 1]]))
  let unknown = session.request("desk/unknown", [:])
  session.send(hover)
  session.send(unknown)
  for request in [hover, unknown, hover] {
    session.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": request["id"]!]])
  }
  let said = session.run()
  #expect(said.map { $0["id"] } == [hover["id"], unknown["id"]])
  #expect(said.allSatisfy { $0["error", "code"] == -32800 })
}

@Test func `taking back a question that was answered, or that nobody asked, is no mistake`() {
  let session = EditorSession()
  session.ask("textDocument/documentLink", session.question())
  for id: JSONValue in [1, 2, 99, "two"] {
    session.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": id]])
  }
  #expect(session.run().isEmpty)
}

@Test func `a question by the name "1" is not taken back as number 1`() {
  let session = EditorSession()
  session.send(["jsonrpc": "2.0", "id": "7", "method": "textDocument/documentLink", "params": session.question()])
  session.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": 7]])
  #expect(session.run().map { $0["result"] } == [[]])
}

@Test func `closing a document takes back what was said about it`() {
  let session = EditorSession()
  session.open("Officials say the bridge fell.")
  session.tell("textDocument/didClose", session.question())
  #expect(session.published().map(\.count) == [1, 0])
  session.tell("textDocument/didClose", session.question())
  session.send(change("Officials say the bridge fell.", version: 3))
  #expect(session.run().isEmpty, "a closed document stays closed")
}

@Test func `edits to a document that was never opened are passed over`() {
  let session = EditorSession()
  session.send(change("Officials say the bridge fell.", version: 2, "file:///desk/unknown.txt"))
  session.tell("textDocument/didSave", session.question("file:///desk/unknown.txt"))
  #expect(session.run().isEmpty && session.heard.isEmpty)
  #expect(
    session.ask(
      "textDocument/hover", session.question("file:///desk/unknown.txt", ["position": ["line": 0, "character": 0]]))
      == nil
  )
  #expect(session.ask("textDocument/documentSymbol", session.question("file:///desk/unknown.txt")) == [])
}

@Test func `a notification that makes no sense is logged, never answered, and costs nothing`() {
  let session = EditorSession()
  session.open("Officials say the bridge fell.")
  session.tell("textDocument/didChange", ["textDocument": ["uri": 7]])
  let log = session.heard.last
  #expect(log?["method"] == "window/logMessage")
  #expect(log?["id"] == nil)
  #expect(log?["params", "message"]?.asString?.hasPrefix("textDocument/didChange was passed over: ") == true)
  session.tell("textDocument/didSave", session.question())
  #expect(session.published().map(\.count) == [1, 1])
}

@Test func `changes of one message build on one another`() {
  let session = EditorSession()
  session.open("The bridge fell.\nNobody saw it.")
  session.tell(
    "textDocument/didChange",
    [
      "textDocument": ["uri": .string(story), "version": 2],
      "contentChanges": [
        [
          "range": PositionRange(start: Position(line: 0, character: 0), end: Position(line: 1, character: 0)).json,
          "text": "",
        ],
        [
          "range": PositionRange(start: Position(line: 0, character: 0), end: Position(line: 0, character: 6)).json,
          "text": "Officials say that he",
        ],
      ],
    ])
  let last = session.published().last
  #expect(last?.count == 1)
  #expect(ReferenceColumns("Officials say that he saw it.", .utf16)[last?.first?["range"]] == "Officials")
}

@Test func `the newest text of two documents is published, each by its own name`() {
  let session = EditorSession()
  for name in ["b", "a"] {
    session.send([
      "jsonrpc": "2.0", "method": "textDocument/didOpen",
      "params": ["textDocument": ["uri": .string("file:///desk/\(name).txt"), "text": "Critics say so."]],
    ])
  }
  #expect(session.run().map { $0["params", "uri"] } == ["file:///desk/a.txt", "file:///desk/b.txt"])
}

@Test func `an editor that asks for diagnostics is never pushed to and hears of no change as no change`() {
  let session = EditorSession(Editor.pulling)
  session.open("Officials say the bridge fell.")
  let first = session.ask("textDocument/diagnostic", session.question())
  #expect(first["kind"] == "full")
  #expect(first["items"]?.asArray?.count == 1)
  let id = first["resultId"] ?? nil
  #expect(
    session.ask("textDocument/diagnostic", session.question(story, ["previousResultId": id]))
      == ["kind": "unchanged", "resultId": id])
  session.send(change("Critics say the bridge fell.", version: 2))
  let second = session.ask("textDocument/diagnostic", session.question(story, ["previousResultId": id]))
  #expect(second["kind"] == "full" && second["resultId"] != id)
  session.tell("textDocument/didClose", session.question())
  #expect(session.published().isEmpty)
  #expect(session.ask("textDocument/diagnostic", session.question())["items"] == [], "a document that is not open")
}
