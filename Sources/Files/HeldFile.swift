import Glibc

/// A file read into memory whole, so that whoever cuts or overwrites it afterwards changes nothing here. For what is read to
/// its end anyway; what is larger and looked at in places is a `MappedFile`.
final class HeldFile: Sendable {
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  init(_ path: String) throws(MappedFile.Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw MappedFile.Failure(reason: "cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw MappedFile.Failure(reason: "is no file")
    }
    guard status.st_size > 0 else { throw MappedFile.Failure(reason: "is empty") }
    guard status.st_size <= Self.largest else {
      throw MappedFile.Failure(reason: "has \(status.st_size) bytes, more than any such file")
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(status.st_size), alignment: 64)
    var filled = 0
    while filled < memory.count {
      let count = read(descriptor, memory.baseAddress! + filled, memory.count - filled)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let reason =
          count < 0 ? "cannot be read: \(String(cString: strerror(errno)))" : "was cut short while it was read"
        memory.deallocate()
        throw MappedFile.Failure(reason: reason)
      }
      filled += count
    }
    bytes = UnsafeRawBufferPointer(memory)
  }

  private static let largest = 1 << 30

  deinit { bytes.deallocate() }
}
