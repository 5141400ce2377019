import TestSupport
import Testing

@testable import Formats

private let story = """
  <p>The lock gate at Sund will be lifted out in June, the harbour master Eli Brandt told the board on Tuesday.</p>
  <p>Divers had found that its lower hinge was worn to a third of what it was when the gate was hung in 1961.</p>
  <p>Boats will have to go round by the outer channel, which takes an hour longer, until the work is done.</p>
  """

/// The paragraphs of a page, as a reader sees them.
private func paragraphs(_ html: String) -> [String] {
  let bytes = Array(html.utf8)
  let page = HTMLReader.page(of: bytes)
  #expect(problems(with: page, of: bytes) == [])
  return page.blocks.filter { $0.kind == .paragraph }.map { String(decoding: $0.prose.bytes, as: UTF8.self) }
}

@Suite struct HTMLHiddenTextTests {
  @Test(arguments: [
    "<div id=root><p>Wait</div><div hidden id='S:0'>⟦⟧</div>", "<div hidden>⟦⟧</div>", "<noscript>⟦⟧</noscript>",
    "<x-story><template shadowrootmode=open>⟦⟧</template></x-story>", "<form method=post><h2>Lock gate</h2>⟦⟧</form>",
    "<aside>⟦⟧</aside>", "<div style='display: none'>⟦⟧</div>", "<div aria-hidden=true><main>⟦⟧</main></div>",
  ])
  func `an article that a page brings up later is read where nothing else is`(_ page: String) {
    let found = paragraphs(page.replacing("⟦⟧", with: story))
    #expect(found.filter { $0.count > 60 }.count == 3, "\(found)")
  }

  @Test(arguments: [
    "<p hidden>No.</p>", "<p style='color: red; DISPLAY:NONE'>No.</p>",
    "<div style='visibility: hidden'><p>No.</p></div>",
    "<p><span aria-hidden=true>No.</span></p>", "<noscript><p>No.</p></noscript>", "<template><p>No.</p></template>",
    "<template shadowrootmode=open><p>No.</p></template>", "<p style='display:none !important'>No.</p>",
  ])
  func `beside an article that is shown what is hidden is not read`(_ hidden: String) {
    #expect(paragraphs(story + hidden).count == 3)
  }

  @Test func `a page that is all of it aside from whoever has it read to them is read`() {
    #expect(paragraphs("<main aria-hidden=true>\(story)</main>").count == 3)
    #expect(paragraphs("\(story)<p aria-hidden=true>For subscribers.</p>").count == 4)
    let window = "<div role=dialog>\(story)</div>"
    #expect(paragraphs("\(window)<div aria-hidden=true><div><h1>Gate</h1>\(story)</div></div>").count == 6)
    #expect(paragraphs("\(story)<div aria-hidden=true><div>\(story)</div></div>").count == 3)
    #expect(paragraphs("<p style='display:block'>It fell.</p>") == ["It fell."])
  }

  @Test func `a brief report is not joined by what stands aside`() {
    let brief = "<p>The lock gate at Sund was lifted out on Tuesday, and boats go round by the outer channel.</p>"
    #expect(paragraphs("\(brief)<aside>\(story)</aside>").count == 1)
  }

  @Test func `a text in JSON-LD stands for the article where the page shows none, each word in its place`() throws {
    let text =
      #"The gate \u201cat Sund\u201d was hung in 1961, the harbour master Eli Brandt &amp; his men told the board.\n\nIt"#
      + #" was <b>worn</b> to a third, \"no more\", and nobody had looked at the hinge for all of the years in between it."#
    let html = #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(text)"}</script><p>Wait"#
    let page = HTMLReader.page(of: Array(html.utf8))
    #expect(problems(with: page, of: Array(html.utf8)) == [])
    #expect(
      outline(page) == [
        "paragraph: The gate “at Sund” was hung in 1961, the harbour master Eli Brandt & his men told the board.",
        "paragraph: It was worn to a third, \"no more\", and nobody had looked at the hinge for all of the years in "
          + "between it.", "paragraph: Wait",
      ])
    #expect(source(of: "“at Sund”", in: page, Array(html.utf8)) == #"\u201cat Sund\u201d"#)
    #expect(source(of: "Brandt & his", in: page, Array(html.utf8)) == "Brandt &amp; his")
  }

  @Test(arguments: ["\"", "\\", "\\u", "\\u20", "\\ud83d", "<", "</p", "&", "&#", "\\ud83d\\u"])
  func `a text in JSON-LD that breaks off is read as far as it goes`(_ end: String) {
    let start =
      #"<p>Wait</p><script type="application/ld+json">{"articleBody": "It was so. \#(story.replacing("\n", with: " "))"#
    #expect(!paragraphs("\(start)\(end)</script>").isEmpty)
  }

  @Test func `soft hyphens are no part of a word, and what stands around them keeps its place`() {
    let html = "<p>The heli&shy;copter\u{AD}plat<wbr>form&nbsp;of 5\u{A0}m «\u{AD}Sund»"
    let page = HTMLReader.page(of: Array(html.utf8))
    #expect(problems(with: page, of: Array(html.utf8)) == [])
    #expect(outline(page) == ["paragraph: The helicopterplatform\u{A0}of 5\u{A0}m «Sund»"])
    #expect(source(of: "Sund", in: page, Array(html.utf8)) == "Sund")
  }
}

