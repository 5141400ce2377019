import Articles
import Formats
import Testing

@testable import Rules

/// Checks which copies of its headline a page is told of, and the page without them.
private func check(
  _ expected: String, _ format: any PageFormat = .plain, fixed: String? = nil,
  _ sourceLocation: SourceLocation = #_sourceLocation
) {
  RuleCase(type: RepeatedHeadline.self).check(expected, format, fixed: fixed, sourceLocation)
}

private let body = "The wall of the old harbor fell on Sunday night, the county engineer Ada Holm said at the quay."

@Suite struct RepeatedHeadlineTests {
  @Test func `a repeated headline goes with its line`() {
    check("The wall falls\n\n⟦The wall falls⟧\n\n\(body)\n", fixed: "The wall falls\n\n\(body)\n")
    check("🚢 The wall falls\r\n⟦The wall falls⟧\r\n\(body)\r\n", fixed: "🚢 The wall falls\r\n\(body)\r\n")
    check(
      "# The wall falls\n\n## ⟦The *wall* falls⟧\n\n\(body)\n", .markdown, fixed: "# The wall falls\n\n\(body)\n")
    check(
      "# The wall falls\n\n⟦The wall falls⟧\n==============\n\n\(body)\n", .markdown,
      fixed: "# The wall falls\n\n\(body)\n")
    check(
      "<h1>The wall falls</h1><p>⟦The <b>wall</b> falls⟧</p><p>\(body)</p>", .html,
      fixed: "<h1>The wall falls</h1><p><b></b></p><p>\(body)</p>")
    check(
      "<p>⟦The wall falls⟧</p><h1>The wall falls</h1><p>\(body)</p>", .html,
      fixed: "<p></p><h1>The wall falls</h1><p>\(body)</p>")
  }

  @Test func `marks and capitals make no other headline`() {
    check("“Holm’s Élan” Falls\n\n⟦Holm's élan falls!⟧\n\n\(body)", fixed: "“Holm’s Élan” Falls\n\n\(body)")
    check("Wall of 1895 falls\n\n⟦WALL OF 1895 FALLS⟧\n\n\(body)", fixed: "Wall of 1895 falls\n\n\(body)")
    check("Wall of 1895 falls\n\nWall of 1896 falls\n\n\(body)")
    check("Holm’s wall falls\n\nHolm wall falls\n\n\(body)")
  }

  @Test func `between paragraphs it is one too, and each copy has a finding of its own`() {
    check(
      "The wall falls\n\n⟦The wall falls⟧\n\n\(body)\n\n⟦The wall falls⟧\n\n\(body)",
      fixed: "The wall falls\n\n\(body)\n\n\(body)")
  }

  @Test func `running text, cards and code keep their words`() {
    check("The wall falls\n\nThe wall falls. \(body)")
    check("# The wall falls\n\n```\nThe wall falls\n```\n\n\(body)\n", .markdown)
    check("Comments\n\nComments\n\n\(body)")
    check(
      "The wall falls\n\n\(body)\n\nFog tax goes\nFog tax goes\nCoast Wire\n5 hours ago\nFog tax goes\n\n\(body)")
  }

  @Test func `a line has one finding`() {
    let page = "logo\nThe wall falls\nThe wall falls\nHarbor Ledger5 hours ago\n\(body)"
    let article = Article(page)
    let found = findings(in: article).filter(\.isUnnecessary).map { "\($0.rule): \(article.text[$0.range])" }
    #expect(
      found == ["boilerplate: logo", "repeated-headline: The wall falls", "boilerplate: Harbor Ledger5 hours ago"])
  }
}
