import Articles
import Formats
import Fuzzing
import LanguageServerProtocol
import Rules
import TestSupport
import Testing

/// A page with two texts that are no article and a finding on a line with emoji and curly quotes.
private let page = """
  logo

  Ferry stays in port

  “Bram’s” crew 🚢 waits. Officials say the cooperative’s “berth” fees 🚢 will be paid back. 🚢

  Port director Ines Okafor said on Monday that the pier was unsafe.

  Comments

  No comments yet...

  """
private let htmlPage = """
  <html><body><p class="a">logo</p>
  <h1>Ferry stays in port</h1>
  <p>“Bram’s” crew 🚢 waits. <i>Officials</i> say the cooperative’s “berth” fees 🚢 will be <b>paid</b> back. 🚢</p>
  <p>Port director Ines Okafor said on Monday that the pier was unsafe.</p>
  <div><p>Com<b>ments</b></p><p>No comments &amp; no&nbsp;replies yet...</p></div>
  </body></html>

  """

/// What was said about a text, by rule and words.
private func findings(_ text: String, _ uri: String) -> [String] {
  let article = Article(SourceText(text), format: allFormats.ofDocument(fileName: uri))
  return Rules.findings(in: article).map { "\($0.rule) \(text.utf8At($0.range))" }
}

private struct Screen {
  let text: String
  let uri: String
  let reference: ReferenceColumns
  let session: EditorSession

  init(
    _ text: String, _ uri: String = "file:///desk/story.txt", _ encoding: PositionEncoding = .utf16,
    _ capabilities: JSONValue = Editor.actions, options: JSONValue = nil, archive: String? = nil
  ) {
    self.text = text
    self.uri = uri
    reference = ReferenceColumns(text, encoding)
    session = EditorSession(capabilities, options: options, encoding: encoding, archive: archive)
    session.open(text, uri, language: "")
  }

  /// The actions at some words of the text.
  func actions(at words: String, only: JSONValue? = nil) -> [JSONValue] {
    let start = text.utf8Offset(of: words)
    let range = reference.range(TextRange(start, start + words.utf8.count)).json
    var context: [String: JSONValue] = ["diagnostics": []]
    context["only"] = only
    return session.ask("textDocument/codeAction", session.question(uri, ["range": range, "context": .object(context)]))
      .asArray ?? []
  }

  func action(_ title: String, at words: String) throws -> JSONValue {
    try #require(actions(at: words).first { $0["title"]?.asString?.hasPrefix(title) == true }, "\(title) at \(words)")
  }

  /// The text after an action's edit.
  func text(after action: JSONValue) -> String? {
    reference.applying(action["edit", "changes"]?.asObject?[uri]?.asArray ?? [])
  }
}

extension String {
  fileprivate func utf8At(_ range: TextRange) -> String {
    String(decoding: Array(utf8)[range.start..<range.end], as: UTF8.self)
  }

  fileprivate func utf8Offset(of words: String) -> Int {
    ranges(of: words).first.map { self[..<$0.lowerBound].utf8.count } ?? 0
  }
}

@Test(arguments: PositionEncoding.allCases, ["\n", "\r\n"])
func `removing one text that is no article takes its lines and no other byte`(
  _ encoding: PositionEncoding, _ end: String
)
  throws
{
  let text = page.replacing("\n", with: end)
  let screen = Screen(text, "file:///desk/story.txt", encoding)
  let remove = try screen.action("Remove this text", at: "logo")
  #expect(remove["kind"] == "quickfix" && remove["isPreferred"] == true)
  #expect(screen.text(after: remove) == text.replacing("logo\(end)\(end)", with: ""))
  let last = try screen.action("Remove this text", at: "No comments")
  #expect(screen.text(after: last) == text.replacing("\(end)Comments\(end)\(end)No comments yet...\(end)", with: ""))
}

