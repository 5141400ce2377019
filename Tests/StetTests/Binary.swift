import Foundation
import TestSupport
import Testing

/// The program as a user runs it.
enum Stet {
  /// `STET_BINARY`, else what was built last of the two.
  static let binary: String = {
    if let path = ProcessInfo.processInfo.environment["STET_BINARY"] { return path }
    let built = ["debug", "release"].map { ProjectRoot.file(".build/\($0)/stet").path }
    return built.first { FileManager.default.isExecutableFile(atPath: $0) } ?? built[0]
  }()

  /// A program that ends early must not take the tests with it.
  static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
    var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed) }
    /// One value a line.
    var jsonLines: [[String: Any]] {
      lines.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    }
  }

  /// Runs a subcommand to its end, in a folder, with nothing of the user's own around it.
  static func run(
    _ words: [String], input: String = "", in folder: TemporaryFolder? = nil, environment: [String: String] = [:],
    binary: String = binary
  ) throws -> Outcome {
    try run(words, bytes: Data(input.utf8), in: folder, environment: environment, binary: binary)
  }

  static func run(
    _ words: [String], bytes: Data, in folder: TemporaryFolder? = nil, environment: [String: String] = [:],
    binary: String = binary
  ) throws -> Outcome {
    ignoresBrokenPipes
    let own = TemporaryFolder()
    let (process, input, output, errors) = (Process(), Pipe(), Pipe(), Pipe())
    process.executableURL = URL(filePath: binary)
    process.arguments = words
    process.currentDirectoryURL = URL(filePath: (folder ?? own).path)
    process.environment = ["HOME": own.path, "PATH": "/usr/bin:/bin"].merging(environment) { _, new in new }
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
    try process.run()
    let watch = Watchdog(process)
    defer { watch.end() }
    let writing = Thread {
      try? input.fileHandleForWriting.write(contentsOf: bytes)
      try? input.fileHandleForWriting.close()
    }
    writing.start()
    let collected = Collected()
    let reading = Thread { collected.errors = errors.fileHandleForReading.readDataToEndOfFile() }
    reading.start()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    while !reading.isFinished { usleep(500) }
    #expect(process.terminationReason == .exit, "stet \(words.joined(separator: " ")) was ended by a signal")
    return Outcome(
      status: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
      errors: String(decoding: collected.errors, as: UTF8.self))
  }
}

private final class Collected: @unchecked Sendable {
  // Written by one thread before it ends, read by another afterwards.
  var errors = Data()
}

/// Waits for what a process brings about, as long as it runs.
func wait(for process: Process, until isDone: () -> Bool) {
  while !isDone(), process.isRunning { usleep(2_000) }
}

let vague = "Officials say the crossing is closed.\n"
let clean = "Port director Ines Okafor said the crossing is closed.\n"
