import Files
import FoundationEssentials
import LanguageServerProtocol
import TestSupport
import Testing

private let able: JSONValue = ["window": ["showDocument": ["support": true]]]
private let story = """
  Ferry 🚢 stays in port

  The pier was closed on Monday. Port director Ines Okafor said the repair would cost 4 million crowns.

  """
private let name = "story.txt.worksheet.md"

/// A folder with a story in it, and an editor that shows it.
private struct Desk {
  let folder = TemporaryFolder()
  let session: EditorSession

  init(_ capabilities: JSONValue = able, options: JSONValue = nil) throws {
    session = EditorSession(capabilities, options: options)
    try folder.write(story, to: "story.txt")
    session.open(story, folder.uri("story.txt"))
  }

  @discardableResult
  func make(_ uri: String? = nil) -> JSONValue {
    session.ask(
      "workspace/executeCommand",
      ["command": "stet.worksheet", "arguments": [.string(uri ?? folder.uri("story.txt"))]])
  }

  /// What `make` was refused with.
  func refusal(_ uri: String? = nil) -> String { make(uri)["message"]?.asString ?? "" }
}

@Test func `a worksheet stands beside the article, and the editor opens it`() throws {
  let desk = try Desk()
  #expect(desk.make()["uri"] == .string(desk.folder.uri(name)))
  let shown = desk.session.heard.last { $0["method"] == "window/showDocument" }
  #expect(shown?["params", "uri"] == .string(desk.folder.uri(name)))
  let sheet = try desk.folder.read(name)
  #expect(sheet.hasPrefix("# Worksheet: story.txt\n") && sheet.contains("](story.txt#L3)"))
  #expect(sheet.contains("- [ ] **Name** Ines Okafor") && sheet.contains("- [ ] **Figure** 4 million crowns"))
  #expect(try Set(desk.folder.contents()) == ["story.txt", name])
  let blind = try Desk([:])
  blind.make()
  #expect(blind.session.shown == [blind.folder.file(name)], "who shows no documents is told where it is")
}

@Test func `a worksheet is of the text as the editor has it, with the findings it shows`() throws {
  let desk = try Desk()
  desk.session.open("It fell on Tuesday, March 4, 2024, Ada Holm said.\n", desk.folder.uri("other.txt"))
  desk.make(desk.folder.uri("other.txt"))
  #expect(try desk.folder.read("other.txt.worksheet.md").contains("weekday-mismatch"))
}

@Test func `a worksheet says what both tiers have found, once the editor shows it`() throws {
  let folder = TemporaryFolder()
  let session = EditorSession(openEncoder: { () throws(FileError) in testEncoder })
  let text = """
    Water runs out in the valley

    Four in five families in the valley have no clean water, the worst rate in the north, and the number is rising fast.

    Crime has risen faster in Tarn than anywhere else.

    """
  session.open(text, folder.uri("story.txt"))
  func made() throws -> Int {
    session.ask(
      "workspace/executeCommand", ["command": "stet.worksheet", "arguments": [.string(folder.uri("story.txt"))]])
    return try folder.read(name).split(separator: "\n").count { $0.contains("unattributed-claim:") }
  }
  let quick = try made()
  session.readDeeply()
  let shown = try #require(session.published(folder.uri("story.txt")).last).filter {
    $0["code"] == "unattributed-claim"
  }
  #expect(try quick < made() && made() == shown.count)
}

@Test(arguments: ["markdown", "org"])
func `what was ticked and written in a worksheet stays when it is made again`(_ format: String) throws {
  let desk = try Desk(options: ["worksheet": ["format": .string(format)]])
  let name = format == "org" ? "story.txt.worksheet.org" : name
  desk.make()
  let first = try desk.folder.read(name)
  let ticked = first.replacing("- [ ] **Name** Ines Okafor", with: "- [x] **Name** Ines Okafor")
    .replacing("- [ ] Name [[file:story.txt::3][line 3]]", with: "- [X] Name [[file:story.txt::3][line 3]]")
  try #require(ticked != first)
  try desk.folder.write(ticked + "Ask the harbour office.\n", to: name)
  desk.session.change(
    ["text": .string("Ferry stays in port\n\nA new line.\n" + story)], version: 2, desk.folder.uri("story.txt"))
  desk.make()
  let second = try desk.folder.read(name)
  #expect(second.contains(format == "org" ? "- [X] Name [[file:story.txt::6]" : "- [x] **Name** Ines Okafor"))
  #expect(second.contains("Ask the harbour office."))
}

