import Foundation
import TestSupport
import Testing

private let holm = """
  {"id": "desk:1", "type": "person", "name": "Ada Holm", "aliases": ["A. M. Holm"], "country": "Norland", \
  "roles": ["mayor of Dunmore (2021-05/)", "deputy mayor of Dunmore (2018/2021-05)"], "as_of": "2025-03", \
  "url": "https://dunmore.example/holm"}
  """

private func inFolder(_ folder: TemporaryFolder) -> [String: String] { ["XDG_DATA_HOME": folder.path] }

@Suite struct EntitiesTests {
  @Test func `a desk's own list is built, put in place, and answers who`() throws {
    let folder = TemporaryFolder()
    try folder.write(holm + "\n\n", to: "desk.jsonl")
    let built = try Stet.run(["entities", "build", "--jsonl", "desk.jsonl"], in: folder, environment: inFolder(folder))
    #expect(built.status == 0 && built.output.contains("desk.base: 1 entities") && built.errors.isEmpty)
    let who = try Stet.run(["who", "holm"], in: folder, environment: inFolder(folder))
    #expect(who.status == 0)
    #expect(
      who.lines.prefix(2) == [
        "Known as Ada Holm: mayor of Dunmore since 2021-05 (as of 2025-03)",
        "Also: deputy mayor of Dunmore from 2018 to 2021-05",
      ])
    #expect(who.output.contains("By desk, as of 2025-03"))
    let status = try Stet.run(["entities", "status"], environment: inFolder(folder))
    #expect(status.lines.count == 2 && status.lines[1].hasPrefix("desk: 1 entities"))
  }

  @Test func `a program that asks who somebody is reads ids, roles and bases as JSON`() throws {
    let folder = TemporaryFolder()
    try folder.write(holm + "\n", to: "desk.jsonl")
    _ = try Stet.run(["entities", "build", "--jsonl", "desk.jsonl"], in: folder, environment: inFolder(folder))
    let row = try Stet.run(["who", "Ada", "Holm", "--format", "json"], environment: inFolder(folder)).jsonLines.first
    #expect(row?["id"] as? String == "desk:1" && row?["as_of"] as? String == "2025-03")
    #expect(row?["bases"] as? [String] == ["desk"] && row?["type"] as? String == "PER")
    #expect((row?["roles"] as? [[String: Any]])?.last?["to"] as? String == "2021-05")
  }

  @Test func `what who prints of an entity can be built again, by the labels that annotate has`() throws {
    let folder = TemporaryFolder()
    let rows = [
      #"{"id":"e1","type":"event","name":"Harland Regatta"}"#, #"{"id":"e2","type":"work","name":"Harland Nocturne"}"#,
      #"{"id":"e3","type":"ORG","name":"Harland Pilots","kind":"guild"}"#,
    ]
    try folder.write(rows.joined(separator: "\n"), to: "desk.jsonl")
    try folder.write("# Made up.\nid\ttype\tname\nt1\tLOC\tHarland Quay\n", to: "places.tsv")
    func who(_ lists: [String]) throws -> [String] {
      #expect(
        try Stet.run(["entities", "build", "--name", "desk"] + lists, in: folder, environment: inFolder(folder)).status
          == 0)
      return try ["Regatta", "Nocturne", "Pilots", "Quay"].map {
        try Stet.run(["who", "Harland \($0)", "--format", "json"], environment: inFolder(folder)).output
      }
    }
    let first = try who(["--jsonl", "desk.jsonl", "--table", "places.tsv"])
    let found = first.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    #expect(found.map { $0["type"] as? String } == ["MISC", "MISC", "ORG", "LOC"])
    #expect(found.map { $0["kind"] as? String } == ["event", "work", "guild", nil])
    try folder.write(first.joined(), to: "again.jsonl")
    #expect(
      try who(["--jsonl", "again.jsonl"]).map { $0.replacing(#/"as_of":"[^"]*",/#, with: "") }
        == first.map { $0.replacing(#/"as_of":"[^"]*",/#, with: "") })
  }

  @Test func `nobody is known by a name that no base has`() throws {
    let who = try Stet.run(["who", "Quorlan", "Ezzeth"])
    #expect(who.status == 1 && who.output.isEmpty && who.errors.contains("no base knows 'Quorlan Ezzeth'"))
    #expect(try Stet.run(["who"]).status == 2)
  }

  @Test func `a packed table and lines go into one base; a line that is none is named`() throws {
    let folder = TemporaryFolder()
    try folder.write("# Made up.\nid\ttype\tname\nown:1\torganization\tDunmore Harbour Board\n", to: "bodies.tsv")
    try folder.write(holm + "\n{\"id\": \"x\"}\nnonsense\n", to: "desk.jsonl")
    let packed = try Process.run(URL(filePath: "/bin/gzip"), arguments: [folder.path + "/bodies.tsv"])
    packed.waitUntilExit()
    let built = try Stet.run(
      ["entities", "build", "--jsonl", "desk.jsonl", "--table", "bodies.tsv.gz", "--output", "own.base"], in: folder)
    #expect(built.status == 1 && built.output.contains("2 entities, 2 lines passed over"))
    #expect(built.errors.contains("desk.jsonl: line 2: is no entity") && built.errors.contains("line 3"))
    #expect(try Stet.run(["entities", "check", "own.base"], in: folder).output == "own.base: whole\n")
  }

  @Test func `nothing is made of nothing, and what lies there stays`() throws {
    let folder = TemporaryFolder()
    try folder.write("mine", to: "own.base")
    try folder.write("\n", to: "empty.jsonl")
    let built = try Stet.run(["entities", "build", "--jsonl", "empty.jsonl", "--output", "own.base"], in: folder)
    #expect(built.status == 2 && built.errors.contains("no entity was read"))
    #expect(try String(contentsOfFile: folder.file("own.base"), encoding: .utf8) == "mine")
    #expect(try Stet.run(["entities", "build"]).status == 2)
    #expect(try Stet.run(["entities", "build", "--jsonl", "missing.jsonl"]).errors.contains("cannot be read"))
  }

  @Test func `a packed file that is cut short is no source of half a base`() throws {
    let folder = TemporaryFolder()
    try folder.write("no gzip at all", to: "desk.jsonl.gz")
    let built = try Stet.run(["entities", "build", "--jsonl", "desk.jsonl.gz", "--output", "own.base"], in: folder)
    #expect(built.status == 2 && built.errors.contains("could not be unpacked to its end"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/own.base"))
  }

  /// Somebody's broken download must not take the hovers away.
  @Test func `a damaged base is named and the rest answers`() throws {
    let folder = TemporaryFolder()
    try folder.write(
      "stetbase and then nothing that fits together at all, though long enough", to: "stet/entities/bad.base")
    let who = try Stet.run(["who", "NATO"], environment: inFolder(folder))
    #expect(who.status == 0 && who.output.contains("Known as NATO"))
    #expect(who.errors.contains("bad.base: is a knowledge base of version"))
    #expect(try Stet.run(["entities", "status"], environment: inFolder(folder)).status == 1)
  }

  @Test func `text of a base is data for a terminal`() throws {
    let folder = TemporaryFolder()
    try folder.write(
      "{\"id\": \"e\", \"type\": \"person\", \"name\": \"\\u001b[31m Ada Holm\", \"description\": \"a\\u0007b\"}\n",
      to: "desk.jsonl")
    _ = try Stet.run(["entities", "build", "--jsonl", "desk.jsonl"], in: folder, environment: inFolder(folder))
    let who = try Stet.run(["who", "Holm"], environment: inFolder(folder))
    #expect(who.status == 0 && !who.output.contains("\u{1B}") && !who.output.contains("\u{7}"))
  }
}
