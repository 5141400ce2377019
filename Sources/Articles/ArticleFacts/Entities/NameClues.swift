import Formats

/// What an article itself says of a name, which no knowledge base may contradict: the words that letters stand for, the state
/// behind a city, "the river" before it.
struct NameClues {
  /// The state or country behind the comma: "Birmingham, ⟦Alabama⟧".
  private(set) var beside: (hash: UInt64, words: String)?
  /// The name before the comma: "⟦Athens⟧, Georgia".
  private(set) var before: UInt64?
  /// What the letters of the name stand for, by folded words: "Isis (⟦Institute of Strategic …⟧)".
  private(set) var expansion: (folded: [[UInt8]], words: String)?
  /// What it is said to be.
  private(set) var sort: Sort?
  /// The noun right before it, as a hash: "the ⟦baker⟧ Ada Holm".
  private(set) var nounBefore: UInt64?
  /// The form of address right before it, as a hash: "⟦Judge⟧ Ada Holm".
  private(set) var titleBefore: UInt64?
  /// Somebody is called so by their given name: "his brother ⟦Houston⟧".
  private(set) var isGivenName = false
  /// Every time it stands before a noun of a thing: "a ⟦Bernstein⟧ analyst".
  private(set) var isBeforeNoun = true
  /// It stands behind "the" and before no noun: "up the ⟦Dnieper⟧".
  private(set) var hasArticle = false
  /// It is a part of other words: "the Duchess of ⟦Cambridge⟧", "H ⟦Texas⟧", "the ⟦SVP⟧ of sales".
  private(set) var isPart = true

  /// Mentions that are looked at: what a page says of a name it says early.
  private static let most = 12

  init(_ entity: Entity, _ article: Article) {
    let places = entity.mentions.prefix(Self.most)
    for place in places {
      let reader = ClueReader(article, place)
      if beside == nil { beside = reader.beside }
      if expansion == nil { expansion = reader.expansion }
      if sort == nil { sort = reader.sort }
      if titleBefore == nil { titleBefore = reader.titleBefore }
      if nounBefore == nil { nounBefore = reader.nounBefore }
      isGivenName = isGivenName || reader.isKinBefore || reader.sharesSurname
      if before == nil { before = reader.before }
      isBeforeNoun = isBeforeNoun && reader.isBeforeNoun
      hasArticle = hasArticle || reader.hasArticle
      isPart = isPart && reader.isPart
    }
  }

  /// What the noun beside a name says of it, and the words that a base has for such.
  enum Sort: CaseIterable {
    case river, lake, sea, island, mountain, town, region, country, vessel, airline, club, storm, company, band, work,
      medium
    case school, street, animal

    fileprivate var nouns: String {
      switch self {
      case .river: "river stream creek canal"
      case .lake: "lake reservoir lagoon"
      case .sea: "sea gulf strait bay"
      case .island: "island isle archipelago"
      case .mountain: "mountain peak volcano hill"
      case .town: "city town village suburb hamlet"
      case .region: "province state region county district governorate oblast prefecture"
      case .country: "country nation kingdom republic"
      case .vessel:
        "carrier ship vessel ferry frigate destroyer submarine tanker trawler yacht warship freighter liner corvette boat "
          + "lifeboat tug schooner"
      case .airline: "airline"
      case .club: "club team side squad franchise striker midfielder defender goalkeeper winger winger's captain fans"
      case .storm: "storm hurricane cyclone typhoon"
      case .company: "firm company maker retailer startup start-up brand supermarket chain insurer brewer carmaker"
      case .band: "band duo trio quartet"
      case .work:
        "film movie novel book album song play musical opera series sitcom painting ballet game drug vaccine app"
      case .medium: "magazine newspaper broadcaster website"
      case .school: "school college academy hotel pub restaurant hospital prison cinema theatre theater café cafe"
      case .street: "street road avenue lane square bridge station"
      case .animal: "dog horse cat pony puppy racehorse greyhound parrot tortoise"
      }
    }

