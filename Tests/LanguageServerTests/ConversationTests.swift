import Foundation
import LanguageServer
import LanguageServerProtocol
import ProtocolPages
import TestSupport
import Testing

private let folder = "Protocol/conversations"

/// A line of a recorded conversation.
private struct Line: Codable, Equatable {
  let from: String
  let message: JSONValue

  var written: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

private let names = ["actions", "edits", "errors", "names", "pull"]

@Test func `no recorded conversation is left out of the replay`() throws {
  let files = try FileManager.default.contentsOfDirectory(atPath: ProjectRoot.file(folder).path)
  #expect(files.filter { $0.hasSuffix(".jsonl") }.sorted() == names.map { $0 + ".jsonl" })
}

@Test(arguments: names)
func `whoever writes an editor plug-in can rely on the recorded conversations`(_ name: String) throws {
  let file = "\(folder)/\(name).jsonl"
  let lines = try ProjectRoot.text(of: file).split(separator: "\n").map {
    try JSONDecoder().decode(Line.self, from: Data($0.utf8))
  }
  let session = EditorSession(uninitialized: ())
  var replayed: [Line] = []
  for line in lines where line.from == "editor" {
    replayed.append(line)
    session.send(line.message)
    replayed += session.run().map { Line(from: "server", message: $0) }
  }
  // Compared as values: the order of the members and the spaces of a recording are whoever's who wrote it.
  guard !Expectation.isUpdating else {
    #expect(try Expectation.problem(with: replayed.map { $0.written + "\n" }.joined(), in: file) == nil)
    return
  }
  #expect(lines.count == replayed.count)
  for (number, (recorded, now)) in zip(lines, replayed).enumerated() {
    #expect(recorded == now, "\(name).jsonl:\(number + 1)")
  }
  #expect(session.server.exitStatus == 0, "\(name) ends its session")
  #expect(!replayed.contains { $0.written.contains(NSHomeDirectory() + "/") || $0.written.contains("/tmp") })
}

// MARK: The page about messages

@Test func `the page about messages says what the examples say`() throws {
  #expect(try Expectation.problem(with: messagesMarkdown(), in: "Protocol/Messages.md") == nil)
}

private func json(_ text: String?) throws -> JSONValue {
  try JSONDecoder().decode(JSONValue.self, from: Data((text ?? "null").utf8))
}

private func examples(_ method: String) -> [MessageExample] { messageExamples.filter { $0.method == method } }

/// What the examples suppose the archive to hold.
private let pier = ArchiveFill.article(
  id: "https://example.org/2024/ferry-pier-closed", title: "Pier closed for the third time",
  text: "The ferry pier was closed again on Friday. Port director Ines Okafor said the ferry would stay in port.",
  date: "2024-03-01", outlet: "Harbor Ledger")

@Test func `the answers on the page about messages are the server's own`() throws {
  let archive = try TemporaryArchive([pier])
  let hello = try json(examples("initialize")[0].params)
  func opened(without path: [String] = []) -> EditorSession {
    var capabilities = hello["capabilities"]!
    // Its address depends on the home folder.
    capabilities = capabilities.removing(["textDocument", "publishDiagnostics", "codeDescriptionSupport"])
    if !path.isEmpty { capabilities = capabilities.removing(path) }
    let session = EditorSession(capabilities, options: hello["initializationOptions"]!, archive: archive.path)
    session.tell("textDocument/didOpen", (try? json(examples("textDocument/didOpen")[0].params)) ?? nil)
    return session
  }
  let session = opened()
  #expect(session.answer == (try json(examples("initialize")[0].answer)))
  let trees = ["textDocument", "documentSymbol"]
  let literals = ["textDocument", "codeAction"]
  for (method, number, session) in [
    ("textDocument/diagnostic", 0, session), ("textDocument/diagnostic", 1, session),
    ("textDocument/hover", 0, session),
    ("textDocument/documentLink", 0, session), ("textDocument/codeAction", 0, session),
    ("textDocument/definition", 0, session), ("textDocument/references", 0, session),
    ("textDocument/documentHighlight", 0, session), ("textDocument/prepareRename", 0, session),
    ("textDocument/rename", 0, session), ("textDocument/completion", 0, session),
    ("workspace/symbol", 0, session),
    ("textDocument/codeAction", 1, opened(without: literals)), ("textDocument/documentSymbol", 0, session),
    ("textDocument/documentSymbol", 1, opened(without: trees)), ("workspace/executeCommand", 1, session),
    ("textDocument/inlayHint", 0, session), ("textDocument/semanticTokens/full", 0, session),
    ("textDocument/semanticTokens/range", 0, session), ("textDocument/foldingRange", 0, session),
    ("textDocument/selectionRange", 0, session),
    ("textDocument/codeLens", 0, session), ("workspace/executeCommand", 2, session),
  ] {
    let example = examples(method)[number]
    let answer = session.ask(method, try json(example.params))
    #expect(answer == (try json(example.answer)), "\(method) \(number): \(answer)")
  }
  let asked = session.heard.filter {
    $0["method"] == "window/showDocument" || $0["method"] == "window/showMessageRequest"
  }
  #expect(
    asked.map { $0["params"] } == [
      try json(examples("window/showDocument")[1].params), try json(examples("window/showMessageRequest")[0].params),
    ])
}

@Test func `the sentences on the page about messages are the server's own`() throws {
  let session = EditorSession(options: ["rules": ["disable": []]])
  session.tell("textDocument/didSave", [:])
  #expect(
    session.heard.map { $0["params"] ?? nil } == [
      try json(examples("window/showMessage")[0].params), try json(examples("window/logMessage")[0].params),
    ])
}

extension JSONValue {
  fileprivate func removing(_ path: [String]) -> JSONValue {
    guard var fields = asObject, let name = path.first, let inner = fields[name] else { return self }
    fields[name] = path.count == 1 ? nil : inner.removing(Array(path.dropFirst()))
    return .object(fields)
  }
}
