import TestSupport
import Testing

@testable import Articles

/// The names of a paragraph, one a line: name | kind | role, with a "?" behind a doubtful capital.
private func mentions(_ text: String) -> String {
  let bytes = Array(text.utf8)
  let rows = facts(text).mentions.map { mention in
    var row = "\(string(bytes, mention.range))\(mention.isUncertain ? "?" : "") | \(mention.kind.label)"
    if let role = mention.role { row += " | \(string(bytes, role))" }
    return row
  }
  return rows.joined(separator: "\n")
}

@Suite struct MentionTests {
  @Test(arguments: [
    ("The boats of Ada Holm came in.", "Ada Holm | PER"),
    ("The plan of John F. Holm failed.", "John F. Holm | PER"),
    ("The boats of Jan van Meer came in.", "Jan van Meer | PER"),
    ("They met in Berlin and in New York.", "Berlin | LOC\nNew York | LOC"),
    ("They read the Washington Post.", "Washington Post | ORG"),
    ("A vote in the Skerrow Council failed.", "Skerrow Council | ORG"),
    ("They walked down Pier Street.", "Pier Street | LOC"),
    ("The rules of the WTO apply.", "WTO | ORG"),
    ("The German bridge fell.", "German | MISC"),
    ("They came on Monday in May.", ""),
    ("Then it rained.", ""),
  ])
  func `a name is found and its kind told`(_ text: String, _ expected: String) {
    #expect(mentions(text) == expected)
  }

  @Test(arguments: [
    ("They met Foreign Minister Sergey Lavrov.", "Sergey Lavrov | PER | Foreign Minister"),
    ("The county engineer Ada Holm wept.", "Ada Holm | PER | county engineer"),
    ("They left with former mayor Olwen Tarrash.", "Olwen Tarrash | PER | former mayor"),
    ("They met Ada Holm, the county engineer, twice.", "Ada Holm | PER | the county engineer"),
    ("They met Ada Holm, a senior adviser to the mayor.", "Ada Holm | PER | a senior adviser to the mayor"),
    // With all that stands before it, also where that begins the sentence.
    ("State Health Commissioner Dr. Ada Holm wept.", "Ada Holm | PER | State Health Commissioner"),
    (
      "The Skerrow-based product liability lawyer Ada Holm wept.",
      "Skerrow | LOC\nAda Holm | PER | product liability lawyer"
    ),
    // A form of address is no role.
    ("They met Mr. Adam Holm.", "Adam Holm | PER"),
    ("They met Ada Holm, who wept.", "Ada Holm | PER"),
  ])
  func `a role is read before a name and behind it`(_ text: String, _ expected: String) {
    #expect(mentions(text) == expected)
  }

  @Test func `a name that owns something is found without its ending`() {
    #expect(mentions("They read Ada Holm’s plan and Berlin's answer.") == "Ada Holm | PER\nBerlin | LOC")
  }

  @Test func `the capital that begins a sentence proves nothing`() {
    #expect(mentions("Bridges fell.") == "Bridges? | MISC")
    #expect(mentions("They fell. Bridges do.") == "Bridges? | MISC")
    #expect(mentions("“Bridges fell.”") == "Bridges? | MISC")
  }

  @Test(arguments: [
    ("The boats of Jan van der Meer came in.", "Jan van der Meer | PER"),
    // Taken for a name only where the article says it elsewhere.
    ("They read the Skerrow Courier.", "Skerrow Courier? | ORG"),
    ("They met county engineer Ada Holm.", "Ada Holm | PER | county engineer"),
    ("They met former mayor Olwen Tarrash.", "Olwen Tarrash | PER | former mayor"),
  ])
  func `particles stay in a name, a paper is no person, and a verb is no role`(_ text: String, _ expected: String) {
    #expect(mentions(text) == expected)
  }
}

/// The names that an article finds in its text, with their kinds, in their order.
private func named(_ text: String) -> [String] {
  let article = Article(text)
  let places = article.entities().flatMap { entity in entity.mentions.map { ($0, entity.kind) } }
  return places.sorted { article.range(of: $0.0).start < article.range(of: $1.0).start }
    .map { "\(article.text[article.range(of: $0.0)]) \($0.1.label)" }
}

@Suite struct EntityModelTests {
  @Test func `names of no list are told by their sentence`() {
    #expect(
      named("Ngozi Adebayo-Whitlock, who runs Brightwell Holdings, flew from Tarnmouth to Skerrow on Monday, she said.")
        == ["Ngozi Adebayo-Whitlock PER", "Brightwell Holdings ORG", "Tarnmouth LOC", "Skerrow LOC"])
  }

  @Test func `capitals throughout, titles and hyphens hide no name`() {
    #expect(named("FERRY STOPS AS NORWAY SENDS HELP TO OSLO").contains("NORWAY LOC"))
    #expect(named("Ferry Deal Signed in Oslo by Erna Solberg") == ["Oslo LOC", "Erna Solberg PER"])
    #expect(
      named("Lawyers of the London-based company met ex-President Barack Obama on Monday, a court in Berlin said.")
        == ["London LOC", "Barack Obama PER", "Berlin LOC"])
  }

  @Test func `roles and forms of address are no part of a name`() {
    let text = "Deputy Foreign Minister Dov Tarn met Gen. Mark Vale and Mr. Lund in Oslo on Monday, officials said."
    #expect(named(text) == ["Dov Tarn PER", "Mark Vale PER", "Lund PER", "Oslo LOC"])
    #expect(Article(text).entities().first?.roles == ["Deputy Foreign Minister"])
  }
}
