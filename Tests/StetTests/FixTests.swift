import Foundation
import TestSupport
import Testing

/// With a warning that has one fix, one that has none, and less than warnings.
private let page = """
  logo

  Ferry stays in port

  “The wall 🚢 fell,' the engineer Ada Holm said. The ferry will stay in port until the council has met on Monday.

  Comments
  No comments yet...

  Officials say the crossing is closed. The closure has cost the town more than 60 jobs and many people their summer.

  Related Articles
  Share
  """

private let corrected = """
  Ferry stays in port

  “The wall 🚢 fell,” the engineer Ada Holm said. The ferry will stay in port until the council has met on Monday.

  Officials say the crossing is closed. The closure has cost the town more than 60 jobs and many people their summer.

  """

private func stat(_ path: String) throws -> stat {
  var status = Glibc.stat()
  try #require(lstat(path, &status) == 0)
  return status
}

private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

/// Lets `patch -p0` change the files of a folder.
private func patch(_ folder: TemporaryFolder, _ diff: String) throws {
  let other = TemporaryFolder()
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["patch", "-p0", "-s", "-i", try other.write(diff, to: "diff")]
  process.currentDirectoryURL = URL(filePath: folder.path)
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(diff)")
}

@Test func `what is certain is set right and what remains is reported`() throws {
  let folder = TemporaryFolder()
  try folder.write(page, to: "a.txt")
  let outcome = try Stet.run(["lint", "--quick", "--fix", "a.txt"], in: folder)
  #expect(try bytes(folder.file("a.txt")) == Data(corrected.utf8))
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  #expect(outcome.lines.last == "1 file checked quickly, 4 set right: 1 information, 1 hint.")
  #expect(
    outcome.output.contains("a.txt:5:1: information: Names nobody you could ask: 'Officials'"),
    "places are those of the new text")
  #expect(
    try Stet.run(["lint", "a.txt", "--format", "json"], in: folder).output
      == Stet.run(
        ["lint", "--fix", "a.txt", "--format", "json"], in: folder
      ).output)
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
}

@Test func `a line that is merely likely to be boilerplate is reported and left to whoever looks`() throws {
  let paragraphs = (1...8).map {
    "Port director Ines Okafor said on day \($0) of the repairs that the crossing would stay closed all summer.\n\n"
  }
  // No list knows these lines, and no sign of the page's own stands behind them.
  let likely = [
    "Ten Pylons That Changed the Alps", "Why Everyone Is Suddenly Talking About Goats", "What Your Boots Say About You",
    "The Best Goats of the Year", "Subscribe to our newsletter and never miss a goat again, says our editor.",
  ]
  let article = "Ferry stays in port\n\n" + paragraphs.joined() + likely.joined(separator: "\n\n") + "\n"
  let found = try Stet.run(["lint", "-"], input: "logo\n\n" + article).output
  #expect(found.contains("Not part of the article: '\(likely[0])' and 4 more lines"))
  #expect(try Stet.run(["lint", "--fix", "-"], input: "logo\n\n" + article).output == article)
}

@Test func `no byte changes that no edit means`() throws {
  let folder = TemporaryFolder()
  let pages: [(String, String)] = [
    (page, corrected), ("\u{FEFF}" + page, "\u{FEFF}" + corrected),
    (page + "\n\n\n", corrected), ("\n \t\n" + page, "\n \t\n" + corrected),
    (corrected + "logo", corrected), (String(page.dropLast()), corrected),
    (String(corrected.dropLast()), String(corrected.dropLast())),
    (String(corrected.replacing("fell,”", with: "fell,'").dropLast()), String(corrected.dropLast())),
    ("logo\n“The wall fell,' the engineer Ada Holm said.", "“The wall fell,” the engineer Ada Holm said."),
    (
      page.replacing("fell", with: "f\u{0}e\u{301}ll \u{2028}"),
      corrected.replacing("fell", with: "f\u{0}e\u{301}ll \u{2028}")
    ),
  ]
  for (page, corrected) in pages {
    for end in ["\n", "\r\n", "\r"] {
      let (page, corrected) = (page.replacing("\n", with: end), corrected.replacing("\n", with: end))
      try folder.write(page, to: "a.txt")
      let preview = try Stet.run(["lint", "--fix", "--dry-run", "a.txt"], in: folder)
      #expect(try bytes(folder.file("a.txt")) == Data(page.utf8))
      #expect(preview.status == (page == corrected ? 0 : 1))
      let filtered = try Stet.run(["lint", "--fix", "-"], input: page)
      #expect(Data(filtered.output.utf8) == Data(corrected.utf8))
      _ = try Stet.run(["lint", "--fix", "a.txt"], in: folder)
      #expect(try bytes(folder.file("a.txt")) == Data(corrected.utf8))
      guard page != corrected else {
        #expect(preview.output.isEmpty)
        continue
      }
      try folder.write(page, to: "a.txt")
      try patch(folder, preview.output)
      #expect(try bytes(folder.file("a.txt")) == Data(corrected.utf8))
    }
  }
}

