import Foundation
import TestSupport
import Testing

/// A line of the shell in which `$STET` is the program.
private func shell(_ line: String, in folder: TemporaryFolder) throws -> Stet.Outcome {
  try Stet.run(["-c", line], in: folder, environment: ["STET": Stet.binary], binary: "/bin/sh")
}

private let draft =
  "HARBOR, March 3, 2026 — “We will keep a tight reign on every pound that the port spends,” the mayor Ada Holm said.\n"

private func desk() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  try folder.write(
    #"{"id":"a1","title":"Port saves","text":"“We will keep a tight rein on every pound that the port spends,” Ada Holm said.","date":"2026-03-02"}"#,
    to: "rows.jsonl")
  try folder.write(draft, to: "draft.txt")
  #expect(try Stet.run(["archive", "add", "--archive", "desk.db", "rows.jsonl"], in: folder).status == 0)
  return folder
}

@Suite struct FailureTests {
  @Test func `what a damaged archive does not tell is never passed off as nothing`() throws {
    let folder = try desk()
    let good = try folder.bytes(of: "desk.db")
    let commands = [
      ["lint", "draft.txt"], ["related", "draft.txt"], ["hover", "draft.txt", "1:40"], ["annotate"],
    ]
    let question =
      #"{"id":"d","text":"“We will keep a tight reign on every pound that the port spends,” Ada Holm said."}"#
    func run(_ command: [String]) throws -> Stet.Outcome {
      try Stet.run(command + ["--archive", "bad.db"], input: question + "\n", in: folder)
    }
    try folder.write(good, to: "bad.db")
    let whole = try commands.map { try run($0) }
    var failures = [0, 0, 0, 0]
    for page in stride(from: 0, to: good.count / 4_096, by: 3) {
      var bytes = good
      bytes.replaceSubrange(page * 4_096..<(page + 1) * 4_096, with: Array(repeating: 0xA5, count: 4_096))
      try folder.write(bytes, to: "bad.db")
      for (number, command) in commands.enumerated() {
        let outcome = try run(command)
        if outcome.status == 2 {
          failures[number] += 1
          #expect(outcome.errors.contains("bad.db"), "page \(page): \(outcome.errors)")
        } else {
          #expect(outcome.output == whole[number].output, "page \(page), \(command[0])")
        }
      }
    }
    #expect(failures.allSatisfy { $0 > 0 }, "\(failures)")
  }

  /// A core takes room for its stack and its pieces of memory, so there is one. The pile wants more than a gigabyte.
  @Test func `a page that takes more memory than there is is passed over, and the rest is not`() throws {
    let folder = TemporaryFolder()
    let pile = String(repeating: "*b* ", count: 1_000_000)
    try folder.write(pile, to: "pages/a.md")
    try folder.write("# Pier\n\nOfficials say the pier fell into the harbour on Monday night.\n", to: "pages/b.md")
    let rows = ["a", "b"].map { name in
      #"{"id":"\#(name)","format":"markdown","text":"\#(name == "a" ? pile : "Officials say so.")"}"#
    }
    try folder.write(rows.joined(separator: "\n") + "\n", to: "rows.jsonl")
    let problem = "its markup would take more memory than there is for one page"
    func run(_ command: String) throws -> Stet.Outcome {
      try shell("export MALLOC_ARENA_MAX=1; ulimit -v 800000; exec taskset -c 0 $STET \(command)", in: folder)
    }
    for (command, found, status) in [
      ("lint pages", "Officials", 2), ("extract pages", "Officials", 2),
      ("archive add --archive desk.db pages", "1 added", 2), ("annotate < rows.jsonl", "\"id\":\"b\"", 1),
      ("extract --format jsonl < rows.jsonl", "Officials", 1),
    ] {
      let outcome = try run(command)
      #expect(outcome.status == status, "\(command): \(outcome.status) \(outcome.errors)")
      #expect((outcome.output + outcome.errors).contains(problem), "\(command): \(outcome.errors)")
      #expect(outcome.output.contains(found), "\(command)")
    }
  }

  @Test func `input that cannot be read is no end of it`() throws {
    let folder = try desk()
    for command in [
      "annotate", "extract --format jsonl", "archive add --archive desk.db -",
      "related --format jsonl --archive desk.db",
      "factcheck --format jsonl --archive desk.db", "lint -", "archive add --format claimreview --archive desk.db -",
    ] {
      let outcome = try shell("exec \"$STET\" \(command) <.", in: folder)
      #expect(outcome.status == 2 && outcome.errors.contains("is a folder"), "\(command): \(outcome)")
    }
  }

