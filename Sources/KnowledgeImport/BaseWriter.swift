import Articles
import Glibc

/// Writes a base entity by entity: the facts go to the disk as they come, so that memory grows with the names only.
///
/// The file appears under its name whole or not at all.
package final class BaseWriter {
  private var builder: BaseBuilder
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var length = 64
  private var isFinished = false

  package init(_ path: String, _ builder: BaseBuilder) throws(BaseError) {
    self.path = path
    self.builder = builder
    temporary = "\(path).\(getpid()).partial"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw BaseError("\(path): cannot be written: \(String(cString: strerror(errno)))") }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(temporary) }
  }

  package var entityCount: Int { builder.entityCount }
  package var skipped: Int { builder.skipped }

  package func add(_ entity: KnownEntity) throws(BaseError) {
    builder.add(entity)
    if builder.factsInMemory > 1 << 20 { try write(builder.takeFacts()) }
  }

  /// Gives the length of the file in bytes.
  package func finish() throws(BaseError) -> Int {
    try write(builder.takeFacts(true))
    let (head, tables) = builder.finish()
    try write(tables)
    let written = head.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    guard written == head.count, fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failure() }
    isFinished = true
    return length
  }

  private func write(_ bytes: [UInt8]) throws(BaseError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(length)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      written += count
      length += count
    }
  }

  private func failure() -> BaseError {
    BaseError("\(path): cannot be written: \(String(cString: strerror(errno))); it is as it was")
  }
}
