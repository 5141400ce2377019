import Formats
import Rules

/// For services that show tests: a suite a file, a case a finding; what is below `--fail-on` passes and is noted.
struct JUnitReport: LintReport {
  static let name = "junit"
  static let summary = "JUnit's XML: a suite a file, a failure a finding from --fail-on on; others pass and are noted"

  private let failOn: Severity

  init(_ context: ReportContext) { failOn = context.failOn }

  mutating func begin() -> String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stet\">\n" }

  mutating func add(_ checked: CheckedFile) -> String {
    let name = Self.escaped(checked.name)
    let failures = checked.findings.count { $0.severity >= failOn }
    var suite = "  <testsuite name=\"\(name)\" tests=\"\(max(1, checked.findings.count))\" failures=\"\(failures)\">\n"
    if checked.findings.isEmpty { suite += "    <testcase name=\"nothing found\" classname=\"\(name)\"/>\n" }
    for (finding, place) in checked.placed {
      let message = Self.escaped(finding.message)
      let line = "line \(place.line), column \(place.column): \(finding.severity.rawValue): \(message)"
      suite +=
        "    <testcase name=\"\(finding.rule) in line \(place.line), column \(place.column)\" classname=\"\(name)\" "
        + "file=\"\(name)\" line=\"\(place.line)\">\n"
      suite +=
        finding.severity >= failOn
        ? "      <failure type=\"\(finding.rule)\" message=\"\(message)\">\(line)</failure>\n"
        : "      <system-out>\(line)</system-out>\n"
      suite += "    </testcase>\n"
    }
    return suite + "  </testsuite>\n"
  }

  mutating func end(files: Int, isComplete: Bool) -> String { "</testsuites>\n" }

  /// XML has no way to write most control characters.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
