import Formats
import Testing

@testable import Rules

/// Checks that the marked quotations of a text, and no others, are reported as nobody's.
private func check(
  _ expected: String, _ format: any PageFormat = .plain, _ sourceLocation: SourceLocation = #_sourceLocation
) {
  RuleCase(type: UnattributedQuote.self).check(expected, format, sourceLocation)
}

private let words = "“Nobody looked at the wall for thirty years.”"

@Suite struct UnattributedQuoteTests {
  @Test func `a quotation that nobody near it can have said is reported once, whatever its length`() {
    check("The wall fell in May. ⟦\(words)⟧ It was old.".replacing(" It was", with: " The road was"))
    check("The wall fell in May.\n\n⟦“Nobody looked at the wall. Nobody asked. It fell.”⟧\n\nThe road is closed.")
    check("<p>The wall fell in May. ⟦“Nobody <i>looked</i> at the wall for years.”⟧ The road is closed.</p>", .html)
  }

  @Test func `one nobody does not stand for another`() {
    check("The wall fell in May. ⟦\(words)⟧ ⟦“It was old when the town was young.”⟧ The road is closed.")
    check("The wall is reportedly weak. ⟦\(words)⟧ The road is closed.")
  }

  @Test func `whoever may be the speaker is enough for silence`() {
    check("\(words), said Ada Holm.")
    check("Ada Holm shook her head. \(words)")
    check("The engineer came out of the hut.\n\n\(words)")
    check("She laughed. \(words) The road is closed.")
    check("Residents were angry. \(words)")
    check("\(words) Ada Holm had written it on the wall.")
    check("\(words)\n\nAda Holm, who built it, has been angry since.")
    check("Ada Holm said it fell.\n\n\(words)")
    check("The wall fell. The road is closed.\n\nThe report was short:\n\n\(words)")
  }

  @Test func `a word held at arm's length, a slogan and a title are nobody's words`() {
    check("The “old wall of the town at last” fell in May.")
    check("The wall fell in May. “It fell.” The road is closed.")
    check("The film opens in May. “The Wall That Fell Over on Sunday.” Tickets are on sale.")
    check("The song is old. “and the wall came tumbling down again.” The road is closed.")
  }

  @Test func `a motto with its credit, and a quotation set out of the text, stay silent`() {
    check("\(words)\n\n— Ada Holm\n\nThe wall fell in May.")
    check("> \(words)\n>\n> Ada Holm, engineer\n\nThe wall fell in May.", .markdown)
    check("> \(words) — *Ada Holm*\n\nThe wall fell in May.", .markdown)
    check("The wall fell.\n\n\(words)\n\nThe road is closed. Ada Holm said so: \(words) The road is closed.")
  }

  @Test func `an interview and a transcript say in their own way who speaks`() {
    check("Brandt: Who looked?\n\nHolm: It fell in the night.\n\n\(words)\n\nThe road is closed.")
  }

  @Test func `a headline, a caption and a card quote whom they like`() {
    check(
      "“Nobody looked at the wall for thirty years”\n\nThe wall fell in May, and the road has been closed since then.")
    check("<h1>\(words)</h1><figure><figcaption>\(words)</figcaption></figure><p>The road is closed.</p>", .html)
  }

  @Test func `a quotation that goes on is not reported again in every paragraph`() {
    check(
      "The wall fell.\n\n⟦“Nobody looked at it for years.⟧\n\n“Nobody asked about it in years.”\n\nThe road is closed.")
  }
}
