import Articles
import Formats
import Fuzzing
import LanguageServerProtocol
import Rules
import TestSupport
import Testing

private let uri = "file:///desk/story.txt"
/// Furniture that is certain, a quotation mark that is one fix, and a vague source that nobody can set right.
private let page =
  "logo\n\nFerry 🚢 stays in port\n\n“The pier is unsafe,' port director Ines Okafor said. Officials say the crossing is closed.\n"

private func actions(_ text: String, only: JSONValue?, _ capabilities: JSONValue = Editor.actions) -> [JSONValue] {
  let session = EditorSession(capabilities)
  session.open(text, uri)
  let end = ReferenceColumns(text, .utf16).position(text.utf8.count)
  var context: [String: JSONValue] = ["diagnostics": []]
  context["only"] = only
  let range: JSONValue = ["start": ["line": 0, "character": 0], "end": end.json]
  return session.ask("textDocument/codeAction", session.question(uri, ["range": range, "context": .object(context)]))
    .asArray ?? []
}

@Test(arguments: ["source.fixAll", "source.fixAll.stet", "source"])
func `a hook on saving does what lint --fix does, in one edit`(_ kind: String) throws {
  let found = actions(page, only: [.string(kind)])
  #expect(found.map { $0["kind"] } == ["source.fixAll.stet"])
  #expect(found.first?["title"] == "Set right what is certain: 2 findings")
  let article = Article(page)
  let correction = Correction(findings(in: article), in: article)
  let edits = found.first?["edit", "changes"]?.asObject?[uri]?.asArray ?? []
  #expect(
    ReferenceColumns(page, .utf16).applying(edits)
      == String(decoding: correction.applied(to: Array(page.utf8)), as: UTF8.self))
  #expect(correction.count == 2)
}

@Test func `nobody who opens a menu is offered to change the whole text`() {
  for only: JSONValue? in [nil, [], [""], ["quickfix"], ["source.organizeImports"], ["source.fixAll.eslint"]] {
    #expect(!actions(page, only: only).contains { $0["kind"] == "source.fixAll.stet" }, "\(only ?? nil)")
  }
  #expect(actions("Ferry stays in port\n\nOfficials say the crossing is closed.\n", only: ["source.fixAll"]) == [])
}

@Test func `only a fix that is certain is one to be taken without looking`() throws {
  func preferred(_ text: String) -> [JSONValue?] {
    actions(text, only: ["quickfix"]).filter { $0["isPreferred"] == true }.map { $0["title"] }
  }
  #expect(preferred(page) == ["Remove this text that is not article", "Close with ”"])
  // Where a quotation ends that nothing closes is a guess.
  let open =
    "Ferry stays in port\n\nPort director Ines Okafor said: “The pier is unsafe. The ferry waits for divers.\n\nIt rains.\n"
  let fixes = actions(open, only: ["quickfix"]).compactMap { $0["title"]?.asString }.filter { !$0.hasPrefix("Let ") }
  #expect(!fixes.isEmpty)
  #expect(preferred(open) == [])
}
