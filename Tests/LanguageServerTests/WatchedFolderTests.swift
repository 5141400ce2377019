import Archive
import Foundation
import LanguageServerProtocol
import Testing

private let able: JSONValue = ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]]

private func change(_ path: String, _ type: Int) -> JSONValue {
  ["changes": [["uri": .string("file://" + path), "type": .integer(type)]]]
}

@Test func `a watched folder keeps the archive fresh`() throws {
  let shelf = try Shelf([Shelf.choir])
  let folder = shelf.folder.path + "/clippings"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let desk = Desk(able, options: ["archive": ["paths": [.string(folder)]]], archive: shelf.archive)
  desk.tell("initialized", [:])
  let asked = desk.heard.first { $0["method"] == "client/registerCapability" }
  let watcher = asked?["params", "registrations"]?.asArray?.first?["registerOptions", "watchers"]?.asArray?.first
  #expect(watcher?["globPattern"] == .string(folder + "/**/*"))
  let path = folder + "/ferry.txt"
  try "Ferry stays in port\n\nThe ferry waits for divers in Dunmore.\n".write(
    toFile: path, atomically: true, encoding: .utf8)
  desk.tell("workspace/didChangeWatchedFiles", change(path, 1))
  let reader = try ArchiveReader(path: shelf.archive)
  #expect(try reader.article(id: path)?.text.contains("divers in Dunmore") == true)
  // Neither another folder's files nor hidden ones nor those that are no texts.
  for other in ["/elsewhere/a.txt", folder + "/.git/a.txt", folder + "/a.png"] {
    desk.tell("workspace/didChangeWatchedFiles", change(other, 1))
  }
  #expect(reader.articleCount == 2)
  desk.tell("workspace/didChangeWatchedFiles", change(path, 3))
  #expect(try reader.article(id: path) == nil)
}

@Test func `while somebody else adds, changed files wait`() throws {
  let shelf = try Shelf([Shelf.choir])
  let path = shelf.folder.path + "/ferry.txt"
  try "Ferry stays in port\n\nThe ferry waits for divers in Dunmore.\n".write(
    toFile: path, atomically: true, encoding: .utf8)
  let desk = Desk(able, options: ["archive": ["paths": [.string(shelf.folder.path)]]], archive: shelf.archive)
  desk.tell("initialized", [:])
  var other: ArchiveWriter? = try ArchiveWriter(path: shelf.archive)
  #expect(other != nil)
  desk.tell("workspace/didChangeWatchedFiles", change(path, 1))
  other = nil
  #expect(try ArchiveReader(path: shelf.archive).article(id: path) == nil)
  desk.tell("workspace/didChangeWatchedFiles", ["changes": []])
  #expect(try ArchiveReader(path: shelf.archive).article(id: path) != nil)
}

@Test func `an editor that cannot watch is not asked to`() throws {
  let desk = Desk(options: ["archive": ["paths": ["/clippings"]]])
  desk.tell("initialized", [:])
  #expect(!desk.heard.contains { $0["method"] == "client/registerCapability" })
}
