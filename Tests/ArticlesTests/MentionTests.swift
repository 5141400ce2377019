import TestSupport
import Testing

@testable import Articles

/// The names of a paragraph, one a line: name | kind | role, with a "?" behind a doubtful capital.
private func mentions(_ text: String) -> String {
  let bytes = Array(text.utf8)
  let rows = facts(text).mentions.map { mention in
    var row = "\(string(bytes, mention.range))\(mention.isUncertain ? "?" : "") | \(mention.kind.rawValue)"
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
    ("They read the Skerrow Courier.", "Skerrow Courier | ORG"),
    ("They met county engineer Ada Holm.", "Ada Holm | PER | county engineer"),
    ("They met former mayor Olwen Tarrash.", "Olwen Tarrash | PER | former mayor"),
  ])
  func `particles stay in a name, a paper is no person, and a verb is no role`(_ text: String, _ expected: String) {
    #expect(mentions(text) == expected)
  }
}
