import Articles
import Formats
import Presentation
import Rules

/// For people: place, severity, message, rule; the line with the words underlined; one line that sums up.
struct HumanReport: LintReport {
  static let name = "human"
  static let summary = "place, message and rule, the words underlined, and a line that sums up"

  let colours: Colours
  private var counts: [Severity: Int] = [:]
  private var corrected = 0
  private var tiers: Set<Tier> = []
  /// Columns of a terminal that an excerpt may take.
  private static let width = 76
  /// Bytes of a line that are looked at on each side of where an excerpt begins: more than so many columns take. A line
  /// may be a megabyte with a thousand findings.
  private static let reach = 512

  init(_ context: ReportContext) { colours = context.colours }

  mutating func add(_ checked: CheckedFile) -> String {
    corrected += checked.corrected
    tiers.insert(checked.tier)
    for finding in checked.findings { counts[finding.severity, default: 0] += 1 }
    let offsets = ScalarOffsets(checked.article.text.bytes)
    return checked.findings.map { text(of: $0, in: checked, offsets) }.joined()
  }

  mutating func end(files: Int, isComplete: Bool) -> String {
    guard files > 0 || isComplete else { return "" }
    let how = tiers.count == 1 ? " \(tiers.first!.adverb)" : ""
    let checked =
      "\(files) file\(files == 1 ? "" : "s") checked\(how)\(corrected > 0 ? ", \(corrected) set right" : "")"
    let parts = Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { "\($0) \(severity.rawValue)\($0 == 1 || severity == .information ? "" : "s")" }
    }
    let nothing = corrected > 0 ? "nothing else found" : "nothing found"
    return parts.isEmpty ? "\(checked), \(nothing).\n" : "\(checked): \(parts.joined(separator: ", ")).\n"
  }

  private func text(of finding: Finding, in checked: CheckedFile, _ offsets: ScalarOffsets) -> String {
    let text = checked.article.text
    let line = text.line(at: finding.range.start)
    let lineRange = text.line(line)
    let column = offsets[finding.range.start] - offsets[lineRange.start] + 1
    let place = colours.bold("\(printable(checked.name)):\(line + 1):\(column)")
    let lastLine = text.line(at: max(finding.range.start, finding.range.end - 1))
    let span = lastLine > line ? " (lines \(line + 1) to \(lastLine + 1))" : ""
    let head =
      "\(place): \(coloured(finding.severity)): \(printable(finding.message))\(span) \(colours.grey("[\(finding.rule)]"))\n"
    let archived = finding.archived.map { remark in
      let address = ArchiveLink.address(remark.head) ?? remark.head.id
      return "  archived: \(printable(remark.message))\n            \(printable(address))\n"
    }
    return head + excerpt(of: lineRange, finding.range, number: line + 1, text) + archived.joined()
  }

  private func coloured(_ severity: Severity) -> String {
    switch severity {
    case .error: colours.red(severity.rawValue)
    case .warning: colours.yellow(severity.rawValue)
    case .information, .hint: colours.blue(severity.rawValue)
    }
  }

  /// The line, or as much of a long one as shows the beginning of the finding, with carets below the words.
  private func excerpt(of line: TextRange, _ range: TextRange, number: Int, _ text: SourceText) -> String {
    let end = min(range.end, line.end)
    let before = printable(text[TextRange(max(line.start, range.start - Self.reach), range.start)])
    let marked = printable(text[TextRange(range.start, min(end, range.start + Self.reach))])
    let after = printable(text[TextRange(end, min(line.end, end + Self.reach))])
    let left = tail(before, min(24, max(0, Self.width - displayWidth(marked))))
    let middle = start(marked, Self.width - displayWidth(left))
    let right = middle == marked ? start(after, Self.width - displayWidth(left) - displayWidth(middle)) : ""
    let gutter = String(repeating: " ", count: "\(number)".count)
    let underline =
      String(repeating: " ", count: displayWidth(left)) + String(repeating: "^", count: max(1, displayWidth(middle)))
    return
      "  \(colours.grey("\(number) |")) \(left)\(middle)\(right)\n  \(gutter) \(colours.grey("|")) \(colours.yellow(underline))\n"
  }

  private func start(_ text: String, _ width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    var short = ""
    var used = 0
    for character in text {
      let next = displayWidth(String(character))
      if used + next > max(0, width - 1) { break }
      short.append(character)
      used += next
    }
    return width > 0 ? short + "…" : ""
  }

  private func tail(_ text: String, _ width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    return "…" + String(text.suffix(max(0, width - 1)))
  }
}
