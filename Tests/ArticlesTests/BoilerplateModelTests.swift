import Formats
import Testing

@testable import Articles

/// Own paragraphs, no two alike, as a report has them.
private func paragraphs(_ count: Int) -> [String] {
  let people = ["Mira Sund", "Jon Hale", "Tess Arkwright", "Olav Brekke"]
  let doings = [
    "said on Monday that the cable car would run again before the first snow, whatever the valley might say",
    "told the council that nine of the eleven pylons had been looked at and that two of them would be replaced",
    "wrote in a letter to the owners that nobody had been hurt in the storm and that the insurers had been told",
    "said the ticket office at the lower station would open an hour earlier so that workers could get to the mill",
  ]
  return (0..<count).map {
    "\(people[$0 % 4]) \(doings[($0 / 2) % 4]), as the town had asked in its paper no. \($0 + 1)."
  }
}

private let menu = ["Home", "World", "Business", "Opinion", "Sports", "Weather", "Video", "Sign In", "Subscribe"]
private let tail = [
  "Read More", "Trending Now", "Ten Pylons That Changed the Alps", "Why Everyone Is Suddenly Talking About Goats",
  "What Your Ski Boots Say About You", "Terms of Use", "Privacy Policy", "Contact Us", "Advertise With Us",
  "© 2026 Valley Courier. All rights reserved.",
]

/// The lines that are thought to be no part of the article.
private func boilerplate(_ lines: [String], _ format: any PageFormat = .plain) -> [String] {
  let page = OutlinedPage(SourceText(lines.joined(separator: "\n\n")), format: format)
  return page.blocks.indices.filter { page.blocks[$0].kind == .boilerplate }.map(page.words(ofBlock:))
}

@Suite struct BoilerplateModelTests {
  @Test func `what stands around a pasted article is told from it, though no list knows its words`() {
    let found = boilerplate(menu + ["Cable car to run again"] + paragraphs(8) + tail)
    #expect(Set(tail).subtracting(found).count <= 1 && Set(menu).subtracting(found).count <= 1)
    #expect(Set(found).isDisjoint(with: paragraphs(8)))
  }

  @Test(arguments: [PlainText(), Markdown()] as [any PageFormat])
  func `a text without anything of a page about it is somebody's own, whatever its lines look like`(
    _ format: any PageFormat
  ) {
    let lists = ["What to bring", "Boots", "A warm hat", "Two sandwiches", "Water", "A map", "Some money", "Patience"]
    #expect(boilerplate(["Cable car to run again"] + paragraphs(4) + lists + paragraphs(2), format) == [])
  }

  @Test func `a few lines are too little to judge by`() {
    #expect(boilerplate(["logo", "Cable car to run again", paragraphs(1)[0], "Goats at large", "Snow"]) == ["logo"])
  }

  @Test func `a list in the text of an HTML page is the author's, links behind it are the site's`() {
    let text = paragraphs(8).map { "<p>\($0)</p>" }
    let own = ["Boots", "A warm hat", "Two sandwiches"].map { "<li>\($0)</li>" }.joined()
    let lines = ["Goats in the fog", "Snow before October", "The mill hires again", "Bread for the upper town"]
    let links = lines.map { "<li><a href=\"/x\">\($0)</a></li>" }.joined()
    let found = boilerplate(
      [
        "<nav>Home</nav><article><h1>Cable car</h1>", text[..<4].joined(), "<ul>\(own)</ul>", text[4...].joined(),
        "</article><div class=\"related-stories widget\"><ul>\(links)</ul></div>",
      ], .html)
    #expect(found == ["Home"] + lines)
  }

