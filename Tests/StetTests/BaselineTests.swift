import Foundation
import TestSupport
import Testing

@Test func `what was there before is left out, wherever it has moved, and what is new is not`() throws {
  let folder = TemporaryFolder()
  try folder.write(vague + "\nCritics say it is late.\n", to: "desk/a.txt")
  try folder.write(vague, to: "desk/sub/b é.txt")
  let written = try Stet.run(["lint", "desk", "--write-baseline", "desk/known.jsonl"], in: folder)
  #expect(written.status == 0 && written.output == "3 findings noted in desk/known.jsonl.\n")
  #expect(try folder.read("desk/known.jsonl").split(separator: "\n").count == 3)
  func found(_ words: [String]) throws -> [String] {
    try Stet.run(["lint", "--baseline", "desk/known.jsonl", "--format", "compact"] + words, in: folder).lines
  }
  #expect(try found(["desk"]) == [])
  try folder.write("A new first line.\n\nExperts say so.\n\n" + vague + "\nCritics say it is late.\n", to: "desk/a.txt")
  #expect(
    try found(["desk"]) == ["desk/a.txt:3:1: information: Names nobody you could ask: 'Experts' [vague-attribution]"])
  // From another folder, and by another name.
  let inside = try Stet.run(["lint", "--baseline", "desk/known.jsonl", folder.file("desk/sub/b é.txt")], in: folder)
  #expect(inside.lines.last == "1 file checked deeply, nothing found.")
  try folder.write(clean, to: "desk/a.txt")
  let unused = try Stet.run(["lint", "desk", "--baseline", "desk/known.jsonl", "--report-unused"], in: folder)
  #expect(unused.status == 1 && unused.errors.split(separator: "\n").count == 2)
  #expect(
    unused.errors.hasPrefix(
      "desk/a.txt: is found no more: 'Officials' [vague-attribution]; --write-baseline writes it anew\n"))
}

@Test func `a baseline of half the texts is not written, and one that is none is told`() throws {
  let folder = TemporaryFolder()
  try folder.write(vague, to: "a.txt")
  let half = try Stet.run(["lint", "a.txt", "missing.txt", "--write-baseline", "known.jsonl"], in: folder)
  #expect(
    half.status == 2 && !folder.has("known.jsonl")
      && half.errors.contains("is not written, since not all could be read"))
  try folder.write("{}\n", to: "known.jsonl")
  let bad = try Stet.run(["lint", "a.txt", "--baseline", "known.jsonl"], in: folder)
  #expect(bad.status == 2 && bad.errors.contains("known.jsonl: is no baseline: line 1 wants {\"file\","))
}

@Test func `marks and entries that silence nothing are named where that is wanted`() throws {
  let folder = TemporaryFolder()
  try folder.write("🚢 Ines Okafor said so. [stet: vague-attribution]\n", to: "a.txt")
  try folder.write(#"{"rule":"boilerplate","text":"logo","before":"","after":""}"# + "\n", to: "a.txt.stetignore")
  #expect(try Stet.run(["lint", "a.txt"], in: folder).status == 0)
  let outcome = try Stet.run(["lint", "a.txt", "--report-unused"], in: folder)
  #expect(outcome.status == 1)
  #expect(
    outcome.errors == """
      a.txt:1:24: silences nothing: [stet: vague-attribution]
      a.txt: is found no more: 'logo' [boilerplate]; take its line out of a.txt.stetignore

      """)
}

@Suite struct ChangedLinesTests {
  private let folder = TemporaryFolder()

  private func found(_ diff: String, _ words: [String] = []) throws -> [String] {
    let outcome = try Stet.run(["lint", "--since", "-", "--format", "compact"] + words, input: diff, in: folder)
    #expect(outcome.status < 2, "\(outcome.errors)")
    return outcome.lines.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
  }

  @Test func `findings are those of changed lines`() throws {
    try folder.write("Officials say so.\n\nCritics say so.\n\nExperts say so.\n\nSources say so.\n", to: "a.txt")
    try folder.write(vague, to: "b c é.txt")
    let diff = """
      diff --git a/a.txt b/a.txt
      --- a/a.txt
      +++ b/a.txt
      @@ -1,4 +1,5 @@
       Officials say so.
      \u{20}
      -Critics said so.
      +Critics say so.
      \u{20}
      +Experts say so.
      @@ -7 +7 @@
      -Sources
      \\ No newline at end of file
      +Sources say so.
      --- "a/b c \\303\\251.txt"\t
      +++ "b/b c \\303\\251.txt"\t
      @@ -0,0 +1 @@
      ++++ b/a.txt
      --- a/gone.txt
      +++ /dev/null
      @@ -1 +0,0 @@
      -Officials say so.
      --- a/script.py
      +++ b/script.py
      @@ -0,0 +1 @@
      +Officials say so.

      """
    #expect(try found(diff) == ["a.txt:3", "a.txt:5", "a.txt:7", "b c é.txt:1"])
    #expect(try found(diff, ["b c é.txt"]) == ["b c é.txt:1"])
    #expect(try found("") == [])
    #expect(try Stet.run(["lint", "--since", "-"], input: "Officials say so.\n", in: folder).status == 2)
  }

