import Foundation
import TestSupport
import Testing

@testable import Articles

private func entity(_ kind: EntityKind, _ facts: (KnownEntity.Field, String)...) -> KnownEntity {
  KnownEntity(kind, facts.map { KnownEntity.Fact(field: $0.0, value: $0.1) })
}

private let town = [
  entity(
    .person, (.id, "Q1"), (.name, "Ada Holm"), (.alias, "Ada Maria Holm"), (.role, "mayor of Dunmore (2021-05/)"),
    (.country, "Norland")),
  entity(.person, (.id, "own:2"), (.name, "Sergej Holmskij"), (.country, "Norland"), (.sitelinks, "3")),
  entity(.organization, (.id, "own:3"), (.name, "The Dunmore Post"), (.kind, "newspaper")),
  entity(.place, (.id, "Q4"), (.name, "Norland"), (.kind, "country"), (.demonym, "Norlander"), (.seat, "Dunmore")),
]

private func file(_ entities: [KnownEntity] = town, name: String = "Town", asOf: String = "2025-03") -> [UInt8] {
  var builder = BaseBuilder(name: name, source: "made up", asOf: asOf)
  for entity in entities { builder.add(entity) }
  return builder.file()
}

private func hash(_ name: String) -> UInt64 {
  NameSpelling.shared.hash(ofFolded: NameSpelling.words(of: Array(name.utf8)))
}

private func found(_ name: String, in base: KnowledgeBase) -> [String] {
  base.candidates(hash(name)).map { "\(base.entity($0.entity)?.name ?? "?") \($0.use)" }
}

@Suite struct KnowledgeBaseTests {
  @Test(arguments: [
    ("Ada Holm", ["Ada Holm name"]), ("Ada Maria Holm", ["Ada Holm alias"]), ("Holm", ["Ada Holm surname"]),
    // However it is romanised.
    ("Sergey Holmsky", ["Sergej Holmskij name"]), ("Holmskiy", ["Sergej Holmskij surname"]),
    ("The Dunmore Post", ["The Dunmore Post name"]), ("Dunmore Post", ["The Dunmore Post name"]),
    ("NORLAND", ["Norland name"]), ("Norlander", ["Norland demonym"]), ("Dunmore", ["Norland seat"]),
    // A newspaper has no surname, and half a name is none.
    ("Post", []), ("Ada", []), ("Nobody", []), ("", []),
  ])
  func `a name leads to whoever bears it`(_ name: String, _ expected: [String]) throws {
    #expect(found(name, in: try KnowledgeBase(bytes: file())) == expected)
  }

  @Test func `no entity of a base is lost or changed by being written and read`() throws {
    let base = try KnowledgeBase(bytes: file())
    #expect((1...base.entityCount).map { base.entity($0) } == town)
    #expect(base.entity(0)?.name == "Town" && base.entity(0)?[.asOf] == "2025-03")
    #expect(base.entity(5) == nil && base.entity(-1) == nil)
    #expect(base.entity(id: "own:3") == 3 && base.entity(id: "own:9") == nil)
    #expect(base.isWhole)
  }

  @Test func `facts longer than a byte can count come out whole`() throws {
    let long = String(repeating: "å", count: 300)
    let base = try KnowledgeBase(bytes: file([entity(.work, (.id, "a"), (.name, "Long"), (.description, long))]))
    #expect(base.entity(1)?[.description] == long)
  }

  @Test(arguments: [
    ("ho", ["Ada Holm", "Sergej Holmskij"]), ("ADA", ["Ada Holm"]), ("the dun", ["The Dunmore Post"]), ("post", []),
    ("", []),
    ("å", []),
  ])
  func `a name is found by its first letters or those of the surname`(_ letters: String, _ expected: [String]) throws {
    let base = try KnowledgeBase(bytes: file())
    let found = base.entities(beginning: letters, limit: 5).compactMap { base.entity($0)?.name }
    #expect(Set(found) == Set(expected) && found.count == expected.count)
    #expect(base.entities(beginning: "ho", limit: 1).count == 1)
  }

  @Test func `an id that came before and a name that is empty are left out and counted`() {
    var builder = BaseBuilder(name: "Town", source: "", asOf: "")
    for entity in town + [town[0], entity(.person, (.id, "own:9"), (.name, ""))] { builder.add(entity) }
    #expect(builder.entityCount == 4 && builder.skipped == 2)
  }

  @Test func `facts handed out in pieces make the same file`() {
    var builder = BaseBuilder(name: "Town", source: "made up", asOf: "2025-03")
    var facts: [UInt8] = []
    for entity in town {
      builder.add(entity)
      facts += builder.takeFacts()
    }
    facts += builder.takeFacts(true)
    let (head, tables) = builder.finish()
    #expect(head + facts + tables == file())
  }

  // MARK: Damage

