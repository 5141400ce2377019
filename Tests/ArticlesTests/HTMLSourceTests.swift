import Articles
import Testing

@testable import Formats

/// The words of a page of HTML, a block a line, each found again at its range in the source.
private func words(_ html: String) -> [String] {
  let page = OutlinedPage(SourceText(html), format: .html)
  return page.blocks.map { block in
    let shown = String(decoding: block.prose.bytes, as: UTF8.self)
    let source = page.text[block.source(of: ProseRange(0, block.prose.bytes.count))]
    #expect(source == shown || source.contains("<") || source.contains("&"), "\(source) is not \(shown)")
    return shown
  }
}

@Suite struct HTMLSourceTests {
  @Test(arguments: [
    "<script>if (a < b) { x = '<p>No</p>'; }</script>", "<SCRIPT TYPE=module>\n<p>No</p>\n</Script >",
    "<style>p > b { content: '<p>No</p>' }</style>", "<script src=\"a.js\"></script>",
    "<script><!-- <script>No</script> --></script>",
    "<script type='application/ld+json'>{\"a\": \"<p>No</p>\"}</script>",
    "<!-- <script> --><b></b><!-- </script> -->", "<i title=\"<script>\"></i><i title='</script>'></i>",
    "<textarea><script></textarea>", "<svg><style>p{}</style></svg>", "<script>'🚢 “No”'</script>",
  ])
  func `what is left out for the parser moves nothing behind it`(_ hidden: String) {
    #expect(
      words("<p>Before 🚢 it.</p>\(hidden)<p>Behind “it” &amp; more.</p>") == ["Before 🚢 it.", "Behind “it” & more."])
    #expect(words("\u{FEFF}<p>Ada \(hidden)Holm</p>\(hidden)<p>left</p>\r\n") == ["Ada Holm", "left"])
  }

  @Test(arguments: [
    "<script>", "<script", "<style>p {", "<script></scrip", "<script>a</script", "<title>", "<script><!--",
  ])
  func `a script that never ends hides what is behind it and nothing else`(_ open: String) {
    #expect(words("<p>Before it.</p>\(open)").first == "Before it.")
  }

  @Test(arguments: ["<svg><style/></svg>", "<svg><script/><title/></svg>", "<svg><style /></svg>"])
  func `an element that ends with its own tag takes nothing of the page along`(_ empty: String) {
    let page = "<p>Before it.</p>\(empty)<p>Behind it.</p><style>p{}</style><script>a</script><title>b</title>"
    #expect(words(page) == ["Before it.", "Behind it."])
  }

  // The limit ends a hang and judges no speed.
  @Test(.timeLimit(.minutes(5)), arguments: ["<title>", "<script>", "<style><!--", "<textarea></", "<title/>"])
  func `a pile of elements that never end is read in the time of its length`(_ open: String) {
    #expect(words("<p>Before it.</p>" + String(repeating: open, count: 150_000)).first == "Before it.")
  }

  @Test func `a page of nothing but scripts is empty`() {
    #expect(words(String(repeating: "<script>var a = '<p>No</p>'</script>", count: 3)) == [])
  }
}

@Suite struct ArticleSchemaTests {
  private func metadata(_ json: String) -> Page.Metadata {
    HTMLReader.page(
      of: SourceText("<head><script type=\"application/ld+json\">\(json)</script></head><body><p>It fell.</p></body>")
    ).metadata
  }

  @Test func `JSON-LD tells the headline, the authors, the date, the address and the outlet`() {
    let said = metadata(
      """
      {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "No"}, {"@type": ["NewsArticle"],
       "headline": " Ferry  stays in port ", "author": [{"@type": "Person", "name": "Ada Holm"}, {"name": "Bram Lund"}],
       "datePublished": "2026-03-12T08:00:00+01:00", "mainEntityOfPage": {"@id": "https://ledger.example/ferry"},
       "publisher": {"@type": "Organization", "name": "Harbor Ledger", "logo": {"width": 3}}}]}
      """)
    #expect(said.title == "Ferry stays in port" && said.author == "Ada Holm, Bram Lund")
    #expect(said.date == "2026-03-12T08:00:00+01:00" && said.url == "https://ledger.example/ferry")
    #expect(said.outlet == "Harbor Ledger")
  }

  @Test func `a list of articles, a text for an author and an address for a name are read as they are meant`() {
    #expect(metadata(#"[{"@type": "BlogPosting", "author": "Ada Holm"}]"#).author == "Ada Holm")
    #expect(metadata(#"{"@type": "NewsArticle", "author": "https://ledger.example/ada"}"#).author == nil)
  }

  @Test(arguments: [
    "", "{", "null", "[[[]]]", "{\"@type\": 7}", "{\"@type\": \"Recipe\", \"headline\": \"No\"}", "\u{0}",
    "{\"@graph\": {\"@graph\": 1}}",
  ])
  func `what is no article of schema.org says nothing`(_ json: String) {
    #expect(metadata(json) == Page.Metadata())
  }
}
