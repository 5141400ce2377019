import FoundationEssentials
import TestSupport
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
  let archive = TemporaryArchive()
  let text = String(repeating: "a note\n", count: lines)
  let path = try archive.folder.write(text, to: "notes.txt")
  let sentence =
    "cannot use '\(path)' as an archive: it is not a database; name another file, this one was left as it is"
  #expect(sentences(path) == [sentence, sentence])
  #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == text)
  #expect(try FileManager.default.contentsOfDirectory(atPath: archive.folder.path) == ["notes.txt"])
}

@Test func `an empty file is no archive to read and becomes one when written to`() throws {
  let archive = TemporaryArchive()
  let path = try archive.folder.write("", to: "desk.db")
  let error = #expect(throws: ArchiveError.self) { try ArchiveReader(path: path) }
  #expect(error == .notAnArchive(path: path, found: "an empty file"))
  #expect(try archive.add(desk).added == 5)
}

@Test func `a database of another program is left as it is`() throws {
  let archive = TemporaryArchive()
  try Database(path: archive.path, access: .write).run("CREATE TABLE bookmarks(url)")
  let before = try Data(contentsOf: URL(filePath: archive.path))
  let sentence =
    "cannot use '\(archive.path)' as an archive: it is the database of another program; "
    + "name another file, this one was left as it is"
  #expect(sentences(archive.path) == [sentence, sentence])
  #expect(try Data(contentsOf: URL(filePath: archive.path)) == before)
}

@Test func `an archive of a newer version says that a newer program is wanted`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  try Database(path: archive.path, access: .write).run("PRAGMA user_version = 99")
  let sentence =
    "cannot use the archive '\(archive.path)': it has version 99 and this program reads version 2; "
    + "use the newer program that made it"
  #expect(sentences(archive.path) == [sentence, sentence])
}

@Test func `a damaged archive is called damaged, not empty`() throws {
  let archive = TemporaryArchive()
  try archive.add(desk)
  var bytes = try Data(contentsOf: URL(filePath: archive.path))
  for place in 4_096..<bytes.count { bytes[place] = UInt8(truncatingIfNeeded: place &* 37) }
  try bytes.write(to: URL(filePath: archive.path))
  let error = #expect(throws: ArchiveError.self) { try archive.reader().status() }
  guard case .damaged(archive.path, _) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(error?.description.hasSuffix("delete the file and add its articles again") == true)
  #expect(throws: ArchiveError.self) { try archive.add(desk) }
}

@Test func `a file that is not there and a folder are said to be so`() throws {
  let archive = TemporaryArchive()
  let missing = archive.folder.file("missing.db")
  let error = #expect(throws: ArchiveError.self) { try ArchiveReader(path: missing) }
  #expect(error == .cannotOpen(path: missing, reason: "No such file or directory"))
  #expect(!FileManager.default.fileExists(atPath: missing))
  for sentence in sentences(archive.folder.path) { #expect(sentence?.contains("directory") == true) }
  let below = try archive.folder.write("x", to: "file") + "/desk.db"
  #expect(sentences(below).allSatisfy { $0?.contains("Not a directory") == true })
}
