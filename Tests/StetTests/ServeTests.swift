import Foundation
import TestSupport
import Testing

/// A server in a process of its own, spoken to through its pipe.
private final class Session {
  let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let watch: Watchdog
  private let home = TemporaryFolder()
  private var unread = Data()

  init(_ words: [String] = ["serve", "--no-archive"]) throws {
    Stet.ignoresBrokenPipes
    process.executableURL = URL(filePath: Stet.binary)
    process.arguments = words
    process.environment = ["HOME": home.path]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    watch = Watchdog(process)
  }

  deinit { watch.end() }

  func write(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }
  func send(_ json: String) throws { try write("Content-Length: \(json.utf8.count)\r\n\r\n\(json)") }
  func closeInput() throws { try input.fileHandleForWriting.close() }
  func closeOutput() throws { try output.fileHandleForReading.close() }

  func hello() throws -> [String: Any]? {
    try send(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#)
    return answer(1)
  }

  /// The next message; nil at the end of the output.
  func next() -> [String: Any]? {
    while true {
      if let header = unread.range(of: Data("\r\n\r\n".utf8)),
        let length = Int(
          String(decoding: unread[..<header.lowerBound], as: UTF8.self).split(separator: " ").last ?? ""),
        unread.distance(from: header.upperBound, to: unread.endIndex) >= length
      {
        let body = unread[header.upperBound..<header.upperBound + length]
        unread = Data(unread[(header.upperBound + length)...])
        return try? JSONSerialization.jsonObject(with: body) as? [String: Any]
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      unread += more
    }
  }

  func answer(_ id: Int) -> [String: Any]? {
    while let message = next() {
      if message["id"] as? Int == id { return message }
    }
    return nil
  }

  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  /// Kilobytes the process holds in memory.
  var memory: Int {
    let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0
  }
}

private func opening(_ text: String) -> String {
  #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///desk/a.txt","languageId":"text","version":1,"text":"\#(text)"}}}"#
}

@Test(arguments: [["serve"], ["serve", "--stdio"], ["--stdio"], ["serve", "--clientProcessId=1", "--no-archive"]])
func `an editor starts the server in any of the usual ways and ends it politely`(_ words: [String]) throws {
  let session = try Session(words)
  let result = try session.hello()?["result"] as? [String: Any]
  #expect((result?["serverInfo"] as? [String: Any])?["name"] as? String == "stet")
  try session.send(opening("Officials say the bridge fell."))
  let published = session.next()
  #expect(published?["method"] as? String == "textDocument/publishDiagnostics")
  try session.send(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#)
  #expect(session.answer(2)?["result"] is NSNull)
  try session.send(#"{"jsonrpc":"2.0","method":"exit"}"#)
  #expect(session.status() == 0)
}

@Test func `once the typing pauses the editor says what the linter says`() throws {
  let text = try String(contentsOf: ProjectRoot.file("Samples/page.txt"), encoding: .utf8)
  let linted = try Stet.run(["lint", "-", "--format", "json"], input: text).json as? [[String: Any]] ?? []
  let wanted = linted.map { "\($0["rule"] ?? "") \($0["line"] ?? "") \($0["message"] ?? "")" }
  #expect(!wanted.isEmpty && linted.allSatisfy { $0["tier"] as? String == "deep" })
  let session = try Session()
  try session.send(
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{"textDocument":{"publishDiagnostics":{"tagSupport":{"valueSet":[1,2]}}}},"initializationOptions":{"deep":"on"}}}"#
  )
  let document: [String: Any] = ["uri": "file:///desk/a.txt", "languageId": "text", "version": 1, "text": text]
  let opened: [String: Any] = [
    "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": ["textDocument": document],
  ]
  try session.send(String(decoding: try JSONSerialization.data(withJSONObject: opened), as: UTF8.self))
  var said: [String] = []
  while said != wanted, let message = session.next() {
    guard let parameters = message["params"] as? [String: Any],
      let diagnostics = parameters["diagnostics"] as? [[String: Any]]
    else { continue }
    said = diagnostics.map { diagnostic in
      let start = (diagnostic["range"] as? [String: Any])?["start"] as? [String: Any]
      return "\(diagnostic["code"] ?? "") \((start?["line"] as? Int ?? -2) + 1) \(diagnostic["message"] ?? "")"
    }
  }
  #expect(said == wanted)
  try session.send(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#)
  try session.send(#"{"jsonrpc":"2.0","method":"exit"}"#)
  #expect(session.status() == 0)
}

@Test func `a pause lets the deep tier read, and the session goes on meanwhile`() throws {
  let session = try Session()
  try session.send(
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{"window":{"workDoneProgress":true}},"initializationOptions":{"deep":"on"}}}"#
  )
  // Takes more than a second, so that the editor is asked whether it shows progress.
  let sentence = "The new toll on the bridge at Tarn has cut the traffic by \\(number) percent, Ada Holm said. "
  let text = (1...1500).map { sentence.replacingOccurrences(of: "\\(number)", with: "\($0)") }.joined(
    separator: #"\n\n"#)
  try session.send(opening(text))
  var question: [String: Any]?
  while question == nil, let message = session.next() {
    if message["method"] as? String == "window/workDoneProgress/create" { question = message }
  }
  try session.send(#"{"jsonrpc":"2.0","id":\#(question?["id"] as? Int ?? 0),"result":null}"#)
  try session.send(
    #"{"jsonrpc":"2.0","id":2,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///desk/a.txt"}}}"#
  )
  #expect(session.answer(2)?["result"] != nil)
  // The text becomes short: the reading is left off, and the editor is told.
  try session.send(
    #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///desk/a.txt","version":2},"contentChanges":[{"text":"Officials say the bridge fell."}]}}"#
  )
  var kinds: [String] = []
  while kinds.last != "end", let message = session.next() {
    let value = (message["params"] as? [String: Any])?["value"] as? [String: Any]
    if let kind = value?["kind"] as? String { kinds.append(kind) }
  }
  #expect(kinds.last == "end")
  try session.send(#"{"jsonrpc":"2.0","id":3,"method":"shutdown"}"#)
  #expect(session.answer(3)?["result"] is NSNull)
  try session.send(#"{"jsonrpc":"2.0","method":"exit"}"#)
  #expect(session.status() == 0)
}

@Test func `the version is the one that the program prints`() throws {
  let session = try Session()
  let result = try session.hello()?["result"] as? [String: Any]
  let version = (result?["serverInfo"] as? [String: Any])?["version"] as? String
  #expect(try Stet.run(["--version"]).output == "stet \(version ?? "?")\n")
}

@Test func `an editor that dies without a word takes its server with it`() throws {
  let session = try Session()
  _ = try session.hello()
  try session.closeInput()
  #expect(session.status() == 1)
  let silent = try Session()
  try silent.closeInput()
  #expect(silent.status() == 1)
  let polite = try Session()
  _ = try polite.hello()
  try polite.send(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#)
  try polite.closeInput()
  #expect(polite.status() == 0)
}

@Test func `what was asked before the input ended is answered`() throws {
  let session = try Session()
  try session.send(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#)
  try session.send(opening("Officials say the bridge fell."))
  try session.send(
    #"{"jsonrpc":"2.0","id":2,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///desk/a.txt"}}}"#
  )
  try session.closeInput()
  #expect(session.answer(1) != nil && session.answer(2)?["result"] != nil)
  #expect(session.next()?["method"] as? String == "textDocument/publishDiagnostics")
  #expect(session.next() == nil)
  #expect(session.status() == 1)
}

@Test func `rubbish on the pipe costs no message behind it`() throws {
  let session = try Session()
  try session.write("Welcome to the desk!\r\nContent-Length: many\r\n\r\n{}")
  #expect((session.next()?["error"] as? [String: Any])?["code"] as? Int == -32700)
  try session.write("\u{0}\u{1}\u{2}\n\n")
  try session.send("{")
  #expect(try session.hello()?["result"] != nil)
}

@Test func `a message is read however its bytes are cut`() throws {
  let session = try Session()
  let json = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#
  for character in "Content-Length: \(json.utf8.count)\r\n\r\n\(json)".unicodeScalars {
    try session.write(String(character))
  }
  #expect(session.answer(1)?["result"] != nil)
}

@Test func `an announcement of two gigabytes neither hangs the server nor makes it grow`() throws {
  let session = try Session()
  _ = try session.hello()
  let before = session.memory
  try session.write("Content-Length: 2000000000\r\n\r\n")
  #expect((session.next()?["error"] as? [String: Any])?["code"] as? Int == -32700)
  let piece = String(repeating: " ", count: 1 << 20)
  for _ in 0..<64 { try session.write(piece) }
  #expect(session.memory < before + 32_000, "kilobytes")
  try session.closeInput()
  #expect(session.status() == 1)
}

@Test func `an editor that reads no more ends the server`() throws {
  let session = try Session()
  _ = try session.hello()
  try session.closeOutput()
  try? session.send(opening("Officials say the bridge fell."))
  session.process.waitUntilExit()
  #expect(!session.process.isRunning)
}

@Test func `an editor that does not read for a while brings nothing to a stop`() throws {
  let session = try Session()
  _ = try session.hello()
  // Far more than two pipes hold, in both directions.
  let text = String(repeating: "Officials say the bridge fell.\\n\\n", count: 40)
  for version in 2...300 {
    try session.send(opening(text))
    try session.send(
      #"{"jsonrpc":"2.0","id":\#(version),"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///desk/a.txt"}}}"#
    )
    try session.send(
      #"{"jsonrpc":"2.0","id":\#(version + 1000),"method":"desk/\#(String(repeating: "x", count: 500))"}"#)
  }
  #expect(session.answer(1300) != nil)
}

@Test func `the unit of columns can be forced from the command line`() throws {
  for (encoding, column) in [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)] {
    let session = try Session(["serve", "--no-archive", "--position-encoding", encoding])
    _ = try session.hello()
    try session.send(opening("🚢 Critics say so."))
    let diagnostics = (session.next()?["params"] as? [String: Any])?["diagnostics"] as? [[String: Any]]
    let start = (diagnostics?.first?["range"] as? [String: Any])?["start"] as? [String: Any]
    #expect(start?["character"] as? Int == column, "\(encoding)")
  }
}

@Test func `started without any input, the server ends, and an archive's lock is not read as its articles`() throws {
  let folder = TemporaryFolder()
  for (words, status) in [("serve", 1), ("archive add --archive desk.db -", nil as Int32?)] {
    let (process, errors) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" \(words) <&-", Stet.binary]
    process.currentDirectoryURL = URL(filePath: folder.path)
    (process.standardOutput, process.standardError) = (Pipe(), errors)
    try process.run()
    let watch = Watchdog(process)
    defer { watch.end() }
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && !said.contains("line 1"), "\(said)")
    if let status { #expect(process.terminationStatus == status) }
  }
}

@Test func `what closed texts took is given back to the system when the editor pauses`() throws {
  let session = try Session()
  _ = try session.hello()
  let sentence = "Officials said that pier number of the harbour at Tarn would close. "
  let text = (1...300).map { sentence.replacingOccurrences(of: "number", with: "\($0)") }.joined(separator: #"\n\n"#)
  let names = (1...20).map { "text\($0).txt" }
  let before = session.memory
  for name in names {
    try session.send(opening(text).replacingOccurrences(of: "a.txt", with: name))
    while let message = session.next(), message["method"] as? String != "textDocument/publishDiagnostics" {}
  }
  let bound = before + (session.memory - before) / 2
  for name in names {
    try session.send(
      #"{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///desk/\#(name)"}}}"#)
  }
  wait(for: session.process) { session.memory < bound }
  #expect(session.process.isRunning, "it was given back before the watchdog lost patience")
  try session.closeInput()
  _ = session.status()
}
