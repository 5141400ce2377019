import Foundation
import TestSupport
import Testing

/// Rules that reported, by file.
private func reported(_ words: [String], in folder: TemporaryFolder) throws -> [String] {
  let outcome = try Stet.run(["lint", "--format", "json"] + words, in: folder)
  let rows = try #require(outcome.json as? [[String: Any]], "\(outcome.errors)")
  return rows.map { "\($0["file"] as? String ?? "") \($0["rule"] as? String ?? "") \($0["severity"] as? String ?? "")" }
}

@Test func `the settings of a folder count in the terminal as they do in the editor`() throws {
  let folder = TemporaryFolder()
  try folder.write(
    """
    {
      // A desk's own.
      rules: {severity: {"vague-attribution": "error"}},
      files: {exclude: ["old/"]},
      overrides: [{files: ["opinion/"], rules: {disabled: ["vague-attribution"]}}],
    }
    """, to: "desk/.stet.json")
  for name in ["a.txt", "old/a.txt", "opinion/a.txt", "sub/a.txt"] { try folder.write(vague, to: "desk/\(name)") }
  #expect(
    try reported(["desk"], in: folder) == [
      "desk/a.txt vague-attribution error", "desk/sub/a.txt vague-attribution error",
    ])
  #expect(try reported(["desk/old/a.txt"], in: folder) == ["desk/old/a.txt vague-attribution error"], "it was named")
  #expect(try reported(["desk/opinion/a.txt"], in: folder) == [])
  #expect(
    try reported(["desk/opinion/a.txt", "--enable", "vague-attribution"], in: folder) == [
      "desk/opinion/a.txt vague-attribution error"
    ])
  #expect(try reported(["desk/a.txt", "--disable", "vague-attribution"], in: folder) == [])
  try folder.write(#"{"rules": {"severity": {}}}"#, to: "mine.json")
  #expect(
    try reported(["desk/a.txt", "--settings", "mine.json"], in: folder) == ["desk/a.txt vague-attribution information"])
  let piped = try Stet.run(["lint", "-", "--stdin-filename", "desk/opinion/b.txt"], input: vague, in: folder)
  #expect(piped.lines.last == "1 file checked deeply, nothing found.")
}

