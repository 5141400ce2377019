import Formats
import FoundationEssentials
import LanguageServerProtocol
import ProtocolPages
import Rules
import TestSupport

extension FuzzedInput {
  /// What a fuzzer begins with: texts of the project, each before every door that might open to it.
  package static func seeds() throws -> [[UInt8]] {
    var seeds: [[UInt8]] = []
    func add(_ room: Room, _ text: some Sequence<UInt8>) { seeds.append([room.letter] + text) }

    for page in allRules.map({ $0.page }) {
      // One text of all examples and not one each: what is done to it meets them all.
      let text = (page.wrong + page.right).map { MarkedText($0).text }.joined(separator: "\n\n")
      for room in [Room.plain, .markdown, .org] { add(room, text.utf8) }
      add(.html, text.replacing("\n\n", with: "<p>").utf8)
    }
    for (file, room) in fixtures {
      let bytes = try ProjectRoot.bytes(of: file)
      add(room, bytes)
      add(.plain, bytes)
    }
    add(.feed, rss.utf8)
    add(.feed, atom.utf8)
    add(.claimReview, claims.utf8)
    add(.html, "<script type=\"application/ld+json\">\(claims)</script><p>Officials say the pier fell.".utf8)

    let messages = messageExamples.filter { $0.direction == .fromEditor && $0.method != "exit" }.map(body)
    add(.messages, messages.joined(separator: [0x0A]))
    add(.stream, messages.map(framed).joined())
    for message in messages.dropFirst() {
      add(.messages, [messages[0], messages[3], message].joined(separator: [0x0A]))
    }
    for seed in UInt64(1)...12 {
      add(.stream, RandomMessages(seed).stream)
      add(.edits, EditScript.random(seed).bytes)
    }
    return seeds
  }

  /// Words that no fuzzer comes upon by itself, in the form in which libFuzzer reads them.
  package static var dictionary: String {
    let methods = Set(messageExamples.map(\.method)).sorted()
    // It takes none longer than 64 bytes.
    return (oddBits + EditScript.pieces + methods + markup).filter { $0.utf8.count <= 64 }.map { word in
      let bytes = word.utf8.map { ($0 < 0x10 ? "\\x0" : "\\x") + String($0, radix: 16) }
      return "\"\(bytes.joined())\"\n"
    }.joined()
  }

  private static let markup = [
    "<article>", "<table>", "<td>", "<blockquote>", "<h1>", "<nav>", "<br>", "<!--", "-->", "<![CDATA[", "]]>",
    "<item>",
    "<entry>", "| ", "|--", "---\n", "~~~", "[^1]", "[^1]: ", "#+BEGIN_QUOTE\n", "#+END_QUOTE\n", ":END:", "[fn:1]",
    "[[",
    "]]", "@@comment:stet@@", "\"uri\":\"file:///dev/null/flood.md\"", "\"id\":2,", "\"contentChanges\":[",
    "{\"line\":1,\"character\":2}", "\"@type\":\"ClaimReview\"", "\\ud83d", "\u{FFFD}",
  ]

  private static let fixtures: [(String, Room)] = [
    ("Tests/Fixtures/drydock.html", .html), ("Tests/Fixtures/minutes.md", .markdown), ("Samples/letter.md", .markdown),
    ("Samples/page.txt", .plain),
  ]

  private static func body(_ example: MessageExample) -> [UInt8] {
    let params = (example.params ?? "{}").replacing("file:///desk/", with: "file://\(Conversation.folder)")
      .replacing("\n", with: "").replacing("\"processId\": 4711,", with: "")
    let id = example.answer == nil ? "" : #""id":1,"#
    return Array(#"{"jsonrpc":"2.0",\#(id)"method":"\#(example.method)","params":\#(params)}"#.utf8)
  }

  private static let rss = """
    <?xml version="1.0"?><rss version="2.0"><channel><title>Harbor &amp; Ledger</title><item><title>Pier &#8211; closed</title>
    <link>https://ledger.example/pier</link><guid>ledger-17</guid><pubDate>Tue, 05 Mar 2024 10:00:00 +0000</pubDate>
    <description>&lt;p&gt;The pier is unsafe.</description><content:encoded><![CDATA[<p>Okafor said.]]></content:encoded>
    <source url="https://radio.example/">Coast Radio</source></item></channel></rss>
    """
  private static let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title><entry><title type="html">Ferry</title><id>tag:17</id>
    <link rel="alternate" href="https://ledger.example/ferry"/><updated>2024-03-05T10:00:00Z</updated>
    <content type="xhtml"><div>It waits in port.</div></content><summary>It waits.</summary></entry></feed>
    """
  private static let claims = """
    {"@context":"https://schema.org","@graph":[{"@type":["ClaimReview"],"url":"https://ledger.example/check","claimReviewed":
    "The pier fell in 2024.","datePublished":"2024-03-05","author":{"@type":"Organization","name":"Ledger"},"itemReviewed":
    {"@type":"Claim","author":{"name":"Bo Lund"},"appearance":[{"url":"https://a.example"}]},"reviewRating":
    {"ratingValue":1,"bestRating":5,"alternateName":"False"}},{"@type":"NewsArticle","headline":"Pier"}]}
    """
}
