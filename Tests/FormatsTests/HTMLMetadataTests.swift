import Testing

@testable import Formats

private func metadata(_ html: String) -> Page.Metadata { HTMLReader.page(of: Array(html.utf8)).metadata }

private func linked(_ json: String) -> Page.Metadata {
  metadata("<script type='application/ld+json'>\(json)</script><p>It fell.")
}

@Suite struct WrittenDateTests {
  @Test(arguments: [
    ("2026-03-02", "2026-03-02"), ("2026-03-02T18:05:07Z", "2026-03-02T18:05:07Z"),
    ("2026-03-02T18:05:07.123+01:00", "2026-03-02T18:05:07+01:00"),
    ("20260302T180500+0100", "2026-03-02T18:05:00+01:00"),
    ("2026-03-02 18:05:00 -0500", "2026-03-02T18:05:00-05:00"), ("2026-03-02T18:05", "2026-03-02T18:05:00"),
    ("Mon, 02 Mar 2026 18:05:00 GMT", "2026-03-02T18:05:00Z"),
    ("Mon Mar 02 19:20:36 CET 2026", "2026-03-02T19:20:36+01:00"), ("Monday, Mar. 2, 2026", "2026-03-02"),
    ("Mon 2 Mar 2026 09.12 GMT", "2026-03-02T09:12:00Z"), ("2nd of March 2026", "2026-03-02"),
    ("March 2, 2026 6:05 pm EDT", "2026-03-02T18:05:00-04:00"), ("2. März 2026", "2026-03-02"),
    ("lunes, 02 marzo 2026 10:21", "2026-03-02T10:21:00"), ("2 de marzo de 2026", "2026-03-02"),
    ("02.03.2026", "2026-03-02"), ("03/24/2026 09:49:00", "2026-03-24"), ("24/03/2026", "2026-03-24"),
    ("2026/03/02", "2026-03-02"), ("1772474707", "2026-03-02T18:05:07Z"), ("1772474707000", "2026-03-02T18:05:07Z"),
    ("Updated: 2 March 2026 at 12:05 a.m.", "2026-03-02T00:05:00"),
  ])
  func `a date has one form, however it is written`(_ written: String, _ expected: String) {
    #expect(WrittenDate.iso(written, language: nil) == expected)
  }

  @Test(arguments: [
    "", "March 2", "02/03/2026", "2026-02-30", "31", "13.13.2026", "soon", "Mar 2026", "Jon Holm", "T:+",
  ])
  func `what is no day for certain is none`(_ written: String) {
    #expect(WrittenDate.iso(written, language: "en") == nil)
  }

  @Test(arguments: [("en-US", "2026-02-03"), ("en-GB", "2026-03-02"), ("de", "2026-03-02"), ("fr_FR", "2026-03-02")])
  func `the language of a page tells the order of day and month`(_ language: String, _ expected: String) {
    #expect(WrittenDate.iso("02/03/2026", language: language) == expected)
    #expect(metadata("<html lang='\(language)'><meta name=date content='02/03/2026'>").date == expected)
  }

  @Test func `the first time of the article dates it, not its last change nor another article`() {
    let teaser = "<div class=latest><a href=x>Other <time datetime=2026-05-09>9 May</time></a></div>"
    let update = "<time itemprop=dateModified datetime=2026-03-04>4 March</time>"
    let time = "<time datetime='2026-03-02T18:05:00+01:00'>2 March</time>"
    for page in [
      "\(teaser)<article><h1>Gate</h1>\(time)</article>", "<article><h1>Gate</h1>\(update)\(time)</article>\(teaser)",
      "<nav>\(update)</nav>\(teaser)<h1>Gate</h1>\(time)", "<aside>\(teaser)</aside>\(time)",
      "<time datetime=noon></time><h1>Gate</h1>\(time)",
    ] {
      #expect(metadata(page).date == "2026-03-02T18:05:00+01:00", "\(page)")
    }
    #expect(metadata("<nav>\(time)</nav>").date == nil)
  }
}

@Suite struct AuthorNamesTests {
  @Test(arguments: [
    ("By Ada Holm", "Ada Holm"), ("Von: Ada Holm", "Ada Holm"), ("Von Ada Holm", "Ada Holm"), ("von Arx", "von Arx"),
    ("Ada Holm (a.holm@ledger.example)", "Ada Holm"), ("Ada Holm, https://ledger.example/ada", "Ada Holm"),
    ("Byron Lund", "Byron Lund"),
  ])
  func `names are told without what stands around them`(_ written: String, _ expected: String) {
    #expect(metadata("<meta name=author content='\(written)'>").author == expected)
  }

  @Test(arguments: ["a.holm@ledger.example", "105092", "(Image: Coast Wire)", "https://ledger.example/ada"])
  func `an address or a number is nobody's name`(_ written: String) {
    #expect(metadata("<meta name=author content='\(written)'>").author == nil)
  }

  @Test func `several tags are several authors`() {
    let tags = ["Ada Holm", "Bram Lund", "Ada Holm"].map { "<meta name=author content='\($0)'>" }
    #expect(metadata(tags.joined()).author == "Ada Holm, Bram Lund")
    #expect(metadata("<meta name=dc.creator content='Holm, Ada'>").author == "Ada Holm")
  }

  @Test func `an author is found by what the page calls them elsewhere, in this script or another`() {
    let graph =
      ##"{"@graph": [{"@type": "Article", "author": [{"@id": "#ada"}], "publisher": {"@id": "#house"}}, "##
      + ##"{"@type": "Person", "@id": "#ada", "name": "Ada Holm"}, {"@id": "#house", "name": "Sund Courier"}]}"##
    #expect(linked(graph).author == "Ada Holm" && linked(graph).outlet == "Sund Courier")
    let other = ##"{"@id": "#ada", "name": "Ada Holm"}</script><script type='application/ld+json'>"##
    #expect(linked(other + ##"{"@type": "Article", "author": {"@id": "#ada"}}"##).author == "Ada Holm")
  }

  @Test(arguments: [
    #"{"@type": "LiveBlogPosting", "author": {"name": "Ada O&#39;Holm"}}"#,
    #"{"@type": "Article", "author": {"givenName": "Ada", "familyName": "O'Holm"}}"#,
    #"//<![CDATA["# + "\n" + #"{"@type": "Article", "author": "By Ada O'Holm"}"# + "\n//]]>",
  ])
  func `a live blog, a name in parts and marks for old browsers are read`(_ json: String) {
    #expect(linked(json).author == "Ada O'Holm")
  }
}
