import FoundationEssentials
import Rules
import TestSupport
import Testing

@testable import SettingsFiles

private func layer(_ text: String, _ folder: String = "/") throws -> SettingsLayer {
  SettingsLayer(origin: "the editor", folder: folder, value: try SettingsText.value(of: Array(text.utf8)))
}

@Suite struct FolderSettingsTests {
  @Test func `the nearest file counts, whole, and none above the repository`() throws {
    let folder = TemporaryFolder()
    try folder.write(#"{"related": {"limit": 1}}"#, to: ".stet.json")
    try folder.write(#"{"diagnostics": {"limit": 2}}"#, to: "desk/.stet.json")
    try folder.write("", to: "desk/mine/.git/HEAD")
    let settings = FolderSettings()
    func limits(_ name: String) -> [Int] {
      let text = settings.settings(of: folder.file(name))
      return [text.settings.relatedLimit, text.settings.diagnosticsLimit]
    }
    #expect(limits("a.txt") == [1, 200] && limits("x/y/a.txt") == [1, 200])
    #expect(limits("desk/a.txt") == [5, 2] && limits("desk/x/a.txt") == [5, 2])
    #expect(limits("desk/mine/a.txt") == [5, 200] && limits("desk/mine/x/a.txt") == [5, 200])
    try folder.write(#"{"related": {"limit": 3}}"#, to: "desk/mine/.stet.json")
    #expect(limits("desk/mine/x/a.txt") == [3, 200], "a new file is seen")
    #expect(settings.places(for: folder.file("desk/mine/x/a.txt")).count == 2)
  }

  @Test func `what the user says beats the folder, setting by setting, and each is told with its place`() throws {
    let folder = TemporaryFolder()
    let file = try folder.write(
      #"{"related": {"limit": 1}, "rules": {"disabled": ["boilerplate"]}, "claims": {"sensitivity": "high"}}"#,
      to: ".stet.json")
    let text = FolderSettings().settings(
      of: folder.file("a.txt"), given: [try layer(#"{"related": {"limit": 7}, "rules": {"disabled": []}}"#)])
    #expect(text.settings.relatedLimit == 7 && text.settings.disabledRules == [])
    #expect(text.settings.claimSensitivity == .high)
    #expect(
      text.origins == ["related.limit": "the editor", "rules.disabled": "the editor", "claims.sensitivity": file])
    #expect(text.file == file && text.problems == [])
  }

  @Test func `overrides are of the texts that they name, the later ones last`() throws {
    let folder = TemporaryFolder()
    try folder.write(
      """
      {related: {limit: 1}, overrides: [
        {files: ["*.html", "wire/"], related: {limit: 2}}, {files: ["/wire/**/*.txt"], related: {limit: 3}}]}
      """, to: ".stet.json")
    let settings = FolderSettings()
    func limit(_ name: String) -> Int { settings.settings(of: folder.file(name)).settings.relatedLimit }
    #expect(limit("a.txt") == 1 && limit("x/a.html") == 2 && limit("wire/a.md") == 2 && limit("wire/x/a.txt") == 3)
    let given = try layer(#"{"overrides": [{"files": ["*.html"], "related": {"limit": 9}}]}"#)
    #expect(settings.settings(of: folder.file("a.html"), given: [given]).settings.relatedLimit == 9)
    #expect(settings.settings(of: folder.file("a.txt"), given: [given]).settings.relatedLimit == 1)
  }

  @Test func `a folder that a stranger made does not say where Stet writes`() throws {
    let folder = TemporaryFolder()
    let file = try folder.write(
      #"{"archive": {"path": "/tmp/x.db", "paths": ["/home"]}, "deep": "on", "related": {"limit": 1}}"#,
      to: ".stet.json")
    let text = FolderSettings().settings(of: folder.file("a.txt"))
    #expect(text.settings.archivePath == "" && text.settings.archivePaths == [] && text.settings.deep == .auto)
    #expect(text.settings.relatedLimit == 1)
    let reason =
      "is left out: a folder, which a stranger may have made, does not say where Stet writes and what it works on; "
      + "set it in the editor"
    #expect(text.problems == ["archive.path", "archive.paths", "deep"].map { "\(file): Setting '\($0)': \(reason)" })
    // Nor by the way round of a single text.
    try folder.write(#"{"overrides": [{"files": ["*"], "archive": {"path": "/tmp/x.db"}}]}"#, to: ".stet.json")
    let again = FolderSettings().settings(of: folder.file("a.txt"))
    #expect(again.settings.archivePath == "" && again.problems.count == 1)
  }

  @Test func `a link is no settings file, and a broken one sets nothing and is told`() throws {
    let folder = TemporaryFolder()
    let elsewhere = try folder.write(#"{"related": {"limit": 1}}"#, to: "other.json")
    try FileManager.default.createSymbolicLink(atPath: folder.file(".stet.json"), withDestinationPath: elsewhere)
    let linked = FolderSettings().settings(of: folder.file("a.txt"))
    #expect(linked.settings == Settings())
    #expect(linked.problems == ["\(folder.file(".stet.json")): cannot be read: it is a link; it sets nothing"])
    try folder.write("{\n  related: {limit: 1\n", to: "x/.stet.json")
    #expect(
      FolderSettings().settings(of: folder.file("x/a.txt")).problems == [
        "\(folder.file("x/.stet.json")): is no settings file: line 3: ',' or '}' is wanted, and the file ends; it sets nothing"
      ])
  }

  @Test func `a text that is left out is known, and so is one of a folder that is`() throws {
    let folder = TemporaryFolder()
    try folder.write(#"{"files": {"exclude": ["archive/", "*.tmp.txt"], "include": ["*.article"]}}"#, to: ".stet.json")
    let settings = FolderSettings()
    func text(_ name: String) -> TextSettings { settings.settings(of: folder.file(name)) }
    #expect(text("archive/x/a.txt").isExcluded && text("a.tmp.txt").isExcluded && !text("a.txt").isExcluded)
    #expect(text("x/archive").isExcludedAsFolder && !text("x/archive").isExcluded)
    #expect(text("a.article").isIncluded == true && text("a.txt").isIncluded == false)
    #expect(settings.settings(of: nil).isIncluded == nil && !settings.settings(of: nil).isExcluded)
  }

  @Test func `what stet init writes is read, and changes nothing`() throws {
    let folder = TemporaryFolder()
    try folder.write(settingsTemplate(), to: ".stet.json")
    let text = FolderSettings().settings(of: folder.file("a.txt"))
    #expect(text.settings == Settings() && text.problems == [])
    // With each of its settings taken out of the remark.
    let open = settingsTemplate().replacing("// \"", with: "\"")
    try folder.write(open, to: ".stet.json")
    let opened = FolderSettings().settings(of: folder.file("a.txt"))
    #expect(opened.settings == Settings() && opened.problems == [])
    #expect(opened.origins.count == allSettings.count { $0.scope < .user })
  }
}
