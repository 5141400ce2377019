import Foundation
import TestSupport
import Testing

private let formats = ["markdown", "org", "html", "csv", "json"]

private func desk(_ text: String? = nil, named name: String = "orchard.md") throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  try folder.write(text ?? ProjectRoot.text(of: "Tests/Fixtures/Worksheets/orchard.md"), to: name)
  return folder
}

@Test(arguments: formats)
func `a worksheet is written as it was, byte for byte`(_ format: String) throws {
  let outcome = try Stet.run(["worksheet", "orchard.md", "--format", format], in: desk())
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  #expect(try Expectation.problem(with: outcome.output, in: "Tests/Fixtures/Worksheets/\(format).expected") == nil)
}

@Test func `whoever reads a worksheet as JSON can rely on its schema`() throws {
  let outcome = try Stet.run(["worksheet", "orchard.md", "-", "--format", "json"], input: "Nothing fell.", in: desk())
  #expect(try Schema("worksheet").problems(#require(outcome.json)) == [])
}

// MARK: Made again

private let bridge = "The bridge fell on Monday, Ada Holm said. It cost 12 million crowns. Divers looked at 40 piles."

private func made(_ format: String, in folder: TemporaryFolder) throws -> String {
  let outcome = try Stet.run(["worksheet", "a.txt", "--format", format, "--output", "sheet"], in: folder)
  #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
  return try String(contentsOfFile: folder.path + "/sheet", encoding: .utf8)
}

/// A sheet with everything ticked that begins a line with one of some words, and a remark behind and below it.
private func noted(_ sheet: String, _ words: [String], org: Bool) -> String {
  var lines = sheet.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  for i in lines.indices.reversed() where lines[i].hasPrefix("- [ ]") {
    let place = org ? lines[i + 1] : lines[i]
    guard let word = words.first(where: { place.contains($0) }) else { continue }
    lines[i] = lines[i].replacing("- [ ]", with: "- [X]") + " called her"
    lines.insert("  Note on \(word).", at: org ? i + 2 : i + 1)
  }
  return lines.joined(separator: "\n")
}

@Test(arguments: ["markdown", "org"])
func `a sheet that is made again keeps every tick and every word beside it`(_ format: String) throws {
  let folder = try desk(bridge, named: "a.txt")
  let first = try made(format, in: folder)
  #expect(try made(format, in: folder) == first)
  let ticked = noted(first, ["Ada Holm", "12 million crowns", "40 piles"], org: format == "org")
  try folder.write(ticked, to: "sheet")
  try folder.write("A new first sentence stands here.\n\n" + bridge, to: "a.txt")
  let second = try made(format, in: folder)
  #expect(second.contains("A new first sentence") && !second.contains("No longer in the text"))
  for word in ["Ada Holm", "12 million crowns", "40 piles"] {
    let count = ticked.components(separatedBy: "Note on \(word).").count
    #expect(count > 1 && second.components(separatedBy: "Note on \(word).").count == count, "\(word)")
  }
  #expect(second.components(separatedBy: "called her").count == ticked.components(separatedBy: "called her").count)
  #expect(second.components(separatedBy: "- [X]").count == ticked.components(separatedBy: "- [X]").count)
  #expect(try made(format, in: folder) == second)
}

@Test(arguments: ["markdown", "org"])
func `a sheet that another editor has saved, and words that begin with an accent, keep what was written`(
  _ format: String
) throws {
  let folder = try desk(
    "\u{301}Bridges fell on Monday, Ada Holm said.\n\n\u{200D}Ada Holm has 🚢 ships now.", named: "a.txt")
  let first = try made(format, in: folder)
  #expect(try made(format, in: folder) == first, "no line of the sheet is taken for a remark")
  let ticked = noted(first, ["Bridges fell", "ships now"], org: format == "org")
  try folder.write(ticked, to: "sheet")
  let second = try made(format, in: folder)
  #expect(second.contains("Note on Bridges fell.") && second.contains("Note on ships now."))
  #expect(!second.contains("No longer in the text"))
  try folder.write("\u{FEFF}" + ticked.replacing("\n", with: "\r\n"), to: "sheet")
  #expect(try made(format, in: folder) == second)
}

@Test func `whoever "he" is, is not made up`() throws {
  let text = "Bridge closes in Tarn\n\nThe bridge was closed on Monday.\n\nHe said the town had no money for repairs.\n"
  let sheet = try Stet.run(["worksheet", "-", "--stdin-filename", "a.txt"], input: text).output
  #expect(sheet.contains("| “He”: the article does not say who | 1 |"))
}

