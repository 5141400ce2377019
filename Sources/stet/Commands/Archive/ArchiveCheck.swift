import Archive

/// Compares an archive with itself.
enum ArchiveCheckCommand: Verb {
  static let name = "check"
  static let text = "compares the file with itself and all counts with the articles"
  static let options: [Option] = [.quiet]

  static func run(_ words: [String], _ arguments: Arguments) throws -> Int32 {
    // A look at it first: a writer would make an archive where there is none.
    let reader = try OpenArchive.required(arguments)
    let (status, path, isReadOnly) = (try reader.status(), reader.path, reader.isReadOnly)
    let problems: [String]
    do {
      let progress = LongTask("checking", arguments)
      problems =
        isReadOnly
        ? try reader.check(progress: progress.show) : try ArchiveWriter(path: path).check(progress: progress.show)
      progress.end()
    } catch is LongTask.Interrupted {
      return LongTask.stopped("nothing was changed")
    }
    for problem in problems { Terminal.error("stet archive: \(printable(path)): \(printable(problem))\n") }
    guard problems.isEmpty else {
      Terminal.error(
        "stet archive: 'stet archive rebuild' works out anew what follows from the articles; if the file itself is damaged, "
          + "save what 'stet archive export' still reads and add it to a new one\n")
      return 1
    }
    if !arguments.has(.quiet) {
      let limits = isReadOnly ? notCompared : ""
      Output.standard.write("\(printable(path)): \(status.articles) articles, nothing wrong\(limits)\n")
      Output.standard.flush()
    }
    return 0
  }

  private static let notCompared =
    " (the index of words was not compared with them, which takes the right to write to the file and its folder)"
}
