import Formats

/// The countries and states that an article speaks of, by any of their names, and which of its entities say so.
struct NamedPlaces {
  /// By the country's name in the starter base.
  private var countries: [String: [(entity: Int, weight: Double)]] = [:]
  /// By folded name, states and the like.
  private var regions: [String: Int] = [:]
  private var most = 1.0

  init(_ article: Article, _ entities: [Entity]) {
    for (number, entity) in entities.enumerated() {
      guard let first = entity.mentions.first, case let mention = article.mention(first),
        entity.between.isEmpty, entity.kind != .person || mention.wordCount > 1
      else { continue }
      if entity.kind == .person { addPerson(mention, number) } else { addPlace(mention, entity, number) }
    }
    most = countries.values.map { $0.reduce(0) { $0 + $1.weight } }.max() ?? 1
  }

  private mutating func addPlace(_ mention: Mention, _ entity: Entity, _ number: Int) {
    let base = KnowledgeBase.starter
    let all = base.candidates(mention.hash).filter { base.kind(of: $0.entity) != .person }.prefix(4)
    let found = all.filter { base.kind(of: $0.entity) == .place }
    let named = found.isEmpty ? Array(all) : found
    let most = named.map { base.prominence(of: $0.entity) }.max() ?? 0
    let places = named.filter { Int(base.prominence(of: $0.entity)) + Self.farLessKnown > Int(most) }
      .compactMap { base.entity($0.entity) }
    guard let best = places.first else { return }
    let isCountry = best[.kind] == "country"
    let own = Set(places.compactMap { $0[.kind] == "country" ? $0.name : $0[.country] })
    // Birmingham is in two countries and speaks for neither.
    guard isCountry || own.count == 1, let country = isCountry ? best.name : own.first else { return }
    countries[country, default: []].append((number, Double(entity.mentions.count) * (isCountry ? 1 : 0.5)))
    if best[.kind].map({ Self.regional.contains($0) }) == true { regions[best.name.lowercased()] = number }
  }

  /// Somebody in full whom nobody else known is called like.
  private mutating func addPerson(_ mention: Mention, _ number: Int) {
    let base = KnowledgeBase.starter
    let found = base.candidates(mention.hash).filter { base.kind(of: $0.entity) == .person }
    guard found.count == 1, let country = base.entity(found[0].entity)?[.country] else { return }
    countries[country, default: []].append((number, 0.5))
  }

  /// Of prominence: London speaks for its country, though there is another in Ontario.
  private static let farLessKnown = 20
  private static let regional: Set<String> = ["state", "province", "region", "territory"]

  /// How much the article speaks of a country apart from one of its entities, 0 … 1.
  func weight(of country: String, without entity: Int) -> Double {
    (countries[country] ?? []).reduce(0) { $0 + ($1.entity == entity ? 0 : $1.weight) } / most
  }

  /// How much it speaks of all others.
  func weight(ofOthersThan country: String, without entity: Int) -> Double {
    countries.keys.filter { $0 != country }.map { weight(of: $0, without: entity) }.max() ?? 0
  }

  /// The one country that the article is about, by its name in the starter base and the words that stand before the names of
  /// its offices; nil where it names another half as often, or a state, which has a court and a senate of its own.
  func only(without entity: Int) -> (name: String, prefixes: [[UInt8]])? {
    guard !namesRegions, let country = countries.keys.first(where: { weight(of: $0, without: entity) > 0.99 }),
      weight(ofOthersThan: country, without: entity) < 0.5
    else { return nil }
    let base = KnowledgeBase.starter
    let hash = NameSpelling.shared.hash(ofFolded: NameSpelling.words(of: Array(country.utf8)))
    let known = base.candidates(hash).lazy.compactMap { base.entity($0.entity) }.first { $0[.kind] == "country" }
    guard let known else { return nil }
    let words = (known.all(.demonym) + known.all(.alias) + [country]).map { NameSpelling.words(of: Array($0.utf8)) }
    return (country, words.filter { $0.count == 1 }.map { $0[0] })
  }

  func names(region: String) -> Bool { regions[region.lowercased()] != nil }
  var namesRegions: Bool { !regions.isEmpty }
}

/// What the people of an article do, as far as their names alone tell: among Marx and Engels a surname is a philosopher's.
struct NamedCallings {
  /// By the words of the offices and callings that the starter base has for whoever bears a name; with a name each.
  private var byWord: [[UInt8]: [(entity: Int, name: String)]] = [:]

  /// A surname that more people bear tells nothing.
  private static let mostBearers = 3

  init(_ article: Article, _ entities: [Entity]) {
    let base = KnowledgeBase.starter
    for (number, entity) in entities.enumerated() where entity.kind == .person && entity.between.isEmpty {
      guard let first = entity.mentions.first else { continue }
      let bearers = base.candidates(article.mention(first).hash).filter { base.kind(of: $0.entity) == .person }
      guard !bearers.isEmpty, bearers.count <= Self.mostBearers, let known = base.entity(bearers[0].entity) else {
        continue
      }
      for word in Self.words(of: known) { byWord[word, default: []].append((number, entity.name)) }
    }
  }

  /// Somebody else of the same calling.
  func companion(of known: KnownEntity, without entity: Int) -> String? {
    for word in Self.words(of: known) {
      if let other = byWord[word]?.first(where: { $0.entity != entity }) { return other.name }
    }
    return nil
  }

  private static func words(of known: KnownEntity) -> [[UInt8]] {
    known.roles.prefix(2).flatMap { NameSpelling.words(of: Array($0.title.utf8)) }.filter { callings.contains($0) }
  }

  private static let callings = Set(
    ("writer novelist poet playwright philosopher economist physicist chemist mathematician biologist painter sculptor "
      + "composer scientist astronomer psychologist explorer").split(separator: " ").map {
        NameSpelling.folded(Array($0.utf8))
      })
}