@Test(arguments: PositionEncoding.allCases, ["\n", "\r\n"])
func `removing all texts that are no article leaves the article byte for byte`(
  _ encoding: PositionEncoding, _ end: String
) throws {
  let text = page.replacing("\n", with: end)
  let screen = Screen(text, "file:///desk/story.txt", encoding)
  for words in ["logo", "Comments"] {
    let all = try screen.action("Remove all 2 texts", at: words)
    #expect(
      screen.text(after: all)
        == text.replacing("logo\(end)\(end)", with: "")
        .replacing("\(end)Comments\(end)\(end)No comments yet...\(end)", with: ""))
    #expect(all["diagnostics"]?.asArray?.count == 2)
  }
}

@Test(arguments: PositionEncoding.allCases)
func `removing text from HTML leaves every tag where it stood`(_ encoding: PositionEncoding) throws {
  let screen = Screen(htmlPage, "file:///desk/page.html", encoding)
  let one = try screen.action("Remove this text", at: "logo")
  #expect(screen.text(after: one) == htmlPage.replacing("logo", with: ""))
  let all = try screen.action("Remove all 2 texts", at: "logo")
  #expect(
    screen.text(after: all)
      == htmlPage.replacing("logo", with: "").replacing("Com<b>ments</b>", with: "<b></b>")
      .replacing("No comments &amp; no&nbsp;replies yet...", with: ""))
}

@Test(
  arguments: [
    (page, "file:///desk/story.txt"), (page.replacing("Ferry", with: "# Ferry"), "file:///desk/story.md"),
    (htmlPage, "file:///desk/page.html"), (page.replacing("\n", with: "\r\n"), "file:///desk/story.txt"),
    (page.replacing("\n", with: "\r\n"), "file:///desk/story.md"),
    (htmlPage.replacing("\n", with: "\r\n"), "file:///desk/page.html"),
  ], PositionEncoding.allCases)
func `every edit that is offered takes away its finding and leaves the others`(
  _ page: (text: String, uri: String), _ encoding: PositionEncoding
) throws {
  let screen = Screen(page.text, page.uri, encoding)
  let before = findings(page.text, page.uri)
  #expect(before.count == 3)
  for words in ["logo", "Officials", "No comments"] {
    let gone = before.filter { $0.contains(words) }
    #expect(gone.count == 1)
    let edits = screen.actions(at: words).filter { $0["edit"] != nil && $0["title"] != "Ask for a source: [source?]" }
    #expect(edits.count >= 1)
    for action in edits where !(action["title"]?.asString?.hasPrefix("Remove all") ?? false) {
      let after = try #require(screen.text(after: action), "\(action["title"] ?? nil)")
      #expect(findings(after, page.uri) == before.filter { !gone.contains($0) }, "\(action["title"] ?? nil): \(after)")
      #expect(after.utf8.count { $0 == 0x0D } == (page.text.utf8.contains(0x0D) ? after.utf8.count { $0 == 0x0A } : 0))
    }
  }
}

@Test(
  arguments: [
    (page, "file:///desk/story.txt"), (page, "file:///desk/story.md"), (htmlPage, "file:///desk/page.html"),
    (page.replacing("\n", with: "\r\n"), "file:///desk/story.txt"),
  ], PositionEncoding.allCases)
func `asking for a source changes no byte but the mark's, leaves the finding, and is not offered twice`(
  _ page: (text: String, uri: String), _ encoding: PositionEncoding
) throws {
  let screen = Screen(page.text, page.uri, encoding)
  let ask = try screen.action("Ask for a source: [source?]", at: "Officials")
  #expect(ask["kind"] == "quickfix" && ask["isPreferred"] == nil, "it answers nothing by itself")
  let after = try #require(screen.text(after: ask))
  #expect(after == page.text.replacing("back. 🚢", with: "back [source?]. 🚢"))
  #expect(findings(after, page.uri) == findings(page.text, page.uri))
  let again = Screen(after, page.uri, encoding)
  #expect(!again.actions(at: "Officials").contains { $0["title"]?.asString?.hasPrefix("Ask for") == true })
}

