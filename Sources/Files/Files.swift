import FoundationEssentials
import Glibc

/// What went wrong with a file, as a sentence: what was tried, on what, what to do.
package struct FileError: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }

  static func unreadable(_ name: String, _ number: Int32) -> FileError {
    FileError(
      description: number == EISDIR
        ? "\(name): is a folder" : "\(name): cannot be read: \(String(cString: strerror(number)))")
  }
}

package enum Files {
  /// The bytes of a file, or of standard input for "-".
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(description: "\(path): cannot be read: \(reason())") }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(description: "\(path): is a folder")
    }
    var bytes: [UInt8] = []
    if status.st_size > 0 { bytes.reserveCapacity(Int(status.st_size) + 1) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(description: "\(path): cannot be read: \(reason())") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[0..<count])
    }
  }

  /// What changes with a file's content.
  package struct Stamp: Hashable, Sendable {
    private let path: String
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    package init(_ path: String) {
      var status = stat()
      let exists = stat(path, &status) == 0
      self.path = path
      size = exists ? Int(status.st_size) : -1
      seconds = Int(status.st_mtim.tv_sec)
      nanoseconds = Int(status.st_mtim.tv_nsec)
    }
  }

  /// The bytes of a text, which must be UTF-8.
  package static func readText(_ path: String) throws(FileError) -> [UInt8] {
    let bytes = try read(path)
    try requireUTF8(bytes, of: path)
    return bytes
  }

  package static func requireUTF8(_ bytes: [UInt8], of path: String) throws(FileError) {
    guard let offset = invalidUTF8(in: bytes) else { return }
    let line = bytes[0..<offset].count { $0 == 0x0A } + 1
    throw FileError(
      description: "\(path): is not UTF-8: byte 0x\(String(bytes[offset], radix: 16)) in line \(line); "
        + "convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8")
  }

  /// Where the first byte stands that is no UTF-8; nil where all are.
  package static func invalidUTF8(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  /// Replaces a file at once or not at all; the new one keeps the old one's mode, and its owner where that is allowed.
  /// Links are followed first, so that the file they lead to is replaced and the link stays.
  ///
  /// - Parameter old: what was read of the file; one that holds something else by now stays as it is.
  package static func replace(_ path: String, with bytes: [UInt8], ifStill old: [UInt8]? = nil) throws(FileError) {
    let target = realPath(path) ?? path
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG { throw FileError(description: "\(path): is no file to write to") }
    // A folder's owner could replace it all the same, but somebody has made it read-only.
    if exists, access(target, W_OK) != 0 || status.st_mode & 0o222 == 0 {
      throw FileError(description: "\(path): may not be written; it is as it was")
    }
    let temporary = try written(bytes, beside: target, exists ? status : nil, for: path)
    if let old {
      do throws(FileError) {
        guard try read(target) == old else {
          throw FileError(description: "\(path): was changed since it was read; it stays as it is now, try again")
        }
      } catch {
        unlink(temporary)
        throw error
      }
    }
    guard rename(temporary, target) == 0 else {
      let why = reason()
      unlink(temporary)
      throw FileError(description: "\(path): cannot be written: \(why); it is as it was")
    }
  }

  /// The file that a path leads to over all links; nil where there is none.
  package static func realPath(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// A hidden file in the folder of another, on the disk whole; gives its path.
  private static func written(
    _ bytes: [UInt8], beside target: String, _ status: stat?, for path: String
  ) throws(FileError) -> String {
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    var name = Array("\(folder).stet-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else {
      throw FileError(description: "\(path): cannot be written: no file can be made beside it: \(reason())")
    }
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    // The owner first: a change of owner takes bits of the mode away.
    if let status, fchown(descriptor, status.st_uid, status.st_gid) != 0 { _ = fchown(descriptor, .max, status.st_gid) }
    let mode = status.map { $0.st_mode & 0o7777 } ?? 0o644
    let isComplete = written == bytes.count && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
    let why = reason()
    close(descriptor)
    guard isComplete else {
      unlink(temporary)
      throw FileError(description: "\(path): cannot be written: \(why); it is as it was")
    }
    return temporary
  }

  /// Adds a line at the end of a file unless it is there, and makes the file where there is none. Servers of several
  /// editors may do so at once: the file is locked meanwhile, and nothing in it is ever rewritten.
  package static func addLine(_ line: String, to path: String) throws(FileError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
      throw FileError(description: "\(path): cannot be written: \(reason())")
    }
    defer { close(descriptor) }
    let present = try read(path)
    let wanted = Array(line.utf8)
    if present.split(separator: 0x0A).contains(where: { $0.elementsEqual(wanted) }) { return }
    let start: [UInt8] = present.isEmpty || present.last == 0x0A ? [] : [0x0A]
    let added = start + wanted + [0x0A]
    guard added.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == added.count else {
      throw FileError(description: "\(path): cannot be written: \(reason())")
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
