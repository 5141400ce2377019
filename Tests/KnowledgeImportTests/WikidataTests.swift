import Articles
import Testing

@testable import KnowledgeImport

// Made-up items in the layout of Wikidata's dump. Q5 is "human", Q515 "city", Q6256 "country".

private func entities(
  _ lines: [String], languages: [String] = ["en"], leastSitelinks: Int = 0
) throws -> [KnownEntity] {
  let dump = WikidataDump(languages: languages, leastSitelinks: leastSitelinks)
  var records: [UInt8] = []
  for line in lines {
    try Array(line.utf8).withUnsafeBufferPointer { line throws(BaseError) in
      try dump.item(line)?.append(to: &records)
    }
  }
  var base = WikidataBase(isEnglish: languages[0] == "en")
  try WikidataItem.forEach(in: records, withTexts: false) { base.learn($0) }
  base.finishLearning()
  try WikidataItem.forEach(in: records, withTexts: false) { base.want($0) }
  try WikidataItem.forEach(in: records, withTexts: true) { base.name($0) }
  var entities: [KnownEntity] = []
  try WikidataItem.forEach(in: records, withTexts: true) { item in
    if let entity = base.entity(item) { entities.append(entity) }
  }
  return entities
}

private func item(_ id: Int, _ name: String, _ claims: String, more: String = "") -> String {
  #"{"type":"item","id":"Q\#(id)","labels":{"en":{"language":"en","value":"\#(name)"}},"descriptions":{},"#
    + #""aliases":{},"claims":{\#(claims)},"sitelinks":{}\#(more)}"#
}

private func snak(_ property: String, _ value: String) -> String {
  #"{"snaktype":"value","property":"\#(property)","datavalue":{"value":\#(value),"type":"x"}}"#
}

private func claim(_ property: String, _ statements: String...) -> String {
  #""\#(property)":[\#(statements.joined(separator: ","))]"#
}

private func statement(
  _ property: String, _ value: String, rank: String = "normal", _ qualifiers: String = ""
) -> String {
  #"{"mainsnak":\#(snak(property, value)),"type":"statement","rank":"\#(rank)","qualifiers":{\#(qualifiers)},"#
    + #""references":[{"snaks":{"P248":[{"snaktype":"novalue","property":"P248"}]}}]}"#
}

private func qualifier(_ property: String, _ value: String) -> String {
  #""\#(property)":[\#(snak(property, value))]"#
}

