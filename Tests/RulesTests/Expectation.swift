import FoundationEssentials
import Testing

/// The root of the project.
private let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

func contents(of path: String) throws -> String {
  String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
}

/// Checks that a file of the project holds a text; with `UPDATE=1` in the environment, writes it there.
func expect(_ text: String, in path: String, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
  if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
    try Data(text.utf8).write(to: root.appending(path: path))
    return
  }
  let expected = try contents(of: path)
  #expect(
    text == expected, "\(path) is not what comes out; `UPDATE=1 swift test` writes it anew",
    sourceLocation: sourceLocation)
}