    /// Any of these in a base's word for an entity; none where no base has such.
    fileprivate var kinds: [String] {
      switch self {
      case .river: ["river", "canal", "stream"]
      case .lake: ["lake", "reservoir", "lagoon"]
      case .sea: ["sea", "gulf", "strait", "bay", "ocean"]
      case .island: ["island", "archipelago", "country", "territory", "atoll"]
      case .mountain: ["mountain", "volcano", "peak", "hill"]
      case .town: ["city", "town", "village", "suburb", "municipality", "settlement", "borough", "district", "commune"]
      case .region:
        [
          "region", "province", "state", "county", "district", "territory", "oblast", "prefecture", "governorate",
          "country",
          "republic",
        ]
      case .country: ["country", "nation", "kingdom", "republic", "state", "territory"]
      case .vessel: ["ship", "vessel", "submarine", "carrier", "boat", "airline", "yacht"]
      case .airline: ["airline", "company"]
      case .club: ["club", "team", "sport"]
      case .storm: ["storm", "hurricane", "cyclone", "typhoon", "disaster"]
      case .company: ["company", "bank", "retailer", "firm", "business", "airline", "maker", "insurer", "brand"]
      case .band: ["band", "music", "duo", "entertainer"]
      case .work:
        ["film", "novel", "book", "album", "song", "play", "musical", "opera", "series", "game", "work", "drug"]
      case .medium: ["magazine", "newspaper", "broadcaster", "website", "media", "news", "outlet", "agency"]
      case .school: ["school", "college", "academy", "university", "hospital", "prison", "hotel", "theatre", "museum"]
      case .street: ["street", "road", "avenue", "square", "bridge", "station"]
      case .animal: ["animal", "horse"]
      }
    }

    /// Whether a base's entity may be of this sort, as far as its word for it tells.
    func fits(_ entity: KnownEntity) -> Bool {
      guard let kind = entity[.kind]?.lowercased() else {
        switch self {
        case .work: return entity.kind == .work
        case .storm: return entity.kind == .event
        case .company, .medium, .club, .band, .airline, .school: return entity.kind == .organization
        default: return entity.kind == .place && self != .vessel
        }
      }
      return kinds.contains { kind.contains($0) }
    }

    fileprivate static let ofNoun: [UInt64: Sort] = {
      var sorts: [UInt64: Sort] = [:]
      for sort in allCases { for noun in WordHash.set(sort.nouns) { sorts[noun] = sort } }
      return sorts
    }()
  }
}

/// Reads what stands beside one mention.
private struct ClueReader {
  private let article: Article
  private let place: Entity.Place
  private let facts: BlockFacts
  private let mention: Mention
  private let first: Int
  private let last: Int
  private let words = EnglishClosedClasses.shared

  init(_ article: Article, _ place: Entity.Place) {
    (self.article, self.place) = (article, place)
    facts = article.facts[place.block]
    mention = facts.mentions[place.mention]
    let run = facts.tokens.indices(in: mention.range)
    (first, last) = (run.lowerBound, max(run.lowerBound, run.upperBound - 1))
  }

  private func token(_ i: Int) -> Token? { facts.tokens.indices.contains(i) ? facts.tokens[i] : nil }

  private func folded(_ tokens: [Token]) -> [[UInt8]] {
    let bytes = article.blocks[place.block].prose.bytes
    return tokens.filter(\.isWordOrNumber).map { NameSpelling.folded(bytes[$0.range.start..<$0.coreEnd]) }
  }

  private func words(_ run: Range<Int>) -> String {
    let range = ProseRange(facts.tokens[run.lowerBound].range.start, facts.tokens[run.upperBound - 1].coreEnd)
    return article.blocks[place.block].words(range)
  }

