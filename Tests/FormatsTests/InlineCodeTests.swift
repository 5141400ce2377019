import TestSupport
import Testing

@testable import Formats

@Suite struct InlineCodeTests {
  @Test(arguments: [
    "They ran ⟦`Holm`⟧ and ⟦``Holm ` Holm``⟧.", "No \\`code\\` and ` no end, but ⟦``code``⟧.",
    "They ran ⟦<code class=\"a\">Holm</code⟧> and <codex>Holm</codex>, ⟦<KBD>Holm</KBD⟧>.",
    "⟦<code>a `b` c</code⟧>, ⟦`<code>`⟧ Holm ⟦`</code>`⟧", "", "`", "<code>", "\\",
  ])
  func `code in Markdown stands between backticks of one number or between tags`(_ text: String) {
    let found = Markdown().codeRanges(in: Array(MarkedText(text).text.utf8)[...])
    #expect(marked(found, in: Array(MarkedText(text).text.utf8)) == text)
  }

  @Test func `in HTML a backtick is a mark like any other, and plain text has no code`() {
    let text = Array("`Holm` <tt>Holm</tt> Holm".utf8)
    #expect(marked(HTML().codeRanges(in: text[...]), in: text) == "`Holm` ⟦<tt>Holm</tt⟧> Holm")
    #expect(PlainText().codeRanges(in: text[...]).isEmpty)
  }

  @Test func `piles of marks that nothing closes are read in time`() {
    let ticks = Array((1...1_500).map { String(repeating: "`", count: $0) }.joined(separator: " ").utf8)
    let tags = Array(String(repeating: "<code>", count: 100_000).utf8)
    let time = processorTime {
      #expect(Markdown().codeRanges(in: ticks[...]).isEmpty)
      #expect(HTML().codeRanges(in: tags[...]).isEmpty)
    }
    #expect(time < .seconds(20))
  }
}
