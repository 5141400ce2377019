import Articles
import Formats

/// Reports a quotation that an archived article has from somebody else.
struct MisattributedQuote: ArchiveRule {
  static let page = RulePage(
    id: "misattributed-quote",
    severity: .information,
    reports: "A quotation whose words an archived article has from another speaker.",
    because:
      "One of the two names the wrong person. Both speakers must be persons with names, and neither text may name the "
      + "other's anywhere near the words. Off unless enabled: in 18,700 news articles, each held against the others, it "
      + "made 10 reports, of which 3 were right.",
    wrong: [
      "HARBOR, March 3, 2026 — ⟦“We will keep a tight rein on every pound that the port spends,”⟧ the mayor Olga Brandt said."
    ],
    right: [
      "HARBOR, March 3, 2026 — “We will keep a tight rein on every pound that the port spends,” the mayor said.",
      "HARBOR, March 3, 2026 — “We will keep a tight rein on every pound that the port spends,” Olga Brandt quoted Holm.",
    ],
    archived: [
      RulePage.ArchivedExample(
        outlet: "Harbor Ledger", date: "2026-03-02",
        text: "“We will keep a tight rein on every pound that the port spends this year,” Ada Holm said.")
    ], isOff: true)

  private static let shortest = 12

  static let asksFor = ArchivedMatches.Kinds.quotations

  func findings(in article: Article, archived: ArchivedMatches, settings: Settings) -> [Finding] {
    var reported: Set<TextRange> = []
    return archived.quotations.compactMap { match in
      guard isTelling(match), !isSupported(match, archived), let speaker = match.quotation.speaker,
        let other = match.speaker, reported.insert(match.quotation.range).inserted
      else { return nil }
      return Finding(
        range: match.quotation.range,
        message: "Said by '\(other)' in \(match.head.named), here by '\(speaker)'",
        archived: [ArchivedRemark(head: match.head, words: match.printed, message: match.remark)])
    }
  }

  private func isTelling(_ match: QuotationMatch) -> Bool {
    match.isContradicted && match.changes.isEmpty && match.common >= Self.shortest
      && match.common * 10 >= match.shorter * 9 && match.commonContent >= 5
  }

  /// Whether another archived article names our own speaker.
  private func isSupported(_ match: QuotationMatch, _ archived: ArchivedMatches) -> Bool {
    archived.quotations.contains { other in
      other.quotation.range == match.quotation.range && other.isSameSpeech && other.speaker != nil
        && SpeakerNames.couldBeOne(match.quotation.speaker, other.speaker)
    }
  }
}
