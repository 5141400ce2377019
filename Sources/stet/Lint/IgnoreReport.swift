import Rules

/// For a text's ignore file: what is reported now, as lines that silence it.
struct IgnoreReport: LintReport {
  static let name = "ignore"
  static let summary = """
    the findings as lines of an ignore file, to be put behind those of the text: \
    stet lint --format ignore story.md >> story.md\(IgnoreList.fileSuffix)
    """

  init(_ context: ReportContext) {}

  mutating func add(_ checked: CheckedFile) -> String {
    checked.findings.map { IgnoreList.Entry(for: $0, in: checked.article).line + "\n" }.joined()
  }
}
