import Articles
import Formats
import Testing

@testable import Archive

private let bridge = ClaimReview(
  id: "c1", claim: "The bridge over the Tarn cost the city of Dunmore 40 million crowns",
  title: "Did the bridge cost 40 million?",
  publisher: "Harbor Ledger", rating: "mostly false", date: "2024-03-05", url: "https://ledger.example/bridge")
private let ferry = ClaimReview(
  id: "c2", claim: "Ada Holm sold the ferry to her brother", speaker: "Ole Tarn", publisher: "Coast Desk")
private let herring = ClaimReview(
  id: "c3", claim: "Herring has vanished from the bay since 2010", publisher: "Coast Desk")

@Suite struct ClaimTests {
  private func archive() throws -> TemporaryArchive {
    let archive = TemporaryArchive()
    try ArchiveWriter(path: archive.path).add(claims: [bridge, ferry, herring])
    return archive
  }

  @Test func `a statement finds the claim that it repeats, and other words of it`() throws {
    let archive = try archive()
    let reader = try archive.reader()
    let found = try reader.claims(near: "He said that Dunmore’s bridge had cost the city 40 million crowns.", limit: 3)
    #expect(found.first?.claim == bridge && found[0].isClose)
    #expect(try reader.claims(near: "Herrings vanish from our bay", limit: 1).first?.claim == herring)
    #expect(try reader.claims(near: "of the and", limit: 3).isEmpty && reader.claims(near: "", limit: 3).isEmpty)
  }

  /// Names and another number are no reason to hint at a fact-check.
  @Test(arguments: [
    "The bridge over the Tarn cost the city of Dunmore 60 million crowns.", "Ada Holm took the ferry.",
    "The bridge over the Tarn was closed.",
  ])
  func `what shares names or has another number is not close`(_ statement: String) throws {
    let archive = try archive()
    let found = try archive.reader().claims(near: statement, limit: 1)
    #expect(found.first != nil && found.allSatisfy { !$0.isClose }, "\(statement)")
  }

  @Test func `adding again changes nothing, a new rating takes the place of the old one`() throws {
    let archive = try archive()
    #expect(try ArchiveWriter(path: archive.path).add(claims: [bridge]) == AddCount(unchanged: 1))
    let newer = ClaimReview(
      id: "c1", claim: "The crossing cost 40 million", publisher: "Harbor Ledger", rating: "half true",
      date: "2024-04-01")
    #expect(try ArchiveWriter(path: archive.path).add(claims: [newer]) == AddCount(updated: 1))
    let reader = try archive.reader()
    #expect(try reader.claims(near: "crossing", limit: 1).first?.claim == newer)
    #expect(try reader.claims(near: "Dunmore", limit: 5).isEmpty, "old words lead nowhere")
    #expect(try reader.status().claims == 3)
  }

  private func checked(_ text: String, _ format: any PageFormat = .plain, budget: Int? = nil) throws
    -> [CheckedSentence]
  {
    let archive = try archive()
    let reader = try archive.reader()
    reader.budgetMilliseconds = budget
    return try reader.matches(of: Article(text, format: format), .checked).checked
  }

  @Test func `of an article the sentences are found that repeat a claim`() throws {
    let found = try checked(
      "The council met.\n\nThe bridge over the Tarn has cost the city of Dunmore’s people 40 million crowns. The ferry sails."
    )
    #expect(found.map(\.claims) == [[bridge]])
    #expect(found[0].text.hasPrefix("The bridge") && found[0].range == TextRange(18, 101))
    #expect(try checked("Over 40 million crowns the city bridge: cost of Dunmore, the Tarn.").isEmpty)
    #expect(try checked("The council met.").isEmpty)
  }

  @Test func `a fact-check is not held against its own page`() throws {
    let page = """
      <html><head><link rel="canonical" href="https://ledger.example/bridge"></head><body><article><p>The bridge over \
      the Tarn cost the city of Dunmore 40 million crowns.</p></article></body></html>
      """
    #expect(try checked(page, .html).isEmpty)
    #expect(try checked(page.replacing("/bridge\"", with: "/other\""), .html).count == 1)
  }

  @Test func `past the budget nothing more is looked up`() throws {
    #expect(try checked("The bridge over the Tarn cost the city of Dunmore 40 million crowns.", budget: 0).isEmpty)
  }

  @Test func `marks of a query language are words like others`() throws {
    let archive = try archive()
    let reader = try archive.reader()
    for text in ["\"bridge\" AND (", "NEAR(bridge) OR *", "claim:bridge", "don't \u{0} -bridge", "“bridge”"] {
      #expect(try reader.claims(near: text, limit: 1).first?.claim == bridge, "\(text)")
    }
  }
}
