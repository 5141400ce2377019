import Foundation
import TestSupport

/// A home folder for one run of an editor, empty at first and gone afterwards, so that nobody's own set-up counts.
struct EditorHome {
  let folder = TemporaryFolder()

  /// What the last command printed.
  var output: String { (try? folder.read("output")) ?? "" }

  /// Runs a command found on PATH and gives its status. Drivers give up after ten minutes; who does not is stopped.
  func run(_ command: [String], environment: [String: String]) async throws -> Int32 {
    try folder.write("", to: "output")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = environment.merging([
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path,
      "XDG_CONFIG_HOME": folder.file(".config"),
      "XDG_CACHE_HOME": folder.file(".cache"),
      "XDG_DATA_HOME": folder.file(".local/share"),
      "XDG_STATE_HOME": folder.file(".local/state"),
      "TMPDIR": folder.path,
      "LC_ALL": "C.UTF-8",
      "TERM": "dumb",
    ]) { own, _ in own }
    let printed = try FileHandle(forWritingTo: URL(filePath: folder.file("output")))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = printed
    process.standardError = printed
    let watchdog = Watchdog(process)
    defer { watchdog.end() }
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
