import Foundation
import LanguageServer
import LanguageServerProtocol
import ProtocolPages
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
private let folder = root.appending(path: "Protocol/conversations")
private let isUpdating = ProcessInfo.processInfo.environment["UPDATE"] != nil

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

@Test func `every conversation is replayed`() throws {
  let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
  #expect(files.filter { $0.hasSuffix(".jsonl") }.sorted() == names.map { $0 + ".jsonl" })
}

@Test(arguments: names)
func `whoever writes an editor plug-in can rely on the recorded conversations`(_ name: String) throws {
  let file = folder.appending(path: "\(name).jsonl")
  let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
    try JSONDecoder().decode(Line.self, from: Data($0.utf8))
  }
  let desk = Desk(uninitialized: ())
  var replayed: [Line] = []
  for line in lines where line.from == "editor" {
    replayed.append(line)
    desk.send(line.message)
    replayed += desk.run().map { Line(from: "server", message: $0) }
  }
  if isUpdating { try Data((replayed.map(\.written).joined(separator: "\n") + "\n").utf8).write(to: file) }
  guard !isUpdating else { return }
  #expect(lines.count == replayed.count)
  for (number, (recorded, now)) in zip(lines, replayed).enumerated() {
    #expect(recorded == now, "\(name).jsonl:\(number + 1)")
  }
  #expect(desk.server.exitStatus == 0, "\(name) ends its session")
  #expect(!replayed.contains { $0.written.contains(NSHomeDirectory() + "/") || $0.written.contains("/tmp") })
}

// MARK: The page about messages

@Test func `the page about messages says what the examples say`() throws {
  let file = root.appending(path: "Protocol/Messages.md")
  if isUpdating { try Data(messagesMarkdown().utf8).write(to: file) }
  #expect(try String(contentsOf: file, encoding: .utf8) == messagesMarkdown(), "run with UPDATE=1 and read the diff")
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
  let shelf = try Shelf([pier])
  let hello = try json(examples("initialize")[0].params)
  func session(without path: [String] = []) -> Desk {
    var capabilities = hello["capabilities"]!
    // Its address depends on the home folder.
    capabilities = capabilities.removing(["textDocument", "publishDiagnostics", "codeDescriptionSupport"])
    if !path.isEmpty { capabilities = capabilities.removing(path) }
    let desk = Desk(capabilities, options: hello["initializationOptions"]!, archive: shelf.archive)
    desk.tell("textDocument/didOpen", (try? json(examples("textDocument/didOpen")[0].params)) ?? nil)
    return desk
  }
  let desk = session()
  #expect(desk.answer == (try json(examples("initialize")[0].answer)))
  let trees = ["textDocument", "documentSymbol"]
  let literals = ["textDocument", "codeAction"]
  for (method, number, desk) in [
    ("textDocument/diagnostic", 0, desk), ("textDocument/diagnostic", 1, desk), ("textDocument/hover", 0, desk),
    ("textDocument/documentLink", 0, desk), ("textDocument/codeAction", 0, desk),
    ("textDocument/definition", 0, desk), ("textDocument/references", 0, desk),
    ("textDocument/documentHighlight", 0, desk), ("textDocument/prepareRename", 0, desk),
    ("textDocument/rename", 0, desk), ("textDocument/completion", 0, desk),
    ("workspace/symbol", 0, desk),
    ("textDocument/codeAction", 1, session(without: literals)), ("textDocument/documentSymbol", 0, desk),
    ("textDocument/documentSymbol", 1, session(without: trees)), ("workspace/executeCommand", 1, desk),
    ("textDocument/codeLens", 0, desk), ("workspace/executeCommand", 2, desk),
  ] {
    let example = examples(method)[number]
    let answer = desk.ask(method, try json(example.params))
    #expect(answer == (try json(example.answer)), "\(method) \(number): \(answer)")
  }
  let asked = desk.heard.filter { $0["method"] == "window/showDocument" || $0["method"] == "window/showMessageRequest" }
  #expect(
    asked.map { $0["params"] } == [
      try json(examples("window/showDocument")[1].params), try json(examples("window/showMessageRequest")[0].params),
    ])
}

@Test func `the sentences on the page about messages are the server's own`() throws {
  let desk = Desk(options: ["rules": ["disable": []]])
  desk.tell("textDocument/didSave", [:])
  #expect(
    desk.heard.map { $0["params"] ?? nil } == [
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
