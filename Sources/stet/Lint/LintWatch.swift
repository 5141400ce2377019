import Files
import Rules

/// Checks files, and again those that change: texts, their ignore files and the settings that count for them.
struct LintWatch {
  let run: LintRun
  let settings: LintSettings
  let paths: [String]
  let ignores: Bool

  /// Goes on until it is stopped; gives the exit status.
  func begin() throws(FileError) -> Int32 {
    let watch = try FolderWatch()
    var stamps: [NamedFile: [Files.Stamp]] = [:]
    while true {
      let (files, places, problems) = try found(by: watch)
      let now = zip(files, places).map { file, places in
        ([file.path, file.path + IgnoreList.fileSuffix] + places).map { Files.Stamp($0) }
      }
      let changed = zip(files, now).filter { stamps[$0] != $1 }.map(\.0)
      if !changed.isEmpty || stamps.isEmpty {
        let status = run.run(changed, problems)
        // Also where the signal came when all files were checked already.
        if status == LintRun.stopped || Interruption.isWanted { return LintRun.stopped }
      }
      stamps = Dictionary(uniqueKeysWithValues: zip(files, now))
      watch.wait()
    }
  }

  /// The files with where their settings are looked for. They are looked for again until all folders are watched: what comes
  /// into one before that is not told.
  private func found(
    by watch: FolderWatch
  ) throws(FileError) -> (files: [NamedFile], places: [[String]], problems: [FileError]) {
    while true {
      let (files, folders, problems) = TextFiles.files(in: paths, ignores: ignores, takes: settings.takes)
      let places = files.map { settings.places(for: $0) }
      var isComplete = true
      for folder in Set(folders + (files.map(\.path) + places.flatMap(\.self)).map(Self.folder)) {
        if try watch.add(folder) { isComplete = false }
      }
      if isComplete { return (files, places, problems) }
    }
  }

  private static func folder(_ path: String) -> String { FolderChain.folder(of: Files.absolutePath(path)) }
}
