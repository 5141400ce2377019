import Archive
import Articles
import Formats
import LanguageServerProtocol
import Testing

private let uri = "file:///desk/story.md"
private let able: JSONValue = ["window": ["showDocument": ["support": true]]]

private func lens(_ desk: Desk) -> String? {
  desk.ask("textDocument/codeLens", desk.question(uri)).asArray?.first?["command", "title"]?.asString
}

private func execute(_ command: String, _ desk: Desk, _ more: JSONValue = [:]) -> JSONValue {
  var params: [String: JSONValue] = ["command": .string(command), "arguments": [.string(uri)]]
  for (key, value) in more.asObject ?? [:] { params[key] = value }
  return desk.ask("workspace/executeCommand", .object(params))
}

@Test func `the line above the headline counts what there is`() throws {
  let shelf = try Shelf([Shelf.ferry, Shelf.choir])
  let desk = Desk(archive: shelf.archive)
  desk.open(ferryStory, uri)
  #expect(lens(desk) == "1 related · 5 statements, 4 sourced")
  let bare = Desk()
  bare.open("Ferry stays in port\n\nIt rains.", uri)
  #expect(lens(bare) == nil, "nothing to count")
  bare.open("", "file:///desk/empty.md")
  #expect(bare.ask("textDocument/codeLens", bare.question("file:///desk/empty.md")) == [])
}

@Test func `of the related articles the one that is chosen is opened`() throws {
  let shelf = try Shelf([Shelf.ferry, Shelf.choir])
  let desk = Desk(able, archive: shelf.archive)
  desk.open(ferryStory, uri)
  #expect(execute("stet.related", desk).asArray?.first?["address"] == "https://ledger.example/ferry")
  let question = try #require(desk.heard.last { $0["method"] == "window/showMessageRequest" })
  let title = try #require(question["params", "actions"]?.asArray?.first?["title"])
  desk.send(["jsonrpc": "2.0", "id": question["id"]!, "result": ["title": title]])
  let opened = desk.run().last { $0["method"] == "window/showDocument" }
  #expect(opened?["params", "uri"] == "https://ledger.example/ferry")
}

@Test func `choosing nothing, or what was not offered, opens nothing`() throws {
  let shelf = try Shelf([Shelf.ferry])
  let desk = Desk(able, archive: shelf.archive)
  desk.open(ferryStory, uri)
  for result: JSONValue in [.null, ["title": "https://elsewhere.example"], "x", 7] {
    _ = execute("stet.related", desk)
    let id = desk.heard.last { $0["method"] == "window/showMessageRequest" }?["id"]
    desk.send(["jsonrpc": "2.0", "id": id!, "result": result])
    #expect(desk.run().isEmpty)
  }
  desk.send(["jsonrpc": "2.0", "id": 4711, "result": ["title": "?"]])
  #expect(desk.run().isEmpty)
}

@Test func `an article is added to the archive once and tells how it went`() throws {
  let shelf = try Shelf([Shelf.choir])
  let desk = Desk(archive: shelf.archive)
  desk.open(ferryStory, uri)
  #expect(execute("stet.addToArchive", desk, ["workDoneToken": "t"]) == "Added to the archive")
  let told = desk.heard.filter { $0["method"] == "$/progress" }.map { $0["params", "value", "kind"] }
  #expect(told == ["begin", "end"])
  #expect(execute("stet.addToArchive", desk) == "In the archive already")
  let held = try ArchiveReader(path: shelf.archive).article(id: "/desk/story.md")
  #expect(held?.title == "Ferry stays in port")
}

@Test func `without an archive or a document the commands say so`() throws {
  let desk = Desk()
  desk.open(ferryStory, uri)
  #expect(execute("stet.related", desk)["message"]?.asString?.contains("no archive") == true)
  #expect(execute("stet.addToArchive", desk)["message"]?.asString?.contains("archive.path") == true)
}

@Test func `fact-checks are looked for where the archive has any, and the chosen one is opened`() throws {
  let shelf = try Shelf([Shelf.choir])
  let desk = Desk(
    [
      "window": ["showDocument": ["support": true]],
      "textDocument": ["codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["source"]]]]],
    ], archive: shelf.archive)
  desk.open(ferryStory, uri)
  let place: [String: JSONValue] = [
    "range": ["start": ["line": 2, "character": 3], "end": ["line": 2, "character": 3]], "context": ["diagnostics": []],
  ]
  func actions() -> [JSONValue] {
    (desk.ask("textDocument/codeAction", desk.question(uri, place)).asArray ?? [])
      .filter { $0["kind"] == "source.factcheck" }
  }
  #expect(actions().isEmpty, "there are none")
  try ArchiveWriter(path: shelf.archive).add(claims: [
    ClaimReview(
      id: "1", claim: "The pier is unsafe", publisher: "Coast Desk", rating: "true", url: "https://desk.example/1")
  ])
  let command = try #require(actions().first?["command"])
  let answer = desk.ask(
    "workspace/executeCommand", ["command": command["command"]!, "arguments": command["arguments"]!])
  #expect(answer.asArray?.first?["rating"] == "true")
  let question = try #require(desk.heard.last { $0["method"] == "window/showMessageRequest" })
  let title = try #require(question["params", "actions"]?.asArray?.first?["title"])
  #expect(title == "“The pier is unsafe” Checked by Coast Desk, who call it “true”")
  desk.send(["jsonrpc": "2.0", "id": question["id"]!, "result": ["title": title]])
  #expect(desk.run().last?["params", "uri"] == "https://desk.example/1")
}