/// What was true of 40 piles in one sentence need not be true of them in another.
@Test(arguments: ["markdown", "org"])
func `a figure in another sentence keeps its remark and loses its tick, and what has gone is listed`(
  _ format: String
) throws {
  let folder = try desk(bridge, named: "a.txt")
  let ticked = noted(try made(format, in: folder), ["40 piles", "12 million crowns"], org: format == "org")
  try folder.write(ticked + "Ask the desk.\n", to: "sheet")
  try folder.write("The bridge fell on Monday, Ada Holm said. Nobody has counted the 40 piles yet.", to: "a.txt")
  let second = try made(format, in: folder)
  let parts = second.components(separatedBy: "No longer in the text")
  try #require(parts.count == 2)
  #expect(!parts[0].contains("- [X]"))
  #expect(parts[0].contains("Note on 40 piles.") && parts[1].contains("Note on 12 million crowns."))
  #expect(parts[1].components(separatedBy: "- [X]").count == 4, "both sentences that have gone, and their figure")
  #expect(second.contains("Ask the desk."))
  // And it is all there for the next time.
  #expect(try made(format, in: folder) == second)
  try folder.write(bridge, to: "a.txt")
  #expect(!(try made(format, in: folder)).contains("No longer in the text"))
}

@Test(arguments: formats)
func `nothing but a worksheet of the same format is replaced`(_ format: String) throws {
  let folder = try desk(bridge, named: "a.txt")
  try folder.write("My own notes\n", to: "notes.md")
  for target in ["notes.md", "a.txt", "./a.txt"] {
    let before = try String(contentsOfFile: "\(folder.path)/\(target)", encoding: .utf8)
    let outcome = try Stet.run(["worksheet", "a.txt", "--format", format, "--output", target], in: folder)
    #expect(outcome.status == 2 && outcome.errors.contains("is no worksheet in the format \(format)"))
    #expect(try String(contentsOfFile: "\(folder.path)/\(target)", encoding: .utf8) == before)
  }
  _ = try made(format, in: folder)
  #expect(
    try Stet.run(["worksheet", "a.txt", "none.txt", "--format", format, "--output", "sheet"], in: folder).status == 2)
  let other = format == "csv" ? "org" : "csv"
  #expect(try Stet.run(["worksheet", "a.txt", "--format", other, "--output", "sheet"], in: folder).status == 2)
  _ = try made(format, in: folder)
}

// MARK: Text of an article is data

private let hostile = """
  =HYPERLINK("http://x.example") & <script>alert(1)</script>

  By <b onmouseover="alert(2)">Ada</b> Holm

  "[click](http://x.example) and [[elisp:(shell-command)][this]], <img src=x onerror=alert(3)> or ](javascript:alert(4)) it is," \
  Ada Holm said. -12 people & 'two' *men* ([line 3](x)) fell ))", officials say.\u{202E}

  +44 lines, she said. @here 🚢 “e\u{301}t – | a | b |”, said Tom Quill, 54, of `code` src_sh{rm} ~x~ by \\alpha.
  """