  @Test func `a file that is none, too old, cut short or changed is refused in words`() {
    func reason(_ bytes: [UInt8]) -> String {
      do throws(BaseError) {
        _ = try KnowledgeBase(bytes: bytes)
        return ""
      } catch { return error.description }
    }
    var older = file()
    older[8] = 0
    var cut = file()
    cut.removeLast(8)
    var head = file()
    head[12] ^= 1
    #expect(reason([]).contains("does not begin with 'stetbase'"))
    #expect(reason(Array("PK".utf8)).contains("does not begin with 'stetbase'"))
    #expect(reason(older).contains("version 0"))
    #expect(reason(cut).contains("is damaged"))
    #expect(reason(head).contains("digest of its head"))
  }

  @Test func `a changed byte behind the head is found by the check of the whole file`() throws {
    for place in stride(from: 64, to: file().count, by: 7) {
      var bytes = file()
      bytes[place] ^= 0x40
      #expect(!(try KnowledgeBase(bytes: bytes)).isWhole, "byte \(place)")
    }
  }

  /// A base that somebody else made, with a head that fits: whatever is in it, every question ends.
  @Test func `no bytes bring the reader down`() throws {
    var dice = Dice(state: 1)
    let good = file()
    for round in 0..<2_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...40, using: &dice) {
        bytes[Int.random(in: 64..<bytes.count, using: &dice)] =
          round.isMultiple(of: 2) ? 0xFF : .random(in: 0...255, using: &dice)
      }
      let base = try KnowledgeBase(bytes: bytes)
      for number in 0...base.entityCount { _ = base.entity(number) }
      let knowledge = Knowledge([.starter, base])
      for name in ["Ada Holm", "Holm", "Norland", "Dunmore Post"] { _ = knowledge.candidates(named: name) }
      _ = base.entity(id: "Q1")
      _ = base.longestName(beginning: hash("Ada"))
      _ = base.entities(beginning: "Ho", limit: 5)
    }
  }

  /// Counts that promise more than there is.
  @Test func `a head that lies is refused or reads as nothing`() throws {
    var dice = Dice(state: 2)
    for _ in 0..<2_000 {
      var bytes = file()
      for _ in 0..<3 { bytes[Int.random(in: 12..<48, using: &dice)] = .random(in: 0...255, using: &dice) }
      let digest = bytes[0..<56].withUnsafeBytes { Digest.of(BaseBytes($0, owner: nil), 0..<56) }
      withUnsafeBytes(of: digest.littleEndian) { bytes.replaceSubrange(56..<64, with: $0) }
      guard let base = try? KnowledgeBase(bytes: bytes) else { continue }
      for name in ["Ada Holm", "Holm"] { _ = Knowledge([base]).candidates(named: name) }
    }
  }
}

@Suite struct KnowledgeTests {
  @Test func `a later base overrides facts and adds names`() throws {
    let later = [
      entity(
        .person, (.id, "Q1"), (.name, "Ada Holm"), (.alias, "A. Holm"),
        (.role, "minister of ports of Norland (2025-06/)")),
      // The same newspaper by kind, name and country, under the number of another list.
      entity(.organization, (.id, "desk:77"), (.name, "The Dunmore Post"), (.link, "https://post.example")),
    ]
    let knowledge = Knowledge([try KnowledgeBase(bytes: file()), try KnowledgeBase(bytes: file(later, name: "Desk"))])
    let holm = try #require(knowledge.candidates(named: "Ada Maria Holm").first)
    #expect(holm.entity.roles.map(\.title) == ["minister of ports of Norland"])
    #expect(holm.entity.all(.alias) == ["Ada Maria Holm", "A. Holm"])
    #expect(holm.entity[.country] == "Norland" && holm.places.count == 2)
    let post = knowledge.candidates(named: "Dunmore Post")
    #expect(post.count == 1 && post[0].entity[.link] == "https://post.example" && post[0].entity[.kind] == "newspaper")
  }

  @Test func `offices of an older base do not take the place of newer ones`() throws {
    let old = [
      entity(.person, (.id, "Q1"), (.name, "Ada Holm"), (.role, "deputy mayor of Dunmore"), (.asOf, "2019-01")),
      entity(.place, (.id, "Q4"), (.name, "Norland"), (.capital, "Dunmore")),
    ]
    let own = town.map { KnownEntity($0.kind, $0.facts + [KnownEntity.Fact(field: .asOf, value: "2025-03")]) }
    let knowledge = Knowledge([
      try KnowledgeBase(bytes: file(own)), try KnowledgeBase(bytes: file(old, name: "Old", asOf: "2019-01")),
    ])
    #expect(knowledge.candidates(named: "Ada Holm").first?.entity.roles.first?.title == "mayor of Dunmore")
    #expect(knowledge.candidates(named: "Norland").first?.entity[.capital] == "Dunmore")
  }

  @Test func `two people of one name stay two`() throws {
    let other = [entity(.person, (.id, "Q9"), (.name, "Ada Holm"), (.country, "Norland"))]
    let knowledge = Knowledge([try KnowledgeBase(bytes: file()), try KnowledgeBase(bytes: file(other, name: "Desk"))])
    #expect(knowledge.candidates(named: "Ada Holm").map(\.entity.id) == ["Q1", "Q9"])
  }

