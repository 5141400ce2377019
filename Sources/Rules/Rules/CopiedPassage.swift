import Articles

/// Reports a passage that stands word for word in an archived article of an outlet that the text does not name.
struct CopiedPassage: ArchiveRule {
  static let page = RulePage(
    id: "copied-passage",
    severity: .information,
    reports: "25 words or more in a row that an archived article of another outlet has, which the text does not name.",
    because:
      "Agency copy, a press release or somebody's work: a reader should be told whose words they are. Quotations are no "
      + "part of a passage, and what many archived articles share is a form of words and none.",
    wrong: [
      "HARBOR, March 3, 2026 — The council voted late. ⟦The old wall between the fish market and the northern pier will be taken down in June and replaced by a gate of steel that opens at low water⟧, it was decided."
    ],
    right: [
      "HARBOR, March 3, 2026 — As the Harbor Ledger wrote, the old wall between the fish market and the northern pier will be taken down in June and replaced by a gate of steel that opens at low water.",
      "HARBOR, March 3, 2026 — “The old wall between the fish market and the northern pier will be taken down in June and replaced by a gate of steel that opens at low water,” the mayor Ada Holm said.",
      "HARBOR, March 3, 2026 — The old wall between the fish market and the northern pier will be taken down.",
    ],
    archived: [
      RulePage.ArchivedExample(
        outlet: "Harbor Ledger", date: "2026-03-02",
        text:
          "The old wall between the fish market and the northern pier will be taken down in June and replaced by a gate of steel that opens at low water."
      )
    ],
    isOff: true,
    isForAnyLanguage: true)

  static let asksFor = ArchivedMatches.Kinds.passages

  func findings(in article: Article, archived: ArchivedMatches, settings: Settings) -> [Finding] {
    archived.passages.map { passage in
      Finding(
        range: passage.range,
        message: "These \(passage.wordCount) words stand in \(passage.head.named) too, and the text does not name it",
        archived: [
          ArchivedRemark(
            head: passage.head, words: passage.printed,
            message:
              "\(passage.head.title.isEmpty ? "" : passage.head.title + ": ")\(abbreviated(passage.printed, to: 200))")
        ])
    }
  }

}
