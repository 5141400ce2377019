import Archive
import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

private let able: JSONValue = ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]]

/// Only files that may hold an article: an editor watches each file of a pattern by itself.
private let endings = "**/*.{txt,text,md,markdown,mdown,mkd,html,htm,xhtml,org}"

private func registrations(_ session: EditorSession) -> [JSONValue] {
  session.heard.filter { $0["method"] == "client/registerCapability" }
    .flatMap { $0["params", "registrations"]?.asArray ?? [] }
}

private func change(_ path: String, _ type: Int) -> JSONValue {
  ["changes": [["uri": .string("file://" + path), "type": .integer(type)]]]
}

@Test func `a watched folder keeps the archive fresh`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.choir])
  let folder = archive.folder.path + "/clippings"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let session = EditorSession(able, options: ["archive": ["paths": [.string(folder)]]], archive: archive.path)
  session.tell("initialized", [:])
  let asked = registrations(session).first { $0["id"] == "stet.archive.paths" }
  let watcher = asked?["registerOptions", "watchers"]?.asArray?.first
  #expect(watcher?["globPattern"] == .string(folder + "/\(endings)"))
  let path = folder + "/ferry.txt"
  try "Ferry stays in port\n\nThe ferry waits for divers in Dunmore.\n".write(
    toFile: path, atomically: true, encoding: .utf8)
  session.tell("workspace/didChangeWatchedFiles", change(path, 1))
  let reader = try ArchiveReader(path: archive.path)
  #expect(try reader.article(id: path)?.text.contains("divers in Dunmore") == true)
  // Neither another folder's files nor hidden ones nor those that are no texts.
  try "- [ ] The ferry waits.\n".write(toFile: path + ".worksheet.md", atomically: true, encoding: .utf8)
  for other in ["/elsewhere/a.txt", folder + "/.git/a.txt", folder + "/a.png", path + ".worksheet.md"] {
    session.tell("workspace/didChangeWatchedFiles", change(other, 1))
  }
  #expect(reader.articleCount == 2)
  session.tell("workspace/didChangeWatchedFiles", change(path, 3))
  #expect(try reader.article(id: path) == nil)
}

@Test func `while somebody else adds, changed files wait`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.choir])
  let path = archive.folder.path + "/ferry.txt"
  try "Ferry stays in port\n\nThe ferry waits for divers in Dunmore.\n".write(
    toFile: path, atomically: true, encoding: .utf8)
  let session = EditorSession(
    able, options: ["archive": ["paths": [.string(archive.folder.path)]]], archive: archive.path)
  session.tell("initialized", [:])
  var other: ArchiveWriter? = try ArchiveWriter(path: archive.path)
  #expect(other != nil)
  session.tell("workspace/didChangeWatchedFiles", change(path, 1))
  other = nil
  #expect(try ArchiveReader(path: archive.path).article(id: path) == nil)
  session.tell("workspace/didChangeWatchedFiles", ["changes": []])
  #expect(try ArchiveReader(path: archive.path).article(id: path) != nil)
}

@Test func `a folder outside of the workspace is watched by an editor that takes a folder with a pattern`() {
  let able: JSONValue = [
    "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true, "relativePatternSupport": true]]
  ]
  let session = EditorSession(able, options: ["archive": ["paths": ["/old clippings/"]]])
  #expect(
    registrations(session).first { $0["id"] == "stet.archive.paths" }?["registerOptions", "watchers"] == [
      ["globPattern": ["baseUri": "file:///old%20clippings", "pattern": .string(endings)]]
    ])
}

@Test
func `an editor that cannot watch is not asked to, and its user is told once that the archive waits for the indexer`()
  throws
{
  let session = EditorSession(options: ["archive": ["paths": ["/clippings"]]])
  session.tell("initialized", [:])
  #expect(registrations(session) == [])
  #expect(session.shown.count == 1 && session.shown[0].contains("stet archive add"), "\(session.shown)")
  let refusing = EditorSession(able, options: ["archive": ["paths": ["/clippings"]]])
  #expect(refusing.shown == [])
  for question in refusing.heard where question["method"] == "client/registerCapability" {
    refusing.send(["jsonrpc": "2.0", "id": question["id"]!, "error": ["code": -32601, "message": "cannot"]])
  }
  let said = refusing.run().compactMap { $0["params", "message"]?.asString }
  #expect(said == session.shown)
}

