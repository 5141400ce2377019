import Formats
import Rules

/// For GitLab's code quality: one array, whose rows it compares with those of the branch to merge into.
struct GitLabReport: LintReport {
  static let name = "gitlab"
  static let summary = "an array for GitLab's artifacts:reports:codequality"

  private struct Row: Encodable {
    struct Location: Encodable {
      struct Lines: Encodable {
        let begin: Int
        let end: Int
      }

      let path: String
      let lines: Lines
    }

    let description: String
    let checkName: String
    let fingerprint: String
    let severity: String
    let location: Location

    enum CodingKeys: String, CodingKey {
      case description, fingerprint, severity, location
      case checkName = "check_name"
    }
  }

  private var rows = JSONRows()

  init(_ context: ReportContext) {}

  mutating func begin() -> String { "[" }

  mutating func add(_ checked: CheckedFile) -> String {
    var fingerprints = Fingerprints()
    var written = ""
    for (finding, place) in checked.placed {
      written += rows.next(
        Row(
          description: finding.message, checkName: finding.rule, fingerprint: fingerprints.next(finding, in: checked),
          severity: Self.severity(finding.severity),
          location: Row.Location(
            path: ReportPath.relative(checked.name), lines: Row.Location.Lines(begin: place.line, end: place.endLine))))
    }
    return written
  }

  mutating func end(files: Int, isComplete: Bool) -> String { "\(rows.end)]\n" }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .information: "minor"
    case .hint: "info"
    }
  }
}
