import Glibc

/// A file mapped into memory for reading: what of it is never looked at is never read. Unmapped when its last owner goes.
package final class MappedFile: Sendable {
  nonisolated(unsafe) package let bytes: UnsafeRawBufferPointer

  package struct Failure: Error {
    /// What is wrong with the file, without its name.
    package let reason: String
  }

  package init(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(reason: "cannot be read: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(reason: "is no file")
    }
    let length = Int(status.st_size)
    guard length > 0, let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED else {
      throw Failure(reason: "is empty or cannot be mapped")
    }
    bytes = UnsafeRawBufferPointer(start: memory, count: length)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }
}
