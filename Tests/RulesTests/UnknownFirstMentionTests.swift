import TestSupport
import Testing

@testable import Rules

private let rule = RuleCase(type: UnknownFirstMention.self)

@Suite struct UnknownFirstMentionTests {
  @Test func `a finding leads to where the text names the person in full`() {
    let late = "The bridge will close in May, ⟦Okafor⟧ said on Monday. The engineer Ines Okafor had looked at it."
    let found = rule.check(late)
    #expect(found.map(\.message) == ["Named before the text says who that is: 'Okafor'"])
    #expect(
      (found.first?.related ?? []).map { string(Array(MarkedText(late).text.utf8), $0.range) + ": " + $0.message }
        == ["Ines Okafor: 'Ines Okafor' is named in full here"])
    let never = rule.check("The bridge will close in May, ⟦Okafor⟧ said on Monday. It is old, and Okafor knows it.")
    #expect(never.allSatisfy { $0.related.isEmpty && $0.fixes.isEmpty })
  }

  @Test func `a form of address says nothing of who somebody is`() {
    rule.check("The bridge will close in May, said Mr. ⟦Okafor⟧ on Monday. It is old, and Mr. Okafor knows it.")
  }

  @Test func `a headline is no introduction, and no place for one`() {
    rule.check(
      "# Ines Okafor closes the bridge\n\nThe bridge will close, ⟦Okafor⟧ said on Monday. Okafor had looked at it.",
      .markdown)
    rule.check(
      "Okafor closes the bridge\n\nThe engineer Ines Okafor said so on Monday. Okafor had looked at it.", .markdown)
  }

  @Test(arguments: [
    // Introduced before, at once, or in the same breath.
    "The engineer Ines Okafor said so on Monday. Okafor had looked at it.",
    "The bridge will close, Okafor, an engineer of the county, said on Monday. Okafor had looked at it.",
    "The bridge will close, the engineers Lindqvist and Okafor said on Monday. Okafor had looked at it.",
    // Somebody else's words.
    "“Okafor knows the bridge,” the mayor Ada Holm said on Monday. The engineer Ines Okafor had looked at it. Okafor left.",
    // A thing that bears the name.
    "The Okafor report came on Monday. The engineer Ines Okafor had written it, and Okafor knows the bridge.",
    // A given name, and a name that stands once.
    "The bridge will close, Maria said on Monday. Maria had looked at it.",
    "The bridge will close, Okafor said on Monday.",
  ])
  func `somebody who is introduced, or may be nobody, is not reported`(_ text: String) { rule.check(text) }
}