@Test func `no words of an article are markup, a link or a command in its worksheet`() throws {
  let folder = try desk(hostile, named: "a.txt")
  func sheet(_ format: String) throws -> String { try made(format, in: folder) }
  let html = try sheet("html")
  try FileManager.default.removeItem(atPath: folder.path + "/sheet")
  let page = XML(html.replacing("<!DOCTYPE html>", with: ""))
  #expect(page.isWellFormed)
  #expect(page.elements["script"] == nil && page.elements["img"] == nil && page.elements["article"] == 1)
  #expect(!html.contains("\u{202E}"))
  for address in html.split(separator: "href=\"").dropFirst() { #expect(address.hasPrefix("#")) }

  let csv = try sheet("csv")
  try FileManager.default.removeItem(atPath: folder.path + "/sheet")
  let rows = table(csv)
  #expect(rows.count > 8 && rows.allSatisfy { $0.count == 9 })
  #expect(rows.contains { $0.contains { $0.hasPrefix("'=HYPERLINK(\"http://x.example\")") } })
  #expect(rows.allSatisfy { $0.allSatisfy { !["=", "+", "-", "@"].contains($0.prefix(1)) } })

  let org = try sheet("org")
  for line in org.split(separator: "\n") where line.contains("[[") {
    #expect(line.hasPrefix("- [ ] ") && !line.contains("elisp") || line.hasPrefix("  : ") || line.hasPrefix(": "))
  }
  #expect(try sheet("org") == org, "nothing in the words is taken for a remark")
  try FileManager.default.removeItem(atPath: folder.path + "/sheet")

  let markdown = try sheet("markdown")
  #expect(try sheet("markdown") == markdown)
  for line in markdown.split(separator: "\n") {
    // Every bracket that opens a link is Stet's own.
    for part in line.split(separator: "](").dropFirst() { #expect(part.hasPrefix("a.txt#L") || line.contains("\\](")) }
    #expect(!line.replacing("\\<", with: "").contains("<"))
  }
}

/// The rows of a table by RFC 4180, without its byte order mark.
private func table(_ csv: String) -> [[String]] {
  var rows: [[String]] = [[""]]
  var isQuoted = false
  var scalars = Array(csv.unicodeScalars.drop { $0 == "\u{FEFF}" })[...]
  while let scalar = scalars.popFirst() {
    let (row, cell) = (rows.count - 1, rows[rows.count - 1].count - 1)
    if isQuoted {
      if scalar == "\"", scalars.first == "\"" {
        scalars.removeFirst()
        rows[row][cell] += "\""
      } else if scalar == "\"" {
        isQuoted = false
      } else {
        rows[row][cell].unicodeScalars.append(scalar)
      }
    } else if scalar == "\"", rows[row][cell].isEmpty {
      isQuoted = true
    } else if scalar == "," {
      rows[row].append("")
    } else if scalar == "\r", scalars.first == "\n" {
      scalars.removeFirst()
      rows.append([""])
    } else {
      rows[row][cell].unicodeScalars.append(scalar)
    }
  }
  return rows.dropLast()
}

@Test func `an address is one thing to check, whatever numbers it holds`() throws {
  let folder = try desk(
    "The report stands at https://a.example/2024/12?x=1&y=2 since March, Ada Holm said.", named: "a.txt")
  let outcome = try Stet.run(["worksheet", "a.txt", "--format", "csv"], in: folder)
  #expect(table(outcome.output).dropFirst().map { $0[2] } == ["claim", "link", "name"])
}

// MARK: What others say

@Test func `a checker sees what the archive and fact-checks have on names, words and claims`() throws {
  let folder = TemporaryFolder()
  let words = "We will keep a tight rein on every pound that the port spends this year"
  let row: [String: Any] = [
    "id": "q1", "title": "Port saves", "text": "“\(words),” Ada Holm said on Monday.", "date": "2026-03-02",
    "outlet": "Harbor Ledger", "url": "https://ledger.example/port",
  ]
  try folder.write(String(decoding: JSONSerialization.data(withJSONObject: row), as: UTF8.self), to: "rows.jsonl")
  try folder.write(
    #"{"@type":"ClaimReview","@id":"c","claimReviewed":"The bridge over the Tarn cost the city of Dunmore 40 million crowns","author":{"name":"Fact Desk"},"url":"https://facts.example/tarn"}"#,
    to: "claims.jsonl")
  try folder.write(
    "Port\n\n“\(words),” said Ada Holm. The bridge over the Tarn cost the city of Dunmore 40 million crowns.",
    to: "a.txt")
  let archive = ["--archive", "desk.db"]
  #expect(try Stet.run(["archive", "add", "rows.jsonl"] + archive, in: folder).status == 0)
  #expect(
    try Stet.run(["archive", "add", "--format", "claimreview", "claims.jsonl"] + archive, in: folder).status == 0)
  let outcome = try Stet.run(["worksheet", "a.txt", "--format", "json"] + archive, in: folder)
  #expect(outcome.status == 0)
  let sheets = (outcome.json as? [String: Any])?["worksheets"] as? [[String: Any]]
  let items = try #require(sheets?.first?["items"] as? [[String: Any]])
  func urls(_ kind: String, _ text: String, by: String) -> [String] {
    items.filter { $0["kind"] as? String == kind && ($0["text"] as? String ?? "").contains(text) }
      .flatMap { $0["notes"] as? [[String: Any]] ?? [] }.filter { $0["by"] as? String == by }
      .compactMap { $0["url"] as? String }
  }
  #expect(urls("name", "Ada Holm", by: "archive") == ["https://ledger.example/port"])
  #expect(urls("quotation", "tight rein", by: "archive") == ["https://ledger.example/port"])
  #expect(urls("claim", "40 million", by: "fact-check") == ["https://facts.example/tarn"])
}