  /// "Birmingham, ⟦Alabama⟧", "Birmingham (⟦Alabama⟧)", where a place is named.
  var beside: (hash: UInt64, words: String)? {
    if let whole = partOf { return whole }
    guard mention.kind == .place, let mark = token(last + 1), mark.kind == .comma || mark.kind == .open,
      place.mention + 1 < facts.mentions.count, case let next = facts.mentions[place.mention + 1], next.kind == .place,
      let start = token(last + 2), start.range.start == next.range.start
    else { return nil }
    // "Paris, London and Rome" is a list.
    let end = facts.tokens.firstIndex(endingAtOrBehind: next.range.end)
    if let behind = token(end + 1), words.isConjunction(behind) { return nil }
    if let behind = token(end + 2), token(end + 1)?.kind == .comma, words.isConjunction(behind) { return nil }
    return (next.hash, article.blocks[place.block].words(next.range))
  }

  /// "Dunmore and other parts of ⟦Norland⟧"
  private var partOf: (hash: UInt64, words: String)? {
    guard mention.kind == .place, let and = token(last + 1), words.isConjunction(and),
      token(last + 2)?.hash == Self.other,
      let part = token(last + 3), Self.parts.contains(part.hash), let of = token(last + 4),
      of.isWord, words.isPreposition(of), place.mention + 1 < facts.mentions.count,
      case let whole = facts.mentions[place.mention + 1], token(last + 5)?.range.start == whole.range.start
    else { return nil }
    return (whole.hash, article.blocks[place.block].words(whole.range))
  }

  private static let other = WordHash.of("other".utf8)
  private static let parts = WordHash.set(
    "parts areas districts suburbs neighbourhoods neighborhoods quarters towns cities")

  /// "ISIS (⟦Institute of …⟧)", "the ⟦Norland Broadcasting Corporation⟧ (NBC)", where the initials are those letters.
  var expansion: (folded: [[UInt8]], words: String)? {
    guard mention.wordCount == 1, mention.range.length > 1, mention.range.length < 9, let own = token(first),
      own.isWordOrNumber
    else { return nil }
    let letters = folded([own])[0]
    if token(last + 1)?.kind == .open {
      var end = last + 2
      while let next = token(end), next.isWordOrNumber, end - last < 14 { end += 1 }
      if end > last + 3, token(end)?.kind == .close, stands(for: letters, last + 2..<end) {
        return (folded(Array(facts.tokens[last + 2..<end])), words(last + 2..<end))
      }
    }
    guard token(first - 1)?.kind == .open, token(last + 1)?.kind == .close else { return nil }
    // "the Norland Bakers’ Group (ABC)": whatever the letters are, they are that.
    if place.mention > 0, case let whole = facts.mentions[place.mention - 1], whole.kind == .organization,
      whole.wordCount > 1, token(first - 2)?.range.end == whole.range.end
    {
      let run = facts.tokens.indices(in: whole.range)
      return (folded(Array(facts.tokens[run])), words(run))
    }
    var start = first - 1
    while start > 0, let before = token(start - 1), before.isWordOrNumber, first - start < 14 {
      start -= 1
      if first - 1 - start > 1, stands(for: letters, start..<first - 1) {
        return (folded(Array(facts.tokens[start..<first - 1])), words(start..<first - 1))
      }
    }
    return nil
  }

  /// Whether letters are the initials of words, with or without the small ones.
  private func stands(for letters: [UInt8], _ run: Range<Int>) -> Bool {
    let own = facts.tokens[run].filter(\.isWordOrNumber)
    let all = folded(Array(own)).compactMap(\.first)
    let capitals = folded(own.filter(\.isCapitalised)).compactMap(\.first)
    return letters == all || capitals.count > 1 && letters == capitals
  }

  /// "the river ⟦Dnieper⟧", "⟦Liaoning⟧ province"; "the ⟦Porto⟧ striker".
  var sort: NameClues.Sort? {
    if let before = token(first - 1), before.isWord, !before.isPossessive, !before.isCapitalised,
      let sort = NameClues.Sort.ofNoun[before.hash]
    {
      return sort
    }
    if [token(first - 1), token(last + 1)].contains(where: { $0.map { Self.versus.contains($0.hash) } ?? false }) {
      return .club
    }
    guard let behind = token(last + 1), behind.isWord, !behind.isCapitalised, token(last)?.isPossessive == false,
      let sort = NameClues.Sort.ofNoun[behind.hash], Self.behind.contains(sort)
    else { return nil }
    // "the Norland city" is one of several, and "the London school" is in London.
    return sort
  }

