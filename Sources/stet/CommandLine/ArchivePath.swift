import Files

/// Where the archive is: as `--archive` says, else `$XDG_DATA_HOME/stet/archive.db`, else under `~/.local/share`.
enum ArchivePath {
  static func path(_ arguments: Arguments) -> String? {
    if let path = arguments.value(.archive) { return path }
    return UserFolders.data.map { "\($0)/stet/archive.db" }
  }

  static func required(_ arguments: Arguments) throws -> String {
    guard let path = path(arguments) else {
      throw UsageError(description: "neither HOME nor XDG_DATA_HOME is set, so --archive FILE is needed")
    }
    return path
  }
}
