import TestSupport
import Testing

@testable import Articles

/// The entities of a page, one a line: name | kind | how often | roles.
private func entities(_ page: String) -> String {
  Article(page).entities().map { entity in
    var row = "\(entity.name) | \(entity.kind.rawValue) | \(entity.mentions.count)"
    if !entity.roles.isEmpty { row += " | " + entity.roles.joined(separator: "; ") }
    return row
  }.joined(separator: "\n")
}

/// The entity that stands at ⟦, with the words of its mention there.
private func entity(at text: String) -> String? {
  let place = Array(text.utf8).firstIndex(of: Array("⟦".utf8), from: 0)!
  let article = Article(MarkedText(text).text)
  guard let (entity, mention) = article.entity(at: place) else { return nil }
  return "\(entity.name): \(article.text[article.range(of: mention)])"
}

@Suite struct EntityTests {
  @Test(arguments: [
    ("They met Ada Holm. Later Holm left, and the town thanked Holm.", "Ada Holm | PER | 3"),
    // The surname before the full name.
    ("Holm signs the plan\nThey met Ada Holm.", "Ada Holm | PER | 2"),
    // A surname that begins its sentence.
    ("They met Ada Holm. Holm left.", "Ada Holm | PER | 2"),
    // Two people of one first name are two.
    ("They met Ada Holm and Ada Tarn.", "Ada Holm | PER | 1\nAda Tarn | PER | 1"),
    // A word that only begins a sentence is nobody.
    ("Bridges fell. They were old.", ""),
    ("They met Mayor Olwen Tarrash. Tarrash, the owner of a ship, left.", "Olwen Tarrash | PER | 2 | Mayor"),
    ("They sat with engineer Ada Holm. Then Ada Holm, the owner, left.", "Ada Holm | PER | 2 | engineer; the owner"),
    ("They sailed to Berlin, and Berlin’s mayor wept.", "Berlin | LOC | 2"),
  ])
  func `a person is one entity however often and however briefly named`(_ page: String, _ expected: String) {
    #expect(entities(page) == expected)
  }

  @Test func `a headline in title case names only what the lists or the text know`() {
    #expect(entities("Bridge Closes After Storm Hits Norway") == "Norway | LOC | 1")
    #expect(entities("Council Votes for Second Ferry Berth") == "")
    #expect(entities("Bridge Closes After Holm Signs\nThey met Ada Holm.") == "Ada Holm | PER | 2")
  }

  @Test func `a hover finds the whole entity anywhere on a name`() {
    #expect(entity(at: "They met Ada Holm. Later ⟦Holm left.") == "Ada Holm: Holm")
    #expect(entity(at: "They met Ada Holm. Later Ho⟦lm left.") == "Ada Holm: Holm")
    #expect(entity(at: "They met Ada Holm⟦. Later Holm left.") == "Ada Holm: Ada Holm")
    #expect(entity(at: "They ⟦met Ada Holm.") == nil)
    #expect(entity(at: "⟦") == nil)
  }
}
