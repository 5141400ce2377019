import TestSupport
import Testing

@testable import Formats

private func read(_ text: String) -> Page {
  let page = OrgMode().page(of: SourceText(text))
  #expect(problems(with: page, of: Array(text.utf8)) == [])
  return page
}

private func words(_ text: String) -> [String] { outline(read(text)) }

private func source(of words: String, in text: String) -> String? {
  source(of: words, in: read(text), Array(text.utf8))
}

@Suite struct OrgBlocksTests {
  private let page = """
    #+TITLE: The /bridge/
    #+AUTHOR: Ann Example
    #+DATE: <2026-03-02 Mon 9:30>
    #+OPTIONS: toc:nil

    It fell
      on Monday.

    * TODO [#A] Later [fn:1] :harbor:news:
      DEADLINE: <2026-03-04 Wed>
      :PROPERTIES:
      :CUSTOM_ID: later
      :END:
    #+BEGIN_QUOTE
    Nobody knew,
    lazy as we are.

    - Truly.
    #+END_QUOTE

    # for the desk alone
    - One,
      and on
    - [X] Two

      and a half
      1) [@3] Three
    - Forth :: a river
    No item.

    -----

    # stet: unsourced-claim
    It *rained*. @@comment:stet@@

    #+CAPTION: A photo of a bridge
    [[file:bridge.jpg]]

    | River | Length |
    |-------+--------|
    | /Tay/ | 193 km |
    #+TBLFM: $2=3

    : as it
    :   stands
    #+begin_src swift
    let a
    #+end_src

    #+BEGIN_CENTER
    It is gone.
    #+END_CENTER

    [fn:1] Much
    later.
    """

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a page falls into the blocks its writer sees`(_ end: String) {
    #expect(
      words(page.replacing("\n", with: end)) == [
        "headline: The bridge", "paragraph: It fell on Monday.", "subheading: Later ",
        "quotation: Nobody knew, lazy as we are.", "quotation: Truly.", "listItem: One, and on", "listItem: Two",
        "listItem: and a half", "listItem: Three", "listItem: Forth", "listItem: a river", "paragraph: No item.",
        "mark: ", "paragraph: It rained. ", "caption: A photo of a bridge", "preformatted: ",
        "preformatted: River\tLength", "preformatted: Tay\t193 km", "preformatted: as it\n  stands",
        "preformatted: let a", "paragraph: It is gone.", "paragraph: Much later.",
      ])
  }

  @Test func `what a page says about itself is no text, but for its title`() {
    let metadata = read(page).metadata
    #expect(metadata.title == "The bridge" && metadata.author == "Ann Example" && metadata.date == "2026-03-02T09:30")
    let other = read("#+title: Tay @@comment:stet@@\n#+author: Ann\n#+AUTHOR: Bob\n#+date: 2 March 2026\n#+TITLE: No")
    #expect(
      other.metadata.title == "Tay" && other.metadata.author == "Ann, Bob" && other.metadata.date == "2 March 2026")
    #expect(outline(other) == ["headline: Tay "])
  }

  @Test(arguments: [
    ("<2026-03-02 Mon>", "2026-03-02"), ("[2026-03-02]", "2026-03-02"),
    ("<2026-03-02 Mon 10:30-11:00>", "2026-03-02T10:30"), ("<2026-03-02 Mon>--<2026-03-04 Wed>", "2026-03-02"),
    ("<2026-13-02>", "<2026-13-02>"), ("2026-03-02T10:30:00Z", "2026-03-02T10:30:00Z"),
  ])
  func `a time stamp of org-mode dates a page`(_ written: String, _ date: String) {
    #expect(read("#+DATE: \(written)").metadata.date == date)
  }

  @Test func `without a title the first heading is the headline, as in Markdown`() {
    #expect(words("* Tay\n* Forth") == ["headline: Tay", "subheading: Forth"])
    #expect(words("** Tay\n** Forth") == ["headline: Tay", "subheading: Forth"])
    #expect(words("# stet\n** Tay") == ["mark: ", "headline: Tay"])
    #expect(words("Text.\n** Tay") == ["paragraph: Text.", "subheading: Tay"])
    #expect(words("** Kicker\n* Tay\nText.") == ["subheading: Kicker", "headline: Tay", "paragraph: Text."])
    #expect(words("#+TITLE: Tay\n* Forth") == ["headline: Tay", "subheading: Forth"])
    #expect(words("\u{FEFF}* Tay") == ["headline: Tay"])
  }

  @Test func `of a heading only the title is words`() {
    #expect(words("* @@comment:stet@@\n* <<a>>\n* Tay") == ["mark: ", "preformatted: ", "headline: Tay"])
    #expect(words("Text.\n* DONE Tay") == ["paragraph: Text.", "headline: Tay"])
    #expect(words("* Tay: a river") == ["headline: Tay: a river"])
    #expect(words("* TODOs for Tay :a:b") == ["headline: TODOs for Tay :a:b"])
    #expect(words("* :a:b:\n* TODO\n* \n*\n*Tay*") == ["paragraph: * Tay"])
    #expect(words("#+TODO: DRAFT(d!) | RUN\n* DRAFT Tay\n* RUN Forth") == ["headline: Tay", "subheading: Forth"])
  }

  @Test func `a tree that is not published is not read`() {
    #expect(
      words("* COMMENT Ask\nWho?\n** Why\nSo.\n* Tay\nIt fell.\n** Sums :noexport:\nNo.\n** Forth")
        == ["headline: Tay", "paragraph: It fell.", "subheading: Forth"])
  }

  @Test func `a block that nothing ends is text, and so is what stands in one of an unknown name`() {
    #expect(
      words("#+BEGIN_QUOTE\nIt fell.\n* Tay\n#+END_QUOTE\nSo.") == [
        "paragraph: It fell.", "headline: Tay", "paragraph: So.",
      ])
    #expect(words("#+BEGIN_SRC\nIt fell.") == ["paragraph: It fell."])
    #expect(words("#+begin_aside\nIt fell.\n#+End_Aside\nSo.") == ["paragraph: It fell.", "paragraph: So."])
    #expect(words("#+BEGIN_COMMENT\nWhy?\n#+END_COMMENT\nSo.") == ["paragraph: So."])
    #expect(words("#+BEGIN_QUOTE\n#+BEGIN_SRC\n#+END_QUOTE\n#+END_SRC\n#+END_SRC\n#+END_QUOTE") == [])
    #expect(
      words(":NOTES:\nWhy?\n:END:\nSo.\n:LATER:\nIt fell.") == [
        "paragraph: So.", "paragraph: :LATER: It fell.",
      ])
    #expect(
      words("#+BEGIN_VERSE\nIt fell\n  and fell.\n\nSo.\n#+END_VERSE") == [
        "quotation: It fell and fell.", "quotation: So.",
      ])
    #expect(words("#+BEGIN_EXAMPLE\n,* It\n  fell\n#+END_EXAMPLE") == ["preformatted: ,* It\n  fell"])
  }

  @Test func `a list ends where its indentation does`() {
    #expect(
      words("- One\n  two\n\n  three\nFour.") == [
        "listItem: One two", "listItem: three", "paragraph: Four.",
      ])
    #expect(words("- One\n\n\n  Four.") == ["listItem: One", "paragraph: Four."])
    #expect(
      words("-\n  One\n+ Two\n - Three\n  * Four\n10. Five") == [
        "listItem: One", "listItem: Two", "listItem: Three", "listItem: Four", "listItem: Five",
      ])
    #expect(
      words("- One\n  #+BEGIN_QUOTE\n  Two\n  #+END_QUOTE\n  Three") == [
        "listItem: One", "quotation: Two", "listItem: Three",
      ])
    #expect(words("-5 degrees, 2026.5 metres\n+5") == ["paragraph: -5 degrees, 2026.5 metres +5"])
  }

  @Test func `a line for Emacs alone is no text, and one that only looks so is`() {
    #expect(words("CLOCK: [2026-03-02 Mon 10:00]\nCLOSED: [2026-03-02 Mon]") == [])
    #expect(
      words("DEADLINE: Friday, she said.\n#harbor is open.\n----") == [
        "paragraph: DEADLINE: Friday, she said. #harbor is open. ----"
      ])
    #expect(words("It fell.\n# stet: one\nIt was old.") == ["paragraph: It fell.", "mark: ", "paragraph: It was old."])
    #expect(words("@@comment:stet: one@@ @@comment:stet: two@@\n\n<<here>>") == ["mark: ", "preformatted: "])
  }
}

@Suite struct OrgProseTests {
  @Test(arguments: [
    ("He *told* _the_ /paper/ that +no+ =Tay= & ~Forth~ fell.", "He told the paper that no Tay & Forth fell."),
    ("*/both/*, **twice**, (/so/) “*it*” -*is*-", "both, twice, (so) “*it*” -is-"),
    (
      "2*3*4 a_b_ c/d/e * f* *g * AC/DC snake_case_name 5+5+5", "2*3*4 a_b_ c/d/e * f* *g * AC/DC snake_case_name 5+5+5"
    ),
    ("*bold /never ends* here/", "bold /never ends here/"), ("=*raw* [[a]]= ~b\nc~", "*raw* [[a]] b c"),
    ("*over\nlines* and\u{200B}/in/\u{200B}side", "over lines and\u{200B}in\u{200B}side"),
    ("[[http://x.org/a_(b)][the *paper*]] said", "the paper said"), ("[[http://x.org]]", "http://x.org"),
    ("[[a][b] c]] [[d] e]] [[f", "b] c [[d] e]] [[f"), ("[[file:a.PNG]] [[./b.svg][fell]] [[c.org]]", " fell c.org"),
    (
      "<https://x.org/a*b*> <mailto:a@x.org> https://x.org/-/so/, he",
      "https://x.org/a*b* mailto:a@x.org https://x.org/-/so/, he"
    ),
    ("It fell[fn:1] [fn:a-b:so [it] is] then[fn::no].", "It fell  then."), ("a [fn: b [fn:c", "a [fn: b [fn:c"),
    ("It fell @@html:<br>@@on @@comment: so@@Monday @@ a@@.", "It fell on Monday @@ a@@."),
    ("{{{date}}}It {{{fall(so, it)}}}fell {{{no {{{}}}", "It fell {{{no {{{}}}"),
    ("<<here>>It <<<fell>>> << so >> a << b", "It fell << so >> a << b"),
    ("It \\\\\nfell. \\\\ So \\\\", "It fell. \\\\ So "),
    ("On <2026-03-02 Mon> \\alpha{} fell.", "On <2026-03-02 Mon> \\alpha{} fell."),
    ("“Will it *fall*?” [source?] he *asked*: ~no~; “yes”", "“Will it fall?” [source?] he asked: no; “yes”"),
  ])
  func `markup inside a sentence is not read out`(_ text: String, _ expected: String) {
    let page = read(text)
    #expect(outline(page) == ["paragraph: \(expected)"])
  }

  @Test(arguments: [
    ("Lavrov", "He met *Lav*​rov, /Lavrov/.", "Lavrov"),
    ("said", "👩‍👩‍👧 “It’s” *said*\r\n", "said"),
    ("one two", "#+BEGIN_QUOTE\r\none \r\n  two\r\n#+END_QUOTE", "one \r\n  two"),
    ("one two", "- one \\\\\n  two", "one \\\\\n  two"),
    ("fell", "[[/u][the /bridge/]] fell", "fell"),
    ("Forth", "| Tay | =x= | Forth |", "Forth"),
    ("Tay", "\u{FEFF}* TODO Tay :a:", "Tay"),
    ("one\ntwo", ": one\n: two", "one\n: two"),
    ("e\u{301}t", "*e\u{301}t*\u{0} it", "e\u{301}t"),
    ("fell", "#+CAPTION[It]: It /fell/", "fell"),
  ])
  func `a finding lies on the words it speaks of`(_ words: String, _ text: String, _ expected: String) {
    #expect(source(of: words, in: text) == expected)
  }

  @Test func `what of a block is links is counted`() {
    let links = { (text: String) in read(text).blocks.map(\.linkBytes) }
    #expect(links("[[http://x.org][the /bridge/]] fell") == [10])
    #expect(links("see http://x.org and <http://y.org>, [[a]]") == [12 + 12 + 1])
    #expect(links("It fell") == [0])
  }

  @Test func `a heading ends before its tags, so that what is put behind it is read with it`() {
    let text = "Text.\n* Tay falls :news:"
    #expect(read(text).blocks[1].range == TextRange(8, 17))
    #expect(words("* Tay falls @@comment:stet@@ :news:") == ["headline: Tay falls "])
  }
}

@Suite struct OrgModeTests {
  @Test(arguments: [
    "They ran ⟦=Holm=⟧ and ⟦~Holm\nHolm~⟧, =no =end.", "⟦#+BEGIN_SRC\n=Holm=\n#+END_SRC⟧\n\n- ⟦=a=⟧ =\n",
    "*bold ⟦=a=⟧*\n⟦: fixed\n: width⟧\n| ⟦~x~⟧ | ~y |", "", "=",
  ])
  func `code stands between its marks or in blocks of its own`(_ text: String) {
    let bytes = Array(MarkedText(text).text.utf8)
    #expect(marked(OrgMode().codeRanges(in: bytes[...]), in: bytes) == text)
    #expect(marked(OrgMode().codeRanges(in: (Array("=x= ".utf8) + bytes)[4...]), in: bytes) == text)
  }

  @Test(arguments: [
    "Holm*", "=Holm", "/Holm/", "_Holm", "+Holm+", "[Holm]", "Holm <b>", "- Holm", "* Holm", "1. FC Tarn", "# Holm",
    "#+Holm", ": Holm", "| Holm", "TODO Holm", "COMMENT", "Holm :a:", "@@html:a@@", "{{{Holm}}}", "Holm\\\\", "a :: b",
    ":Holm:",
  ])
  func `a name that could be read as markup is refused`(_ name: String) {
    #expect(OrgMode().isMarkup(name))
  }

  @Test(arguments: [
    "Ada Holm", "AC/DC", "Disney+", "Holm_Lund", "Smith & Sons", "Jean-Luc", "C++", "O'Neil", "Holm: a life", "#1 Holm",
    "@Holm", "é👩‍👩‍👧", "2026",
  ])
  func `a name of any other kind can be written`(_ name: String) {
    #expect(!OrgMode().isMarkup(name))
    #expect(words("Here is \(name), they say.") == ["paragraph: Here is \(name), they say."])
  }

  @Test func `it is known by its ending and by what editors call it`() {
    #expect(allFormats.ofFile("a/story.ORG")?.name == "org" && allFormats.named("org") is OrgMode)
    for id in ["org", "org-mode", "Org"] {
      #expect(allFormats.ofDocument(languageID: id, fileName: "a.txt").name == "org")
    }
  }

  // MARK: Piles

  @Test(arguments: 0..<400)
  func `no pile of org-mode moves a finding off its words`(_ seed: Int) {
    let bits =
      oddBits + [
        "* ", "** ", "\n* ", "TODO ", "COMMENT ", "[#A] ", " :a:b:\n", "- ", "\n  - ", "1. ", "    ", "*", "/", "_",
        "+",
        "=", "~", "[[", "]]", "][", "[[a][", "[", "]", "[fn:1]", "[fn::", "[fn:a:", "<<", ">>", "<<<", ">>>",
        "<https://a.org>", "https://a.org/*b*", "@@", "@@html:", "@@comment:stet: rule@@", "{{{", "}}}", "{{{a(",
        "\\\\",
        "\\\\\n", "| ", " | ", "\n|---+\n", "\n#+BEGIN_QUOTE\n", "\n#+END_QUOTE\n", "\n#+BEGIN_SRC\n", "\n#+END_SRC\n",
        "\n#+begin_x\n", "\n#+end_x\n", "#+TITLE: ", "\n#+CAPTION: ", "\n#+DATE: ", "\n: ", ":\n", "\n:A:\n",
        "\n:END:\n",
        "\n# stet: rule\n", "\n# ", " :: ", "[ ] ", "[@2] ", "\n-----\n", "DEADLINE: <2026-03-02>", "\u{200B}",
        "\u{3000}",
      ]
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<25 {
      let text = (0..<Int.random(in: 1..<40, using: &dice)).map { _ in bits.randomElement(using: &dice)! }.joined()
      let code = OrgMode().codeRanges(in: Array(text.utf8)[...])
      #expect(zip(code, code.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(text.debugDescription)")
      let marks = OrgMode().marks(in: Array(text.utf8))
      #expect(zip(marks, marks.dropFirst()).allSatisfy { $0.range.end <= $1.range.start }, "\(text.debugDescription)")
      _ = read(text)
    }
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "[", "[[", "[[a][", "[[a\\]", "]", "*a /b ", "*", "*/_+=~", "=a ", "<<", "<a:", "<<<a", "@@", "@@a:", "{{{",
      "{{{a(",
      "[fn::", "[fn:", "\\\\", "\\\\ ", "#+BEGIN_QUOTE\n", "#+BEGIN_SRC\n", "#+END_SRC\n", "* a\n", "* COMMENT a\n",
      "- ",
      "- a\n", " - a\n", "| a ", ":A:\n", ": a\n", "# stet\n", "#", "# ", "@@comment:stet: a", "a :: ",
      "#+CAPTION: a\n", "#+AUTHOR: a\n", "#+TODO: a\n",
      "https://", "a\n", " \n", "\r", "*a*\n", "[fn:1]\n", "The bridge *fell*, they said. ",
    ])
  func `a text that makes no sense does not stop the editor`(_ bit: String) {
    let text = String(repeating: bit, count: 200_000 / bit.utf8.count)
    let time = processorTime {
      _ = read(text)
      _ = OrgMode().marks(in: Array(text.utf8))
      _ = OrgMode().codeRanges(in: Array(text.utf8)[...])
    }
    #expect(time < .seconds(5), "\(bit) took \(time)")
  }

  @Test(.timeLimit(.minutes(5)))
  func `marks inside marks and blocks inside blocks are read in time however deep`() {
    let deep = String(repeating: "*/_+", count: 20_000)
    _ = read(deep + "a" + String(deep.reversed()))
    let names = (0..<10_000).map(String.init)
    let open = names.map { "#+BEGIN_X\($0)\na\n" }.joined()
    #expect(read(open + names.reversed().map { "#+END_X\($0)\n" }.joined()).blocks.count == 10_000)
    #expect(read((0..<2_000).map { String(repeating: " ", count: $0) + "- a\n" }.joined()).blocks.count == 2_000)
  }
}
