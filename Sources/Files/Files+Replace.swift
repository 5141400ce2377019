import CAttributes
import Glibc
import Synchronization

extension Files {
  /// Replaces a file at once or not at all; the new one keeps the old one's mode, access list and extended attributes, its
  /// group, and its owner where that is allowed. Where it cannot keep them, or where the file has other names that would
  /// then be other files, it stays as it is. Links that the user names are followed first, so that the file they lead to is
  /// replaced and the link stays.
  ///
  /// - Parameter old: what was read of the file; one that holds something else by now stays as it is.
  package static func replace(
    _ path: String, namedBy: NamedBy = .user, with bytes: [UInt8], ifStill old: [UInt8]? = nil
  ) throws(FileError) {
    try requirePath(path)
    let target = namedBy == .user ? realPath(path) ?? path : path
    var status = stat()
    let exists = lstat(target, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      throw FileError(description: "\(path): is \(name(ofKind: status.st_mode & S_IFMT)) and no file to write to")
    }
    // A folder's owner could replace it all the same, but somebody has made it read-only.
    if exists, access(target, W_OK) != 0 || status.st_mode & 0o222 == 0 {
      throw FileError(description: "\(path): may not be written; it is as it was")
    }
    if exists, status.st_nlink > 1 {
      throw FileError(
        description: "\(path): has \(status.st_nlink) names (hard links), of which one alone would be changed; "
          + "it is as it was")
    }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    Leftovers.clean(folder)
    let copy = try NewCopy(in: folder, of: exists ? target : nil, status, bytes, for: path)
    defer { copy.close() }
    // A byte more than there was is enough to see that it has grown.
    if let old, (try? read(target, namedBy: .stranger, largest: old.count + 1)) != old {
      copy.drop()
      throw FileError(description: "\(path): was changed since it was read; it stays as it is now, try again")
    }
    try copy.take(target, for: path)
  }

