import Glibc

/// The right to write to an archive, held by one process at a time through a lock on a file beside it.
///
/// SQLite alone would let two writers take turns, and they starve each other. The kernel drops the lock when its
/// holder dies, so a leftover file locks nobody out.
struct WriterLock: ~Copyable {
  private let path: String
  private let descriptor: Int32

  /// Throws `ArchiveError.locked` with the holder's process number, or `cannotOpen` where no file can be made or something
  /// else has its name: a link, or somebody's notes.
  init(archive: String) throws {
    path = archive + ".lock"
    while true {
      let opened = try Self.opened(path, archive)
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        defer { close(opened) }
        throw ArchiveError.locked(path: archive, process: Self.holder(in: opened))
      }
      guard Self.isLockFile(opened) else {
        close(opened)
        throw ArchiveError.cannotOpen(path: archive, reason: "'\(path)' is no lock file of Stet; move it away")
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

  private static func opened(_ path: String, _ archive: String) throws -> Int32 {
    // Whoever may write to the archive may take the lock.
    let mode = ArchiveFile.mode(of: archive) ?? ArchiveFile.privateMode
    let opened = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, mode)
    guard opened >= 0 else {
      let reason = errno == ELOOP ? "its lock file '\(path)' is a link; move it away" : systemReason(errno)
      throw ArchiveError.cannotOpen(path: archive, reason: reason)
    }
    return opened
  }

  /// Whether the file is ours to write to and to delete: empty, or with a process number in it and nothing else.
  private static func isLockFile(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink <= 1 else {
      return false
    }
    return status.st_size == 0 || status.st_size < 24 && holder(in: descriptor) != nil
  }

  private static func isNamed(_ descriptor: Int32, _ path: String) -> Bool {
    var held = stat()
    var named = stat()
    return fstat(descriptor, &held) == 0 && lstat(path, &named) == 0
      && held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }

  private static func holder(in descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 24)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Int(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