  @Test(arguments: [
    ("mayor of Dunmore (2021-05/)", "mayor of Dunmore", "2021-05", nil as String?, true),
    ("mayor of Dunmore (2021/2024-01-31)", "mayor of Dunmore", "2021", "2024-01-31", true),
    ("mayor of Dunmore", "mayor of Dunmore", "", nil, false),
    ("Minister of State (Ports)", "Minister of State (Ports)", "", nil, false),
  ])
  func `an office and its dates are read`(
    _ text: String, _ title: String, _ from: String, _ to: String?, _ isDated: Bool
  ) {
    let role = KnownEntity.Role(text)
    #expect(role.title == title && role.from == from && role.to == to && role.isDated == isDated && role.text == text)
  }

  @Test(arguments: [
    ("mayor (2021-05/)", "2021-05-20", true), ("mayor (2021-05/)", "2021-04-30", false),
    ("mayor (2021/2024)", "2024-06-01", true), ("mayor (2021/2024)", "2025-01-01", false),
    ("mayor (/2024)", "1990-01-01", true),
  ])
  func `an office is held from its first day to its last`(_ text: String, _ day: String, _ isHeld: Bool) {
    #expect(KnownEntity.Role(text).isHeld(on: day) == isHeld)
  }
}

@Suite struct EntityTableTests {
  private let head = "# Made up.\nid\ttype\tname\taliases\troles\n"

  @Test func `a row is an entity, several values in a cell are parted`() {
    let table = EntityTable(head + "Q1\tperson\tAda Holm\tA. Holm|Ada M. Holm\tmayor of Dunmore (2021/)\r\n")
    #expect(table.problems.isEmpty)
    #expect(table.entities.first?.all(.alias) == ["A. Holm", "Ada M. Holm"])
    #expect(table.entities.first?.roles.first?.title == "mayor of Dunmore")
  }

  @Test(arguments: [
    ("Q1\tperson\tAda Holm", "3 cells where the table has 5 columns"), ("Q1\tman\tAda Holm\t\t", "'man' is no type"),
    ("\tperson\tAda Holm\t\t", "'id' is empty"),
  ])
  func `a row that is wrong is named by its line and left out`(_ row: String, _ reason: String) {
    let table = EntityTable(head + row + "\nQ2\tperson\tOle Tarn\t\t\n")
    #expect(table.problems.map(\.line) == [3] && table.problems[0].reason.contains(reason))
    #expect(table.entities.map(\.name) == ["Ole Tarn"])
  }

  @Test func `a column that nobody knows is said with those there are`() {
    #expect(EntityTable("id\ttype\tname\tcolour\n").problems[0].reason.contains("no column 'colour'"))
    #expect(EntityTable("id\tname\n").problems[0].reason.contains("id, type and name are wanted"))
  }
}

/// The tables that ship, as they stand in the tree.
@Suite struct StarterBaseTests {
  private static let folder = "Sources/Weights/Entities"

  private static func tables() throws -> [(name: String, text: String)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: ProjectRoot.file(folder).path)
    return try names.filter { $0.hasSuffix(".tsv") }.map { ($0, try ProjectRoot.text(of: "\(folder)/\($0)")) }
  }

  @Test func `the embedded base is that of the tables; UPDATE=1 writes it anew`() throws {
    let (bytes, problems) = StarterBase.file(of: try Self.tables())
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    #expect(
      try Expectation.problem(with: bytes, in: "\(Self.folder)/starter.base") == nil,
      "stet-train starter makes it as well, see Sources/Weights/MODELS.md")
    #expect(KnowledgeBase.starter.isWhole)
  }

  @Test(arguments: [
    ("Lavrov", "Sergey Lavrov"), ("Zelenskiy", "Volodymyr Zelensky"), ("North Atlantic Treaty Organization", "NATO"),
    ("Russia Today", "RT"), ("Kiev", "Kyiv"), ("Kremlin", "Kremlin"), ("Germany", "Germany"),
  ])
  func `names that every desk writes are in it`(_ name: String, _ expected: String) {
    #expect(Knowledge.starter.candidates(named: name).contains { $0.entity.name.hasPrefix(expected) }, "\(name)")
  }

  @Test func `dates and countries in the tables are what they should be`() {
    let entities = (1...KnowledgeBase.starter.entityCount).compactMap { KnowledgeBase.starter.entity($0) }
    let countries = Set(
      entities.filter { $0[.kind]?.hasSuffix("country") == true || $0[.kind] == "territory" }.map(\.name))
    var problems: [String] = []
    for entity in entities {
      for date in [KnownEntity.Field.born, .died, .asOf].flatMap({ entity.all($0) })
      where date.wholeMatch(of: /-?\d{4}(-\d\d(-\d\d)?)?/) == nil {
        problems.append("\(entity.name): \(date) is no date")
      }
      for role in entity.roles where role.isDated {
        let isWrong = !(role.from + (role.to ?? "")).allSatisfy { $0.isNumber || $0 == "-" }
        if isWrong || !role.from.isEmpty && role.to ?? "9" < role.from {
          problems.append("\(entity.name): \(role.text)")
        }
      }
      if let country = entity[.country], !countries.contains(country) {
        problems.append("\(entity.name): no country \(country)")
      }
    }
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
