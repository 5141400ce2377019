import Formats

/// For programs: one JSON array, an object a line.
struct JSONReport: LintReport {
  static let name = "json"
  static let summary = """
    one array of {"file", "rule", "severity", "line", "column", "endLine", "endColumn", "start", "end", "message", \
    "score", "tier", "related", "fixes", "archived"}; lines and columns from 1, columns and offsets in Unicode scalars. The shape \
    is in Protocol/lint.schema.json
    """

  private struct Row: Encodable {
    let file: String
    let rule: String
    let severity: String
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int
    let start: Int
    let end: Int
    let message: String
    let score: Double?
    let tier: Tier
    let related: [RemarkRow]?
    let archived: [ArchivedRow<ArchivedRemarkRow>]?
    let fixes: [FixRow]?
  }

  private var array = JSONRows()

  init(_ context: ReportContext) {}

  mutating func begin() -> String { "[" }

  mutating func add(_ checked: CheckedFile) -> String {
    guard !checked.findings.isEmpty else { return "" }
    let text = checked.article.text
    let offsets = ScalarOffsets(text.bytes)
    var rows = ""
    for finding in checked.findings {
      let place = FindingPlace(finding.range, in: text, offsets)
      let row = Row(
        file: checked.name, rule: finding.rule, severity: finding.severity.rawValue, line: place.line,
        column: place.column, endLine: place.endLine, endColumn: place.endColumn,
        start: offsets[finding.range.start], end: offsets[finding.range.end], message: finding.message,
        score: finding.score.map(rounded), tier: checked.tier, related: RemarkRow.rows(of: finding, offsets),
        archived: ArchivedRemarkRow.rows(of: finding),
        fixes: FixRow.rows(of: finding, offsets))
      rows += array.next(row)
    }
    return rows
  }

  mutating func end(files: Int, isComplete: Bool) -> String { "\(array.end)]\n" }
}