  @Test func `every block says how likely it is no article, and what a rule found is certain`() {
    let page = OutlinedPage(
      SourceText((menu + ["Cable car"] + paragraphs(8) + tail).joined(separator: "\n\n")), format: .plain)
    #expect(page.boilerplate.count == page.blocks.count && page.boilerplate.allSatisfy { $0 >= 0 && $0 <= 1 })
    for (block, score) in zip(page.blocks, page.boilerplate) where block.kind == .boilerplate { #expect(score >= 0.5) }
    let own = page.blocks.indices.filter { page.words(ofBlock: $0).contains("the town had asked") }
    #expect(own.count == 8 && own.allSatisfy { page.boilerplate[$0] < 0.5 })
  }

  @Test func `a model for other features is refused with what to do`() throws {
    let header = ModelHeader([("name", "boilerplate"), ("labels", "article boilerplate other"), ("features", "0")])
    let error = #expect(throws: ModelError.self) { try LineModel(ModelFile(bytes: header.bytes)) }
    #expect(error?.description.contains("fit it anew") == true)
  }

  @Test func `probabilities over a sequence are those of all its paths`() {
    // Two places, two labels: few enough paths to add up by hand.
    let steps: [SIMD4<Float>] = [[0.5, -1, 0, 0], [0.25, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0]]
    let u = ForwardBackward.unused
    let scores: [SIMD4<Float>] = [[0.2, 0.7, u, u], [1.5, 0.1, u, u]]
    var sums = [[Double]](repeating: [0, 0], count: 2)
    for a in 0..<2 {
      for b in 0..<2 {
        let sum = steps[4][a] + scores[0][a] + steps[a][b] + scores[1][b]
        var weight = 1.0
        for _ in 0..<1000 { weight *= 1 + Double(sum) / 1000 }
        sums[0][a] += weight
        sums[1][b] += weight
      }
    }
    let found = ForwardBackward(scores, transitions: steps).probabilities
    for place in 0..<2 {
      let wanted = sums[place][0] / (sums[place][0] + sums[place][1])
      #expect(abs(Double(found[place][0]) - wanted) < 0.002)
    }
  }
}

@Suite struct InsertionTests {
  /// Short sentences among the long ones, as reports have them.
  private var article: [String] {
    var lines = paragraphs(8)
    lines.insert("“Nobody was hurt,” Sund said.", at: 3)
    lines.insert("The mill was shut for the day.", at: 6)
    return lines
  }

  @Test(arguments: ["Advertisement", "Share", "Read more", "Article content", "Story continues below advertisement"])
  func `a line of the site's own behind every paragraph costs the article no paragraph`(_ line: String) {
    let text = article.flatMap { [$0, line] }
    let found = boilerplate(["Home", "Cable car to run again"] + text + ["© 2026 Valley Courier"])
    #expect(Set(found).isDisjoint(with: article) && found.contains(line))
    let body = text.map { $0 == line ? "<div>\($0)</div>" : "<p>\($0)</p>" }.joined()
    let page =
      "<nav>Home</nav><article><h1>Cable car to run again</h1>\(body)</article><footer>© 2026 Valley Courier</footer>"
    #expect(Set(boilerplate([page], .html)).isDisjoint(with: article))
  }

  @Test func `a short line that comes once or twice between paragraphs is the author's`() {
    let lines = paragraphs(4)
    #expect(
      boilerplate([lines[0], "What the town wants", lines[1], lines[2], "What the town wants", lines[3]]) == [])
  }

  @Test func `a page of one paragraph keeps it, whatever stands around it`() {
    let links = (menu + tail).map { "<li><a href=\"/x\">\($0)</a></li>" }.joined()
    let brief = paragraphs(1)[0]
    let page =
      "<ul>\(links)</ul><main><article><h1>Cable car to run again</h1><p>\(brief)</p></article></main><ul>\(links)</ul>"
    #expect(!boilerplate([page], .html).contains(brief))
  }
}

@Suite struct HeadTests {
  private func kinds(_ text: String) -> [String] {
    let page = OutlinedPage(SourceText(text), format: .plain)
    return page.blocks.indices.map { "\(page.blocks[$0].kind) | \(page.words(ofBlock: $0))" }
  }

