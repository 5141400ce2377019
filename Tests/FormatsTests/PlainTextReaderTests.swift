import TestSupport
import Testing

@testable import Formats

private func read(_ text: String) -> [String] {
  let page = PlainTextReader.page(of: SourceText(text))
  #expect(problems(with: page, of: Array(text.utf8)) == [])
  return outline(page)
}

private func source(of words: String, in text: String) -> String? {
  source(of: words, in: PlainTextReader.page(of: SourceText(text)), Array(text.utf8))
}

@Suite struct PlainTextReaderTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a line is a paragraph whatever ends it`(_ end: String) {
    #expect(
      read(["Tay", "", "  It fell. ", " \t ", "It was old.", ""].joined(separator: end))
        == ["paragraph: Tay", "paragraph: It fell.", "paragraph: It was old."])
  }

  @Test func `a paragraph broken by hand at a column is one again`() {
    let text = """
      The harbor board of Norvane has lifted the fog tax on boats
      under 30 feet, board chair Ada Holm said on Monday. She said
      that the tax had brought in less than it cost.

      The board meets again in May.
      """
    #expect(
      read(text) == [
        "paragraph: The harbor board of Norvane has lifted the fog tax on boats under 30 feet, board chair Ada Holm said "
          + "on Monday. She said that the tax had brought in less than it cost.",
        "paragraph: The board meets again in May.",
      ])
    #expect(source(of: "boats under", in: text) == "boats\nunder")
    #expect(source(of: "boats under", in: text.replacing("\n", with: "\r\n")) == "boats\r\nunder")
  }

  @Test func `lines that are sentences of their own stay lines`() {
    let text = """
      The harbor board of Norvane has lifted the fog tax on boats.
      Board chair Ada Holm said that the tax had never paid itself.
      The board of the harbor meets again in the middle of May.
      """
    #expect(read(text).count == 3)
  }

  @Test func `a short line is a headline and no part of the paragraph below`() {
    #expect(read("Fog tax goes\nthe board of the harbor has lifted it on Monday night.").count == 2)
  }

  @Test func `a byte order mark is no word`() {
    #expect(read("\u{FEFF}Tay") == ["paragraph: Tay"])
    #expect(read("\u{FEFF}") == [])
  }

  @Test func `a line in small letters behind a full stop is a line of its own`() {
    let text = "Get the Pierside app today and pick the towns that you like.\ngoogle-playapp-store"
    #expect(read(text).count == 2)
  }
}

@Suite struct LineMarkupTests {
  @Test(arguments: [
    ("** Nobody has ever paid more.", Block.Kind.subheading), ("== Nobody has ever paid more.", .subheading),
    ("= Cable car", .subheading), ("#+TITLE: Cable car", .preformatted), (":PROPERTIES:", .preformatted),
    (":toc: left", .preformatted), ("// Nobody has ever paid more.", .preformatted),
    ("* one of the list", .paragraph), ("=> it fell", .paragraph), ("#cablecar is back", .paragraph),
    ("# of people", .paragraph), (": he said", .paragraph), (":-) it fell", .paragraph), ("**bold** it is", .paragraph),
    ("//example.org/a", .paragraph), ("*******", .paragraph), (":", .paragraph), ("**", .paragraph),
  ])
  func `what org-mode and AsciiDoc mark is no statement`(_ line: String, _ kind: Block.Kind) {
    #expect(PlainTextReader.page(of: SourceText(line)).blocks.map(\.kind) == [kind])
  }
}
