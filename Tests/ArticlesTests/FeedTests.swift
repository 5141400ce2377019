import Testing

@testable import Articles

private func entries(_ text: String) throws -> [Feed.Entry] {
  try #require(Feed(Array(text.utf8))).entries
}

@Test func `an RSS feed gives its items with the text that a reader would see`() throws {
  let found = try entries(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
    <!-- saved on a Tuesday -->
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel>
        <title>Harbor &amp; Ledger</title><link>https://ledger.example/</link>
        <image><title>Logo</title><url>https://ledger.example/logo.png</url></image>
        <item>
          <title>Pier &amp;amp; quay closed</title>
          <link>https://ledger.example/pier</link>
          <guid isPermaLink="false">ledger-17</guid>
          <pubDate>Tue, 05 Mar 2024 10:00:00 +0000</pubDate>
          <description>The pier is unsafe.</description>
          <content:encoded><![CDATA[<p>The pier is <b>unsafe</b>, Okafor said.</p><p>Nobody was hurt.</p>]]></content:encoded>
        </item>
        <item><title>Ferry</title><link>https://ledger.example/ferry</link>
          <source url="https://radio.example/">Coast Radio</source>
          <description>&lt;p&gt;It waits &amp;#8211; in port.&lt;/p&gt; &b;</description></item>
      </channel>
    </rss>
    """)
  #expect(found.map(\.id) == ["ledger-17", "https://ledger.example/ferry"])
  #expect(found.map(\.title) == ["Pier & quay closed", "Ferry"])
  #expect(found.map(\.url) == ["https://ledger.example/pier", "https://ledger.example/ferry"])
  #expect(found.map(\.date) == ["2024-03-05", nil])
  #expect(found.map(\.outlet) == ["Harbor & Ledger", "Coast Radio"])
  #expect(found[0].text == "The pier is unsafe, Okafor said.\nNobody was hurt.")
  #expect(found[1].text.hasPrefix("It waits – in port.") && !found[1].text.contains("aaaa"))
}

@Test func `an Atom feed gives its entries, whatever their content is written in`() throws {
  let found = try entries(
    """
    <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Coast Radio</title>
    <entry><id>tag:radio.example,2024:1</id><title type="html">Boats &amp;lt; nets</title>
      <link rel="self" href="https://radio.example/1.atom"/><link href="https://radio.example/1"/>
      <updated>2024-03-07T08:00:00Z</updated><published>2024-03-06T08:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Boats lay idle.</p><div><p>Nets dried.</p></div></div></content>
    </entry>
    <entry><title>Plain</title><summary>Herring &lt; cod &amp; ling</summary><updated>2024-03-08T00:00:00Z</updated></entry>
    <entry><title>Marked up</title><content type="html">&lt;p&gt;Cod.&lt;/p&gt;</content>
      <source><title>The Post</title><id>x</id></source></entry>
    </feed>
    """)
  #expect(found.map(\.text) == ["Boats lay idle.\nNets dried.", "Herring < cod & ling", "Cod."])
  #expect(found.map(\.title) == ["Boats < nets", "Plain", "Marked up"])
  #expect(found.map(\.date) == ["2024-03-06", "2024-03-08", nil])
  #expect(found.map(\.url) == ["https://radio.example/1", nil, nil])
  #expect(found.map(\.outlet) == ["Coast Radio", "Coast Radio", "The Post"])
  #expect(found.map(\.id) == ["tag:radio.example,2024:1", nil, nil])
}

@Test func `what is no feed is none, and a feed that is cut off gives what it has`() throws {
  for text in ["", "<x/>", "plain words", "<html><body><rss></rss></body></html>", "<", "<!DOCTYPE [[[[", "<a b='"] {
    #expect(Feed(Array(text.utf8)) == nil, "\(text)")
  }
  let cut = try entries("<rss><channel><item><title>One</title><description>First.</description></item><item><title>Tw")
  #expect(cut.map(\.title) == ["One", ""])
  #expect(
    try entries("<rdf:RDF><channel><title>Desk</title></channel><item><title>A < B &nope; C</title></item></rdf:RDF>")[
      0
    ].title.hasPrefix("A < B"))
  let deep = try entries("<rss>" + String(repeating: "<d>", count: 50_000) + "<item><title>Deep</title></item>")
  #expect(deep.count == 1)
}
