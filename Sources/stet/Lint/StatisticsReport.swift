import Rules

/// How often each rule reported, the most frequent first: what `--statistics` puts in the place of the findings. For people a
/// table, for programs one array.
struct StatisticsReport: LintReport {
  static let name = "statistics"
  static let summary = "how often each rule reported"

  private struct Row: Encodable {
    let rule: String
    let severity: String
    let count: Int
    let files: Int
  }

  private struct Key: Hashable {
    let rule: String
    let severity: Severity
  }

  private let isForPrograms: Bool
  private var counts: [Key: (findings: Int, files: Int)] = [:]

  init(_ context: ReportContext) { isForPrograms = context.isForPrograms }

  mutating func add(_ checked: CheckedFile) -> String {
    for (key, findings) in Dictionary(grouping: checked.findings, by: { Key(rule: $0.rule, severity: $0.severity) }) {
      counts[key, default: (0, 0)].findings += findings.count
      counts[key, default: (0, 0)].files += 1
    }
    return ""
  }

  mutating func end(files: Int, isComplete: Bool) -> String {
    let rows = counts.map { Row(rule: $0.rule, severity: $0.severity.rawValue, count: $1.findings, files: $1.files) }
      .sorted { (-$0.count, $0.rule, $0.severity) < (-$1.count, $1.rule, $1.severity) }
    return isForPrograms ? Self.json(rows) : Self.table(rows, files)
  }

  private static func json(_ rows: [Row]) -> String {
    var array = JSONRows()
    return "[" + rows.map { array.next($0) }.joined() + array.end + "]\n"
  }

  private static func table(_ rows: [Row], _ files: Int) -> String {
    func counted(_ count: Int) -> String { "\(count) file\(count == 1 ? "" : "s")" }
    let width = rows.map { "\($0.count)".count }.max() ?? 0
    let names = rows.map { $0.rule.count }.max() ?? 0
    let lines = rows.map { row in
      let space = String(repeating: " ", count: width - "\(row.count)".count)
      return "\(space)\(row.count)  \(padded(row.rule, to: names))  \(row.severity), in \(counted(row.files))\n"
    }
    return lines.joined() + "\(counted(files)) checked\(lines.isEmpty ? ", nothing found" : "").\n"
  }
}
