import Glibc

/// Who named a file, which decides what it may be.
package enum NamedBy: Sendable {
  /// The user, on the command line or in a program's place: it may be a link, and what the shell hands over, as
  /// `/dev/stdin` and `<(command)`.
  case user
  /// A text, an archive, a folder, a setting: whoever made that may be a stranger, so it is the file itself or nothing.
  case stranger
}

extension Files {
  /// The most bytes of a text: its facts take a hundred times as many.
  package static let largestText = 64 << 20
  /// The most bytes of a file of settings or of what is ignored in a text.
  package static let largestList = 4 << 20

  /// Opens a file to read from, and nothing that is none: a device has no end, and a named pipe is waited for as long as
  /// nobody writes to it. The one way in which Stet opens files for reading.
  ///
  /// - Parameter largest: in bytes; nil for what is read piece by piece.
  package static func open(_ path: String, namedBy: NamedBy, largest: Int?) throws(FileError) -> Int32 {
    try requirePath(path)
    let links = namedBy == .user ? 0 : O_NOFOLLOW
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | links)
    guard descriptor >= 0 else {
      // What Linux calls a link that is not to be followed: "Too many levels of symbolic links".
      let why = errno == ELOOP && namedBy == .stranger ? "it is a link" : reason()
      throw FileError(description: "\(path): cannot be read: \(why)")
    }
    do throws(FileError) {
      try requireReadable(descriptor, path, namedBy, largest)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func requireReadable(
    _ descriptor: Int32, _ path: String, _ namedBy: NamedBy, _ largest: Int?
  ) throws(FileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError.unreadable(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      if let largest, status.st_size > largest { throw tooLarge(path, largest) }
    case S_IFDIR: throw FileError(description: "\(path): is a folder")
    case S_IFIFO where namedBy == .user && isHandedOver(path):
      // Whoever writes to it is alive already, so that waiting ends.
      let flags = fcntl(descriptor, F_GETFL)
      _ = fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK)
    case let kind: throw FileError(description: "\(path): is \(name(ofKind: kind)) and no file to read")
    }
  }

  /// Before every call with a path: what stands behind a zero byte is not seen by the system, which takes another file.
  static func requirePath(_ path: String) throws(FileError) {
    guard !path.utf8.contains(0) else {
      throw FileError(description: "\(path.replacing("\0", with: "\\0")): has a zero byte in it and is no path")
    }
  }

  /// Whether the shell has opened it for Stet: `/dev/stdin`, `/dev/fd/63` of `<(command)`.
  private static func isHandedOver(_ path: String) -> Bool {
    path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  }

  static func name(ofKind kind: mode_t) -> String {
    switch kind {
    case S_IFIFO: "a named pipe"
    case S_IFSOCK: "a socket"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFDIR: "a folder"
    case S_IFLNK: "a link"
    default: "something else"
    }
  }

  static func tooLarge(_ path: String, _ largest: Int) -> FileError {
    FileError(description: "\(path): is larger than \(largest >> 20) MB, the most that is read of such a file")
  }

  /// All that is left to read, but no more than a limit, also of a file that grows meanwhile.
  static func bytes(of descriptor: Int32, _ path: String, largest: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_size > 0 {
      bytes.reserveCapacity(min(Int(status.st_size), largest) + 1)
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError.unreadable(path, errno) }
      if count == 0 { return bytes }
      guard bytes.count + count <= largest else { throw tooLarge(path, largest) }
      bytes.append(contentsOf: buffer[0..<count])
    }
  }

  static func reason() -> String { String(cString: strerror(errno)) }
}
