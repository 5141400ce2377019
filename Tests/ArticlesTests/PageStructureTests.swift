import Formats
import TestSupport
import Testing

@testable import Articles

/// Checks a page written with its labels: each line is `label | text`, an empty line stays empty.
private func check(_ labelled: String, _ sourceLocation: SourceLocation = #_sourceLocation) {
  let lines = labelled.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let text = lines.map { $0.split(separator: " | ", maxSplits: 1).last.map(String.init) ?? "" }.joined(separator: "\n")
  let article = Article(text)
  let found = article.blocks.indices.map { "\(article.blocks[$0].kind) | \(article.words(ofBlock: $0))" }
  #expect(found == lines.filter { !$0.isEmpty }, sourceLocation: sourceLocation)
}

/// The cards of a page, one a line: headline | outlet | age | first words of the text.
private func cards(_ page: String) -> String {
  let article = Article(page)
  let rows = article.cards.map { card in
    let body = card.body.map { article.words(ofBlock: $0).prefix(12) } ?? "–"
    return "\(article.words(ofBlock: card.headline)) | \(card.outlet ?? "–") | \(card.age ?? "–") | \(body)"
  }
  return rows.joined(separator: "\n")
}

/// A page as an aggregator prints it.
private let aggregator = """
  boilerplate | logo
  headline | Norvane lifts the fog tax on small boats
  boilerplate | Norvane lifts the fog tax on small boats

  boilerplate | Harbor Ledger3 hours ago
  paragraph | The harbor board of Norvane has lifted the fog tax on boats under 30 feet, board chair Ada Holm said on Monday.
  paragraph | She said the tax had brought in less than it cost. “It paid for its own clerk, and for nothing else,” Holm said.
  boilerplate | Blue gradient background

  boilerplate | Comments

  boilerplate | No comments yet...

  boilerplate | Related Articles

  relatedCard | Wexholm keeps its fog tax
  relatedCard | Wexholm keeps its fog tax

  relatedCard | Skerrow Courier

  relatedCard | timean hour ago

  relatedCard | Wexholm keeps its fog tax

  relatedCard | The council of Wexholm will keep its fog tax for another year, the town clerk Dov Tarn said in a note on Tuesday.

  relatedCard | Greyfold counts its buoys
  relatedCard | Greyfold counts its buoys

  relatedCard | Coast Wire

  relatedCard | time2 days ago

  relatedCard | Greyfold counts its buoys

  relatedCard | Greyfold has counted its buoys and found 41, two fewer than in the year before, the harbor master said on Friday.

  boilerplate | GET THE APP

  boilerplate | Take It With You: Get the App

  boilerplate | Want the news of your own street wherever you are? Get the Pierside app today and pick your towns.

  boilerplate | google-playapp-store
  """

@Suite struct PageStructureTests {
  @Test func `every line of an aggregator's page is known for what it is`() {
    check(aggregator)
  }

