import Fuzzing
import LanguageServerProtocol
import TestSupport
import Testing

private let able: JSONValue = [
  "textDocument": ["inlayHint": [:]], "workspace": ["inlayHint": ["refreshSupport": true]],
]
private let page = """
  Ferry 🚢 stays in port

  DUNMORE, March 3, 2026 — Port director Ines Okafor said on Monday that the ferry would wait.

  She said the “pier” 🚢 was closed yesterday. “I saw it yesterday,” she said.

  """

/// The text with the hints in it.
private func hinted(
  _ hints: JSONValue, _ text: String = page, _ encoding: PositionEncoding = .utf16, lines: Range<Int> = 0..<99
)
  -> String?
{
  let session = EditorSession(able, options: ["hints": hints], encoding: encoding)
  session.open(text)
  let range: JSONValue = [
    "start": ["line": .integer(lines.lowerBound), "character": 0],
    "end": ["line": .integer(lines.upperBound), "character": 0],
  ]
  let found = session.ask("textDocument/inlayHint", session.question("file:///desk/story.txt", ["range": range]))
  let edits = (found.asArray ?? []).map { hint -> JSONValue in
    #expect(hint["paddingLeft"] == true)
    let place = hint["position"] ?? nil
    return ["range": ["start": place, "end": place], "newText": .string(" <\(hint["label"]?.asString ?? "")>")]
  }
  return ReferenceColumns(text, encoding).applying(edits)
}

@Test(arguments: PositionEncoding.allCases, ["\n", "\r\n"])
func `who she is and which day yesterday is stands behind the words`(_ encoding: PositionEncoding, _ end: String) {
  let text = page.replacing("\n", with: end)
  let people = text.replacing("She said", with: "She <Ines Okafor> said").replacing(
    "she said", with: "she <Ines Okafor> said")
  let days = text.replacing("on Monday", with: "on Monday <March 2>").replacing(
    "closed yesterday", with: "closed yesterday <March 2>")
  #expect(hinted(["people"], text, encoding) == people)
  #expect(hinted(["days"], text, encoding) == days)
}

@Test func `nothing is shown that nobody asked for, and only of the lines that are seen`() {
  #expect(hinted([]) == page)
  #expect(hinted(["days"], lines: 0..<3) == page.replacing("on Monday", with: "on Monday <March 2>"))
  #expect(hinted(["days"], page.replacing(", March 3, 2026", with: "")) == page.replacing(", March 3, 2026", with: ""))
  #expect(EditorSession().answer["capabilities", "inlayHintProvider"] == nil, "not declared")
  #expect(EditorSession(able).answer["capabilities", "inlayHintProvider"] == true)
}

@Test func `whoever is named in the sentence is not named again beside it`() {
  let text = "Ferry stays in port\n\nInes Okafor said she would wait.\n\nShe left.\n"
  #expect(hinted(["people"], text) == text.replacing("She left", with: "She <Ines Okafor> left"))
}

@Test func `an editor is asked to ask again when the settings want other hints`() {
  let session = EditorSession(able)
  func refreshes() -> Int { session.heard.count { $0["method"] == "workspace/inlayHint/refresh" } }
  session.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["hints": ["days"]]]])
  #expect(refreshes() == 1)
  session.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["hints": ["days"], "deep": "off"]]])
  #expect(refreshes() == 1)
  session.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["hints": ["years"]]]])
  #expect(session.shown.last == "Setting 'hints': a list of people, days is wanted")
}
