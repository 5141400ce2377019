import Glibc

/// A file to be read from front to back, or standard input for "-"; what is packed is unpacked on the way by the system's
/// programs.
package struct InputFile {
  private let path: String
  /// To read from.
  package let descriptor: Int32
  /// As it lies on the disk, packed or not.
  private let file: Int32
  private let unpacker: pid_t?

  private static let unpackers = [(".gz", "gzip"), (".bz2", "bzip2"), (".zst", "zstd"), (".xz", "xz")]

  /// Without the ending of a packed file: "dump.json" of "dump.json.gz".
  package static func unpackedName(_ path: String) -> String {
    unpackers.first { path.hasSuffix($0.0) }.map { String(path.dropLast($0.0.count)) } ?? path
  }

  /// - Parameter largest: in bytes, as it lies on the disk; nil for what is read piece by piece.
  package init(_ path: String, namedBy: NamedBy = .user, largest: Int? = nil) throws(FileError) {
    self.path = path
    file = path == "-" ? STDIN_FILENO : try Files.open(path, namedBy: namedBy, largest: largest)
    if let program = Self.unpackers.first(where: { path.hasSuffix($0.0) })?.1 {
      (descriptor, unpacker) = try Self.unpack(file, with: program, path)
    } else {
      (descriptor, unpacker) = (file, nil)
    }
  }

  /// How much has been read of how much, as it lies on the disk; nil where that is no file with an end.
  package var position: (read: Int, length: Int)? {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    // The program that unpacks reads on from the same place.
    let read = lseek(file, 0, SEEK_CUR)
    return read < 0 ? nil : (Int(read), Int(status.st_size))
  }

  /// Seconds since 1970 at which the file was last written; nil where it is none.
  package var written: Int? {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status.st_mtim.tv_sec
  }

  /// Whether reading goes on from a place, which a packed file or a pipe does not allow.
  package func seek(to place: Int) -> Bool {
    unpacker == nil && position != nil && place > 0 && lseek(descriptor, off_t(place), SEEK_SET) == off_t(place)
  }

  /// All bytes that are left. A file that unpacks to more than a number of bytes is given back at once, unread.
  package func rest(upTo most: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { return bytes }
      guard bytes.count + count <= most else {
        try finish()
        let unpacked = unpacker == nil ? "" : " when unpacked"
        throw FileError(description: "\(path): is larger than \(most >> 20) MB\(unpacked); split it")
      }
      bytes.append(contentsOf: buffer[0..<count])
    }
  }

  /// What the last call for bytes failed with, in words.
  package func failure() -> FileError { FileError.unreadable(path == "-" ? "standard input" : path, errno) }

  /// Ends the reading; says so if the file could not be unpacked to its end.
  package func finish() throws(FileError) {
    if descriptor != STDIN_FILENO { close(descriptor) }
    guard let unpacker else { return }
    close(file)
    var status: Int32 = 0
    while waitpid(unpacker, &status, 0) < 0, errno == EINTR {}
    // Ended by ourselves, with lines left: 141 and SIGPIPE are no damage.
    guard status != 0, status & 0x7F != SIGPIPE else { return }
    throw FileError(description: "\(path): could not be unpacked to its end: it is damaged or cut short")
  }

  /// Linux's F_SETPIPE_SZ, which Swift's Glibc leaves out.
  private static let setPipeSize: Int32 = 1031

  private static func unpack(
    _ file: Int32, with program: String, _ path: String
  ) throws(FileError) -> (Int32, pid_t) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw FileError(description: "\(path): cannot be read: no pipe can be made") }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    // Fewer switches between two programs; where it is refused the pipe is as it was.
    _ = fcntl(ends[0], Self.setPipeSize, 1 << 20)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var pid: pid_t = 0
    let words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup("-dc"), nil]
    defer { for word in words { free(word) } }
    let status = posix_spawnp(&pid, program, &actions, nil, words, environ)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      throw FileError(description: "\(path): cannot be read: the program '\(program)' that unpacks it is not installed")
    }
    return (ends[0], pid)
  }
}
