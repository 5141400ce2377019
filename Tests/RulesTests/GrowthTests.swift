import Articles
import Formats
import Rules
import TestSupport
import Testing

/// A text that would cost more than its length if somebody forgot why it must not.
struct Shape: Sendable, CustomTestStringConvertible {
  let name: String
  let format: any PageFormat
  /// Of about a number of bytes.
  let text: @Sendable (Int) -> String

  var testDescription: String { name }

  init(_ name: String, _ format: any PageFormat, _ text: @escaping @Sendable (Int) -> String) {
    (self.name, self.format, self.text) = (name, format, text)
  }

  /// The same words again and again, behind a beginning.
  init(_ name: String, _ format: any PageFormat, again words: String, behind start: String = "") {
    self.init(name, format) { start + String(repeating: words, count: $0 / words.utf8.count) }
  }
}

private let plain = PlainText()
private let markdown = Markdown()
private let html = HTML()

/// "Aab", "Abb", …: a word for a number, so that each is another.
private func word(_ number: Int) -> String {
  "\(number)".map { "aeioulmnrs".map(String.init)[$0.wholeNumberValue!] }.joined()
}

private let shapes: [Shape] = [
  Shape("marks that stand alone", plain, again: "[stet: vague-attribution]\n\n"),
  Shape("marks of one block", plain, again: "Officials say so. [stet] "),
  Shape("titles and surnames", plain, again: "Dr Tveit "),
  Shape("people without commas", plain) { (0..<$0 / 16).map { "Mayor Ada P\(word($0))n" }.joined(separator: " ") },
  Shape("one family", plain) { (0..<$0 / 24).map { "B\(word($0)) Tveit said so. " }.joined() },
  Shape("families", plain) { (0..<$0 / 26).map { "Ada T\(word($0))t said so.\n\n" }.joined() },
  Shape("one word", plain, again: "q"),
  Shape("digits", plain, again: "4"),
  Shape("open brackets", plain, again: "["),
  Shape("dots", plain, again: ". "),
  Shape("dashes", plain, again: "—"),
  Shape("quotations that nobody ends", plain, again: "“It sank, Tveit said. "),
  Shape("one sentence", plain, again: "the pier and the mole and "),
  Shape("bodies in full", plain) { (0..<$0 / 34).map { "The \(word($0).capitalized) Works said so. " }.joined() },
  Shape("bullets", plain, again: "- b\n"),
  Shape("columns", markdown) { size in
    let row = size / 9
    return "|" + String(repeating: "b|", count: row) + "\n|" + String(repeating: "-|", count: row) + "\n"
      + String(repeating: "|b\n", count: row)
  },
  Shape("rows without cells", markdown) { size in
    String(repeating: "|b", count: 200) + "|\n" + String(repeating: "|-", count: 200) + "|\n"
      + String(repeating: "|\n", count: size / 2)
  },
  Shape("a long address, often", markdown) { size in
    "[b]: /" + String(repeating: "y", count: size / 2) + "\n\n" + String(repeating: "[b] ", count: size / 8)
  },
  Shape("a deep quotation that goes on", markdown) { size in
    String(repeating: ">", count: size / 2) + "b\n" + String(repeating: "c\n", count: size / 4)
  },
  Shape("deep items that go on", markdown) { size in
    String(repeating: "* ", count: size / 4) + "b\n" + String(repeating: "c\n", count: size / 4)
  },
  Shape("deep numbers that go on", markdown) { size in
    String(repeating: "2) ", count: size / 6) + "b\n" + String(repeating: "c\n", count: size / 4)
  },
  Shape("instructions", markdown, again: "<?", behind: "b"),
  Shape("declarations", markdown, again: "<!B ", behind: "b"),
  Shape("character data", markdown, again: "<![CDATA[", behind: "b"),
  Shape("stars", markdown, again: "*b "),
  Shape("addresses of mail", markdown, again: "b@c.d "),
  Shape("open links", markdown, again: "[b]("),
  Shape("marks of Markdown", markdown, again: "<!-- stet -->\n\n"),
  Shape("boxes in boxes", html, again: "<div>", behind: "<p>b"),
  Shape("lists in lists", html, again: "<ol><li>b", behind: "<p>"),
  Shape("terms in terms", html, again: "<dl><dd>b", behind: "<p>"),
  Shape("formatting left open", html) { size in (0..<size / 30).map { "<p><i id=\($0)>b" }.joined() },
  Shape("formatting that crosses", html) { size in
    (0..<size / 16).map { "<u id=\($0)>" }.joined() + String(repeating: "</u>", count: 6)
  },
  Shape("formatting in links", html, again: "<a><b></a>"),
  Shape("formatting between paragraphs", html, again: "<p><b></p>c"),
  Shape("attributes", html) { size in "<p " + (0..<size / 9).map { "b\($0)=c " }.joined() + ">Text" },
  Shape("lists of JSON-LD", html) { size in
    "<script type='application/ld+json'>" + String(repeating: "[", count: 200)
      + String(repeating: "2,", count: size / 2)
      + "2" + String(repeating: "]", count: 200) + "</script><p>Officials say so."
  },
]

/// Generous: the square of the length would be 4.
@Test(arguments: shapes) func `a text of any shape is read in time that grows with its length`(_ shape: Shape) {
  let rate = growth(from: 6_000, to: 24_000) { size in
    let article = Article(shape.text(size), format: shape.format)
    _ = findings(in: article)
    _ = article.descriptions(of: article.entities())
  }
  #expect(rate < 2.2)
}

@Test func `what is past all measure is read as the words it holds`() {
  let quoted = Article(String(repeating: ">", count: 200) + " Officials say so.\n", format: markdown)
  #expect(findings(in: quoted).map(\.rule).contains("vague-attribution"))
  let mail = Article(String(repeating: "b@c.d ", count: 5_000) + "officials say.", format: markdown)
  #expect(mail.words(ofBlock: 0).utf8.count == 30_014)
  let deep = Article(String(repeating: "<div>", count: 3_000) + "<p>Officials say so.", format: html)
  #expect(findings(in: deep).map(\.rule).contains("vague-attribution"))
}

@Test func `a line that stands on a page again and again is kept once`() {
  let page = Article(String(repeating: "- Share\n", count: 50) + "\nOfficials say so.\n", format: plain)
  #expect(Set(page.facts.map(ObjectIdentifier.init)).count < 8)
}
