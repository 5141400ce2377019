import Foundation
import TestSupport
import Testing

/// Two texts with findings of every severity, marks and letters that each format has to escape, and one without any.
private func desk() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  let page = """
    logo

    Ferry stays in port

    🚢 “Ça va” – e\u{301}t, <critics> & \"others\" say: 100%, it waits.\tOfficials say so.

    Ines Okafor admitted that the pier is old.
    """
  try folder.write(page, to: "desk/page, 1:2.txt")
  try folder.write("\u{FEFF}Officials say the crossing is closed.\r\n\r\nOfficials say it waits.\r\n", to: "desk/b.md")
  try folder.write(clean, to: "desk/clean.txt")
  let settings = #"{"rules": {"enabled": ["loaded-verb"], "severity": {"loaded-verb": "error"}}}"#
  try folder.write(settings, to: ".stet.json")
  return folder
}

private let formats = ["human", "compact", "json", "sarif", "github", "gitlab", "junit", "rdjson", "ignore"]

@Test(arguments: formats)
func `a report is written as it was, byte for byte`(_ format: String) throws {
  let outcome = try Stet.run(["lint", "desk", "--format", format], in: desk())
  #expect(outcome.status == 1 && outcome.errors.isEmpty)
  let version = try Stet.run(["--version"]).output.dropFirst("stet ".count).dropLast()
  let text = outcome.output.replacing("\"\(version)\"", with: "\"VERSION\"")
  #expect(try Expectation.problem(with: text, in: "Tests/Fixtures/Reports/\(format).expected") == nil)
}

