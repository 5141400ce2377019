import Fuzzing
import LanguageServerProtocol
import TestSupport
import Testing

private let story = "file:///desk/story.txt"

/// What a hover says at the first place of a text, and the words it says it of.
private func hover(
  _ marked: String, _ capabilities: JSONValue = [:], archive: String? = nil, language: String = "plaintext"
) -> (text: String, words: String)? {
  let marked = MarkedText(marked)
  let reference = ReferenceColumns(marked.text, .utf16)
  let session = EditorSession(capabilities, archive: archive)
  session.open(marked.text, language: language)
  let position = reference.position(marked.ranges[0].start)
  let answer = session.ask("textDocument/hover", session.question(story, ["position": position.json]))
  guard let text = answer["contents", "value"]?.asString, let words = reference[answer["range"]] else { return nil }
  return (text, words)
}

/// A story with a place in it at some words.
private func ferry(_ words: String) -> String {
  ferryStory.replacing(words, with: "⟦\(words)⟧", maxReplacements: 1)
}

@Test func `a name tells the role it is given and where it stands`() throws {
  let found = try #require(hover(ferry("Ines Okafor")))
  #expect(found.words == "Ines Okafor")
  #expect(
    found.text == """
      Ines Okafor, Port director; source of 2 of 4 attributed statements
      Named twice here, in lines 3, 5
      Source: Port director Ines Okafor (“said”)
      """)
}

@Test func `a surname alone tells the whole name`() throws {
  let found = try #require(hover(ferryStory.replacing("” Okafor", with: "” ⟦Okafor⟧")))
  #expect(found.words == "Okafor")
  #expect(
    found.text == """
      Ines Okafor, Port director; source of 2 of 4 attributed statements
      Named twice here, in lines 3, 5
      Source: Okafor (“said”): Ines Okafor, Port director
      """)
}

@Test func `a name tells what the archive holds on it, and what somebody is called there`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry, TemporaryArchive.choir])
  let found = try #require(hover(ferry("Ines Okafor"), archive: archive.path))
  #expect(
    found.text == """
      Ines Okafor, Port director; source of 2 of 4 attributed statements
      Named twice here, in lines 3, 5
      In 1 archived article:
      - Ferry stays in port for a third week <https://ledger.example/ferry> (Harbor Ledger, 2024-03-05): Port director
      Source: Port director Ines Okafor (“said”)
      """)
}

@Test
func `a name of which the article tells nothing is passed over, a later one leads to where somebody is named in full`()
  throws
{
  let once = try #require(hover("Ferry stays\n\nThe pier fell on ⟦Bram Lund⟧ in May.\n\nIt is old, Ines Okafor said."))
  #expect(once.text == "Nobody is named as the source of this statement")
  let later = try #require(
    hover("Ferry stays\n\nBram Lund swam to the pier in May.\n\nThe pier fell on ⟦Lund⟧, Ines Okafor said."))
  #expect(
    later.text == """
      Bram Lund
      Line 3: Bram Lund swam to the pier in May.
      Named twice here, in lines 3, 5
      Source: Ines Okafor (“said”)
      """)
}

@Test func `a statement tells who stands for it, or that nobody does`() throws {
  let vague = try #require(hover(ferry("crossing")))
  #expect(vague.words == "Officials say the crossing is closed.")
  #expect(
    vague.text == "Source: Officials (“say”), who is nobody to ask\n1 of 4 attributed statements rests on this source")

  let nobody = try #require(hover(ferry("bakers")))
  #expect(
    nobody.words == "The storm has cut trade on the quay by almost 40 percent and driven most of the bakers away.")
  #expect(nobody.text == "Nobody is named as the source of this statement")

  let hidden = try #require(hover(ferry("late")))
  #expect(hidden.text == "“reportedly” points to a source and names none")

  let named = try #require(hover(ferry("unsafe")))
  #expect(named.words == "Port director Ines Okafor said on Monday that the pier was unsafe.")
  #expect(named.text == "Source: Port director Ines Okafor (“said”)\n2 of 4 attributed statements rest on this source")
}

@Test func `a quotation tells whose words it holds, also where the name stands a paragraph before`() throws {
  let carried = try #require(
    hover(
      """
      Ferry stays in port

      Port director Ines Okafor spoke to the board on Monday. “The pier is unsafe,” Okafor said.

      “Nobody will cross before the divers have been there and ⟦looked⟧ at every stone of it.”
      """))
  #expect(
    carried.text
      == "Quoted: the words of Okafor: Ines Okafor, Port director\n2 of 2 attributed statements rest on this source")
}