  private static let versus = WordHash.set("versus vs vs.")
  private static let behind: Set<NameClues.Sort> = [.river, .sea, .club, .region, .storm]

  var titleBefore: UInt64? {
    guard mention.kind == .person else { return nil }
    let stop = token(first - 1).map { $0.kind == .terminal } ?? false
    guard let title = token(stop ? first - 2 : first - 1), title.isWord, title.isCapitalised,
      title.classes.contains(.title) || title.classes.contains(.roleNoun)
    else { return nil }
    return title.hash
  }

  var nounBefore: UInt64? {
    guard let before = token(first - 1), before.isWord, !before.isPossessive, !before.isCapitalised,
      before.classes.isDisjoint(with: [.functionWord, .auxiliary])
    else { return nil }
    return before.hash
  }

  /// "⟦Paul⟧ and Mary Orell"
  var sharesSurname: Bool {
    guard mention.wordCount == 1, let and = token(last + 1), words.isConjunction(and),
      place.mention + 1 < facts.mentions.count, case let next = facts.mentions[place.mention + 1], next.kind == .person,
      next.wordCount > 1, token(last + 2)?.range.start == next.range.start
    else { return false }
    return token(last)?.classes.contains(.givenName) == true
  }

  /// The place of which a name is the state: "⟦Athens⟧, Georgia".
  var before: UInt64? {
    guard mention.kind == .place, token(first - 1)?.kind == .comma, place.mention > 0,
      case let town = facts.mentions[place.mention - 1], town.kind == .place,
      token(first - 2)?.coreEnd == town.range.end
    else { return nil }
    return town.hash
  }

  var isKinBefore: Bool {
    guard mention.wordCount == 1, let before = token(first - 1), before.isWord, !before.isPossessive else {
      return false
    }
    return !before.isCapitalised && Gender.isKin(before.hash)
  }

  /// "a ⟦Bernstein⟧ analyst", "the ⟦Manning⟧ report"; not "the ⟦Bernsteins⟧".
  var isBeforeNoun: Bool {
    guard let before = token(first - 1), let behind = token(last + 1), behind.isWord, behind.spaceBefore,
      token(last)?.isPossessive == false
    else { return false }
    return words.isDeterminer(before) && behind.classes.isDisjoint(with: [.functionWord, .auxiliary])
  }

  var hasArticle: Bool {
    guard let before = token(first - 1), words.isThe(before), token(last)?.isPossessive == false else { return false }
    guard let behind = token(last + 1), behind.isWord, behind.spaceBefore else { return true }
    return !behind.classes.isDisjoint(with: [.functionWord, .auxiliary])
  }

  var isPart: Bool {
    let behind = token(last + 1)
    if let of = token(first - 1), words.isOf(of), let title = token(first - 2), Self.noble.contains(title.hash) {
      return true
    }
    // "the SVP of sales"
    if let own = token(last), own.isAllCapitals, let behind, words.isOf(behind), let next = token(last + 2),
      next.isWord,
      !next.isCapitalised, !words.isDeterminer(next)
    {
      return true
    }
    // "H Texas": the first of two capitals that is nobody's.
    if mention.wordCount == 1, let before = token(first - 1), before.isWord, before.isCapitalised,
      !before.isPossessive, before.range.length < 3, before.classes.isEmpty, isNothing(before)
    {
      return true
    }
    return false
  }

  private func isNothing(_ token: Token) -> Bool {
    place.mention == 0 || facts.mentions[place.mention - 1].range.end < token.coreEnd
  }

  private static let noble = WordHash.set(
    "duke duchess earl countess count baron baroness marquess marchioness viscount viscountess prince princess archbishop "
      + "bishop archduke landgrave")
}
