import Files
import Formats
import Glibc
import Rules

/// One round of checking: every file on all cores, what was found in the order of the files, problems, the exit status.
struct LintRun {
  let linter: Linter
  let report: any LintReport.Type
  let context: ReportContext
  /// Standard output is the corrected text's, and the report goes to standard error.
  var writesText = false
  /// Where what is found is noted, and not reported.
  var baselinePath: String?

  /// The exit status of a run that was stopped.
  static let stopped: Int32 = 130

  func run(_ files: [NamedFile], _ problems: [FileError]) -> Int32 {
    var report = report.init(context)
    var failed = problems
    var notes: [String] = []
    var told: Set<String> = []
    var worst: Severity?
    var unused: [String] = []
    var count = 0
    var baseline = baselinePath.map { Baseline($0) }
    // Whoever types a text ends it as he ends any other filter's.
    let isLong = files.count > 1 && !files.contains { $0.isStandardInput }
    if isLong { Interruption.begin() }
    defer { if isLong { Interruption.end() } }
    var progress = CountProgress("lint", "files")
    var done = 0
    write(report.begin())
    TextFiles.each(of: files, until: Interruption.isWanted) {
      Interruption.isWanted ? nil : linter.check($0)
    } take: { result in
      guard let result else { return }
      done += 1
      progress.clear()
      defer { progress.show(done, of: files.count) }
      // A diff on its way to `patch` is bytes; one that somebody looks at is text of a stranger.
      let isShown = linter.mode == .preview && isatty(STDOUT_FILENO) == 1
      Output.standard.write(
        isShown ? Array(printableLines(String(decoding: result.output, as: UTF8.self)).utf8) : result.output)
      // An archive that cannot be read is one problem, however many files asked it.
      failed += result.problems.filter { told.insert($0.description).inserted }
      if let note = result.note { notes.append(note) }
      guard let checked = result.file else { return }
      count += 1
      unused += checked.unused
      if baseline != nil { baseline?.add(checked) } else { write(report.add(checked)) }
      worst = ([worst].compactMap { $0 } + checked.findings.map(\.severity)).max()
    }
    progress.clear()
    let isStopped = isLong && Interruption.isWanted
    write(report.end(files: count, isComplete: failed.isEmpty && !isStopped))
    if let baseline, !isStopped { write(baseline, &failed) }
    Output.standard.flush()
    for line in unused { Terminal.error("\(printable(line))\n") }
    for line in notes + failed.map(\.description) { Terminal.error("stet lint: \(printable(line))\n") }
    if isStopped {
      Terminal.error("stet lint: stopped; \(count) of \(files.count) files were checked\n")
      return Self.stopped
    }
    if !failed.isEmpty { return 2 }
    if baselinePath != nil { return 0 }
    return worst.map { $0 >= context.failOn } ?? false || !unused.isEmpty ? 1 : 0
  }

  private func write(_ text: String) {
    guard linter.mode != .preview, baselinePath == nil else { return }
    writesText ? Terminal.error(text) : Output.standard.write(text)
  }

  /// Half of what there is must not look like all of it.
  private func write(_ baseline: Baseline, _ failed: inout [FileError]) {
    guard let path = baselinePath else { return }
    guard failed.isEmpty else {
      failed.append(FileError(description: "\(path): is not written, since not all could be read"))
      return
    }
    do throws(FileError) {
      let count = try baseline.write(to: path)
      Output.standard.write("\(count) finding\(count == 1 ? "" : "s") noted in \(printable(path)).\n")
    } catch {
      failed.append(error)
    }
  }
}
