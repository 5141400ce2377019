import Archive
import Formats
import LanguageServerProtocol
import Testing

private let uri = "file:///desk/story.md"
private let able: JSONValue = ["window": ["showDocument": ["support": true]]]

private func lens(_ session: EditorSession) -> String? {
  session.ask("textDocument/codeLens", session.question(uri)).asArray?.first?["command", "title"]?.asString
}

private func execute(_ command: String, _ session: EditorSession, _ more: JSONValue = [:]) -> JSONValue {
  var params: [String: JSONValue] = ["command": .string(command), "arguments": [.string(uri)]]
  for (key, value) in more.asObject ?? [:] { params[key] = value }
  return session.ask("workspace/executeCommand", .object(params))
}

@Test func `the line above the headline counts what there is`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry, TemporaryArchive.choir])
  let session = EditorSession(archive: archive.path)
  session.open(ferryStory, uri)
  #expect(lens(session) == "1 related · 5 statements, 4 sourced")
  let bare = EditorSession()
  bare.open("Ferry stays in port\n\nIt rains.", uri)
  #expect(lens(bare) == nil, "nothing to count")
  bare.open("", "file:///desk/empty.md")
  #expect(bare.ask("textDocument/codeLens", bare.question("file:///desk/empty.md")) == [])
}

@Test func `of the related articles the one that is chosen is opened`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry, TemporaryArchive.choir])
  let session = EditorSession(able, archive: archive.path)
  session.open(ferryStory, uri)
  #expect(execute("stet.related", session).asArray?.first?["address"] == "https://ledger.example/ferry")
  let question = try #require(session.heard.last { $0["method"] == "window/showMessageRequest" })
  let title = try #require(question["params", "actions"]?.asArray?.first?["title"])
  session.send(["jsonrpc": "2.0", "id": question["id"]!, "result": ["title": title]])
  let opened = session.run().last { $0["method"] == "window/showDocument" }
  #expect(opened?["params", "uri"] == "https://ledger.example/ferry")
}

@Test func `choosing nothing, or what was not offered, opens nothing`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry])
  let session = EditorSession(able, archive: archive.path)
  session.open(ferryStory, uri)
  for result: JSONValue in [.null, ["title": "https://elsewhere.example"], "x", 7] {
    _ = execute("stet.related", session)
    let id = session.heard.last { $0["method"] == "window/showMessageRequest" }?["id"]
    session.send(["jsonrpc": "2.0", "id": id!, "result": result])
    #expect(session.run().isEmpty)
  }
  session.send(["jsonrpc": "2.0", "id": 4711, "result": ["title": "?"]])
  #expect(session.run().isEmpty)
}

@Test func `an article is added to the archive once and tells how it went`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.choir])
  let session = EditorSession(archive: archive.path)
  session.open(ferryStory, uri)
  #expect(execute("stet.addToArchive", session, ["workDoneToken": "t"]) == "Added to the archive")
  let told = session.heard.filter { $0["method"] == "$/progress" }.map { $0["params", "value", "kind"] }
  #expect(told == ["begin", "end"])
  #expect(execute("stet.addToArchive", session) == "In the archive already")
  let held = try ArchiveReader(path: archive.path).article(id: "/desk/story.md")
  #expect(held?.title == "Ferry stays in port")
}

@Test func `without an archive or a document the commands say so`() throws {
  let session = EditorSession()
  session.open(ferryStory, uri)
  #expect(execute("stet.related", session)["message"]?.asString?.contains("no archive") == true)
  #expect(execute("stet.addToArchive", session)["message"]?.asString?.contains("archive.path") == true)
}

@Test func `fact-checks are looked for where the archive has any, and the chosen one is opened`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.choir])
  let session = EditorSession(
    [
      "window": ["showDocument": ["support": true]],
      "textDocument": ["codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["source"]]]]],
    ], archive: archive.path)
  session.open(ferryStory, uri)
  let place: [String: JSONValue] = [
    "range": ["start": ["line": 2, "character": 3], "end": ["line": 2, "character": 3]], "context": ["diagnostics": []],
  ]
  func actions() -> [JSONValue] {
    (session.ask("textDocument/codeAction", session.question(uri, place)).asArray ?? [])
      .filter { $0["kind"] == "source.factcheck" }
  }
  #expect(actions().isEmpty, "there are none")
  try ArchiveWriter(path: archive.path).add(claims: [
    ClaimReview(
      id: "1", claim: "The pier is unsafe", publisher: "Coast Desk", rating: "true", url: "https://desk.example/1")
  ])
  let command = try #require(actions().first?["command"])
  let answer = session.ask(
    "workspace/executeCommand", ["command": command["command"]!, "arguments": command["arguments"]!])
  #expect(answer.asArray?.first?["rating"] == "true")
  let question = try #require(session.heard.last { $0["method"] == "window/showMessageRequest" })
  let title = try #require(question["params", "actions"]?.asArray?.first?["title"])
  #expect(title == "“The pier is unsafe” Checked by Coast Desk, who call it “true”")
  session.send(["jsonrpc": "2.0", "id": question["id"]!, "result": ["title": title]])
  #expect(session.run().last?["params", "uri"] == "https://desk.example/1")
}
