import LanguageServerProtocol
import TestSupport
import Testing

private let able: JSONValue = ["workspace": ["configuration": true]]
private let page = "logo\n\nFerry stays in port\n\nOfficials say the crossing is closed.\n"

private func disabling(_ rule: String) -> JSONValue { ["rules": ["disabled": [.string(rule)]]] }

/// A session of two folders that has said hello.
private func session(_ options: JSONValue = nil) -> EditorSession {
  let session = EditorSession(uninitialized: ())
  session.ask(
    "initialize",
    [
      "capabilities": able, "initializationOptions": options,
      "workspaceFolders": [["uri": "file:///desk/"], ["uri": "file:///desk/sport"]],
    ])
  session.tell("initialized", [:])
  return session
}

extension EditorSession {
  fileprivate var question: JSONValue? { heard.last { $0["method"] == "workspace/configuration" } }

  fileprivate func answerSettings(_ values: JSONValue) -> [JSONValue] {
    send(["jsonrpc": "2.0", "id": question?["id"] ?? nil, "result": values])
    return run()
  }

  fileprivate func rules(_ uri: String) -> [JSONValue?] {
    ask("textDocument/diagnostic", question(uri))["items"]?.asArray?.map { $0["code"] } ?? []
  }
}

@Test func `an editor that can be asked is asked for the settings of its workspace and of each folder`() {
  #expect(
    session().question?["params", "items"] == [
      ["section": "stet"], ["section": "stet", "scopeUri": "file:///desk"],
      ["section": "stet", "scopeUri": "file:///desk/sport"],
    ])
  #expect(EditorSession().question == nil)
}

@Test func `each folder has its own settings, the innermost counts`() {
  let session = session()
  for uri in ["file:///desk/a.txt", "file:///desk/sport/a.txt", "file:///else/a.txt"] { session.open(page, uri) }
  let said = session.answerSettings([nil, disabling("boilerplate"), disabling("vague-attribution")])
  #expect(said.count { $0["method"] == "textDocument/publishDiagnostics" } == 3)
  #expect(session.rules("file:///desk/a.txt") == ["vague-attribution"])
  #expect(session.rules("file:///desk/sport/a.txt") == ["boilerplate"])
  #expect(session.rules("file:///else/a.txt") == ["boilerplate", "vague-attribution"])
  session.tell(
    "workspace/didChangeWorkspaceFolders", ["event": ["added": [], "removed": [["uri": "file:///desk/sport"]]]])
  #expect(session.question?["params", "items"]?.asArray?.count == 2)
  #expect(session.rules("file:///desk/sport/a.txt") == ["vague-attribution"])
}

@Test func `an editor that has no settings to tell changes none, and nothing is published twice`() {
  for nothing: JSONValue in [nil, [:]] {
    let session = session(disabling("boilerplate"))
    session.open(page, "file:///desk/a.txt")
    #expect(session.answerSettings([nothing, nothing, nothing]) == [])
    #expect(session.rules("file:///desk/a.txt") == ["vague-attribution"])
  }
}

@Test func `a setting that is taken back in the editor no longer holds`() {
  let session = session()
  session.open(page, "file:///desk/a.txt")
  _ = session.answerSettings([disabling("boilerplate"), nil, nil])
  #expect(session.rules("file:///desk/a.txt") == ["vague-attribution"])
  session.tell("workspace/didChangeConfiguration", ["settings": nil])
  _ = session.answerSettings([[:], nil, nil])
  #expect(session.rules("file:///desk/a.txt") == ["boilerplate", "vague-attribution"])
}

@Test func `what cannot be taken of an answer is said once`() {
  let session = session()
  for count in [1, 0] {
    let said = session.answerSettings([["rules": ["disable": []]], nil, nil])
    #expect(said.count { $0["method"] == "window/showMessage" } == count)
    session.tell("workspace/didChangeConfiguration", ["settings": nil])
  }
  // Neither an answer of another length nor an error changes anything.
  _ = session.answerSettings([disabling("boilerplate")])
  session.open(page, "file:///desk/a.txt")
  #expect(session.rules("file:///desk/a.txt").count == 2)
}

@Test func `an archive's path may begin with the user's folder, and any other that is not absolute is said`() throws {
  let odd = EditorSession(options: ["archive": ["path": "desk.db"]])
  #expect(odd.shown == ["Setting 'archive.path': 'desk.db' is no absolute path, so it was not taken"])
  let home = EditorSession(options: ["archive": ["path": "~/no-such-folder/desk.db", "paths": ["~/clippings"]]])
  home.open(page)
  home.ask("textDocument/documentLink", home.question())
  #expect(!home.shown.isEmpty)
  #expect(home.shown.allSatisfy { !$0.contains("'~/") }, "\(home.shown)")
  #expect(home.shown.contains { $0.contains("/no-such-folder/desk.db'") && $0.contains("there is no archive '/") })
}
