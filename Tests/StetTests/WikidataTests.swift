import Foundation
import TestSupport
import Testing

// Made-up items in the layout of Wikidata's dump: Q5 is "human", Q515 "city".

private func item(_ number: Int, _ name: String, _ type: Int, padding: Int = 0) -> String {
  #"{"type":"item","id":"Q\#(number)","labels":{"en":{"language":"en","value":"\#(name)"},"de":{"language":"de","#
    + #""value":"\#(name) (de)"}},"descriptions":{"xx":{"language":"xx","value":"\#(String(repeating: "x", count: padding))"}},"#
    + #""aliases":[],"claims":{"P31":[{"mainsnak":{"snaktype":"value","property":"P31","datavalue":{"value":"#
    + #"{"entity-type":"item","numeric-id":\#(type)},"type":"wikibase-entityid"}},"type":"statement","rank":"normal"}]},"#
    + #""sitelinks":{"enwiki":{"site":"enwiki","title":"x","badges":[]}}}"#
}

private func dump(_ lines: [String]) -> String { "[\n" + lines.joined(separator: ",\n") + "\n]\n" }

/// Some 40 megabytes.
private func longDump(_ surname: String) -> Data {
  Data(dump((1...1200).map { item($0, "Ada\($0) \(surname)", 5, padding: 32_768) }).utf8)
}

private let build = ["entities", "build", "--min-sitelinks", "1", "--output", "own.base", "--wikidata"]

private func exists(_ folder: TemporaryFolder, _ name: String) -> Bool {
  folder.has(name)
}

private func segments(_ folder: TemporaryFolder) -> [String] {
  let names = try? FileManager.default.contentsOfDirectory(atPath: folder.file("own.base.partial"))
  return (names ?? []).filter { $0.hasSuffix(".segment") }
}

/// Builds of a part of a dump given as standard input, and is killed then.
private func buildAndKill(_ part: Data, in folder: TemporaryFolder, waitsForSegment: Bool) throws {
  Stet.ignoresBrokenPipes
  let (process, input) = (Process(), Pipe())
  process.executableURL = URL(filePath: Stet.binary)
  process.arguments = build + ["-"]
  process.currentDirectoryURL = URL(filePath: folder.path)
  process.standardInput = input
  try process.run()
  let watch = Watchdog(process)
  defer { watch.end() }
  try? input.fileHandleForWriting.write(contentsOf: part)
  if waitsForSegment { wait(for: process) { !segments(folder).isEmpty } }
  kill(process.processIdentifier, SIGKILL)
  process.waitUntilExit()
}

@Suite struct WikidataTests {
  @Test func `a dump becomes a base that answers who, below a desk's own`() throws {
    let folder = TemporaryFolder()
    try folder.write(dump([item(7, "Ada Holm", 5), item(8, "Dunmore", 515), item(9, "A star", 523)]), to: "dump.json")
    let environment = ["XDG_DATA_HOME": folder.path]
    let built = try Stet.run(
      ["entities", "build", "--wikidata", "dump.json", "--min-sitelinks", "1"], in: folder, environment: environment)
    #expect(built.status == 0 && built.errors.isEmpty)
    #expect(built.output.contains("stet/entities/00-wikidata.base: 2 entities of 5 lines, "))
    #expect(!exists(folder, "stet/entities/00-wikidata.base.partial"))
    let who = try Stet.run(["who", "Dunmore", "--format", "json"], environment: environment)
    #expect(who.jsonLines.contains { $0["id"] as? String == "Q8" && $0["kind"] as? String == "city" })
  }

