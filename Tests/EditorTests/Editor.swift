import Foundation
import TestSupport

/// A real editor: how it is started with the set-up that ships, and whether it is here at all.
struct Editor: Sendable {
  let name: String
  /// Its driver beside these tests, and the file of EditorConfigs.
  let driver: String
  let setup: String
  /// A command that fails where the editor or its client is missing.
  let probe: [String]
  let command: @Sendable (Place) -> [String]
  /// The user's own files, by their place in the home folder.
  let home: @Sendable (Place) -> [String: String]

  /// The paths of one run.
  struct Place: Sendable {
    let driver: String
    let setup: String
    let program: String
  }

  /// False where the editor is missing, unless STET_REQUIRE_EDITORS is set: then its tests run, and fail.
  var isWanted: Bool {
    get async {
      if ProcessInfo.processInfo.environment["STET_REQUIRE_EDITORS"] != nil { return true }
      return await isInstalled
    }
  }

  var isInstalled: Bool {
    get async {
      guard let status = try? await EditorHome().run(probe, environment: [:]) else { return false }
      return status == 0
    }
  }

  /// Opens the pages, hovers, takes the fix. A report that ends early says why; where there is none, that is thrown
  /// with what the editor printed.
  func report() async throws -> Report {
    let home = EditorHome()
    let place = Place(
      driver: ProjectRoot.file("Tests/EditorTests/Drivers/\(driver)").path,
      setup: ProjectRoot.file("EditorConfigs/\(setup)").path,
      program: try Program.path())
    for (path, contents) in self.home(place) { try home.folder.write(contents, to: path) }
    try home.folder.write(Page.text, to: "pages/page.txt")
    try home.folder.write(Page.markdown, to: "pages/page.md")
    try home.folder.write(Page.html, to: "pages/page.html")
    try home.folder.write(Page.org, to: "pages/page.org")
    try home.folder.write(Page.broken, to: "pages/broken.txt")
    let status = try await home.run(
      command(place),
      environment: [
        "STET_TEST_PROGRAM": place.program,
        "STET_TEST_SETUP": place.setup,
        "STET_TEST_FOLDER": home.folder.file("pages"),
        "STET_TEST_REPORT": home.folder.file("report.json"),
        "STET_TEST_NAME": Page.name,
        "STET_TEST_STATEMENT": Page.statement,
        "STET_TEST_FINDING": Page.finding,
        "STET_TEST_FIX": Page.fix, "STET_TEST_NEW_NAME": Page.newName,
        "STET_TEST_NOTED": Page.noted, "STET_TEST_NOTE": Page.note, "STET_TEST_TYPED": Page.typed,
      ])
    guard let json = try? home.folder.bytes(of: "report.json") else {
      throw Failure(description: "\(name) ended with status \(status) and no report. It printed:\n\(home.output)")
    }
    return try JSONDecoder().decode(Report.self, from: json)
  }
}

struct Failure: Error, CustomStringConvertible {
  let description: String
}

/// The server to test: STET_BINARY, else what was built last.
enum Program {
  static func path() throws -> String {
    let files = FileManager.default
    if let path = ProcessInfo.processInfo.environment["STET_BINARY"] {
      guard files.isExecutableFile(atPath: path) else {
        throw Failure(description: "STET_BINARY is \(path), where there is no program")
      }
      return path
    }
    let built = ["debug", "release"].map { ProjectRoot.file(".build/\($0)/stet").path }
      .filter(files.isExecutableFile(atPath:))
      .max { changed($0) < changed($1) }
    guard let built else { throw Failure(description: "Build stet first (swift build), or name it in STET_BINARY") }
    return built
  }

  private static func changed(_ path: String) -> Date {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.modificationDate] as? Date ?? .distantPast
  }
}
