import Articles

/// Reports a quotation that an archived article has in other words.
struct AlteredQuote: ArchiveRule {
  static let page = RulePage(
    id: "altered-quote",
    severity: .information,
    reports: "A quotation that an archived article has with another word, a word more or a “not” elsewhere.",
    because:
      "One of the two is not what was said. Nothing is reported where an edit is marked ([…], …), where a quotation only "
      + "begins or ends elsewhere, for small words, spelling and numbers, or where another archived article has the same "
      + "words. In 18,700 news articles, each held against the others, it reported 220 of 137,000 quotations; of 148 "
      + "reports that were read, 129 were right: one speech, and a word of it changed.",
    wrong: [
      "HARBOR, March 3, 2026 — “We will keep a tight ⟦reign⟧ on every pound that the port spends,” the mayor Ada Holm said."
    ],
    right: [
      "HARBOR, March 3, 2026 — “We’ll keep a tight rein on every pound that the port spends,” the mayor Ada Holm said.",
      "HARBOR, March 3, 2026 — “We will keep a tight rein on every [penny] that the port spends,” the mayor Ada Holm said.",
    ],
    archived: [
      RulePage.ArchivedExample(
        outlet: "Harbor Ledger", date: "2026-03-02",
        text: "“We will keep a tight rein on every pound that the port spends this year,” Ada Holm said.")
    ],
    isForAnyLanguage: true)

  static let asksFor = ArchivedMatches.Kinds.quotations

  func findings(in article: Article, archived: ArchivedMatches, settings: Settings) -> [Finding] {
    var found: [Finding] = []
    var next = 0
    let all = archived.quotations
    while next < all.count {
      let first = next
      while next < all.count, all[next].quotation.range == all[first].quotation.range { next += 1 }
      if let finding = finding(Array(all[first..<next])) { found.append(finding) }
    }
    return found
  }

  /// Of the archived printings of one quotation.
  private func finding(_ printings: [QuotationMatch]) -> Finding? {
    let telling = printings.lazy.filter { isTelling($0) }.compactMap { match in
      let changes = match.changes.filter { !isPrinted($0, in: printings) }
      return changes.isEmpty ? nil : (match: match, changes: changes)
    }
    guard let (match, changes) = telling.first else { return nil }
    let says = changes.map { sentence($0) }.joined(separator: "; ")
    return Finding(
      range: changes[0].range, message: "\(says) in the same quotation in \(match.head.named)",
      archived: [ArchivedRemark(head: match.head, words: match.printed, message: match.remark)])
  }

  private func sentence(_ change: QuotationMatch.Change) -> String {
    if change.own.isEmpty { return "'\(change.printed)' stands here" }
    return change.printed.isEmpty ? "'\(change.own)' is missing" : "'\(change.own)' is '\(change.printed)'"
  }

  /// Whether another archived article has our own words.
  private func isPrinted(_ change: QuotationMatch.Change, in printings: [QuotationMatch]) -> Bool {
    printings.contains { other in
      other.isSameSpeech && other.aligned.contains(change.range)
        && !other.changes.contains { $0.range.overlaps(change.range) }
    }
  }

  // MARK: One speech or two

  /// Days; within so many a speech is reported, later it may be another one.
  private static let near = 14

  private func isTelling(_ match: QuotationMatch) -> Bool {
    guard match.isSameSpeech, !match.changes.isEmpty, match.commonContent >= 4 else { return false }
    let isOther = match.quotation.isPerson && match.isPerson
    if isOther, !SpeakerNames.couldBeOne(match.quotation.speaker, match.speaker) { return false }
    let longest = match.changes.flatMap { [words($0.own), words($0.printed)] }.max() ?? 0
    if let days = match.daysApart, days <= Self.near {
      return match.common >= 8 && match.changes.count <= 3 && longest <= 6
    }
    // What many have said, and what is said again and again, needs a speaker to be one speech.
    return match.quotation.speaker != nil && match.speaker != nil
      && SpeakerNames.couldBeOne(match.quotation.speaker, match.speaker) && match.common >= 12
      && match.changes.count == 1 && longest <= 2
  }

  private func words(_ text: String) -> Int { text.split(separator: " ").count }
}

extension ArchivedHead {
  /// "Harbor Ledger, 2026-03-12", else the headline.
  var named: String { credits.isEmpty ? title.isEmpty ? id : title : credits }
}

extension QuotationMatch {
  /// What is shown of the archived passage.
  var remark: String {
    let words = abbreviated(printed, to: 200)
    return "\(head.title.isEmpty ? "" : head.title + ": ")“\(words)”\(speaker.map { ", \($0)" } ?? "")"
  }
}