  @Test func `packed dumps, pipes and files make the same base; languages make another`() throws {
    let folder = TemporaryFolder()
    let text = dump((1...50).map { item($0, "Ada\($0) Holm", 5) })
    try folder.write(text, to: "dump.json")
    let options = ["--name", "X", "--quiet", "--min-sitelinks", "0", "--wikidata"]
    func base(_ words: [String], input: String = "") throws -> Data {
      let built = try Stet.run(
        ["entities", "build", "--output", "a.base"] + options + words, input: input, in: folder)
      #expect(built.status == 0 && built.output.isEmpty && built.errors.isEmpty)
      return try Data(contentsOf: URL(filePath: folder.file("a.base")))
    }
    let whole = try base(["-"], input: text)
    #expect(try base(["-"], input: text) == whole)
    let unbracketed = text.split(separator: "\n").dropFirst().dropLast().joined(separator: "\n")
    #expect(try base(["-"], input: unbracketed).count == whole.count)
    _ = try base(["dump.json"])
    let packed = try Process.run(URL(filePath: "/bin/gzip"), arguments: [folder.file("dump.json")])
    packed.waitUntilExit()
    #expect(try base(["dump.json.gz"]).count > 0)
    #expect(try base(["-", "--languages", "de,en"], input: text) != whole)
    let who = try Stet.run(
      ["entities", "build", "--output", "stet/entities/a.base", "--languages", "de"] + options + ["dump.json.gz"],
      in: {
        try FileManager.default.createDirectory(atPath: folder.file("stet/entities"), withIntermediateDirectories: true)
        return folder
      }())
    #expect(who.status == 0)
    let row = try Stet.run(["who", "Ada7 Holm (de)", "--format", "json"], environment: ["XDG_DATA_HOME": folder.path])
    #expect(row.jsonLines.first?["name"] as? String == "Ada7 Holm (de)")
  }

