import Articles
import Formats
import FoundationEssentials
import TestSupport
import Testing

@testable import Rules

/// The findings of a page, one a line: line:column rule "quoted text". Columns count characters (Unicode scalars).
private func findingLines(of path: String) throws -> String {
  let article = Article(try ProjectRoot.text(of: path), format: allFormats.ofFile(path) ?? .plain)
  return findings(in: article).map { finding in
    let line = article.text.line(at: finding.range.start)
    let before = article.text[TextRange(Int(article.text.lineStarts[line]), finding.range.start)]
    let place = "\(line + 1):\(before.unicodeScalars.count + 1)"
    return "\(place) \(finding.rule) \"\(shortened(article.text[finding.range]))\"\n"
  }.joined()
}

/// On one line; of a long text its beginning and its end.
private func shortened(_ text: String) -> String {
  let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return words.count > 160 ? words.prefix(80) + " … " + words.suffix(60) : words
}

@Suite struct PageTests {
  @Test(arguments: [
    "Samples/page.txt", "Samples/letter.md", "Tests/Fixtures/drydock.html", "Tests/Fixtures/minutes.md",
  ])
  func `a whole page is reported as its desk expects`(_ path: String) throws {
    let name = path.split(separator: "/").last!
    #expect(try Expectation.problem(with: findingLines(of: path), in: "Tests/Fixtures/\(name).expected") == nil)
  }

  @Test func `the pages people read come from the tables the program runs on`() throws {
    #expect(try Expectation.problem(with: rulesMarkdown(), in: "Protocol/Rules.md") == nil)
    #expect(try Expectation.problem(with: settingsMarkdown(), in: "Protocol/Settings.md") == nil)
    #expect(try Expectation.problem(with: settingsSchema(), in: "Protocol/settings.schema.json") == nil)
  }
}
