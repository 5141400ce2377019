import TestSupport
import Testing

@testable import Formats

private func read(_ text: String) -> Page {
  let page = HTMLReader.page(of: Array(text.utf8))
  #expect(problems(with: page, of: Array(text.utf8)) == [])
  return page
}

@Test func `a page that takes more memory than it may is told, and the next one is read`() {
  let memory = 4 << 20
  let pile = HTMLReader.page(of: Array(String(repeating: "<p>b ", count: 50_000).utf8), within: memory)
  #expect(pile.problem == MarkupMemory.problem && pile.blocks.isEmpty)
  let piled = MarkdownReader.page(of: SourceText(String(repeating: "*b* ", count: 50_000)), within: memory)
  #expect(piled.problem == MarkupMemory.problem && piled.blocks.isEmpty)
  #expect(HTMLReader.page(of: Array("<p>Holm".utf8), within: memory).blocks.count == 1)
  let next = MarkdownReader.page(of: SourceText("| b |\n| - |\n| c |\n\nHolm"), within: memory)
  #expect(next.problem == nil && next.blocks.count == 3)
}

private func source(of words: String, in text: String) -> String? {
  source(of: words, in: read(text), Array(text.utf8))
}

@Suite struct HTMLReaderTests {
  @Test func `a page falls into the blocks its reader sees`() {
    let page = read(
      """
      <!DOCTYPE html><title>Tay</title><body>
      <header><a href="/">The Example</a></header>
      <nav><ul><li>News<li>Sport</ul></nav>
      <article>
      <header><h1>The bridge</h1><p class="c-byline__name">By Ann Example</p></header>
      <p>It fell on <b>Mon</b>day.</p>
      <!-- stet: unsourced-claim -->
      <h2>Later</h2>
      <blockquote><p>Nobody knew.</p><footer>The mayor</footer></blockquote>
      <ul><li>One<li><p>Two</p></ul>
      <figure><img alt="A bridge"><figcaption>The bridge in May</figcaption></figure>
      <table><caption>Rivers</caption><tr><th>Tay<td>193 km</table>
      <address>Written by Bob</address>
      <aside>Read more</aside>
      </article>
      <form><label>Search</label> <button>Go</button></form>
      <footer>All rights reserved</footer>
      """)
    #expect(
      outline(page) == [
        "boilerplate: The Example", "boilerplate: News", "boilerplate: Sport", "headline: The bridge",
        "byline: By Ann Example",
        "paragraph: It fell on Monday.", "mark: ", "subheading: Later", "quotation: Nobody knew.",
        "quotation: The mayor",
        "listItem: One", "listItem: Two", "caption: The bridge in May", "caption: Rivers", "preformatted: Tay",
        "preformatted: 193 km", "byline: Written by Bob", "boilerplate: Read more", "boilerplate: Search",
        "boilerplate: Go",
        "boilerplate: All rights reserved",
      ])
  }

  @Test(arguments: [
    ("Lavrov", "<p>Then <b>Lav</b>rov left", "Lav</b>rov"),
    ("fell", "<p>👩‍👩‍👧 “It’s”<i>fell</i>\r\n", "fell"),
    ("one two", "<p>one\r\n   two</p>", "one\r\n   two"),
    ("one two", "<p>one<br/>\n two", "one<br/>\n two"),
    ("one two", "<p>one <!-- stet: x --> two", "one <!-- stet: x --> two"),
    ("& Sons", "<p>Tay &amp; Sons", "&amp; Sons"),
    ("May’s", "<p>May&rsquo;s", "May&rsquo;s"),
    ("© 2024", "<p>&copy 2024", "&copy 2024"),
    ("¬it;", "<p>&notit;", "&notit;"),
    ("&bogus; &", "<p>&bogus; &", "&bogus; &"),
    ("&amp;", "<p>&amp;amp;", "&amp;amp;"),
    ("😀!", "<p>&#x1F600!", "&#x1F600!"),
    ("\u{A0}km", "<p>5&nbsp;km", "&nbsp;km"),
    ("5 < 6", "<p>5 < 6", "5 < 6"),
    ("it fell", "<p>it</foo title='>'> fell", "it</foo title='>'> fell"),
    ("late", "<table><tr><td>cell</td>late</table>", "late"),
    ("Tay", "\u{FEFF}<p>Tay", "Tay"),
  ])
  func `a finding lies on the words it speaks of`(_ words: String, _ text: String, _ expected: String) {
    #expect(source(of: words, in: text) == expected)
  }

  @Test(arguments: [
    "<script>x</script>", "<style>x</style>", "<noscript>x</noscript>", "<template>x</template>", "<!-- x -->",
    "<select><option>x</select>", "<svg><text>x</text></svg>", "<p title=x>", "<p hidden>x</p>",
    "<textarea>x</textarea>",
    "<title>x</title>", "<p>&nbsp;</p>", "<iframe>x</iframe>",
  ])
  func `what no reader sees is not linted`(_ unseen: String) {
    #expect(outline(read("<p>Tay</p>\(unseen)<p>Forth</p>")) == ["paragraph: Tay", "paragraph: Forth"])
  }

  @Test func `one line break is a space and two end a paragraph`() {
    #expect(outline(read("<p>one<br>two<br> <br>three<br>")) == ["paragraph: one two", "paragraph: three"])
  }

  @Test func `text written in a table but in no cell keeps its place`() {
    #expect(
      outline(read("<table><tr><td>cell</td>late<td><p>Text.</table>"))
        == ["preformatted: cell", "paragraph: late", "paragraph: Text."])
  }

  @Test func `preformatted text keeps its lines`() {
    #expect(outline(read("<pre>\n a\r\n  <b>b</b> c\n</pre>")) == ["preformatted: a\n  b c"])
  }

  @Test func `a site that wraps its page in a form or names itself in a heading hides no article`() {
    #expect(
      outline(read("<form><h1>The Example</h1><main><h1>Tay</h1><p>It fell.</p></main></form>"))
        == ["subheading: The Example", "headline: Tay", "paragraph: It fell."])
  }

  @Test func `a paragraph that names its author at length is no byline`() {
    let life = String(repeating: "She has walked along every river of the country. ", count: 5)
    #expect(read("<div class=author><p>By Ann</p><p>\(life)</p></div>").blocks.map(\.kind) == [.byline, .paragraph])
  }

  @Test func `a page tells its title, author, date, address and outlet`() {
    let metadata = read(
      """
      <head><title>Tay falls | The Example</title><meta property="og:title" content="Tay &amp; bridge">
      <meta name=author content="Ann Example"><meta property="article:author" content="https://example.org/ann">
      <meta property="article:published_time" content="2024-01-02T03:04:05Z">
      <link rel=canonical href="https://example.org/tay"><meta property="og:site_name" content="The Example"></head>
      <time datetime="2023-01-01">
      """
    ).metadata
    #expect(metadata.title == "Tay & bridge" && metadata.author == "Ann Example")
    #expect(metadata.date == "2024-01-02T03:04:05Z" && metadata.url == "https://example.org/tay")
    #expect(metadata.outlet == "The Example")
    let plain = read("<title> Tay\n falls </title><time datetime=2024-01-02>").metadata
    #expect(plain.title == "Tay falls" && plain.date == "2024-01-02")
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      ("<div>", 10_000), ("<b>", 10_000), ("<p><b>", 5_000), ("&", 10_000), ("<", 10_000), ("<!--", 10_000),
      ("</", 10_000),
      ("<table><tr><td>", 2_000), ("<header>", 5_000), ("&amp", 20_000), ("<br>", 20_000), ("<a href='", 5_000),
      ("The bridge fell, <b>they</b> said. ", 30_000),
    ])
  func `a text that makes no sense does not stop the editor`(_ bit: String, _ count: Int) {
    let text = String(repeating: bit, count: count)
    let time = processorTime { _ = read(text + "end") }
    #expect(time < .seconds(5), "\(bit) took \(time)")
  }
}