@Test func `a text that is not UTF-8 is left as it is, also on its way through a pipe`() throws {
  let folder = TemporaryFolder()
  let latin = Data("logo\n\nCaf".utf8) + [0xE9] + Data("\n".utf8)
  try folder.write(latin, to: "latin.txt")
  let outcome = try Stet.run(["lint", "--fix", "latin.txt"], in: folder)
  #expect(outcome.status == 2 && outcome.errors.contains("latin.txt: is not UTF-8"))
  #expect(try bytes(folder.file("latin.txt")) == latin)
  let filtered = try Stet.run(["lint", "--fix", "-"], bytes: latin)
  #expect(filtered.status == 2 && filtered.output == String(decoding: latin, as: UTF8.self))
}

@Test func `hints and informations are never touched, nor what stands by a mark, an ignore file or the settings`()
  throws
{
  let folder = TemporaryFolder()
  func fixed(_ text: String, _ words: [String] = [], as name: String = "a.txt") throws -> String {
    try Stet.run(["lint", "--fix", "-", "--stdin-filename", name] + words, input: text, in: folder).output
  }
  #expect(try fixed(corrected) == corrected)
  #expect(try fixed(vague) == vague)
  #expect(try fixed(page, ["--disable", "boilerplate", "--disable", "unbalanced-quote"]) == page)
  #expect(
    try fixed(page, ["--disable", "boilerplate"]) == page.replacing("fell,'", with: "fell,”"))
  for (rule, level) in [("boilerplate", "hint"), ("unbalanced-quote", "information")] {
    try folder.write("{\"rules\": {\"severity\": {\"\(rule)\": \"\(level)\"}}}", to: "s.json")
    #expect(try fixed(page, ["--settings", "s.json"]) == fixed(page, ["--disable", rule]))
  }
  try folder.write(#"{"rules": {"severity": {"unattributed-claim": "error"}}}"#, to: "s.json")
  #expect(try fixed(page, ["--settings", "s.json"]) == corrected, "a question is no correction")
  let marked = page.replacing("logo", with: "logo [stet: boilerplate]").replacing("Monday.", with: "Monday. [stet]")
  #expect(
    try fixed(marked)
      == "logo [stet: boilerplate]\n\n"
      + corrected.replacing("fell,”", with: "fell,'").replacing(
        "Monday.", with: "Monday. [stet]"))
  let entry = #"{"rule":"boilerplate","text":"logo","before":"","after":""}"#
  try folder.write(entry, to: "a.txt.stetignore")
  #expect(try fixed(page) == "logo\n\n" + corrected)
  try folder.write(entry + "\n{}\n", to: "a.txt.stetignore")
  #expect(try fixed(page) == page, "an ignore file that cannot be read may ask for silence")
}

@Test func `of Markdown, HTML and org-mode no text is taken away, and a page with no other text keeps it`() throws {
  let outcome = try Stet.run(["lint", "--fix", "-", "--stdin-filename", "a.md"], input: page)
  #expect(outcome.output == page.replacing("fell,'", with: "fell,”"))
  let html = "<p>logo</p>\n<p>&ldquo;The <b>wall</b> fell,' the engineer Ada Holm said.</p>\n"
  #expect(
    try Stet.run(["lint", "--fix", "-", "--stdin-filename", "a.html"], input: html).output
      == html.replacing("'", with: "&rdquo;"))
  #expect(
    try Stet.run(["lint", "--fix", "-", "--stdin-filename", "a.org"], input: "* Wall\n" + page).output
      == "* Wall\n" + page.replacing("fell,'", with: "fell,”"))
  for text in ["logo\n", "\u{FEFF}logo\r\n\r\nComments\r\nNo comments yet...\r\n", ""] {
    #expect(try Stet.run(["lint", "--fix", "-"], input: text).output == text)
    #expect(try Stet.run(["lint", "--fix", "--dry-run", "-"], input: text).output.isEmpty)
  }
}