  /// Makes a file at once or not at all, where nothing has its name yet.
  package static func make(_ path: String, with bytes: [UInt8]) throws(FileError) {
    try requirePath(path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let copy = try NewCopy(in: folder, of: nil, stat(), bytes, for: path)
    defer { copy.close() }
    try copy.takeFreeName(path)
  }

  /// The file that a path leads to over all links; nil where there is none.
  package static func realPath(_ path: String) -> String? {
    guard !path.utf8.contains(0), let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

/// What shall stand in a file's place, whole and on the disk: without a name until it takes the place, where the file
/// system knows such files, so that nothing of it is left when the process is killed. It is locked as long as the process
/// lives, by which others tell a copy from what a killed process left behind.
private final class NewCopy {
  private let descriptor: Int32
  private let folder: String
  private var name: String?

  /// - Parameters:
  ///   - folder: with its slash; empty for the one where the process is.
  ///   - old: the file to be replaced, whose `status` it takes over; nil where there is none.
  ///   - path: for messages.
  init(in folder: String, of old: String?, _ status: stat, _ bytes: [UInt8], for path: String) throws(FileError) {
    self.folder = folder
    // It gets its name by way of /proc.
    let nameless =
      access(Self.descriptors, F_OK) == 0
      ? open(folder.isEmpty ? "." : folder, Self.temporaryFile | O_RDWR | O_CLOEXEC, 0o600) : -1
    if nameless >= 0 {
      descriptor = nameless
    } else {
      let (made, name) = Self.named(in: folder)
      guard made >= 0 else {
        throw FileError(description: "\(path): cannot be written: no file can be made beside it: \(Files.reason())")
      }
      (descriptor, self.name) = (made, name)
    }
    do throws(FileError) {
      guard flock(descriptor, LOCK_EX) == 0, Self.write(bytes, to: descriptor) else { throw Self.failure(path) }
      if let old { try Self.keep(status, of: old, in: descriptor, path) }
      guard old != nil || fchmod(descriptor, 0o644) == 0, fsync(descriptor) == 0 else { throw Self.failure(path) }
    } catch {
      drop()
      Glibc.close(descriptor)
      throw error
    }
  }

  private static let descriptors = "/proc/self/fd"
  /// Linux's O_TMPFILE, which Swift's Glibc leaves out.
  private static let temporaryFile = 0o20000000 | O_DIRECTORY

  private static func failure(_ path: String) -> FileError {
    FileError(description: "\(path): cannot be written: \(Files.reason()); it is as it was")
  }

  /// A new file with a name of its own.
  private static func named(in folder: String) -> (descriptor: Int32, name: String) {
    while true {
      let name = folder + Leftovers.newName()
      let descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if descriptor >= 0 || errno != EEXIST { return (descriptor, name) }
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  /// Gives it owner, mode, access list and attributes of the file that it is to replace.
  private static func keep(
    _ status: stat, of old: String, in descriptor: Int32, _ path: String
  ) throws(FileError) {
    // The owner first: a change of owner takes bits of the mode away.
    if fchown(descriptor, status.st_uid, status.st_gid) != 0, fchown(descriptor, .max, status.st_gid) != 0 {
      throw FileError(description: "\(path): its group cannot be kept: \(Files.reason()); it is as it was")
    }
    let source = try Files.open(old, namedBy: .stranger, largest: nil)
    defer { Glibc.close(source) }
    let attributes = Attributes.names(of: source)
    // The folder may hand a list of its own to new files; it would let in whom the old file kept out.
    if !attributes.contains(Attributes.accessList) { fremovexattr(descriptor, Attributes.accessList) }
    guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw failure(path) }
    // Behind the mode, whose bits for the group are the list's mask.
    for name in attributes where !Attributes.ofKernel.contains(name) {
      guard let value = Attributes.value(of: name, in: source), value != Attributes.value(of: name, in: descriptor)
      else {
        continue
      }
      guard fsetxattr(descriptor, name, value, value.count, 0) == 0 else {
        let what = name == Attributes.accessList ? "access list" : "attribute '\(name)'"
        throw FileError(description: "\(path): its \(what) cannot be kept: \(Files.reason()); it is as it was")
      }
    }
  }

  /// Takes the place of a file.
  func take(_ target: String, for path: String) throws(FileError) {
    if name == nil {
      name = linked()
      if name == nil { throw Self.failure(path) }
    }
    guard let name, rename(name, target) == 0 else {
      let error = Self.failure(path)
      drop()
      throw error
    }
    self.name = nil
  }

  /// Takes a name that nothing has.
  func takeFreeName(_ path: String) throws(FileError) {
    let old = name
    defer { drop() }
    guard
      linkat(AT_FDCWD, old ?? "\(Self.descriptors)/\(descriptor)", AT_FDCWD, path, old == nil ? AT_SYMLINK_FOLLOW : 0)
        == 0
    else {
      throw FileError(
        description: errno == EEXIST
          ? "\(path): is there already and stays as it is" : "\(path): cannot be written: \(Files.reason())")
    }
  }

  /// Gives a file without a name one, which `linkat` alone can; nil where it cannot.
  private func linked() -> String? {
    while true {
      let name = folder + Leftovers.newName()
      if linkat(AT_FDCWD, "\(Self.descriptors)/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 { return name }
      if errno != EEXIST { return nil }
    }
  }

  func drop() {
    if let name { unlink(name) }
    name = nil
  }

  func close() { _ = Glibc.close(descriptor) }
}

/// Copies that a killed process left between naming them and putting them in their place.
private enum Leftovers {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  private static let prefix = ".stet-"
  private static let length = 6

  static func newName() -> String { prefix + String((0..<length).map { _ in letters.randomElement()! }) }

  private static func isOne(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.dropFirst(prefix.count).count == length
      && name.dropFirst(prefix.count).allSatisfy(letters.contains)
  }

  /// Folders are looked through once: reading one of many thousand texts for each of them would take hours.
  private static let cleaned = Mutex<Set<String>>([])

  /// Takes those out of a folder whose process is gone; whoever lives holds a lock on his.
  static func clean(_ folder: String) {
    guard cleaned.withLock({ $0.insert(folder).inserted }), let stream = opendir(folder.isEmpty ? "." : folder) else {
      return
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let name = String(decoding: bytes, as: UTF8.self)
      if isOne(name) { remove(folder + name) }
    }
  }

  private static func remove(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      flock(descriptor, LOCK_EX | LOCK_NB) == 0
    else { return }
    unlink(path)
  }
}

/// Extended attributes of a file.
private enum Attributes {
  static let accessList = "system.posix_acl_access"
  /// Sums over a file's bytes that the kernel keeps: those of the old one would be wrong.
  static let ofKernel: Set = ["security.ima", "security.evm"]

  static func names(of descriptor: Int32) -> [String] {
    let bytes = read { flistxattr(descriptor, $0, $1) } ?? []
    return bytes.split(separator: 0).map { String(decoding: $0.map { UInt8(bitPattern: $0) }, as: UTF8.self) }
  }

  /// Nil where there is none.
  static func value(of name: String, in descriptor: Int32) -> [CChar]? {
    read { fgetxattr(descriptor, name, $0, $1) }
  }

  /// Asks how much there is, then for it; it may have grown in between.
  private static func read(_ ask: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> [CChar]? {
    for _ in 0..<8 {
      let size = ask(nil, 0)
      guard size > 0 else { return size == 0 ? [] : nil }
      var buffer = [CChar](repeating: 0, count: size)
      let count = buffer.withUnsafeMutableBufferPointer { ask($0.baseAddress, $0.count) }
      if count >= 0 { return Array(buffer.prefix(count)) }
      guard errno == ERANGE else { return nil }
    }
    return nil
  }
}
