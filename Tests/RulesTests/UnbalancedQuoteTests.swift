import Articles
import Formats
import Testing

@testable import Rules

/// Checks what is reported of a text's quotation marks, and what the text is after the fixes; nil where none is offered.
private func check(
  _ expected: String, _ format: any PageFormat = .plain, fixed: String? = nil,
  _ sourceLocation: SourceLocation = #_sourceLocation
) {
  RuleCase(type: UnbalancedQuote.self).check(expected, format, fixed: fixed, sourceLocation)
}

@Suite struct UnbalancedQuoteTests {
  @Test func `a mark that is written into the JSON of a page leaves it JSON`() throws {
    let sentence = "The harbour was closed all winter, the mayor Ada Holm said on Monday in the hall of the port. "
    let body = String(repeating: sentence, count: 4) + #"Holm said: \"We will open the wall again in May."#
    let data = #"{"@type": "NewsArticle", "articleBody": "\#(body)"}"#
    let page = #"<html><body><script type="application/ld+json">\#(data)</script>"#
    let article = Article(page, format: .html)
    let fixes = UnbalancedQuote().findings(in: article, settings: Settings()).flatMap(\.fixes)
    let fix = try #require(fixes.first, "the quotation is closed by nothing")
    let after = String(decoding: edited(Array(page.utf8), by: fix.edits), as: UTF8.self)
    #expect(after.contains(#"again in May.\""}</script>"#))
  }

  @Test func `a quotation closed with the wrong mark gets the one that fits the opening one`() {
    check("“The wall of 1895 fell,⟦'⟧ he said.", fixed: "“The wall of 1895 fell,” he said.")
    check("\"The wall of 1895 fell,⟦'⟧ he said.", fixed: "\"The wall of 1895 fell,\" he said.")
    check("‘The wall of 1895 fell.⟦\"⟧ He left.", fixed: "‘The wall of 1895 fell.’ He left.")
    check("«The wall of 1895 fell,⟦”⟧ he said.", fixed: "«The wall of 1895 fell,» he said.")
    check("“The wall of 1895 fell,⟦’’⟧ he said.", fixed: "“The wall of 1895 fell,” he said.")
    check("A \"real possibility⟦''⟧ he said. \"It was old.\"", fixed: "A \"real possibility\" he said. \"It was old.\"")
    check("“The wall of 1895 fell,⟦\"⟧ he said.", fixed: "“The wall of 1895 fell,” he said.")
    check("\"The wall of 1895 fell,⟦”⟧ he said.", fixed: "\"The wall of 1895 fell,\" he said.")
    check("🚢 “It fell,⟦’⟧ he said.\r\nIt was old.\r\n", fixed: "🚢 “It fell,” he said.\r\nIt was old.\r\n")
  }

  @Test func `a quotation that was not closed before its speaker is closed there`() {
    check("⟦“⟧The wall fell, Ada Holm said. “It was old.”", fixed: "“The wall fell,” Ada Holm said. “It was old.”")
    check("⟦\"⟧The wall fell, said Holm. \"It was old.\"", fixed: "\"The wall fell,\" said Holm. \"It was old.\"")
    check("⟦“⟧The wall fell last night, she said.", fixed: "“The wall fell last night,” she said.")
    check(
      "⟦“⟧It fell, the county engineer said. “It was old.”", fixed: "“It fell,” the county engineer said. “It was old.”"
    )
    check("⟦“⟧Why did the wall fall? she asked.", fixed: "“Why did the wall fall?” she asked.")
    check("⟦«⟧The wall fell last night, he said on Monday.", fixed: "«The wall fell last night,» he said on Monday.")
    check("⟦‘⟧The wall fell last night, he said.", fixed: "‘The wall fell last night,’ he said.")
  }

  @Test func `a quotation that nobody goes on with is closed at the end of its paragraph`() {
    check(
      "She was clear: ⟦“⟧The wall fell because nobody looked.",
      fixed: "She was clear: “The wall fell because nobody looked.”")
    check(
      "⟦“⟧The wall fell. It was old.\r\n\r\nThe council met.\r\n",
      fixed: "“The wall fell. It was old.”\r\n\r\nThe council met.\r\n")
  }

  @Test func `where the missing mark belongs is not guessed`() {
    check("⟦“⟧The wall fell, and I said no to all of them, which was right.")
    check("⟦„⟧The wall fell. It was old.")
  }