  @Test func `git's own diff is understood, also below the root of the repository`() throws {
    func git(_ words: [String]) throws -> String {
      let (process, output) = (Process(), Pipe())
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["git", "-C", folder.path, "-c", "user.name=a", "-c", "user.email=a@example.org"] + words
      (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
      try process.run()
      let text = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return String(decoding: text, as: UTF8.self)
    }
    try folder.write("Officials say so.\n", to: "desk/café.txt")
    _ = try git(["init", "-q"])
    _ = try git(["add", "."])
    _ = try git(["commit", "-q", "-m", "a"])
    try folder.write("Officials say so.\n\nCritics say so.\n", to: "desk/café.txt")
    let diff = try git(["diff", "-U3"])
    #expect(diff.contains("+Critics"))
    #expect(try found(diff) == ["desk/café.txt:3"])
    let inner = try Stet.run(["lint", "--since", "../d.diff", "--format", "compact"], in: inside(diff))
    #expect(inner.lines.count == 1)
  }

  /// The folder `desk`, with the diff beside it.
  private func inside(_ diff: String) throws -> TemporaryFolder {
    try folder.write(diff, to: "d.diff")
    return TemporaryFolder(inside: folder, "desk")
  }

  @Test func `a diff leads to no file outside, and to no link`() throws {
    let other = TemporaryFolder()
    try other.write(vague, to: "secret.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.txt"), withDestinationPath: other.file("secret.txt"))
    for name in ["../\(other.path.split(separator: "/").last ?? "")/secret.txt", "link.txt"] {
      let outcome = try Stet.run(
        ["lint", "--since", "-"], input: "+++ b/\(name)\n@@ -0,0 +1 @@\n+Officials\n", in: folder)
      #expect(!outcome.output.contains("Officials"), "\(outcome.output)")
    }
  }
}

@Test func `what changes is checked again, and nothing else`() throws {
  let folder = TemporaryFolder()
  try folder.write(clean, to: "a.txt")
  try folder.write(vague, to: "sub/b.txt")
  let (process, output) = (Process(), Pipe())
  process.executableURL = URL(filePath: Stet.binary)
  process.arguments = ["lint", ".", "--watch", "--format", "compact"]
  process.currentDirectoryURL = URL(filePath: folder.path)
  process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
  process.standardOutput = output
  try process.run()
  let watch = Watchdog(process)
  defer {
    process.terminate()
    watch.end()
  }
  var said = ""
  func next() -> String {
    while !said.contains("\n") {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { return "the end" }
      said += String(decoding: data, as: UTF8.self)
    }
    let line = said.prefix { $0 != "\n" }
    said = String(said.dropFirst(line.count + 1))
    return String(line.prefix { $0 != " " })
  }
  #expect(next() == "./sub/b.txt:1:1:")
  try folder.write("\n\n" + vague, to: "a.txt")
  #expect(next() == "./a.txt:3:1:")
  // A folder that was not there before.
  try folder.write("\n" + vague, to: "new/c.txt")
  #expect(next() == "./new/c.txt:2:1:")
  try folder.write("\n\n\n" + vague, to: "new/c.txt")
  #expect(next() == "./new/c.txt:4:1:")
  // What silences: the next thing that is heard of is the text after it.
  let entry = #"{"rule":"vague-attribution","text":"Officials","before":"","after":"say the crossing is closed."}"#
  try folder.write(entry + "\n", to: "sub/b.txt.stetignore")
  try folder.write("Critics say so.\n", to: "a.txt")
  #expect(next() == "./a.txt:1:1:")
  #expect(process.isRunning)
}

@Test func `whoever stops a long run gets what is done, whole, and is told that it is not all`() throws {
  let folder = TemporaryFolder()
  for number in 0..<600 { try folder.write(String(repeating: vague + "\n", count: 60), to: "\(number).txt") }
  let (process, output, errors) = (Process(), Pipe(), Pipe())
  process.executableURL = URL(filePath: Stet.binary)
  process.arguments = ["lint", ".", "--format", "json"]
  process.currentDirectoryURL = URL(filePath: folder.path)
  (process.standardOutput, process.standardError) = (output, errors)
  try process.run()
  let watch = Watchdog(process)
  defer { watch.end() }
  var text = output.fileHandleForReading.availableData
  process.interrupt()
  text += output.fileHandleForReading.readDataToEndOfFile()
  let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  #expect(process.terminationReason == .exit && process.terminationStatus == 130)
  #expect(said.hasPrefix("stet lint: stopped; ") && said.hasSuffix(" of 600 files were checked\n"), "\(said)")
  let rows = try #require(try JSONSerialization.jsonObject(with: text) as? [[String: Any]])
  #expect(!rows.isEmpty && rows.count % 60 == 0)
}

@Test func `whoever stops a run over lines gets whole lines`() throws {
  let (process, input, output, errors) = (Process(), Pipe(), Pipe(), Pipe())
  process.executableURL = URL(filePath: Stet.binary)
  process.arguments = ["annotate"]
  (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
  try process.run()
  let watch = Watchdog(process)
  defer { watch.end() }
  // The last line waits for its end, which never comes.
  let lines = (0..<256).map { #"{"id": \#($0), "text": "Officials say so."}"# + "\n" }.joined() + #"{"id": 256, "te"#
  try input.fileHandleForWriting.write(contentsOf: Data(lines.utf8))
  var text = Data()
  while text.count(where: { $0 == 0x0A }) < 256 { text += output.fileHandleForReading.availableData }
  process.interrupt()
  text += output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  #expect(process.terminationStatus == 130 && text.last == 0x0A && text.count { $0 == 0x0A } == 256)
  let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  #expect(said == "stet annotate: stopped; 256 lines were answered\n")
}