@Test(arguments: formats)
func `nothing found is a whole report too`(_ format: String) throws {
  let folder = TemporaryFolder()
  try folder.write(clean, to: "a.txt")
  let outcome = try Stet.run(["lint", "a.txt", "--format", format], in: folder)
  #expect(outcome.status == 0)
  if ["json", "sarif", "gitlab", "rdjson"].contains(format) { #expect(outcome.json != nil) }
  if format == "junit" { #expect(XML(outcome.output).isWellFormed) }
}

/// What the published schema lets stand in each object that Stet writes, and what it demands: it takes no other names.
private let sarifShape: [String: (may: Set<String>, must: Set<String>)] = [
  "run": (["tool", "columnKind", "results", "invocations"], ["tool"]), "tool": (["driver"], ["driver"]),
  "invocations": (["executionSuccessful"], ["executionSuccessful"]),
  "driver": (["name", "version", "semanticVersion", "rules"], ["name"]),
  "rules": (["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"], ["id"]),
  "shortDescription": (["text"], ["text"]), "fullDescription": (["text"], ["text"]), "help": (["text"], ["text"]),
  "defaultConfiguration": (["enabled", "level"], []),
  "results": (
    [
      "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints", "fixes",
      "properties",
    ], ["message"]
  ),
  "message": (["text"], ["text"]), "locations": (["physicalLocation"], []),
  "relatedLocations": (["physicalLocation", "message"], []),
  "physicalLocation": (["artifactLocation", "region"], ["artifactLocation"]), "artifactLocation": (["uri"], []),
  "region": (sarifRegion, []), "deletedRegion": (sarifRegion, []),
  "fixes": (["description", "artifactChanges"], ["artifactChanges"]), "description": (["text"], ["text"]),
  "artifactChanges": (["artifactLocation", "replacements"], ["artifactLocation", "replacements"]),
  "replacements": (["deletedRegion", "insertedContent"], ["deletedRegion"]), "insertedContent": (["text"], []),
]

private let sarifRegion: Set = ["startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength"]

private func checkShape(_ value: Any, _ name: String) throws {
  for element in value as? [Any] ?? [] { try checkShape(element, name) }
  guard let object = value as? [String: Any], !["properties", "partialFingerprints"].contains(name) else { return }
  let (may, must) = try #require(sarifShape[name], "\(name)")
  #expect(may.isSuperset(of: object.keys) && must.isSubset(of: object.keys), "\(name): \(object.keys)")
  for (key, inner) in object { try checkShape(inner, key) }
}

@Test func `a SARIF log says where each finding is and how it is set right`() throws {
  let folder = try desk()
  let log = try #require(try Stet.run(["lint", "desk", "--format", "sarif"], in: folder).json as? [String: Any])
  #expect(log["version"] as? String == "2.1.0")
  let run = try #require((log["runs"] as? [[String: Any]])?.first)
  try checkShape(run, "run")
  #expect(Set(log.keys) == ["$schema", "version", "runs"])
  #expect(run["columnKind"] as? String == "unicodeCodePoints")
  let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
  let rules = try #require(driver["rules"] as? [[String: Any]])
  let results = try #require(run["results"] as? [[String: Any]])
  var fingerprints: Set<String> = []
  for result in results {
    let index = try #require(result["ruleIndex"] as? Int)
    #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    #expect(["error", "warning", "note"].contains(result["level"] as? String ?? ""))
    let location = try #require((result["locations"] as? [[String: [String: Any]]])?.first?["physicalLocation"])
    let file = try #require((location["artifactLocation"] as? [String: String])?["uri"])
    let path = try #require(file.removingPercentEncoding)
    let region = try #require(location["region"] as? [String: Int])
    let scalars = Array(try folder.read(path).unicodeScalars)
    let (start, length) = (try #require(region["charOffset"]), try #require(region["charLength"]))
    let words = String(String.UnicodeScalarView(scalars[start..<start + length]))
    let message = (result["message"] as? [String: String])?["text"] ?? ""
    #expect(message.contains(words.prefix(20)), "\(message): \(words)")
    let fingerprint = (result["partialFingerprints"] as? [String: String])?["stet/v1"] ?? ""
    #expect(fingerprint.utf8.count == 16 && !fingerprints.contains(fingerprint))
    fingerprints.insert(fingerprint)
    for fix in result["fixes"] as? [[String: Any]] ?? [] {
      let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
      #expect((change["artifactLocation"] as? [String: String])?["uri"] == file)
      #expect((change["replacements"] as? [[String: Any]])?.isEmpty == false)
    }
  }
  #expect(results.contains { $0["fixes"] != nil } && results.contains { $0["level"] as? String == "error" })
}

@Test func `a finding keeps its fingerprint when the lines above it change`() throws {
  func fingerprints(_ text: String) throws -> [String] {
    let outcome = try Stet.run(["lint", "-", "--stdin-filename", "a.txt", "--format", "gitlab"], input: text)
    return try #require(outcome.json as? [[String: Any]]).compactMap { $0["fingerprint"] as? String }
  }
  let text = "Officials say it fell.\n\nOfficials say it was old.\n"
  let before = try fingerprints(text)
  #expect(before.count == 2 && Set(before).count == 2)
  #expect(try fingerprints("Ines Okafor said so.\n\n\(text)") == before)
}

@Test func `words of a text cannot end an annotation or begin another`() throws {
  let text =
    "Officials\u{2028}::error::x\u{9B}%0A say the crossing is closed.\n\n🚢 critics, one:two\n::error file=/etc/x::y say it waits.\n"
  let outcome = try Stet.run(
    ["lint", "-", "--format", "github", "--stdin-filename", "a,b:c\n::error::.txt"], input: text)
  #expect(!outcome.lines.isEmpty)
  for line in outcome.lines {
    #expect(line.hasPrefix("::notice title=stet%3A ") && line.contains(",file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3A.txt,"))
  }
}

@Test func `reviewdog's columns count bytes`() throws {
  let text = "🚢 é, officials say it waits.\n"
  let outcome = try Stet.run(["lint", "-", "--format", "rdjson"], input: text)
  let rows = try #require((outcome.json as? [String: Any])?["diagnostics"] as? [[String: Any]])
  let range = (rows.first?["location"] as? [String: Any])?["range"] as? [String: [String: Int]]
  #expect(range?["start"] == ["line": 1, "column": 10] && range?["end"] == ["line": 1, "column": 19])
}

@Test func `a test report fails where the run does`() throws {
  func report(_ words: [String]) throws -> XML {
    let outcome = try Stet.run(
      ["lint", "-", "--format", "junit"] + words, input: "<a> & \"officials\" say so.\u{1}\n" + vague)
    let xml = XML(outcome.output)
    #expect(xml.isWellFormed, "\(outcome.output)")
    return xml
  }
  #expect(try report([]).elements["failure"] == nil && report([]).elements["system-out"] != nil)
  #expect(try report(["--fail-on", "information"]).elements["failure"] != nil)
}

@Test func `how often each rule reported is told for people and for programs`() throws {
  let folder = try desk()
  let table = try Stet.run(["lint", "desk", "--statistics"], in: folder)
  #expect(table.status == 1)
  #expect(table.lines.first == "3  vague-attribution  information, in 2 files", "\(table.lines)")
  #expect(table.lines.last == "3 files checked.")
  let json = try Stet.run(["lint", "desk", "--statistics", "--format", "json"], in: folder).json
  let rows = try #require(json as? [[String: Any]])
  #expect(try Schema("lint").problems(rows, "statistics") == [])
  #expect(rows.first?["count"] as? Int == 3)
  #expect(try Stet.run(["lint", "desk", "--statistics", "--format", "sarif"], in: folder).status == 2)
}

@Test func `programs are told which rules there are`() throws {
  let rules = try #require(try Stet.run(["rules", "--format", "json"]).json as? [[String: Any]])
  #expect(try Schema("rules").problems(rules, "output") == [])
  let names = try Stet.run(["rules"]).lines.filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != " " }) }
  #expect(rules.compactMap { $0["id"] as? String } == names)
  #expect(rules.contains { $0["measured"] != nil } && rules.contains { $0["off"] as? Bool == true })
}
