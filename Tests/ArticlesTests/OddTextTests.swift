import Formats
import TestSupport
import Testing

@testable import Articles

/// Checks what every article keeps, whatever it was read from: blocks in order, facts inside their block's prose.
private func expectSound(_ text: String, _ format: any PageFormat, _ sourceLocation: SourceLocation = #_sourceLocation)
{
  let article = Article(text, format: format)
  for problem in problems(with: Page(blocks: article.blocks), of: article.text.bytes) {
    Issue.record("\(problem)", sourceLocation: sourceLocation)
  }
  #expect(article.facts.count == article.blocks.count, sourceLocation: sourceLocation)
  #expect(article.support.count == article.blocks.count, sourceLocation: sourceLocation)
  for (block, facts) in zip(article.blocks, article.facts) {
    let bytes = block.prose.bytes
    let broken = ranges(of: facts).first { $0.isEmpty || $0.start < 0 || $0.end > bytes.count || !isWhole($0, bytes) }
    if let broken { Issue.record("\(broken) of \(bytes.count) bytes in \(format)", sourceLocation: sourceLocation) }
  }
  for mark in article.marks where !article.text.wholeRange.contains(mark.range) {
    Issue.record("\(mark) lies outside the text", sourceLocation: sourceLocation)
  }
  for card in article.cards where !article.blocks.indices.contains(card.blocks.upperBound - 1) {
    Issue.record("\(card) lies outside the page", sourceLocation: sourceLocation)
  }
  _ = article.entities()
}

private func ranges(of facts: BlockFacts) -> [ProseRange] {
  var ranges = facts.tokens.map(\.range) + facts.tokens.map(\.coreRange) + facts.sentences.map(\.range)
  ranges += facts.quotations.map(\.range) + facts.mentions.map(\.range) + facts.mentions.compactMap(\.role)
  for attribution in facts.attributions {
    ranges += [attribution.cue] + [attribution.source].compactMap { $0 } + attribution.content
  }
  return ranges
}

/// Whether a range begins and ends between two characters of UTF-8.
private func isWhole(_ range: ProseRange, _ bytes: [UInt8]) -> Bool {
  let isInside = { (place: Int) in place < bytes.count && bytes[place] & 0xC0 == 0x80 }
  return !isInside(range.start) && !isInside(range.end)
}

private let odd: [(name: String, text: String)] = [
  ("nothing", ""), ("one line end", "\n"), ("one CR", "\r"), ("a byte order mark", "\u{FEFF}"),
  ("a byte order mark before text", "\u{FEFF}Lavrov said it fell."), ("NUL", "\u{0}"),
  ("NUL between words", "Lavrov\u{0} said\u{0}it fell.\u{0}"), ("white space", " \t\u{A0}\u{2003}\r\n \u{3000}"),
  ("lone CR", "Lavrov said it fell.\rIt was old.\r\rWho knew?"), ("LF CR", "Lavrov said\n\rit fell."),
  ("quotation marks", "\"\"'''“”‘’«»„“\"'"), ("opening marks", "“ “ “ “ “"), ("marks glued to a word", "\"“'a'”\""),
  ("full stops", "....... . . . ?!?! …"), ("commas", ", , , ,"), ("brackets", "((([[[{{{"),
  ("combining marks", "e\u{301}\u{301}\u{301} said \u{301}\u{308} it fell."),
  ("only combining marks", "\u{301}\u{301}"),
  ("joined emoji", "👩‍👩‍👧‍👦 said 🇳🇴🇳 it 👍🏽 fell."), ("right to left", "אמר “שלום” \u{202E}said\u{202C}."),
  ("soft hyphens", "\u{AD}\u{AD} said\u{AD} it"), ("line separators", "Lavrov\u{2028}said\u{2029}it fell.\u{85}"),
  ("the last scalar", "\u{10FFFF}\u{FFFD}\u{FFFE} said"), ("one letter", "a"), ("one capital", "A"), ("said", "said"),
  ("according to", "According to"), ("cues alone", "said told says according to reportedly"),
  ("half a mark", "[stet"), ("marks alone", "[stet][stet: all]<!-- stet --><!-- stet: x -->"),
  ("half markup", "<p <b> &am"),
  ("possessives", "'s ’s 's's Kiev's's"), ("an age", "5 hours ago"), ("joiners", "a-.-'b.-c U.S..S.U &&"),
]

@Suite struct OddTextTests {
  @Test(arguments: odd.indices, allFormats)
  func `an odd text gets an answer`(_ number: Int, _ format: any PageFormat) {
    expectSound(odd[number].text, format)
    expectSound(odd[number].text + "\n\n" + odd[number].text, format)
  }

  @Test(arguments: 0..<150, allFormats)
  func `no pile of words and marks gets a fact out of place`(_ seed: Int, _ format: any PageFormat) {
    let bits =
      oddBits + [
        "Ada Holm ", "officials ", "said ", "according to ", "reportedly ", "the report ", ", ", ". ", "? ", "... ",
        "who ", "“", "”", "‘", "’ ", "«", "» ", "\" ", " \"", " '", "that ", "the mayor ", "U.S. ", "Mr. ", "2.5 ",
        "(", ") ", "by ", "Related Articles\n", "5 hours ago\n", "Coast Wire\n", "Fog tax goes\nFog tax goes\n",
        "[stet: x]", "was said to ",
      ]
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<3 {
      let text = (0..<Int.random(in: 1..<60, using: &dice)).map { _ in bits.randomElement(using: &dice)! }.joined()
      expectSound(text, format)
    }
  }
}

/// Texts of a size that no desk writes and every tool meets.
private let large: [(name: String, text: String)] = [
  ("a line of one megabyte", String(repeating: "the bridge fell into the sea and ", count: 30_000)),
  ("a word of one megabyte", String(repeating: "a", count: 1_000_000)),
  ("a hundred thousand lines", String(repeating: "It fell.\n", count: 100_000)),
  (
    "a hundred thousand headlines",
    "Harbor Ledger\n\n" + (0..<100_000).map { "Ferry \($0) stays in port\n\n" }.joined()
      + "The port director Ada Holm said on Monday that all of the ferries would stay in port until the spring.\n"
  ),
]

/// Bits that, a thousand times on one line, ask more of the finders than any article does.
private let dense = [
  "“It fell. ", "'a ", "so \"a ", "so “a ", "so «a ", "Ada Holm, ", "said ", "who said ", "according to ",
  "the head of ", "( ", "the A and ", "U.S. ", "5 hours ago\n", "Tay Forth\n", "Harbor Ledger5 hours ago\n", "[stet] ",
  "<!-- stet --> ", "'s", "Lavrov said it fell. ", "“It fell,” said Lavrov. ", "so 'a ", "Related Articles\n",
  "Ada Holm said, ",
]

@Suite(.serialized) struct LargeTextTests {
  // The limits end a hang and judge no speed: work that grows with the square of the text takes hours at these sizes.
  @Test(.timeLimit(.minutes(5)), arguments: large.indices, allFormats)
  func `a huge text gets an answer`(_ number: Int, _ format: any PageFormat) {
    expectOrder(Article(large[number].text, format: format))
  }

  @Test(.timeLimit(.minutes(5)), arguments: dense)
  func `a pile of one thing on one line gets an answer`(_ bit: String) {
    expectOrder(Article(String(repeating: bit, count: 10_000)))
  }

  private func expectOrder(_ article: Article) {
    #expect(zip(article.blocks, article.blocks.dropFirst()).allSatisfy { $0.range.end <= $1.range.start })
  }
}
