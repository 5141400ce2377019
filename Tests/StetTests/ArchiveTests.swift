import Foundation
import TestSupport
import Testing

/// A folder with clippings of every kind.
private func clippings() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  try folder.write(
    "Ferry stays in port\n\nPort director Ines Okafor said on Monday that the pier was unsafe.\n", to: "clips/ferry.txt"
  )
  try folder.write(
    "---\ntitle: Choir sings\ndate: 2024-02-11\n---\n\n# Choir sings\n\nMirela Stan leads the choir of the school.\n",
    to: "clips/choir.md")
  try folder.write(
    "<html><head><title>Shops close</title></head><body><h1>Shops close</h1><p>Shops on Pier Street close early, the baker Tom Quill said.</p></body></html>",
    to: "clips/shops.html")
  let rows = [
    #"{"id":"https://ledger.example/pier","title":"Pier closed","text":"The pier is unsafe, Ines Okafor said. The ferry waits in port.","date":"2024-03-05","source":"Harbor Ledger","url":"https://ledger.example/pier"}"#,
    "", #"{"id":"b","text":"Divers looked at the pier on Sunday and Ines Okafor thanked them."}"#,
  ]
  try folder.write(rows.joined(separator: "\n"), to: "clips/rows.jsonl")
  return folder
}

private let archive = ["--archive", "desk.db"]

@Test func `texts of every kind go into the archive, and twice is no more than once`() throws {
  let folder = try clippings()
  let first = try Stet.run(["archive", "add"] + archive + ["clips"], in: folder)
  #expect(first.status == 0 && first.errors.isEmpty)
  #expect(first.output == "5 added, 0 updated, 0 unchanged\n")
  #expect(
    try Stet.run(["archive", "add"] + archive + ["clips"], in: folder).output == "0 added, 0 updated, 5 unchanged\n")
  try folder.write(
    "Ferry sails again\n\nPort director Ines Okafor said on Friday that the pier was safe.\n", to: "clips/ferry.txt")
  #expect(
    try Stet.run(["archive", "add"] + archive + ["clips/ferry.txt"], in: folder).output
      == "0 added, 1 updated, 0 unchanged\n")
  #expect(try Stet.run(["archive", "add", "--quiet"] + archive + ["clips"], in: folder).output.isEmpty)
  let status = try Stet.run(["archive", "status"] + archive, in: folder)
  #expect(status.status == 0)
  #expect(
    status.output.wholeMatch(of: #/desk\.db: 5 articles from 2024-02-11 to 2024-03-05, \d+ terms, \d+ KiB\n/#) != nil)
}

@Test func `an archive made twice from the same texts answers the same`() throws {
  let folder = try clippings()
  for name in ["one.db", "two.db", "two.db"] {
    _ = try Stet.run(["archive", "add", "--archive", name, "clips"], in: folder)
  }
  let answers = try ["one.db", "two.db"].map {
    try Stet.run(["related", "clips/ferry.txt", "--archive", $0, "--format", "json"], in: folder).output
  }
  #expect(answers[0] == answers[1] && answers[0].count > 10)
}

