import Foundation
import TestSupport
import Testing

private func extract(_ text: String, _ words: [String] = [], as name: String = "page.txt") throws -> String {
  let outcome = try Stet.run(["extract", "-", "--stdin-filename", name] + words, input: text)
  #expect(outcome.status == 0 && outcome.errors.isEmpty)
  return outcome.output
}

private let page = """
  logo

  Ferry stays in port

  By Ada Holm

  Harbor Ledger, 12 March 2026

  Port director Ines Okafor said on Monday that the pier 🚢 was “unsafe” [source?]. [stet: vague-attribution]

  “We will wait for the divers,” Okafor said, and nobody on the pier had anything to add to that.

  Comments
  No comments yet...

  """

private let pageText = """
  Ferry stays in port

  By Ada Holm

  Harbor Ledger, 12 March 2026

  Port director Ines Okafor said on Monday that the pier 🚢 was “unsafe”.

  “We will wait for the divers,” Okafor said, and nobody on the pier had anything to add to that.

  """

/// What of it has no field of its own in JSON.
private let pageBody = String(pageText.split(separator: "\n\n").dropFirst(3).joined(separator: "\n\n").dropLast())

private let html = """
  <html><head><title>Ferry | Harbor Ledger</title><meta name="author" content="Ada Holm">
  <meta property="og:site_name" content="Harbor Ledger"><link rel="canonical" href="https://ledger.example/ferry">
  <meta property="article:published_time" content="2026-03-12T08:00:00Z"></head><body>
  <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
  <article><h1>Ferry * stays in port #</h1>
  <p>The <b>ferry</b> stays&nbsp;in *port*, the director Ines Okafor said on Monday, and nobody knows for how_long.</p>
  <figure><img src="a.png"><figcaption>The pier on Sunday.</figcaption></figure>
  <h2>What comes next</h2>
  <ul><li>Divers look at the [pier].</li><li>1. The council meets at the pier.</li></ul>
  <blockquote><p>We wait.</p><p>We wait for the &lt;divers&gt;.</p></blockquote>
  <pre>Mon  closed
    Tue  open</pre>
  <p># 12 boats of the town lay in the basin on Tuesday, said the harbor master, who had counted them.</p>
  </article><footer><p>About this site</p></footer></body></html>
  """

@Test func `a page comes out as a reader sees its article, and in its order`() throws {
  #expect(try extract(page) == pageText)
  #expect(
    try extract(html, as: "page.html") == """
      Ferry * stays in port #

      The ferry stays\u{A0}in *port*, the director Ines Okafor said on Monday, and nobody knows for how_long.

      What comes next

      - Divers look at the [pier].
      - 1. The council meets at the pier.

      We wait.

      We wait for the <divers>.

      Mon  closed
        Tue  open

      # 12 boats of the town lay in the basin on Tuesday, said the harbor master, who had counted them.

      """)
}

@Test func `as Markdown an article keeps its structure, and no word of it turns into markup`() throws {
  let markdown = try extract(html, ["--format", "markdown"], as: "page.html")
  #expect(
    markdown == """
      # Ferry \\* stays in port \\#

      The ferry stays\u{A0}in \\*port\\*, the director Ines Okafor said on Monday, and nobody knows for how\\_long.

      ## What comes next

      - Divers look at the \\[pier\\].
      - 1\\. The council meets at the pier.

      > We wait.
      >
      > We wait for the \\<divers\\>.

      ```
      Mon  closed
        Tue  open
      ```

      \\# 12 boats of the town lay in the basin on Tuesday, said the harbor master, who had counted them.

      """)
  #expect(try extract(markdown, as: "page.md") == extract(html, as: "page.html"))
}

