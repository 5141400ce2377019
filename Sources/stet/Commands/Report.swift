import Articles
import Files
import Formats
import Glibc
import Presentation
import Rules

/// Many articles in, a page about all of them out.
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "what the articles of folders rest on, and what the rules find in them"
  static let usage = ["PATH… [OPTIONS]"]
  static let text = """
    Counts over many articles, every \(allFormats.inWords) file in folders (by its ending): how many of their claims
    rest on somebody who is named, on a vague source, on nobody; how many sources an article names; how often each rule
    reports. For all together, and for each folder or each outlet. Claims are counted as 'stet worksheet' lists them,
    findings as 'stet lint' reports them, and folders are read as 'stet lint' reads them. Stet does not say whether
    anything is true, and an article with few sources may need no more.
    """
  private static let format = Option.choice(
    "--format", ["html", "json"],
    """
    html: a page by itself, light or dark, to be read on a screen or on paper: no script, nothing fetched
    json: {"by", "claims", "groups", "rules", "articles", "unread"}, for programs, with a row for each article. The shape \
    is in Protocol/report.schema.json
    """)
  private static let by = Option.choice(
    "--by", FolderReport.Grouping.allCases.map(\.rawValue),
    "what articles are put together by: the folder that they lie in, or the outlet that their page names")
  static let options: [Option] = [
    format, by, .settings, .noIgnore,
    .archive.saying("holds quotations against those of an archive, as 'stet lint' does; without it none is looked at"),
    TierOption.quick, TierOption.deep,
  ]
  static let exitStatus: String? = """
    0, 2 for a wrong option or a file that cannot be read (the rest is counted, and the report says how many are not in \
    it), 130 stopped, and then nothing is printed.
    """
  static let examples = [
    "stet report desks/ > report.html && xdg-open report.html",
    "stet report --by outlet --quick pages/ > outlets.html",
    "stet report --format json pages/ | jq '.groups[] | [.name, .claims.nobody]'",
    "stet report --format json pages/ | jq -r '.articles[] | select(.sources < 2) | .file'",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard !arguments.rest.isEmpty else { throw UsageError(description: "a folder or a file is wanted") }
    guard !arguments.rest.contains("-") else {
      throw UsageError(description: "a report is about files and folders; 'stet worksheet -' reads standard input")
    }
    let format = try arguments.choice(format)
    if arguments.has(.archive) { _ = try OpenArchive.required(arguments) }
    let settings = try LintSettings(arguments, disabled: [], enabled: [], standardInput: nil)
    let linter = Linter(
      settings: settings, mode: .report, standardInput: nil, archive: arguments.value(.archive),
      deep: try DeepStandard(arguments, of: name))
    var report = FolderReport(by: FolderReport.Grouping(rawValue: try arguments.choice(by))!)
    let found = TextFiles.files(
      in: arguments.rest, ignores: !arguments.has(.noIgnore), takes: settings.takes)
    var problems = found.problems.map(\.description)
    var notes: [String] = []
    var unread = 0
    Interruption.begin()
    defer { Interruption.end() }
    var progress = CountProgress(name, "files")
    var done = 0
    TextFiles.each(of: found.files, until: Interruption.isWanted) {
      Interruption.isWanted ? nil : check($0, linter)
    } take: { answer in
      guard let (row, result) = answer else { return }
      done += 1
      progress.show(done, of: found.files.count)
      problems += result.problems.map(\.description).filter { !problems.contains($0) }
      notes += [result.note].compactMap { $0 }
      if let row { report.add(row) } else { unread += 1 }
    }
    progress.clear()
    for line in notes + problems { Terminal.error("stet report: \(printable(line))\n") }
    // Half of what there is must not look like all of it.
    guard !Interruption.isWanted else {
      Terminal.error("stet report: stopped; \(done) of \(found.files.count) files were read\n")
      return LintRun.stopped
    }
    if format == "json" {
      Output.standard.write(try JSONFolderReport.written(report, unread: unread))
    } else {
      Output.standard.write(HTMLFolderReport(report, unread: unread).written)
    }
    Output.standard.flush()
    return problems.isEmpty ? 0 : 2
  }

  /// What is counted of a file; the article itself is let go.
  private static func check(
    _ file: NamedFile, _ linter: Linter
  ) -> (row: FolderReport.Row?, result: (problems: [FileError], note: String?)) {
    let result = linter.check(file)
    let row = result.file.map { checked in
      FolderReport.Row(checked, Worksheet(of: checked.article, checked.findings, .starter))
    }
    return (row, (result.problems, result.note))
  }
}
