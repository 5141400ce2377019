import Fuzzing
import LanguageServerProtocol
import TestSupport
import Testing

/// What is offered at the first place of a text: labels, with what filters them where that is something else.
private struct Offered {
  let answer: JSONValue
  let reference: ReferenceColumns

  init(_ marked: String, _ format: String = "txt", _ encoding: PositionEncoding = .utf16) {
    let marked = MarkedText(marked)
    let place = marked.ranges[0].start
    before = String(decoding: Array(marked.text.utf8)[..<place], as: UTF8.self)
    after = String(decoding: Array(marked.text.utf8)[place...], as: UTF8.self)
    reference = ReferenceColumns(marked.text, encoding)
    let uri = "file:///desk/story.\(format)"
    let session = EditorSession(encoding: encoding)
    session.open(marked.text, uri, language: "")
    let position = reference.position(marked.ranges[0].start)
    answer = session.ask("textDocument/completion", session.question(uri, ["position": position.json]))
  }

  var items: [JSONValue] { answer["items"]?.asArray ?? [] }
  var names: [String] {
    items.map { item in
      let (label, filter) = (item["label"]?.asString ?? "", item["filterText"]?.asString ?? "")
      return label == filter ? label : "\(label) (\(filter))"
    }
  }

  private let before: String
  private let after: String

  /// The text after the item's edit, or with it in place of the word before the cursor.
  func accepted(_ number: Int = 0) -> String? {
    guard let item = items.dropFirst(number).first else { return nil }
    if let edit = item["textEdit"] { return reference.applying([edit]) }
    return item["insertText"]?.asString.map {
      String(before.reversed().drop { $0.isLetter || $0.isNumber }.reversed()) + $0 + after
    }
  }
}

private let story = """
  Ferry 🚢 stays in port

  Port director Ines Okafor met the North Atlantic Treaty Organization in Oslo. Okafor said NATO would pay. Ada Oakley left.

  🚢 Then
  """

@Test(arguments: [
  ("Ok⟦⟧", ["Ines Okafor (Okafor)", "Okafor"]), ("ok⟦⟧", ["Ines Okafor (Okafor)", "Okafor"]),
  ("Ines⟦⟧", ["Ines Okafor"]),
  ("INE⟦⟧", ["Ines Okafor"]), ("Oa⟦⟧", ["Ada Oakley (Oakley)", "Oakley"]), ("Os⟦⟧", ["Oslo"]), ("NA⟦⟧", ["NATO"]),
  ("No⟦⟧", ["North Atlantic Treaty Organization"]), ("O⟦⟧", []), ("⟦⟧", []), ("Xy⟦⟧", []), ("Ok ⟦⟧", []), ("12⟦⟧", []),
  ("Ok⟦⟧a’s pier", ["Ines Okafor (Okafor)", "Okafor"]),
])
func `names of the article that begin as the typed word does are offered`(_ typed: String, _ names: [String]) {
  #expect(Offered("\(story) \(typed)").names == names)
  #expect(Offered("\(story) \(typed)", "md").names == names)
}

@Test(arguments: PositionEncoding.allCases)
func `what is accepted takes the place of the typed word`(_ encoding: PositionEncoding) {
  #expect(Offered("\(story) Ok⟦⟧ said 🚢", "txt", encoding).accepted() == "\(story) Ines Okafor said 🚢")
  #expect(Offered("\(story) Ok⟦⟧afo said 🚢", "txt", encoding).accepted(1) == "\(story) Okafor said 🚢")
}

@Test func `an edit is named only where editors would not agree on the word before the cursor`() {
  // Neovim from 0.10 on inserts of an edit what stands before its first blank.
  #expect(Offered("\(story) Ok⟦⟧ left").items.allSatisfy { $0["textEdit"] == nil && $0["insertText"] == $0["label"] })
  #expect(Offered("\(story) Ok⟦⟧afo left").items.allSatisfy { $0["textEdit"] != nil && $0["insertText"] == nil })
  let hyphen = Offered("They met Bashar Al-Asra in Oslo.\n\nThen Al-As⟦⟧")
  #expect(hyphen.names.first == "Bashar Al-Asra (Al-Asra)" && hyphen.items.allSatisfy { $0["textEdit"] != nil })
  #expect(hyphen.accepted() == "They met Bashar Al-Asra in Oslo.\n\nThen Bashar Al-Asra")
}

