import LanguageServerProtocol
import TestSupport
import Testing

private let page = "Ferry stays in port\n\nOfficials say the crossing is closed.\n"

private func session(_ folder: TemporaryFolder, _ settings: JSONValue = ["diagnostics": ["workspace": "on"]])
  -> EditorSession
{
  let session = EditorSession(uninitialized: ())
  session.ask(
    "initialize",
    [
      "capabilities": Editor.pulling, "initializationOptions": settings,
      "workspaceFolders": [["uri": .string(folder.uri(""))]],
    ])
  session.tell("initialized", [:])
  return session
}

extension EditorSession {
  fileprivate func workspace(_ previous: [JSONValue] = [], token: JSONValue = nil) -> [JSONValue] {
    ask("workspace/diagnostic", ["previousResultIds": .array(previous), "workDoneToken": token])["items"]?.asArray ?? []
  }
}

/// "page.txt full 1"
private func summary(_ items: [JSONValue], _ folder: TemporaryFolder) -> [String] {
  items.map { item in
    let name = item["uri"]?.asString?.dropFirst(folder.uri("").count) ?? ""
    let count = item["items"]?.asArray.map { " \($0.count)" } ?? ""
    return "\(name) \(item["kind"]?.asString ?? "")\(count)"
  }
}

private func ids(_ items: [JSONValue]) -> [JSONValue] {
  items.map { ["uri": $0["uri"] ?? nil, "value": $0["resultId"] ?? nil] }
}

@Test func `an editor lists the findings of a whole folder, and what did not change is not sent again`() throws {
  let folder = TemporaryFolder()
  try folder.write(page, to: "a story.txt")
  try folder.write("<p>It rains.</p>", to: "sport/b.html")
  try folder.write(page, to: ".hidden/c.txt")
  try folder.write(page, to: "d.swift")
  let session = session(folder)
  let first = session.workspace()
  #expect(summary(first, folder) == ["a%20story.txt full 1", "sport/b.html full 0"])
  #expect(first.allSatisfy { $0.asObject?["version"] == JSONValue.null })
  #expect(summary(session.workspace(ids(first)), folder) == ["a%20story.txt unchanged", "sport/b.html unchanged"])
  // An ignore file counts as the text does, and an open text as the editor has it.
  try folder.write(
    #"{"rule": "vague-attribution", "text": "Officials", "before": "Ferry stays in port", "after": ""}"#,
    to: "a story.txt.stetignore")
  session.open("<p>Officials say the crossing is closed.</p>", folder.uri("sport/b.html"), language: "html", version: 7)
  let last = session.workspace(ids(first))
  #expect(summary(last, folder) == ["a%20story.txt full 0", "sport/b.html full 1"])
  #expect(last.last?["version"] == 7)
  let pulled = session.ask("textDocument/diagnostic", session.question(folder.uri("sport/b.html")))
  #expect(pulled["resultId"] == last.last?["resultId"])
}

@Test func `how far it is is told, other messages go before, and it can be cancelled`() throws {
  let folder = TemporaryFolder()
  for number in 0..<4 { try folder.write(page, to: "\(number).txt") }
  let session = session(folder)
  #expect(session.workspace(token: "t").count == 4)
  let told = session.heard.filter { $0["method"] == "$/progress" }.map { $0["params", "value"] }
  #expect(told.map { $0?["kind"] } == ["begin", "report", "report", "report", "report", "end"])
  #expect(told.compactMap { $0?["percentage"] } == [0, 25, 50, 75, 100])
  #expect(told.last??["message"] == "Read 4 texts")
  let request = session.request("workspace/diagnostic", ["previousResultIds": []])
  session.send(request)
  #expect(session.server.proceed() && session.server.proceed())
  session.send(["jsonrpc": "2.0", "id": "h", "method": "workspace/symbol", "params": ["query": "xy"]])
  #expect(session.server.proceed())
  session.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": request["id"]!]])
  let said = session.run()
  #expect(said.map { $0["id"] } == ["h", request["id"]])
  #expect(said.last?["error", "code"] == -32800)
}

@Test func `nobody is told that it may ask who has not set it`() {
  let folder = TemporaryFolder()
  func isOffered(_ settings: JSONValue) -> JSONValue? {
    EditorSession(Editor.pulling, options: settings).answer[
      "capabilities", "diagnosticProvider", "workspaceDiagnostics"]
  }
  #expect(isOffered(nil) == false && isOffered(["diagnostics": ["workspace": "on"]]) == true)
  #expect(session(folder, nil).workspace() == [])
}
