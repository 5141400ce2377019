import Fuzzing
import LanguageServerProtocol
import TestSupport
import Testing

/// A text in an editor, renamed at its ⟦ and ⟧.
private struct Renamed {
  let reference: ReferenceColumns
  let uri: String
  let answer: JSONValue
  let prepared: JSONValue

  init(
    _ marked: String, to name: String, _ format: String = "txt", _ encoding: PositionEncoding = .utf16,
    _ capabilities: JSONValue = [:], atEnd: Bool = false
  ) {
    let marked = MarkedText(marked)
    reference = ReferenceColumns(marked.text, encoding)
    uri = "file:///desk/story.\(format)"
    let session = EditorSession(capabilities, encoding: encoding)
    session.open(marked.text, uri, language: "", version: 7)
    let place = atEnd ? marked.ranges[0].end : marked.ranges[0].start
    let question: [String: JSONValue] = ["position": reference.position(place).json, "newName": .string(name)]
    answer = session.ask("textDocument/rename", session.question(uri, question))
    prepared = session.ask("textDocument/prepareRename", session.question(uri, question))
  }

  /// The text after the edits; nil where there is an error or where they overlap.
  var text: String? { (answer["changes", uri]?.asArray).flatMap(reference.applying) }
  var error: String? { answer["code"] == -32602 ? answer["message"]?.asString : nil }
}

private let kyiv = """
  ZELENSKY MEETS LAVROV

  President Volodymyr ⟦Zelensky⟧ 🇺🇦 met Sergei Lavrov in Kiev. Zelensky’s aide said that Volodymyr Zelenskiy would go.

  “Zelensky is late,” Lavrov said. Mr. Zelensky left with Ada Holm.
  """

private let renamedKyiv = """
  ZELENSKYJ MEETS LAVROV

  President Volodymyr Zelenskyj 🇺🇦 met Sergei Lavrov in Kiev. Zelenskyj’s aide said that Volodymyr Zelenskyj would go.

  “Zelenskyj is late,” Lavrov said. Mr. Zelenskyj left with Ada Holm.
  """

@Test(arguments: PositionEncoding.allCases, ["\n", "\r\n"])
func `a word changes wherever the name has it, however it is spelt`(_ encoding: PositionEncoding, _ end: String) {
  let page = kyiv.replacing("\n", with: end)
  let after = renamedKyiv.replacing("\n", with: end)
  #expect(Renamed(page, to: "Volodymyr Zelenskyj", "txt", encoding).text == after)
  #expect(Renamed(page, to: "Volodymyr Zelenskyj", "md", encoding, atEnd: true).text == after)
  let alone = page.replacing("⟦Zelensky⟧", with: "Zelensky").replacing("“Zelensky", with: "“⟦Zelensky⟧")
  #expect(Renamed(alone, to: " Zelenskyj ", "txt", encoding).text == after, "from the surname alone")
  let shouted = page.replacing("⟦Zelensky⟧", with: "Zelensky").replacing("ZELENSKY", with: "⟦ZELENSKY⟧")
  #expect(Renamed(shouted, to: "ZELENSKYJ", "txt", encoding).text == after, "from a headline in capitals")
}