  @Test func `input and output that the shell has closed are no other file's`() throws {
    let folder = try desk()
    let add = try shell("exec \"$STET\" archive add --archive desk.db - <&-", in: folder)
    #expect(add.status == 2 && add.errors.contains("standard input: cannot be read"), "\(add)")
    let serve = try shell("exec \"$STET\" serve <&-", in: folder)
    #expect(serve.status == 1, "\(serve)")
    let export = try shell("exec \"$STET\" archive export --archive desk.db >&-", in: folder)
    #expect(export.status == 2 && export.errors.contains("standard output: cannot be written"), "\(export)")
    #expect(try Stet.run(["archive", "check", "--archive", "desk.db"], in: folder).status == 0)
  }

  @Test func `a base that is cut while it is read ends the run in words`() throws {
    let folder = TemporaryFolder()
    try folder.write(#"{"id":"desk:1","type":"person","name":"Ada Holm"}"# + "\n", to: "desk.jsonl")
    let own = ["XDG_DATA_HOME": folder.path, "PATH": "/usr/bin:/bin"]
    #expect(try Stet.run(["entities", "build", "--jsonl", "desk.jsonl"], in: folder, environment: own).status == 0)
    let (process, input, output, errors) = (Process(), Pipe(), Pipe(), Pipe())
    process.executableURL = URL(filePath: Stet.binary)
    process.arguments = ["annotate"]
    process.environment = own
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
    try process.run()
    let watch = Watchdog(process)
    defer { watch.end() }
    // Only what is read in pieces of many lines is answered before the end, so the base has been opened by then for sure.
    let line = Data((#"{"id":1,"text":"Mayor Ada Holm said so on Monday."}"# + "\n").utf8)
    for _ in 0..<256 { try input.fileHandleForWriting.write(contentsOf: line) }
    #expect(!output.fileHandleForReading.availableData.isEmpty)
    #expect(truncate(folder.file("stet/entities/desk.base"), 0) == 0)
    let reading = Thread { _ = try? output.fileHandleForReading.readToEnd() }
    reading.start()
    try input.fileHandleForWriting.write(contentsOf: line)
    try input.fileHandleForWriting.close()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 2)
    #expect(said.contains("was cut short while it was read"), "\(said)")
  }
}

// MARK: Terminals

/// What a command writes to a terminal.
private func shown(_ words: [String], in folder: TemporaryFolder) throws -> String {
  var (master, terminal): (Int32, Int32) = (-1, -1)
  try #require(openpty(&master, &terminal, nil, nil, nil) == 0)
  let process = Process()
  process.executableURL = URL(filePath: Stet.binary)
  process.arguments = words
  process.currentDirectoryURL = URL(filePath: folder.path)
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  close(terminal)
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  var bytes: [UInt8] = []
  while case let count = read(master, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
  close(master)
  return String(decoding: bytes, as: UTF8.self)
}

private let controls: [Unicode.Scalar] = ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}", "\u{2066}"]

@Suite struct TerminalTests {
  @Test func `a page commands no terminal, and a pipe gets its bytes`() throws {
    let folder = TemporaryFolder()
    let name = "p\u{202E}age.txt"
    try folder.write(
      "logo\nFerry \u{1B}]0;x\u{7} stays\n\n“It \u{9B}31m fell \u{202E}\u{2066},” Ann Holm said.\nShare this article\n",
      to: name)
    for words in [
      ["extract", name], ["extract", "--format", "markdown", name], ["lint", "--fix", "--dry-run", "."],
      ["lint", "--color", "never", "."],
    ] {
      let text = try shown(words, in: folder)
      #expect(text.contains("Ferry") || text.contains("age.txt"), "\(words): \(text)")
      #expect(!text.unicodeScalars.contains(where: controls.contains), "\(words): \(text.debugDescription)")
    }
    let piped = try Stet.run(["lint", "--fix", "--dry-run", "."], in: folder).output
    #expect(piped.contains("\u{202E}") && piped.contains("\u{1B}]0;x"))
  }

  @Test func `JSON has control characters as escapes, which read as what they were`() throws {
    let folder = TemporaryFolder()
    try folder.write("Ferry \u{9B}31m\u{85} stays in port é\n\nAnn Holm said so on Monday.\n", to: "page.txt")
    let outcome = try Stet.run(["extract", "--format", "json", "page.txt"], in: folder)
    #expect(outcome.output.contains(#"\u009b31m"#) && !outcome.output.unicodeScalars.contains("\u{9B}"))
    let text = (outcome.json as? [String: Any])?["text"] as? String
    #expect(text?.hasPrefix("Ferry \u{9B}31m") == true && text?.contains("port é\n") == true, "\(text ?? "")")
  }
}
