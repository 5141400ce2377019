import Files
import Foundation
import TestSupport
import Testing

@Test func `what somebody else has written meanwhile is not replaced`() throws {
  let folder = TemporaryFolder()
  let path = folder.file("a.txt")
  try folder.write("ours", to: "a.txt")
  let read = try Files.read(path)
  try folder.write("their", to: "a.txt")
  #expect(throws: FileError.self) { try Files.replace(path, with: Array("new".utf8), ifStill: read) }
  #expect(try Files.read(path) == Array("their".utf8))
  try Files.replace(path, with: Array("new".utf8), ifStill: Array("their".utf8))
  #expect(try Files.read(path) == Array("new".utf8))
  try FileManager.default.removeItem(atPath: path)
  #expect(throws: FileError.self) { try Files.replace(path, with: [], ifStill: Array("new".utf8)) }
  #expect(try folder.contents() == [], "nothing is left lying about")
}

@Test func `a file that is new is written for all to read, and a folder is no file`() throws {
  let folder = TemporaryFolder()
  let path = folder.file("a.txt")
  try Files.replace(path, with: Array("new".utf8))
  #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o644)
  #expect(throws: FileError.self) { try Files.replace(folder.path, with: []) }
  #expect(throws: FileError.self) { try Files.replace(folder.file("no/a.txt"), with: []) }
}

@Test
func `a new archive and what Stet keeps are found where the specification says, never where one happens to stand`() {
  for (value, wanted) in [("/data", "/data"), ("data", "/home/ann/.local/share"), ("", "/home/ann/.local/share")] {
    #expect(UserFolders.data { ["HOME": "/home/ann", "XDG_DATA_HOME": value][$0] } == wanted)
  }
}

@Test func `a file that is small until it is unpacked is passed over with a sentence`() throws {
  let folder = TemporaryFolder()
  try folder.write(String(repeating: "Officials say so. ", count: 200_000), to: "a.txt")
  let packing = try Process.run(URL(filePath: "/bin/gzip"), arguments: [folder.file("a.txt")])
  packing.waitUntilExit()
  #expect(throws: FileError.self) { try InputFile(folder.file("a.txt.gz")).rest(upTo: 1 << 20) }
  #expect(try InputFile(folder.file("a.txt.gz")).rest(upTo: 4 << 20).count == 3_600_000)
}