@Suite struct HTMLBylineTests {
  @Test func `a class far around says nothing of a text, nor does that of a whole article`() {
    #expect(paragraphs("<div class='grid has-byline'>\(story)<p>Nobody was hurt.</p></div>").count == 4)
    #expect(paragraphs("<div class=author><div><div><div><div><p>Boats wait</div></div></div></div></div>").count == 1)
    #expect(paragraphs("<div class=byline><p>By Eli Brandt</p></div>\(story)").count == 3)
    #expect(paragraphs("<div class=author-box><div><p>It was worn to a third by then.</p></div></div>").count == 1)
  }

  @Test func `authors beside each other are two`() {
    let html = "<div class=byline><span class=a><a>Eli Brandt</a></span><span class=a><a>Ida Moe</a></span></div>"
    #expect(outline(HTMLReader.page(of: Array(html.utf8))) == ["byline: Eli Brandt, Ida Moe"])
    #expect(problems(with: HTMLReader.page(of: Array(html.utf8)), of: Array(html.utf8)) == [])
  }
}

@Suite struct HTMLHeadlineTests {
  private func headline(_ html: String) -> String? {
    let page = HTMLReader.page(of: Array(html.utf8))
    #expect(problems(with: page, of: Array(html.utf8)) == [])
    return page.blocks.first { $0.kind == .headline }.map { String(decoding: $0.prose.bytes, as: UTF8.self) }
  }

  private func page(_ headings: String, _ title: String = "Lock gate to be lifted out &amp; mended") -> String {
    "<meta property='og:title' content='\(title)'><meta property='og:site_name' content='Sund Courier'>\(headings)\(story)"
  }

  @Test(arguments: [
    ("<h1>Sund Courier</h1><h2>Lock gate to be lifted out and mended</h2>", "Lock gate to be lifted out and mended"),
    ("<h1>Log in</h1><article><h1>Lock gate lifted out</h1></article>", "Lock gate lifted out"),
    ("<article><h1>Ready to publish?</h1></article><h1>Lock gate to be lifted out</h1>", "Lock gate to be lifted out"),
    ("<h1 style='display:none'>Lock gate to be lifted</h1><h1>Lock gate lifted out</h1>", "Lock gate lifted out"),
    ("<h1>Boats go round</h1><h2>Other news of the day</h2>", "Boats go round"),
    (
      "<h1><span class=k>Harbour:</span><span class=h>Lock gate lifted out</span></h1>", "Harbour: Lock gate lifted out"
    ),
    ("<h1><span>L</span><span>ock gate lifted out</span></h1>", "Lock gate lifted out"),
  ])
  func `the headline is the heading most like what the page says of itself`(_ headings: String, _ expected: String) {
    #expect(headline(page(headings)) == expected)
  }

  @Test func `the name of the outlet is no headline, and an address is no title`() {
    #expect(headline(page("<h1>Sund Courier</h1>")) == nil)
    let html = #"<title>Lock gate</title><meta property="og:title" content="https://sund.example/gate">"#
    #expect(HTMLReader.page(of: Array(html.utf8)).metadata.title == "Lock gate")
  }

  @Test(arguments: [
    ("Lock &amp;amp; gate", "Lock & gate"), ("Eli&amp;#8217;s gate", "Eli’s gate"),
    ("A &amp;lt;b&amp;gt; gate", "A <b> gate"),
    ("Fish &amp; chips; more", "Fish & chips; more"), ("a < b &amp; c;", "a < b & c;"),
  ])
  func `references that were written twice over are resolved`(_ written: String, _ expected: String) {
    let html = "<meta property='og:title' content='\(written)'>"
    #expect(HTMLReader.page(of: Array(html.utf8)).metadata.title == expected)
  }
}