@Test func `a file keeps its mode and a link stays a link to the file that was changed`() throws {
  let folder = TemporaryFolder()
  for (name, mode) in [("one/a.txt", 0o640), ("one/b.txt", 0o755)] {
    try folder.write(page, to: name)
    // Only root may give a file away.
    if geteuid() == 0 { chown(folder.file(name), 1234, 5678) }
    chmod(folder.file(name), mode_t(mode))
  }
  let owner = try stat(folder.file("one/a.txt"))
  try folder.write("", to: "two/x.json")
  try FileManager.default.createSymbolicLink(
    atPath: folder.file("two/link.txt"), withDestinationPath: "../one/a.txt")
  try FileManager.default.createSymbolicLink(atPath: folder.file("two/again.txt"), withDestinationPath: "link.txt")
  let outcome = try Stet.run(["lint", "--quick", "--fix", "two", "one/b.txt", "one"], in: folder)
  #expect(outcome.errors.isEmpty)
  #expect(outcome.lines.last == "2 files checked quickly, 8 set right: 2 information, 2 hints.", "each file once")
  #expect(try stat(folder.file("one/a.txt")).st_mode == S_IFREG | 0o640)
  #expect(try stat(folder.file("one/b.txt")).st_mode == S_IFREG | 0o755)
  let kept = try stat(folder.file("one/a.txt"))
  #expect(kept.st_uid == owner.st_uid && kept.st_gid == owner.st_gid)
  for name in ["one/a.txt", "one/b.txt", "two/again.txt"] {
    #expect(try bytes(folder.file(name)) == Data(corrected.utf8))
  }
  #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("two/link.txt")) == "../one/a.txt")
  #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("two/again.txt")) == "link.txt")
}

@Test func `a file with nothing to set right is not written, nor any file in a dry run`() throws {
  let folder = TemporaryFolder()
  try folder.write(corrected, to: "a.txt")
  try folder.write(page, to: "b.txt")
  let before = try ["a.txt", "b.txt"].map { try stat(folder.file($0)) }
  _ = try Stet.run(["lint", "--fix", "a.txt"], in: folder)
  _ = try Stet.run(["lint", "--fix", "--dry-run", "."], in: folder)
  let after = try ["a.txt", "b.txt"].map { try stat(folder.file($0)) }
  for (before, after) in zip(before, after) {
    #expect(before.st_ino == after.st_ino && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
    #expect(before.st_mtim.tv_sec == after.st_mtim.tv_sec && before.st_ctim.tv_nsec == after.st_ctim.tv_nsec)
  }
}

@Test func `a file that may not be written is named, and the others are set right`() throws {
  let folder = TemporaryFolder()
  let long = String(repeating: "n", count: 250) + ".txt"
  for name in ["a.txt", "b.txt", long] { try folder.write(page, to: name) }
  chmod(folder.file("a.txt"), 0o444)
  let outcome = try Stet.run(["lint", "--fix", "."], in: folder)
  #expect(outcome.status == 2)
  #expect(outcome.errors == "stet lint: ./a.txt: may not be written; it is as it was\n")
  #expect(try bytes(folder.file("a.txt")) == Data(page.utf8))
  for name in ["b.txt", long] { #expect(try bytes(folder.file(name)) == Data(corrected.utf8)) }
  #expect(
    outcome.output.contains("./a.txt:1:1: warning: Not part of the article: 'logo'"),
    "what could not be set right remains")
  #expect(try Stet.run(["lint", "--fix", "/dev/null"]).errors.contains("is a device and no file to read"))
  #expect(try Stet.run(["lint", "--fix", "/dev/stdin"], input: page).errors.contains("no file to write to"))
}

@Test func `standard output is the text's when standard input is set right, and the report goes elsewhere`() throws {
  let outcome = try Stet.run(
    ["lint", "--quick", "--fix", "--format", "json", "-"], input: page + "\n\n“Never closed.\n")
  #expect(outcome.output.hasPrefix("Ferry stays in port\n"))
  let rows = try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8)) as? [[String: Any]]
  #expect(rows?.count == 2)
  let human = try Stet.run(["lint", "--quick", "--fix", "-", "--fail-on", "information"], input: page)
  #expect(human.status == 1 && human.output == corrected && human.errors.hasSuffix(": 1 information, 1 hint.\n"))
}

// MARK: The diff

@Test func `patch makes of a folder what fixing makes of it, whatever its files are called`() throws {
  let (folder, other) = (TemporaryFolder(), TemporaryFolder())
  let names = ["a.txt", "b c.txt", "d/e.txt", "\"f\\g\".txt", "h\ti\u{7}.txt", "ü 🚢.txt", "j.md"]
  for (number, name) in names.enumerated() {
    let text = String(repeating: clean + "\n", count: number * 3) + page
    for folder in [folder, other] { try folder.write(text, to: name) }
  }
  let preview = try Stet.run(["lint", "--fix", "--dry-run", "."], in: folder)
  #expect(preview.status == 1 && preview.errors.isEmpty)
  try patch(other, preview.output)
  _ = try Stet.run(["lint", "--fix", "."], in: folder)
  for name in names {
    #expect(try bytes(folder.file(name)) == bytes(other.file(name)), "\(name)")
    #expect(try !bytes(folder.file(name)).elementsEqual(page.utf8))
  }
}

