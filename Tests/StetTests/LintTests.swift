import Foundation
import TestSupport
import Testing

@Test func `a finding is shown with its place, its words and a caret below them`() throws {
  let folder = TemporaryFolder()
  try folder.write("Ferry stays in port\n\n🚢 日本 “Ça va” – e\u{301}t, critics say, it waits.\n", to: "a.txt")
  let outcome = try Stet.run(["lint", "a.txt"], in: folder)
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  let lines = outcome.lines
  try #require(lines.count == 4)
  #expect(lines[0] == "a.txt:3:21: information: Names nobody you could ask: 'critics' [vague-attribution]")
  #expect(lines[1] == "  3 | 🚢 日本 “Ça va” – e\u{301}t, critics say, it waits.")
  // Emoji and CJK take two columns of a terminal, a combining mark none.
  #expect(lines[2] == "    | " + String(repeating: " ", count: 22) + "^^^^^^^")
  #expect(lines[3] == "1 file checked deeply: 1 information.")
}

@Test func `a paragraph of two thousand characters is shown around the finding`() throws {
  let long = String(repeating: "The ferry waits. ", count: 60)
  let outcome = try Stet.run(["lint", "-"], input: long + "Critics say it is late. " + long)
  let lines = outcome.lines
  try #require(lines.count == 4)
  #expect(lines[0] == "-:1:1021: information: Names nobody you could ask: 'Critics' [vague-attribution]")
  #expect(lines.allSatisfy { $0.count <= 90 })
  let caret = try #require(lines[2].firstIndex(of: "^")).utf16Offset(in: lines[2])
  let shown = Array(lines[1])
  #expect(String(shown[caret..<caret + 7]) == "Critics")
  #expect(lines[2].count { $0 == "^" } == 7)
  #expect(lines[1].hasPrefix("  1 | …") && lines[1].hasSuffix("…"))
}

@Test func `colour goes where it is wanted and nowhere else`() throws {
  func colours(_ words: [String], _ environment: [String: String] = [:]) throws -> Bool {
    try Stet.run(["lint", "-"] + words, input: vague, environment: environment).output.contains("\u{1B}[")
  }
  #expect(try !colours([]), "a pipe is no terminal")
  #expect(try colours(["--color", "always"]))
  #expect(try colours(["--color=always"], ["NO_COLOR": "1"]), "an option beats the environment")
  #expect(try !colours(["--color", "never"]))
  #expect(try !colours(["--color", "auto"], ["NO_COLOR": "1"]))
  let coloured = try Stet.run(["lint", "-", "--color", "always"], input: vague).output
  let plain = try Stet.run(["lint", "-"], input: vague).output
  #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
}

@Test func `a rule that is off can be had for one run, and its fixes are there for programs`() throws {
  let text = "🚢 Ada Holm admitted that it is late.\n"
  #expect(try Stet.run(["lint", "-", "--format", "json"], input: text).json as? [Int] == [])
  let outcome = try Stet.run(["lint", "-", "--format", "json", "--enable", "loaded-verb"], input: text)
  let row = try #require((outcome.json as? [[String: Any]])?.first)
  #expect(row["rule"] as? String == "loaded-verb" && row["related"] == nil)
  let fix = try #require((row["fixes"] as? [[String: Any]])?.first)
  let edit = try #require((fix["edits"] as? [[String: Any]])?.first)
  #expect(fix["title"] as? String == "Write 'said'" && edit["text"] as? String == "said")
  #expect(edit["start"] as? Int == 11 && edit["end"] as? Int == 19, "in characters")
}

