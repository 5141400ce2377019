import Foundation

/// A home folder for one run of an editor, empty at first and gone afterwards, so that nobody's own set-up counts.
final class Home: Sendable {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stet-editor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ contents: String, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contents.utf8).write(to: file)
  }

  /// What the last command printed.
  var output: String {
    String(decoding: FileManager.default.contents(atPath: path("output")) ?? Data(), as: UTF8.self)
  }

  /// Runs a command found on PATH and gives its status. Drivers give up after a minute; who does not is stopped.
  func run(_ command: [String], environment: [String: String]) async throws -> Int32 {
    try write("", to: "output")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.environment = environment.merging([
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path,
      "XDG_CONFIG_HOME": path(".config"),
      "XDG_CACHE_HOME": path(".cache"),
      "XDG_DATA_HOME": path(".local/share"),
      "XDG_STATE_HOME": path(".local/state"),
      "TMPDIR": folder.path,
      "LC_ALL": "C.UTF-8",
      "TERM": "dumb",
    ]) { own, _ in own }
    let printed = try FileHandle(forWritingTo: folder.appending(path: "output"))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = printed
    process.standardError = printed
    let watch = Task {
      try await Task.sleep(for: .seconds(90))
      kill(process.processIdentifier, SIGKILL)
    }
    defer { watch.cancel() }
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
