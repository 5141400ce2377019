import Articles
import Formats
import Testing

@testable import Rules

/// What is said about the headline of a page; nil where nothing is.
private func said(_ page: String, _ format: any PageFormat = .plain) -> String? {
  let article = Article(page, format: format)
  let findings = SingleSource().findings(in: article, settings: Settings())
  for finding in findings { #expect(article.text[finding.range] == "Bridge to close for a year") }
  return findings.first?.message
}

private let story = """
  Bridge to close for a year

  The bridge over the Tarn will close in May, the county engineer Ada Holm said on Monday. “It is old,” Holm said.

  The engineer said the bolts were loose. She added that nobody had looked. The ferry will run, Holm said.
  """

@Suite struct SingleSourceTests {
  @Test func `an article with one voice is told so, with the count`() {
    #expect(said(story) == "All 5 attributed statements come from 'Ada Holm'")
    #expect(said("# " + story, .markdown) == "All 5 attributed statements come from 'Ada Holm'")
  }

  @Test func `any second voice is enough for silence`() {
    #expect(said(story + " Critics say the ferry is full.") == nil)
    #expect(said(story + " The mayor, Joren Brandt, said so.") == nil)
    #expect(said(story + " The report says the bolts were loose.") == nil)
    #expect(said(story + "\n\nThe ferry is full.\n\n“Nobody ever told us about the bridge or the ferry.”") == nil)
  }

  @Test func `a short item, an interview and a text without a headline are not reproached`() {
    #expect(said(story.replacing(" The ferry will run, Holm said.", with: "")) == nil)
    #expect(said(story + "\n\nBrandt: Who looked at it?\n\nHolm: Nobody looked at it.") == nil)
    #expect(said(String(story.dropFirst("Bridge to close for a year\n\n".count))) == nil)
  }

  @Test func `another article's card on the page is no second voice`() {
    let card = """

      Related Articles

      Wexholm market close to full
      Wexholm market close to full

      Skerrow Courier

      time2 hours ago

      Wexholm market close to full

      The fish market at Wexholm is handling almost twice its usual catch, market manager Lucan Ferreby has said.
      """
    #expect(said(story + card) == "All 5 attributed statements come from 'Ada Holm'")
  }

  @Test func `a pronoun before the first full report is the one person named so far`() {
    RuleCase(type: SingleSource.self).check(
      """
      ⟦Engineer retires after forty years on the wall⟧

      Ines Okafor has walked the sea wall every morning for forty years.

      “I know every stone,” she said. “Some of them I don't like.”

      Okafor said she had never wanted another job.

      “People laugh,” Okafor said. “But mud is honest.”
      """)
  }
}
