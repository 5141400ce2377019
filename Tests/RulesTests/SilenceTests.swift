import Articles
import Formats
import TestSupport
import Testing

@testable import Rules

/// Checks that what is marked in a text, and nothing else, is reported under all rules.
private func check(
  _ expected: String, _ format: any PageFormat = .plain, _ sourceLocation: SourceLocation = #_sourceLocation
) {
  let article = Article(MarkedText(expected).text, format: format)
  #expect(
    marked(findings(in: article).map(\.range), in: article.text.bytes) == expected, sourceLocation: sourceLocation)
}

@Suite struct SilenceTests {
  @Test func `without a mark everything is said`() {
    check("⟦Officials⟧ say it fell.\n\n⟦Critics⟧ say it was old.")
  }

  @Test func `a mark on a line of its own silences the paragraph below it and no other`() {
    check("[stet: vague-attribution]\nOfficials say it fell.\n⟦Critics⟧ say it was old.")
    check("⟦Critics⟧ say so. It was old.\n\n[stet: vague-attribution]\n\nOfficials say it fell. Critics say so.")
    check("<!-- stet: vague-attribution -->\n\nOfficials say it fell.\n\n⟦Critics⟧ say it was old.", .markdown)
    check("<!-- stet: vague-attribution -->\nOfficials say it fell.\n\n⟦Critics⟧ say it was old.", .markdown)
    check("<!-- stet: vague-attribution --><p>Officials say it fell.</p><p>⟦Critics⟧ say it was old.", .html)
  }

  @Test func `a mark inside a paragraph silences it and no other`() {
    check("Officials say it fell. [stet: vague-attribution]\n⟦Critics⟧ say it was old.")
    check("[stet: vague-attribution] Officials say it fell.\n⟦Critics⟧ say it was old.")
    check("Officials say it fell. <!-- stet: vague-attribution -->\n\n⟦Critics⟧ say it was old.", .markdown)
    check("<p>Officials <!-- stet: vague-attribution -->say it fell.</p><p>⟦Critics⟧ say it was old.", .html)
    check("<p><!-- stet: vague-attribution -->Officials say it fell.</p><p>⟦Critics⟧ say it was old.", .html)
    check("- Officials say it fell. <!-- stet -->\n- ⟦Critics⟧ say it was old.", .markdown)
    check("- Officials say it\n  fell. @@comment:stet@@\n- ⟦Critics⟧ say it was old.", .org)
    check("> Officials say it fell. <!-- stet -->\n\n⟦Critics⟧ say it was old.", .markdown)
  }

  @Test func `a mark at the end of a paragraph of HTML silences that paragraph`() {
    check("<p>Officials say it fell. <!-- stet: vague-attribution --></p><p>⟦Critics⟧ say it was old.", .html)
    check("<ul><li>Officials say it fell. <!-- stet --><li>⟦Critics⟧ say it was old.</ul>", .html)
  }

  @Test func `a mark above a list or a quotation silences all of it`() {
    check(
      "<!-- stet: vague-attribution -->\n\n- Critics say so.\n- Officials say so.\n\n⟦Critics⟧ say it was old.",
      .markdown)
    check("<!-- stet -->\n\n> Critics say so.\n>\n> Officials say so.\n\n⟦Critics⟧ say it was old.", .markdown)
  }

  @Test func `a mark may name several rules or all of them`() {
    check("[stet: boilerplate, vague-attribution]\nOfficials say it fell.")
    check("[stet: boilerplate vague-attribution]\nOfficials say it fell.")
    check("[stet: all]\nOfficials say it fell.")
    check("[stet]\nOfficials say it fell.")
    check("[stet: boilerplate]\n[stet: vague-attribution]\nOfficials say it fell.")
  }

  @Test func `another rule stays`() {
    check("[stet: boilerplate]\n⟦Officials⟧ say it fell.")
    check("⟦[stet: nonsense]⟧\n⟦Officials⟧ say it fell.")
    check("<p>⟦Officials⟧ say it fell. <!-- stet: boilerplate -->", .html)
  }

  @Test func `a mark silences boilerplate as well`() {
    check("[stet: boilerplate]\nlogo\n\nIt fell on Monday, and nobody in the town was there to see it fall.")
  }

  @Test func `a mark with nothing below it does no harm`() {
    check("⟦Officials⟧ say it fell.\n[stet]")
    check("[stet]")
  }
}
