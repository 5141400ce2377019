import Articles
import Formats

/// Reports a stet mark that silences nothing, since nobody can tell what it is to silence.
struct UnreadableMark: Rule {
  static let page = RulePage(
    id: "unreadable-mark",
    severity: .warning,
    reports: "A stet mark without a colon, or with a rule that there is not.",
    because: "It silences nothing, and whoever wrote it takes the finding for one that does not mind.",
    wrong: [
      "⟦[stet vague-attribution]⟧\nThe council met on Monday.",
      "⟦[stet vague-attribution]⟧ The council met on Monday.",
    ],
    right: [
      "The council met on Monday.",
      "The note says [stet is a printer's word] in its margin.",
    ],
    isForAnyLanguage: true)

  func findings(in article: Article, settings: Settings) -> [Finding] {
    let (format, bytes) = (article.format, article.text.bytes)
    // Most texts have none, and every keystroke asks.
    guard Self.spellings.contains(where: { bytes.firstIndex(of: $0, from: 0) != nil }) else { return [] }
    let rules = Set(allRules.map { $0.page.id })
    var findings = article.marks.compactMap { mark -> Finding? in
      guard let rule = mark.rules.first(where: { !rules.contains($0) }) else { return nil }
      return Finding(range: mark.range, message: "Silences nothing: there is no rule '\(abbreviated(rule, to: 40))'")
    }
    func name(_ mark: StetMark) -> String? { mark.rules.first(where: rules.contains) }
    for mark in format.almostMarks(in: bytes) where name(mark) != nil {
      findings.append(Finding(range: mark.range, message: "Silences nothing: a mark wants a colon behind 'stet'"))
    }
    // As one types them in plain text.
    if format.isMarkedUp {
      let plain: any PageFormat = .plain
      for mark in plain.marks(in: bytes) where mark.kind != .here && mark.rules.allSatisfy(rules.contains) {
        let written = mark.text(in: format)
        findings.append(
          Finding(range: mark.range, message: "Silences nothing: in \(format.title) it is written \(written)"))
      }
      for mark in plain.marks(in: bytes) + plain.almostMarks(in: bytes) where mark.kind == .here {
        guard let rule = name(mark) else { continue }
        let written = StetMark.text(for: rule, format: format)
        findings.append(
          Finding(range: mark.range, message: "Silences nothing: in \(format.title) it is written \(written)"))
      }
    }
    return findings
  }

  private static let spellings = ["stet", "Stet"].map { Array($0.utf8) }
}