@Test func `a program reads findings as JSON, with offsets in characters`() throws {
  let text = "Ferry stays\n\n🚢🚢 e\u{301} “Officials” say. Critics say it is late.\n"
  let folder = TemporaryFolder()
  try folder.write(text, to: "a.txt")
  try folder.write(clean, to: "b.txt")
  let outcome = try Stet.run(["lint", "--format", "json", "a.txt", "b.txt"], in: folder)
  let rows = try #require(outcome.json as? [[String: Any]])
  #expect(rows.count >= 1)
  let scalars = Array(text.unicodeScalars)
  for row in rows {
    #expect(
      Set(row.keys).subtracting(["score", "related", "fixes", "archived"]) == [
        "file", "rule", "severity", "line", "column", "endLine", "endColumn", "start", "end", "message", "tier",
      ])
    let start = try #require(row["start"] as? Int)
    let end = try #require(row["end"] as? Int)
    let words = String(String.UnicodeScalarView(scalars[start..<end]))
    #expect((row["message"] as? String)?.contains("'\(words)'") == true)
    #expect(row["file"] as? String == "a.txt" && row["line"] as? Int == 3 && row["endLine"] as? Int == 3)
    let related = row["related"] as? [[String: Any]] ?? []
    #expect(related.count == (row["rule"] as? String == "vague-attribution" ? 1 : 0))
    for remark in related {
      let (start, end) = (try #require(remark["start"] as? Int), try #require(remark["end"] as? Int))
      #expect(String(String.UnicodeScalarView(scalars[start..<end])).hasSuffix("say it is late."))
    }
    let lineStart = 13
    #expect(row["column"] as? Int == start - lineStart + 1 && row["endColumn"] as? Int == end - lineStart + 1)
  }
  #expect(try Stet.run(["lint", "--format", "json", "b.txt"], in: folder).json as? [Int] == [])
  #expect(outcome.output.hasSuffix("]\n"))
}

@Test func `the exit status says whether anything was found, by how much it matters`() throws {
  func status(_ text: String, _ words: [String]) throws -> Int32 {
    try Stet.run(["lint", "-"] + words, input: text).status
  }
  let page = "logo\n\nFerry stays in port\n\nOfficials say the crossing is closed.\n"
  // A warning and an information.
  #expect(try status(page, []) == 1)
  for (level, expected): (String, Int32) in [("hint", 1), ("information", 1), ("warning", 1), ("error", 0)] {
    #expect(try status(page, ["--fail-on", level]) == expected, "\(level)")
  }
  // An information alone.
  for (level, expected): (String, Int32) in [("hint", 1), ("information", 1), ("warning", 0), ("error", 0)] {
    #expect(try status(vague, ["--fail-on", level]) == expected, "\(level)")
  }
  #expect(try status(vague, []) == 0, "the standard is warning")
  #expect(try status(clean, ["--fail-on", "hint"]) == 0)
  #expect(try status(vague, ["--fail-on", "hint", "--disable", "vague-attribution"]) == 0)
}

@Test func `folders are read to the bottom, in the order of their names, and only texts in them`() throws {
  let folder = TemporaryFolder()
  for name in [
    "b/2.md", "b/10.txt", "a.html", "c.TXT", "b/sub/x.htm", "z.json", "b/.hidden/y.txt", ".z.txt", "d.markdown",
    "e.org",
  ] {
    try folder.write(name.hasSuffix("m") || name.hasSuffix("l") ? "<p>\(vague)</p>" : vague, to: name)
  }
  try FileManager.default.createSymbolicLink(atPath: folder.file("loop"), withDestinationPath: folder.path)
  let outcome = try Stet.run(["lint", "."], in: folder)
  let files = outcome.lines.compactMap { $0.split(separator: ":").first.map(String.init) }.filter { $0.hasPrefix("./") }
  #expect(files == ["./a.html", "./b/10.txt", "./b/2.md", "./b/sub/x.htm", "./c.TXT", "./d.markdown", "./e.org"])
  #expect(outcome.lines.last == "7 files checked deeply: 7 information.")
  let named = try Stet.run(["lint", "z.json", "b"], in: folder)
  #expect(named.lines.first?.hasPrefix("z.json:1:1: ") == true, "a file that is named is read whatever its ending")
}

@Test func `a hundred files come out in their order though all cores work`() throws {
  let folder = TemporaryFolder()
  for number in 100..<200 {
    try folder.write(String(repeating: clean, count: number % 7) + vague, to: "p/\(number).txt")
  }
  let rows = try Stet.run(["lint", "p", "--format", "json"], in: folder).json as? [[String: Any]]
  #expect(rows?.compactMap { $0["file"] as? String } == (100..<200).map { "p/\($0).txt" })
}

