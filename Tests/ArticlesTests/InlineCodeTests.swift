import TestSupport
import Testing

@testable import Articles

@Suite struct InlineCodeTests {
  @Test(arguments: [
    "They ran ⟦`Holm`⟧ and ⟦``Holm ` Holm``⟧.", "No \\`code\\` and ` no end, but ⟦``code``⟧.",
    "They ran ⟦<code class=\"a\">Holm</code⟧> and <codex>Holm</codex>, ⟦<KBD>Holm</KBD⟧>.",
    "⟦<code>a `b` c</code⟧>, ⟦`<code>`⟧ Holm ⟦`</code>`⟧", "", "`", "<code>", "\\",
  ])
  func `code in Markdown stands between backticks of one number or between tags`(_ text: String) {
    let found = InlineCode.ranges(in: Array(MarkedText(text).text.utf8)[...], format: .markdown)
    #expect(marked(found, in: Array(MarkedText(text).text.utf8)) == text)
  }

  @Test func `in HTML a backtick is a mark like any other, and plain text has no code`() {
    let text = Array("`Holm` <tt>Holm</tt> Holm".utf8)
    #expect(marked(InlineCode.ranges(in: text[...], format: .html), in: text) == "`Holm` ⟦<tt>Holm</tt⟧> Holm")
    #expect(InlineCode.ranges(in: text[...], format: .plain).isEmpty)
  }

  @Test func `piles of marks that nothing closes are read in time`() {
    let ticks = Array((1...1_500).map { String(repeating: "`", count: $0) }.joined(separator: " ").utf8)
    let tags = Array(String(repeating: "<code>", count: 100_000).utf8)
    let start = ContinuousClock.now
    #expect(InlineCode.ranges(in: ticks[...], format: .markdown).isEmpty)
    #expect(InlineCode.ranges(in: tags[...], format: .html).isEmpty)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
