import Archive

/// What `stet archive` does to keep an archive in order.
enum ArchiveCareCommand {
  static func remove(_ ids: [String], _ arguments: Arguments) throws -> Int32 {
    let path = try ArchivePath.required(arguments)
    let reader = try ArchiveReader(path: path)
    // Files are known by their absolute paths, and are typed as they lie.
    let known = try ids.map { try reader.article(id: $0) == nil ? OpenArchive.id(of: $0) : $0 }
    let unknown = try ArchiveWriter(path: path).remove(known)
    for (id, name) in zip(known, ids) where unknown.contains(id) {
      Terminal.error("stet archive: there is no article '\(printable(name))'; 'stet archive search' finds ids\n")
    }
    if !arguments.has("--quiet") { Output.standard.write("\(ids.count - unknown.count) removed\n") }
    Output.standard.flush()
    return unknown.isEmpty ? 0 : 2
  }

  static func check(_ arguments: Arguments) throws -> Int32 {
    // A look at it first: a writer would make an archive where there is none.
    let status = try OpenArchive.required(arguments).status()
    let path = try ArchivePath.required(arguments)
    let problems: [String]
    do {
      let progress = Steps("checking", arguments)
      problems = try ArchiveWriter(path: path).check(progress: progress.show)
      progress.end()
    } catch is Interrupted {
      return stopped("nothing was changed")
    }
    for problem in problems { Terminal.error("stet archive: \(printable(path)): \(printable(problem))\n") }
    guard problems.isEmpty else {
      Terminal.error(
        "stet archive: 'stet archive rebuild' works out anew what follows from the articles; if the file itself is damaged, "
          + "save what 'stet archive export' still reads and add it to a new one\n")
      return 1
    }
    if !arguments.has("--quiet") {
      Output.standard.write("\(printable(path)): \(status.articles) articles, nothing wrong\n")
      Output.standard.flush()
    }
    return 0
  }

  static func rebuild(_ arguments: Arguments) throws -> Int32 {
    let path = try ArchivePath.required(arguments)
    do {
      let progress = Steps("rebuilding", arguments)
      try ArchiveWriter(rebuilding: path).rebuild(progress: progress.show)
      progress.end()
    } catch is Interrupted {
      return stopped("the archive is as it was")
    }
    if !arguments.has("--quiet") {
      Output.standard.write(
        "\(printable(path)): rebuilt from \(try ArchiveReader(path: path).status().articles) articles\n")
      Output.standard.flush()
    }
    return 0
  }

  private static func stopped(_ state: String) -> Int32 {
    Terminal.error("stet archive: stopped; \(state)\n")
    return 130
  }
}

/// Thrown out of a long task by Ctrl-C.
private struct Interrupted: Error {}

/// How far a task of many like steps has come.
private final class Steps {
  private let what: String
  private var progress: Progress
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init(_ what: String, _ arguments: Arguments) {
    self.what = what
    progress = Progress(ArchiveCommand.name, isQuiet: arguments.has("--quiet"))
    start = clock.now
    Interruption.begin()
  }

  func show(_ done: Int, _ all: Int) throws {
    if Interruption.isWanted {
      end()
      throw Interrupted()
    }
    guard all > 0 else { return }
    let seconds = Double((clock.now - start).components.seconds)
    progress.show(isLong: done == 0) {
      let left =
        done > 0 && seconds > 2 ? ", \(Progress.duration(seconds * Double(all - done) / Double(done))) left" : ""
      return "\(what): \(100 * done / all) %\(left)"
    }
  }

  func end() {
    progress.clear()
    Interruption.end()
  }
}
