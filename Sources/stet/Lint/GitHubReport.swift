import Formats
import Rules

/// For a step of GitHub Actions: a workflow command each, which the service shows beside the line.
struct GitHubReport: LintReport {
  static let name = "github"
  static let summary = "annotations of GitHub Actions (::warning file=…::…)"

  init(_ context: ReportContext) {}

  mutating func add(_ checked: CheckedFile) -> String {
    checked.placed.map { finding, place in
      // It takes columns of one line alone.
      let columns = place.line == place.endLine ? ",col=\(place.column),endColumn=\(place.endColumn)" : ""
      return "::\(Self.level(finding.severity)) title=\(Self.property("stet: \(finding.rule)")),"
        + "file=\(Self.property(ReportPath.relative(checked.name))),line=\(place.line),endLine=\(place.endLine)\(columns)::"
        + "\(Self.data(finding.message))\n"
    }.joined()
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "notice"
    }
  }

  /// Words of an article cannot end a command or begin another.
  private static func data(_ text: String) -> String {
    escaped(text) { $0 == "%" || $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value }
  }

  private static func property(_ text: String) -> String {
    escaped(text) { $0 == "%" || $0 == ":" || $0 == "," || $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value }
  }

  private static func escaped(_ text: String, _ isEscaped: (Unicode.Scalar) -> Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      guard isEscaped(scalar) else {
        escaped.unicodeScalars.append(scalar)
        continue
      }
      for byte in String(scalar).utf8 {
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return escaped
  }
}