@Test(arguments: PositionEncoding.allCases)
func `a mark that a rule sets right is the fix an editor takes without asking`(_ encoding: PositionEncoding) throws {
  let text = "🚢 “Bram’s” ferry waits.\r\n\r\n🚢 “The pier is unsafe,' Ines Okafor said. 🚢\r\n"
  let screen = Screen(text, "file:///desk/story.txt", encoding)
  let close = try screen.action("Close with ”", at: "' Ines")
  #expect(close["kind"] == "quickfix" && close["isPreferred"] == true)
  #expect(close["diagnostics"]?.asArray?.map { $0["code"] } == ["unbalanced-quote"])
  #expect(screen.text(after: close) == text.replacing("unsafe,'", with: "unsafe,”"))
}

@Test func `a repeated headline is removed by one action, in its own words, or let stand`() throws {
  let text = "🚢 Ferry stays in port\r\n\r\n" + page.replacing("logo\n\n", with: "").replacing("\n", with: "\r\n")
  let screen = Screen("Ferry stays in port\n\n" + page.replacing("logo\n\n", with: ""))
  let titles = screen.actions(at: "Ferry stays in port\n\n“").compactMap { $0["title"]?.asString }
  #expect(titles.filter { $0.hasPrefix("Remove") && !$0.hasPrefix("Remove all") } == ["Remove the repeated headline"])
  let windows = Screen(text)
  let remove = try windows.action("Remove the repeated headline", at: "\r\nFerry stays")
  #expect(remove["isPreferred"] == true)
  #expect(windows.text(after: remove) == text.replacing("\r\nFerry stays in port\r\n", with: ""))
  let stand = try windows.action("Let this passage stand: [stet: repeated-headline]", at: "\r\nFerry stays")
  let after = try #require(windows.text(after: stand))
  #expect(!findings(after, windows.uri).contains { $0.hasSuffix("Ferry stays in port") })
}

@Test func `a desk's own mark is the one that is offered, and an empty one is not`() throws {
  let own = Screen(page, options: ["claims": ["mark": "[Quelle?]"]])
  #expect(
    own.text(after: try own.action("Ask for a source: [Quelle?]", at: "Officials"))?.contains("back [Quelle?].") == true
  )
  let none = Screen(page, options: ["claims": ["mark": ""]])
  #expect(!none.actions(at: "Officials").contains { $0["title"]?.asString?.hasPrefix("Ask for") == true })
}

@Test(arguments: PositionEncoding.allCases)
func `a stet mark stands behind the paragraph and changes no other byte`(_ encoding: PositionEncoding) throws {
  let paragraph = "will be paid back. 🚢"
  let plain = Screen(page, "file:///desk/story.txt", encoding)
  let mark = try plain.action("Let this passage stand: [stet", at: "Officials")
  #expect(mark["title"] == "Let this passage stand: [stet: vague-attribution]")
  #expect(plain.text(after: mark) == page.replacing(paragraph, with: paragraph + " [stet: vague-attribution]"))
  let markdown = Screen(page, "file:///desk/story.md", encoding)
  #expect(
    markdown.text(after: try markdown.action("Let this passage stand: <!--", at: "Officials"))
      == page.replacing(paragraph, with: paragraph + " <!-- stet: vague-attribution -->"))
  let org = Screen(page, "file:///desk/story.org", encoding)
  #expect(
    org.text(after: try org.action("Let this passage stand: @@", at: "Officials"))
      == page.replacing(paragraph, with: paragraph + " @@comment:stet: vague-attribution@@"))
}