  @Test func `a card tells what article it speaks of`() {
    let page = aggregator.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: " | ", maxSplits: 1).last.map(String.init) ?? "" }.joined(separator: "\n")
    #expect(
      cards(page) == """
        Wexholm keeps its fog tax | Skerrow Courier | an hour ago | The council 
        Greyfold counts its buoys | Coast Wire | 2 days ago | Greyfold has
        """)
  }

  @Test func `a plain article has no boilerplate`() {
    check(
      """
      headline | Norvane lifts the fog tax

      byline | By Ada Holm

      paragraph | The harbor board of Norvane has lifted the fog tax on boats under 30 feet, its chair said on Monday.
      paragraph | She said the tax had brought in less than it cost.

      subheading | What comes next

      paragraph | The board meets again in May and wants to speak about the horn, which is silent.
      paragraph | Comments came from all sides.
      """)
  }

  @Test func `a card in the middle of an article leaves the text around it alone`() {
    check(
      """
      headline | Norvane lifts the fog tax
      paragraph | The harbor board of Norvane has lifted the fog tax on boats under 30 feet, its chair said on Monday.

      relatedCard | Wexholm keeps its fog tax
      relatedCard | Skerrow Courier
      relatedCard | 5 hours ago
      relatedCard | Wexholm keeps its fog tax

      paragraph | She said the tax had brought in less than it cost. The board meets again in May.
      paragraph | The horn is silent, and the gulls have taken over the quay for the time being.
      paragraph | The town is quiet, and nobody asks for the fog to come back before the next winter.
      paragraph | The clerk has found work in the library, where he counts the books and not the boats.
      """)
  }

  @Test func `an article may say a line twice`() {
    check(
      """
      headline | The song of the quay
      paragraph | The children of the lighthouse school sang it again on Sunday, in front of four hundred people.
      subheading | The horn is silent
      subheading | The horn is silent
      paragraph | They stopped there, and the town clapped for as long as the ferry needs to cross.
      """)
  }

  @Test func `a text that is one line is that line`() {
    check("paragraph | She left the council five years ago.")
    check("paragraph | The harbor board of Norvane has lifted the fog tax on boats under 30 feet, its chair said.")
  }

  @Test func `a caption is no statement of the article`() {
    check(
      """
      headline | Norvane lifts the fog tax
      caption | Photo: the harbor of Norvane in March.
      paragraph | The harbor board of Norvane has lifted the fog tax on boats under 30 feet, its chair said on Monday.
      caption | The harbor of Norvane (AP Photo/Ada Holm)
      paragraph | The board meets again in May, and wants to speak about the horn, which is silent.
      """)
  }

  @Test func `a first paragraph of one short sentence is judged like any other`() {
    check(
      """
      paragraph | Officials say the wall fell.
      paragraph | It was old. The town slept.
      """)
  }

  @Test func `a section heading of the site takes its short lines with it`() {
    check(
      """
      headline | Norvane lifts the fog tax
      paragraph | The harbor board of Norvane has lifted the fog tax on boats under 30 feet, its chair said on Monday.

      boilerplate | Most Read
      boilerplate | Ferry fares rise again
      boilerplate | Gulls learn to count
      """)
  }

  @Test func `a refrain of a song or an interview is no card`() {
    check(
      """
      headline | The song of the quay
      paragraph | The children of the lighthouse school sang it again on Sunday, in front of four hundred people.
      subheading | Oh, the horn
      subheading | The gulls
      subheading | Oh, the horn
      paragraph | They stopped there, and the town clapped for as long as the ferry needs to cross.
      paragraph | Brandt: I never heard it sung as well as on that day.
      paragraph | Okafor: Nor did I, and I was there the year before.
      """)
  }

  @Test func `a live blog keeps the times of its entries`() {
    check(
      """
      headline | The storm over Norvane, as it happened
      subheading | 2 hours ago
      paragraph | The ferry has stopped, and nobody crosses before the morning, the harbor board said on Monday.
      subheading | 3 hours ago
      paragraph | The horn of the lighthouse was heard as far as Greyfold, where the clerk took it for a ship.
      """)
  }

  @Test func `a heading that the author wrote keeps its list`() {
    let article = Article(
      "# The council\n\nThe council met on Monday for the first time.\n\n## Topics\n\n- The horn\n- The tax\n",
      format: .markdown)
    #expect(article.blocks.map { "\($0.kind)" } == ["headline", "paragraph", "subheading", "listItem", "listItem"])
  }
}

/// The age on a line, with the outlet before it: "Harbor Ledger | 5 hours ago".
private func age(_ line: String) -> String? {
  let bytes = Array(line.utf8)
  return facts(line).summary.age.map { age in
    (age.outlet.map { string(bytes, $0) + " | " } ?? "") + string(bytes, age.range)
  }
}

