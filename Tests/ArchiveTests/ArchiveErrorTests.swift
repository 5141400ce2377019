import FoundationEssentials
import Testing

@testable import Archive

/// The sentence that opening a file gives to a reader, and to a writer.
private func sentences(_ path: String) -> [String?] {
  [
    #expect(throws: ArchiveError.self) { try ArchiveReader(path: path) }?.description,
    #expect(throws: ArchiveError.self) { try ArchiveWriter(path: path) }?.description,
  ]
}

@Test(arguments: [1, 4, 1_000])
func `a text file is called no database and left as it was`(_ lines: Int) throws {
  let shelf = try Shelf()
  let text = String(repeating: "a note\n", count: lines)
  let path = try shelf.write(text, to: "notes.txt")
  let sentence =
    "cannot use '\(path)' as an archive: it is not a database; name another file, this one was left as it is"
  #expect(sentences(path) == [sentence, sentence])
  #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == text)
  #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.folder) == ["notes.txt"])
}

@Test func `an empty file is no archive to read and becomes one when written to`() throws {
  let shelf = try Shelf()
  let path = try shelf.write("", to: "desk.db")
  let error = #expect(throws: ArchiveError.self) { try ArchiveReader(path: path) }
  #expect(error == .notAnArchive(path: path, found: "an empty file"))
  #expect(try shelf.add(desk).added == 5)
}

@Test func `a database of another program is left as it is`() throws {
  let shelf = try Shelf()
  try Database(path: shelf.archive, access: .write).run("CREATE TABLE bookmarks(url)")
  let before = try Data(contentsOf: URL(filePath: shelf.archive))
  let sentence =
    "cannot use '\(shelf.archive)' as an archive: it is the database of another program; "
    + "name another file, this one was left as it is"
  #expect(sentences(shelf.archive) == [sentence, sentence])
  #expect(try Data(contentsOf: URL(filePath: shelf.archive)) == before)
}

@Test func `an archive of another version says how to make it anew`() throws {
  let shelf = try Shelf()
  try shelf.add(desk)
  try Database(path: shelf.archive, access: .write).run("PRAGMA user_version = 99")
  let sentence =
    "cannot use the archive '\(shelf.archive)': it has version 99 and this program reads version 2; "
    + "use the newer program that made it"
  #expect(sentences(shelf.archive) == [sentence, sentence])
}

@Test func `a damaged archive is called damaged, not empty`() throws {
  let shelf = try Shelf()
  try shelf.add(desk)
  var bytes = try Data(contentsOf: URL(filePath: shelf.archive))
  for place in 4_096..<bytes.count { bytes[place] = UInt8(truncatingIfNeeded: place &* 37) }
  try bytes.write(to: URL(filePath: shelf.archive))
  let error = #expect(throws: ArchiveError.self) { try shelf.reader().status() }
  guard case .damaged(shelf.archive, _) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(error?.description.hasSuffix("delete the file and add its articles again") == true)
  #expect(throws: ArchiveError.self) { try shelf.add(desk) }
}

@Test func `a file that is not there and a folder are said to be so`() throws {
  let shelf = try Shelf()
  let missing = shelf.file("missing.db")
  let error = #expect(throws: ArchiveError.self) { try ArchiveReader(path: missing) }
  #expect(error == .cannotOpen(path: missing, reason: "No such file or directory"))
  #expect(!FileManager.default.fileExists(atPath: missing))
  for sentence in sentences(shelf.folder) { #expect(sentence?.contains("directory") == true) }
  let below = try shelf.write("x", to: "file") + "/desk.db"
  #expect(sentences(below).allSatisfy { $0?.contains("Not a directory") == true })
}