@Test func `a file or a line that cannot be read is named, and the rest is added`() throws {
  let folder = TemporaryFolder()
  try folder.write(Data([0x43, 0xE9]), to: "latin.txt")
  try folder.write("", to: "empty.txt")
  try folder.write(
    "{\n{\"id\":\"a\",\"text\":\"Divers looked at the pier.\"}\n{\"id\":[5],\"text\":\"x\"}\n", to: "rows.jsonl")
  let outcome = try Stet.run(["archive", "add"] + archive + ["missing.txt", "."], in: folder)
  #expect(outcome.status == 2)
  #expect(outcome.output == "1 added, 0 updated, 0 unchanged, 5 passed over\n")
  let errors = outcome.errors.split(separator: "\n")
  #expect(errors.count == 5 && errors.allSatisfy { $0.hasPrefix("stet archive: ") })
  for part in [
    "missing.txt: cannot be read", "latin.txt: is not UTF-8", "empty.txt: holds no article",
    "rows.jsonl: line 1 is no article",
    "rows.jsonl: line 3 is no article",
  ] { #expect(outcome.errors.contains(part), "\(part)") }
}

@Test func `JSON lines come from a file of any name or from standard input`() throws {
  let folder = TemporaryFolder()
  let row = #"{"id":"a","title":"Pier","text":"Divers looked at the pier."}"#
  try folder.write(row + "\n", to: "dump")
  #expect(
    try Stet.run(["archive", "add", "--format", "jsonl"] + archive + ["dump"], in: folder).output.hasPrefix("1 added"))
  #expect(
    try Stet.run(
      ["archive", "add", "--format", "jsonl"] + archive + ["-"],
      input: row.replacing("\"a\"", with: "\"b\"").replacing("Divers", with: "Two divers"), in: folder
    )
    .output.hasPrefix("1 added"))
}

@Test func `the archive's place is what the environment says, and it is made when first needed`() throws {
  let folder = try clippings()
  let data = ["XDG_DATA_HOME": folder.file("data")]
  #expect(try Stet.run(["archive", "add", "clips"], in: folder, environment: data).status == 0)
  #expect(FileManager.default.fileExists(atPath: folder.file("data/stet/archive.db")))
  let home = ["HOME": folder.file("home")]
  #expect(try Stet.run(["archive", "add", "clips"], in: folder, environment: home).status == 0)
  #expect(FileManager.default.fileExists(atPath: folder.file("home/.local/share/stet/archive.db")))
  #expect(try Stet.run(["archive", "status"], in: folder, environment: data).status == 0)
}

@Test func `an archive that is missing or something else is told in a sentence`() throws {
  let folder = try clippings()
  for words in [["archive", "status"], ["related", "clips/ferry.txt"], ["hover", "clips/ferry.txt", "1:1"]] {
    let missing = try Stet.run(words + ["--archive", "none.db"], in: folder)
    #expect(missing.status == 2 && missing.errors.contains("none.db"), "\(words)")
    let other = try Stet.run(words + ["--archive", "clips/ferry.txt"], in: folder)
    #expect(other.status == 2 && other.errors.contains("cannot use 'clips/ferry.txt' as an archive"), "\(words)")
  }
  let add = try Stet.run(["archive", "add", "clips/choir.md", "--archive", "clips/ferry.txt"], in: folder)
  #expect(add.status == 2)
  #expect(try String(contentsOfFile: folder.file("clips/ferry.txt"), encoding: .utf8).hasPrefix("Ferry stays"))
}

@Test func `a second writer is refused while the first one writes`() throws {
  let folder = try clippings()
  let (first, input) = (Process(), Pipe())
  first.executableURL = URL(filePath: Stet.binary)
  first.arguments = ["archive", "add", "--format", "jsonl", "-"] + archive
  first.currentDirectoryURL = URL(filePath: folder.path)
  (first.standardInput, first.standardOutput) = (input, Pipe())
  try first.run()
  let watch = Watchdog(first)
  defer { watch.end() }
  // It makes the file once it holds the archive, and then waits for its input.
  wait(for: first) { folder.has("desk.db") }
  let outcome = try Stet.run(["archive", "add", "clips"] + archive, in: folder)
  #expect(outcome.status == 2)
  #expect(outcome.errors.contains("process \(first.processIdentifier) is writing to it"))
  #expect(try Stet.run(["archive", "status"] + archive, in: folder).status == 0, "readers go on reading")
  try input.fileHandleForWriting.close()
  first.waitUntilExit()
  #expect(first.terminationStatus == 0)
  #expect(try Stet.run(["archive", "add", "clips"] + archive, in: folder).status == 0)
}

// MARK: Related

