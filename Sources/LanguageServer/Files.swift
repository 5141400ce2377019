import FoundationEssentials
import Glibc

/// What went wrong with a file, as a sentence: what was tried, on what, what to do.
package struct FileError: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
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

  /// The bytes of a text, which must be UTF-8.
  package static func readText(_ path: String) throws(FileError) -> [UInt8] {
    let bytes = try read(path)
    if let offset = invalidUTF8(in: bytes) {
      let line = bytes[0..<offset].count { $0 == 0x0A } + 1
      throw FileError(
        description: "\(path): is not UTF-8: byte 0x\(String(bytes[offset], radix: 16)) in line \(line); "
          + "convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8")
    }
    return bytes
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

  /// Replaces a file at once or not at all; the new one keeps the old one's mode. Links are followed first, so that
  /// the file they lead to is replaced and the link stays.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let target =
      realpath(path, nil).map { pointer in
        defer { free(pointer) }
        return String(cString: pointer)
      } ?? path
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o7777 : 0o644
    let temporary = "\(target).stet-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileError(description: "\(temporary): cannot be written: \(reason())") }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    let isComplete = written == bytes.count && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
    let problem = reason()
    close(descriptor)
    guard isComplete, rename(temporary, target) == 0 else {
      let why = isComplete ? reason() : problem
      unlink(temporary)
      throw FileError(description: "\(path): cannot be written: \(why); it is as it was")
    }
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
