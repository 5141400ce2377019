import Formats

/// A line each, as compilers write it and editors read it: Vim's quickfix list, Emacs's compilation mode.
struct CompactReport: LintReport {
  static let name = "compact"
  static let summary =
    "a line each, file:line:column: severity: message [rule], as editors read it (:cfile, M-x compile)"

  init(_ context: ReportContext) {}

  mutating func add(_ checked: CheckedFile) -> String {
    checked.placed.map { finding, place in
      return "\(printable(checked.name)):\(place.line):\(place.column): \(finding.severity.rawValue): "
        + "\(printable(finding.message)) [\(finding.rule)]\n"
    }.joined()
  }
}
