import FoundationEssentials
import Fuzzing
import LanguageServerProtocol
import Rules
import Testing

private let page = "logo\n\nFerry stays in port\n\nOfficials say the crossing is closed.\n"
private let story = "file:///desk/story.txt"

private let greying: JSONValue = ["textDocument": ["publishDiagnostics": ["tagSupport": ["valueSet": [1]]]]]

private func published(_ text: String, _ capabilities: JSONValue = [:], options: JSONValue = nil) -> [JSONValue] {
  let session = EditorSession(capabilities, options: options)
  session.open(text)
  return session.published().last ?? []
}

@Test func `a finding says where, what, how much it matters, by which rule and who says so`() {
  #expect(
    published(page, greying) == [
      [
        "range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 4]], "severity": 2,
        "code": "boilerplate", "source": "stet", "message": "Not part of the article: 'logo'", "tags": [1],
      ],
      [
        "range": ["start": ["line": 4, "character": 0], "end": ["line": 4, "character": 9]], "severity": 3,
        "code": "vague-attribution", "source": "stet", "message": "Names nobody you could ask: 'Officials'",
      ],
    ])
}

@Test func `text that can go is greyed only by editors that say they can`() {
  func declaring(_ diagnostics: JSONValue) -> [JSONValue] {
    published(page, ["textDocument": ["publishDiagnostics": diagnostics]])
  }
  #expect(declaring(["tagSupport": ["valueSet": [1, 2]]]).map { $0["tags"] } == [[1], nil])
  for none: JSONValue in [
    [:], ["tagSupport": ["valueSet": [2]]], ["tagSupport": ["valueSet": []]], ["tagSupport": true],
  ] {
    #expect(declaring(none).map { $0["tags"] } == [nil, nil], "\(none)")
  }
}

@Test func `where nothing can be greyed, text that can go is a hint on its first line`() {
  let menu = "logo\nShare\nTweet\n\nFerry stays in port\n\nOfficials say the crossing is closed.\n"
  func first(_ capabilities: JSONValue, _ options: JSONValue = nil) -> [JSONValue?] {
    let first = published(menu, capabilities, options: options)[0]
    return [first["range", "end", "line"], first["severity"]]
  }
  #expect(first(greying) == [2, 2])
  #expect(first([:]) == [0, 4])
  #expect(first(["textDocument": ["diagnostic": ["tagSupport": ["valueSet": [1]]]]]) == [2, 2], "declared for pulling")
  #expect(first([:], ["rules": ["severity": ["boilerplate": "error"]]]) == [0, 1], "the user's own severity counts")
}

@Test func `an editor that can show it gets the statement that a vague source holds up`() {
  let statement: JSONValue = [
    [
      "location": [
        "uri": .string(story),
        "range": ["start": ["line": 4, "character": 0], "end": ["line": 4, "character": 37]],
      ],
      "message": "This statement rests on 'Officials'",
    ]
  ]
  let declared: JSONValue = ["textDocument": ["publishDiagnostics": ["relatedInformation": true]]]
  #expect(published(page, declared).map { $0["relatedInformation"] } == [nil, statement])
  #expect(published(page).allSatisfy { $0["relatedInformation"] == nil })
  let pulling = EditorSession(["textDocument": ["diagnostic": ["relatedInformation": true]]])
  pulling.open(page)
  let report = pulling.ask("textDocument/diagnostic", pulling.question())
  #expect(report["items"]?.asArray?.map { $0["relatedInformation"] } == [nil, statement])
}

@Test func `a publication names the version it speaks of, whatever the editor counts from`() {
  for version in [0, 1, 7, -3] {
    let session = EditorSession()
    session.open(page, version: version)
    #expect(session.heard.last?["params", "version"] == .integer(version))
  }
}

@Test func `the link of a finding leads to a file on this machine that holds its rule`() throws {
  let linked = published(page, ["textDocument": ["publishDiagnostics": ["codeDescriptionSupport": true]]])
  #expect(linked.count == 2)
  for diagnostic in linked {
    let href = try #require(diagnostic["codeDescription", "href"]?.asString)
    let rule = try #require(diagnostic["code"]?.asString)
    let parts = href.split(separator: "#")
    #expect(parts.count == 2 && parts[1] == rule)
    let url = try #require(URL(string: String(parts[0])))
    #expect(url.isFileURL && url.path.hasPrefix(EditorSession.cache.path))
    let html = try String(contentsOf: url, encoding: .utf8)
    #expect(html == rulesHTML())
    #expect(html.contains("id=\"\(rule)\""))
  }
  #expect(published(page).allSatisfy { $0["codeDescription"] == nil })
}

