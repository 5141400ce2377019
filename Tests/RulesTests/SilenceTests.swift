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

  @Test func `between off and on nothing is said, before and behind all is`() {
    check(
      "⟦Critics⟧ say so.\n\n[stet off]\n\nOfficials say it fell.\n\nCritics say so.\n\n[stet on]\n\n⟦Officials⟧ say it was old."
    )
    check(
      "<!-- stet off -->\n\n- Officials say so.\n\nCritics say so.\n\n<!-- stet on -->\n\n⟦Officials⟧ say so.",
      .markdown)
    check("<!-- Stet OFF --><p>Officials say so.<p>Critics say <!-- stet on -->so. ⟦Officials⟧ say so.", .html)
    check("# stet off\n\nOfficials say so.\n\n# stet on\n\n⟦Critics⟧ say so.", .org)
    check("⟦Officials⟧ say so. [stet off] Officials say so. [stet on] ⟦Officials⟧ say so.")
  }

  @Test func `off without on is for the rest of the text`() {
    check(
      "[stet off]\n\nlogo\n\nFerry stays in port\n\nOfficials say it fell. It fell on Monday, and nobody was there.")
    check("\u{FEFF}<!-- stet off -->\n<!doctype html><title>Ferry</title><p>Officials say so.<p>Critics say so.", .html)
  }

  @Test func `off and on may name rules`() {
    check(
      "[stet off: vague-attribution]\n\nOfficials say it fell.\n\n[stet on: vague-attribution]\n\n⟦Critics⟧ say so.")
    check("[stet off: boilerplate]\n\n⟦Officials⟧ say it fell.")
    check("[stet off]\n\n[stet on: vague-attribution]\n\n⟦Officials⟧ say it fell.\n\n[stet off]\n\nCritics say so.")
    check(
      "[stet off: boilerplate]\n\n[stet off: vague-attribution]\n\n[stet on: boilerplate]\n\nOfficials say so.\n\n[stet on]\n\n⟦Critics⟧ say so."
    )
    check("⟦[stet off: nonsense]⟧\n\n⟦Officials⟧ say it fell.")
    check("⟦[stet off]⟧\n\n⟦Officials⟧ say it fell.", .markdown)
  }

  @Test func `on without off, and words that only begin so, do no harm`() {
    check("[stet on]\n\n⟦Officials⟧ say it fell.")
    check("⟦Officials⟧ say it fell. [stet offers] It was [stet on the page].")
  }

  @Test func `a text of nothing but switches is read in time that grows with it`() {
    let times = growth(from: 500, to: 2_000) { count in
      _ = findings(
        in: Article(String(repeating: "[stet off: boilerplate]\n\nOfficials say so.\n\n[stet on]\n\n", count: count)))
    }
    #expect(times < 3)
  }
}

@Suite struct UnusedSilenceTests {
  private func unused(_ text: String, _ list: String = "", asksArchive: Bool = false) -> [String] {
    let article = Article(text)
    let found = UnusedSilence(
      in: article, settings: Settings(), ignoring: IgnoreList(contents: Array(list.utf8)), archived: ArchivedMatches(),
      asksArchive: asksArchive)
    return found.marks.map { article.text[$0.range] } + found.entries.map(\.text)
  }

  @Test func `a mark that silences nothing is named`() {
    #expect(unused("Officials say it fell. [stet: vague-attribution]\n\n[stet]\nCritics say so.") == [])
    #expect(unused("Ines Okafor said so. [stet: vague-attribution]") == ["[stet: vague-attribution]"])
    #expect(unused("Ines Okafor said so. [stet]\n\nOfficials say so.") == ["[stet]"])
    #expect(unused("[stet: boilerplate]\nOfficials say it fell.") == ["[stet: boilerplate]"])
  }

  @Test func `a stretch that silences nothing is named, up to where it ends`() {
    #expect(unused("[stet off]\n\nOfficials say so.") == [])
    #expect(unused("[stet off]\n\nInes Okafor said so.\n\n[stet on]\n\nOfficials say so.") == ["[stet off]"])
  }

  @Test func `what nobody can judge is not named`() {
    // Off unless enabled, asks an archive, there is none.
    for rule in ["loaded-verb", "altered-quote", "nonsense"] {
      #expect(unused("Ines Okafor said so. [stet: \(rule)]") == [])
    }
    #expect(unused("Ines Okafor said so. [stet: altered-quote]", asksArchive: true) == ["[stet: altered-quote]"])
    // What knows English alone does not run here.
    let german = """
      Die Brücke über den Fluss ist seit Montag gesperrt, weil ein Pfeiler nachgegeben hat und die Fahrbahn sich gesenkt hat. Die \
      Stadt will noch in dieser Woche sagen, wie lange das dauert und wer dafür bezahlt. [stet: vague-attribution]

      Das sagte die Baurätin, die seit vier Jahren im Amt ist und den Bau der neuen Brücke von Anfang an begleitet hat.
      """
    #expect(!Article(german).isEnglish && unused(german) == [])
  }

  @Test func `an entry whose words are gone is named`() {
    let entry = #"{"rule":"vague-attribution","text":"Officials","before":"","after":"say it fell."}"#
    #expect(unused("Officials say it fell.", entry) == [] && unused("Critics say it fell.", entry) == ["Officials"])
  }
}
