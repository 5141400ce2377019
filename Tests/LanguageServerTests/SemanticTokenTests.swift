import Fuzzing
import LanguageServerProtocol
import TestSupport
import Testing

private let able: JSONValue = ["textDocument": ["semanticTokens": ["requests": ["full": true]]]]
private let types = ["source", "cue", "statement"]
private let modifiers = ["named", "vague", "nobody"]

/// The text with each token between brackets, behind its type and modifiers.
private func coloured(
  _ text: String, _ format: String = "txt", _ encoding: PositionEncoding = .utf16, range: JSONValue? = nil
) -> [String] {
  let uri = "file:///desk/story.\(format)"
  let session = EditorSession(able, encoding: encoding)
  session.open(text, uri, language: "")
  let answer =
    range.map { session.ask("textDocument/semanticTokens/range", session.question(uri, ["range": $0])) }
    ?? session.ask("textDocument/semanticTokens/full", session.question(uri))
  let data = answer["data"]?.asArray?.compactMap(\.asInteger) ?? []
  var (line, character) = (0, 0)
  let reference = ReferenceColumns(text, encoding)
  return stride(from: 0, to: data.count, by: 5).map { i in
    line += data[i]
    character = data[i] == 0 ? character + data[i + 1] : data[i + 1]
    let start: JSONValue = ["line": .integer(line), "character": .integer(character)]
    let end: JSONValue = ["line": .integer(line), "character": .integer(character + data[i + 2])]
    // What is left of the text when all around the token is taken away.
    let rest = reference.applying([["range": ["start": start, "end": end], "newText": "⟦⟧"]]) ?? ""
    let parts = rest.split(separator: "⟦⟧", omittingEmptySubsequences: false)
    let words = text.dropFirst(parts[0].count).dropLast(parts.count > 1 ? parts[1].count : 0)
    let names = modifiers.indices.filter { data[i + 4] & (1 << $0) != 0 }.map { modifiers[$0] }
    return "\(types[data[i + 3]]) \(names.joined()): \(words)"
  }
}

private let story = """
  Ferry 🚢 stays in port

  🚢 Port director Ines Okafor said the “pier” was unsafe. Officials say the crossing is closed.

  """

@Test(arguments: PositionEncoding.allCases, ["\n", "\r\n"])
func `sources, cues and what is said are told apart, and whom one could ask`(
  _ encoding: PositionEncoding, _ end: String
) {
  #expect(
    coloured(story.replacing("\n", with: end), "txt", encoding) == [
      "source named: Port director Ines Okafor", "cue named: said", "statement named: the “pier” was unsafe",
      "source vague: Officials", "cue vague: say", "statement vague: the crossing is closed",
    ])
}

@Test func `tags stay as they are, and no colour goes over the end of a line`() {
  let page = "<h1>Ferry</h1>\n<p>Officials say the <b>crossing</b>\nis closed.</p>\n"
  #expect(
    coloured(page, "html") == [
      "source vague: Officials", "cue vague: say", "statement vague: the ", "statement vague: crossing",
      "statement vague: is closed",
    ])
}

@Test func `an editor that asks for some lines gets those`() {
  let text = story + "\nCritics say the pier is old.\n"
  let range: JSONValue = ["start": ["line": 4, "character": 0], "end": ["line": 5, "character": 0]]
  #expect(coloured(text, range: range).first == "source vague: Critics")
  #expect(coloured("", "txt") == [] && coloured("logo\n", "txt") == [])
  #expect(EditorSession().answer["capabilities", "semanticTokensProvider"] == nil, "not declared")
  #expect(
    EditorSession(able).answer["capabilities", "semanticTokensProvider", "legend", "tokenTypes"]
      == .array(types.map(JSONValue.string)))
}
