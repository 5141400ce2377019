import Archive
import Articles
import Formats
import TestSupport
import Testing

@testable import Rules

/// A rule as an argument of a test, shown by its name.
struct RuleCase: CustomTestStringConvertible {
  let type: any Rule.Type

  var page: RulePage { type.page }
  var testDescription: String { page.id }

  private func findings(in article: Article) -> [Finding] {
    guard let rule = type.init() as? any ArchiveRule else {
      return type.init().findings(in: article, settings: Settings())
    }
    var archived = ArchivedMatches(of: article, in: page.archivedTexts)
    archived.checked = CheckedSentence.all(of: article, in: page.checked)
    return rule.findings(in: article, archived: archived, settings: Settings())
  }

  /// Checks that the rule reports what is marked in a text, and nothing else; gives what it reports, in order.
  @discardableResult
  func check(
    _ example: String, _ format: any PageFormat = .plain, _ sourceLocation: SourceLocation = #_sourceLocation
  ) -> [Finding] {
    let article = Article(MarkedText(example).text, format: format)
    let found = findings(in: article)
    #expect(marked(found.map(\.range), in: article.text.bytes) == example, sourceLocation: sourceLocation)
    return found
  }

  /// Checks the same, and what the text is after the fixes, which leave nothing to report; nil where none is offered.
  func check(
    _ example: String, _ format: any PageFormat = .plain, fixed: String?,
    _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let edits = check(example, format, sourceLocation).flatMap(\.fixes).flatMap(\.edits)
    guard let fixed else {
      #expect(edits.isEmpty, sourceLocation: sourceLocation)
      return
    }
    let bytes = edited(Array(MarkedText(example).text.utf8), by: edits)
    #expect(String(decoding: bytes, as: UTF8.self) == fixed, sourceLocation: sourceLocation)
    let again = type.init().findings(in: Article(fixed, format: format), settings: Settings())
    #expect(again.isEmpty, "the fix sets it right", sourceLocation: sourceLocation)
  }
}

private let rules = allRules.map(RuleCase.init)

@Suite struct RulePageTests {
  @Test(arguments: rules)
  func `a rule reports what its page marks and nothing else`(_ rule: RuleCase) {
    for example in rule.page.wrong + rule.page.right { rule.check(example) }
  }

  @Test(arguments: rules)
  func `characters of two and four bytes before a finding do not move it`(_ rule: RuleCase) {
    for example in rule.page.wrong + rule.page.right { rule.check("· 👩‍👩‍👧 ·\n\n" + example) }
  }

  @Test(arguments: rules)
  func `a page from another system reads the same`(_ rule: RuleCase) {
    for example in rule.page.wrong + rule.page.right {
      rule.check(example.replacing("\n", with: "\r\n"))
      rule.check(example.replacing("\n", with: "\r"))
    }
  }

  @Test(arguments: rules)
  func `a paragraph of HTML reads like one of plain text`(_ rule: RuleCase) {
    for example in rule.page.wrong + rule.page.right {
      rule.check(lines(of: example).map { "<p>\(html($0))</p>" }.joined(separator: "\n"), .html)
      rule.check(lines(of: example).map { "<div><b>👩‍👩‍👧</b></div><p>\n  \(html($0))" }.joined(), .html)
      rule.check(lines(of: example).map { "<p>\(html($0).replacing(" ", with: "\n\t "))\n" }.joined(), .html)
    }
  }

  @Test(arguments: rules)
  func `a paragraph of Markdown reads like one of plain text`(_ rule: RuleCase) {
    for example in rule.page.wrong + rule.page.right {
      rule.check(lines(of: example).joined(separator: "\n\n"), .markdown)
    }
  }

  // Every example counts here as well: a page pasted into a quotation brings its boilerplate along.
  @Test(arguments: rules)
  func `a quotation of Markdown reads like a paragraph`(_ rule: RuleCase) {
    for example in rule.page.wrong + rule.page.right {
      rule.check(lines(of: example).map { "> \($0)" }.joined(separator: "\n>\n"), .markdown)
    }
  }

  @Test(arguments: rules)
  func `a paragraph of org-mode and one in a quotation read like one of plain text`(_ rule: RuleCase) {
    for example in rule.page.wrong + rule.page.right {
      let text = lines(of: example).joined(separator: "\n\n")
      rule.check(text, .org)
      rule.check("#+BEGIN_QUOTE\n\(text)\n#+END_QUOTE\n", .org)
    }
  }

  @Test(arguments: rules)
  func `a rule's page can be named, linked and read`(_ rule: RuleCase) {
    let page = rule.page
    #expect(page.id.allSatisfy { $0.isLowercase || $0 == "-" }, "the name stands in stet marks and in links")
    #expect(page.reports.hasSuffix(".") && page.because.hasSuffix("."))
    #expect(!page.wrong.isEmpty && page.wrong.allSatisfy { !MarkedText($0).ranges.isEmpty })
    #expect(!page.right.isEmpty && page.right.allSatisfy { MarkedText($0).ranges.isEmpty })
    #expect(rulePage(page).contains(page.reports) && rulesHTML().contains("id=\"\(page.id)\""))
  }

  @Test func `a rule that is off says on its page how to have it`() throws {
    let rule = try #require(rules.first { $0.page.isOff }).page
    #expect(rulePage(rule).contains("stet lint --enable \(rule.id)") && rulesHTML().contains("--enable \(rule.id)"))
    #expect(rulePage(rule).hasPrefix("\(rule.id) (\(rule.severity.rawValue), off unless enabled)"))
    #expect(
      rulesMarkdown().contains("Severity: hint, off unless enabled.") && rulesMarkdown().contains("`rules.enabled`"))
  }

  @Test func `what a rule was worth when measured stands on its page, level by level`() {
    var page = rules[0].page
    page.measured = [.high: .init(precision: 0.4, recall: 0.705), .low: .init(precision: 0.62, recall: 0.3)]
    page.measuredDeeply = [.low: .init(precision: 0.8, recall: 0.4)]
    let text = rulePage(page)
    #expect(text.contains("is found. With the deep tier: 80% and 40%."))
    #expect(text.contains("At sensitivity low 62% of the findings are right, and 30% of what there is is found."))
    #expect(text.contains("At sensitivity high 40% of the findings are right") && !text.contains("normal"))
  }

  @Test func `no two rules have one name`() {
    #expect(Set(rules.map(\.page.id)).count == rules.count)
  }
}

private func lines(of example: String) -> [Substring] { example.split(separator: "\n") }

private func html(_ line: Substring) -> Substring {
  line.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}
