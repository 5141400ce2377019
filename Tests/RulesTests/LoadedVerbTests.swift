import Articles
import Formats
import TestSupport
import Testing

@testable import Rules

/// Checks which verbs of a text are reported as loaded, and the text after the first fix of each.
private func check(
  _ expected: String, _ format: any PageFormat = .plain, fixed: String? = nil,
  _ sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = RuleCase(type: LoadedVerb.self).check(expected, format, sourceLocation)
  let bytes = edited(Array(MarkedText(expected).text.utf8), by: found.compactMap { $0.fixes.first?.edits[0] })
  if let fixed { #expect(String(decoding: bytes, as: UTF8.self) == fixed, sourceLocation: sourceLocation) }
}

@Suite struct LoadedVerbTests {
  @Test func `a loaded verb gives way to a plain one of the same form`() {
    check("Holm ⟦admits⟧ that it fell.", fixed: "Holm says that it fell.")
    check("Holm and Brandt ⟦insist⟧ that it fell.", fixed: "Holm and Brandt say that it fell.")
    check("Holm has ⟦conceded⟧ that it fell.", fixed: "Holm has said that it fell.")
    check(
      "Holm told nobody, ⟦insisting⟧ that it fell.".replacing("told nobody", with: "said no"),
      fixed: "Holm said no, saying that it fell.")
    check("🚢 “It fell,” ⟦boasted⟧ Ada Holm.", fixed: "🚢 “It fell,” said Ada Holm.")
    check("The wall, Holm ⟦claimed⟧, was old.", fixed: "The wall, Holm said, was old.")
    check("<p>Holm <b>⟦claimed⟧</b> that it fell.</p>", .html, fixed: "<p>Holm <b>said</b> that it fell.</p>")
    check("Holm **⟦claimed⟧** that it fell.\r\n", .markdown, fixed: "Holm **said** that it fell.\r\n")
  }

  @Test func `markup inside a verb is not torn`() {
    check("<p>Holm ⟦cl<b>aimed⟧</b> that it fell.</p>", .html, fixed: "<p>Holm cl<b>aimed</b> that it fell.</p>")
  }

  @Test func `a milder verb is offered behind the plain one`() {
    let fixes = LoadedVerb().findings(in: Article("Holm admitted that it fell."), settings: Settings()).flatMap(\.fixes)
    #expect(fixes.map(\.title) == ["Write 'said'", "Write 'acknowledged'"])
  }

  @Test func `where said cannot stand nothing is said`() {
    check("Holm claimed the prize. Holm insisted on a speech. Holm admitted to the theft.")
    check("The storm claimed the lives of people who were in the hut, Holm said.")
    check("Holm claimed to be an engineer. Holm was admitted to the hospital.")
    check("Holm admitted lying, and is seen as a liar. Holm insisted that the wall be closed.")
    check("Holm denied the council’s claim that it fell. Town claims that it was old are wrong, Brandt said.")
    check("Holm claimed responsibility for the wall, and maintained the bridge.")
  }

  @Test func `what a speaker says of others is the speaker's`() {
    check("“Brandt admitted that it fell,” Holm said. “Brandt claimed it was old.”")
  }

  @Test func `it is silent until a desk wants it`() {
    let article = Article("Holm admitted that it fell.")
    #expect(findings(in: article).isEmpty)
    var settings = Settings()
    settings.enabledRules = ["loaded-verb"]
    #expect(findings(in: article, settings: settings).map(\.rule) == ["loaded-verb"])
  }
}