@Test func `changes far apart have a hunk each with three lines around them`() throws {
  let filler = (1...9).map {
    "Port director Ines Okafor said the crossing number \($0) is closed for the whole summer.\n"
  }
  let wrong = "“The wall fell,' the engineer Ada Holm said on Monday, and nobody had looked at it for years.\n"
  let text = "Ferry stays\n" + filler.joined() + wrong + filler.prefix(6).joined() + wrong + filler.joined() + wrong
  let diff = try Stet.run(["lint", "--fix", "--dry-run", "-", "--stdin-filename", "a.txt"], input: text).output
  let lines = diff.split(separator: "\n").map(String.init)
  #expect(lines[0...1] == ["--- a.txt", "+++ a.txt"])
  #expect(lines.filter { $0.hasPrefix("@@") } == ["@@ -8,14 +8,14 @@", "@@ -25,4 +25,4 @@"])
  #expect(lines.count { $0.hasPrefix("-“") } == 3 && lines.count { $0.hasPrefix("+“") } == 3)
}

@Test func `a text of fifty thousand lines, most of them wrong, is corrected in the time of a few readings`() throws {
  // No two paragraphs alike: a page that says the same thousands of times is boilerplate.
  let wrong = (1...16_000).map {
    "“The wall fell,' the engineer Ada Holm said. The ferry stays in pier \($0) until the council has met.\n\n\n"
  }
  let text = "Ferry stays\n\n" + wrong.joined()
  // What takes longer than a minute is ended, and fails.
  let diff = try Stet.run(["lint", "--fix", "--dry-run", "-"], input: text)
  #expect(diff.status == 1 && diff.lines.count { $0.hasPrefix("+“") } == 16_000)
}

@Test func `what links of a folder lead to is neither read nor set right`() throws {
  let folder = TemporaryFolder()
  for name in ["in/a.txt", "outside.txt", "else/b.txt"] { try folder.write(page, to: name) }
  for (name, target) in [("in/b.txt", "../outside.txt"), ("in/sub", "../else"), ("in/z.txt", "/dev/zero")] {
    try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: target)
  }
  #expect(mkfifo(folder.file("in/pipe.txt"), 0o600) == 0)
  let outcome = try Stet.run(["lint", "--fix", "in"], in: folder)
  #expect(outcome.errors.isEmpty && outcome.lines.last?.hasPrefix("1 file checked") == true)
  #expect(try folder.read("in/a.txt") == corrected)
  #expect(try folder.read("outside.txt") == page && folder.read("else/b.txt") == page)
  #expect(try Stet.run(["extract", "in"], in: folder).errors.isEmpty)
  let added = try Stet.run(["archive", "add", "--archive", "desk.db", "in"], in: folder)
  #expect(added.output.hasPrefix("1 added") && added.errors.isEmpty)
}

@Test(arguments: ["pipe", "device", "link"])
func `an ignore file that is none is named, and the text is checked but not set right`(_ kind: String) throws {
  let folder = TemporaryFolder()
  try folder.write(page, to: "a.txt")
  let name = "a.txt.stetignore"
  if kind == "pipe" {
    #expect(mkfifo(folder.file(name), 0o600) == 0)
  } else {
    try folder.write("", to: "other")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file(name), withDestinationPath: kind == "device" ? "/dev/zero" : "other")
  }
  let outcome = try Stet.run(["lint", "--fix", "a.txt"], in: folder)
  #expect(outcome.status == 2 && outcome.lines.contains { $0.contains("[boilerplate]") })
  #expect(outcome.errors.hasPrefix("stet lint: \(name): ") && outcome.errors.split(separator: "\n").count == 1)
  #expect(try folder.read("a.txt") == page)
}

@Test func `killed at any moment, setting right loses no text and leaves nothing that the next run does not take away`()
  throws
{
  let folder = TemporaryFolder()
  var dice = Dice(state: 17)
  for round in 0..<20 {
    for number in 0..<20 { try folder.write(page, to: "\(number).txt") }
    let process = Process()
    process.executableURL = URL(filePath: Stet.binary)
    process.arguments = ["lint", "--fix", "."]
    process.currentDirectoryURL = URL(filePath: folder.path)
    (process.standardOutput, process.standardError) = (Pipe(), Pipe())
    try process.run()
    usleep(UInt32.random(in: 0..<120_000, using: &dice))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    for number in 0..<20 {
      let now = try folder.read("\(number).txt")
      #expect(now == page || now == corrected, "round \(round)")
    }
  }
  try folder.write(page, to: "0.txt")
  _ = try Stet.run(["lint", "--fix", "."], in: folder)
  #expect(try folder.contents().count == 20)
}