  @Test func `lines that are none are named, counted and passed over`() throws {
    let folder = TemporaryFolder()
    let lines = [item(7, "Ada Holm", 5), "nonsense", "{\"id\":\"Q1\",", ""]
    let built = try Stet.run(build + ["-"], input: dump(lines), in: folder)
    #expect(built.status == 1 && built.output.contains("1 entities of 6 lines, 2 lines passed over"))
    #expect(
      built.errors.contains("-: line 3: is no entity: {…} is wanted") && built.errors.contains("-: line 4: is no"))
    let many = try Stet.run(
      build + ["-"], input: dump([item(7, "Ada Holm", 5)] + Array(repeating: "{]}", count: 100)), in: folder)
    #expect(many.output.contains("100 lines passed over") && many.errors.split(separator: "\n").count == 21)
  }

  @Test func `nothing is made of what is no dump, and what lies there stays`() throws {
    let folder = TemporaryFolder()
    try folder.write("mine", to: "own.base")
    for (text, words) in [("", "is empty"), ("\u{1F}\u{8B}", "begins with neither"), ("[\n]\n", "no entity was read")] {
      let built = try Stet.run(build + ["-"], input: text, in: folder)
      #expect(built.status == 2 && built.errors.contains(words), "\(built.errors)")
    }
    #expect(try String(contentsOfFile: folder.file("own.base"), encoding: .utf8) == "mine")
    #expect(try Stet.run(build + ["missing.json"], in: folder).errors.contains("missing.json: cannot be read"))
    for words in [["--languages", "e n"], ["--min-sitelinks", "x"], ["--jsonl", "a"], ["--wikidata", "b"]] {
      #expect(try Stet.run(["entities", "build", "--wikidata", "-"] + words, in: folder).status == 2)
    }
    #expect(try Stet.run(["entities", "build", "--jsonl", "a", "--languages", "de"], in: folder).status == 2)
  }

  @Test func `a reading that is killed at any moment goes on, and the base is the same`() throws {
    let whole = longDump("Holm")
    let (undisturbed, disturbed) = (TemporaryFolder(), TemporaryFolder())
    #expect(try Stet.run(build + ["-"], bytes: whole, in: undisturbed).status == 0)
    var dice = Dice(state: 5)
    for round in 0..<5 {
      let part = whole.prefix(Int.random(in: 0..<whole.count, using: &dice))
      try buildAndKill(round == 1 ? whole.prefix(12 << 20) : part, in: disturbed, waitsForSegment: round == 1)
      #expect(round == 0 || !segments(disturbed).isEmpty)
    }
    let built = try Stet.run(build + ["-"], bytes: whole, in: disturbed)
    #expect(built.status == 0 && built.output.contains("1200 entities of 1,202 lines"))
    let (one, other) = (URL(filePath: undisturbed.file("own.base")), URL(filePath: disturbed.file("own.base")))
    #expect(try Data(contentsOf: one) == Data(contentsOf: other))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disturbed.path) == ["own.base"])
  }

  @Test func `a beginning is not mixed with another dump or with other options`() throws {
    let (folder, whole) = (TemporaryFolder(), longDump("Holm"))
    try buildAndKill(whole.prefix(12 << 20), in: folder, waitsForSegment: true)
    let before = segments(folder)
    let another = try Stet.run(build + ["-"], bytes: longDump("Berg"), in: folder)
    #expect(another.status == 2 && another.errors.contains("own.base.partial holds what was read of another dump"))
    // The same for a megabyte, then another.
    let later = whole.prefix(2 << 20) + longDump("Berg").dropFirst(2 << 20)
    let mixed = try Stet.run(build + ["-"], bytes: Data(later), in: folder)
    #expect(mixed.status == 2 && mixed.errors.contains("remove the folder to begin anew"))
    let options = try Stet.run(build + ["-", "--languages", "de"], bytes: whole, in: folder)
    #expect(options.status == 2 && options.errors.contains("read with --languages en --min-sitelinks 1"))
    #expect(!before.isEmpty && segments(folder).sorted() == before.sorted() && !exists(folder, "own.base"))
    #expect(try Stet.run(build + ["-"], bytes: whole, in: folder).status == 0)
  }

  @Test func `a dump that is cut short makes no base, and the whole one goes on from there`() throws {
    let folder = TemporaryFolder()
    let text = dump((1...9).map { item($0, "Ada\($0) Holm", 5) })
    let cut = try Stet.run(build + ["-"], input: String(text.dropLast(200)), in: folder)
    #expect(cut.status == 2 && cut.errors.contains("is cut short: its last line is no ']'"))
    #expect(segments(folder) == ["000000000001-000000000009.segment"])
    let built = try Stet.run(build + ["-"], input: text, in: folder)
    #expect(built.status == 0 && built.output.contains("9 entities of 11 lines"))
  }

  @Test func `a segment that was damaged is read again`() throws {
    let folder = TemporaryFolder()
    let text = dump((1...9).map { item($0, "Ada\($0) Holm", 5) })
    _ = try Stet.run(build + ["-"], input: String(text.dropLast(200)), in: folder)
    let path = URL(filePath: folder.file("own.base.partial/\(try #require(segments(folder).first))"))
    var bytes = try Data(contentsOf: path)
    bytes[20] ^= 1
    try bytes.write(to: path)
    let built = try Stet.run(build + ["-"], input: text, in: folder)
    #expect(built.status == 0 && built.output.contains("9 entities of 11 lines"))
    #expect(try Stet.run(["entities", "check", "own.base"], in: folder).status == 0)
  }

  @Test func `two do not read into one folder, and a signal keeps what was read`() throws {
    let folder = TemporaryFolder()
    let (process, input, errors) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(filePath: Stet.binary)
    process.arguments = build + ["-"]
    process.currentDirectoryURL = URL(filePath: folder.path)
    (process.standardInput, process.standardError) = (input, errors)
    try process.run()
    let watch = Watchdog(process)
    defer { watch.end() }
    // More than what the dump is known by.
    try input.fileHandleForWriting.write(contentsOf: longDump("Holm").prefix(6 << 20))
    wait(for: process) { !segments(folder).isEmpty }
    let other = try Stet.run(build + ["-"], input: dump([item(7, "Ada Holm", 5)]), in: folder)
    #expect(other.status == 2 && other.errors.contains("another 'stet entities build' is at work there"))
    process.terminate()
    process.waitUntilExit()
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationReason == .exit && process.terminationStatus == 130, "\(words)")
    #expect(words.contains("stopped; the same command goes on behind line "))
    #expect(!segments(folder).isEmpty && !exists(folder, "own.base"))
  }

  /// Real lines of several years: what no made-up line thinks of.
  @Test func `the sample of a real dump is read without a bad line`() throws {
    let sample = ProjectRoot.file("../shared/data/kb/wikidata_sample.json.gz").standardized.path
    guard FileManager.default.fileExists(atPath: sample) else {
      print("Skipped: the sample of Wikidata's dump is not at \(sample).")
      return
    }
    let folder = TemporaryFolder()
    let built = try Stet.run(build + [sample], in: folder)
    #expect(built.status == 0 && built.errors.isEmpty && built.output.contains("of 121 lines"))
  }
}