@Test func `an offered name tells who or what it is`() {
  #expect(Offered("\(story) Ok⟦⟧").items.map { $0["detail"] } == ["person, Port director", "person, Port director"])
  #expect(Offered("\(story) Os⟦⟧").items.map { $0["detail"] } == ["place"])
}

@Test func `names that the knowledge base has follow those of the article`() {
  let offered = Offered("\(story) Zelens⟦⟧ said so.")
  #expect(offered.names.first?.hasSuffix("(Zelensky)") == true || offered.names.first?.hasSuffix("(Zelenskyy)") == true)
  #expect(offered.items.first?["detail"]?.asString?.contains("president of Ukraine") == true)
  #expect(Offered("\(story) Oka⟦⟧").names.first == "Ines Okafor (Okafor)")
  #expect(Offered("\(story) zelens⟦⟧").names == [], "a word in small letters")
  #expect(Offered("\(story) Ze⟦⟧").names == [], "too many would begin so")
}

@Test func `the mention that is being typed is not offered as a name`() {
  #expect(Offered("They met in Oslo.\n\nThen Ines Okaf⟦⟧ left.").names == [])
  #expect(Offered("They met in Oslo.\n\nInes Okafor⟦⟧ left.").names == [])
  #expect(Offered("They met Ines Okafor in Oslo.\n\nThen Ines Okaf⟦⟧").names == ["Ines Okafor (Okafor)", "Okafor"])
}

@Test func `nobody is named in tags, code, addresses and marks`() {
  let page = "<p>They met Ines Okafor of AT&amp;T in Oslo.</p>\n"
  #expect(Offered(page + "<p>Then Ok⟦⟧ left.</p>", "html").names == ["Ines Okafor (Okafor)", "Okafor"])
  #expect(Offered(page + "<p>Then <b>Ok⟦⟧</b> left.</p>", "html").names == ["Ines Okafor (Okafor)", "Okafor"])
  #expect(Offered(page + "<p>Then AT⟦⟧ left.</p>", "html").accepted() == page + "<p>Then AT&amp;T left.</p>")
  for place in [
    "<p class=\"Ok⟦⟧\">It is</p>", "<p>It <code>Ok⟦⟧</code></p>", "<p><kbd>Ok⟦⟧</kbd> it</p>",
    "<p>It <!-- Ok⟦⟧ --> is</p>", "<Ok⟦⟧>",
  ] {
    #expect(Offered(page + place, "html").names == [], "\(place)")
  }
  for place in ["They `Ok⟦⟧` it", "[They](https://Ok⟦⟧) left", "It is https://example.org/Ok⟦⟧", "    Ok⟦⟧", "@Ok⟦⟧"] {
    #expect(Offered("They met Ines Okafor in Oslo.\n\n\(place)", "md").names == [], "\(place)")
  }
}

@Test func `at most fifty names are offered, those named most often first`() {
  let names = (0..<60).map { number in
    let letters = [number / 10, number % 10].map { String("bcdfghjklp".dropFirst($0).prefix(1)) }
    return "Ada Hol\(letters.joined())m"
  }
  let page = names.map { "They met \($0) in Oslo." }.joined(separator: "\n\n") + "\n\nLater \(names[59]) left."
  let offered = Offered(page + "\n\nThen Hol⟦⟧ came.")
  #expect(offered.items.count == 50)
  #expect(offered.answer["isIncomplete"] == true)
  #expect(offered.names.first == "\(names[59]) (\(names[59].dropFirst(4)))")
  // Editors sort by label where nothing else is given.
  let order = offered.items.compactMap { $0["sortText"]?.asString }
  #expect(order.count == 50 && order == order.sorted())
  #expect(Offered("\(story) Ok⟦⟧").answer["isIncomplete"] == false)
  #expect(Offered("\(story) O⟦⟧").answer["isIncomplete"] == true, "with one more letter there may be names")
}

@Test func `a document that is not open has no names to offer`() {
  let session = EditorSession()
  let question = session.question("file:///desk/gone.txt", ["position": ["line": 0, "character": 0]])
  #expect(session.ask("textDocument/completion", question) == ["isIncomplete": false, "items": []])
}
