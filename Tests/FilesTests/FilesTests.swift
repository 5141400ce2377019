import Files
import Foundation
import Testing

private func folder() throws -> URL {
  let url = FileManager.default.temporaryDirectory.appending(path: "stet-files-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  return url
}

@Test func `what somebody else has written meanwhile is not replaced`() throws {
  let folder = try folder()
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appending(path: "a.txt").path
  try Data("ours".utf8).write(to: URL(filePath: path))
  let read = try Files.read(path)
  try Data("their".utf8).write(to: URL(filePath: path))
  #expect(throws: FileError.self) { try Files.replace(path, with: Array("new".utf8), ifStill: read) }
  #expect(try Files.read(path) == Array("their".utf8))
  try Files.replace(path, with: Array("new".utf8), ifStill: Array("their".utf8))
  #expect(try Files.read(path) == Array("new".utf8))
  try FileManager.default.removeItem(atPath: path)
  #expect(throws: FileError.self) { try Files.replace(path, with: [], ifStill: Array("new".utf8)) }
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [], "nothing is left lying about")
}

@Test func `a file that is new is written for all to read, and a folder is no file`() throws {
  let folder = try folder()
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appending(path: "a.txt").path
  try Files.replace(path, with: Array("new".utf8))
  #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o644)
  #expect(throws: FileError.self) { try Files.replace(folder.path, with: []) }
  #expect(throws: FileError.self) { try Files.replace(folder.appending(path: "no/a.txt").path, with: []) }
}