@Test func `a folder's file that cannot be taken is told once, and its texts are checked`() throws {
  let folder = TemporaryFolder()
  let file = try folder.write(#"{"archive": {"path": "/x.db"}}"#, to: ".stet.json")
  for name in ["a.txt", "b.txt"] { try folder.write(vague, to: name) }
  let outcome = try Stet.run(["lint", "."], in: folder)
  #expect(outcome.status == 2 && outcome.lines.last == "2 files checked deeply: 2 information.")
  #expect(outcome.errors.hasPrefix("stet lint: \(file): Setting 'archive.path': is left out: "))
  #expect(outcome.errors.split(separator: "\n").count == 1)
}

@Test func `whoever asks is told which settings count and where they come from`() throws {
  let folder = TemporaryFolder()
  let file = try folder.write(
    #"{"claims": {"sensitivity": "high"}, "overrides": [{"files": ["*.md"], "related": {"limit": 1}}]}"#,
    to: ".stet.json")
  let outcome = try Stet.run(
    ["lint", "--show-settings", "a.md", "--disable", "boilerplate"], in: folder)
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  let rows = outcome.lines.map { $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
  #expect(rows.prefix(2) == ["a.md", "settings file: \(file)"])
  for row in [
    "rules.disabled [\"boilerplate\"] --disable", "claims.sensitivity \"high\" \(file)",
    "diagnostics.limit 200 standard",
    "related.limit 1 \(file), overrides of *.md",
  ] { #expect(rows.contains(row), "\(rows)") }
  let other = TemporaryFolder()
  let none = try Stet.run(["lint", "--show-settings", "a.md"], in: other).output
  #expect(none.contains("settings file: none; looked for \(other.file(".stet.json")), "))
}

@Test func `a file to begin with is written once`() throws {
  let folder = TemporaryFolder()
  let first = try Stet.run(["init"], in: folder)
  #expect(first.status == 0 && first.output.hasPrefix("Written: .stet.json."))
  let written = try folder.read(".stet.json")
  #expect(written.contains("// \"disabled\": []") && !written.contains("archive.path"))
  try folder.write(vague, to: "a.txt")
  #expect(try Stet.run(["lint", "a.txt"], in: folder).lines.last == "1 file checked deeply: 1 information.")
  try folder.write("{}", to: ".stet.json")
  let second = try Stet.run(["init", folder.path], in: folder)
  #expect(second.status == 2 && second.errors.contains("is there already and stays as it is"))
  #expect(try folder.read(".stet.json") == "{}" && folder.contents().sorted() == [".stet.json", "a.txt"])
  #expect(try Stet.run(["init", "nowhere"], in: folder).status == 2)
}

@Test func `what git leaves alone is left alone, unless it is wanted`() throws {
  let folder = TemporaryFolder()
  try folder.write("", to: ".git/HEAD")
  try folder.write("/out/\n*.log.txt\n", to: ".gitignore")
  try folder.write("!a.log.txt\ndraft.txt\r\n", to: "desk/.gitignore")
  for name in [
    "out/a.txt", "desk/a.log.txt", "desk/b.log.txt", "desk/draft.txt", "desk/out/a.txt", "a.txt",
    "node_modules/x/a.txt",
  ] { try folder.write(vague, to: name) }
  func files(_ words: [String]) throws -> [String] {
    try reported(words, in: folder).map { String($0.prefix { $0 != " " }) }
  }
  #expect(try files(["."]) == ["./a.txt", "./desk/a.log.txt", "./desk/out/a.txt"])
  #expect(try files(["desk"]) == ["desk/a.log.txt", "desk/out/a.txt"], "the list above the folder counts")
  #expect(
    try files([".", "--no-ignore"]) == [
      "./a.txt", "./desk/a.log.txt", "./desk/b.log.txt", "./desk/draft.txt", "./desk/out/a.txt", "./out/a.txt",
    ])
  #expect(try files(["desk/draft.txt"]) == ["desk/draft.txt"], "it was named")
  #expect(try Stet.run(["extract", "desk"], in: folder).lines.count == 2)
}

@Test func `a file that is named twice counts once`() throws {
  let folder = TemporaryFolder()
  try folder.write(vague, to: "a.txt")
  let outcome = try Stet.run(["lint", "a.txt", "./a.txt", "."], in: folder)
  #expect(outcome.lines.last == "1 file checked deeply: 1 information.")
}

/// The published shape and the reader cannot drift apart.
@Test func `the schema of the settings takes what the program takes`() throws {
  let root = try JSONSerialization.jsonObject(with: Data(ProjectRoot.bytes(of: "Protocol/settings.schema.json")))
  let schema = try Schema("settings")
  for (text, fits) in [
    ("{}", true), (#"{"$schema": "x", "rules": {"disabled": ["boilerplate"]}}"#, true),
    (#"{"rules": {"severity": {"near-name": "error"}}, "related": {"limit": 0}}"#, true),
    (#"{"overrides": [{"files": ["*.md"], "claims": {"sensitivity": "low"}}]}"#, true),
    (#"{"overrides": [{"claims": {"sensitivity": "low"}}]}"#, false),
    (#"{"overrides": [{"files": [], "archive": {"path": ""}}]}"#, false),
    (#"{"rules": {"disabled": ["speling"]}}"#, false), (#"{"related": {"limit": 51}}"#, false),
    (#"{"colour": "red"}"#, false), (#"{"files": {"exclude": "x"}}"#, false),
  ] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(schema.problems(value).isEmpty == fits, "\(text): \(schema.problems(value))")
    let folder = TemporaryFolder()
    try folder.write(text, to: "s.json")
    let status = try Stet.run(["lint", "-", "--settings", "s.json"], input: clean, in: folder).status
    #expect((status == 0) == fits, "\(text)")
  }
  #expect((root as? [String: Any])?["$defs"] != nil)
}
