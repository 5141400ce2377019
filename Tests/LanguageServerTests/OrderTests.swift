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
  let desk = Desk(versions)
  desk.open("The bridge fell.")
  for version in 2...40 { desk.send(change("Officials say the bridge fell \(version) times.", version: version)) }
  let said = desk.run()
  #expect(said.count == 1)
  #expect(said.first?["params", "version"] == 40)
  #expect(said.first?["params", "diagnostics"]?.asArray?.count == 1)
}

@Test func `a question sees the edits before it and none behind it`() {
  let desk = Desk()
  desk.open("Nothing here.")
  desk.send(change("# One", version: 2))
  let first = desk.request("textDocument/hover", desk.question(story, ["position": ["line": 2, "character": 1]]))
  desk.send(change("A\n\nOfficials say the bridge fell.", version: 3))
  let second = desk.request("textDocument/hover", desk.question(story, ["position": ["line": 2, "character": 1]]))
  desk.send(first)
  desk.send(change("", version: 4))
  desk.send(second)
  let said = desk.run()
  #expect(said.map { $0["id"] ?? 0 } == [first["id"]!, second["id"]!, 0], "answers in the order of the questions")
  #expect(said[0]["result", "contents", "value"] != nil)
  #expect(said[1]["result"] == .null)
}

@Test func `a question taken back before its turn is answered so, once and for all`() {
  let desk = Desk()
  desk.open("Officials say the bridge fell.")
  let hover = desk.request("textDocument/hover", desk.question(story, ["position": ["line": 0, "character": 1]]))
  let unknown = desk.request("desk/unknown", [:])
  desk.send(hover)
  desk.send(unknown)
  for request in [hover, unknown, hover] {
    desk.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": request["id"]!]])
  }
  let said = desk.run()
  #expect(said.map { $0["id"] } == [hover["id"], unknown["id"]])
  #expect(said.allSatisfy { $0["error", "code"] == -32800 })
}

@Test func `taking back a question that was answered, or that nobody asked, is no mistake`() {
  let desk = Desk()
  desk.ask("textDocument/documentLink", desk.question())
  for id: JSONValue in [1, 2, 99, "two"] {
    desk.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": id]])
  }
  #expect(desk.run().isEmpty)
}

@Test func `a question by the name "1" is not taken back as number 1`() {
  let desk = Desk()
  desk.send(["jsonrpc": "2.0", "id": "7", "method": "textDocument/documentLink", "params": desk.question()])
  desk.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": 7]])
  #expect(desk.run().map { $0["result"] } == [[]])
}

@Test func `closing a document takes back what was said about it`() {
  let desk = Desk()
  desk.open("Officials say the bridge fell.")
  desk.tell("textDocument/didClose", desk.question())
  #expect(desk.published().map(\.count) == [1, 0])
  desk.tell("textDocument/didClose", desk.question())
  desk.send(change("Officials say the bridge fell.", version: 3))
  #expect(desk.run().isEmpty, "a closed document stays closed")
}

@Test func `edits to a document that was never opened are passed over`() {
  let desk = Desk()
  desk.send(change("Officials say the bridge fell.", version: 2, "file:///desk/unknown.txt"))
  desk.tell("textDocument/didSave", desk.question("file:///desk/unknown.txt"))
  #expect(desk.run().isEmpty && desk.heard.isEmpty)
  #expect(
    desk.ask(
      "textDocument/hover", desk.question("file:///desk/unknown.txt", ["position": ["line": 0, "character": 0]])) == nil
  )
  #expect(desk.ask("textDocument/documentSymbol", desk.question("file:///desk/unknown.txt")) == [])
}

@Test func `a notification that makes no sense is logged, never answered, and costs nothing`() {
  let desk = Desk()
  desk.open("Officials say the bridge fell.")
  desk.tell("textDocument/didChange", ["textDocument": ["uri": 7]])
  let log = desk.heard.last
  #expect(log?["method"] == "window/logMessage")
  #expect(log?["id"] == nil)
  #expect(log?["params", "message"]?.asString?.hasPrefix("textDocument/didChange was passed over: ") == true)
  desk.tell("textDocument/didSave", desk.question())
  #expect(desk.published().map(\.count) == [1, 1])
}

@Test func `changes of one message build on one another`() {
  let desk = Desk()
  desk.open("The bridge fell.\nNobody saw it.")
  desk.tell(
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
  let last = desk.published().last
  #expect(last?.count == 1)
  #expect(Ruler("Officials say that he saw it.", .utf16)[last?.first?["range"]] == "Officials")
}

@Test func `the newest text of two documents is published, each by its own name`() {
  let desk = Desk()
  for name in ["b", "a"] {
    desk.send([
      "jsonrpc": "2.0", "method": "textDocument/didOpen",
      "params": ["textDocument": ["uri": .string("file:///desk/\(name).txt"), "text": "Critics say so."]],
    ])
  }
  #expect(desk.run().map { $0["params", "uri"] } == ["file:///desk/a.txt", "file:///desk/b.txt"])
}

@Test func `an editor that asks for diagnostics is never pushed to and hears of no change as no change`() {
  let desk = Desk(Editor.pulling)
  desk.open("Officials say the bridge fell.")
  let first = desk.ask("textDocument/diagnostic", desk.question())
  #expect(first["kind"] == "full")
  #expect(first["items"]?.asArray?.count == 1)
  let id = first["resultId"] ?? nil
  #expect(
    desk.ask("textDocument/diagnostic", desk.question(story, ["previousResultId": id]))
      == ["kind": "unchanged", "resultId": id])
  desk.send(change("Critics say the bridge fell.", version: 2))
  let second = desk.ask("textDocument/diagnostic", desk.question(story, ["previousResultId": id]))
  #expect(second["kind"] == "full" && second["resultId"] != id)
  desk.tell("textDocument/didClose", desk.question())
  #expect(desk.published().isEmpty)
  #expect(desk.ask("textDocument/diagnostic", desk.question())["items"] == [], "a document that is not open")
}