@Test func `a file that cannot be read is named and the rest is checked`() throws {
  let folder = TemporaryFolder()
  try folder.write(vague, to: "a.txt")
  try folder.write(Data("Caf".utf8) + [0xE9] + Data(" closed.\n".utf8), to: "latin.txt")
  try folder.write(vague, to: "z.txt")
  let outcome = try Stet.run(["lint", "missing.txt", ".", "--format", "json"], in: folder)
  #expect(outcome.status == 2)
  #expect((outcome.json as? [Any])?.count == 2)
  #expect(
    outcome.errors == """
      stet lint: missing.txt: cannot be read: No such file or directory
      stet lint: ./latin.txt: is not UTF-8: byte 0xe9 in line 1; convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8

      """)
}

@Test func `the count of checked files leaves out those that could not be read`() throws {
  let folder = TemporaryFolder()
  try folder.write(clean, to: "a.txt")
  let outcome = try Stet.run(["lint", "missing.txt", "a.txt"], in: folder)
  #expect(outcome.output == "1 file checked deeply, nothing found.\n")
}

@Test func `standard input is called and marked up as its supposed name says`() throws {
  let html = "<p class=\"Officials say so.\">\(vague)</p>"
  let outcome = try Stet.run(["lint", "-", "--stdin-filename", "x/page.html"], input: html)
  #expect(outcome.lines.first?.hasPrefix("x/page.html:1:30: ") == true)
  #expect(
    try Stet.run(["lint", "-", "--stdin-filename", "a.md"], input: "```\n\(vague)```\n").output.contains(
      "nothing found"))
  #expect(try Stet.run(["lint", "-"], input: vague).lines.first?.hasPrefix("-:1:1: ") == true)
}

@Test func `an ignore file silences what it names and a bad line in it is told`() throws {
  let folder = TemporaryFolder()
  try folder.write("\(vague)\nCritics say it is late.\n", to: "a.txt")
  try folder.write(
    #"{"rule":"vague-attribution","text":"Officials","before":"","after":"say the crossing is closed. Cr"}"# + "\n",
    to: "a.txt.stetignore")
  let outcome = try Stet.run(["lint", "a.txt"], in: folder)
  #expect(outcome.lines.last == "1 file checked deeply: 1 information.")
  #expect(outcome.output.contains("'Critics'"))
  try folder.write("{}\n", to: "a.txt.stetignore")
  let bad = try Stet.run(["lint", "a.txt"], in: folder)
  #expect(bad.status == 2)
  #expect(
    bad.errors
      == "stet lint: a.txt.stetignore: line 1 is no entry: it wants {\"rule\", \"text\", \"before\", \"after\"}\n")
}

@Test func `a stet mark silences its paragraph on the command line too`() throws {
  #expect(
    try Stet.run(["lint", "-", "--fail-on", "hint"], input: "Officials say so. [stet: vague-attribution]\n").status == 0
  )
}

@Test func `settings come from a file, and a wrong one is told`() throws {
  let folder = TemporaryFolder()
  try folder.write(#"{"rules": {"severity": {"vague-attribution": "error"}}}"#, to: "loud.json")
  #expect(try Stet.run(["lint", "-", "--settings", "loud.json"], input: vague, in: folder).status == 1)
  for (text, part) in [
    ("[]", "no settings file"), ("{", "no settings file"), (#"{"rule": 1}"#, "There is no setting 'rule'"),
  ] {
    try folder.write(text, to: "bad.json")
    let outcome = try Stet.run(["lint", "-", "--settings", "bad.json"], input: vague, in: folder)
    #expect(
      outcome.status == 2 && outcome.errors.contains("bad.json: ") && outcome.errors.contains(part), "\(outcome.errors)"
    )
  }
}

@Test func `nothing in a text or a file name can steer the terminal`() throws {
  let folder = TemporaryFolder()
  let odd = "a\u{1B}[2J\u{9B}31m\u{202E}\r\u{7}b.txt"
  try folder.write(
    "\u{1B}[2J\u{9B}31m\u{202E}\t\u{7}\u{8} critics\u{0} say, the \u{1B}]0;x\u{7} ferry waits.\n", to: odd)
  try folder.write(Data([0xFF]), to: "\u{1B}[31m.txt")
  func steering(_ words: [String]) throws -> [String] {
    let outcome = try Stet.run(words, in: folder)
    let shown = outcome.output + outcome.errors
    #expect(!shown.isEmpty)
    return shown.unicodeScalars.filter {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.isBidiControl)
    }.map { $0.escaped(asASCII: true) }
  }
  for words in [
    ["lint", ".", "--color", "never"], ["lint", "missing\(odd)"], ["hover", odd, "1:30"],
    ["archive", "add", odd, "--archive", "a.db"],
    ["explain", odd], ["lint", "--\(odd)"],
  ] { #expect(try steering(words) == [], "\(words)") }
  for words in [
    ["lint", odd, "--settings", odd], ["hover", "missing\(odd)", "1:1"], ["related", odd, "--archive", odd],
  ] {
    let found = try steering(words)
    #expect(found == [], "\(words)")
  }
}

@Test func `a reader that goes away ends the linter without a word`() throws {
  let folder = TemporaryFolder()
  for number in 0..<50 { try folder.write(String(repeating: vague + "\n", count: 200), to: "\(number).txt") }
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", "\"\(Stet.binary)\" lint . | head -n 1"]
  process.currentDirectoryURL = URL(filePath: folder.path)
  let (output, errors) = (Pipe(), Pipe())
  (process.standardOutput, process.standardError) = (output, errors)
  try process.run()
  let watch = Watchdog(process)
  defer { watch.end() }
  process.waitUntilExit()
  #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
  #expect(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).hasPrefix("./0.txt:1:1: "))
}

