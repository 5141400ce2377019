import Testing

@testable import Articles

/// What every page must keep, whatever it was read from: each fact is found in the prose and shown in the source.
func expectSound(_ page: Page, of bytes: [UInt8], _ sourceLocation: SourceLocation = #_sourceLocation) {
  let text = String(decoding: bytes, as: UTF8.self)
  var end = 0
  for block in page.blocks {
    #expect(block.range.start >= end, "blocks overlap in \(text.debugDescription)", sourceLocation: sourceLocation)
    #expect(block.range.start < block.range.end && block.range.end <= bytes.count, sourceLocation: sourceLocation)
    end = block.range.end
    guard block.range.start < block.range.end, block.range.end <= bytes.count else { continue }
    let source = Array(bytes[block.range.start..<block.range.end])
    if let problem = problem(in: block.prose, of: source) {
      Issue.record("\(problem) in \(text.debugDescription)", sourceLocation: sourceLocation)
    }
  }
}

private func problem(in prose: Prose, of source: [UInt8]) -> String? {
  guard String(validating: prose.bytes, as: UTF8.self) != nil else { return "half a character" }
  guard !prose.runs.isEmpty else { return prose.bytes.isEmpty || prose.bytes == source ? nil : "prose without runs" }
  var (read, written) = (0, 0)
  for run in prose.runs {
    guard run.prose.start == read, run.prose.length > 0 else { return "a gap in the prose" }
    guard run.source.start >= written, run.source.length > 0, run.source.end <= source.count else {
      return "a run outside its block or out of order"
    }
    (read, written) = (run.prose.end, run.source.end)
    guard run.prose.length == run.source.length else { continue }
    for (here, there) in zip(run.prose.start..<run.prose.end, run.source.start..<run.source.end)
    where prose.bytes[here] != source[there] && prose.bytes[here] > 0x20 {
      return "a run that is no copy"
    }
  }
  return read == prose.bytes.count ? nil : "prose behind the last run"
}

/// A page in short: one line a block, `kind: prose`.
func outline(_ page: Page) -> [String] {
  page.blocks.map { "\($0.kind): \(String(decoding: $0.prose.bytes, as: UTF8.self))" }
}

/// The source of the first place where the page reads like this.
func source(of words: String, in page: Page, _ bytes: [UInt8]) -> String? {
  for block in page.blocks {
    guard let start = block.prose.bytes.firstIndex(of: Array(words.utf8), from: 0) else { continue }
    let range = block.source(of: TextRange(start, start + words.utf8.count))
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
  return nil
}

/// The words of a block, as ranges of its prose.
func words(of block: Block) -> [TextRange] {
  let bytes = block.prose.bytes
  return bytes.indices.split { bytes[$0] <= 0x20 }.map { TextRange($0.startIndex, $0.endIndex) }
}

/// The same numbers on every run, so that a page that failed once fails again.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ state >> 33) &* 0xff51_afd7_ed55_8ccd
  }
}

/// Bits of text that are hard to count: wide characters, marks above letters, line ends, references, half markup.
let oddBits = [
  "Lavrov ", "said", " no", "👩‍👩‍👧 ", "e\u{301}", "“quoted” ", "it’s ", "\r\n", "\n", "\r", "\n\n", "\r\n\r\n", "\t", "  ",
  "&amp;", "&mdash;", "&#8217;", "&#x1F600;", "&bogus;", "&copy", "&notit;", "&", "&amp;amp;", "&nbsp;", "&fjlig;",
  "&#0;", "&#38;", "\u{A0}", "\u{0}", "\u{1}", "\u{85}", "\u{FFFE}", "\u{FEFF}", "\u{2028}", "\\", "\\*", "<", ">",
  "< b", "\"", "'",
  "http://a.org/?b=1&amp;c=\\*2_d_ ", "www.a.org/x*y ", "ann@a.org ", "<!-- stet -->", "<!-- stet: rule -->", "<!-- ",
]

@Suite struct ProseTests {
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