  @Test func `the name of the outlet above a headline that comes twice is not the headline`() {
    let text = paragraphs(2).joined(separator: "\n\n")
    #expect(
      kinds("Valley Courier\n\nCable car to run again\n\nCable car to run again\n\n\(text)").prefix(3)
        == [
          "boilerplate | Valley Courier", "headline | Cable car to run again", "boilerplate | Cable car to run again",
        ])
    #expect(kinds("Cable car\n\nIt will run again soon\n\n\(text)")[0] == "headline | Cable car")
  }

  @Test(arguments: [["Politics"], ["Valley Courier", "Politics"], ["Home", "World", "Business", "Politics"]])
  func `the headline below a section's name is the headline, and no line to be removed`(_ above: [String]) {
    let lines = above + ["Cable car to run again before the snow", "By Mira Sund", "Share"] + paragraphs(8)
    let found = kinds((lines + tail).joined(separator: "\n\n"))
    #expect(found[above.count] == "headline | Cable car to run again before the snow")
    #expect(found.count { $0.hasPrefix("headline") } == 1)
  }

  @Test func `a standfirst below the byline is not the headline`() {
    let standfirst = "The cable car will run before the first snow, the town says, but the pylons are old"
    let head = ["Politics", "Pylons of the cable car cleared", "By Mira Sund", "Share", standfirst]
    let lines = head + paragraphs(8) + tail
    #expect(kinds(lines.joined(separator: "\n\n"))[1] == "headline | Pylons of the cable car cleared")
  }

  @Test func `a standfirst right below the headline is neither the headline nor furniture`() {
    let standfirst = "The cable car will run before the first snow, the town says, but the pylons that hold it are old"
    let head = [
      "Politics", "Pylons of the cable car cleared", standfirst, "Author of the article:", "Mira Sund", "Share",
    ]
    let found = kinds((menu + head + paragraphs(8) + tail).joined(separator: "\n\n"))
    #expect(found[menu.count + 1] == "headline | Pylons of the cable car cleared")
    #expect(found[menu.count + 2] == "paragraph | \(standfirst)")
  }

  @Test(arguments: [0, 1]) func `the one sentence below the headline of a page of furniture is its text`(_ credits: Int)
  {
    let links = (menu + tail).map { "<li><a href=\"/x\">\($0)</a></li>" }.joined()
    let brief = "Pylons that have held the cable car for fifty years will be looked at before the snow"
    let byline = String(repeating: "<p>By Mira Sund</p>", count: credits)
    let page =
      "<ul>\(links)</ul><h1>Cable car waits</h1>\(byline)<p>\(brief)</p><div>Join the conversation</div><ul>\(links)</ul>"
      + "<p>Comments are read before they appear here. Please keep them short, and on the subject.</p>"
    let read = OutlinedPage(SourceText(page), format: .html)
    let block = read.blocks.indices.first { read.words(ofBlock: $0) == brief }
    #expect(block.map { read.blocks[$0].kind } == .paragraph)
  }

  @Test func `the line with the date above the text is the dateline, one inside it is not`() {
    let text = paragraphs(2)
    let found = kinds("Cable car\n\nValley Courier, 12 March 2026\n\n\(text[0])\n\n13 March 2026\n\n\(text[1])")
    #expect(found[1] == "dateline | Valley Courier, 12 March 2026" && found[3] == "subheading | 13 March 2026")
  }

  @Test func `on a page full of boilerplate the byline and the dateline stay`() {
    let head = ["Valley Courier", "", "Cable car to run again", "By Ada Example", "Valley Courier, November 20, 2026"]
    let page = OutlinedPage(
      SourceText((menu + head + paragraphs(8) + tail).filter { !$0.isEmpty }.joined(separator: "\n\n")), format: .plain)
    let kinds = Dictionary(
      uniqueKeysWithValues: page.blocks.indices.map { (page.words(ofBlock: $0), page.blocks[$0].kind) })
    #expect(kinds["By Ada Example"] == .byline && kinds["Valley Courier, November 20, 2026"] == .dateline)
    #expect(page.date == "2026-11-20" && page.outlet == "Valley Courier")
  }
}