@Test func `an action names what it sets right and the version it was made for`() throws {
  let screen = Screen(
    page, "file:///desk/story.txt", .utf16,
    [
      "textDocument": ["codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]]]],
      "workspace": ["workspaceEdit": ["documentChanges": true]],
    ])
  let remove = try screen.action("Remove this text", at: "logo")
  #expect(remove["isPreferred"] == nil, "not declared")
  #expect(remove["diagnostics"]?.asArray?.map { $0["code"] } == ["boilerplate"])
  let change = remove["edit", "documentChanges"]?.asArray?.first
  #expect(change?["textDocument"] == ["uri": .string(screen.uri), "version": 1])
  #expect(remove["edit", "changes"] == nil)
  #expect(screen.reference.applying(change?["edits"]?.asArray ?? []) == page.replacing("logo\n\n", with: ""))
}

@Test func `a place without a finding offers nothing, and its edges count`() {
  let screen = Screen(page)
  #expect(screen.actions(at: "Okafor").isEmpty)
  #expect(screen.actions(at: "crew").isEmpty)
  for edge in [Position(line: 0, character: 0), Position(line: 0, character: 4)] {
    let range = PositionRange(start: edge, end: edge).json
    let actions = screen.session.ask(
      "textDocument/codeAction", screen.session.question(screen.uri, ["range": range, "context": ["diagnostics": []]]))
    #expect(actions.asArray?.isEmpty == false, "\(edge)")
  }
}

@Test func `an editor that asks for some kinds gets no others`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry])
  let screen = Screen(ferryStory, archive: archive.path)
  func kinds(_ only: JSONValue?, at words: String) -> Set<JSONValue> {
    Set(screen.actions(at: words, only: only).compactMap { $0["kind"] })
  }
  #expect(kinds(nil, at: "Officials") == ["quickfix"])
  #expect(kinds(["quickfix"], at: "Officials") == ["quickfix"])
  #expect(
    kinds(["source", "refactor"], at: "Officials")
      == ["source.addToArchive", "source.nextUnsourced"])
  #expect(kinds([], at: "Officials") == ["quickfix"], "who names no kinds wants no certain ones")
  #expect(kinds([""], at: "Officials") == ["quickfix"], "the empty kind is all of them")
  #expect(kinds(["quick"], at: "Officials") == [])
  let all: Set<JSONValue> = ["source.openRelated", "source.addToArchive", "source.nextUnsourced", "source.worksheet"]
  #expect(kinds(nil, at: "Ferry") == all)
  #expect(kinds(["source"], at: "Ferry") == all.subtracting(["source.worksheet"]), "a hook on saving writes no file")
  #expect(kinds(["source.openRelated"], at: "Ferry") == ["source.openRelated"])
  #expect(kinds(["source.organizeImports"], at: "Ferry") == [])
  #expect(kinds(["quickfix"], at: "Ferry") == [])
}

@Test func `an editor that knows only commands is offered those`() throws {
  let screen = Screen(page, "file:///desk/story.txt", .utf16, [:])
  let actions = screen.actions(at: "Officials")
  #expect(actions.map { $0["command"] } == ["stet.ignore"])
  #expect(actions.allSatisfy { $0["kind"] == nil && $0["title"] != nil })
}

// MARK: The ignore file

/// Opens a story that lies in a folder, and carries out the command behind "note it".
private func ignore(_ folder: TemporaryFolder, _ text: String = page, at words: String = "Officials") throws -> (
  Screen, JSONValue
) {
  try folder.write(text, to: "story.txt")
  let screen = Screen(text, folder.uri("story.txt"))
  let action = try screen.action("Let it stand: note it in story.txt.stetignore", at: words)
  #expect(action["edit"] == nil)
  let answer = screen.session.ask(
    "workspace/executeCommand",
    ["command": action["command", "command"]!, "arguments": action["command", "arguments"]!])
  return (screen, answer)
}