@Test func `related articles are listed with a score, the reason and the way to them`() throws {
  let folder = try clippings()
  _ = try Stet.run(["archive", "add", "clips"] + archive, in: folder)
  let human = try Stet.run(["related", "clips/ferry.txt"] + archive, in: folder)
  #expect(human.status == 0)
  let lines = human.lines
  #expect(
    lines.first?.wholeMatch(of: #/[01]\.\d\d  Pier closed \(Harbor Ledger, 2024-03-05\)/#) != nil,
    "\(lines.first ?? "")")
  #expect(lines.contains("      https://ledger.example/pier"))
  #expect(lines.dropFirst().first?.hasPrefix("      shared: ") == true)
  #expect(!human.output.contains("ferry.txt"), "an article is not related to itself")

  let rows = try #require(
    try Stet.run(["related", "clips/ferry.txt", "--format", "json"] + archive, in: folder).json as? [[String: Any]])
  #expect(rows.first?["id"] as? String == "https://ledger.example/pier")
  #expect(rows.first?["url"] as? String == "https://ledger.example/pier")
  #expect((rows.first?["shared"] as? [String])?.isEmpty == false)
  let scores = rows.compactMap { $0["score"] as? Double }
  #expect(scores == scores.sorted(by: >) && scores.allSatisfy { (0...1).contains($0) })
  let one = try Stet.run(["related", "clips/ferry.txt", "--format", "json", "--limit", "1"] + archive, in: folder).json
  #expect((one as? [Any])?.count == 1)
}

@Test func `questions in JSON lines are answered one a line, and a bad one does not stop the rest`() throws {
  let folder = try clippings()
  _ = try Stet.run(["archive", "add", "clips"] + archive, in: folder)
  let outcome = try Stet.run(
    ["related", "--format", "jsonl"] + archive,
    input: """
      {"id":"q1","title":"Pier unsafe","text":"Ines Okafor closed the pier and the ferry waits."}
      {"id":"q2"}
      {"id":"b","text":"Divers looked at the pier on Sunday and Ines Okafor thanked them."}

      """, in: folder)
  #expect(outcome.status == 1)
  let answers = outcome.jsonLines
  #expect(answers.map { $0["id"] as? String } == ["q1", nil, "b"])
  #expect(answers[1]["line"] as? Int == 2)
  let related = (answers[0]["related"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  #expect(related.contains("https://ledger.example/pier"))
  #expect(!(answers[2]["related"] as? [[String: Any]] ?? []).contains { $0["id"] as? String == "b" }, "not itself")
}

// MARK: Hover

@Test func `a hover on the command line says what an editor would show`() throws {
  let folder = try clippings()
  _ = try Stet.run(["archive", "add", "clips"] + archive, in: folder)
  func hover(_ place: String, _ words: [String] = ["--no-archive"]) throws -> Stet.Outcome {
    try Stet.run(["hover", "clips/ferry.txt", place] + words, in: folder)
  }
  let name = try hover("3:16")
  #expect(name.status == 0)
  #expect(
    name.output
      == "Ines Okafor, Port director\nSource: Port director Ines Okafor (“said”)\n")
  #expect(
    try hover("3:16", archive).output.contains("In 2 archived articles:") == true, "the article itself does not count")
  #expect(
    try hover("1:1", archive).output.contains(
      "Related: Pier closed <https://ledger.example/pier> (Harbor Ledger, 2024-03-05)"))
  let nothing = try hover("2:1")
  #expect(nothing.status == 1 && nothing.output.isEmpty && nothing.errors.isEmpty)
  #expect(try hover("3:9999").status <= 1, "a column past the end means the end")
}

@Test func `a place outside the file is told in a sentence`() throws {
  let folder = try clippings()
  for place in ["99:1", "1000000000000:1"] {
    let outcome = try Stet.run(["hover", "clips/ferry.txt", place, "--no-archive"], in: folder)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("clips/ferry.txt has "), "\(outcome.errors)")
  }
  #expect(
    try Stet.run(["hover", "missing.txt", "1:1", "--no-archive"], in: folder).errors.contains(
      "missing.txt: cannot be read"))
}