@Test func `a pronoun tells whose it is, and a role who has it`() throws {
  let page =
    "Port director Ines Okafor said the pier was unsafe. She ⟦said⟧ so twice. The director said it again. It is old."
  #expect(
    hover(page)?.text
      == "Source: Ines Okafor, Port director (“said”)\n3 of 3 attributed statements rest on this source")
  let role = page.replacing("⟦said⟧", with: "said").replacing("it again", with: "⟦it⟧ again")
  #expect(hover(role)?.text.hasPrefix("Source: The director (“said”): Ines Okafor, Port director\n") == true)
}

@Test func `a pronoun that may be anybody's, and the only statement of an article, are left as they are`() {
  let two = "Ines Okafor said the pier was unsafe. Bram Lund was there. She ⟦said⟧ so twice."
  #expect(hover(two)?.text == "Source: She (“said”)\n1 of 2 attributed statements rests on this source")
  #expect(hover("Ines Okafor ⟦said⟧ the pier was unsafe. It is old.")?.text == "Source: Ines Okafor (“said”)")
}

@Test func `the headline tells what else was written, and where to find it`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry, TemporaryArchive.choir])
  let plain = try #require(hover(ferry("stays"), archive: archive.path))
  #expect(plain.words == "Ferry stays in port")
  #expect(
    plain.text.split(separator: "\n").first
      == "Related: Ferry stays in port for a third week <https://ledger.example/ferry> (Harbor Ledger, 2024-03-05)")
  let markdown = try #require(hover(ferry("stays"), Editor.markdown, archive: archive.path))
  #expect(
    rendered(markdown.text).links.first
      == Rendered.Link(title: "Ferry stays in port for a third week", to: "https://ledger.example/ferry"))
  #expect(hover(ferry("stays"))?.text == "No archive to look for related articles in")
  let unrelated = """
    Choir ⟦sings⟧ in the old school on Sunday

    Mirela Stan leads the choir. Tickets are sold at the door, and the doors open at seven in the evening.
    """
  let other = try TemporaryArchive([TemporaryArchive.ferry])
  #expect(hover(unrelated, archive: other.path)?.text == "No related article in the archive")
}

let cardPage = """
  Ferry stays in port

  Port director Ines Okafor said on Monday that the pier was unsafe.

  Related Articles

  Wexholm market close to full
  Wexholm market close to full

  Skerrow Courier

  time2 hours ago

  • Skerrow Courier

  Wexholm market close to full

  The fish market at Wexholm is handling almost twice its usual catch, market manager Lucan Ferreby has said.
  """

@Test func `a card tells which article it belongs to, and the headline names it`() throws {
  let marked = cardPage.replacing("twice", with: "⟦twice⟧")
  let found = try #require(hover(marked))
  #expect(found.text == "Another article: Wexholm market close to full\nSkerrow Courier, 2 hours ago")
  #expect(found.words.hasPrefix("Wexholm market") && found.words.hasSuffix("has said."))
  #expect(
    hover("⟦⟧" + cardPage)?.text == "On this page: Wexholm market close to full (Skerrow Courier, 2 hours ago)")
}

@Test func `text that is no article is said to be none`() throws {
  let found = try #require(hover("⟦logo⟧\n\n" + ferryStory))
  #expect(found.words == "logo")
  #expect(found.text == "Not part of the article")
}

@Test func `a repeated headline is said to be one`() throws {
  let found = try #require(hover("logo\n\nFerry stays in port\n\n⟦⟧" + ferryStory))
  #expect(found.words == "Ferry stays in port")
  #expect(found.text == "The headline again")
}

@Test func `a place with nothing to say is silent`() {
  #expect(hover("⟦⟧") == nil)
  #expect(hover("Ferry stays\n⟦⟧\nIt waits.") == nil)
  #expect(hover("# Ferry\n\n```\n⟦Ines⟧ Okafor said so.\n```\n", language: "markdown") == nil)
}

@Test func `an editor gets Markdown only where it wants that first`() {
  let formats: [(JSONValue, JSONValue)] = [
    (nil, "plaintext"), ([], "plaintext"), (["plaintext"], "plaintext"), (["plaintext", "markdown"], "plaintext"),
    (["markdown"], "markdown"), (["markdown", "plaintext"], "markdown"),
  ]
  for (formats, kind) in formats {
    let session = EditorSession(["textDocument": ["hover": ["contentFormat": formats]]])
    session.open(ferryStory)
    let answer = session.ask("textDocument/hover", session.question(story, ["position": ["line": 2, "character": 70]]))
    #expect(answer["contents", "kind"] == kind, "\(formats)")
  }
}