@Test func `a finding noted in the ignore file is gone from the next publication and stays gone`() throws {
  let folder = TemporaryFolder()
  let (screen, answer) = try ignore(folder)
  #expect(answer == nil)
  let entry =
    #"{"after":"say the cooperative’s “berth” fe","before":"s in port “Bram’s” crew 🚢 waits.","rule":"vague-attribution","text":"Officials"}"#
  #expect(try folder.read("story.txt.stetignore") == entry + "\n")
  #expect(try folder.read("story.txt") == page, "the text itself is not touched")
  let published = screen.session.published(screen.uri)
  #expect(published.map(\.count) == [3, 2])
  #expect(!(published.last ?? []).contains { $0["code"] == "vague-attribution" })

  let later = Screen(page.replacing("logo", with: "Three\n\nlines\n\nmore"), folder.uri("story.txt"))
  #expect(!(later.session.published(later.uri).last ?? []).contains { $0["code"] == "vague-attribution" })
}

@Test func `what stands in an ignore file stays there, also behind a last line without an end`() throws {
  for (present, kept) in [
    ("", ""), ("{}", "{}\n"), ("{}\n", "{}\n"), ("\u{FEFF}nonsense\r\n{}", "\u{FEFF}nonsense\r\n{}\n"),
  ] {
    let folder = TemporaryFolder()
    try folder.write(present, to: "story.txt.stetignore")
    _ = try ignore(folder)
    let now = try folder.read("story.txt.stetignore")
    #expect(now.hasPrefix(kept) && now.hasSuffix("}\n"))
    #expect(now.dropFirst(kept.count).split(separator: "\n").count == 1)
  }
}

@Test func `noting a second finding keeps the first`() throws {
  let folder = TemporaryFolder()
  _ = try ignore(folder)
  let (screen, _) = try ignore(folder, at: "logo")
  #expect(try folder.read("story.txt.stetignore").split(separator: "\n").count == 2)
  #expect(screen.session.published(screen.uri).last?.count == 1)
}

@Test func `an ignore file that cannot be written is told in a sentence`() throws {
  let folder = TemporaryFolder()
  let missing = Screen(page, folder.uri("gone/story.txt"))
  let action = try missing.action("Let it stand: note it", at: "Officials")
  let answer = missing.session.ask(
    "workspace/executeCommand", ["command": "stet.ignore", "arguments": action["command", "arguments"]!])
  #expect(answer["code"] == -32803)
  #expect(answer["message"]?.asString?.contains("story.txt.stetignore") == true)
  #expect(answer["message"]?.asString?.contains("cannot be written: No such file or directory") == true)
  #expect(missing.session.published(missing.uri).map(\.count) == [3])
}

@Test func `a whole page gets the actions of its first findings, any place its own`() throws {
  let claims = (1...210).map { "Officials say pier \($0) is unsafe." }
  let screen = Screen("Ferry stays in port\n\n" + claims.joined(separator: "\n\n") + "\n")
  let titles = screen.actions(at: screen.text).compactMap { $0["title"]?.asString }
  #expect(titles.count { $0.hasPrefix("Let this passage stand") } == 200)
  let late = try screen.action("Ask for a source", at: "Officials say pier 205")
  #expect(screen.text(after: late)?.contains("pier 205 is unsafe [source?].") == true)
}