@Test(arguments: [
  "* starred", "+ plus", "- dash", "1. one", "12) twelve", "> quoted", "# hash", "--- rule", "=== line", "    code",
  "```fence", "~~~fence", "~struck~ ~~out~~", "*a* _b_ **c** __d__ ***e***", "[a](b) [c] [d]: e ![f](g) [^1]",
  "<b>bold</b> <!-- gone --> <https://a.example>", "&amp; &#65; &copy; a & b", "`code` ``more``", "a\\b \\* \\",
  "a | b",
  "https://a.example/x_y_z?a=1&b=2*c*~d~ www.b.example/_q_ me@c.example", "C# and F ##", "snake_case_word", "5 * 3 * 2",
])
func `words that look like markup come back from Markdown as they were`(_ words: String) throws {
  let escaped = words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  let sentence = "the director Ines Okafor said on Monday, and nobody knows for how long it will be so."
  let page = """
    <h1>Ferry \(escaped)</h1><p>\(escaped) \(sentence)</p><h2>So \(escaped)</h2><ul><li>\(escaped) \(sentence)</li></ul>
    <blockquote><p>\(escaped) \(sentence)</p><p>\(sentence)</p></blockquote><pre>\(escaped)</pre><p>\(sentence)</p>
    """
  let text = try extract(page, as: "page.html")
  #expect(text.components(separatedBy: words.trimmingCharacters(in: .whitespaces)).count == 7)
  let markdown = try extract(page, ["--format", "markdown"], as: "page.html")
  #expect(try extract(markdown, as: "page.md") == text, "\(markdown)")
  #expect(try extract(markdown, ["--format", "markdown"], as: "page.md") == markdown)
}

@Test func `what Markdown keeps as it is stays as it is`() throws {
  let source = """
    # Ferry

    The *ferry* stays, the director Ines Okafor said on Monday, and nobody knows for how long.

    | Day | Crossing |
    |-----|----------|
    | Mon | *closed* |

        indented
          code

    ~~~
    fenced *code*
    ~~~

    The council of the town meets on Tuesday at the pier, said the harbor master Jan Brandt.

    """
  for end in ["\n", "\r\n"] {
    let markdown = try extract(source.replacing("\n", with: end), ["--format", "markdown"], as: "a.md")
    #expect(markdown == source.replacing("*ferry*", with: "ferry"))
  }
}

@Test func `the JSON of an article says what the page says of it and nothing else`() throws {
  func json(_ text: String, as name: String) throws -> [String: String] {
    let output = try extract(text, ["--format", "json"], as: name)
    return try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: String])
  }
  var wanted = [
    "title": "Ferry * stays in port #", "author": "Ada Holm", "date": "2026-03-12T08:00:00Z",
    "url": "https://ledger.example/ferry", "outlet": "Harbor Ledger",
  ]
  wanted["text"] = String(try extract(html, as: "page.html").dropFirst("Ferry * stays in port #\n\n".count).dropLast())
  #expect(try json(html, as: "page.html") == wanted)
  #expect(
    try json(page, as: "page.txt") == [
      "title": "Ferry stays in port", "author": "Ada Holm", "date": "2026-03-12", "outlet": "Harbor Ledger",
      "text": pageBody,
    ])
  #expect(try json(clean, as: "a.txt") == ["text": String(clean.dropLast())])
  #expect(
    try json("---\ntitle: The ferry\n---\n\n\(clean)", as: "a.md")
      == ["title": "The ferry", "text": String(clean.dropLast())], "a headline that is printed nowhere else")
}

@Test func `a headline that only the front matter has is followed by nothing where nothing is`() throws {
  let outcome = try Stet.run(
    ["extract", "-", "--stdin-filename", "a.md"], input: "---\ntitle: The ferry\n---\n")
  #expect(outcome.output == "The ferry\n" && outcome.status == 1)
}

@Test func `line ends and a byte order mark are no text`() throws {
  for name in ["page.txt", "page.html", "page.md"] {
    let source = name == "page.html" ? html : page.replacing("[stet: vague-attribution]", with: "")
    let text = try extract(source, as: name)
    #expect(try extract("\u{FEFF}" + source.replacing("\n", with: "\r\n"), as: name) == text)
    #expect(!text.contains("\r") && !text.contains("\u{FEFF}"))
  }
}

@Test(arguments: ["", "\n", "\u{FEFF}", "logo\n\nComments\nNo comments yet...\n", "[stet]\n"])
func `a page without an article gives nothing and says why`(_ text: String) throws {
  for (format, output) in [("text", ""), ("markdown", ""), ("json", "{\"text\":\"\"}\n")] {
    let outcome = try Stet.run(["extract", "-", "--stdin-filename", "page.txt", "--format", format], input: text)
    #expect(outcome.status == 1 && outcome.output == output)
    let reason = text.contains("logo") ? "nothing of it was taken for an article: its" : "holds no text"
    #expect(outcome.errors.hasPrefix("stet extract: -: \(reason)"))
  }
}

