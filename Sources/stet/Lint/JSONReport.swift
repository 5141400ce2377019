import Formats

/// For programs: one JSON array, an object a line.
struct JSONReport: LintReport {
  static let name = "json"
  static let summary = """
    one array of {"file", "rule", "severity", "line", "column", "endLine", "endColumn", "start", "end", "message", \
    "score", "related", "fixes", "archived"}; lines and columns from 1, columns and offsets in Unicode scalars. The shape \
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
    let related: [RemarkRow]?
    let archived: [ArchivedRow<ArchivedRemarkRow>]?
    let fixes: [FixRow]?
  }

  private var isFirst = true

  init(colours: Colours) {}

  mutating func begin() -> String { "[" }

  mutating func add(_ checked: CheckedFile) -> String {
    guard !checked.findings.isEmpty else { return "" }
    let text = checked.article.text
    let offsets = ScalarOffsets(text.bytes)
    var rows = ""
    for finding in checked.findings {
      let (line, endLine) = (text.line(at: finding.range.start), text.line(at: finding.range.end))
      let row = Row(
        file: checked.name, rule: finding.rule, severity: finding.severity.rawValue, line: line + 1,
        column: offsets[finding.range.start] - offsets[Int(text.lineStarts[line])] + 1, endLine: endLine + 1,
        endColumn: offsets[finding.range.end] - offsets[Int(text.lineStarts[endLine])] + 1,
        start: offsets[finding.range.start], end: offsets[finding.range.end], message: finding.message,
        score: finding.score.map(rounded), related: RemarkRow.rows(of: finding, offsets),
        archived: ArchivedRemarkRow.rows(of: finding),
        fixes: FixRow.rows(of: finding, offsets))
      let json = ArticleLines.encoded(row)
      rows += (isFirst ? "\n" : ",\n") + String(decoding: json, as: UTF8.self)
      isFirst = false
    }
    return rows
  }

  mutating func end(files: Int, isComplete: Bool) -> String { isFirst ? "]\n" : "\n]\n" }
}
