import Glibc

/// The right to write to an archive, held by one process at a time through a lock on a file beside it.
///
/// SQLite alone would let two writers take turns, and they starve each other. The kernel drops the lock when its
/// holder dies, so a leftover file locks nobody out.
struct WriterLock: ~Copyable {
  private let path: String
  private let descriptor: Int32

  /// Throws `ArchiveError.locked` with the holder's process number, or `cannotOpen` where no file can be made.
  init(archive: String) throws {
    path = archive + ".lock"
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard opened >= 0 else { throw ArchiveError.cannotOpen(path: archive, reason: systemReason(errno)) }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        defer { close(opened) }
        throw ArchiveError.locked(path: archive, process: Self.holder(in: opened))
      }
      // The holder before deletes the file as it leaves; a lock on a file without a name keeps nobody out.
      if Self.isNamed(opened, path) {
        descriptor = opened
        break
      }
      close(opened)
    }
    let number = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, number, number.count, 0)
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  private static func isNamed(_ descriptor: Int32, _ path: String) -> Bool {
    var held = stat()
    var named = stat()
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0
      && held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }

  private static func holder(in descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 24)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Int(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
