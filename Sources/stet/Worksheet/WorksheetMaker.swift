import Archive
import Articles
import Files
import Formats
import Presentation

/// Makes worksheets of files, by the same findings that `stet lint` has.
struct WorksheetMaker {
  private let linter: Linter
  private let knowledge: Knowledge
  private let archive: ArchiveReader?
  private let standardInput: String?
  /// The folder that links of the sheet begin in; nil where it goes to standard output.
  private let folder: String?

  /// - Parameter sheet: where the sheet is to be written.
  init(
    _ arguments: Arguments, of command: String, _ knowledge: Knowledge, standardInput: String?, sheet: String?
  ) throws {
    self.knowledge = knowledge
    archive = arguments.has(.archive) ? try OpenArchive.required(arguments) : nil
    linter = Linter(
      settings: try LintSettings(arguments, disabled: [], enabled: [], standardInput: standardInput), mode: .report,
      standardInput: standardInput, archive: arguments.value(.archive),
      deep: try DeepStandard(arguments, of: command))
    self.standardInput = standardInput
    folder = sheet.map { Self.folder(of: Files.absolutePath($0)) }
  }

  /// What of the archive could not be read.
  var archiveProblem: String? { archive?.takeFailure().map { "\($0)" } }

  func make(_ file: NamedFile) -> (sheet: WorksheetFile?, problems: [String], note: String?) {
    let result = linter.check(file)
    let problems = result.problems.map(\.description)
    guard let checked = result.file else { return (nil, problems, result.note) }
    let sheet = Worksheet(
      of: checked.article, checked.findings, knowledge, archive: archive,
      ownID: file.isStandardInput ? nil : OpenArchive.id(of: file.path))
    let name = file.isStandardInput ? standardInput ?? "standard input" : file.path
    let made = WorksheetFile(
      name: name, path: file.isStandardInput ? nil : path(to: file.path), text: checked.article.text, sheet: sheet)
    return (made, problems, result.note)
  }

  /// As a link says it: by its name where it lies beside the sheet.
  private func path(to path: String) -> String {
    guard let folder else { return path }
    let absolute = Files.absolutePath(path)
    let own = Self.folder(of: absolute)
    return own == folder ? String(absolute.dropFirst(own.count)) : absolute
  }

  /// With its slash.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