@Test func `past the limit the last remark says how many are left out`() {
  let text = (1...7).map { "Officials say that gate \($0) is closed.\n\n" }.joined()
  func limited(_ limit: Int) -> [JSONValue] { published(text, options: ["diagnostics": ["limit": .integer(limit)]]) }
  #expect(limited(7).map { $0["code"] } == Array(repeating: "vague-attribution", count: 7))
  let three = limited(3)
  #expect(three.prefix(3).allSatisfy { $0["code"] == "vague-attribution" })
  #expect(three.count == 4)
  #expect(three.last?["message"] == "4 more findings are not shown")
  #expect(three.last?["code"] == "diagnostics.limit" && three.last?["severity"] == 3)
  #expect(three.last?["range"] == three[2]["range"])
  #expect(limited(1).last?["message"] == "6 more findings are not shown")
  #expect(limited(6).last?["message"] == "1 more finding is not shown")
}

@Test func `a format is taken from what the editor calls it, else from the name`() {
  let html = "<p>Officials say the crossing is closed.</p>"
  func column(_ language: String, _ uri: String) -> JSONValue? {
    let session = EditorSession()
    session.open(html, uri, language: language)
    return session.published(uri).last?.first?["range", "start", "character"]
  }
  for (language, name) in [
    ("html", "a"), ("mhtml", "a.txt"), ("", "a.html"), ("plaintext", "a.html"), ("text", "a.HTM"), ("HTML", "x"),
  ] {
    #expect(column(language, "file:///desk/\(name)") == 3, "\(language) \(name)")
  }
}

@Test func `a text is judged the same after a thousand small edits as when it is opened`() throws {
  let session = EditorSession()
  let final = Array((page + ferryStory).unicodeScalars)
  session.open("")
  var typed = ""
  for scalar in final {
    let place = ReferenceColumns(typed, .utf16).position(typed.utf8.count).json
    typed.unicodeScalars.append(scalar)
    session.send([
      "jsonrpc": "2.0", "method": "textDocument/didChange",
      "params": [
        "textDocument": ["uri": .string(story), "version": .integer(typed.utf8.count)],
        "contentChanges": [["range": ["start": place, "end": place], "text": .string(String(scalar))]],
      ],
    ])
    if scalar == " " { session.tell("textDocument/didSave", session.question()) }
  }
  session.tell("textDocument/didSave", session.question())
  #expect(session.published().last == published(typed))
}

// MARK: Settings

@Test func `a rule can be switched off and its severity changed, at the start and later`() {
  #expect(
    published(page, options: ["rules": ["disabled": ["boilerplate"]]]).map { $0["code"] } == ["vague-attribution"])
  #expect(
    published(page, options: ["stet": ["rules": ["disabled": ["boilerplate"]]]]).map { $0["code"] } == [
      "vague-attribution"
    ])
  #expect(published(page, options: ["rules": ["severity": ["boilerplate": "error"]]]).map { $0["severity"] } == [1, 3])

  let session = EditorSession()
  session.open(page)
  func set(_ settings: JSONValue) { session.tell("workspace/didChangeConfiguration", ["settings": settings]) }
  set(["stet": ["rules": ["disabled": ["boilerplate", "vague-attribution"]]]])
  set(["stet": ["rules": ["severity": ["vague-attribution": "hint"]]]])
  set(["stet": [:]])
  #expect(session.published().map { $0.map { $0["severity"] } } == [[4, 3], [], [4, 4], [4, 3]])
  set(nil)
  set(["rules": ["disabled": ["boilerplate"]]])
  set(["other": ["x": 1]])
  #expect(session.published().count == 4, "settings that are not ours change nothing")
  #expect(session.shown.isEmpty)
}

@Test func `a setting that cannot be taken is told once and the others count`() {
  let session = EditorSession(options: [
    "rules": ["disable": ["boilerplate"], "severity": ["vague-attribution": "error"]]
  ])
  session.open(page)
  #expect(session.shown == ["There is no setting 'rules.disable'"])
  #expect(session.published().last?.map { $0["severity"] } == [4, 1])
  for (settings, named): (JSONValue, String) in [
    (["diagnostics": ["limit": 0]], "diagnostics.limit"), (["diagnostics": ["limit": "many"]], "diagnostics.limit"),
    (["rules": ["disabled": "boilerplate"]], "rules.disabled"),
    (["rules": ["disabled": ["no-rule"]]], "rules.disabled"),
    (["rules": ["severity": ["boilerplate": "loud"]]], "boilerplate"),
    (["positionEncoding": "utf-7"], "positionEncoding"),
    (["archive": ["path": 7]], "archive.path"), (["rules": 3], "rules"),
  ] {
    let session = EditorSession(options: settings)
    #expect(session.shown.count == 1 && session.shown[0].contains("'\(named)'"), "\(settings): \(session.shown)")
  }
}

@Test func `an editor that pulls is asked to ask again when the settings change, if it can be`() {
  let session = EditorSession(Editor.pulling)
  session.open(page)
  session.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["rules": ["disabled": ["boilerplate"]]]]])
  #expect(session.heard.map { $0["method"] } == ["workspace/diagnostic/refresh"])
  #expect(session.heard.first?["params"] == nil)
  let deaf = EditorSession(["textDocument": ["diagnostic": [:]]])
  deaf.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["rules": ["disabled": ["boilerplate"]]]]])
  #expect(deaf.heard.isEmpty)
}
