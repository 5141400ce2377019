import Archive
import Glibc

/// The archive as the reading commands open it.
enum OpenArchive {
  /// Nil when there is none at the default place; one that was named must exist.
  static func ifPresent(_ arguments: Arguments) throws -> ArchiveReader? {
    if arguments.has(.noArchive) { return nil }
    guard let path = ArchivePath.path(arguments) else { return nil }
    if arguments.value(.archive) == nil, access(path, F_OK) != 0 { return nil }
    return try ArchiveReader(path: path)
  }

  static func required(_ arguments: Arguments) throws -> ArchiveReader {
    try ArchiveReader(path: try ArchivePath.required(arguments))
  }

  /// What a file is called in the archive: its absolute path.
  static func id(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
