import Testing

@testable import Articles

/// What each name of a page means by the starter base, one a line: name = who, or ? where nobody is chosen.
private func links(_ page: String) -> [String] {
  let article = Article(page)
  let entities = article.entities()
  return zip(entities, article.links(of: entities, in: .starter)).map { entity, link in
    "\(entity.name) = \(link.chosen.map { $0.entity.name + ($0.entity[.country].map { ", \($0)" } ?? "") } ?? "?")"
  }
}

@Suite struct LinkTests {
  @Test(arguments: [
    ("They met Sergei Lavrov in Kiev.", ["Sergei Lavrov = Sergey Lavrov, Russia", "Kiev = Kyiv, Ukraine"]),
    // A state or a country, by what else the page speaks of.
    ("They left Tbilisi and toured Georgia. Georgia and Armenia share a border.", ["Georgia = Georgia"]),
    // A surname that many bear is nobody for certain.
    ("They met Ada Holm. Holm met Smith.", ["Ada Holm = ?", "Smith = ?"]),
    // A name that somebody known bears, in a page that has nothing to do with them.
    ("They met the plumber David Frost at the quay in Trondheim, Norway.", ["David Frost = ?"]),
    ("NATO met in Brussels.", ["NATO = NATO", "Brussels = Brussels, Belgium"]),
  ])
  func `a name means whoever fits the page, or nobody`(_ page: String, _ expected: [String]) {
    let found = links(page)
    for line in expected { #expect(found.contains(line), "\(found)") }
  }

  @Test func `teams bear the names of countries and are none`() {
    let page = """
      England beat Scotland in the cup final. The coach praised his players: the defender had scored two goals in the first
      match of the season, and the striker missed the league game. England lead the championship. It rained in Wales.
      """
    #expect(links(page).filter { !$0.hasSuffix("?") } == ["Wales = Wales, United Kingdom"])
  }

  @Test func `no name of one kind gets an entity of another`() {
    let article = Article("They met Paris Hilton in Paris. Jordan won. Washington, who crossed the river, said so.")
    let entities = article.entities()
    for (entity, link) in zip(entities, article.links(of: entities, in: .starter)) {
      for scored in link.candidates where scored.candidate.entity[.kind] != "seat of government" {
        #expect(scored.candidate.entity.kind.ofMentions == entity.kind || entity.isGovernment, "\(entity.name)")
      }
    }
  }

  @Test func `a capital that speaks is its government and not the city`() {
    let found = links("Moscow said on Monday that the plan was dead. Rain fell in Moscow.")
    #expect(found == ["Moscow = Russia", "Moscow = Moscow, Russia"])
  }
}

/// The words that mean somebody without a name, one a line: words = name.
private func descriptions(_ page: String) -> [String] {
  let article = Article(page)
  let entities = article.entities()
  return article.descriptions(of: entities).map {
    "\(article.blocks[$0.block].words($0.range)) = \(entities[$0.entity].name)"
  }
}

@Suite struct DescriptionTests {
  @Test(arguments: [
    ("Mayor Ada Holm spoke. Later the mayor left.", ["the mayor = Ada Holm"]),
    ("Ada Holm is the mayor of Dunmore. She left.", ["the mayor of Dunmore = Ada Holm", "She = Ada Holm"]),
    ("Ada Holm, an engineer at the port, spoke.", ["an engineer at the port = Ada Holm"]),
    ("Ada Holm, Dunmore harbour engineer, spoke.", ["Dunmore harbour engineer = Ada Holm"]),
    // Two of them: nobody can be meant for certain, but for her who is no man.
    ("Minister Ada Holm met Minister Ole Tarn. The minister left. She was tired.", ["She = Ada Holm"]),
    ("Minister Ash Holm met Minister Ore Tarn. The minister left. She was tired.", []),
    (
      "Foreign Minister Ada Holm met Finance Minister Ole Tarn. The finance minister left.",
      ["The finance minister = Ole Tarn"]
    ),
    ("They asked the European Commission. The commission declined.", ["The commission = European Commission"]),
    ("They flew to France. The country was cold.", ["The country = France"]),
    ("They read the New York Times. The times were hard.", []),
    // The minister of ports is somebody else.
    ("Minister Ada Holm spoke. The minister of ports left.", []),
    ("Nobody spoke. The minister left. He was tired.", []),
  ])
  func `a description means the one it fits, or nobody`(_ page: String, _ expected: [String]) {
    #expect(descriptions(page) == expected)
  }

  @Test func `a description stands at its words behind an emoji`() {
    #expect(descriptions("🚢 Mayor Ada Holm spoke.\n\n🚢 “No,” said the mayor. 🚢") == ["the mayor = Ada Holm"])
  }
}