@Test func `a text that is no file has no ignore file`() throws {
  let screen = Screen(page, "untitled:Untitled-1")
  #expect(!screen.actions(at: "Officials").contains { $0["command"] != nil })
  let answer = screen.session.ask(
    "workspace/executeCommand",
    [
      "command": "stet.ignore",
      "arguments": ["untitled:Untitled-1", #"{"rule":"a","text":"","before":"","after":""}"#],
    ])
  #expect(answer["code"] == -32602)
}

@Test func `a command cannot write anything but an entry beside an open document`() throws {
  let folder = TemporaryFolder()
  let screen = Screen(page, folder.uri("story.txt"))
  let entry: JSONValue = #"{"rule":"a","text":"b","before":"","after":""}"#
  for arguments: JSONValue in [
    [], [.string(screen.uri)], [.string(screen.uri), "no entry"], [.string(screen.uri), ""],
    [.string(screen.uri), .string("\(entry.asString!)\n\(entry.asString!)")],
    [.string(screen.uri), .string("x\n\(entry.asString!)")],
    [.string(folder.uri("other.txt")), entry], [.string(screen.uri), entry, "more"], [7, entry],
  ] {
    let answer = screen.session.ask("workspace/executeCommand", ["command": "stet.ignore", "arguments": arguments])
    #expect(answer["code"] == -32602, "\(arguments)")
  }
  #expect(throws: (any Error).self) { try folder.read("story.txt.stetignore") }
  #expect(screen.session.ask("workspace/executeCommand", ["command": "stet.rm", "arguments": ["/"]])["code"] == -32602)
  #expect(screen.session.ask("workspace/executeCommand", ["command": "stet.ignore"])["code"] == -32602)
}

@Test func `an editor that pulls is asked to ask again once a finding is ignored`() throws {
  let folder = TemporaryFolder()
  let session = EditorSession(Editor.pulling)
  session.open(page, folder.uri("story.txt"))
  let before = session.ask("textDocument/diagnostic", session.question(folder.uri("story.txt")))
  #expect(before["items"]?.asArray?.count == 3)
  let range = ReferenceColumns(page, .utf16).range(TextRange(0, 4)).json
  let actions = session.ask(
    "textDocument/codeAction",
    session.question(folder.uri("story.txt"), ["range": range, "context": ["diagnostics": []]]))
  let command = try #require(actions.asArray?.first)
  session.ask("workspace/executeCommand", ["command": command["command"]!, "arguments": command["arguments"]!])
  #expect(session.heard.last?["method"] == "workspace/diagnostic/refresh")
  #expect(
    session.ask("textDocument/diagnostic", session.question(folder.uri("story.txt")))["items"]?.asArray?.count == 2)
}

// MARK: Opening what is related

@Test func `a related article opens in an editor that can show one, and is named to one that cannot`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry])
  let able = Screen(
    ferryStory, "file:///desk/story.txt", .utf16, ["window": ["showDocument": ["support": true]]],
    archive: archive.path)
  let command = try #require(able.actions(at: "Ferry").first)
  #expect(command["title"] == "Open related: Ferry stays in port for a third week")
  #expect(
    able.session.ask("workspace/executeCommand", ["command": command["command"]!, "arguments": command["arguments"]!])
      == nil)
  let request = able.session.heard.last
  #expect(request?["method"] == "window/showDocument" && request?["id"] != nil)
  #expect(request?["params"] == ["uri": "https://ledger.example/ferry", "external": true, "takeFocus": true])

  let unable = Screen(ferryStory, "file:///desk/story.txt", .utf16, [:], archive: archive.path)
  unable.session.ask("workspace/executeCommand", ["command": command["command"]!, "arguments": command["arguments"]!])
  #expect(unable.session.shown == ["https://ledger.example/ferry"])
}

@Test func `a card opens at the line where its text begins`() throws {
  let screen = Screen(cardPage, "file:///desk/a%20page.txt", .utf16, ["window": ["showDocument": ["support": true]]])
  let line = cardPage.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
    $0.hasPrefix("The fish market")
  }!
  for words in ["Ferry stays", "Wexholm market"] {
    let actions = screen.actions(at: words).filter { $0["command"] == "stet.open" }
    #expect(actions.map { $0["title"] } == ["Open related: Wexholm market close to full"])
    #expect(actions.first?["arguments"] == [.string("file:///desk/a%20page.txt#L\(line + 1)")])
  }
  screen.session.ask(
    "workspace/executeCommand",
    ["command": "stet.open", "arguments": [.string("file:///desk/a%20page.txt#L\(line + 1)")]])
  let place = Position(line: line, character: 0)
  #expect(
    screen.session.heard.last?["params"]
      == [
        "uri": "file:///desk/a%20page.txt", "takeFocus": true,
        "selection": PositionRange(start: place, end: place).json,
      ])

  let unable = Screen(cardPage, "file:///desk/a%20page.txt")
  unable.session.ask(
    "workspace/executeCommand",
    ["command": "stet.open", "arguments": [.string("file:///desk/a%20page.txt#L\(line + 1)")]])
  #expect(unable.session.shown == ["/desk/a page.txt, line \(line + 1)"])
}

