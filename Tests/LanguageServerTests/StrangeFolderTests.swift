import Archive
import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

/// What a folder from elsewhere may hold, and what must not come of it.

private let text = "Ferry\n\nOfficials say the pier is unsafe.\n"

private func ignore(_ folder: TemporaryFolder, _ uri: String) -> JSONValue {
  let session = EditorSession(Editor.actions)
  session.open(text, uri)
  let entry = #"{"rule":"vague-attribution","text":"Officials","before":"","after":""}"#
  return session.ask(
    "workspace/executeCommand", ["command": "stet.ignore", "arguments": [.string(uri), .string(entry)]])
}

private func link(_ name: String, in folder: TemporaryFolder, to target: String) throws {
  try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: target)
}

@Test func `ignoring a finding writes into no file that a link leads to`() throws {
  let folder = TemporaryFolder()
  try folder.write("# start file\n", to: "shellrc")
  try link("story.txt.stetignore", in: folder, to: "shellrc")
  let answer = ignore(folder, folder.uri("story.txt"))
  #expect(answer["message"]?.asString?.hasSuffix("it is a link, and nothing is written through links") == true)
  #expect(try folder.read("shellrc") == "# start file\n")
}

@Test func `an ignore file that is a link is said to be one before anybody chooses to write to it`() throws {
  let folder = TemporaryFolder()
  try link("story.txt.stetignore", in: folder, to: "shellrc")
  let link = "it is a link, and nothing is written through links"
  #expect(
    try noting(folder, disabledSupport: true)["disabled"] == ["reason": .string("story.txt.stetignore: \(link)")])
  let told = try noting(folder, disabledSupport: false)
  #expect(told["title"] == .string("Let it stand: cannot be noted in story.txt.stetignore: \(link)"))
  #expect(told["disabled"] == nil)
  try FileManager.default.removeItem(atPath: folder.file("story.txt.stetignore"))
  #expect(try noting(folder, disabledSupport: true)["disabled"] == nil)
}

/// The action that notes the finding of the text in a folder's ignore file.
private func noting(_ folder: TemporaryFolder, disabledSupport: Bool) throws -> JSONValue {
  let session = EditorSession([
    "textDocument": [
      "codeAction": [
        "codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix"]]],
        "disabledSupport": .bool(disabledSupport),
      ]
    ]
  ])
  session.open(text, folder.uri("story.txt"))
  let place: JSONValue = ["line": 2, "character": 0]
  let actions = session.ask(
    "textDocument/codeAction",
    session.question(
      folder.uri("story.txt"), ["range": ["start": place, "end": place], "context": ["diagnostics": []]]))
  return try #require(actions.asArray?.first { $0["command"] != nil })
}

@Test func `an address with a zero byte names no other file`() throws {
  let folder = TemporaryFolder()
  try folder.write("a=1\n", to: "victim.conf")
  #expect(ignore(folder, folder.uri("victim.conf%00.md"))["code"] == -32602)
  #expect(try folder.read("victim.conf") == "a=1\n" && folder.contents() == ["victim.conf"])
}

