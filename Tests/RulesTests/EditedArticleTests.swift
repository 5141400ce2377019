import Articles
import Formats
import TestSupport
import Testing

@testable import Rules

/// Checks that an article read after another says exactly what it says when read afresh.
private func check(_ edited: Article, _ sourceLocation: SourceLocation = #_sourceLocation) {
  let fresh = Article(edited.text, format: edited.format)
  let text = edited.text[edited.text.wholeRange].debugDescription
  #expect(edited.blocks.map(\.kind) == fresh.blocks.map(\.kind), "\(text)", sourceLocation: sourceLocation)
  #expect(edited.blocks.map(\.range) == fresh.blocks.map(\.range), "\(text)", sourceLocation: sourceLocation)
  #expect(edited.blocks.map(\.prose) == fresh.blocks.map(\.prose), "\(text)", sourceLocation: sourceLocation)
  #expect(edited.support == fresh.support, "\(text)", sourceLocation: sourceLocation)
  #expect(edited.cards == fresh.cards, "\(text)", sourceLocation: sourceLocation)
  #expect(edited.marks == fresh.marks, "\(text)", sourceLocation: sourceLocation)
  #expect(
    edited.headline == fresh.headline && edited.metadata == fresh.metadata, "\(text)", sourceLocation: sourceLocation)
  #expect(findings(in: edited) == findings(in: fresh), "\(text)", sourceLocation: sourceLocation)
  for block in fresh.blocks.indices where block < edited.facts.count {
    let (facts, expected) = (edited.facts[block], fresh.facts[block])
    #expect(facts.tokens.map(\.range) == expected.tokens.map(\.range), "\(text)", sourceLocation: sourceLocation)
    #expect(facts.sentences == expected.sentences, "\(text)", sourceLocation: sourceLocation)
    #expect(facts.quotations == expected.quotations, "\(text)", sourceLocation: sourceLocation)
    #expect(facts.attributions == expected.attributions, "\(text)", sourceLocation: sourceLocation)
    #expect(facts.mentions == expected.mentions, "\(text)", sourceLocation: sourceLocation)
    #expect(facts.figures.quantities == expected.figures.quantities, "\(text)", sourceLocation: sourceLocation)
    #expect(facts.figures.relations == expected.figures.relations, "\(text)", sourceLocation: sourceLocation)
    #expect(facts.summary == expected.summary, "\(text)", sourceLocation: sourceLocation)
    for sentence in expected.sentences.indices
    where edited.sentence(sentence, ofBlock: block).probabilities
      != fresh.sentence(sentence, ofBlock: block).probabilities
    {
      Issue.record("sentence \(sentence) of block \(block) is judged anew in \(text)", sourceLocation: sourceLocation)
    }
  }
}

private let pages: [String: String] = [
  "plain": """
  logo
  Fog tax goes
  Harbor Ledger3 hours ago
  The harbor board has lifted the fog tax on boats, board chair Ada Holm said on Monday. “It paid for its own clerk.

  “And for nothing else,” she added. Officials say the clerk is now in the library.
  [stet: vague-attribution]
  Critics say the fog has come back since then, and that it has cost the town almost 40 percent of its trade.

  Related Articles

  Wexholm keeps its fog tax

  Coast Wire

  timean hour ago

  Wexholm keeps its fog tax

  The council of Wexholm will keep its fog tax, the town clerk said.
  """,
  "markdown": """
  ---
  title: Fog tax
  ---
  # Fog tax goes

  The harbor board has *lifted* the fog tax on boats, [board chair](x.md) Ada Holm said. “It paid for its own clerk.

  “And for nothing else,” she added. Officials say the clerk &amp; his dog are now in the library.

  > Critics say the fog
  > has come back.

  <!-- stet: vague-attribution -->
  - Insiders say it will stay.
  - Nobody asked Holm.

  | Boat | Tax |
  |------|-----|
  | Gull | $40 |
  """,
  "html": """
  <!DOCTYPE html><title>Fog tax</title><nav><ul><li>News</ul></nav>
  <article><h1>Fog tax goes</h1><p class="byline">By Ann Tarn</p>
  <p>The harbor board has <b>lifted</b> the fog tax on boats, board chair Ada Holm said. “It paid for its own clerk.</p>
  <p>“And for nothing else,” she added. Officials say the clerk &amp; his dog are now in the library.</p>
  <blockquote><p>Critics say the fog has come back.</p></blockquote>
  <!-- stet: vague-attribution --><p>Insiders say it will stay.<br><br>Nobody asked Holm.</p>
  </article><aside>Read more</aside><footer>All rights reserved</footer>
  """,
  "org": """
  #+TITLE: Fog tax goes
  #+DATE: <2026-03-02 Mon>

  The harbor board has /lifted/ the fog tax on boats, [[file:x.org][board chair]] Ada Holm
  said.[fn:1] “It paid for its own clerk.

  “And for nothing else,” she added. Officials say the *clerk* and his dog are now in the library.

  * TODO What comes next :harbor:
  #+BEGIN_QUOTE
  Critics say the fog
  has come back.
  #+END_QUOTE

  # stet: vague-attribution
  - Insiders say it
    will stay.
  - Nobody asked Holm.

  | Boat | Tax |
  |------+-----|
  | Gull | $40 |

  [fn:1] Officials say she was asked twice. @@comment:stet: vague-attribution@@
  """,
]