@Test(arguments: [
  "command:evil", "javascript:alert(1)", "file:x", "", "https://a b", "/etc/passwd", "#L3", "vscode://x#L3",
])
func `a command opens no address but the web's, a file's or an open document's`(_ address: String) {
  let session = EditorSession(["window": ["showDocument": ["support": true]]])
  #expect(
    session.ask("workspace/executeCommand", ["command": "stet.open", "arguments": [.string(address)]])["code"] == -32602
  )
  #expect(session.heard.isEmpty)
}

@Test func `whatever the editor answers to being asked, the session goes on`() {
  let session = EditorSession(["window": ["showDocument": ["support": true]]])
  session.ask("workspace/executeCommand", ["command": "stet.open", "arguments": ["https://ledger.example/a"]])
  let id = session.heard.last?["id"] ?? nil
  session.send(["jsonrpc": "2.0", "id": id, "error": ["code": -32603, "message": "no"]])
  session.send(["jsonrpc": "2.0", "id": id, "result": ["success": false]])
  session.send(["jsonrpc": "2.0", "id": 99, "result": nil])
  #expect(session.run().isEmpty)
  session.ask("workspace/executeCommand", ["command": "stet.open", "arguments": ["https://ledger.example/b"]])
  #expect(session.heard.last?["id"] != id, "each question has a name of its own")
}

// MARK: Pages that are mostly something else

private let cards = (1...3).map { number in
  """
  Wexholm market close to full \(number)
  Wexholm market close to full \(number)

  Skerrow Courier

  time\(number + 1) hours ago

  • Skerrow Courier

  Wexholm market close to full \(number)

  The fish market \(number) at Wexholm is handling almost twice its usual catch, market manager Lucan Ferreby has said.

  """
}

@Test(
  arguments: [
    "logo\n\n" + ferryStory + "\n\nComments\n\nNo comments yet...\n\nRelated Articles\n\n"
      + cards.joined(separator: "\n"),
    "logo\n" + ferryStory + "\n\nRelated Articles\n\n" + cards.joined(separator: "\n") + "\nGET THE APP\n\n\n",
    ferryStory + "\n\nRelated Articles\n\n" + cards.joined(separator: "\n") + "\n\nGET THE APP",
  ], ["\n", "\r\n", "\r"])
func `removing all that is no article is one edit that an editor can apply, and leaves the article`(
  _ page: String, _ end: String
) throws {
  let text = page.replacing("\n", with: end)
  let screen = Screen(text)
  let unnecessary = findings(text, screen.uri).count { $0.hasPrefix("boilerplate") }
  try #require(unnecessary > 1)
  let all = try screen.action("Remove all \(unnecessary) texts", at: "Wexholm")
  let after = try #require(screen.text(after: all), "the edits overlap or stand between no characters")
  let story = ferryStory.replacing("\n", with: end)
  #expect(after == story || after == story + end || after == story + end + end, "\(after.debugDescription)")
}

@Test func `an address on the web keeps its fragment, whatever it looks like`() {
  let session = EditorSession(["window": ["showDocument": ["support": true]]])
  session.ask("workspace/executeCommand", ["command": "stet.open", "arguments": ["https://ledger.example/a#L12"]])
  #expect(
    session.heard.last?["params"] == ["uri": "https://ledger.example/a#L12", "external": true, "takeFocus": true])
}