@Test func `a hover in Markdown reads as the plain one does`() throws {
  let archive = try TemporaryArchive([TemporaryArchive.ferry, TemporaryArchive.choir])
  for words in ["Ines Okafor", "crossing", "bakers", "late", "stays"] {
    let plain = try #require(hover(ferry(words), archive: archive.path))
    let markdown = try #require(hover(ferry(words), Editor.markdown, archive: archive.path))
    let shown = rendered(markdown.text)
    #expect(shown.strays.isEmpty)
    #expect(shown.text == plain.text.replacing(#/ <[^>\n]*>/#, with: ""))
  }
}

@Test func `an archive that cannot be read is told once and the hover comes without it`() throws {
  let folder = TemporaryFolder()
  try folder.write("no database at all", to: "desk.db")
  let session = EditorSession(archive: folder.file("desk.db"))
  session.open(ferryStory)
  for _ in 0..<3 {
    let answer = session.ask("textDocument/hover", session.question(story, ["position": ["line": 0, "character": 1]]))
    #expect(answer["contents", "value"] == "No archive to look for related articles in")
  }
  #expect(session.shown.count == 1)
  #expect(session.shown.first?.contains("desk.db") == true)
}

@Test func `a day that hangs on the page's date is told in full`() throws {
  let dated = "Ferry stays in port\n\nHarbor Ledger, 17 February 2026\n\n"
  let day = try #require(hover(dated + "Ines Okafor said the pier fell ⟦yesterday⟧. It is old."))
  #expect(day.words == "yesterday")
  #expect(
    day.text == "yesterday: Monday, February 16, 2026, by the page's date\nSource: Ines Okafor (“said”)")
  let quoted = try #require(hover(dated + "“The pier fell two ⟦days⟧ ago,” Ines Okafor said. It is old."))
  #expect(quoted.words == "two days ago")
  #expect(quoted.text.hasPrefix("two days ago: Sunday, February 15, 2026, by the page's date\n"))
  #expect(hover(dated + "The pier fell on ⟦Monday⟧.")?.text.hasPrefix("Monday: Monday, February 16, 2026, by ") == true)
  let markdown = "---\ndate: 2026-02-17\n---\n\nThe *pier* fell **last ⟦week⟧**, Ines Okafor said.\n"
  #expect(hover(markdown, language: "markdown")?.words == "last week")
}

@Test func `a day that hangs on nothing is told by nobody`() {
  #expect(hover("Ines Okafor said the pier fell ⟦yesterday⟧.")?.text == "Source: Ines Okafor (“said”)")
  let aged = "Ferry stays in port\n\n17 February 2026\n\nInes Okafor said the pier fell 5 ⟦hours⟧ ago."
  #expect(hover(aged)?.text == "Source: Ines Okafor (“said”)")
}

@Test func `a fact of a base has its date, and an article that is newer is told what was known then`() throws {
  func about(_ day: String) throws -> String {
    let page =
      "Ferry stays in port\n\nHarbor Ledger, \(day)\n\nForeign Minister ⟦Sergey Lavrov⟧ flew to Oslo. It is old."
    return try #require(hover(page)).text
  }
  let older = try about("17 February 2024")
  #expect(
    older.contains("\nKnown as Sergey Lavrov: foreign minister of Russia since 2004-03-09; born 1950-03-21 (as of 20"))
  let newer = try about("17 February 2030")
  #expect(newer.contains(#/\nKnown in 20\d\d-\d\d, before this article, as Sergey Lavrov: foreign minister of Russia/#))
}

@Test(arguments: [
  ("The fire burned ⟦about 1,200 acres⟧ of heath.", "about 1,200 acres: 490 hectares"),
  ("It was ⟦90 degrees Fahrenheit⟧ in the hall.", "90 degrees Fahrenheit: 32 degrees Celsius"),
  ("The pier is ⟦10 to 15 miles⟧ off.", "10 to 15 miles: 16 to 24 kilometres"),
  ("The wall cost ⟦Rs 50 crore⟧ in all.", "Rs 50 crore: 500,000,000"),
])
func `a quantity tells what it is in other units`(_ text: String, _ expected: String) throws {
  let found = try #require(hover(text))
  #expect(found.text.split(separator: "\n").first.map(String.init) == expected)
}

@Test func `a quantity tells where else it stands, and a bare number nothing`() throws {
  let found = try #require(
    hover("The ferry carried ⟦31 people⟧ on Monday.\n\nOf the 31 people two were hurt, and 31 lived."))
  #expect(found.text.split(separator: "\n").prefix(2) == ["31 people", "Also in line 3"])
  let bare = try #require(hover("The ferry carried ⟦31⟧ on Monday.\n\nOf the 31 two were hurt."))
  #expect(bare.text == "Nobody is named as the source of this statement")
}