@Test(arguments: [
  // What differs changes, the rest stays.
  (
    "⟦Sergei Lavrov⟧ met Ada Holm. Lavrov left, Sergei Lavrov’s aide said.", "Sergey Lavrov",
    "Sergey Lavrov met Ada Holm. Lavrov left, Sergey Lavrov’s aide said."
  ),
  // Another person of the same given name is another person.
  (
    "⟦Ada Holm⟧ met Ada Tarn in Oslo. Holm left.", "Aida Holm",
    "Aida Holm met Ada Tarn in Oslo. Holm left."
  ),
  // More words: the same form only, and a new surname alone as well.
  (
    "Ada ⟦Holm⟧ met Joren Tarn. Ada Holm left, and so did Holm.", "Ada M. Holm",
    "Ada M. Holm met Joren Tarn. Ada M. Holm left, and so did Holm."
  ),
  (
    "Ada ⟦Holm⟧ met Joren Tarn. Ada Holm left, and so did Holm.", "Ada Maria Lund",
    "Ada Maria Lund met Joren Tarn. Ada Maria Lund left, and so did Lund."
  ),
  (
    "Ada Holm met Joren Tarn. Later ⟦Holm⟧ left, Holm’s aide said.", "Ms Holm",
    "Ada Holm met Joren Tarn. Later Ms Holm left, Ms Holm’s aide said."
  ),
  // Fewer.
  (
    "Ada Maria ⟦Holm⟧ met Joren Tarn. Ada Maria Holm left, and so did Holm.", "Ada Holm",
    "Ada Holm met Joren Tarn. Ada Holm left, and so did Holm."
  ),
  (
    "Ada ⟦Holm⟧ met Joren Tarn in Oslo. Ada Holm left, and so did Holm.", "Lund",
    "Lund met Joren Tarn in Oslo. Lund left, and so did Lund."
  ),
  (
    "Ada ⟦Holm⟧ met Joren Tarn in Oslo. Ada Holm left, and so did Holm.", "Holm",
    "Holm met Joren Tarn in Oslo. Holm left, and so did Holm."
  ),
  // Places.
  (
    "They flew to Kyiv with Ada Holm. Officials in ⟦Kiev⟧ met Joren Tarn, and Kiev’s mayor came.", "Kyiv",
    "They flew to Kyiv with Ada Holm. Officials in Kyiv met Joren Tarn, and Kyiv’s mayor came."
  ),
  // Initials are no spelling of what they stand for.
  (
    "The ⟦United States⟧ met Ada Holm on Monday. The U.S. said so, and the US left.", "United Kingdom",
    "The United Kingdom met Ada Holm on Monday. The U.S. said so, and the US left."
  ),
  (
    "The United States met Ada Holm on Monday. The ⟦U.S.⟧ said so, and the US left.", "USA",
    "The United States met Ada Holm on Monday. The USA said so, and the USA left."
  ),
])
func `a new name changes the words that differ and no others`(_ page: String, _ name: String, _ after: String) {
  #expect(Renamed(page, to: name).text == after)
  #expect(Renamed(page, to: name, "md").text == after)
  #expect(Renamed("<p>\(page)</p>", to: name, "html").text == "<p>\(after)</p>")
}

@Test func `a name alone at the start of its sentence changes as well`() {
  let page = "They met Ada ⟦Holm⟧ in Oslo. Holm left.\n\nHolm\n\nBridges fell."
  #expect(Renamed(page, to: "Ada Lund").text == "They met Ada Lund in Oslo. Lund left.\n\nLund\n\nBridges fell.")
}

@Test func `markup between and around the words of a name stays`() {
  let html = """
    <h1>Holm signs</h1>
    <p class="Holm">They met <a href="https://example.org/Holm" title="Ada Holm">Ada
    <b>⟦Holm⟧</b></a>. They ran <code>Holm</code> twice. Later <i>Holm</i> left AT&amp;T: https://example.org/Holm @Holm #Holm
    <!-- stet: Holm --></p>
    """
  let after = MarkedText(html).text.replacing(#/>Holm (signs)/#) { ">Lund&amp;Co \($0.output.1)" }
    .replacing("<b>Holm</b>", with: "<b>Lund&amp;Co</b>").replacing("<i>Holm</i>", with: "<i>Lund&amp;Co</i>")
  #expect(Renamed(html, to: "Ada Lund&Co", "html").text == after)
  let company = "<p>They met Ada Holm of ⟦AT&amp;T⟧ in Oslo. Later AT&amp;T paid.</p>"
  #expect(
    Renamed(company, to: "BT&T", "html").text == "<p>They met Ada Holm of BT&amp;T in Oslo. Later BT&amp;T paid.</p>")
  #expect(Renamed(company, to: "BT&T", "html").prepared["placeholder"] == "AT&T")
}

@Test func `a name in Markdown changes between its marks, and not in code or in what a link leads to`() {
  let page = """
    # Holm signs

    They met **Ada** *⟦Holm⟧* in Oslo. ``Holm `Holm` ``, `Holm` and \\`[Holm](https://example.org/Holm "Holm") left.
    <https://example.org/Holm> > Holm

    > They met Ada
    > Holm.

        Holm
    """
  let after = """
    # Lund signs

    They met **Ada** *Lund* in Oslo. ``Holm `Holm` ``, `Holm` and \\`[Lund](https://example.org/Holm "Holm") left.
    <https://example.org/Holm> > Lund

    > They met Ada
    > Lund.

        Holm
    """
  #expect(Renamed(page, to: "Ada Lund", "md").text == after)
  // A word cannot go where markup stands around it; the line break goes with its word.
  #expect(Renamed(page, to: "Holm", "md").text == MarkedText(page).text.replacing("Ada\n> Holm", with: "Holm"))
}

