import Foundation
import TestSupport
import Testing

/// Forty names, so that an article is about few of them.
private let names = ["Lind", "Brus", "Okaf", "Quil", "Stan"].flatMap { start in
  ["berg", "sea", "ovar", "lane", "mere", "holt", "wick", "dal"].map { start + $0 }
}

/// So many made-up articles as JSON lines, no two alike.
private func lines(_ numbers: Range<Int>) -> String {
  let words = ["barley", "culvert", "meadow", "ferry", "herring", "quay", "orchestra", "fog", "lantern", "tariff"]
  return numbers.map { number in
    let (first, second) = (names[number % 40], names[number / 40 % 40])
    let text = (0..<120).map { "\(words[($0 * 7 + number) % 10]) \(number * 31 + $0 * $0)" }.joined(separator: " ")
    return #"{"id":"a\#(number)","title":"\#(first) and \#(second)","text":"\#(first) met \#(second): \#(text)","#
      + #""date":"2024-03-\#(10 + number % 18)","source":"Desk \#(number % 4)"}"# + "\n"
  }.joined()
}

private let archive = ["--archive", "desk.db"]

private func adding(_ path: String, in folder: TemporaryFolder) throws -> (process: Process, input: Pipe) {
  let (process, input) = (Process(), Pipe())
  process.executableURL = URL(filePath: Stet.binary)
  process.arguments = ["archive", "add", "--quiet", path] + archive
  process.currentDirectoryURL = URL(filePath: folder.path)
  (process.standardInput, process.standardOutput, process.standardError) = (input, Pipe(), Pipe())
  try process.run()
  return (process, input)
}

@Test func `killed at any moment, an archive keeps what was in it and goes on from there`() throws {
  let folder = TemporaryFolder()
  try folder.write(lines(0..<5_000), to: "corpus.jsonl")
  var kept = 0
  // Some die before there is a file, some while it is weighed anew, some when all is done.
  var dice = Dice(state: 25)
  for round in 0..<25 {
    let (process, _) = try adding("corpus.jsonl", in: folder)
    usleep(UInt32.random(in: 0..<(round % 5 == 0 ? 20_000 : 400_000), using: &dice))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    guard folder.has("desk.db") else { continue }
    let check = try Stet.run(["archive", "check", "--quiet"] + archive, in: folder)
    // Killed before its tables were made, it is an empty file, which the next run makes an archive of.
    if check.status == 2, check.errors.contains("an empty file"), kept == 0 { continue }
    #expect(check.status == 0, "round \(round): \(check.errors)")
    let status = try Stet.run(["archive", "status", "--format", "json"] + archive, in: folder)
    let articles = try #require((status.json as? [String: Any])?["articles"] as? Int)
    #expect(articles >= kept && articles % 1_000 == 0, "whole transactions only: \(articles) after \(kept)")
    kept = articles
  }
  let last = try Stet.run(["archive", "add", "corpus.jsonl"] + archive, in: folder)
  #expect(last.output == "\(5_000 - kept) added, 0 updated, \(kept) unchanged\n")
  let fresh = try Stet.run(["archive", "add", "corpus.jsonl", "--archive", "fresh.db"], in: folder)
  #expect(fresh.status == 0)
  let exports = try ["desk.db", "fresh.db"].map {
    try Stet.run(["archive", "export", "--archive", $0], in: folder).output
  }
  #expect(exports[0] == exports[1] && exports[0].count > 1_000_000)
  #expect(try Stet.run(["archive", "check"] + archive, in: folder).status == 0)
}

@Test func `stopped and started again, adding goes on where it was`() throws {
  let folder = TemporaryFolder()
  try folder.write(lines(0..<3_000), to: "corpus.jsonl")
  let (process, _) = try adding("corpus.jsonl", in: folder)
  wait(for: process) { folder.has("desk.db-wal") }
  usleep(50_000)
  process.interrupt()
  process.waitUntilExit()
  #expect([0, 130].contains(process.terminationStatus))
  let again = try Stet.run(["archive", "add", "corpus.jsonl"] + archive, in: folder)
  #expect(again.status == 0 && again.output.contains(" 0 updated"))
  let third = try Stet.run(["archive", "add", "corpus.jsonl"] + archive, in: folder)
  #expect(third.output == "0 added, 0 updated, 3000 unchanged\n")
}

/// Asks an archive without end, until it is told to stop; every answer must be one.
private final class Asking: @unchecked Sendable {
  private let folder: TemporaryFolder
  private let words: [String]
  private let lock = NSLock()
  private var isOver = false
  private var failures: [String] = []
  private var asked = 0

