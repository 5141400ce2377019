import Archive
import Formats
import Fuzzing
import LanguageServerProtocol
import Presentation
import Testing

/// What somebody might write into a name, a title or an outlet to reach the reader's editor.
private let evil = [
  "[x](command:evil)", "![x](http://evil.example/a.png)", "<img src=x onerror=alert(1)>", "</b><script>x</script>",
  "`code` ```fence```", "http://evil.example/x", "www.evil.example", "desk@evil.example", "a\nb\r\nc\rd",
  "\n\n# Big\n\n- list\n\n1. one\n\n    code", "\u{202E}txt.exe\u{202C} \u{2066}x\u{2069}",
  "a\u{2028}b\u{2029}c\u{85}d\u{0B}e\u{0}f",
  "**bold** _em_ ~~gone~~ ==mark==", "$x^2$ \\(y\\) $$z$$", "| a | b |\n|---|---|", "&lt;b&gt; &#91;x&#93;",
  "\\[x\\](y)",
  ":smile: #tag @user", "# Big", " # Big", "    code", "\t- x", "- x", "+ x", "-", "1. x", "12) x", "---", "===", "> x",
  "~~~",
  "HTTPS://EVIL.EXAMPLE", "wWw.evil.example", "ftp://evil.example", "\u{0}# Big", "a\\", "!",
  "[x]: http://evil.example", "<http://evil.example>", "](<http://evil.example>)[",
]

@Test(arguments: evil)
func `words of an article cannot become a link, HTML, a picture or a line of a hover`(_ words: String) {
  var markup = Markup()
  markup.add(.strong(words), .text(words))
  markup.add(.text("Related: "), .link(words, to: "https://ledger.example/a"), .text(" (\(words))"))
  let shown = rendered(markup.markdown)
  #expect(shown.strays.isEmpty && shown.items == 0, "\(markup.markdown)")
  #expect(shown.links == [Rendered.Link(title: words.onOneLine, to: "https://ledger.example/a")])
  #expect(shown.text.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
  #expect(!words.onOneLine.unicodeScalars.contains { $0.properties.isBidiControl })
  #expect(markup.plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count == 2)
}

@Test(arguments: evil)
func `words that begin a paragraph cannot make a heading, a list or code of it`(_ words: String) {
  var markup = Markup()
  markup.add(.text(words))
  // Blanks at the start, and line ends that became blanks, are left out: they would hide what Markdown looks at.
  #expect(rendered(markup.markdown).text == String(words.onOneLine.drop(while: \.isWhitespace)))
  #expect(rendered(markup.markdown).strays.isEmpty && rendered(markup.markdown).items == 0, "\(markup.markdown)")
}

@Test(arguments: evil)
func `words of a list are one item each, whatever they begin with`(_ words: String) {
  var markup = Markup()
  markup.add(.text("Related:"))
  markup.addItem(.text(words))
  markup.addItem(.link(words, to: "https://ledger.example/a"))
  let shown = rendered(markup.markdown)
  #expect(shown.strays.isEmpty && shown.items == 2, "\(markup.markdown)")
  #expect(markup.markdown.contains("](https://ledger.example/a)"))
  #expect(markup.plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count == 3)
}

@Test func `words before a link cannot make a picture of it`() {
  var markup = Markup()
  markup.add(.text("Look!"), .link("T", to: "https://a.example/x.png"))
  #expect(rendered(markup.markdown).strays.isEmpty)
}

@Test(arguments: [
  "command:evil", "javascript:alert(1)", "data:text/html,x", "vscode://x", "file:relative", "//host/x", "ftp://x", "",
  "http://a b", "https://a\nb", "https://a>b", "https://a<b", "https://a\\b", " https://a", "mailto:a@b", "https:/a",
])
func `an address that is no web or file address is no link`(_ address: String) {
  var markup = Markup()
  markup.add(.link("Title", to: address))
  #expect(markup.plain == "Title")
  #expect(markup.markdown == "Title")
}

@Test func `an address with brackets or quotes stays one address`() {
  var markup = Markup()
  markup.add(.link("T", to: "https://a.example/x_(y)?q=\"[z]\"&r='s'#t"))
  let shown = rendered(markup.markdown)
  #expect(shown.links == [Rendered.Link(title: "T", to: "https://a.example/x_%28y%29?q=\"[z]\"&r='s'#t")])
  #expect(shown.strays.isEmpty)
}

