import Archive
import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

private let able: JSONValue = ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]]

private func change(_ path: String, _ type: Int) -> JSONValue {
  ["changes": [["uri": .string("file://" + path), "type": .integer(type)]]]
}

@Test func `a watched folder keeps the archive fresh`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.choir])
  let folder = archive.folder.path + "/clippings"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let session = EditorSession(able, options: ["archive": ["paths": [.string(folder)]]], archive: archive.path)
  session.tell("initialized", [:])
  let asked = session.heard.first { $0["method"] == "client/registerCapability" }
  let watcher = asked?["params", "registrations"]?.asArray?.first?["registerOptions", "watchers"]?.asArray?.first
  #expect(watcher?["globPattern"] == .string(folder + "/**/*"))
  let path = folder + "/ferry.txt"
  try "Ferry stays in port\n\nThe ferry waits for divers in Dunmore.\n".write(
    toFile: path, atomically: true, encoding: .utf8)
  session.tell("workspace/didChangeWatchedFiles", change(path, 1))
  let reader = try ArchiveReader(path: archive.path)
  #expect(try reader.article(id: path)?.text.contains("divers in Dunmore") == true)
  // Neither another folder's files nor hidden ones nor those that are no texts.
  for other in ["/elsewhere/a.txt", folder + "/.git/a.txt", folder + "/a.png"] {
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

@Test func `an editor that cannot watch is not asked to`() throws {
  let session = EditorSession(options: ["archive": ["paths": ["/clippings"]]])
  session.tell("initialized", [:])
  #expect(!session.heard.contains { $0["method"] == "client/registerCapability" })
}
