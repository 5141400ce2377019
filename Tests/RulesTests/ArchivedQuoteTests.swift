import Articles
import Testing

@testable import Rules

/// An archived article of one paragraph by an outlet.
private func printed(_ outlet: String, _ text: String, _ date: String? = "2026-03-02") -> ArchivedText {
  ArchivedText(
    head: ArchivedHead(id: outlet, title: "Port", date: date, outlet: outlet, url: nil), text: text,
    quotations: PrintedQuotation.all(in: text))
}

private func messages(_ draft: String, _ archive: ArchivedText...) -> [String] {
  var settings = Settings()
  settings.enabledRules = ["misattributed-quote", "copied-passage"]
  let article = Article(draft)
  return findings(in: article, settings: settings, archived: ArchivedMatches(of: article, in: archive))
    .filter { !$0.archived.isEmpty }.map(\.message)
}

private let date = "HARBOR, March 3, 2026 — "
private let reign = date + "“We will keep a tight reign on every pound that the port spends,” the mayor Ada Holm said."
private let rein = "“We will keep a tight rein on every pound that the port spends,” Ada Holm said."

@Suite struct ArchivedQuoteTests {
  @Test func `a changed word is named with the one that was printed, and where`() {
    #expect(
      messages(reign, printed("Harbor Ledger", rein)) == [
        "'reign' is 'rein' in the same quotation in Harbor Ledger, 2026-03-02"
      ])
    #expect(
      messages(reign.replacing("tight reign", with: "rein"), printed("Harbor Ledger", rein)) == [
        "'tight' stands here in the same quotation in Harbor Ledger, 2026-03-02"
      ])
    #expect(
      messages(
        reign.replacing("tight reign on", with: "tight rein not on"), printed("Harbor Ledger", rein))
        == ["'not' is missing in the same quotation in Harbor Ledger, 2026-03-02"])
  }

  @Test func `words that another article has too are not doubted`() {
    let same = "“We will keep a tight reign on every pound,” Ada Holm said."
    #expect(messages(reign, printed("Harbor Ledger", rein), printed("Coast Radio", same)) == [])
  }

  @Test func `another person's like words are another speech`() {
    #expect(messages(reign, printed("Harbor Ledger", rein.replacing("Ada Holm", with: "Jon Berg"))) == [])
  }

  @Test func `a speech of another year needs more words in common`() {
    let short = date + "“Keep a tight reign on every pound that the port spends,” the mayor Ada Holm said."
    #expect(messages(short, printed("Harbor Ledger", rein)).count == 1)
    #expect(messages(short, printed("Harbor Ledger", rein, "2019-03-02")) == [])
    #expect(messages(short, printed("Harbor Ledger", rein, nil)) == [])
    #expect(messages(reign, printed("Harbor Ledger", rein, "2019-03-02")).count == 1)
  }

  @Test func `another speaker is named where neither text knows of the other's`() {
    let berg = date + rein.replacing("Ada Holm", with: "the engineer Jon Berg")
    let ledger = printed("Harbor Ledger", rein)
    #expect(
      messages(berg, ledger) == ["Said by 'Ada Holm' in Harbor Ledger, 2026-03-02, here by 'Jon Berg'"])
    #expect(messages(berg + "\n\nBerg works for Holm.", ledger) == [])
    #expect(messages(berg, ledger, printed("Coast Radio", berg)) == [])
    #expect(messages(date + rein.replacing("Ada Holm", with: "the council"), ledger) == [])
  }

  @Test func `findings on an archive are silent without one`() {
    #expect(messages(reign) == [])
  }
}
