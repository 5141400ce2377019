import Foundation
import TestSupport
import Testing

private let draft =
  "HARBOR, March 3, 2026 — “We will keep a tight reign on every pound that the port spends,” the mayor Ada Holm said.\n"

private func desk() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  try folder.write(
    #"{"id":"https://ledger.example/port","title":"Port saves","text":"“We will keep a tight rein on every pound that the port spends,” Ada Holm said.","date":"2026-03-02","source":"Harbor Ledger"}"#,
    to: "rows.jsonl")
  try folder.write(draft, to: "draft.txt")
  #expect(try Stet.run(["archive", "add", "--archive", "desk.db", "rows.jsonl"], in: folder).status == 0)
  return folder
}

@Test func `lint holds quotations against an archive when one is named, and only then`() throws {
  let folder = try desk()
  let found = try Stet.run(["lint", "--archive", "desk.db", "draft.txt"], in: folder)
  #expect(
    found.output.contains("draft.txt:1:47: information: 'reign' is 'rein' in the same quotation in Harbor Ledger"))
  #expect(found.output.contains("archived: Port saves: “We will keep a tight rein"))
  #expect(found.output.contains("            https://ledger.example/port\n"))
  #expect(try !Stet.run(["lint", "draft.txt"], in: folder).output.contains("altered-quote"))
  let missing = try Stet.run(["lint", "--archive", "none.db", "draft.txt"], in: folder)
  #expect(missing.status == 2 && missing.errors.contains("none.db"))
}

@Test func `status counts quotations, and those with a speaker`() throws {
  let folder = try desk()
  let human = try Stet.run(["archive", "status", "--archive", "desk.db"], in: folder)
  #expect(human.output.contains(", 1 quotation (1 with a speaker), "))
  let status = try Stet.run(["archive", "status", "--archive", "desk.db", "--format", "json"], in: folder)
  #expect(status.output.contains("\"attributed\" : 1") && status.output.contains("\"quotations\" : 1"))
}

@Test func `annotate holds quotations against an archive when one is named, and only then`() throws {
  let folder = try desk()
  let line = String(decoding: try JSONEncoder().encode(["id": "x", "text": draft]), as: UTF8.self)
  let findings = try Stet.run(["annotate", "--archive", "desk.db"], input: line, in: folder).jsonLines[0]["findings"]
  let rows = (findings as? [[String: Any]] ?? []).filter { $0["rule"] as? String == "altered-quote" }
  let archived = rows.first?["archived"] as? [[String: Any]]
  #expect(archived?.first?["url"] as? String == "https://ledger.example/port")
  #expect(try !Stet.run(["annotate"], input: line, in: folder).output.contains("altered-quote"))
}
