import Foundation
import TestSupport
import Testing

private let archive = ["--archive", "desk.db"]

/// Long enough to be known for a copy.
private let report = """
  The pier is unsafe, port director Ines Okafor said on Monday. “We will keep a tight rein on every pound that the port \
  spends this year,” Ada Holm said. Divers looked at the piles on Sunday and found three of them cracked below the \
  water line. The ferry to Harland waits in port until the council has met, and the herring fleet lands its catch at the \
  old quay instead. The baker Tom Quill said that his shop has lost half of its customers since the crossing closed.
  """

private let draft = """
  Pier closed for the winter

  “We will keep a tight reign on every pound that the port spends this year,” the mayor Ada Holm said. Officials say the \
  pier cost 40 million crowns. Ines Okafor closed the crossing to Harland.
  """

private func desk() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  let rows: [[String: String]] = [
    ["id": "q1", "title": "Pier closed", "text": report, "date": "2026-03-02", "source": "Harbor Ledger"],
    [
      "id": "q2", "title": "Pier is closed", "text": report + " He closes early.", "date": "2026-03-03",
      "outlet": "Coast Radio", "url": "https://coast.example/pier",
    ],
  ]
  let lines = try rows.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
  try folder.write(lines.joined(separator: "\n"), to: "rows.jsonl")
  try folder.write("Choir sings\n\nMirela Stan leads the choir of Harland and Ines Okafor listens.\n", to: "choir.txt")
  try folder.write(draft, to: "draft.txt")
  let claim =
    #"{"@type":"ClaimReview","@id":"c","claimReviewed":"The pier cost 40 million crowns","author":{"name":"Fact Desk"}}"#
  try folder.write(claim, to: "claims.jsonl")
  #expect(try Stet.run(["archive", "add", "rows.jsonl", "choir.txt"] + archive, in: folder).status == 0)
  let add = ["archive", "add", "--format", "claimreview", "claims.jsonl"] + archive
  #expect(try Stet.run(add, in: folder).status == 0)
  return folder
}

private func check(_ value: Any?, _ schema: String, _ definition: String) throws {
  let value = try #require(value, "\(schema) \(definition)")
  #expect(try Schema(schema).problems(value, definition) == [], "\(value)")
}

@Test func `whoever reads JSON of a command can rely on its schema`() throws {
  let folder = try desk()
  func json(_ words: [String]) throws -> Any? {
    try Stet.run(words + ["--format", "json"] + archive, in: folder).json
  }
  try check(json(["lint", "draft.txt"]), "lint", "output")
  try check(json(["related", "draft.txt"]), "related", "output")
  try check(json(["archive", "search", "pier"]), "archive", "search")
  try check(json(["archive", "show", "q1"]), "archive", "show")
  try check(json(["archive", "status"]), "archive", "status")
  for line in try Stet.run(["archive", "export"] + archive, in: folder).jsonLines {
    try check(line, "archive", "export")
  }
  let claims = try Stet.run(["factcheck", "The pier cost 40 million", "--format", "json"] + archive, in: folder)
  #expect(claims.jsonLines.count == 1)
  for line in claims.jsonLines { try check(line, "factcheck", "claim") }
  for name in ["Lavrov", "NATO", "Moscow", "World War II"] {
    for line in try Stet.run(["who", name, "--format", "json"]).jsonLines { try check(line, "who", "output") }
  }
}

@Test(arguments: ["related", "factcheck"])
func `questions and answers by the line keep to their schema`(_ command: String) throws {
  let folder = try desk()
  let question: [String: Any] = ["id": 1, "title": "Pier", "text": "The pier cost 40 million crowns", "more": true]
  try check(question, command, "question")
  let line = String(decoding: try JSONSerialization.data(withJSONObject: question), as: UTF8.self)
  let answers = try Stet.run([command, "--format", "jsonl"] + archive, input: line + "\n{\n", in: folder).jsonLines
  #expect(answers.count == 2)
  for answer in answers { try check(answer, command, "answer") }
}

/// Whoever has read an article of the archive in one command's output reads it in any other's.
@Test func `an archived article has the same fields in every command`() throws {
  let folder = try desk()
  let fields: Set = ["id", "title", "outlet", "date", "url"]
  func rows(_ words: [String]) throws -> Any? { try Stet.run(words + ["--format", "json"] + archive, in: folder).json }
  let found = try rows(["lint", "draft.txt"]) as? [[String: Any]] ?? []
  let lists: [[[String: Any]]] = [
    found.compactMap { $0["archived"] as? [[String: Any]] }.flatMap(\.self),
    try rows(["related", "draft.txt"]) as? [[String: Any]] ?? [],
    (try rows(["archive", "search", "pier"]) as? [String: Any])?["articles"] as? [[String: Any]] ?? [],
    [try rows(["archive", "show", "q2"]) as? [String: Any] ?? [:]],
    try Stet.run(["archive", "export"] + archive, in: folder).jsonLines,
  ]
  let articles = lists.map { list in
    (list + list.flatMap { $0["copies"] as? [[String: Any]] ?? [] }).first { $0["id"] as? String == "q2" } ?? [:]
  }
  for article in articles {
    #expect(
      article.filter { fields.contains($0.key) } as? [String: String] == [
        "id": "q2", "title": "Pier is closed", "outlet": "Coast Radio", "date": "2026-03-03",
        "url": "https://coast.example/pier",
      ])
  }
  let schemas = try ["annotate", "lint", "archive", "related"].map { name in
    try Schema(name).definitions.values.compactMap { $0["properties"] as? [String: Any] }
      .filter { fields.isSubset(of: $0.keys) }
      .map { properties in
        "\(fields.sorted().map { properties[$0] as? [String: String] ?? [:] }.map { $0.sorted { $0.key < $1.key } })"
      }
  }
  #expect(schemas.allSatisfy { !$0.isEmpty } && Set(schemas.flatMap(\.self)).count == 1)
}

@Test func `an archive that is exported is made again, files and all`() throws {
  let folder = try desk()
  let export = try Stet.run(["archive", "export"] + archive, in: folder).output
  #expect(export.contains(#""outlet":"Coast Radio""#) && !export.contains("source"))
  #expect(
    try Stet.run(["archive", "add", "-"] + archive, input: export, in: folder).output
      == "0 added, 0 updated, 3 unchanged\n")
  _ = try Stet.run(["archive", "add", "-", "--archive", "other.db"], input: export, in: folder)
  #expect(try Stet.run(["archive", "export", "--archive", "other.db"], in: folder).output == export)
}

@Test func `an outlet may be called source, as corpora have it`() throws {
  let folder = TemporaryFolder()
  let rows = ["source", "outlet"].map { #"{"id":"\#($0)","text":"Divers looked at the \#($0).","\#($0)":"Desk"}"# }
  _ = try Stet.run(["archive", "add", "-"] + archive, input: rows.joined(separator: "\n"), in: folder)
  let export = try Stet.run(["archive", "export"] + archive, in: folder).jsonLines
  #expect(export.map { $0["outlet"] as? String } == ["Desk", "Desk"])
}
