import Articles
import Glibc
import LanguageServer
import Rules

/// What the rules have to say about files, for people and for programs.
enum Lint: Command {
  static let name = "lint"
  static let summary = "what the rules have to say about files, folders or standard input"
  static let options: [Option] = [
    .value("--format"), .value("--fail-on"), .value("--color"), .value("--stdin-filename"), .value("--settings"),
    .value("--disable"), .value("--enable"),
  ]
  static let help = """
    Usage: stet lint [OPTIONS] PATH… | -

    Checks files, every text, Markdown and HTML file in folders (by its ending), or standard input (-). Findings that a
    stet mark in the text or an entry in FILE\(IgnoreList.fileSuffix) silences are left out.

      --format human|json     json: one array of {"file", "rule", "severity", "line", "column", "endLine", "endColumn",
                              "start", "end", "message", "score", "related", "fixes"}; lines and columns from 1,
                              columns and offsets in Unicode scalars
      --fail-on SEVERITY      hint, information, warning (standard) or error: from where on the exit status is 1
      --stdin-filename NAME   what standard input is called and, by its ending, how it is marked up
      --disable RULE, --enable RULE   may be repeated; 'stet rules' says which are off unless enabled
      --settings FILE         a JSON file of settings
      --color auto|always|never   NO_COLOR counts for auto

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a wrong option or a file that cannot be read
    (the rest is checked all the same).

    Examples:
      stet lint story.md
      stet lint --fail-on information --format json pages/ > findings.json
      curl -s URL | stet lint - --stdin-filename page.html

    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard !arguments.rest.isEmpty else { throw UsageError(description: "a file, a folder or - is wanted") }
    let format = try arguments.choice("--format", of: ["human", "json"], standard: "human")
    let severities = Severity.allCases.map(\.rawValue)
    let failOn = Severity(
      rawValue: try arguments.choice("--fail-on", of: severities, standard: Severity.warning.rawValue))!
    let colour = try arguments.choice("--color", of: ["auto", "always", "never"], standard: "auto")
    var settings = try SettingsFile.settings(arguments.value("--settings"))
    let rules = allRules.map { $0.page.id }
    for rule in arguments.all("--disable") + arguments.all("--enable") where !rules.contains(rule) {
      throw UsageError(description: "there is no rule '\(printable(rule))'; there are \(rules.joined(separator: ", "))")
    }
    settings.disabledRules += arguments.all("--disable")
    settings.enabledRules += arguments.all("--enable")
    let report: any LintReport =
      format == "json" ? JSONReport() : HumanReport(colours: Colours(isOn: Terminal.wantsColour(colour)))
    return lint(arguments.rest, named: arguments.value("--stdin-filename"), settings, failOn, report)
  }

  private static func lint(
    _ paths: [String], named name: String?, _ settings: Settings, _ failOn: Severity, _ report: any LintReport
  ) -> Int32 {
    var report = report
    let (files, problems) = TextFiles.files(in: paths)
    var failed = problems
    var worst: Severity?
    var count = 0
    report.begin()
    TextFiles.each(of: files) {
      check($0, name, settings)
    } take: {
      switch $0 {
      case .success(let checked):
        report.add(checked)
        count += 1
        failed += checked.problems
        worst = ([worst].compactMap { $0 } + checked.findings.map(\.severity)).max()
      case .failure(let error): failed.append(error)
      }
    }
    report.end(files: count, isComplete: failed.isEmpty)
    Output.standard.flush()
    for error in failed { Terminal.error("stet lint: \(printable(error.description))\n") }
    if !failed.isEmpty { return 2 }
    return worst.map { $0 >= failOn } ?? false ? 1 : 0
  }

  private static func check(_ path: String, _ name: String?, _ settings: Settings) -> Result<CheckedFile, FileError> {
    do throws(FileError) {
      let shown = path == "-" ? name ?? "-" : path
      let article = try TextFiles.article(path, name: shown)
      let ignoreFile = shown + IgnoreList.fileSuffix
      var ignored = IgnoreList()
      if access(ignoreFile, F_OK) == 0 { ignored = IgnoreList(contents: try Files.read(ignoreFile)) }
      let found = Rules.findings(in: article, settings: settings, ignoring: ignored)
      let problems = ignored.problems.map { FileError(description: "\(ignoreFile): \($0)") }
      return .success(CheckedFile(name: shown, article: article, findings: found, problems: problems))
    } catch {
      return .failure(error)
    }
  }
}

/// A file with what was found in it.
struct CheckedFile: Sendable {
  let name: String
  let article: Article
  let findings: [Finding]
  /// What could not be read of its ignore file.
  let problems: [FileError]
}
