import Formats
import Rules

/// For reviewdog, which writes it below the changed lines of a merge request. Its columns count bytes of UTF-8.
struct RDJSONReport: LintReport {
  static let name = "rdjson"
  static let summary = "for reviewdog -f=rdjson; its columns count bytes"

  private struct Row: Encodable {
    struct Code: Encodable { let value: String }

    struct Place: Encodable {
      let line: Int
      let column: Int

      init(_ offset: Int, in text: SourceText) {
        line = text.line(at: offset) + 1
        column = offset - Int(text.lineStarts[line - 1]) + 1
      }
    }

    struct Stretch: Encodable {
      let start: Place
      let end: Place

      init(_ range: TextRange, in text: SourceText) {
        (start, end) = (Place(range.start, in: text), Place(range.end, in: text))
      }
    }

    struct Location: Encodable {
      let path: String
      let range: Stretch
    }

    struct Suggestion: Encodable {
      let range: Stretch
      let text: String
    }

    let message: String
    let location: Location
    let severity: String
    let code: Code
    let suggestions: [Suggestion]?
  }

  private var rows = JSONRows()

  init(_ context: ReportContext) {}

  mutating func begin() -> String { "{\"source\":{\"name\":\"stet\"},\"diagnostics\":[" }

  mutating func add(_ checked: CheckedFile) -> String {
    let text = checked.article.text
    var written = ""
    for finding in checked.findings {
      // A suggestion is one stretch, and taking it is all of a fix.
      let fixes = finding.fixes.filter { $0.edits.count == 1 }.flatMap(\.edits)
      let suggestions = fixes.map { Row.Suggestion(range: Row.Stretch($0.range, in: text), text: $0.text) }
      written += rows.next(
        Row(
          message: finding.message,
          location: Row.Location(
            path: ReportPath.relative(checked.name), range: Row.Stretch(finding.range, in: text)),
          severity: Self.severity(finding.severity), code: Row.Code(value: finding.rule),
          suggestions: suggestions.isEmpty ? nil : suggestions))
    }
    return written
  }

  mutating func end(files: Int, isComplete: Bool) -> String { "\(rows.end)]}\n" }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .information, .hint: "INFO"
    }
  }
}