@Test(arguments: ["pipe", "device", "link"])
func `an ignore file that is none is told once and silences nothing`(_ kind: String) throws {
  let folder = TemporaryFolder()
  let name = "story.txt.stetignore"
  switch kind {
  case "pipe": #expect(mkfifo(folder.file(name), 0o600) == 0)
  case "device": try link(name, in: folder, to: "/dev/zero")
  default:
    try folder.write(#"{"rule":"vague-attribution","text":"Officials","before":"","after":"say"}"#, to: "other")
    try link(name, in: folder, to: "other")
  }
  let session = EditorSession()
  session.open(text, folder.uri("story.txt"))
  session.change(["text": .string(text + "\n")], version: 2, folder.uri("story.txt"))
  #expect(session.published(folder.uri("story.txt")).map(\.count) == [1, 1])
  #expect(session.shown.count == 1 && session.shown.first?.hasSuffix("; it silences nothing") == true)
}

@Test func `a broken ignore file is one message, and one that changes on the disk counts at once`() throws {
  let folder = TemporaryFolder()
  let uri = folder.uri("story.txt")
  try folder.write(String(repeating: "nonsense\n", count: 3_000), to: "story.txt.stetignore")
  let session = EditorSession()
  session.open(text, uri)
  session.change(["text": .string(text)], version: 2, uri)
  let wanted = "line 1 is no entry: it wants {\"rule\", \"text\", \"before\", \"after\"}; so are 2999 other lines"
  #expect(session.shown == ["\(folder.file("story.txt.stetignore")): \(wanted)"])
  try folder.write(
    #"{"rule":"vague-attribution","text":"Officials","before":"Ferry","after":""}"#, to: "story.txt.stetignore")
  session.change(["text": .string(text)], version: 3, uri)
  #expect(session.published(uri).map(\.count) == [1, 1, 0] && session.shown.count == 1)
}

@Test func `an article whose name is a device or a pipe is no file to look into`() throws {
  let folder = TemporaryFolder()
  #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
  for id in ["/dev/zero", folder.file("pipe")] {
    let printed = "“We will keep a tight rein on every pound that the port spends,” Ada Holm said.\n"
    let archive = try TemporaryArchive([
      ArchivedArticle(id: id, title: "Pier closed", text: printed, date: "2024-03-05", outlet: "Harbor Ledger")
    ])
    let session = EditorSession(
      ["textDocument": ["publishDiagnostics": ["relatedInformation": true]]], archive: archive.path)
    session.open(printed.replacing("rein", with: "reign"))
    let found = session.published().last?.first { $0["code"] == "altered-quote" }
    let place = found?["relatedInformation"]?.asArray?.first?["location", "range", "start", "line"]
    #expect(place == 0, "\(id)")
  }
}

@Test func `an article that says it is a file of the reader's is no link to it`() throws {
  let archive = try TemporaryArchive([
    ArchivedArticle(
      id: "a", title: "Ferry stays in port for a third week", text: TemporaryArchive.ferry.text, date: "2024-03-05",
      outlet: "Harbor Ledger", url: "file:///etc/passwd")
  ])
  let session = EditorSession(archive: archive.path)
  session.open(ferryStory)
  #expect(session.ask("textDocument/documentLink", session.question()) == [])
}

@Test func `what links of a watched folder lead to stays out of the archive, and pipes hold nobody up`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.choir])
  let folder = TemporaryFolder()
  for name in ["clippings/a.txt", "elsewhere/secret.txt"] {
    try folder.write("Ferry stays in port\n\nThe ferry waits for divers in Dunmore.\n", to: name)
  }
  try link("clippings/b.txt", in: folder, to: "../elsewhere/secret.txt")
  try link("clippings/sub", in: folder, to: "../elsewhere")
  #expect(mkfifo(folder.file("clippings/c.txt"), 0o600) == 0)
  let session = EditorSession(
    ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]],
    options: ["archive": ["paths": [.string(folder.file("clippings"))]]], archive: archive.path)
  let changes = ["b.txt", "sub/secret.txt", "c.txt", "a.txt"].map { name -> JSONValue in
    ["uri": .string(folder.uri("clippings/\(name)")), "type": 1]
  }
  session.tell("workspace/didChangeWatchedFiles", ["changes": .array(changes)])
  let reader = try ArchiveReader(path: archive.path)
  #expect(try reader.articleCount == 2 && reader.article(id: folder.file("clippings/a.txt")) != nil)
}

