import Glibc

/// The file that an archive is or will be.
enum ArchiveFile {
  /// Of what Stet makes: texts that nobody has published yet are nobody else's to read.
  static let privateMode: mode_t = 0o600
  private static let privateFolderMode: mode_t = 0o700

  /// Who may read and write an archive; nil where there is none.
  static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o666 : nil
  }

  /// What stands behind a zero byte is not seen by the system, which takes another file.
  static func requirePath(_ path: String) throws {
    guard !path.utf8.contains(0) else { throw ArchiveError.cannotOpen(path: path, reason: "a path has no zero byte") }
  }

  /// Makes the folders above it where they are missing, for the user alone.
  static func makeFolders(above path: String) throws {
    for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      let folder = String(decoding: path.utf8.prefix(index), as: UTF8.self)
      guard mkdir(folder, privateFolderMode) == 0 || errno == EEXIST || errno == EISDIR else {
        let number = errno
        var found = stat()
        if stat(folder, &found) == 0 { continue }
        throw ArchiveError.cannotOpen(path: path, reason: "\(systemReason(number)) making '\(folder)'")
      }
    }
  }

  /// Makes it where it is missing, for the user alone: the database would let everybody read it, and gives its log the
  /// mode of the file.
  static func make(_ path: String) {
    let file = open(path, O_RDONLY | O_CREAT | O_EXCL | O_CLOEXEC, privateMode)
    // Where it cannot be made the database says why.
    if file >= 0 { close(file) }
  }

  /// A named pipe would be waited for, a device has no end. Whatever is no archive is seen before a lock file is laid
  /// beside it.
  static func checkFirstBytes(of path: String) throws {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return }
      throw ArchiveError.cannotOpen(path: path, reason: systemReason(errno))
    }
    defer { close(file) }
    try requireFile(file, path)
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = read(file, &bytes, bytes.count)
    guard count >= 0 else { throw ArchiveError.cannotOpen(path: path, reason: systemReason(errno)) }
    guard count == 0 || bytes == Array("SQLite format 3\0".utf8) else {
      throw ArchiveError.notAnArchive(path: path, found: "not a database")
    }
  }

  private static func requireFile(_ file: Int32, _ path: String) throws {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw ArchiveError.cannotOpen(path: path, reason: systemReason(errno)) }
    try requireFile(status, path)
  }

  static func requireFile(_ status: stat, _ path: String) throws {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw ArchiveError.cannotOpen(path: path, reason: systemReason(EISDIR))
    default: throw ArchiveError.notAnArchive(path: path, found: "a pipe, a device or something else that is no file")
    }
  }
}
