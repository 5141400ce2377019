import TestSupport
import Testing

@testable import Articles

/// Checks that a paragraph falls into the sentences marked in it.
private func check(_ expected: String, _ sourceLocation: SourceLocation = #_sourceLocation) {
  let text = MarkedText(expected).text
  #expect(
    marked(facts(text).sentences.map(\.range), in: Array(text.utf8)) == expected, sourceLocation: sourceLocation)
}

@Suite struct SentencesTests {
  @Test func `each statement is judged alone`() {
    check("⟦The bridge fell.⟧ ⟦Nobody was hurt!⟧ ⟦Who built it?⟧ ⟦The town did⟧")
    check("⟦The bridge fell.⟧  ⟦It was old.⟧\t⟦1961 was its year.⟧")
    check("⟦The bridge fell.⟧\r\n⟦It was old.⟧")
    check("⟦Really?!⟧ ⟦Yes.⟧")
    check("⟦(The bridge fell.)⟧ ⟦It was old.⟧")
    check("⟦Über alle Berge.⟧ ⟦Öl floss.⟧")
  }

  @Test func `titles and abbreviations end no sentence`() {
    check("⟦Mr. Holm met Dr. Ines Okafor on Monday.⟧ ⟦They talked.⟧")
    check("⟦Gen. Mark Tolland and Rep. Dov Perrault left.⟧")
    check("⟦Brackwater Inc. packs herring.⟧ ⟦It pays well.⟧")
    check("⟦The ship vs. the quay, No. 5, was heard on Feb. 17.⟧")
    check("⟦Lt. Col. Signe Tolland spoke.⟧")
  }

  @Test func `a title in full is a word like others`() {
    check("⟦She met the Prime Minister.⟧ ⟦He is the party's biggest donor.⟧")
    check("⟦It was signed by the General.⟧ ⟦The Judge refused.⟧")
  }

  @Test func `initials end no sentence`() {
    check("⟦John F. Holm and J. R. Vauclin signed.⟧ ⟦She did not.⟧")
    check("⟦W. Osterhaug paid.⟧")
  }

  @Test func `a country in initials ends a sentence only before a word that begins one`() {
    check("⟦The U.S. Navy left.⟧ ⟦The U.K. stayed.⟧")
    check("⟦The ship sailed to the U.S. last May.⟧")
    check("⟦The ship is in the U.S.⟧ ⟦The crew is not.⟧")
    check("⟦They met at 5 p.m. on Monday.⟧")
  }

  @Test func `decimals and addresses end no sentence`() {
    check("⟦It cost 2.5 million.⟧ ⟦Fares rose 3.1 percent.⟧")
    check("⟦See example.org for more.⟧ ⟦It is free.⟧")
  }

  @Test func `an ellipsis ends a sentence only before a capital`() {
    check("⟦We waited... and waited.⟧ ⟦Nothing came.⟧")
    check("⟦We waited…⟧ ⟦Nothing came.⟧")
    check("⟦We waited...⟧ ⟦Nothing came.⟧")
    check("⟦We waited… and left.⟧")
  }

  @Test func `a closing quotation mark belongs to the sentence before it`() {
    check("⟦“The bridge fell.”⟧ ⟦She wept.⟧")
    check("⟦She said: “It fell.”⟧ ⟦“It was old.”⟧")
    check("⟦'It fell.'⟧ ⟦'It was old.'⟧")
    check("⟦«It fell.»⟧ ⟦It was old.⟧")
    check("⟦\"It fell.⟧ ⟦It was old.\"⟧")
  }

  @Test func `two quotations that lost the space between them are two sentences`() {
    check("⟦\"We met at the Church.\"⟧⟦'I hope so,' she said.⟧")
    check("⟦“It fell.”⟧⟦“It was old.”⟧")
  }

  @Test func `a question inside quotation marks does not end the sentence that goes on`() {
    check("⟦“Why now?” he asked.⟧ ⟦Nobody knew.⟧")
    check("⟦\"It fell!\" cried the keeper.⟧")
    check("⟦“Why now?” Holm asked.⟧")
    check("⟦« Why now ? », said Holm.⟧ ⟦« It fell ! » said the keeper.⟧ ⟦« So it did ! »⟧ ⟦Nobody knew.⟧")
  }

  @Test func `a sentence knows whether it asks and whether it ends`() {
    let sentences = facts("Who knew? “Who knew?” (Who knew?) It fell. “It fell.” Made in the U.S. Bridge falls")
      .sentences
    #expect(sentences.map(\.isQuestion) == [true, true, true, false, false, false])
    #expect(sentences.map(\.isTerminated) == [true, true, true, true, true, false])
  }
}
