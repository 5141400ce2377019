import Articles
import Formats
import TestSupport
import Testing

@testable import Rules

/// Checks which words are said to name nobody.
private func check(
  _ marked: String, _ format: any PageFormat = .plain, _ sourceLocation: SourceLocation = #_sourceLocation
) {
  RuleCase(type: VagueAttribution.self).check(marked, format, sourceLocation)
}

/// The messages where the encoder has read the text too.
private func readDeeply(_ text: String) -> [String] {
  let article = Article.read(SourceText(text), format: .plain, by: testEncoder)
  return VagueAttribution().findings(in: article, settings: Settings()).map(\.message)
}

@Suite struct VagueAttributionTests {
  @Test(arguments: ["Doctors", "Detectives", "Villagers", "Investigators", "Several residents"])
  func `people without a name are nobody to ask wherever they stand`(_ people: String) {
    check("⟦\(people)⟧ said the driver was unhurt.")
    check("The driver was unhurt, ⟦\(people.lowercased())⟧ said.")
  }

  @Test(arguments: [
    "Some of the engineers, among them Ada Holm, said the bridge was unsafe.",
    "Critics, led by the engineer Ada Holm, say it is unsafe.",
    "Some, like Ada Holm, say the bridge is unsafe.",
    "Officials said the bridge was unsafe, among them the mayor, Rosa Weller.",
    "An official at the port authority, Lars Marlow, said it was unsafe.",
  ])
  func `whoever is named with a group can be asked`(_ text: String) {
    check(text)
    #expect(readDeeply(text) == [])
  }

  @Test(arguments: [
    "Officials declined to say when the bridge would open.",
    "Officials have not said when the bridge will open.",
    "Officials were told to close the bridge.",
    "No official would say when the bridge would open.",
    "Officials have not named the man.",
  ])
  func `who says nothing is no source`(_ text: String) {
    check(text)
    #expect(readDeeply(text) == [])
  }

  @Test func `a source that names itself elsewhere in the sentence excuses no other`() {
    check("While police have not named the man, ⟦sources⟧ say he is Joren Brandt.")
    check("Officials say the bridge fell, according to Ada Holm.")
  }

  @Test(arguments: [
    "It ⟦is thought⟧ the fire began in the kitchen.",
    "The mayor ⟦is rumoured⟧ to be leaving.",
    "It ⟦has been suggested⟧ that the mayor knew.",
    "The painting was ⟦supposedly⟧ stolen.",
    "It ⟦is feared⟧ that ten people have died.",
  ])
  func `a passive and an adverb may point at nobody in particular`(_ text: String) { check(text) }

  @Test func `one source of a quotation of many sentences is asked for once, behind the quotation`() {
    let text =
      "At the hearing, several residents said: “The owner never looked at us. Never greeted us. He did not come.” It rained."
    let found = RuleCase(type: VagueAttribution.self).check(
      text.replacing("several residents", with: "⟦several residents⟧"))
    #expect(found.count == 1)
    #expect(
      found.flatMap(\.fixes).map { String(decoding: edited(Array(text.utf8), by: $0.edits), as: UTF8.self) }
        == [text.replacing("come.” ", with: "come.” [source?] ")])
  }

  @Test func `what stands in somebody else's words cannot be changed`() {
    check("> Critics say the toll was never needed. Officials told her so.\n>\n> — Ines Okafor, auditor\n", .markdown)
    check("In a statement, the auditor Ines Okafor said:\n\nCritics say the toll was never needed.")
    check("Ada Holm\n@adaholm\nCritics say the wall will fall. It has cost us a fortune.\n10:14 PM · Mar 2, 2026")
    check(
      """
      Ada Holm on ten years in office

      **Why did you take the job?**

      Nobody else would. Officials told me the wall would hold.

      **Who is to blame?**

      Critics say I am.

      """, .markdown)
  }

  @Test func `the questions of an explainer are asked of nobody, and its answers are the writer's`() {
    check(
      """
      How the debt brake works

      **What is the debt brake?**

      It is a rule of 2009. ⟦Critics⟧ say that it is a trick.

      **Who can lift it?**

      The parliament can.

      """, .markdown)
  }
}
