import TestSupport
import Testing

@testable import Formats

private func expectSound(_ page: Page, of bytes: [UInt8], _ sourceLocation: SourceLocation = #_sourceLocation) {
  for problem in problems(with: page, of: bytes) { Issue.record("\(problem)", sourceLocation: sourceLocation) }
}

/// A page in short: one line a block, `kind: prose`.
func outline(_ page: Page) -> [String] {
  page.blocks.map { "\($0.kind): \(String(decoding: $0.prose.bytes, as: UTF8.self))" }
}

/// The source of the first place where the page reads like this.
func source(of words: String, in page: Page, _ bytes: [UInt8]) -> String? {
  for block in page.blocks {
    guard let start = block.prose.bytes.firstIndex(of: Array(words.utf8), from: 0) else { continue }
    let range = block.source(of: ProseRange(start, start + words.utf8.count))
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
  return nil
}

/// The words of a block, as ranges of its prose.
func words(of block: Block) -> [ProseRange] {
  let bytes = block.prose.bytes
  return bytes.indices.split { bytes[$0] <= 0x20 }.map { ProseRange($0.startIndex, $0.endIndex) }
}

@Suite struct ProseTests {
  @Test(arguments: ["&ngE;", "&acE;"])
  func `a reference as long as what it stands for is no copy of it`(_ reference: String) throws {
    let bytes = Array("The pier \(reference) fell.".utf8)
    for format in [Markdown() as any PageFormat, HTML()] {
      let page = format.page(of: SourceText(bytes))
      expectSound(page, of: bytes)
      let place = try #require(page.blocks.first.map(words))[2]
      #expect(page.blocks[0].source(of: place) == TextRange(9, 9 + reference.utf8.count))
    }
  }

  @Test(arguments: 0..<400)
  func `no pile of Markdown moves a finding off its words`(_ seed: Int) {
    let bits =
      oddBits + [
        "# ", "## ", "> ", "> > ", "- ", "  - ", "1. ", "    ", "***", "**", "*", "_", "~~", "~", "`", "``", "```\n",
        "[", "]",
        "](http://x.org \"t\")", "](<a b> (t))", "][r]", "[]", "\n[r]: /u 'title'\n", "![", "| ", " | ",
        "\n|---|---|\n",
        "---\n", "===\n", "<b>", "</b>", "<p>", "<a href=\"x>y\">", "\\\n", "  \n", "<http://a.org?&amp;>", "a: b\n",
      ]
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<25 {
      let bytes = (0..<Int.random(in: 1..<40, using: &dice)).flatMap { _ in bits.randomElement(using: &dice)!.utf8 }
      expectSound(MarkdownReader.page(of: bytes), of: bytes)
    }
  }

  @Test(arguments: 0..<400)
  func `no pile of HTML moves a finding off its words`(_ seed: Int) {
    let bits =
      oddBits + [
        "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<div class=\"a>b\">", "</div>", "<br>", "<br/>", "<ul>", "<li>",
        "</ul>", "<blockquote>", "</blockquote>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<pre>", "</pre>",
        "<h1>", "</h1>", "<h2>", "<script>", "</script>", "<a href='x'>", "</a>", "</foo>", "<foo>", "<?x ?>", "<!x>",
        "</body>", "</html>", "<select>", "<option>", "</select>", "<svg>", "</svg>", "<title>", "</title>", "<nav>",
        "</nav>", "<header>", "</header>", "<form>", "</form>", "<textarea>", "</textarea>", "<template>",
        "</template>",
        "<p", "</", "<![CDATA[x]]>", "<math>", "<button>", "<font a=b>", "</font>",
      ]
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<25 {
      let bytes = (0..<Int.random(in: 1..<40, using: &dice)).flatMap { _ in bits.randomElement(using: &dice)!.utf8 }
      expectSound(HTMLReader.page(of: bytes), of: bytes)
    }
  }

  @Test(arguments: 0..<100)
  func `a word of a page, cut out of its source, reads as the same word`(_ seed: Int) {
    let bits = [
      "Lavrov", "said", "no", " ", " ", "\r\n", "<b>", "</b>", "<i class=x>", "</i>", "&amp;", "&rsquo;", "&#8217;",
      "👩‍👩‍👧", "e\u{301}", "“", "”", "<p>", "</p>", "<li>", "<br>", "<blockquote>", "</blockquote>", "<td>", "<!-- x -->",
    ]
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<25 {
      let bytes = (0..<Int.random(in: 1..<40, using: &dice)).flatMap { _ in bits.randomElement(using: &dice)!.utf8 }
      for block in HTMLReader.page(of: bytes).blocks {
        for word in words(of: block) {
          let source = block.source(of: word)
          let again = HTMLReader.page(of: Array(bytes[source.start..<source.end]))
          #expect(again.blocks.flatMap(\.prose.bytes) == Array(block.prose.bytes[word.start..<word.end]))
        }
      }
    }
  }
}
