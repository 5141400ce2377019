import Formats
import TestSupport
import Testing

@testable import Articles

/// Checks that the marked places, and no others, are stet marks, for these rules.
private func check(
  _ expected: String, _ format: any PageFormat, rules: [[String]], _ sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(expected).text
  let marks = Article(text, format: format).marks
  #expect(marked(marks.map(\.range), in: Array(text.utf8)) == expected, sourceLocation: sourceLocation)
  #expect(marks.map(\.rules) == rules, sourceLocation: sourceLocation)
}

@Suite struct StetMarkTests {
  @Test func `a mark names the rules that shall be silent`() {
    check("It fell. ⟦[stet: vague-attribution]⟧", .plain, rules: [["vague-attribution"]])
    check("⟦[stet: one, two three]⟧\nIt fell.", .plain, rules: [["one", "two", "three"]])
    check("It fell. ⟦<!-- stet: vague-attribution -->⟧", .markdown, rules: [["vague-attribution"]])
    check("⟦<!-- stet: one,two -->⟧\n\nIt fell.", .markdown, rules: [["one", "two"]])
    check("<p>It fell. ⟦<!-- stet: vague-attribution -->⟧</p>", .html, rules: [["vague-attribution"]])
    check("⟦<!-- stet: one\n two -->⟧<p>It fell.</p>", .html, rules: [["one", "two"]])
    check(
      "It fell. ⟦@@comment:stet: one@@⟧\r\n\r\n  ⟦# stet: two, three⟧ \r\nIt was old.", .org,
      rules: [["one"], ["two", "three"]])
  }

  @Test func `a mark that names no rule or all of them means all`() {
    check("⟦[stet]⟧ ⟦[stet: all]⟧ ⟦[stet: one, all]⟧", .plain, rules: [[], [], []])
    check("It fell. ⟦<!-- stet -->⟧ ⟦<!-- stet: all -->⟧", .markdown, rules: [[], []])
    check("<p>It fell. ⟦<!-- stet -->⟧", .html, rules: [[]])
    check("\u{FEFF}⟦# Stet⟧\rIt fell. ⟦@@comment: stet: all@@⟧", .org, rules: [[], []])
  }

  @Test func `what only looks like a mark is text`() {
    check("He wore a [stetson] and a [stet", .plain, rules: [])
    check("[stet: one\nIt fell [source?]. ⟦[stet: two]⟧", .plain, rules: [["two"]])
    check("<!-- stet --> is how Markdown says it", .plain, rules: [])
    check("It fell. [stet]", .markdown, rules: [])
    check("It fell. <!-- stetson --> <!-- to stet -->", .markdown, rules: [])
    check("<p>It fell. <!-- stetson --> [stet]", .html, rules: [])
    check("It fell. # stet [stet]\n# stetson\n#stet\n# to stet @@comment:stet", .org, rules: [])
  }

  @Test func `a mark is no words of its paragraph`() {
    for (text, format) in [
      ("It [stet: one] fell.", PlainText() as any PageFormat), ("It <!-- stet: one --> fell.", .markdown),
      ("<p>It <!-- stet: one --> fell.", .html), ("It @@comment:stet: one@@ fell.", .org),
    ] {
      let article = Article(text, format: format)
      #expect(article.facts[0].sentences.map(\.wordCount) == [2], "\(text)")
    }
  }

  @Test func `a mark on a line of its own is a block of its own`() {
    for (text, format) in [
      ("It fell.\n[stet: one]\nIt was old.", PlainText() as any PageFormat),
      ("It fell.\n\n<!-- stet: one -->\n\nIt was old.", .markdown),
      ("<p>It fell.</p><!-- stet: one --><p>It was old.", .html), ("It fell.\n# stet: one\nIt was old.", .org),
      ("It fell.\n\n@@comment:stet: one@@\n\nIt was old.", .org),
    ] {
      #expect(Article(text, format: format).blocks.map(\.kind) == [.paragraph, .mark, .paragraph], "\(text)")
    }
  }

  @Test func `a mark written by a quick fix is read back`() {
    for format in allFormats {
      let text = StetMark.text(for: "vague-attribution", format: format)
      #expect(Article(text, format: format).marks.map(\.rules) == [["vague-attribution"]], "\(format)")
    }
  }
}
