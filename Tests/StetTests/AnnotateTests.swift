import Foundation
import TestSupport
import Testing

private func annotate(_ lines: [String], _ words: [String] = []) throws -> Stet.Outcome {
  try Stet.run(["annotate"] + words, input: lines.map { $0 + "\n" }.joined())
}

private func line(_ fields: [String: Any]) throws -> String {
  String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self)
}

private let story = """
  logo

  Ferry 🚢 stays in port

  Port director Ines Okafor said on Monday that the pier 🚢 was “unsafe”. Officials say the crossing is closed.

  “We will wait for the divers,” Okafor said.
  """

// MARK: The schema

@Test func `whoever reads the output of annotate can rely on its schema, and every field of it is written`() throws {
  let schema = try Schema("annotate")
  let html = "<html><body><h1>Ferry stays</h1><p>Critics <b>say</b> Ines Okafor is late.</p></body></html>"
  let questions: [[String: Any]] = [
    ["id": "plain", "text": story], ["id": 7, "text": story, "format": "markdown", "more": true],
    ["id": "html", "text": html, "format": "html"], ["id": "", "text": ""], ["id": "crlf", "text": "a\r\nb\r\n\r\n"],
    ["id": "null", "text": vague, "format": NSNull()], ["id": "org", "text": "* Ferry\n" + story, "format": "org"],
  ]
  for question in questions { #expect(schema.problems(question, "input").isEmpty) }
  let outcome = try annotate(try questions.map(line) + ["{", #"{"id":3}"#])
  let answers = outcome.jsonLines
  #expect(answers.count == questions.count + 2)
  for answer in answers { #expect(schema.problems(answer, "output") == [], "\(answer)") }
  for name in ["sentences", "attributions", "entities", "lines", "findings"] {
    #expect((answers[0][name] as? [Any])?.isEmpty == false, "\(name)")
  }
  #expect(!schema.problems(["id": "a"], "output").isEmpty && !schema.problems(["text": 1], "input").isEmpty)
}

// MARK: What is in it

private struct Facts {
  let scalars: [Unicode.Scalar]
  let answer: [String: Any]

  init(_ text: String) throws {
    scalars = Array(text.unicodeScalars)
    answer = try #require(try annotate([try line(["id": "a", "text": text])]).jsonLines.first)
  }

  func words(_ start: Int, _ end: Int) -> String { String(String.UnicodeScalarView(scalars[start..<end])) }

  func words(of name: String) -> [String] {
    (answer[name] as? [[String: Any]] ?? []).map { words($0["start"] as? Int ?? 0, $0["end"] as? Int ?? 0) }
  }

  func spans(_ name: String) -> [[String]] {
    (answer["attributions"] as? [[String: Any]] ?? []).map { attribution in
      (attribution[name] as? [[Int]] ?? []).map { words($0[0], $0[1]) }
    }
  }
}

@Test func `a label at the foot of a page is nobody's words, and a name with a colon has its own`() throws {
  let text = """
    Toll cuts traffic by half

    "We did not expect it," the engineer Ada Holm said. "The bridge is empty at noon."


    """
  let footer = try Facts(text + "Our Standards: The Ledger Trust Principles.\n")
  #expect(footer.spans("content").flatMap(\.self).allSatisfy { !$0.contains("Standards") })
  let label = try Facts(text + "Ines Okafor: The bridge was never as full in all of those years.\n")
  let own = zip(label.spans("source"), label.spans("content")).filter { $1.joined().contains("never as full") }
  #expect(own.map(\.0) == [["Ines Okafor"]])
}

@Test func `offsets count characters, also behind emoji`() throws {
  let facts = try Facts(story)
  #expect(facts.words(of: "findings") == ["logo", "Officials"])
  #expect(facts.words(of: "entities") == ["Ines Okafor", "Okafor"])
  #expect(facts.spans("source") == [["Port director Ines Okafor"], ["Officials"], ["Okafor"]])
  #expect(facts.spans("cue") == [["said"], ["say"], ["said"]])
  #expect(facts.words(of: "sentences").contains("Officials say the crossing is closed."))
  let entities = facts.answer["entities"] as? [[String: Any]] ?? []
  #expect(entities.allSatisfy { $0["type"] as? String == "PER" && $0["entity"] is NSNull })
  #expect(Set(entities.compactMap { $0["cluster"] as? Int }).count == 1, "the surname is the same person")
}

@Test func `every line of the text has a label, however lines end`() throws {
  func labels(_ text: String) throws -> [String] {
    (try Facts(text).answer["lines"] as? [[String: Any]] ?? []).compactMap { $0["label"] as? String }
  }
  #expect(try labels(story) == ["boilerplate", "blank", "article", "blank", "article", "blank", "article"])
  #expect(try labels("") == ["blank"])
  #expect(try labels("\n") == ["blank", "blank"])
  #expect(try labels(story.replacing("\n", with: "\r\n") + "\r\n").count == 8)
  #expect(try labels("a\rb").count == 1, "a line is what stands between line feeds")
}

@Test func `the order of the answers is that of the articles, however many there are`() throws {
  let count = 2_000
  let lines = try (0..<count).map { try line(["id": $0, "text": String(repeating: clean, count: $0 % 13) + vague]) }
  let outcome = try annotate(lines)
  #expect(outcome.status == 0)
  let answers = outcome.jsonLines
  #expect(answers.compactMap { $0["id"] as? Int } == Array(0..<count))
  #expect(answers.allSatisfy { ($0["findings"] as? [Any])?.count == 1 })
}

@Test func `a line that is no article gets an error with its number and the run goes on`() throws {
  let good = try line(["id": "good", "text": vague])
  let outcome = try annotate(
    [
      good, "{", "", #"{"id":"x"}"#, #"{"text":"y"}"#, #"{"id":"f","text":"z","format":"pdf"}"#, "7", "[]",
      #"{"id":"t","text":5}"#, #"{"id":1.5,"text":"z"}"#, "   ", good,
    ])
  #expect(outcome.status == 1 && outcome.errors.isEmpty)
  let answers = outcome.jsonLines
  #expect(answers.map { $0["line"] as? Int } == [nil, 2, 4, 5, 6, 7, 8, 9, 10, nil])
  #expect(answers.map { $0["id"] as? String } == ["good", nil, "x", nil, "f", nil, nil, "t", nil, "good"])
  let errors = answers.compactMap { $0["error"] as? String }
  #expect(errors.count == 8 && errors.allSatisfy { !$0.isEmpty })
  #expect(errors[1].contains("\"text\"") && errors[2].contains("\"id\"") && errors[3].contains("pdf"))
}

@Test func `an identifier comes back as it came and a last line needs no end`() throws {
  let outcome = try Stet.run(
    ["annotate"],
    input: "{\"id\":\"1\",\"text\":\"a\"}\r\n{\"id\":1,\"text\":\"a\"}\n{\"id\":\"/ü\\u0000\",\"text\":\"a\"}")
  #expect(outcome.status == 0)
  #expect(outcome.jsonLines[0]["id"] as? String == "1")
  #expect(outcome.jsonLines[1]["id"] as? Int == 1)
  #expect(outcome.jsonLines[2]["id"] as? String == "/ü\u{0}")
  #expect(try annotate([]).output.isEmpty)
}

@Test func `settings count for annotate as for lint`() throws {
  let folder = TemporaryFolder()
  try folder.write(#"{"rules": {"disabled": ["vague-attribution"]}}"#, to: "quiet.json")
  let outcome = try annotate([try line(["id": "a", "text": vague])], ["--settings", folder.file("quiet.json")])
  #expect((outcome.jsonLines.first?["findings"] as? [Any])?.isEmpty == true)
}

@Test(arguments: ["--quick", "--deep"])
func `the linter's findings and annotate's are the same`(_ tier: String) throws {
  let linted = try Stet.run(["lint", "-", tier, "--format", "json"], input: story).json as? [[String: Any]] ?? []
  let annotated =
    try annotate([try line(["id": "a", "text": story])], [tier]).jsonLines[0]["findings"] as? [[String: Any]] ?? []
  func keys(_ rows: [[String: Any]]) -> [String] {
    rows.map {
      "\($0["rule"] ?? "") \($0["start"] ?? "") \($0["end"] ?? "") \($0["message"] ?? "") \($0["score"] ?? "")"
    }
  }
  #expect(keys(linted) == keys(annotated) && linted.count == 2)
}

// MARK: The deep tier

@Test func `the deep tier weighs in on what the quick one says of a sentence`() throws {
  let question = try line(["id": "a", "text": story])
  let quick = try annotate([question]).jsonLines[0]
  let deep = try annotate([question], ["--deep"]).jsonLines[0]
  func scores(_ answer: [String: Any]) -> [Double] {
    (answer["sentences"] as? [[String: Any]] ?? []).compactMap { $0["unsourced"] as? Double }
  }
  #expect(!scores(quick).isEmpty && scores(quick).count == scores(deep).count)
  #expect(scores(quick) != scores(deep))
}
