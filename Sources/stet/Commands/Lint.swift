import Files
import Formats
import Glibc
import Rules
import SettingsFiles

/// What the rules have to say about files, for people and for programs.
enum LintCommand: Command {
  static let name = "lint"
  static let summary = "what the rules have to say about files, folders or standard input"
  static let usage = ["[OPTIONS] PATH… | -", "[OPTIONS] --since DIFF"]
  static let text = """
    Checks files, every \(allFormats.inWords) file in folders (by its ending), or standard input (-). Links in
    folders are passed over, also by --fix. Findings that a stet mark in the text or an entry in
    FILE\(IgnoreList.fileSuffix) silences are left out; that file is no link. Passed over in folders is what the settings
    leave out (files.exclude), what .gitignore files name, what is hidden or in node_modules, and the worksheet that an
    editor made beside its article. Settings are those of the nearest \(SettingsFile.name) in the text's folder or above
    it ('stet init' writes one), then --settings, then the options.
    The deep tier judges texts of up to 100 kB, as in the editor, where its weights are there (see 'stet doctor').
    """
  private static let format = Option.choice(
    "--format", allReports.map { $0.name }, allReports.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))
  private static let failOn = Option.choice(
    "--fail-on", Severity.allCases.map(\.rawValue), standard: Severity.warning.rawValue, placeholder: "SEVERITY",
    "hint, information, warning (standard) or error: from where on the exit status is 1")
  private static let colour = Option.choice("--color", ["auto", "always", "never"], "NO_COLOR counts for auto")
  private static let inputName = Option.value(
    "--stdin-filename", "NAME", "what standard input is called and, by its ending, how it is marked up")
  private static let disable = Option.value("--disable", "RULE", "leaves out what a rule reports; may be repeated")
  private static let enable = Option.value(
    "--enable", "RULE", "may be repeated; 'stet rules' says which are off unless enabled")
  private static let fix = Option.flag(
    "--fix",
    """
    sets right what is certain, and reports what remains: lines of plain text that are no article for certain, not \
    merely likely, go (not where nothing else is left), and of findings that are at least warnings the one fix that a \
    rule offers is made. What shows only then is reported and left to the next run. A file is replaced at once or not \
    at all and keeps its mode, and its owner where that is allowed; of a symbolic link the file that it leads to is \
    replaced, in its own folder, and the link stays. The text of standard input goes to standard output, the report to \
    standard error
    """)
  private static let dryRun = Option.flag(
    "--dry-run",
    """
    with --fix: prints a unified diff for 'patch -p0' and writes nothing; the exit status is that of the files as they \
    are
    """)
  private static let showSettings = Option.flag(
    "--show-settings", "checks nothing, and says of each file which settings count for it and where they come from")
  private static let statistics = Option.flag(
    "--statistics", "how often each rule reported, in the place of the findings; with --format human or json")
  private static let baseline = Option.value(
    "--baseline", "FILE", "leaves out what FILE has noted, found again by its words as entries of ignore files are")
  private static let writeBaseline = Option.value(
    "--write-baseline", "FILE", "reports nothing and notes all there is in FILE; the exit status is 0")
  private static let since = Option.value(
    "--since", "DIFF",
    """
    reports what stands on lines that a unified diff adds or changes, a file or - for standard input; without a PATH of \
    the texts that it names
    """)
  private static let reportUnused = Option.flag(
    "--report-unused",
    """
    names stet marks and entries of ignore files and of the baseline that silence nothing, on standard error; the exit \
    status is then 1 at least. What is for a rule that did not run, or for the archive where none is asked, is not \
    named
    """)
  private static let watch = Option.flag("--watch", "checks again whatever changes, until it is stopped")
  static let options: [Option] = [
    format, statistics, failOn, colour, inputName, .settings, showSettings, disable, enable, .noIgnore,
    .archive.saying(
      "holds quotations against those of an archive; without it none is looked at, so that findings hang on the text "
        + "alone"), TierOption.quick, TierOption.deep, baseline, writeBaseline,
    reportUnused, since, watch, fix, dryRun,
  ]
  static let exitStatus: String? = """
    0 nothing at or above --fail-on, 1 findings, 2 a wrong option or a file that cannot be read or written (the rest is \
    checked all the same), 130 stopped.
    """
  static let examples = [
    "stet lint story.md",
    "stet lint --quick --fail-on information --format json pages/ > findings.json",
    "curl -s URL | stet lint - --stdin-filename page.html",
    "stet lint --format sarif pages/ > stet.sarif",
    "vim -q <(stet lint --format compact pages/)",
    "stet lint --archive desk.db story.md",
    "stet lint --write-baseline known.jsonl pages/ && stet lint --baseline known.jsonl pages/",
    "git diff -U0 main | stet lint --since -",
    "stet lint --fix --dry-run pages/ | less",
    "stet lint --fix - < page.txt > story.txt",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard !arguments.rest.isEmpty || arguments.has(since) else {
      throw UsageError(description: "a file, a folder or - is wanted")
    }
    let report = try arguments.choice(format)
    let failOn = Severity(rawValue: try arguments.choice(failOn))!
    let colour = try arguments.choice(colour)
    let settings = try settings(arguments)
    if arguments.has(showSettings) { return show(settings, arguments) }
    guard arguments.has(fix) || !arguments.has(dryRun) else { throw UsageError(description: "--dry-run is for --fix") }
    let mode: Linter.Mode = arguments.has(dryRun) ? .preview : arguments.has(fix) ? .fix : .report
    try check(arguments, mode, report)
    if arguments.has(.archive) { _ = try OpenArchive.required(arguments) }
    var linter = Linter(
      settings: settings, mode: mode, standardInput: arguments.value(inputName), archive: arguments.value(.archive),
      deep: try DeepStandard(arguments, of: name))
    linter.baseline = try arguments.value(baseline).map { try Baseline(reading: $0) }
    linter.changed = try arguments.value(since).map { try ChangedLines(Files.read($0)) }
    linter.reportsUnused = arguments.has(reportUnused)
    // Standard output is the corrected text's.
    let writesText = mode == .fix && arguments.rest.contains("-")
    let context = ReportContext(
      colours: Colours(isOn: Terminal.wantsColour(colour, on: writesText ? STDERR_FILENO : STDOUT_FILENO)),
      failOn: failOn, isForPrograms: report == JSONReport.name)
    let type = arguments.has(statistics) ? StatisticsReport.self : allReports.first { $0.name == report }!
    let run = LintRun(
      linter: linter, report: type, context: context, writesText: writesText,
      baselinePath: arguments.value(writeBaseline))
    let ignores = !arguments.has(.noIgnore)
    if arguments.has(watch) {
      return try LintWatch(run: run, settings: settings, paths: arguments.rest, ignores: ignores).begin()
    }
    let found = files(arguments, linter.changed, settings)
    return run.run(found.files, found.problems)
  }

  /// Those that are named, or that a diff names.
  private static func files(
    _ arguments: Arguments, _ changed: ChangedLines?, _ settings: LintSettings
  ) -> (files: [NamedFile], problems: [FileError]) {
    let ignores = !arguments.has(.noIgnore)
    guard let changed, arguments.rest.isEmpty else {
      let found = TextFiles.files(in: arguments.rest, ignores: ignores, takes: settings.takes)
      return (found.files, found.problems)
    }
    // A diff is not the user: of what it names, texts alone, as of a folder.
    let wanted = changed.files.filter { settings.takes(Files.absolutePath($0), isFolder: false) }
    return (wanted.map { NamedFile($0, namedBy: .stranger) }, [])
  }

  /// Options that have nothing to say to each other.
  private static func check(_ arguments: Arguments, _ mode: Linter.Mode, _ report: String) throws {
    func refuse(_ condition: Bool, _ sentence: String) throws {
      if condition { throw UsageError(description: sentence) }
    }
    try refuse(
      arguments.has(statistics) && ![HumanReport.name, JSONReport.name].contains(report),
      "--statistics is for --format human or json")
    try refuse(
      arguments.has(baseline) && arguments.has(writeBaseline), "--write-baseline notes all there is, without --baseline"
    )
    try refuse(
      mode != .report && (arguments.has(since) || arguments.has(writeBaseline) || arguments.has(watch)),
      "--fix goes with none of --since, --write-baseline and --watch")
    try refuse(
      arguments.value(since) == "-" && arguments.rest.contains("-"), "standard input is either a diff or a text")
    try refuse(
      arguments.has(watch)
        && (arguments.rest.contains("-") || arguments.has(since) || arguments.has(writeBaseline)
          || ![HumanReport.name, CompactReport.name].contains(report)),
      "--watch is for files and folders, --format human or compact, and without --since and --write-baseline")
  }

  private static func show(_ settings: LintSettings, _ arguments: Arguments) -> Int32 {
    var problems: [String] = []
    for path in arguments.rest {
      let file = NamedFile(path, namedBy: .user)
      let name = file.isStandardInput ? arguments.value(inputName) ?? path : path
      Output.standard.write(settings.page(of: file, name: name))
      problems += settings.problems(of: file).filter { !problems.contains($0) }
    }
    for problem in problems { Terminal.error("stet lint: \(printable(problem))\n") }
    Output.standard.flush()
    return problems.isEmpty ? 0 : 2
  }

  private static func settings(_ arguments: Arguments) throws -> LintSettings {
    let rules = allRules.map { $0.page.id }
    for rule in arguments.all(disable) + arguments.all(enable) where !rules.contains(rule) {
      throw UsageError(description: "there is no rule '\(printable(rule))'; there are \(rules.joined(separator: ", "))")
    }
    return try LintSettings(
      arguments, disabled: arguments.all(disable), enabled: arguments.all(enable),
      standardInput: arguments.value(inputName))
  }
}