@Test func `a page in another encoding is read, and nothing is changed in it`() throws {
  let folder = TemporaryFolder()
  let words: [UInt8] = [0xCC, 0xFD, 0xF0]
  let bytes =
    Data("<meta charset=windows-1251><p>".utf8) + words + Data(" said [stet: single-source] so.".utf8) + [0x98]
  try folder.write(bytes, to: "page.html")
  let extracted = try Stet.run(["extract", "page.html"], in: folder)
  #expect(extracted.output == "Мэр said [stet: single-source] so.\u{FFFD}\n" && extracted.status == 0)
  #expect(extracted.errors == "stet extract: page.html: 1 byte that is not windows-1251 was read as U+FFFD\n")
  let fixed = try Stet.run(["lint", "--fix", "page.html"], in: folder)
  #expect(fixed.status == 2 && fixed.errors.contains("is windows-1251, and Stet writes UTF-8 only"))
  #expect(try folder.bytes(of: "page.html") == bytes)
}

@Test func `a file that cannot be read is named and the others are printed`() throws {
  let folder = TemporaryFolder()
  try folder.write(vague, to: "a.txt")
  try folder.write(Data("Caf".utf8) + [0xE9], to: "latin.txt")
  try folder.write("logo\n", to: "n.txt")
  try folder.write(clean, to: "z.txt")
  let outcome = try Stet.run(["extract", "missing.txt", "."], in: folder)
  #expect(outcome.status == 2 && outcome.output == "\(vague)\n\(clean)")
  #expect(
    outcome.errors.split(separator: "\n").map { $0.prefix(26) }
      == ["stet extract: ./n.txt: not", "stet extract: missing.txt:", "stet extract: ./latin.txt:"])
  let rows = try Stet.run(["extract", "--format", "json", "."], in: folder).jsonLines
  #expect(rows.map { $0["file"] as? String } == ["./a.txt", "./n.txt", "./z.txt"])
  #expect(rows.map { $0["text"] as? String } == [String(vague.dropLast()), "", String(clean.dropLast())])
}

// MARK: Lines

@Test func `lines of JSON are answered as annotate answers them`() throws {
  let questions: [[String: Any]] = [
    ["id": "plain", "text": page], ["id": 7, "text": html, "format": "html"],
    ["id": "md", "text": "# Ferry\n\n\(clean)", "format": "markdown", "more": true], ["id": "", "text": ""],
  ]
  let lines = try questions.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
  let bad = ["{", #"{"id":"x"}"#, "", #"{"id":"f","text":"z","format":"pdf"}"#, "\u{FF}"]
  let input = (lines + bad + lines.prefix(1)).joined(separator: "\r\n")
  let outcome = try Stet.run(["extract", "--format", "jsonl"], input: input)
  #expect(outcome.status == 1 && outcome.errors.isEmpty)
  let answers = outcome.jsonLines
  #expect(answers.map { $0["id"] as? String } == ["plain", nil, "md", "", nil, "x", "f", nil, "plain"])
  #expect(answers[1]["id"] as? Int == 7)
  #expect(answers.map { $0["line"] as? Int } == [nil, nil, nil, nil, 5, 6, 8, 9, nil])
  #expect(
    answers.compactMap { $0["text"] as? String } == [
      pageBody, String(try extract(html, as: "a.html").dropFirst("Ferry * stays in port #\n\n".count).dropLast()),
      String(clean.dropLast()), "", pageBody,
    ])
  #expect(Set(answers[3].keys) == ["id", "text"] && answers[0]["author"] as? String == "Ada Holm")
  let schema = try Schema("extract")
  for question in questions { #expect(schema.problems(question, "input").isEmpty) }
  for answer in answers { #expect(schema.problems(answer, "output") == [], "\(answer)") }
  let annotated = try Stet.run(["annotate"], input: bad.joined(separator: "\n"))
  #expect(
    try Stet.run(["extract", "--format", "jsonl"], input: bad.joined(separator: "\n")).output == annotated.output)
}

@Test func `the order of the articles is that of the pages, however many there are`() throws {
  let count = 1_500
  let lines = (0..<count).map { "{\"id\":\($0),\"text\":\"\(String(repeating: "So it is. ", count: $0 % 17))\"}\n" }
  let outcome = try Stet.run(["extract", "--format", "jsonl", "-"], input: lines.joined())
  #expect(outcome.status == 0)
  #expect(outcome.jsonLines.compactMap { $0["id"] as? Int } == Array(0..<count))
}