@Test func `what the user is shown to change is the form at the cursor`() {
  let page = "Foreign Minister Sergei\n⟦Lavrov⟧’s aide left. Lavrov stayed."
  for atEnd in [false, true] {
    let prepared = Renamed(page, to: "x", "md", atEnd: atEnd).prepared
    #expect(prepared["placeholder"] == "Sergei Lavrov")
    #expect(prepared["range", "start"] == ["line": 0, "character": 17])
    #expect(prepared["range", "end"] == ["line": 1, "character": 6])
  }
  for page in ["They met Ada Holm in ⟦the⟧ house.", "They met Ada Holm: https://example.org/⟦Holm⟧", "⟦⟧"] {
    let renamed = Renamed(page, to: "Lund")
    #expect(renamed.prepared == nil)
    #expect(renamed.error == "No name stands here that can be changed")
  }
}

@Test(arguments: [
  ("", "txt", "The new name is empty"), (" \t ", "txt", "The new name is empty"),
  ("Ada\nLund", "txt", "The new name does not stand on one line, or holds control characters"),
  ("Ada\u{202E}", "txt", "The new name does not stand on one line, or holds control characters"),
  ("’", "txt", "'’' has neither a letter nor a digit"),
  (String(repeating: "a", count: 201), "txt", "The new name is longer than 200 characters"),
  ("Lund [stet]", "txt", "'Lund [stet]' would be read as markup and not as a name"),
  ("<b>Lund", "html", "'<b>Lund' would be read as markup and not as a name"),
  ("*Lund*", "md", "'*Lund*' would be read as markup and not as a name"),
  ("Lund_", "md", "'Lund_' would be read as markup and not as a name"),
  ("[Lund", "md", "'[Lund' would be read as markup and not as a name"),
  ("Lund &amp; Co", "md", "'Lund &amp; Co' would be read as markup and not as a name"),
  ("1. FC Tarn", "md", "'1. FC Tarn' would be read as markup and not as a name"),
  ("/Lund/", "org", "'/Lund/' would be read as markup and not as a name"),
  ("# Lund", "md", "'# Lund' would be read as markup and not as a name"),
])
func `a name that would be something else in the text is refused`(_ name: String, _ format: String, _ error: String) {
  #expect(Renamed("They met Ada ⟦Holm⟧ in Oslo.", to: name, format).error == error)
}

@Test(arguments: [
  ("*Lund*", "txt", "*Lund*"), ("AT&T", "md", "AT&T"), ("1. FC Tarn", "txt", "1. FC Tarn"), ("*Lund", "html", "*Lund"),
  ("O’Lund-Şen", "md", "O’Lund-Şen"), ("&amp;", "html", "&amp;amp;"),
])
func `a name is written as it is given`(_ name: String, _ format: String, _ written: String) {
  #expect(Renamed("They met Ada ⟦Holm⟧ in Oslo.", to: name, format).text == "They met \(written) in Oslo.")
}

@Test func `the edits name the version they are for where the editor understands that`() {
  let renamed = Renamed(
    "They met Ada ⟦Holm⟧ in Oslo.", to: "Ada Lund", "txt", .utf16,
    ["workspace": ["workspaceEdit": ["documentChanges": true]]])
  let change = renamed.answer["documentChanges"]?.asArray?.first
  #expect(change?["textDocument"] == ["uri": .string(renamed.uri), "version": 7])
  #expect(renamed.reference.applying(change?["edits"]?.asArray ?? []) == "They met Ada Lund in Oslo.")
}

@Test func `the same name again and a document that is not open change nothing`() {
  #expect(Renamed("They met Ada ⟦Holm⟧ in Oslo.", to: "Ada Holm").answer["changes"]?.asObject?.values.first == [])
  let session = EditorSession()
  let question = session.question(
    "file:///desk/gone.txt", ["position": ["line": 0, "character": 0], "newName": "Lund"])
  #expect(session.ask("textDocument/rename", question)["message"] == "file:///desk/gone.txt is not open")
  #expect(session.ask("textDocument/prepareRename", question) == nil)
}

@Test func `only an editor that can ask what would be renamed is told that it may`() {
  #expect(EditorSession().answer["capabilities", "renameProvider"] == true)
  let asking = EditorSession(["textDocument": ["rename": ["prepareSupport": true]]])
  #expect(asking.answer["capabilities", "renameProvider"] == ["prepareProvider": true])
}

/// A page of nothing but one name is renamed in time that grows with its length.
@Test func `three thousand mentions in one block are renamed at once`() {
  let rate = growth(from: 200, to: 3_000) { count in
    let page = "They met Ada ⟦Holm⟧. " + String(repeating: "`x` Then Holm said so. ", count: count)
    let text = Renamed(page, to: "Ada Lund", "md").answer["changes", "file:///desk/story.md"]?.asArray
    #expect((text?.count ?? 0) == count + 1)
  }
  #expect(rate < 4)
}
