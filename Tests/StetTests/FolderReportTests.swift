import Foundation
import TestSupport
import Testing

/// Two desks: three articles, of which one names two people, one nobody and one somebody without a name.
private func desks() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  try folder.write(
    """
    Bridge stays closed

    Harbor Ledger, 12 March 2026

    The bridge will stay closed until May, Ada Holm said on Monday. Divers found cracks in two piles, Per Okafor said. \
    “We had no choice,” Holm added.

    """, to: "desks/city/bridge.txt")
  try folder.write(
    """
    Water runs out

    Hill Courier, 13 March 2026

    Officials say the wells of the valley will be dry by the end of the summer.

    """, to: "desks/country/wells.txt")
  try folder.write(
    """
    Trade on <Pier Street> is “down & out”

    Harbor Ledger, 14 March 2026

    The closure has cut trade on Pier Street by a third since the winter. Half of the shops have let people go.

    """, to: "desks/country/trade.txt")
  try folder.write("A menu.\n", to: "desks/.hidden/a.txt")
  try folder.write("- [ ] A sheet.\n", to: "desks/city/bridge.txt.worksheet.md")
  return folder
}

private func report(_ arguments: [String], in folder: TemporaryFolder) throws -> Any {
  let outcome = try Stet.run(["report", "--quick", "--format", "json"] + arguments, in: folder)
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  return try #require(outcome.json)
}

private func text(_ value: Any) throws -> String {
  String(decoding: try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]), as: UTF8.self)
}

private func groups(_ value: Any) throws -> [String] {
  let groups = try #require((value as? [String: Any])?["groups"] as? [[String: Any]])
  return try groups.map {
    "\($0["name"] ?? "–"): \($0["articles"]!) \(try text($0["claims"]!)) \(try text($0["sources"]!))"
  }
}

@Test func `a report counts who the claims of each folder rest on, and on how many sources`() throws {
  let folder = try desks()
  #expect(
    try groups(report(["desks"], in: folder)) == [
      #"desks/city: 1 {"named":3,"nobody":0,"vague":0} [0,0,1,0,0]"#,
      #"desks/country: 2 {"named":0,"nobody":2,"vague":1} [2,0,0,0,0]"#,
    ])
  #expect(
    try groups(report(["desks", "--by", "outlet"], in: folder)) == [
      #"Harbor Ledger: 2 {"named":3,"nobody":2,"vague":0} [1,0,1,0,0]"#,
      #"Hill Courier: 1 {"named":0,"nobody":0,"vague":1} [1,0,0,0,0]"#,
    ])
  // A file in the folder where the reader is has that for its folder, and a page may name no outlet.
  try folder.write("It rained for days, Ada Holm said.\n", to: "rain.txt")
  #expect(try groups(report(["rain.txt"], in: folder)).first?.hasPrefix(".: 1 ") == true)
  #expect(try groups(report(["rain.txt", "--by", "outlet"], in: folder)).first?.hasPrefix("–: 1 ") == true)
}

@Test func `a report finds what lint finds and counts what a worksheet counts`() throws {
  let folder = try desks()
  let whole = try #require(report(["desks"], in: folder) as? [String: Any])
  #expect(try Schema("report").problems(whole) == [])
  let rules = try #require(whole["rules"] as? [[String: Any]]).map {
    "\($0["rule"]!) \($0["findings"]!) \($0["articles"]!)"
  }
  let lint = try Stet.run(["lint", "--quick", "--statistics", "--format", "json", "desks"], in: folder)
  let counted = try #require(lint.json as? [[String: Any]]).map { "\($0["rule"]!) \($0["count"]!) \($0["files"]!)" }
  #expect(!rules.isEmpty && rules == counted)
  for article in try #require(whole["articles"] as? [[String: Any]]) {
    let file = try #require(article["file"] as? String)
    let outcome = try Stet.run(["worksheet", "--quick", "--format", "json", file], in: folder)
    let sheet = try #require(((outcome.json as? [String: Any])?["worksheets"] as? [[String: Any]])?.first)
    let shares = try #require(sheet["sources"] as? [[String: Any]])
    #expect(article["sources"] as? Int == shares.count { $0["support"] as? String == "named" })
    for (support, count) in try #require(article["claims"] as? [String: Int]) {
      let own = shares.filter { $0["support"] as? String == support }.map { $0["claims"] as? Int ?? 0 }
      #expect(own.reduce(0, +) == count, "\(file) \(support)")
    }
  }
}

@Test func `a report to read is one page, and words of articles are words in it`() throws {
  let outcome = try Stet.run(["report", "--quick", "desks"], in: desks())
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  #expect(try Expectation.problem(with: outcome.output, in: "Tests/Fixtures/FolderReports/html.expected") == nil)
  #expect(outcome.output.contains("Trade on &lt;Pier Street&gt; is “down &amp; out”"))
  #expect(!outcome.output.contains("<script") && !outcome.output.contains("http-equiv=\"refresh\""))
}

@Test func `what could not be read is told in a report, and what is no file is refused`() throws {
  let folder = try desks()
  for format in ["html", "json"] {
    let outcome = try Stet.run(["report", "--quick", "--format", format, "desks", "gone.txt"], in: folder)
    #expect(outcome.status == 2 && outcome.errors.contains("gone.txt: cannot be read"))
    #expect(outcome.output.contains(format == "html" ? "1 file could not be read and is not in it" : "\"unread\" : 1"))
  }
  #expect(try Stet.run(["report"], in: folder).status == 2)
  #expect(try Stet.run(["report", "-"], in: folder).errors.contains("stet worksheet -"))
  let empty = try Stet.run(["report", "--quick", "desks/.hidden"], in: folder)
  #expect(empty.status == 0 && empty.output.contains("What one article rests on"))
  try FileManager.default.createDirectory(atPath: folder.file("nothing"), withIntermediateDirectories: true)
  #expect(try Stet.run(["report", "nothing"], in: folder).output.contains("What 0 articles rest on"))
}
