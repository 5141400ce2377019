import Articles
import Formats
import Testing

private func links(_ text: String, _ format: any PageFormat = .plain) -> [String] {
  let article = Article(text, format: format)
  for link in article.links() where format.name == "plain" { #expect(article.text[link.range] == link.address) }
  return article.links().map(\.address)
}

@Test func `an address ends where a reader would end it`() {
  #expect(
    links("It is at https://a.example/b, and (see www.c.example/d_(e)).") == [
      "https://a.example/b", "www.c.example/d_(e)",
    ])
  #expect(links("🚢 “http://a.example/é?x=1&y=2” stands here.") == ["http://a.example/é?x=1&y=2"])
  #expect(links("Nobody wrote xhttp://a.example or www. or https:// here.") == [])
}

@Test func `a link behind words leads where the page says`() {
  let markdown = "The [report (new)](https://a.example/b-(2025).pdf) and <https://c.example> are out.\n"
  #expect(links(markdown, .markdown) == ["https://a.example/b-(2025).pdf", "https://c.example"])
  let html = """
    <article><p><a href="https://a.example/?x=1&amp;y=2">The board</a> met on Monday in the town hall.</p>
    <p><img src="https://i.example/p.png"> It will <a class='b' href='https://c.example/'>meet again</a> in the spring.</p></article>
    """
  #expect(links(html, .html) == ["https://a.example/?x=1&y=2", "https://c.example/"])
}