@Test func `a file whose name is not UTF-8 is not passed over in silence`() throws {
  let folder = TemporaryFolder()
  let name = Array(folder.file("caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9)] + Array(".txt".utf8CString)
  let descriptor = open(name, O_WRONLY | O_CREAT, 0o644)
  try #require(descriptor >= 0)
  _ = vague.withCString { write(descriptor, $0, strlen($0)) }
  close(descriptor)
  let outcome = try Stet.run(["lint", "."], in: folder)
  #expect(outcome.output.contains("'Officials'") || outcome.status == 2 && outcome.errors.contains(".txt"))
}

@Test func `a file whose name looks like an option is read behind two dashes`() throws {
  let folder = TemporaryFolder()
  try folder.write(vague, to: "--odd.txt")
  #expect(try Stet.run(["lint", "--fail-on=hint", "--", "--odd.txt"], in: folder).status == 1)
  #expect(try Stet.run(["lint", "--odd.txt"], in: folder).status == 2)
}

@Test func `what stands may be noted without an editor`() throws {
  let folder = TemporaryFolder()
  try folder.write("Critics say the ferry is late. Officials say it waits.\n", to: "a.txt")
  let entries = try Stet.run(["lint", "--format", "ignore", "a.txt"], in: folder)
  #expect(entries.lines.count == 2)
  try folder.write(entries.lines.joined(separator: "\n") + "\n", to: "a.txt.stetignore")
  let outcome = try Stet.run(["lint", "a.txt"], in: folder)
  #expect(outcome.lines.allSatisfy { !$0.contains("vague-attribution") }, "\(outcome.lines)")
}

// MARK: Tiers

@Test func `which tier judges is said by options, else by settings, else by the length of the text`() throws {
  let folder = TemporaryFolder()
  try folder.write("Officials say the crossing is closed.\n", to: "a.txt")
  try folder.write(String(repeating: "The council met on Monday. \n\n", count: 4_000), to: "long.txt")
  try folder.write(#"{"deep": "off"}"#, to: "off.json")
  func judge(_ words: [String]) throws -> String {
    let last = try Stet.run(["lint"] + words, in: folder).lines.last ?? ""
    return ["quickly", "deeply"].filter { last.contains($0) }.joined()
  }
  #expect(try judge(["a.txt"]) == "deeply")
  #expect(try judge(["a.txt", "--quick"]) == "quickly")
  #expect(try judge(["a.txt", "--settings", "off.json"]) == "quickly")
  #expect(try judge(["a.txt", "--settings", "off.json", "--deep"]) == "deeply")
  #expect(try judge(["long.txt"]) == "quickly")
  #expect(try judge(["a.txt", "long.txt"]) == "", "one word is not true of both")
  let both = try Stet.run(["lint", "a.txt", "--quick", "--deep"], in: folder)
  #expect(both.status == 2 && both.errors.contains("--quick goes without --deep"))
}
