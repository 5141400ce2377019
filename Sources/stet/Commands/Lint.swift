import Files
import Formats
import Glibc
import Rules
import SettingsFiles

/// What the rules have to say about files, for people and for programs.
enum LintCommand: Command {
  static let name = "lint"
  static let summary = "what the rules have to say about files, folders or standard input"
  static let usage = ["[OPTIONS] PATH… | -"]
  static let text = """
    Checks files, every \(allFormats.inWords) file in folders (by its ending), or standard input (-). Links in
    folders are passed over, also by --fix. Findings that a stet mark in the text or an entry in
    FILE\(IgnoreList.fileSuffix) silences are left out; that file is no link. What the settings leave out (files.exclude),
    .gitignore files name, is hidden or in node_modules is passed over in folders. Settings are those of the nearest
    \(SettingsFile.name) in the text's folder or above it ('stet init' writes one), then --settings, then the options.
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
  static let options: [Option] = [
    format, statistics, failOn, colour, inputName, .settings, showSettings, disable, enable, .noIgnore,
    .archive.saying(
      "holds quotations against those of an archive; without it none is looked at, so that findings hang on the text "
        + "alone"), .deep, fix, dryRun,
  ]
  static let exitStatus: String? = """
    0 nothing at or above --fail-on, 1 findings, 2 a wrong option or a file that cannot be read or written (the rest is \
    checked all the same).
    """
  static let examples = [
    "stet lint story.md",
    "stet lint --fail-on information --format json pages/ > findings.json",
    "curl -s URL | stet lint - --stdin-filename page.html",
    "stet lint --format sarif pages/ > stet.sarif",
    "vim -q <(stet lint --format compact pages/)",
    "stet lint --archive desk.db story.md",
    "stet lint --fix --dry-run pages/ | less",
    "stet lint --fix - < page.txt > story.txt",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard !arguments.rest.isEmpty else { throw UsageError(description: "a file, a folder or - is wanted") }
    let report = try arguments.choice(format)
    let failOn = Severity(rawValue: try arguments.choice(failOn))!
    let colour = try arguments.choice(colour)
    let settings = try settings(arguments)
    if arguments.has(showSettings) { return show(settings, arguments) }
    guard arguments.has(fix) || !arguments.has(dryRun) else { throw UsageError(description: "--dry-run is for --fix") }
    let mode: Linter.Mode = arguments.has(dryRun) ? .preview : arguments.has(fix) ? .fix : .report
    if arguments.has(.archive) { _ = try OpenArchive.required(arguments) }
    let linter = Linter(
      settings: settings, mode: mode, standardInput: arguments.value(inputName), archive: arguments.value(.archive),
      encoder: try DeepOption.encoder(arguments))
    // Standard output is the corrected text's.
    let writesText = mode == .fix && arguments.rest.contains("-")
    let colours = Colours(isOn: Terminal.wantsColour(colour, on: writesText ? STDERR_FILENO : STDOUT_FILENO))
    let context = ReportContext(colours: colours, failOn: failOn, isForPrograms: report == JSONReport.name)
    guard !arguments.has(statistics) || [HumanReport.name, JSONReport.name].contains(report) else {
      throw UsageError(description: "--statistics is for --format human or json")
    }
    let type = arguments.has(statistics) ? StatisticsReport.self : allReports.first { $0.name == report }!
    let (files, problems) = TextFiles.files(
      in: arguments.rest, ignores: !arguments.has(.noIgnore), takes: settings.takes)
    return lint(files, problems, linter, failOn, type.init(context)) { text in
      if mode != .preview { writesText ? Terminal.error(text) : Output.standard.write(text) }
    }
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

  private static func lint(
    _ files: [NamedFile], _ problems: [FileError], _ linter: Linter, _ failOn: Severity, _ report: any LintReport,
    write: (String) -> Void
  ) -> Int32 {
    var report = report
    var failed = problems
    var told: Set<String> = []
    var worst: Severity?
    var count = 0
    write(report.begin())
    TextFiles.each(of: files) {
      linter.check($0)
    } take: { result in
      // A diff on its way to `patch` is bytes; one that somebody looks at is text of a stranger.
      let isShown = linter.mode == .preview && isatty(STDOUT_FILENO) == 1
      Output.standard.write(
        isShown ? Array(printableLines(String(decoding: result.output, as: UTF8.self)).utf8) : result.output)
      // An archive that cannot be read is one problem, however many files asked it.
      failed += result.problems.filter { told.insert($0.description).inserted }
      guard let checked = result.file else { return }
      count += 1
      write(report.add(checked))
      worst = ([worst].compactMap { $0 } + checked.findings.map(\.severity)).max()
    }
    write(report.end(files: count, isComplete: failed.isEmpty))
    Output.standard.flush()
    for error in failed { Terminal.error("stet lint: \(printable(error.description))\n") }
    if !failed.isEmpty { return 2 }
    return worst.map { $0 >= failOn } ?? false ? 1 : 0
  }
}