  @Test func `tags, emphasis and character references stay as they are`() {
    check(
      "<p>&ldquo;The <b>wall</b> fell,⟦&#39;⟧ he said.</p>", .html,
      fixed: "<p>&ldquo;The <b>wall</b> fell,&rdquo; he said.</p>")
    check("<p>&quot;The wall fell,⟦'⟧ he said.</p>", .html, fixed: "<p>&quot;The wall fell,&quot; he said.</p>")
    check("<p>“The wall fell,⟦&rsquo;⟧ he said.</p>", .html, fixed: "<p>“The wall fell,” he said.</p>")
    check(
      "<p>⟦&ldquo;⟧The wall <i>fell</i>, she said.</p><p>It was old.</p>", .html,
      fixed: "<p>&ldquo;The wall <i>fell</i>,&rdquo; she said.</p><p>It was old.</p>")
    check("<p>⟦“⟧The wall <i>fell.</i></p>", .html, fixed: "<p>“The wall <i>fell.”</i></p>")
    check("> ⟦“⟧The *wall* fell, she said.\n", .markdown, fixed: "> “The *wall* fell,” she said.\n")
    check("\\\"The **wall** fell,⟦'⟧ he said.\n", .markdown, fixed: "\\\"The **wall** fell,\" he said.\n")
  }

  @Test func `a quotation over several paragraphs is correct as printers set it`() {
    check("“The wall fell.\n\n“It was old.\n\n“Nobody looked,” she said.")
    check("\"The wall fell.\n\nlogo\n\n\"It was old,\" she said.")
    check("<p>“The wall fell.</p><figure><figcaption>The wall</figcaption></figure><p>“It was old.”</p>", .html)
    check("“The wall fell.\n\nIt was old.\n\nNobody looked,” she said.")
    check("“The wall fell.\n\nHarbor Pictures\n\n“It was old.”")
    check("“The wall fell and nobody looked. “It was old,” she said.")
    check(
      "“The wall fell.\n\n⟦“⟧It was old.\n\nNobody looked.", fixed: "“The wall fell.\n\n“It was old.”\n\nNobody looked."
    )
  }

  @Test func `an apostrophe is no quotation mark`() {
    check("'Tis the season for the town to sing.")
    check("'90s music is back, and the kids' clubs know.")
    check("In the '90s, the band said, \"We quit.\"")
    check("Rock 'n' roll, the workers' pay and the boss's car.")
    check("The 6' 2\" man bought a 5\" pipe, “for the kids' hut,” he said.")
    check("`make try` shows what the desk's tools do.")
  }

  @Test func `quotations inside quotations may be set as they like`() {
    check("“He told me “never” twice,” she said. “It was old.”")
    check("“He told me ‘never,’ and left,” she said.")
    check("\"'No,' he said. 'Never,' he said.\"")
  }

  @Test func `a text cut off, and what is no text of the article, closes nothing`() {
    check("“The wall fell. It was …")
    check("“The wall fell because nobody had")
    check("“The wall fell. It was...")
    check("“The wall fell. Holm says\n\nThe council met on Monday, and the county engineer was there.")
    check("```\nprint(\"The wall fell.)\n```\n", .markdown)
  }

  @Test func `a quotation that begins in lower case is closed too`() {
    check("Her rival called it a ⟦“⟧scandal and left. Holm stayed.")
    check("He said ⟦\"⟧the wall costs us a fortune. Holm left at noon.")
    check("He called it “a scandal” and left. She called it ⟦“⟧a shame and stayed.")
  }

  @Test func `a mark that closes what nothing opened is one too many`() {
    check("The wall costs us a fortune,⟦”⟧ her rival, Joren Brandt, said.")
    check("It floods twice a year,⟦\"⟧ he added.")
    check("“It floods,” Holm said.⟦”⟧ She left at noon.")
    check("Brandt said: “It stinks.”⟦”⟧")
    check("“The wall fell.\n\nIt was old.\n\nNobody looked,” she said.")
    check("The pipe is 5\" wide, and the board 6' 2\".")
  }

  @Test func `a mark turned the wrong way is turned`() {
    check("“The wall is old,⟦“⟧ Brandt said.", fixed: "“The wall is old,” Brandt said.")
  }

  @Test func `a quotation inside a quotation is closed before it`() {
    check("“She said ⟦‘⟧never,” Brandt said.")
    check("“We’ll see about the ‘90s,” Brandt said.")
  }

  @Test func `a paragraph in which its speaker stands is none of a longer quotation`() {
    check(
      "⟦“⟧The wall costs us a fortune, Brandt said.\n\n“It also floods,” Holm said.",
      fixed: "“The wall costs us a fortune,” Brandt said.\n\n“It also floods,” Holm said.")
  }

  @Test func `only where the words end for certain are they closed without a look`() {
    func corrections(_ text: String) -> [Bool] {
      RuleCase(type: UnbalancedQuote.self).check(text).flatMap(\.fixes).map(\.isCertain)
    }
    #expect(corrections("⟦“⟧The wall fell, Ada Holm said. “It was old.”") == [true])
    #expect(corrections("He was angry: ⟦“⟧The wall costs us a fortune. The council met on Monday.") == [false])
    #expect(corrections("The play ⟦“⟧Harbour Lights opens in May, the director Rosa Weller said.") == [false])
    #expect(corrections("The singer known as ⟦“⟧The Duke was born in 1950. He died on Monday.") == [false])
  }
}
