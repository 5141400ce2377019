import TestSupport
import Testing

@testable import Formats

private func read(_ text: String) -> Page {
  let page = MarkdownReader.page(of: Array(text.utf8))
  #expect(problems(with: page, of: Array(text.utf8)) == [])
  return page
}

private func source(of words: String, in text: String) -> String? {
  source(of: words, in: read(text), Array(text.utf8))
}

@Suite struct MarkdownReaderTests {
  @Test func `a page falls into the blocks its writer sees`() {
    let page = read(
      """
      # The bridge

      It fell
      on Monday.

      ## Later

      > Nobody knew,
      lazy as we are.
      > > Truly.

      - One
      - Two

        and a half
      1. > Three

      ***

      <!-- stet: unsourced-claim -->
      It *rained*. <!-- stet -->

      ![A photo of a bridge](bridge.jpg)

      <div>Advertisement</div>

      | River | Length |
      |-------|--------|
      | Tay   | 193 km |
      """)
    #expect(
      outline(page) == [
        "headline: The bridge", "paragraph: It fell on Monday.", "subheading: Later",
        "quotation: Nobody knew, lazy as we are.", "quotation: Truly.", "listItem: One", "listItem: Two",
        "listItem: and a half", "quotation: Three", "preformatted: ", "mark: ", "paragraph: It rained. ",
        "preformatted: ", "preformatted: Advertisement", "preformatted: River\tLength", "preformatted: Tay\t193 km",
      ])
  }

  @Test func `markup inside a sentence is not read out`() {
    let page = read(
      "He **told** _the [paper](http://x.org/a_(b) \"Title\")_ that ~~no~~ `Tay` &amp; [Forth][f] [fell][] \\*twice\\*.\n\n"
        + "[f]: /f\n[fell]: /g")
    #expect(outline(page) == ["paragraph: He told the paper that no Tay & Forth fell *twice*."])
  }

  @Test(arguments: [
    ("Lavrov", "He met *Lav*rov.", "Lav*rov"),
    ("said", "👩‍👩‍👧 “It’s” **said**\r\n", "said"),
    ("one two", "> one\r\n> two", "one\r\n> two"),
    ("one two", "- one  \n  two", "one  \n  two"),
    ("& Sons", "Tay &amp; Sons", "&amp; Sons"),
    ("’s plan", "May&#8217;s plan", "&#8217;s plan"),
    ("fell", "[a]: /u\n\nthe [bridge][a] fell", "fell"),
    ("fell", "[a]: /u 'x'\nthe [bridge] (fell)", "fell"),
    ("Forth", "| Tay | `x\\|y` | Forth |\n|---|---|---|", "Forth"),
    ("fell", "![Tay (1)](a.png \"b\") fell", "fell"),
    ("http://a.org/?x=1&y_z", "<http://a.org/?x=1&amp;y_z>", "http://a.org/?x=1&amp;y_z"),
    ("fell", "<span title=\"fell\">it</span> fell", "fell"),
    ("a`b", "`` a`b ``", "a`b"),
    ("Tay", "\u{FEFF}# Tay", "Tay"),
    ("Tay", "Two lines\nand | Tay |\n--- | ---", "Tay"),
  ])
  func `a finding lies on the words it speaks of`(_ words: String, _ text: String, _ expected: String) {
    #expect(source(of: words, in: text) == expected)
  }

  @Test func `a link that merely looks like one stays as it is written`() {
    #expect(outline(read("[a](b c) [d][e] \\[f](g)")) == ["paragraph: [a](b c) [d][e] [f](g)"])
    #expect(outline(read("[d][e] [d]\n\n[d]: /u")) == ["paragraph: [d][e] d"])
  }

  @Test func `the first heading of a page without a level 1 is its headline only when nothing comes before`() {
    #expect(outline(read("## Tay\n\n## Forth")) == ["headline: Tay", "subheading: Forth"])
    #expect(outline(read("<!-- stet -->\n## Tay")) == ["mark: ", "headline: Tay"])
    #expect(outline(read("Text.\n\n## Tay")) == ["paragraph: Text.", "subheading: Tay"])
    #expect(
      outline(read("## Kicker\n\nTay\n===\nText.")) == ["subheading: Kicker", "headline: Tay", "paragraph: Text."])
  }

  @Test func `an underlined heading ends with its line and the text behind it is whole`() {
    let text = "Tay\nbridge\n---\nIt fell."
    #expect(read(text).blocks.map(\.range) == [TextRange(0, 14), TextRange(15, 23)])
  }

  @Test func `code keeps its fences to itself and the text behind it its place`() {
    let text = "~~~ swift\nlet a\n\nlet b\n~~~\nIt fell.\n\n    indented\n\n> ```\n> x\n\nEnd."
    let page = read(text)
    #expect(
      outline(page) == [
        "preformatted: let a\n\nlet b", "paragraph: It fell.", "preformatted: indented", "preformatted: > x",
        "paragraph: End.",
      ])
    #expect(page.blocks[0].range == TextRange(0, 26))
  }

  @Test func `front matter tells about the page and is no part of it`() {
    let page = read(
      """
      ---
      title: "The \\"bridge\\": a story" # draft
      authors: [Ann Example, 'Bob O''Brien']
      date: 2024-01-02
      canonical_url: https://example.org/bridge
      source: The Example
      seo:
        title: No
      ---
      # Tay
      """)
    #expect(outline(page) == ["headline: Tay"])
    #expect(page.metadata.title == "The \"bridge\": a story")
    #expect(page.metadata.author == "Ann Example, Bob O'Brien")
    #expect(page.metadata.date == "2024-01-02")
    #expect(page.metadata.url == "https://example.org/bridge")
    #expect(page.metadata.outlet == "The Example")
  }

  @Test func `front matter in TOML and behind a byte order mark is read as well`() {
    let page = read("\u{FEFF}+++\r\ntitle = \"Tay\"\r\nauthor = 'Ann'\r\n+++\r\nIt fell.\r\n")
    #expect(page.metadata.title == "Tay" && page.metadata.author == "Ann")
    #expect(outline(page) == ["paragraph: It fell."])
    #expect(page.blocks[0].range.start == 44)
  }

  @Test func `a rule across the top of a page does not swallow the text below it`() {
    #expect(outline(read("---\n\nHe said: no.\n\n---\n\nEnd.")).contains("paragraph: End."))
    #expect(outline(read("---\nunclosed: yes")).last == "paragraph: unclosed: yes")
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      ("[", 5_000), ("> ", 2_000), ("`", 5_000), ("*a _b ", 3_000), ("&", 10_000), ("![", 3_000), ("[a](", 3_000),
      ("<!--", 5_000),
      ("\\", 9_999), ("` `` ", 2_000), ("&amp;", 20_000), ("[a]: /u\n", 5_000), ("| a ", 3_000), ("- ", 500),
      ("The bridge fell, **they** said. ", 32_000),
    ])
  func `a text that makes no sense does not stop the editor`(_ bit: String, _ count: Int) {
    let text = String(repeating: bit, count: count)
    let time = processorTime { _ = read(text) }
    #expect(time < .seconds(5), "\(bit) took \(time)")
  }
}