@Test func `what another program writes into an ignore file counts at once`() throws {
  let folder = TemporaryFolder()
  for (capabilities, method) in [
    (able, "textDocument/publishDiagnostics"), (Editor.pulling, "workspace/diagnostic/refresh"),
  ] {
    let session = EditorSession(capabilities)
    session.open("Ferry stays in port\n\nOfficials say the pier is unsafe.\n", folder.uri("story.txt"))
    let before = session.heard.count
    try folder.write(
      #"{"rule": "vague-attribution", "text": "Officials", "before": "Ferry stays in port", "after": ""}"#,
      to: "story.txt.stetignore")
    session.tell("workspace/didChangeWatchedFiles", change(folder.file("story.txt.stetignore"), 2))
    #expect(session.heard.dropFirst(before).map { $0["method"] } == [.string(method)])
    let pulled = session.ask("textDocument/diagnostic", session.question(folder.uri("story.txt")))
    #expect(pulled["items"] == [])
  }
  let session = EditorSession(able)
  #expect(
    registrations(session).first?["registerOptions", "watchers"]
      == [["globPattern": "**/*.stetignore"], ["globPattern": "**/.stet.json"]])
}

@Test func `what another program writes into a settings file counts at once`() throws {
  let folder = TemporaryFolder()
  let session = EditorSession(able)
  session.open("Ferry stays in port\n\nOfficials say the pier is unsafe.\n", folder.uri("story.txt"))
  let before = session.heard.count
  try folder.write(#"{"rules": {"disabled": ["vague-attribution"]}}"#, to: ".stet.json")
  session.tell("workspace/didChangeWatchedFiles", change(folder.file(".stet.json"), 1))
  #expect(session.heard.dropFirst(before).last?["params", "diagnostics"] == [])
}

@Test func `whoever opens a text in the user's own folder has that folder neither watched nor read`() throws {
  for folder in [NSHomeDirectory(), "/"] {
    let session = EditorSession(uninitialized: ())
    let folders: JSONValue = [["uri": .string("file://" + folder)]]
    session.ask("initialize", ["capabilities": able, "workspaceFolders": folders])
    session.tell("initialized", [:])
    #expect(registrations(session) == [])
    #expect(session.ask("workspace/diagnostic", ["previousResultIds": []]) == ["items": []])
  }
}

private let renaming: JSONValue = [
  "workspace": [
    "fileOperations": ["willRename": true],
    "workspaceEdit": ["documentChanges": true, "resourceOperations": ["create", "rename"]],
  ]
]

@Test func `an ignore file follows its text when that gets another name`() throws {
  let folder = TemporaryFolder()
  try folder.write("", to: "a story.txt.stetignore")
  let session = EditorSession(renaming)
  let filters = session.answer["capabilities", "workspace", "fileOperations", "willRename", "filters"]
  #expect(filters == [["scheme": "file", "pattern": ["glob": .string(endings), "matches": "file"]]])
  #expect(EditorSession().answer["capabilities", "workspace", "fileOperations"] == nil, "not declared")
  let old = folder.uri("a%20story.txt")
  let new = folder.uri("b.md")
  let edit = session.ask(
    "workspace/willRenameFiles",
    ["files": [["oldUri": .string(old), "newUri": .string(new)], ["oldUri": "untitled:a", "newUri": "untitled:b"]]])
  #expect(
    edit["documentChanges"] == [
      [
        "kind": "rename", "oldUri": .string(old + ".stetignore"), "newUri": .string(new + ".stetignore"),
        "options": ["ignoreIfExists": true],
      ]
    ])
  #expect(
    session.ask("workspace/willRenameFiles", ["files": [["oldUri": .string(new), "newUri": .string(old)]]]) == nil)
}