@Test func `an address cannot turn the direction of reading or break a line`() {
  for odd in ["\u{202E}", "\u{2066}", "\u{2028}", "\u{85}", "\u{9B}"] {
    var markup = Markup()
    markup.add(.link("T", to: "https://a.example/x\(odd)y"))
    #expect(rendered(markup.markdown).strays.isEmpty, "U+\(String(odd.unicodeScalars.first!.value, radix: 16))")
    #expect(!markup.plain.contains(odd))
  }
}

private let evilArchive = evil.enumerated().map { number, words in
  ArchivedArticle(
    id: "evil-\(number)", title: words,
    text: "The ferry stays in port because the pier is unsafe. Port director Ines Okafor said so. \(number)",
    date: "2024-03-0\(number % 9 + 1)", outlet: words,
    url: number % 2 == 0 ? "command:evil" : "https://ledger.example/\(number)")
}

@Test func `nothing in an archived article can reach through a hover, a link or an action`() throws {
  let archive = try TemporaryArchive(evilArchive)
  let session = EditorSession(Editor.markdown, options: ["related": ["limit": 50]], archive: archive.path)
  session.open(ferryStory)
  for (line, character) in [(0, 1), (2, 20)] {
    let answer = session.ask(
      "textDocument/hover",
      session.question("file:///desk/story.txt", ["position": Position(line: line, character: character).json]))
    let shown = rendered(try #require(answer["contents", "value"]?.asString))
    #expect(shown.strays.isEmpty)
    #expect(!shown.links.isEmpty)
    #expect(shown.links.allSatisfy { $0.to.hasPrefix("https://ledger.example/") })
  }
  let links = session.ask("textDocument/documentLink", session.question()).asArray ?? []
  #expect(links.allSatisfy { $0["target"]?.asString?.hasPrefix("https://ledger.example/") == true })
  let top = PositionRange(start: Position(line: 0, character: 0), end: Position(line: 0, character: 0))
  let actions =
    session.ask(
      "textDocument/codeAction",
      session.question("file:///desk/story.txt", ["range": top.json, "context": ["diagnostics": []]])
    ).asArray?.filter { $0["command"] == "stet.open" } ?? []
  #expect(!actions.isEmpty)
  for action in actions {
    #expect(action["arguments"]?.asArray?.first?.asString?.hasPrefix("https://ledger.example/") == true)
    let title = action["title"]?.asString ?? ""
    #expect(title.hasPrefix("Open related: ") && title.onOneLine == title)
  }
}

@Test func `a tooltip is one line`() throws {
  let archive = try TemporaryArchive([
    ArchivedArticle(
      id: "a", title: "Two\nlines\u{202E}", text: TemporaryArchive.ferry.text, outlet: "A\nB",
      url: "https://ledger.example/a")
  ])
  let session = EditorSession(["textDocument": ["documentLink": ["tooltipSupport": true]]], archive: archive.path)
  session.open(ferryStory)
  let tooltip = session.ask("textDocument/documentLink", session.question()).asArray?.first?["tooltip"]?.asString
  #expect(tooltip == "Two lines  (A B)")
}

@Test(arguments: [
  "[Ines](command:evil) Okafor", "<img src=x> Okafor", "`Ines` Okafor", "Ines http://evil.example Okafor",
  "Ines@evil.example Okafor", "**Ines** Okafor", "Ines \u{202E}Okafor", "Ines &lt;b&gt; Okafor",
])
func `a hover over an article that means harm holds only words`(_ name: String) {
  let text =
    "\(name) closes the pier\n\nPort director \(name) said on Monday that the pier was unsafe.\n\n“It is unsafe,” \(name) said.\n"
  for language in ["plaintext", "markdown", "html", "org"] {
    let session = EditorSession(Editor.markdown)
    session.open(text, "file:///desk/page", language: language)
    for line in [0, 2, 4] {
      for character in stride(from: 0, to: 90, by: 5) {
        let answer = session.ask(
          "textDocument/hover",
          session.question("file:///desk/page", ["position": Position(line: line, character: character).json]))
        let shown = rendered(answer["contents", "value"]?.asString ?? "")
        #expect(shown.strays.isEmpty && shown.links.isEmpty, "\(language): \(shown.text)")
      }
    }
  }
}
