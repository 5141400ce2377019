import Archive

/// Takes articles out of the archive.
enum ArchiveRemoveCommand: Verb {
  static let name = "remove"
  static let usage = ["ID… [OPTIONS]"]
  static let text = "takes articles out"
  static let options: [Option] = [.quiet]
  static let wordCounts = 1...Int.max

  static func run(_ ids: [String], _ arguments: Arguments) throws -> Int32 {
    let path = try ArchivePath.required(arguments)
    let reader = try ArchiveReader(path: path)
    // Files are known by their absolute paths, and are typed as they lie.
    let known = try ids.map { try reader.article(id: $0) == nil ? OpenArchive.id(of: $0) : $0 }
    let unknown = try ArchiveWriter(path: path).remove(known)
    for (id, name) in zip(known, ids) where unknown.contains(id) {
      Terminal.error("stet archive: there is no article '\(printable(name))'; 'stet archive search' finds ids\n")
    }
    if !arguments.has(.quiet) { Output.standard.write("\(ids.count - unknown.count) removed\n") }
    Output.standard.flush()
    return unknown.isEmpty ? 0 : 2
  }
}
