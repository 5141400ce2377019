import Foundation
import TestSupport
import Testing

private let archive = ["--archive", "desk.db"]

private let rows = """
  {"id":"https://ledger.example/pier","title":"Pier closed","text":"The pier is unsafe, Ines Okafor said. The ferry waits in port.","date":"2024-03-05","source":"Harbor Ledger","url":"https://ledger.example/pier"}
  {"id":7,"title":"Choir","text":"Mirela Stan leads the choir.\\nIt sings \\u001b[31mred\\u0000 songs."}
  {"url":"https://ledger.example/shops","outlet":"Coast Radio","format":"html","text":"<h1>Shops close</h1><p>Shops on Pier Street close early, the baker Tom Quill said.</p>"}

  """

private func desk() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  let outcome = try Stet.run(["archive", "add", "-"] + archive, input: rows, in: folder)
  #expect(outcome.status == 0 && outcome.output == "3 added, 0 updated, 0 unchanged\n", "\(outcome.errors)")
  return folder
}

@Test func `an archive is searched by words, phrases and beginnings`() throws {
  let folder = try desk()
  let human = try Stet.run(["archive", "search", "pier"] + archive, in: folder)
  #expect(human.status == 0)
  #expect(
    human.output.hasPrefix(
      "Pier closed (2024-03-05, Harbor Ledger)\n      The pier is unsafe, Ines Okafor said. The ferry waits in port.\n"
        + "      https://ledger.example/pier\nShops close (Coast Radio)\n"), "\(human.output)")
  let json = try Stet.run(["archive", "search", "\"Pier Street\"", "--format", "json"] + archive, in: folder)
  let found = try #require(json.json as? [String: Any])
  let hit = try #require((found["articles"] as? [[String: Any]])?.first)
  #expect(found["count"] as? Int == 1 && hit["id"] as? String == "https://ledger.example/shops")
  #expect(hit["title"] as? String == "Shops close" && hit["outlet"] as? String == "Coast Radio")
  let limited = try Stet.run(["archive", "search", "pier", "--limit", "1"] + archive, in: folder)
  #expect(limited.output.hasSuffix("1 of 2 articles; --limit shows more.\n"))
  let none = try Stet.run(["archive", "search", "zeppelin"] + archive, in: folder)
  #expect(none.status == 1 && none.output == "No article in the archive has 'zeppelin'.\n")
  #expect(try Stet.run(["archive", "search", "—"] + archive, in: folder).status == 2)
}

@Test func `an article is shown as text, and nothing in it reaches the terminal raw`() throws {
  let folder = try desk()
  let shown = try Stet.run(["archive", "show", "https://ledger.example/pier"] + archive, in: folder)
  #expect(
    shown.output == """
      Pier closed
      Harbor Ledger, 2024-03-05
      https://ledger.example/pier

      The pier is unsafe, Ines Okafor said. The ferry waits in port.

      """)
  let odd = try Stet.run(["archive", "show", "7"] + archive, in: folder)
  #expect(odd.output == "Choir\n7\n\nMirela Stan leads the choir.\n\nIt sings �[31mred� songs.\n")
  let json = try Stet.run(["archive", "show", "7", "--format", "json"] + archive, in: folder)
  #expect(
    (json.json as? [String: Any])?["text"] as? String
      == "Mirela Stan leads the choir.\nIt sings \u{1B}[31mred\u{0} songs.")
  let missing = try Stet.run(["archive", "show", "8"] + archive, in: folder)
  #expect(missing.status == 1 && missing.errors.contains("there is no article '8'"))
}

@Test func `what is exported is added to the same archive`() throws {
  let folder = try desk()
  let export = try Stet.run(["archive", "export"] + archive, in: folder)
  #expect(export.jsonLines.count == 3)
  #expect(
    try Stet.run(["archive", "add", "-"] + archive, input: export.output, in: folder).output
      == "0 added, 0 updated, 3 unchanged\n")
  _ = try Stet.run(["archive", "add", "-", "--archive", "other.db"], input: export.output, in: folder)
  #expect(try Stet.run(["archive", "export", "--archive", "other.db"], in: folder).output == export.output)
}

@Test func `fact-checks are exported as they can be added again`() throws {
  let folder = TemporaryFolder()
  try folder.write(
    #"{"@type":"ClaimReview","url":"https://facts.example/1","claimReviewed":"Herring can fly.","name":"No, they swim","author":{"name":"Fact Desk"},"itemReviewed":{"author":{"name":"Tom Quill"}},"reviewRating":{"alternateName":"False"},"datePublished":"2024-03-05"}"#,
    to: "facts.jsonl")
  _ = try Stet.run(["archive", "add", "--format", "claimreview", "facts.jsonl"] + archive, in: folder)
  let export = try Stet.run(["archive", "export", "--format", "claimreview"] + archive, in: folder)
  #expect(export.jsonLines.count == 1, "\(export.output)")
  try folder.write(export.output, to: "again.jsonl")
  #expect(
    try Stet.run(["archive", "add", "--format", "claimreview", "again.jsonl"] + archive, in: folder).output
      == "0 added, 0 updated, 1 unchanged\n")
  #expect(try Stet.run(["archive", "rebuild", "--quiet"] + archive, in: folder).status == 0)
  #expect(try Stet.run(["archive", "check", "--quiet"] + archive, in: folder).status == 0)
  #expect(try Stet.run(["archive", "export", "--format", "claimreview"] + archive, in: folder).output == export.output)
}

