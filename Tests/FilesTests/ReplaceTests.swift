import CAttributes
import Files
import Foundation
import TestSupport
import Testing

/// `user::rw-, user:65534:rw-, group::---, mask::rw-, other::---` as Linux keeps it.
private let accessList: [UInt8] =
  [2, 0, 0, 0]
  + [(1, 6, nil), (2, 6, 65534), (4, 0, nil), (0x10, 6, nil), (0x20, 0, nil)]
  .flatMap { (tag: UInt8, rights: UInt8, user: UInt32?) -> [UInt8] in
    [tag, 0, rights, 0] + withUnsafeBytes(of: (user ?? .max).littleEndian) { Array($0) }
  }

private func attribute(_ name: String, of path: String) -> [UInt8]? {
  var buffer = [UInt8](repeating: 0, count: 256)
  let count = getxattr(path, name, &buffer, buffer.count)
  return count < 0 ? nil : Array(buffer.prefix(count))
}

private func has(_ name: String, _ value: [UInt8], _ path: String) -> Bool {
  setxattr(path, name, value, value.count, 0) == 0
}

@Test func `who could not read a file cannot read the one in its place, and who could still can`() throws {
  let folder = TemporaryFolder()
  let path = try folder.write("old", to: "a.txt")
  chmod(path, 0o600)
  // Not every file system has access lists.
  guard has("system.posix_acl_access", accessList, path) else { return }
  let before = try status(path)
  try Files.replace(path, with: Array("new".utf8))
  #expect(attribute("system.posix_acl_access", of: path) == accessList)
  #expect(try status(path).st_mode == before.st_mode)
  // A folder that hands its list to new files lets nobody into a file that had none.
  let other = try folder.write("old", to: "b.txt")
  chmod(other, 0o640)
  #expect(has("system.posix_acl_default", accessList, folder.path))
  try Files.replace(other, with: Array("new".utf8))
  #expect(attribute("system.posix_acl_access", of: other) == nil)
  #expect(try status(other).st_mode & 0o777 == 0o640)
}

@Test func `notes that other programs keep with a file stay with it`() throws {
  let folder = TemporaryFolder()
  let path = try folder.write("old", to: "a.txt")
  guard has("user.tag", Array("desk".utf8), path) else { return }
  try Files.replace(path, with: Array("new".utf8))
  #expect(attribute("user.tag", of: path) == Array("desk".utf8))
  #expect(try folder.read("a.txt") == "new")
}

@Test func `a file with two names stays one file`() throws {
  let folder = TemporaryFolder()
  let path = try folder.write("old", to: "a.txt")
  #expect(link(path, folder.file("b.txt")) == 0)
  let error = #expect(throws: FileError.self) { try Files.replace(path, with: Array("new".utf8)) }
  #expect(error?.description.contains("has 2 names (hard links)") == true)
  #expect(try folder.read("a.txt") == "old" && folder.contents().count == 2)
}

@Test func `what a killed run left behind is gone after the next, and nothing else`() throws {
  let folder = TemporaryFolder()
  let path = try folder.write("old", to: "a.txt")
  for name in [".stet-aB3dEf", ".stet-notes.txt", ".stet-abc", "stet-aB3dEf"] { try folder.write("x", to: name) }
  // Another run is about to put this one in its place.
  let held = open(try folder.write("x", to: ".stet-others"), O_RDONLY)
  defer { close(held) }
  #expect(flock(held, LOCK_EX) == 0)
  try Files.replace(path, with: Array("new".utf8))
  #expect(try folder.contents().sorted() == [".stet-abc", ".stet-notes.txt", ".stet-others", "a.txt", "stet-aB3dEf"])
}