@Suite struct AgeTests {
  @Test(arguments: [
    ("5 hours ago", "5 hours ago"), ("1 min ago", "1 min ago"), ("time33 minutes ago", "33 minutes ago"),
    ("timean hour ago", "an hour ago"), ("a day ago", "a day ago"), ("Updated 2 days ago", "2 days ago"),
    ("POSTED 2 WEEKS AGO", "2 WEEKS AGO"), ("• 3 months ago", "3 months ago"),
    ("Harbor Ledger5 hours ago", "Harbor Ledger | 5 hours ago"),
    ("Harbor Ledger • 5 hours ago", "Harbor Ledger • | 5 hours ago"),
  ])
  func `the age of a page is read as pages print it`(_ line: String, _ expected: String) {
    #expect(age(line) == expected)
  }

  @Test(arguments: [
    "She left the council five years ago.", "The mayor resigned five years ago", "The mayor resigned 5 years ago",
    "hours ago", "Long ago", "5 ships ago", "ago", "banana hour ago",
  ])
  func `a sentence about the past is no age`(_ line: String) {
    #expect(age(line) == nil)
  }
}

/// The date and the outlet of a page: "2026-03-12 | Harbor Ledger".
private func dateLine(_ page: String, _ format: any PageFormat = .plain) -> String {
  let article = Article(page, format: format)
  return "\(article.page.date ?? "–") | \(article.page.outlet ?? "–")"
}

@Suite struct CreditsTests {
  @Test(arguments: [
    ("Harbor Ledger, 12 March 2026", "2026-03-12 | Harbor Ledger"),
    ("Ferry fares rise\nMarch 12, 2026", "2026-03-12 | –"),
    ("Ferry fares rise\nHarbor Ledger | 2026-03-12", "2026-03-12 | Harbor Ledger"),
    ("Sept. 3, 2025", "2025-09-03 | –"),
    ("2026-03-12T09:00:00Z", "2026-03-12 | –"),
    ("Ferry fares rise", "– | –"),
    ("The ferry sank on 12 March 2026.", "– | –"),
    ("32 March 2026", "– | –"),
    ("12 Smarch 2026", "– | –"),
    ("2026-99-99", "– | –"),
  ])
  func `a line with a date dates the page`(_ page: String, _ expected: String) {
    #expect(dateLine(page) == expected)
  }

  @Test func `what the page says of itself goes before its lines`() {
    #expect(
      dateLine("---\ndate: 2026-03-13\nsource: Coast Wire\n---\nHarbor Ledger, 12 March 2026", .markdown)
        == "2026-03-13 | Coast Wire")
  }

  @Test func `the title is the headline, else what the page says of itself`() {
    #expect(Article("# Tay\n\nIt fell.", format: .markdown).page.title == "Tay")
    #expect(Article("---\ntitle: Tay\n---\nIt fell.", format: .markdown).page.title == "Tay")
    #expect(Article("It fell.").page.title == nil)
  }

  @Test func `the text that goes to the archive is the article's own`() {
    let body = Article("<nav>News</nav><h1>Tay</h1><p>It <b>fell</b>.</p><h2>Why</h2><p>It was old.</p>", format: .html)
      .page.bodyText
    #expect(body == "It fell.\nWhy\nIt was old.")
  }
}

@Suite struct CardDateTests {
  private func credits(_ age: String, _ date: String) -> String? {
    let article = Article(
      """
      Fog tax lifted

      \(date)

      The harbor board of Norvane has lifted the fog tax on boats under 30 feet, board chair Ada Holm said on Monday.

      Wexholm keeps its fog tax

      Wexholm keeps its fog tax

      Skerrow Courier

      \(age)
      """)
    return article.cards.first?.credits(on: article.pageDate)
  }

  @Test func `the age of a card is a day by the page's date, where that is certain`() {
    #expect(credits("2 days ago", "March 12, 2026") == "Skerrow Courier, 2 days ago (Tuesday, March 10, 2026)")
    #expect(credits("an hour ago", "March 12, 2026") == "Skerrow Courier, an hour ago", "perhaps the day before")
    #expect(credits("2 days ago", "Norvane") == "Skerrow Courier, 2 days ago")
  }
}
