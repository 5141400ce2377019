/// How findings are written: pieces of a text, in the order of the calls.
protocol LintReport: Sendable {
  /// As `--format` takes it.
  static var name: String { get }
  /// What `stet help lint` says of it.
  static var summary: String { get }
  init(colours: Colours)
  mutating func begin() -> String
  mutating func add(_ checked: CheckedFile) -> String
  /// - Parameter isComplete: false where something could not be read, which is said elsewhere.
  mutating func end(files: Int, isComplete: Bool) -> String
}

/// Every report, the standard one first. A new format is one file and one line here.
let allReports: [any LintReport.Type] = [HumanReport.self, JSONReport.self, IgnoreReport.self]