@Test func `articles are removed by id or by file, and what is not there is named`() throws {
  let folder = try desk()
  try folder.write("Ferry sails\n\nThe ferry sails again, the line said.\n", to: "ferry.txt")
  let add = ["archive", "add", "ferry.txt"] + archive
  #expect(try Stet.run(add, in: folder).output.hasPrefix("1 added"))
  #expect(try Stet.run(add, in: folder).output == "0 added, 0 updated, 1 unchanged\n")
  let removed = try Stet.run(["archive", "remove", "ferry.txt", "7", "8"] + archive, in: folder)
  #expect(removed.status == 2 && removed.output == "2 removed\n")
  #expect(removed.errors.contains("there is no article '8'") && !removed.errors.contains("'7'"))
  #expect(try Stet.run(["archive", "check"] + archive, in: folder).output == "desk.db: 2 articles, nothing wrong\n")
  #expect(try Stet.run(add, in: folder).output.hasPrefix("1 added"), "a removed file can be added again")
}

@Test func `a check says what is wrong, and a rebuilding sets it right`() throws {
  let folder = try desk()
  let database = folder.file("desk.db")
  for words in [["archive", "check"], ["archive", "rebuild"]] {
    let missing = try Stet.run(words + ["--archive", "none.db"], in: folder)
    #expect(missing.status == 2 && missing.errors.contains("none.db"), "\(words)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("none.db")))
  }
  #expect(try Stet.run(["archive", "rebuild"] + archive, in: folder).output == "desk.db: rebuilt from 3 articles\n")
  // The version, as four bytes at place 60: an archive of the first version.
  var bytes = try Data(contentsOf: URL(filePath: database))
  bytes[63] = 1
  try bytes.write(to: URL(filePath: database))
  let old = try Stet.run(["archive", "status"] + archive, in: folder)
  #expect(old.status == 2 && old.errors.contains("'stet archive rebuild --archive desk.db'"))
  #expect(try Stet.run(["archive", "rebuild", "--quiet"] + archive, in: folder).status == 0)
  #expect(try Stet.run(["archive", "check", "--quiet"] + archive, in: folder).status == 0)
}

@Test func `packed files, feeds and lines go in, and a damaged one is named`() throws {
  let folder = TemporaryFolder()
  func packed(_ program: String, _ text: String, to name: String) throws {
    let plain = try folder.write(text, to: name)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program, "-q", plain]
    try process.run()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: plain)
  }
  try packed("gzip", "# Pier\n\nThe pier is closed, Okafor said.\n", to: "clips/pier.md")
  try packed("zstd", rows, to: "clips/rows.jsonl")
  try folder.write(
    "<rss><channel><title>Desk</title><item><guid>f1</guid><title>Fog</title><description>Fog closed the port.</description></item></channel></rss>",
    to: "clips/desk.xml")
  try folder.write(Data([0x1F, 0x8B, 8, 0, 1, 2, 3]), to: "clips/broken.txt.gz")
  try folder.write("<sitemap/>", to: "clips/map.xml")
  let outcome = try Stet.run(["archive", "add", "clips"] + archive, in: folder)
  #expect(
    outcome.status == 2 && outcome.output == "5 added, 0 updated, 0 unchanged, 2 passed over\n", "\(outcome.errors)")
  #expect(outcome.errors.contains("clips/broken.txt.gz: could not be unpacked to its end"))
  #expect(outcome.errors.contains("clips/map.xml: is no RSS or Atom feed"))
  #expect(try Stet.run(["archive", "show", "f1"] + archive, in: folder).output.contains("Fog closed the port."))
  let again = try Stet.run(["archive", "add", "clips", "--quiet"] + archive, in: folder)
  #expect(again.output.isEmpty && again.errors.split(separator: "\n").count { $0.hasPrefix("stet archive: ") } == 2)
}

@Test func `thousands of bad lines are counted, and the first of them named`() throws {
  let folder = TemporaryFolder()
  try folder.write(String(repeating: "{\n", count: 3_000) + rows, to: "bad.jsonl")
  let outcome = try Stet.run(["archive", "add", "bad.jsonl"] + archive, in: folder)
  #expect(outcome.status == 2 && outcome.output == "3 added, 0 updated, 0 unchanged, 3000 passed over\n")
  #expect(outcome.errors.split(separator: "\n").count == 21)
  #expect(outcome.errors.contains("bad.jsonl: line 20 is no article") && !outcome.errors.contains("line 21 "))
}
