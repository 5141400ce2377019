import Rules

/// How findings are written: pieces of a text, in the order of the calls.
protocol LintReport: Sendable {
  /// As `--format` takes it.
  static var name: String { get }
  /// What `stet help lint` says of it.
  static var summary: String { get }
  init(_ context: ReportContext)
  mutating func begin() -> String
  mutating func add(_ checked: CheckedFile) -> String
  /// - Parameter isComplete: false where something could not be read, which is said elsewhere.
  mutating func end(files: Int, isComplete: Bool) -> String
}

/// What a report is to know besides the files.
struct ReportContext: Sendable {
  var colours = Colours(isOn: false)
  /// From where on a finding fails the run.
  var failOn = Severity.warning
  /// Where a report has a form for people and one for programs.
  var isForPrograms = false
}

extension LintReport {
  mutating func begin() -> String { "" }
  mutating func end(files: Int, isComplete: Bool) -> String { "" }
}

/// Every report, the standard one first. A new format is one file and one line here.
let allReports: [any LintReport.Type] = [
  HumanReport.self, CompactReport.self, JSONReport.self, SARIFReport.self, GitHubReport.self, GitLabReport.self,
  JUnitReport.self, RDJSONReport.self, IgnoreReport.self,
]