/// What a hand, a paste or a slip may put into a text.
private let insertions = [
  " ", "a", "said", " Lavrov said it fell. ", "Officials say ", "according to Holm ", "reportedly ", "\n", "\n\n",
  "\r\n", "\r",
  "\n\n\n", "“", "”", "\"", "'", "’", "«", ".", "?", ",", "…", "🚢", "👩‍👩‍👧", "e\u{301}", "\u{A0}", "[stet]\n",
  "[stet: boilerplate]",
  "[source?]", "[", "?]", "<!-- stet -->", "<!-- stet: unattributed-claim -->", "Related Articles\n", "\n5 hours ago\n",
  "Fog tax goes\n",
  "By Ann Tarn\n", "# ",
  "> ", "- ", "*", "`", "```\n", "<p>", "</p>", "<b>", "<br>", "<!--", "-->", "</article>", "&amp;", "&", "---\n",
  "\u{FEFF}", "\u{0}", "* ", "#+BEGIN_QUOTE\n", "\n#+END_QUOTE\n", "[[x][", "]]", "=", "/", "# stet\n",
  "@@comment:stet@@",
]

/// The text after one edit: something put in, taken out, exchanged, said twice or moved.
private func edit(_ text: [Unicode.Scalar], _ dice: inout Dice) -> [Unicode.Scalar] {
  var text = text
  let start = Int.random(in: 0...text.count, using: &dice)
  let end = min(text.count, start + [0, 1, 5, 20, 80].randomElement(using: &dice)!)
  let cut = text[start..<end]
  switch Int.random(in: 0..<6, using: &dice) {
  case 0, 1: text.insert(contentsOf: insertions.randomElement(using: &dice)!.unicodeScalars, at: start)
  case 2: text.removeSubrange(start..<end)
  case 3: text.replaceSubrange(start..<end, with: Array(insertions.randomElement(using: &dice)!.unicodeScalars))
  case 4: text.insert(contentsOf: cut, at: Int.random(in: 0...text.count, using: &dice))
  default:
    text.removeSubrange(start..<end)
    text.insert(contentsOf: cut, at: Int.random(in: 0...text.count, using: &dice))
  }
  return text
}

@Suite struct EditedArticleTests {
  @Test(arguments: allFormats, 0..<20)
  func `after any edits the screen shows what a fresh look would`(_ format: any PageFormat, _ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var text = Array(pages[format.name]!.unicodeScalars)
    var article = Article(String(String.UnicodeScalarView(text)), format: format)
    for _ in 0..<15 {
      text = edit(text, &dice)
      article = Article(SourceText(String(String.UnicodeScalarView(text))), format: format, after: article)
      check(article)
    }
  }

  @Test(arguments: allFormats)
  func `the text of another page before it leaves no trace`(_ format: any PageFormat) {
    for other in allFormats {
      let before = Article(pages[other.name]!, format: other)
      check(Article(SourceText(pages[format.name]!), format: format, after: before))
    }
    check(Article(SourceText(""), format: format, after: Article(pages[format.name]!, format: format)))
    check(Article(SourceText(pages[format.name]!), format: format, after: Article("", format: format)))
  }
}

@Suite struct OddPlaceTests {
  /// A finding that begins or ends inside a character breaks every editor.
  @Test(arguments: allFormats, 0..<40)
  func `a finding begins and ends between characters`(_ format: any PageFormat, _ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var text = Array(pages[format.name]!.unicodeScalars)
    for _ in 0..<20 { text = edit(text, &dice) }
    let article = Article(String(String.UnicodeScalarView(text)), format: format)
    for finding in findings(in: article) {
      let words = article.text.bytes[finding.range.start..<finding.range.end]
      #expect(!finding.range.isEmpty && String(validating: words, as: UTF8.self) != nil, "\(finding)")
      #expect(finding.score.map { (0...1).contains($0) } ?? true && !finding.message.contains("\n"))
    }
  }

  /// A fix that begins inside a character, or whose edits meet, destroys text.
  @Test(arguments: allFormats, 0..<40)
  func `a fix changes whole characters, and asking for a source changes no judgement`(
    _ format: any PageFormat, _ seed: Int
  ) {
    var dice = Dice(state: UInt64(seed) &+ 1000)
    var text = Array(pages[format.name]!.unicodeScalars)
    for _ in 0..<8 { text = edit(text, &dice) }
    let article = Article(String(String.UnicodeScalarView(text)), format: format)
    let before = findings(in: article)
    for fix in before.flatMap(\.fixes) {
      var bytes = article.text.bytes
      var last = bytes.count
      for edit in fix.edits.sorted(by: { $1.range < $0.range }) {
        #expect(edit.range.end <= last, "\(fix)")
        last = edit.range.start
        bytes.replaceSubrange(edit.range.start..<edit.range.end, with: Array(edit.text.utf8))
      }
      guard let after = String(validating: bytes, as: UTF8.self) else {
        Issue.record("\(fix)")
        continue
      }
      guard !fix.isCorrection else { continue }
      #expect(
        findings(in: Article(after, format: format)).map { "\($0.rule) \($0.message)" }
          == before.map { "\($0.rule) \($0.message)" }, "\(after.debugDescription)")
    }
  }
}
