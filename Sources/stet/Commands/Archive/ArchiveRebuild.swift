import Archive

/// Works an archive's counts out anew.
enum ArchiveRebuildCommand: Verb {
  static let name = "rebuild"
  static let text = "works out everything anew from the articles, as a newer version of Stet may ask for"
  static let options: [Option] = [.quiet]

  static func run(_ words: [String], _ arguments: Arguments) throws -> Int32 {
    let path = try ArchivePath.required(arguments)
    do {
      let progress = LongTask("rebuilding", arguments)
      try ArchiveWriter(rebuilding: path).rebuild(progress: progress.show)
      progress.end()
    } catch is LongTask.Interrupted {
      return LongTask.stopped("the archive is as it was")
    }
    if !arguments.has(.quiet) {
      Output.standard.write(
        "\(printable(path)): rebuilt from \(try ArchiveReader(path: path).status().articles) articles\n")
      Output.standard.flush()
    }
    return 0
  }
}