private func linked(_ number: Int) -> String { #"{"entity-type":"item","numeric-id":\#(number),"id":"Q\#(number)"}"# }

private func day(_ time: String, _ precision: Int = 11) -> String {
  #"{"time":"\#(time)","precision":\#(precision),"timezone":0}"#
}

private let human = claim("P31", statement("P31", linked(5)))
private let mayor = item(900_001, "mayor of Dunmore", claim("P279", statement("P279", linked(4_164_871))))
private let councillor = item(900_002, "councillor", claim("P279", statement("P279", linked(4_164_871))))

@Suite struct WikidataTests {
  @Test func `a person has names, life, country, occupation and offices`() throws {
    let holm = item(
      900_010, "Ada Holm",
      [
        human, claim("P569", statement("P569", day("+1961-08-04T00:00:00Z"))),
        claim("P570", statement("P570", day("+2020-00-00T00:00:00Z", 9))),
        claim("P27", statement("P27", linked(900_003))), claim("P106", statement("P106", linked(900_004))),
        claim(
          "P39",
          statement(
            "P39", linked(900_001),
            qualifier("P580", day("+2010-05-01T00:00:00Z")) + ","
              + qualifier("P582", day("+2014-06-00T00:00:00Z", 10)))),
        claim("P856", statement("P856", #""https://holm.example""#)),
      ].joined(separator: ","), more: #","modified":"2026-01-03T10:00:00Z""#)
    let norland = item(900_003, "Norland", claim("P31", statement("P31", linked(6256))))
    let lawyer = item(900_004, "lawyer", claim("P279", statement("P279", linked(28_640))))
    let found = try entities([holm, norland, lawyer, mayor])
    #expect(found.map(\.name) == ["Ada Holm", "Norland"])
    let person = try #require(found.first)
    #expect(person.kind == .person && person.id == "Q900010" && person[.kind] == "lawyer")
    #expect(person[.born] == "1961-08-04" && person[.died] == "2020" && person[.country] == "Norland")
    #expect(person.all(.role) == ["mayor of Dunmore (2010-05-01/2014-06)"])
    #expect(person[.asOf] == "2026-01-03" && person[.link] == "https://holm.example" && person[.sitelinks] == "0")
    #expect(found[1].kind == .place && found[1][.kind] == "country")
  }

  @Test func `old dumps write empty maps as lists, years of eleven digits and items without id`() throws {
    let town = #"""
      {"id":"Q900020","type":"item","labels":{"en":{"language":"en","value":"Dunmore"}},"descriptions":[],"aliases":[],
      "claims":{"P31":[{"mainsnak":{"snaktype":"value","property":"P31","datavalue":{"value":{"entity-type":"item",
      "numeric-id":3957},"type":"wikibase-entityid"}},"type":"statement","rank":"normal"}],
      "P569":[{"mainsnak":{"snaktype":"value","property":"P569","datavalue":{"value":{"time":"+00000001852-03-00T00:00:00Z",
      "precision":10},"type":"time"}},"type":"statement","rank":"normal"}]},"sitelinks":[]}
      """#
    let empty = #"{"id":"Q900021","type":"item","labels":[],"descriptions":[],"aliases":[],"claims":[],"sitelinks":[]}"#
    let found = try entities([town, empty])
    #expect(found.count == 1 && found[0].name == "Dunmore" && found[0][.kind] == "town" && found[0][.born] == "1852-03")
  }

  @Test func `what is preferred comes first, what is deprecated never`() throws {
    let holm = item(
      900_010, "Ada Holm",
      [
        human,
        claim(
          "P39", statement("P39", linked(900_002), qualifier("P580", day("+2015-01-01T00:00:00Z"))),
          statement("P39", linked(900_002), qualifier("P580", day("+2018-01-01T00:00:00Z"))),
          statement("P39", linked(900_001), rank: "preferred", qualifier("P580", day("+2012-01-01T00:00:00Z"))),
          statement("P39", linked(900_001), rank: "deprecated", qualifier("P580", day("+1999-01-01T00:00:00Z")))),
        claim(
          "P569", statement("P569", day("+1950-01-01T00:00:00Z"), rank: "deprecated"),
          statement("P569", day("+1961-00-00T00:00:00Z", 9)), statement("P569", day("+1961-08-04T00:00:00Z"))),
      ].joined(separator: ","))
    let person = try #require(try entities([mayor, councillor, holm]).first)
    #expect(
      person.all(.role) == ["mayor of Dunmore (2012-01-01/)", "councillor (2018-01-01/)", "councillor (2015-01-01/)"])
    #expect(person[.born] == "1961-08-04")
  }

  @Test(arguments: [
    ("+1952-10-07T00:00:00Z", 11, "1952-10-07"), ("+1952-10-07T00:00:00Z", 10, "1952-10"),
    ("+1952-10-07T00:00:00Z", 9, "1952"), ("+1952-00-00T00:00:00Z", 11, "1952"),
    ("+0814-01-28T00:00:00Z", 11, "0814-01-28"),
    ("-0044-03-15T00:00:00Z", 11, ""), ("+1900-00-00T00:00:00Z", 7, ""), ("", 11, ""), ("+x-y", 11, ""),
  ])
  func `a day is as exact as it is known`(_ time: String, _ precision: Int, _ day: String) {
    #expect(WikidataStatement.day(time, precision) == day)
  }

  @Test func `nobody's end is taken for no end, and the dead hold no office`() throws {
    let unknown = #""P582":[{"snaktype":"somevalue","property":"P582"}]"#
    let none = #""P582":[{"snaktype":"novalue","property":"P582"}]"#
    let holm = item(
      900_010, "Ada Holm",
      [human, claim("P39", statement("P39", linked(900_001), unknown), statement("P39", linked(900_002), none))]
        .joined(separator: ","))
    let dead = item(
      900_011, "Otto Holm",
      [
        human, claim("P570", statement("P570", day("+1999-02-03T00:00:00Z"))),
        claim("P39", statement("P39", linked(900_001), qualifier("P580", day("+1990-00-00T00:00:00Z", 9)))),
      ].joined(separator: ","))
    let found = try entities([holm, dead, mayor, councillor])
    #expect(found[0].all(.role) == ["councillor"])
    #expect(found[1].all(.role) == ["mayor of Dunmore (1990/1999-02-03)"])
  }

  @Test func `a class that is not well known is what it is a subclass of, in the dump's own words`() throws {
    let lines = [
      item(900_030, "Dunmore Harbour Board", claim("P31", statement("P31", linked(900_031)))),
      item(900_031, "harbour board", claim("P279", statement("P279", linked(900_032)))),
      item(900_032, "public board", claim("P279", statement("P279", linked(43_229)))),
      // In circles, a position, and a class that the dump does not know.
      item(900_033, "odd one", claim("P31", statement("P31", linked(900_034)))),
      item(900_034, "odd", claim("P279", statement("P279", linked(900_035)))),
      item(900_035, "odder", claim("P279", statement("P279", linked(900_034)))),
      item(900_036, "harbour master", claim("P31", statement("P31", linked(4_164_871)))),
      item(900_037, "odd two", claim("P31", statement("P31", linked(999_999)))),
      item(
        900_038, "Dunmore (disambiguation)",
        claim("P31", statement("P31", linked(4_167_410)), statement("P31", linked(515)))),
      "{\"type\":\"property\",\"id\":\"P31\",\"labels\":{\"en\":{\"language\":\"en\",\"value\":\"instance of\"}}}",
    ]
    let found = try entities(lines)
    #expect(found.map(\.name) == ["Dunmore Harbour Board"])
    #expect(found.first?.kind == .organization && found.first?[.kind] == "harbour board")
  }

  @Test func `the first language with a name gives it, the other names are aliases`() throws {
    func text(_ language: String, _ value: String) -> String {
      #""\#(language)":{"language":"\#(language)","value":"\#(value)"}"#
    }
    let labels = [text("fr", "Dunemore"), text("en", "Dunmore"), text("de", "D\\u00fcnmoor"), text("mul", "Dunmore")]
    let word = { (word: String, language: String) in #"{"text":"\#(word)","language":"\#(language)"}"# }
    let line =
      #"{"type":"item","id":"Q900040","labels":{\#(labels.joined(separator: ","))},"#
      + #""aliases":{"de":[{"language":"de","value":"Dorf \ud83d\ude00 \"D\" \ud83d"}],"it":[{"value":"Dunamora"}]},"claims":{"#
      + [
        claim("P31", statement("P31", linked(515))),
        claim("P1549", statement("P1549", word("Dunmorian", "en")), statement("P1549", word("Dunemorien", "fr"))),
        claim("P1813", statement("P1813", word("DM", "de"))),
        claim(
          "P1082",
          statement("P1082", #"{"amount":"+100","unit":"1"}"#, qualifier("P585", day("+1990-01-01T00:00:00Z"))),
          statement("P1082", #"{"amount":"+250.0","unit":"1"}"#, qualifier("P585", day("+2020-01-01T00:00:00Z")))),
      ].joined(separator: ",") + "}}"
    let german = try #require(try entities([line], languages: ["de", "en"]).first)
    #expect(german.name == "Dünmoor")
    #expect(german.all(.alias) == ["Dunmore", "Dorf 😀 \"D\" \u{FFFD}", "DM"])
    #expect(german.all(.demonym) == ["Dunmorian"] && german[.population] == "250")
    let italian = try #require(try entities([line], languages: ["it"]).first)
    #expect(italian.name == "Dunmore" && italian.all(.alias) == ["Dunamora"])
  }

  @Test func `only Wikipedias count, and who has too few of them names others only`() throws {
    func sites(_ names: String...) -> String {
      names.map { #""\#($0)":{"site":"\#($0)","title":"x","badges":[]}"# }.joined(separator: ",")
    }
    func town(_ id: Int, _ name: String, _ sites: String) -> String {
      item(
        id, name, claim("P31", statement("P31", linked(515))) + "," + claim("P17", statement("P17", linked(900_052)))
      )
      .replacing(#""sitelinks":{}"#, with: #""sitelinks":{\#(sites)}"#)
    }
    let lines = [
      town(900_050, "Dunmore", sites("enwiki", "dewiki")),
      town(900_051, "Little Dunmore", sites("enwiki", "commonswiki", "enwikiquote")),
    ]
    let found = try entities(lines, leastSitelinks: 2)
    #expect(found.map(\.name) == ["Dunmore"] && found[0][.sitelinks] == "2" && found[0][.country] == nil)
  }

  @Test func `countries bear the names by which articles are compared`() throws {
    let line =
      #"{"type":"item","id":"Q900060","labels":{"de":{"language":"de","value":"Dünmoor"}},"claims":{"#
      + claim("P31", statement("P31", linked(515))) + "," + claim("P17", statement("P17", linked(183))) + "}}"
    #expect(try entities([line], languages: ["de"]).first?[.country] == "Germany")
  }

  @Test(arguments: [
    "nonsense", "{", #"{"id":"Q1""#, #"{"id":"Q1","labels":{"en":{"value":"x}}"#, #"{"id":"Q1","claims":{"P31":[{]}}"#,
    "{}}",
    #"{"id":"Q1","labels":"x"}"#, #"{"id" "Q1"}"#, #"{"labels":{"en":{"value":"\x"}}}"#, "{\"id\":\"Q1\",}",
  ])
  func `a line that is no entity is told from one that no base needs`(_ line: String) {
    #expect(throws: BaseError.self) { try entities([line]) }
  }

  @Test func `every beginning of a line is read to an end`() throws {
    let line = item(
      900_010, "Ada \\u00e9 Holm", human + "," + claim("P569", statement("P569", day("+1961-08-04T00:00:00Z"))))
    for length in 0..<line.utf8.count {
      let part = String(decoding: Array(line.utf8).prefix(length), as: UTF8.self)
      #expect(throws: BaseError.self) { try entities([part]) }
      // Ends in a brace all the same.
      _ = try? entities([part + "}"])
    }
  }
}
