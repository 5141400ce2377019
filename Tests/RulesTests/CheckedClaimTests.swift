import Archive
import Articles
import Formats
import Testing

@testable import Rules

private let repeated = "The bridge over the Tarn has cost the city of Dunmore 40 million crowns, the mayor said."

private func review(
  _ claim: String = "The bridge over the Tarn cost the city of Dunmore 40 million crowns", id: String = "r1",
  title: String? = nil, publisher: String? = "Harbor Ledger", rating: String? = "mostly false",
  date: String? = "2026-03-02"
) -> ClaimReview {
  ClaimReview(id: id, claim: claim, title: title, publisher: publisher, rating: rating, date: date)
}

private func found(_ draft: String, _ reviews: ClaimReview...) -> [Finding] {
  let article = Article(draft)
  let archived = ArchivedMatches(checked: CheckedSentence.all(of: article, in: reviews))
  return findings(in: article, archived: archived).filter { $0.rule == "checked-claim" }
}

@Suite struct CheckedClaimTests {
  @Test func `the message says who checked the claim, when, and what they called it`() {
    #expect(
      found(repeated, review()).map(\.message) == [
        "Harbor Ledger checked a claim like this on 2026-03-02, and rated it 'mostly false': 'The bridge over the Tarn "
          + "cost the city of Dunmore 40 million crowns'"
      ])
    #expect(
      found(repeated, review(publisher: nil, rating: nil, date: nil)).map(\.message) == [
        "Somebody who is not named checked a claim like this: 'The bridge over the Tarn cost the city of Dunmore 40 "
          + "million crowns'"
      ])
  }

  @Test func `a fact-check's words are data, and no longer than a message`() {
    let message = found(repeated, review(rating: "<b>false</b> " + String(repeating: "very ", count: 100)))[0].message
    #expect(message.contains("'<b>false</b> very") && message.contains("…'") && message.count < 300)
  }

  @Test func `every fact-check is linked, and none by a path of its publisher's making`() {
    let finding = found(repeated, review(title: "Did it?"), review(id: "/etc/passwd"))[0]
    #expect(finding.archived.map(\.head.id) == ["r1", ""])
    #expect(finding.archived[0].message.hasPrefix("Did it?: 'The bridge over the Tarn cost"))
  }

  @Test(arguments: [
    // The same words about something else.
    "In Dunmore, the city by the Tarn, crowns paid the cost: a bridge over 40 million.",
    "The bridge over the Tarn cost the city of Dunmore 60 million crowns.",
    "Did the bridge over the Tarn cost the city of Dunmore 40 million crowns?",
  ])
  func `what only shares words is no claim like it`(_ sentence: String) {
    #expect(found(sentence, review()).isEmpty)
  }

  @Test func `a fact-check of a subject claims nothing that could be repeated`() {
    let draft = "Ada Holm spoke on a toll for lorries crossing the old bridge."
    #expect(found(draft, review("On a toll for lorries crossing the old bridge.")).isEmpty)
    #expect(found(draft, review("Ada Holm spoke on a toll for lorries crossing the old bridge.")).count == 1)
  }

  @Test func `a headline that repeats a claim is reported`() {
    let headline = "Bridge over the Tarn cost the city of Dunmore 40 million crowns"
    #expect(found("\(headline)\n\nIt is long and wide, and people walk over it on Sundays.", review()).count == 1)
  }
}
