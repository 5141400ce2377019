import TestSupport
import Testing

@testable import Articles

/// Checks which quotations of a text are kept, and whom it gives them to: "speaker: words".
private func check(_ text: String, _ expected: [String], _ sourceLocation: SourceLocation = #_sourceLocation) {
  let bytes = Array(text.utf8)
  let found = PrintedQuotation.all(in: text).map {
    "\($0.speaker.map { string(bytes, $0) } ?? "-"): \(string(bytes, $0.words))"
  }
  #expect(found == expected, sourceLocation: sourceLocation)
}

@Suite struct PrintedQuotationTests {
  @Test func `a quotation is kept with whom the sentence names`() {
    check(
      "“The old wall fell on a Sunday,” the engineer Ada Holm said. “It was old.”",
      ["the engineer Ada Holm: The old wall fell on a Sunday,"])
    check(
      "According to Ada Holm, \"nobody has looked at the wall since May.\"\r\n\r\nThe ferry waits.",
      ["Ada Holm: nobody has looked at the wall since May."])
  }

  @Test func `he and she are whoever spoke last, and a paragraph of speech goes on`() {
    check(
      "Ada Holm said “nobody looked at the wall”.\n\n“It was old and nobody cared,” she said.\n\n“The gate will be a better one.”",
      [
        "Ada Holm: nobody looked at the wall", "Ada Holm: It was old and nobody cared,",
        "Ada Holm: The gate will be a better one.",
      ])
    check("“It was old and nobody cared,” she said.", ["-: It was old and nobody cared,"])
  }

  @Test func `terms, titles and text without marks are none`() {
    for nothing in [
      "", "The wall fell.", "The “old wall” fell on Monday.", "It's the ferry's day, isn't it", "\"", "“”",
    ] {
      check(nothing, [])
    }
  }

  @Test func `what a page offers beside the article is not kept`() {
    let page = """
      The wall fell

      2 hours ago

      The old wall between the market and the pier fell on Sunday, and nobody was hurt by it.

      “Nobody looked at the wall for years,” the engineer Ada Holm said on Monday morning.

      Related articles

      Ferry “will not sail again this year”

      3 days ago

      Read more

      Share

      Subscribe
      """
    check(page, ["the engineer Ada Holm: Nobody looked at the wall for years,"])
  }
}

@Test func `a paragraph of a megabyte with nothing but speech is read in time that grows with its length`() {
  let sentence = "“Nobody looked at the wall for years,” Ada Holm said, and “it was old and nobody cared,” she said. "
  let pages = [500, 10_000].reduce(into: [:]) { $0[$1] = String(repeating: sentence, count: $1) }
  let articles = pages.mapValues { Article($0) }
  let rate = growth(from: 500, to: 10_000) { count in
    #expect(PrintedQuotation.all(in: pages[count] ?? "").count == count * 2)
    #expect(articles[count]?.directQuotations().count == count * 2)
  }
  #expect(rate < 3)
}
