import TestSupport
import Testing

@testable import Articles

/// Checks that the marked words, and no others, are quotations of the paragraph.
private func check(
  _ expected: String, closed: Bool = true, mixed: Bool = false, _ sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = MarkedText(expected).text
  let found = facts(text).quotations
  #expect(marked(found.map(\.range), in: Array(text.utf8)) == expected, sourceLocation: sourceLocation)
  #expect(found.allSatisfy { $0.isClosed == closed && $0.isMixed == mixed }, sourceLocation: sourceLocation)
}

@Suite struct QuotationsTests {
  @Test func `words between marks of one kind are a quotation`() {
    check("⟦\"It fell,\"⟧ she said, ⟦\"at noon.\"⟧")
    check("⟦“It fell,”⟧ she said.")
    check("The wall showed ⟦'no defect'⟧ to the eye.")
    check("The wall showed ⟦‘no defect’⟧ to the eye.")
    check("She called it ⟦«a souvenir»⟧.")
    check("She called it ⟦„a souvenir“⟧.")
    check("(⟦“It fell”⟧)")
    check("She said:⟦“It fell.”⟧")
    check("⟦“It fell.”⟧⟦“It was old.”⟧")
    check("It was ⟦“5 feet”⟧ and ⟦“…gone”⟧.")
  }

  @Test func `a quotation inside a quotation belongs to the outer one`() {
    check("⟦“He told me ‘never’ twice,”⟧ she said.")
    check("⟦\"He told me 'never' twice,\"⟧ she said.")
    check("⟦'He told me \"never\" twice,'⟧ she said.")
  }

  @Test func `an apostrophe opens and closes nothing`() {
    check("The workers' pay and the boss's don't match.")
    check("⟦'It isn't the boss's fault,'⟧ she said.")
    check("⟦‘It isn’t the boss’s fault,’⟧ she said.")
    check("The class of '61 met.")
    check("Rock 'n' roll isn’t dead.")
  }

  @Test func `a quotation closed by the wrong mark still ends there`() {
    check("⟦\"The wall of 95,'⟧ he said.", mixed: true)
    check("⟦\"The wall of 95,”⟧ he said.")
    check("⟦“The wall of 95,'⟧ he said, and left.", mixed: true)
    check("⟦'The wall of 95,\"⟧ he said.", mixed: true)
  }

  @Test func `a quotation left open at the end of a paragraph runs to its end`() {
    check("She went on: ⟦“The wall fell. It was old.⟧", closed: false)
    check("⟦\"The wall fell, and the town slept.⟧", closed: false)
    check("⟦'The wall fell, and the town slept.⟧", closed: false)
    check("⟦«The wall fell, and the town slept.⟧", closed: false)
  }

  @Test func `a stray mark quotes nothing`() {
    check("The plank is 5\" wide and long enough.")
    check("A \" alone stands here for nothing at all.")
    check("The end.\"")
    check("\"\"")
    check("“”")
  }
}
