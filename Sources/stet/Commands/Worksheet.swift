import Articles
import Files
import Formats
import Glibc
import Presentation

/// What a checker of facts has to tick off.
enum WorksheetCommand: Command {
  static let name = "worksheet"
  static let summary = "all that a checker of facts has to tick off in an article"
  static let usage = ["FILE… | - [OPTIONS]"]
  static let text = """
    Lists, in the order of the text, each claim with who says it or that nobody does, each name with its spellings and
    office, each figure, date, age and quotation, each link, with what the rules and the knowledge bases say of them and,
    with --archive, archived articles and fact-checks. Stet does not say whether anything is true.

    Made again with --output over a sheet of Markdown or org, it keeps what was ticked and written there: an item is
    found again by its words, figures, dates and ages by those of their sentence too, and what is no longer in the text
    is listed at the end where anything was noted of it. Other formats have no place for remarks and are made anew.
    """
  private static let format = Option.choice(
    "--format", allWorksheetFormats.map { $0.name },
    allWorksheetFormats.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))
  private static let output = Option.value(
    "--output", "FILE",
    "writes there, at once or not at all; of the files with that name only a worksheet of the same format is replaced")
  private static let inputName = Option.value(
    "--stdin-filename", "NAME", "what standard input is called and, by its ending, how it is marked up")
  static let options: [Option] = [
    format, output, inputName, .settings,
    .archive.saying(
      "says what archived articles and fact-checks have on names, quotations and claims; without it no archive is asked"
    ),
    TierOption.quick, TierOption.deep,
  ]
  static let exitStatus: String? = """
    0, or 2 for a wrong option or a file that cannot be read or written: with --output nothing is written then, else the \
    rest is printed all the same.
    """
  static let examples = [
    "stet worksheet story.md --output story.check.md",
    "stet worksheet story.md --format org --archive desk.db --output story.org",
    "stet worksheet page.html --format html > sheet.html && xdg-open sheet.html",
    "stet worksheet *.md --format csv --output today.csv",
    "stet worksheet story.md --format json | jq '.worksheets[].items[] | select(.support == \"nobody\")'",
  ]

  static func run(_ arguments: Arguments) throws -> Int32 {
    guard !arguments.rest.isEmpty else { throw UsageError(description: "a file or - is wanted") }
    let name = try arguments.choice(Self.format)
    let format = allWorksheetFormats.first { $0.name == name }!
    let target = arguments.value(output)
    let old = try target.flatMap { try sheet(at: $0, format, besides: arguments.rest) }
    let maker = try WorksheetMaker(
      arguments, of: Self.name, EntitiesFolder.knowledge(Self.name), standardInput: arguments.value(inputName),
      sheet: target)
    var sheets: [WorksheetFile] = []
    var problems: [String] = []
    for path in arguments.rest {
      let made = maker.make(NamedFile(path, namedBy: .user))
      if let sheet = made.sheet { sheets.append(sheet) }
      problems += made.problems.filter { !problems.contains($0) }
      if let note = made.note { Terminal.error("stet worksheet: \(printable(note))\n") }
    }
    problems += maker.archiveProblem.map { [$0] } ?? []
    for problem in problems { Terminal.error("stet worksheet: \(printable(problem))\n") }
    // Half of what there is must not look like all of it.
    guard let target else {
      if !sheets.isEmpty { Output.standard.write(try format.written(sheets, keeping: KeptRemarks())) }
      Output.standard.flush()
      return problems.isEmpty ? 0 : 2
    }
    guard problems.isEmpty else {
      Terminal.error("stet worksheet: \(printable(target)): is not written, since not all could be read\n")
      return 2
    }
    let kept = old.map { format.remarks(in: $0.text) } ?? KeptRemarks()
    let bytes = Array(try format.written(sheets, keeping: kept).utf8)
    // What has come there meanwhile is nobody's to replace.
    if let old {
      try Files.replace(target, with: bytes, ifStill: old.bytes)
    } else {
      try Files.make(target, with: bytes)
    }
    return 0
  }

  /// The sheet that a new one is to replace; nil where there is no file of that name.
  private static func sheet(
    at path: String, _ format: any WorksheetFormat.Type, besides files: [String]
  ) throws -> (bytes: [UInt8], text: String)? {
    guard path != "-" else { throw UsageError(description: "--output wants the name of a file") }
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let own = Files.realPath(path)
    let bytes = files.contains { Files.realPath($0) == own } ? [] : try Files.read(path)
    guard let text = format.sheet(of: bytes) else {
      throw FileError(
        description:
          "\(path): is no worksheet in the format \(format.name), and stays as it is; --output wants another name")
    }
    return (bytes, text)
  }
}
