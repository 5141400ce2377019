import Articles
import Formats
import Presentation
import Rules
import TestSupport

extension FuzzedInput {
  /// Every rule, those too that are off unless they are listed.
  private static let settings: Settings = {
    var settings = Settings()
    settings.enabledRules = allRules.map { $0.page.id }
    return settings
  }()

  /// A text through its reader, all rules, what `lint --fix` makes of them, and hovers.
  static func problem(reading bytes: [UInt8], as format: any PageFormat) -> String? {
    // As files are read: what is no UTF-8 is U+FFFD.
    let bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    let article = Article(SourceText(bytes), format: format)
    if let problem = problems(with: Page(blocks: article.blocks), of: bytes).first { return problem }
    let findings = findings(in: article, settings: settings)
    for finding in findings {
      if let problem = problem(with: finding, in: bytes) { return "\(problem): \(finding)" }
    }
    let corrected = Correction(findings, in: article).applied(to: bytes)
    if String(validating: corrected, as: UTF8.self) == nil { return "a correction cuts a character" }
    return problem(hoveringOver: article)
  }

  private static func problem(with finding: Finding, in bytes: [UInt8]) -> String? {
    guard finding.range.start < finding.range.end, isWhole(finding.range, in: bytes) else {
      return "a finding begins or ends where no character does"
    }
    if !(finding.score.map { (0...1).contains($0) } ?? true) { return "a score is none" }
    if finding.message.contains("\n") { return "a message has several lines" }
    for fix in finding.fixes {
      var last = bytes.count
      for edit in fix.edits.sorted(by: { $1.range < $0.range }) {
        guard edit.range.end <= last, isWhole(edit.range, in: bytes) else {
          return "edits meet, or cut a character"
        }
        last = edit.range.start
      }
    }
    return nil
  }

  /// Both ends stand between two characters of the text.
  private static func isWhole(_ range: TextRange, in bytes: [UInt8]) -> Bool {
    0 <= range.start && range.start <= range.end && range.end <= bytes.count
      && [range.start, range.end].allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
  }

  /// Asks at some places, more of them in a short text.
  private static func problem(hoveringOver article: Article) -> String? {
    let hover = HoverText(article: article, archive: nil, knowledge: .starter, related: [], ownID: nil)
    let bytes = article.text.bytes
    for offset in stride(from: 0, through: bytes.count, by: max(1, bytes.count / 8)) {
      guard let (markup, range) = hover.text(at: offset) else { continue }
      if !isWhole(range, in: bytes) { return "a hover at \(offset) speaks of \(range)" }
      if markup.markdown.isEmpty || markup.plain.isEmpty { return "a hover at \(offset) says nothing" }
    }
    return nil
  }
}
