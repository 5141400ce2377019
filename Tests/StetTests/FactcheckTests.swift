import Foundation
import TestSupport
import Testing

private let claims = """
  {"@type": "ClaimReview", "@id": "a", "claimReviewed": "The bridge over the Tarn cost the city of Dunmore 40 million crowns", \
  "author": {"name": "Harbor Ledger"}, "reviewRating": {"alternateName": "mostly false"}, "datePublished": "2024-03-05", \
  "url": "https://ledger.example/a", "name": "What did it cost?"}
  {"@type": "ClaimReview", "@id": "b", "claimReviewed": "Herring has vanished from the bay"}

  """

private func filled() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  try folder.write(claims, to: "claims.jsonl")
  let added = try Stet.run(
    ["archive", "add", "--archive", "a.db", "--format", "claimreview", "claims.jsonl"], in: folder)
  #expect(added.status == 0 && added.output == "2 added, 0 updated, 0 unchanged\n")
  return folder
}

@Suite struct FactcheckTests {
  @Test func `a statement finds who has checked it and what they called it`() throws {
    let folder = try filled()
    let found = try Stet.run(["factcheck", "--archive", "a.db", "Dunmore's bridge cost 40 million"], in: folder)
    #expect(found.status == 0)
    #expect(
      found.lines.prefix(3) == [
        "The bridge over the Tarn cost the city of Dunmore 40 million crowns",
        "Checked by Harbor Ledger on 2024-03-05, who call it “mostly false”",
        "What did it cost? <https://ledger.example/a>",
      ])
    #expect(try Stet.run(["factcheck", "--archive", "a.db", "Quorlan"], in: folder).status == 1)
    #expect(try Stet.run(["archive", "status", "--archive", "a.db"], in: folder).output.contains("2 fact-checks"))
  }

  @Test func `lint names the fact-check of what a text repeats, when an archive is named`() throws {
    let folder = try filled()
    try folder.write(
      "The bridge over the Tarn has cost the city of Dunmore 40 million crowns, Holm said.\n", to: "story.txt")
    let found = try Stet.run(["lint", "--archive", "a.db", "story.txt"], in: folder).output
    #expect(
      found.contains(
        "story.txt:1:1: hint: Harbor Ledger checked a claim like this on 2024-03-05, and rated it 'mostly false': 'The")
    )
    #expect(
      found.contains("archived: What did it cost?: 'The bridge") && found.contains("    https://ledger.example/a\n"))
    #expect(try !Stet.run(["lint", "story.txt"], in: folder).output.contains("checked-claim"))
    let disabled = try Stet.run(["lint", "--archive", "a.db", "--disable", "checked-claim", "story.txt"], in: folder)
    #expect(!disabled.output.contains("checked-claim"))
  }

  @Test func `lines under one address keep their claims apart`() throws {
    let folder = try filled()
    let line = "{\"@type\": \"ClaimReview\", \"url\": \"https://ledger.example/c\", \"claimReviewed\": "
    try folder.write("\u{FEFF}\(line)\"The pier fell\"}\n\(line)\"The quay fell\"}\n", to: "more.jsonl")
    let add = ["archive", "add", "--archive", "a.db", "--format", "claimreview", "more.jsonl"]
    #expect(try Stet.run(add, in: folder).output == "2 added, 0 updated, 0 unchanged\n")
    #expect(try Stet.run(add, in: folder).output == "0 added, 0 updated, 2 unchanged\n")
  }

  @Test func `of a file only what is close to a statement is shown`() throws {
    let folder = try filled()
    try folder.write(
      "Costs of the bridge\n\nThe bridge over the Tarn cost the city of Dunmore 40 million crowns. Herring is dear.\n",
      to: "story.txt")
    let found = try Stet.run(["factcheck", "--archive", "a.db", "--format", "json", "story.txt"], in: folder)
    #expect(found.jsonLines.map { $0["id"] as? String } == ["a"])
  }

  @Test func `questions by the line are answered in their order`() throws {
    let folder = try filled()
    let answers = try Stet.run(
      ["factcheck", "--archive", "a.db", "--format", "jsonl"],
      input: "{\"id\": 1, \"text\": \"herring in the bay\"}\nx\n", in: folder)
    #expect(answers.status == 1)
    #expect((answers.jsonLines[0]["claims"] as? [[String: Any]])?.first?["id"] as? String == "b")
    #expect(answers.jsonLines[1]["line"] as? Int == 2)
  }

  @Test func `a feed in one document, and a line that is none, are told apart`() throws {
    let folder = TemporaryFolder()
    try folder.write(
      "{\"@type\": \"DataFeed\",\n\"dataFeedElement\": [\n\(claims.split(separator: "\n")[0])]}\n", to: "feed.json")
    let feed = try Stet.run(
      ["archive", "add", "--archive", "a.db", "--format", "claimreview", "feed.json"], in: folder)
    #expect(feed.status == 0 && feed.output.contains("1 added"))
    try folder.write(claims + "nonsense\n{}\n", to: "bad.jsonl")
    let bad = try Stet.run(["archive", "add", "--archive", "a.db", "--format", "claimreview", "bad.jsonl"], in: folder)
    #expect(bad.status == 2 && bad.output.contains("1 added, 0 updated, 1 unchanged, 2 passed over"))
    #expect(
      bad.errors.contains("bad.jsonl: line 3 holds no ClaimReview")
        && bad.errors.contains("line 4 holds no ClaimReview"))
  }
}