  init(_ words: [String], in folder: TemporaryFolder) {
    (self.words, self.folder) = (words, folder)
    Thread.detachNewThread { [self] in
      while lock.withLock({ !isOver }) {
        let outcome = try? Stet.run(words, in: folder)
        lock.withLock {
          asked += 1
          if outcome?.status ?? 2 > 1 { failures.append(outcome?.errors ?? "did not run") }
        }
      }
      lock.withLock { asked += 1_000_000 }
    }
  }

  func end() -> (asked: Int, failures: [String]) {
    lock.withLock { isOver = true }
    while lock.withLock({ asked < 1_000_000 }) { usleep(2_000) }
    return (asked - 1_000_000, failures)
  }
}

@Test func `two readers and two servers never wait for one who adds, and never see an error`() throws {
  let folder = TemporaryFolder()
  try folder.write(lines(0..<500), to: "first.jsonl")
  try folder.write(lines(500..<3_500), to: "more.jsonl")
  try folder.write(
    "Report on barley\n\nThe culvert at the quay gave way, and barley fills the meadow.\n", to: "draft.txt")
  #expect(try Stet.run(["archive", "add", "first.jsonl"] + archive, in: folder).status == 0)
  let servers = try (0..<2).map { _ in try Daemon(archive: folder.file("desk.db"), in: folder) }
  let readers = [
    Asking(["archive", "status"] + archive, in: folder),
    Asking(["related", "draft.txt", "--format", "json"] + archive, in: folder),
  ]
  // Whoever waited for the writer would be answered once before each of its transactions, and once behind the last.
  let mostOfWaiting = 4
  let (writer, _) = try adding("more.jsonl", in: folder)
  var (hovers, answered) = (0, 0)
  while writer.isRunning {
    for server in servers {
      if try server.hover().contains("Related: ") { answered += 1 }
      hovers += 1
    }
  }
  writer.waitUntilExit()
  #expect(writer.terminationStatus == 0)
  for reader in readers {
    let (asked, failures) = reader.end()
    #expect(failures.isEmpty, "\(failures.prefix(3))")
    #expect(asked > mostOfWaiting, "a reader waited")
  }
  // Fifty milliseconds are all a server takes to ask: on a busy machine an answer may be that nothing was found.
  #expect(hovers > servers.count * mostOfWaiting && answered * 4 > hovers * 3, "\(answered) of \(hovers)")
  for server in servers { try server.end() }
  #expect(try Stet.run(["archive", "check"] + archive, in: folder).output.contains("3500 articles, nothing wrong"))
}

private let draft =
  "A meeting of Lindberg and Lindsea\n\nLindberg and Lindsea spoke of Lindovar, Lindlane said on Monday that the pier was unsafe.\n"

/// A server with a draft open, asked for what its headline is related to.
private final class Daemon {
  private let process = Process()
  private let (input, output) = (Pipe(), Pipe())
  private let uri: String
  private var number = 1
  private var version = 1
  private let watch: Watchdog

  init(archive: String, in folder: TemporaryFolder) throws {
    uri = "file://\(folder.file("draft.txt"))"
    process.executableURL = URL(filePath: Stet.binary)
    process.arguments = ["serve", "--archive", archive]
    process.environment = ["HOME": folder.path]
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, FileHandle.nullDevice)
    try process.run()
    watch = Watchdog(process)
    try send(#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"processId":null,"capabilities":{}}}"#)
    _ = try answer(to: 0)
    try send(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
    try open()
  }

  private func open() throws {
    let text = draft.replacing("\n", with: "\\n")
    try send(
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"\#(uri)","languageId":"plaintext","version":\#(version),"text":"\#(text)"}}}"#
    )
  }

  /// Opened anew each time, so that the archive is asked and not what was kept of it.
  func hover() throws -> String {
    try send(#"{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"\#(uri)"}}}"#)
    version += 1
    try open()
    number += 1
    try send(
      #"{"jsonrpc":"2.0","id":\#(number),"method":"textDocument/hover","params":{"textDocument":{"uri":"\#(uri)"},"position":{"line":0,"character":2}}}"#
    )
    return try answer(to: number)
  }

  func end() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    watch.end()
    #expect(process.terminationReason == .exit)
  }

  private func send(_ body: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
  }

  private var buffer = Data()

  private func answer(to number: Int) throws -> String {
    while true {
      let end = Data("\r\n\r\n".utf8)
      if let head = buffer.range(of: end) {
        let length =
          String(decoding: buffer[..<head.lowerBound], as: UTF8.self).split(separator: " ").last
          .flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
        if buffer.endIndex - head.upperBound >= length {
          let body = buffer[head.upperBound..<head.upperBound + length]
          buffer = Data(buffer[(head.upperBound + length)...])
          let text = String(decoding: body, as: UTF8.self)
          #expect(!text.contains("window/showMessage"), "\(text)")
          if text.contains("\"id\":\(number),") || text.contains("\"id\":\(number)}") { return text }
          continue
        }
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
      buffer += more
    }
  }
}
