import Articles
import TestSupport
import Testing

@testable import Rules

private let rule = RuleCase(type: NameVariant.self)

private let story = """
  President Volodymyr Zelensky met the engineer Ada Holm on Monday. ⟦Zelenskiy⟧ said the bridge would be built.

  Holm said Zelensky was right, and ⟦Zelenskyy⟧’s aide left.
  """

@Suite struct NameVariantTests {
  @Test func `a slip of the pen is found, two names of one person are none`() {
    let found = rule.check("Judge Ada Kavanaugh spoke. Later Ada ⟦Kavanagh⟧ left, and Kavanaugh wept.")
    #expect(found.map(\.message) == ["Spelt 'Kavanaugh' in 2 other places: 'Kavanagh'"])
    #expect(rule.check("The engineer Mohamed Osman Mohamud spoke. Later Mohamed Osman Mohamud left.").isEmpty)
    // Of as many, the spelling that somebody known bears is the usual one.
    let known = rule.check("Benjamin ⟦Netanyahou⟧ spoke on Monday. Later Benjamin Netanyahu left.")
    #expect(known.map(\.message) == ["Spelt 'Netanyahu' in another place: 'Netanyahou'"])
  }

  @Test func `a finding says how the name stands elsewhere and leads there`() {
    let found = rule.check(story)
    #expect(
      found.map(\.message) == [
        "Spelt 'Zelensky' in 2 other places: 'Zelenskiy'", "Spelt 'Zelensky' in 2 other places: 'Zelenskyy'",
      ])
    let text = Array(MarkedText(story).text.utf8)
    #expect(found[0].related.map { string(text, $0.range) } == ["Zelensky", "Zelensky"])
    let two = rule.check("The engineer Ada Holm flew to Kyiv on Monday. Officials in ⟦Kiev⟧ met her.")
    #expect(two.map(\.message) == ["Spelt 'Kyiv' in another place: 'Kiev'"])
  }

  @Test func `one fix takes the usual spelling, the other makes this one usual`() {
    let text = MarkedText(story).text
    let fixes = rule.check(story)[1].fixes
    #expect(fixes.map(\.title) == ["Write 'Zelensky' here", "Write 'Zelenskyy' everywhere else"])
    func after(_ fix: Fix) -> String { String(decoding: edited(Array(text.utf8), by: fix.edits), as: UTF8.self) }
    #expect(after(fixes[0]) == text.replacing("Zelenskyy", with: "Zelensky"))
    #expect(
      after(fixes[1])
        == text.replacing("Zelensky", with: "Zelenskyy").replacing("Zelenskyyy", with: "Zelenskyy")
        .replacing("Zelenskiy", with: "Zelenskyy"))
    #expect(fixes.map(\.isCorrection) == [true, false])
    let tie = rule.check("The engineer Ada Holm flew to Kyiv on Monday. Officials in ⟦Kiev⟧ met her.")[0].fixes
    #expect(tie.map(\.isCorrection) == [false, false], "of two that stand as often nobody knows which is meant")
  }

  @Test func `a name with markup inside is reported and left as it is`() {
    let page = "<p>The engineer Ada Holm flew to Kyiv on Monday. Officials in ⟦K<b>iev⟧</b> met her.</p>"
    #expect(rule.check(page, .html)[0].fixes.isEmpty)
  }

  @Test(arguments: [
    // The whole name, where its line in the list has both.
    "President Volodymyr Zelensky met Ada Holm in Oslo. Later President ⟦Vladimir Zelensky⟧ left.",
    // A headline counts, and so does a caption.
    "Ferry to Kyiv\n\nOfficials in ⟦Kiev⟧ met the engineer Ada Holm on Monday.",
    "Foreign Minister Sergei Lavrov met Ada Holm on Monday. Later ⟦Sergey⟧ Lavrov left.",
    "Officials met Mikhail Podoliak in Oslo on Monday. Later ⟦Podolyak⟧ left.",
  ])
  func `a spelling is found wherever the article has its own words`(_ text: String) { rule.check(text) }

  @Test(arguments: [
    // Capitals of a headline, a possessive, letter case, the shape of an apostrophe.
    "ZELENSKY SIGNS\n\nPresident Volodymyr Zelenskyy met Ada Holm on Monday. Zelenskyy’s aide left.",
    "The engineer Sean O’Brien met Ada Holm on Monday. Then O'Brien left.",
    // Short forms.
    "The World Health Organization met Ada Holm on Monday. The WHO would pay, she said.",
    "The United Kingdom met Ada Holm on Monday. Britain would pay, she said. Great Britain did.",
    // Quotations, also over several paragraphs.
    "The engineer Ada Holm flew to Kyiv on Monday. “We like Kiev,” she said. “Kiev is old,” Holm said.",
    // Explained.
    "The engineer Ada Holm flew to Kyiv (Kiev) on Monday, and left Kiev on Friday.",
    "The engineer Ada Holm flew to Myanmar, also known as Burma. She left Burma on Friday.",
    "The engineer Ada Holm flew to Mumbai on Monday. Bombay was the name of the city until 1995.",
    // Other people.
    "Foreign Minister Sergei Lavrov met Defence Minister Sergey Shoigu in Oslo.",
    "The engineer Karl Marx met Ada Holm in Oslo. The writer Howard Marks left, and Marks was late.",
    // Addresses and handles.
    "The engineer Ada Holm flew to Kyiv on Monday: https://example.org/Kiev or @Kiev.",
    // Other things that bear the name.
    "The engineer Ada Holm told the Kyiv Post on Monday that she would fly to Kiev.",
    // Numbers and what stands with a hyphen are no spelling.
    "The Republican-led Senate met Ada Holm. The Republican-controlled Senate voted.",
    "A Boeing 737 brought Ada Holm to Oslo. A Boeing 787 took her back.",
  ])
  func `short forms, quotations, explanations and other names are no variants`(_ text: String) { rule.check(text) }

  @Test(arguments: [
    // A letter more or less, another letter, two that changed places.
    "The engineer Ada Lindqvist spoke in Oslo. ⟦Lindquist⟧ had come by train. Lindqvist left.",
    "The engineer Ada Okafor spoke in Oslo. Later ⟦Okafar⟧ left by train. Okafor had been ill.",
    "The engineer Ada Dunmore spoke in Oslo. Later Ada ⟦Dumnore⟧ left by train. Dunmore had been ill.",
    // Letters with marks, and how those write them who have none.
    "The engineer Zoë Łęcka spoke in Oslo. ⟦Lecka⟧ said so twice. Łęcka left early.",
    "The clerk Jürgen Müller wept in Oslo. ⟦Mueller⟧ had written it. Müller left early.",
    // Two names, the first in a caption, and a body.
    "The engineer Mohammed Farsi spoke in Oslo. A clerk wept. ⟦Mohamed⟧ Farsi left by train.",
    "The Harbor Commission met in Oslo on Monday. Ada Holm wept. The Harbor ⟦Comission⟧ had voted against the bridge. The Harbor Commission will meet in May.",
    "The engineer Ada Holm flew to Minnesota on Monday. The clerks in ⟦Minneosta⟧ had wept in May. She left Minnesota on Friday.",
  ])
  func `a slip of the pen is found in a surname alone, a full name and a body's`(_ text: String) { rule.check(text) }

  @Test(arguments: [
    // Two people: by their given names, by standing together, by roles, by he and she.
    "The engineer James Hansen spoke in Oslo. The mayor Olwen Hanson left. Hanson was late, Hansen was not.",
    "The engineer James Hansen spoke in Oslo. He and Hanson left by train.\n\nHansen and Hanson had been ill.",
    "The engineer James Hansen spoke in Oslo. Later Mayor Hanson left by train. Hansen had been ill.",
    "Mr. Hansen spoke in Oslo. He wept. Mr. James Hansen is an engineer. Later Ms. Hanson left by train.",
    "The engineers Jon Holm and John Holm spoke in Oslo. Jon Holm left by train. John Holm wept.",
    "The engineer Julian Holm spoke in Oslo. Later Juliana Holm left by train.",
    // Plurals, owners, who lives there, the town of a name.
    "The engineer James Hansen spoke in Oslo. The Hansens left by train. Hansen's train was late, Hansens' too.",
    "They flew to Korea and to Slovenia. Koreans and Slovenian clerks wept. The Korean engineer Ada Holm left.",
    "The engineer Ada Manson spoke in Oslo. Later Hanson left by train.",
    "The Kiev-based engineer Ada Holm left Kiev on Monday. The Kiev-backed clerks wept.",
    // Somebody's own words.
    "The engineer James Hansen spoke in Oslo. “We met Hanson,” the mayor said. Hansen left.",
  ])
  func `two people with near names, other forms of a name and other words are no slips`(_ text: String) {
    rule.check(text)
  }

  @Test func `a pile of names that are all near each other is read in time`() {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let rate = growth(from: 200, to: 3_200) { count in
      let names = (0..<count).map { number in
        let ending = [number % 26, number / 26 % 26, number / 676].map { String(letters[$0]) }.joined()
        return "Ada Holmgr\(ending)en spoke."
      }
      _ = NameVariant().findings(in: Article(names.joined(separator: " ")), settings: Settings())
    }
    #expect(rate < 4)
  }

  @Test func `a page of two spellings and nothing else is read in time, and offers no endless edits`() {
    for end in [". ", " and "] {
      let rate = growth(from: 250, to: 4_000) { count in
        let page = String(repeating: "Ada Holm met Volodymyr Zelensky and Volodymyr Zelenskyy\(end)", count: count)
        let found = NameVariant().findings(in: Article(page), settings: Settings())
        #expect(found.count > count * 3 / 4)
        #expect(found.allSatisfy { $0.fixes.map(\.title) == ["Write 'Zelensky' here"] })
      }
      #expect(rate < 4)
    }
  }

  @Test func `code is no spelling`() {
    rule.check("The engineer Ada Holm flew to Kyiv. They typed `Kiev` into it.", .markdown)
  }
}
