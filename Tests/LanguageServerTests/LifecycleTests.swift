import Foundation
import LanguageServerProtocol
import Testing

@testable import LanguageServer

private let hello: JSONValue = ["capabilities": [:]]

@Test func `an editor that asks before it says hello is told to say hello first`() {
  let session = EditorSession(uninitialized: ())
  for method in ["textDocument/hover", "shutdown", "desk/unknown"] {
    let answer = session.ask(method, ["textDocument": ["uri": "a"], "position": ["line": 0, "character": 0]])
    #expect(answer["code"] == -32002, "\(method)")
  }
  session.open("Officials say the bridge fell.")
  #expect(session.heard.isEmpty)
  #expect(session.ask("initialize", hello)["serverInfo"] == ["name": "stet", "version": "0.1.0"])
}

@Test func `saying hello twice costs nothing that was open`() {
  let session = EditorSession()
  session.open("Officials say the bridge fell.")
  #expect(session.ask("initialize", hello)["code"] == -32600)
  session.tell("textDocument/didSave", session.question())
  #expect(session.published().map(\.count) == [1, 1])
}

@Test func `a session that was shut down ends well and one that was not ends with 1`() {
  let polite = EditorSession()
  #expect(polite.ask("shutdown", nil) == nil)
  #expect(polite.server.exitStatus == nil)
  polite.tell("exit", nil)
  #expect(polite.server.exitStatus == 0)

  let hasty = EditorSession()
  hasty.tell("exit", nil)
  #expect(hasty.server.exitStatus == 1)
  let silent = EditorSession(uninitialized: ())
  silent.tell("exit", nil)
  #expect(silent.server.exitStatus == 1)
}

@Test func `after shutdown every request is refused and no text is looked at`() {
  let session = EditorSession()
  session.open("Officials say the bridge fell.")
  session.ask("shutdown", nil)
  for method in ["textDocument/documentLink", "shutdown", "initialize", "desk/unknown"] {
    #expect(
      session.ask(method, session.question(session.firstURI, ["capabilities": [:]]))["code"] == -32600, "\(method)")
  }
  session.open("Critics say so.", "file:///desk/other.txt")
  #expect(session.published("file:///desk/other.txt").isEmpty)
}

@Test func `the end of the input ends the session as exit does`() {
  let session = EditorSession()
  session.server.end()
  #expect(session.server.exitStatus == 1)
  session.open("Officials say the bridge fell.")
  #expect(session.heard.isEmpty, "nobody is left to talk to")

  let polite = EditorSession()
  polite.ask("shutdown", nil)
  polite.server.end()
  #expect(polite.server.exitStatus == 0)
}

@Test func `a server whose editor is dead ends, and one whose editor lives or is not told stays`() throws {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/true")
  try process.run()
  process.waitUntilExit()
  for (editor, status) in [
    (JSONValue.integer(Int(process.processIdentifier)), Int32?.some(1)),
    (.integer(Int(ProcessInfo.processInfo.processIdentifier)), nil), (nil, nil), (0, nil), (-1, nil),
  ] {
    let session = EditorSession(uninitialized: ())
    session.ask("initialize", ["processId": editor, "capabilities": [:]])
    #expect(session.server.exitStatus == status, "\(editor)")
  }
}

@Test func `an unknown method is refused by name and an unknown notification passed over`() {
  let session = EditorSession()
  let answer = session.ask("desk/unknown", [:])
  #expect(answer["code"] == -32601)
  #expect(answer["message"]?.asString?.contains("desk/unknown") == true)
  session.tell("desk/unknown", [:])
  session.tell("$/setTrace", ["value": "verbose"])
  #expect(session.heard.isEmpty)
}

@Test func `only a client that pulls is told that it can`() {
  #expect(EditorSession().answer["capabilities", "diagnosticProvider"] == nil)
  #expect(EditorSession(Editor.pulling).answer["capabilities", "diagnosticProvider", "identifier"] == "stet")
}

@Test func `a client that pulls and cannot be told to pull again is published to`() {
  let session = EditorSession(["textDocument": ["diagnostic": [:]]])
  #expect(session.answer["capabilities", "diagnosticProvider"] == nil)
  session.open("Ferry stays in port\n\nOfficials say the pier is unsafe.\n")
  #expect(session.published().map(\.count) == [1])
  session.tell(
    "workspace/didChangeConfiguration", ["settings": ["stet": ["rules": ["disabled": ["vague-attribution"]]]]])
  #expect(session.published().map(\.count) == [1, 0])
}

extension EditorSession {
  fileprivate var firstURI: String { "file:///desk/story.txt" }
}

@Test func `an editor is asked nothing before its hello is answered`() {
  for options: JSONValue in [["rules": ["disabled": []]], ["rules": ["disable": []]]] {
    for capabilities in [Editor.pulling, [:]] {
      let session = EditorSession(uninitialized: ())
      session.send(session.request("initialize", ["capabilities": capabilities, "initializationOptions": options]))
      let said = session.run()
      let before = said.prefix { $0["result"] == nil }.compactMap { $0["method"] }
      #expect(before.allSatisfy { $0 == "window/showMessage" || $0 == "window/logMessage" }, "\(before)")
    }
  }
}

@Test func `nothing holds a text that was closed, and its memory waits to be given back once`() throws {
  let session = EditorSession()
  session.open("Ferry\n\nOfficials say the pier is unsafe.\n")
  #expect(!session.server.keepsMemory)
  weak let document = session.server.documents["file:///desk/story.txt"]
  #expect(document != nil)
  session.tell("textDocument/didClose", session.question())
  #expect(document == nil && session.server.keepsMemory)
  session.server.giveBackMemory()
  #expect(!session.server.keepsMemory)
}
