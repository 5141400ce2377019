import TestSupport
import Testing

@testable import Articles

/// The entities of a page, one a line: name | kind | how often | roles.
private func entities(_ page: String) -> String {
  Article(page).entities().map { entity in
    var row = "\(entity.name) | \(entity.kind.label) | \(entity.mentions.count)"
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
    // Two people of one surname are two, and where it stood alone before it is neither's.
    ("Holm left. They met Ada Holm and Ole Holm.", "Holm | PER | 1\nAda Holm | PER | 1\nOle Holm | PER | 1"),
    // One person by two forms of a given name.
    ("They met Lawrence Holm. Larry Holm left.", "Lawrence Holm | PER | 2"),
    // A slip of the pen.
    ("They met Ada Holmgren. Then Ada Holmgrenn left.", "Ada Holmgren | PER | 2"),
    // A surname of several words, and what tells father from son.
    ("They met Jan van der Berg. Later van der Berg left, and Berg wept.", "Jan van der Berg | PER | 3"),
    ("They met Omar Al Harbi. Al Harbi left. Later Harbi wept.", "Omar Al Harbi | PER | 3"),
    ("They met Sean Holm Jr. in Oslo. Holm left.", "Sean Holm Jr | PER | 2\nOslo | LOC | 1"),
    ("They met John Holm III in Oslo. Holm left.", "John Holm III | PER | 2\nOslo | LOC | 1"),
    ("They met Omar bin Salem Al Amri. Later Al-Amri left.", "Omar bin Salem Al Amri | PER | 2"),
    ("They met Omar Al-Amri. Al Amri left.", "Omar Al-Amri | PER | 2"),
    // What stands before a name or behind it is no part of it: a lawyer's letters, a form of address that no list has.
    ("They met Miriam Vale KC. Later Vale left.", "Miriam Vale | PER | 2"),
    ("Daw Khin Myo, a teacher, confirmed it. Khin Myo left.", "Daw Khin Myo | PER | 2 | a teacher"),
    // A nickname between the names.
    ("They met William “Bull” Marsden. Marsden left.", "William “Bull” Marsden | PER | 2"),
    // A storm is nobody, whatever it is called.
    ("Hurricane Milda hit the coast. Milda killed two people.", "Hurricane Milda | MISC | 2"),
    ("They saw the film “Rosa Drumm” in Oslo.", "Rosa Drumm | MISC | 1\nOslo | LOC | 1"),
    ("They met Mary Ann Holm. Later Ann Holm left.", "Mary Ann Holm | PER | 1\nAnn Holm | PER | 1"),
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

@Suite struct SameNameTests {
  /// How many entities the names of a page are.
  @Test(arguments: [
    (
      "President Volodymyr Zelensky met Ada Holm on Monday. Zelenskyy left, and Zelenskiy’s aide said so.",
      "Volodymyr Zelensky | PER | 3"
    ),
    ("Mikhail Podoliak met Ada Holm on Monday. Podolyak left.", "Mikhail Podoliak | PER | 2"),
    ("Officials in Kiev met Ada Holm on Monday. Kyiv was quiet, she said.", "Kiev | LOC | 2"),
    (
      "The North Atlantic Treaty Organization met Ada Holm in Oslo on Monday. NATO said so.",
      "North Atlantic Treaty Organization | ORG | 2"
    ),
    (
      "The Skerrow Harbor Authority (SHA) told Ada Holm on Monday that the SHA would pay.",
      "Skerrow Harbor Authority | ORG | 3"
    ),
    ("The United States met Ada Holm on Monday. The U.S. said so, and the US left.", "United States | LOC | 3"),
    ("Frank Okafor met Ada Holm on Monday. Later Frank left, and she stayed.", "Frank Okafor | PER | 2"),
  ])
  func `every spelling and short form of a name is the same entity`(_ page: String, _ expected: String) {
    #expect(entities(page).split(separator: "\n").contains { $0.hasPrefix(expected) }, "\(entities(page))")
  }

  @Test func `two of one given name are told apart, and a stranger joins nobody`() {
    let found = entities("Frank Okafor met Frank Tarn on Monday. Later Frank left for the pier, officials said.")
    #expect(found.contains("Frank Okafor | PER | 1") && found.contains("Frank Tarn | PER | 1"))
    #expect(
      entities("Ivan Zelenin met Vladimir Zelensky on Monday.") == "Ivan Zelenin | PER | 1\nVladimir Zelensky | PER | 1"
    )
  }

  @Test(arguments: [
    ("Zelenskyy", "Zelensky"), ("ZELENSKII", "zelensky"), ("Podoliak", "Podolyak"), ("Aleksandr", "Alexandr"),
    ("Sergei", "Sergey"), ("U.S.", "US"),
  ])
  func `a spelling folds to its like`(_ one: String, _ other: String) {
    #expect(NameSpelling.folded(Array(one.utf8)) == NameSpelling.folded(Array(other.utf8)))
  }

  @Test(arguments: [("Holm", "Holmes"), ("Ivanov", "Ivanova"), ("Ski", "Sky"), ("Ian", "Iain"), ("", "i")])
  func `other names stay others`(_ one: String, _ other: String) {
    #expect(NameSpelling.folded(Array(one.utf8)) != NameSpelling.folded(Array(other.utf8)))
  }
}