@Test func `nothing is written through a link, and over nothing that is no worksheet`() throws {
  let desk = try Desk()
  let target = desk.folder.file(name)
  try desk.folder.write("# My own notes\n", to: name)
  #expect(desk.refusal().hasPrefix("\(target): is no worksheet of Stet's, and stays as it is"))
  #expect(try desk.folder.read(name) == "# My own notes\n")
  let elsewhere = TemporaryFolder()
  for (to, text) in [("own.md", "# Worksheet: story.txt\n"), ("none.md", nil)] {
    if let text { try elsewhere.write(text, to: to) }
    try? FileManager.default.removeItem(atPath: target)
    try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: elsewhere.file(to))
    #expect(desk.refusal().hasSuffix("it is a link"))
    #expect(elsewhere.has(to) == (text != nil))
    if let text { #expect(try elsewhere.read(to) == text) }
  }
  #expect(!desk.session.heard.contains { $0["method"] == "window/showDocument" })
}

@Test func `a worksheet that is opened is no text to find anything in, and no archive takes it in`() throws {
  let desk = try Desk()
  desk.session.open("Officials say it fell.\n", desk.folder.uri(name), language: "markdown")
  #expect(desk.session.published(desk.folder.uri(name)) == [[]])
  desk.make()
  let (files, _, _) = TextFiles.files(in: [desk.folder.path])
  #expect(files.map(\.path) == [desk.folder.file("story.txt")])
}

@Test func `ticks that are not saved yet are not written over`() throws {
  let desk = try Desk()
  desk.make()
  let sheet = try desk.folder.read(name)
  desk.session.open(
    sheet.replacing("- [ ] **Name**", with: "- [x] **Name**"), desk.folder.uri(name), language: "markdown")
  #expect(desk.refusal() == "\(desk.folder.file(name)): has changes in the editor: save it, then try again")
  #expect(try desk.folder.read(name) == sheet)
  desk.session.change(["text": .string(sheet.replacing("\n", with: "\r\n"))], version: 2, desk.folder.uri(name))
  #expect(desk.make()["uri"] != nil, "how an editor ends lines is no change")
}

@Test func `a text that is no file, is not open or holds nothing has no worksheet, and that is said`() throws {
  let desk = try Desk()
  desk.session.open(story, "untitled:Untitled-1")
  #expect(desk.refusal("untitled:Untitled-1").contains("no file yet: save it"))
  #expect(desk.make(desk.folder.uri("gone.txt"))["code"] == -32602)
  desk.session.open("Ada Holm said so.", desk.folder.uri(name))
  #expect(desk.refusal(desk.folder.uri(name)).contains("is a worksheet itself"))
  desk.session.open("", desk.folder.uri("empty.txt"))
  #expect(desk.refusal(desk.folder.uri("empty.txt")).contains("nothing in this text"))
  #expect(try desk.folder.contents() == ["story.txt"])
}

@Test func `a worksheet is offered on the headline of a file, and to whoever asks for the kind`() throws {
  let desk = try Desk(Editor.actions)
  desk.session.open(story, "untitled:Untitled-1")
  func titles(_ line: Int, only: JSONValue? = nil, _ uri: String? = nil) -> [JSONValue?] {
    let position: JSONValue = ["line": .integer(line), "character": 0]
    var context: [String: JSONValue] = ["diagnostics": []]
    context["only"] = only
    let actions = desk.session.ask(
      "textDocument/codeAction",
      desk.session.question(
        uri ?? desk.folder.uri("story.txt"),
        ["range": ["start": position, "end": position], "context": .object(context)]))
    return actions.asArray?.filter { $0["command", "command"] == "stet.worksheet" }.map { $0["title"] } ?? []
  }
  #expect(titles(0) == ["Make a worksheet"] && titles(2) == [])
  #expect(titles(2, only: ["source.worksheet"]) == ["Make a worksheet"])
  #expect(titles(0, "untitled:Untitled-1") == [])
}

@Test func `a folder does not say how worksheets are written`() throws {
  let desk = try Desk()
  try desk.folder.write(#"{"worksheet": {"format": "org"}}"#, to: ".stet.json")
  desk.make()
  #expect(desk.folder.has(name) && !desk.folder.has("story.txt.worksheet.org"))
}
