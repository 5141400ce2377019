import Formats
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
  package static func read(
    _ path: String, namedBy: NamedBy = .user, largest: Int = largestText
  ) throws(FileError) -> [UInt8] {
    if path == "-" { return try bytes(of: STDIN_FILENO, "standard input", largest: largest) }
    let descriptor = try open(path, namedBy: namedBy, largest: largest)
    defer { close(descriptor) }
    return try bytes(of: descriptor, path, largest: largest)
  }

  /// The bytes of what may not be there and is then nil. A link that leads nowhere is there, and is no file.
  package static func readIfPresent(_ path: String, largest: Int) throws(FileError) -> [UInt8]? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return try read(path, namedBy: .stranger, largest: largest)
  }

  /// What changes with a file's content.
  package struct Stamp: Hashable, Sendable {
    private let path: String
    private let number: UInt
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    /// False where there is nothing of that name.
    package var exists: Bool { size >= 0 }

    /// - Parameter namedBy: a link that a stranger named is looked at itself.
    package init(_ path: String, namedBy: NamedBy = .user) {
      var status = stat()
      let exists = (namedBy == .user ? stat(path, &status) : lstat(path, &status)) == 0
      self.path = path
      number = UInt(status.st_ino)
      size = exists ? Int(status.st_size) : -1
      seconds = Int(status.st_mtim.tv_sec)
      nanoseconds = Int(status.st_mtim.tv_nsec)
    }
  }

  /// A text, by what texts of its format say of what they are written in.
  package static func readText(
    _ path: String, _ format: any PageFormat, namedBy: NamedBy = .user
  ) throws(FileError) -> DecodedText {
    try DecodedText(try read(path, namedBy: namedBy), of: path, declares: format.declaresEncoding)
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

  /// Adds a line at the end of a file unless it is there, and makes the file where there is none, for those who may read
  /// the text beside it. Servers of several editors may do so at once: the file is locked meanwhile, and nothing in it is
  /// ever rewritten. It is the file itself or nothing: a folder from elsewhere may hold a link of that name which leads to
  /// any file of the user.
  package static func addLine(_ line: String, to path: String, beside text: String) throws(FileError) {
    try requirePath(path)
    var status = stat()
    let mode = stat(text, &status) == 0 ? status.st_mode & 0o666 : 0o644
    let descriptor = Glibc.open(
      path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, mode | 0o600)
    guard descriptor >= 0 else {
      let why = errno == ELOOP ? obstacle(S_IFLNK, names: 1) : nil
      throw FileError(description: "\(path): cannot be written: \(why ?? reason())")
    }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else {
      throw FileError(description: "\(path): cannot be written: \(reason())")
    }
    if let obstacle = obstacle(status.st_mode & S_IFMT, names: Int(status.st_nlink)) {
      throw FileError(description: "\(path): cannot be written: \(obstacle)")
    }
    guard flock(descriptor, LOCK_EX) == 0 else {
      throw FileError(description: "\(path): cannot be written: \(reason())")
    }
    let present = try bytes(of: descriptor, path, largest: largestList)
    let wanted = Array(line.utf8)
    if present.split(separator: 0x0A).contains(where: { $0.elementsEqual(wanted) }) { return }
    let start: [UInt8] = present.isEmpty || present.last == 0x0A ? [] : [0x0A]
    let added = start + wanted + [0x0A]
    guard added.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == added.count else {
      let why = reason()
      // Half a line is no line, and it would be said to be none whenever the text is opened.
      _ = ftruncate(descriptor, off_t(present.count))
      if present.isEmpty { unlink(path) }
      throw FileError(description: "\(path): cannot be written: \(why)")
    }
  }

  /// Why `addLine` would add nothing to what has a name now; nil where it may, and where there is nothing yet.
  package static func obstacleToAddingLines(to path: String) -> String? {
    var status = stat()
    guard !path.utf8.contains(0), lstat(path, &status) == 0 else { return nil }
    return obstacle(status.st_mode & S_IFMT, names: Int(status.st_nlink))
  }

  private static func obstacle(_ kind: mode_t, names: Int) -> String? {
    switch kind {
    case S_IFREG: names > 1 ? "it has other names (hard links)" : nil
    case S_IFLNK: "it is a link, and nothing is written through links"
    default: "it is \(name(ofKind: kind)) and no file"
    }
  }
}