@Test func `a folder's configuration says neither where Stet writes nor what it copies`() throws {
  let folder = TemporaryFolder()
  try folder.write("Ferry stays in port\n\nThe ferry waits for divers in Dunmore.\n", to: "a.txt")
  let session = EditorSession(
    ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]],
    options: ["archive": ["path": .string(folder.file("own.db"))]])
  let evil: JSONValue = [
    "stet": [
      "archive": ["path": .string(folder.file("evil/x.db")), "paths": [.string(folder.path), "/desk", "/home"]]
    ]
  ]
  for _ in 0..<2 { session.tell("workspace/didChangeConfiguration", ["settings": evil]) }
  session.tell(
    "workspace/didChangeWatchedFiles", ["changes": [["uri": .string(folder.uri("a.txt")), "type": 1]]])
  #expect(try folder.contents() == ["a.txt"])
  let refused = session.shown.filter { $0.contains("not taken") }
  #expect(refused.count == 2 && refused.allSatisfy { $0.contains("give it in initializationOptions") })
  // What the user gave stays, and may be said again.
  session.tell(
    "workspace/didChangeConfiguration",
    ["settings": ["stet": ["archive": ["path": .string(folder.file("own.db"))], "rules": ["disabled": []]]]])
  session.open(text)
  session.ask("workspace/executeCommand", ["command": "stet.addToArchive", "arguments": ["file:///desk/story.txt"]])
  #expect(folder.has("own.db") && !folder.has("evil"))
  #expect(session.shown.count { $0.contains("not taken") } == 2)
}

@Test func `a configuration may name an archive among Stet's own data`() throws {
  let data = TemporaryFolder()
  let session = EditorSession(dataFolder: data.path)
  for path in [data.file("../x.db"), data.path + "-else/x.db", data.file("desk.db")] {
    session.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["archive": ["path": .string(path)]]]])
  }
  #expect(session.shown.count { $0.contains("not taken") } == 2)
  session.open(text)
  session.ask("workspace/executeCommand", ["command": "stet.addToArchive", "arguments": ["file:///desk/story.txt"]])
  #expect(data.has("desk.db"))
}

@Test(arguments: ["textDocument/didSave", "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"])
func `an archive that is made or mended while the editor runs is found`(_ event: String) throws {
  for damage in [nil, "", "no database at all"] {
    let folder = TemporaryFolder()
    if let damage { try folder.write(damage, to: "desk.db") }
    let session = EditorSession(options: ["archive": ["path": .string(folder.file("desk.db"))]])
    func address() -> JSONValue? {
      session.ask("textDocument/documentLink", session.question()).asArray?.first?["target"]
    }
    session.open(ferryStory)
    #expect(address() == nil && address() == nil)
    #expect(session.shown.count == 1, "\(session.shown)")
    try? FileManager.default.removeItem(atPath: folder.file("desk.db"))
    try ArchiveFill.add(TemporaryArchive.ferry, toFile: folder.file("desk.db"))
    let settings: JSONValue = ["stet": ["archive": ["path": .string(folder.file("desk.db"))]]]
    session.tell(event, session.question("file:///desk/story.txt", ["settings": settings, "changes": []]))
    #expect(address() == "https://ledger.example/ferry")
    #expect(session.shown.count == 1)
  }
}

@Test func `a folder's settings count for its texts under the editor's, and never say where Stet writes`() throws {
  let folder = TemporaryFolder()
  try folder.write(
    #"{"rules": {"severity": {"vague-attribution": "error"}}, "archive": {"path": "/tmp/mine.db"}, files: {exclude: ["old/"]}}"#,
    to: ".stet.json")
  let session = EditorSession(Editor.actions)
  session.open(text, folder.uri("story.txt"))
  func severity() -> [JSONValue?] { (session.published(folder.uri("story.txt")).last ?? []).map { $0["severity"] } }
  #expect(severity() == [1])
  #expect(session.shown.count { $0.contains("'archive.path': is left out") } == 1)
  session.open(text, folder.uri("old/story.txt"))
  #expect(session.published(folder.uri("old/story.txt")).last == [])
  session.tell(
    "workspace/didChangeConfiguration",
    ["settings": ["stet": ["rules": ["severity": ["vague-attribution": "hint"]]]]])
  #expect(severity() == [4])
  try folder.write("{}", to: ".stet.json")
  session.tell("workspace/didChangeConfiguration", ["settings": ["stet": [:]]])
  #expect(severity() == [3], "the file was written anew")
}
