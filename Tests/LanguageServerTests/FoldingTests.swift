import Fuzzing
import LanguageServerProtocol
import Rules
import TestSupport
import Testing

private let page = """
  logo

  Share

  Tweet

  # Ferry stays in port

  Port director Ines Okafor said the ferry would wait.

  > The pier is unsafe 🚢.
  >
  > It was “closed” for divers.

  - Bring boots.
  - Bring a lamp, Okafor said on “Monday”.

  """

private func folded(_ text: String, _ format: String = "md", _ capabilities: JSONValue = [:]) -> [String] {
  let uri = "file:///desk/story.\(format)"
  let session = EditorSession(capabilities)
  session.open(text, uri, language: "")
  return (session.ask("textDocument/foldingRange", session.question(uri)).asArray ?? []).map {
    let words = $0["collapsedText"]?.asString.map { " \($0)" } ?? ""
    return "\($0["startLine"]?.asInteger ?? -1)-\($0["endLine"]?.asInteger ?? -1) \($0["kind"]?.asString ?? "")\(words)"
  }
}

@Test func `what is no article and what is all somebody's words can be folded away`() {
  #expect(folded(page) == ["0-4 region", "10-12 "])
  let words: JSONValue = ["textDocument": ["foldingRange": ["foldingRange": ["collapsedText": true]]]]
  #expect(folded(page, "md", words).first == "0-4 region Not part of the article")
  #expect(folded("# Ferry\n\nIt rains.\n") == [] && folded("") == [])
}

@Test(arguments: PositionEncoding.allCases)
func `a selection grows from a name to a sentence, a paragraph, a block and the text`(_ encoding: PositionEncoding) {
  let session = EditorSession(encoding: encoding)
  let uri = "file:///desk/story.md"
  session.open(page, uri, language: "")
  let reference = ReferenceColumns(page, encoding)
  func steps(_ words: String) -> [String] {
    let start = page[..<page.ranges(of: words)[0].lowerBound].utf8.count
    let asked = session.ask(
      "textDocument/selectionRange", session.question(uri, ["positions": [reference.position(start).json]]))
    var step = asked.asArray?.first
    var found: [String] = []
    while let now = step {
      let rest = reference.applying([["range": now["range"] ?? nil, "newText": "⟦⟧"]]) ?? ""
      let parts = rest.split(separator: "⟦⟧", omittingEmptySubsequences: false)
      found.append(String(page.dropFirst(parts[0].count).dropLast(parts.count > 1 ? parts[1].count : 0)))
      step = now["parent"]
    }
    return found
  }
  let all = page
  #expect(
    steps("Okafor said the") == [
      "Ines Okafor", "Port director Ines Okafor said the ferry would wait.", all,
    ])
  #expect(steps("closed").first == "“closed”")
  #expect(steps("closed").contains { $0.hasPrefix("The pier is unsafe 🚢.") && $0.hasSuffix("for divers.") })
  #expect(steps("boots").contains { $0.contains("boots") && $0.contains("lamp") && $0 != all })
  #expect(steps("Share").contains("logo\n\nShare\n\nTweet"))
  for words in ["logo", "Ferry", "Monday", "lamp"] {
    let found = steps(words)
    #expect(zip(found, found.dropFirst()).allSatisfy { $1.contains($0) } && found.last == all)
  }
}
