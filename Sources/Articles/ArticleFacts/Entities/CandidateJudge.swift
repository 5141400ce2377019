import Formats

/// Says of each of those who bear a name whether the article lets them be meant, how well they fit, and why.
struct CandidateJudge {
  let entity: Entity
  /// Of the entity among the article's.
  let number: Int
  /// The fullest form of the name, and as the article writes it.
  let longest: Mention
  let name: String
  let clues: NameClues
  let places: NamedPlaces
  let callings: NamedCallings
  /// All who bear the name.
  let rivals: [Knowledge.Candidate]
  /// The folded words of the article's roles for them.
  let roleWords: Set<[UInt8]>
  /// The countries that those words name: "Ukrainian".
  let nations: Set<String>

  init(
    _ entity: Entity, number: Int, longest: Mention, name: String, _ clues: NameClues, _ places: NamedPlaces,
    _ callings: NamedCallings, rivals: [Knowledge.Candidate]
  ) {
    (self.entity, self.number, self.longest, self.name) = (entity, number, longest, name)
    (self.clues, self.places, self.callings, self.rivals) = (clues, places, callings, rivals)
    roleWords = Set(entity.roles.flatMap { NameSpelling.words(of: Array($0.utf8)) }).subtracting(NameClues.smallWords)
    let base = KnowledgeBase.starter
    nations =
      entity.kind != .person
      ? []
      : Set(
        roleWords.flatMap { word in
          base.candidates(NameSpelling.shared.hash(ofFolded: [word])).filter {
            ($0.use == .demonym || $0.use == .name) && base.kind(of: $0.entity) == .place
          }.compactMap { base.entity($0.entity)?.name }
        })
  }

  /// 0 … 255, see `KnownEntity.prominence`: of the larger capitals and the best known heads of state.
  private static let worldKnown = 185
  private static let wellKnown = 150

  // MARK: What the article rules out

  func mayBeMeant(_ candidate: Knowledge.Candidate) -> Bool {
    let known = candidate.entity
    if clues.isPart { return false }
    if let expansion = clues.expansion, !agrees(known, expansion.folded) { return false }
    if let sort = clues.sort, known.kind != .person, !sort.fits(known) { return false }
    switch known.kind {
    case .person: return mayBe(person: candidate)
    case .place: return mayBe(place: candidate)
    case .organization: return !clues.isGivenName && isNear(candidate)
    case .event, .work, .other: return true
    }
  }

  private func agrees(_ known: KnownEntity, _ words: [[UInt8]]) -> Bool {
    let spelt = words.filter { !NameClues.smallWords.contains($0) }
    return NameClues.names(known, agreeWith: spelt)
  }

  /// A city where the article says which, or speaks of its country and of no other state, or where it is known everywhere.
  private func mayBe(place candidate: Knowledge.Candidate) -> Bool {
    let known = candidate.entity
    if clues.isGivenName { return false }
    if entity.isGovernment || known[.kind] == "seat of government" { return true }
    guard Self.isTown(known) else { return isState(known) ?? true }
    if let beside = clues.beside, let isIn = isIn(known, beside) { return isIn }
    // No town is called "the Dnieper".
    if clues.hasArticle, !known.name.lowercased().hasPrefix("the ") { return false }
    return isNear(candidate)
  }

  private static let towns: Set<String> = ["city", "town", "village", "suburb", "borough"]

  /// What is behind the comma is the place's own country or state; nil where that is one more town of a list.
  private func isIn(_ known: KnownEntity, _ beside: (hash: UInt64, words: String)) -> Bool? {
    func isMeant(_ name: String) -> Bool {
      NameSpelling.shared.hash(ofFolded: NameSpelling.words(of: Array(name.utf8))) == beside.hash
    }
    if let region = known.region { return isMeant(region) || known[.country].map(isMeant) ?? false }
    if known[.country].map(isMeant) ?? false { return true }
    let base = KnowledgeBase.starter
    let areas = base.candidates(beside.hash).compactMap { base.entity($0.entity) }.filter { $0.kind == .place }
    if !areas.isEmpty, areas.allSatisfy(Self.isTown) { return nil }
    // A state of the place's country, where the bases know no other such place there.
    let twins = rivals.count { $0.entity.kind == .place && $0.entity[.country] == known[.country] }
    guard let area = areas.first, !Self.isTown(area), area[.kind] != "country" else { return false }
    return area[.country] == known[.country] && twins == 1
  }

  /// Whether it is the state in which the base has the town before the comma; nil where there is none: "Athens, ⟦Georgia⟧".
  private func isState(_ known: KnownEntity) -> Bool? {
    guard let before = clues.before, rivals.count > 1 else { return nil }
    let base = KnowledgeBase.starter
    let towns = base.candidates(before).compactMap { base.entity($0.entity) }.filter { $0.region == known.name }
    guard let country = towns.first?[.country] else { return nil }
    return known[.kind] != "country" && known[.country] == country
  }

  private static func isTown(_ known: KnownEntity) -> Bool { known[.kind].map { towns.contains($0) } ?? false }

  /// Whether the article gives a reason to think of somewhere, or none to think of elsewhere.
  private func isNear(_ candidate: Knowledge.Candidate) -> Bool {
    let known = candidate.entity
    guard let country = known[.country], known[.kind] != "country", longest.wordCount == 1 || known.kind == .place,
      candidate.prominence < Self.worldKnown
    else { return true }
    if let region = known.region {
      if places.names(region: region) { return true }
      if hasTwin(candidate), places.namesRegions || candidate.prominence < Self.wellKnown { return false }
    }
    if places.weight(of: country, without: number) > 0 || isCapital(known, of: country) { return true }
    // A firm is read of far from home, unlike a paper or a party.
    if known.kind == .organization, known[.kind].map({ Self.domestic.contains($0) }) ?? false {
      return places.weight(ofOthersThan: country, without: number) == 0
    }
    if known.kind == .organization || candidate.prominence >= Self.wellKnown { return !hasTwin(candidate) }
    return !hasTwin(candidate) && places.weight(ofOthersThan: country, without: number) == 0
  }

  private func isCapital(_ known: KnownEntity, of country: String) -> Bool {
    guard known.kind == .place else { return false }
    let base = KnowledgeBase.starter
    let words = NameSpelling.words(of: Array(country.utf8))
    return base.candidates(NameSpelling.shared.hash(ofFolded: words)).contains {
      base.entity($0.entity)?.all(.capital).contains(known.name) ?? false
    }
  }

  /// Whether somewhere else of the same kind, and not much less known, bears the name.
  private func hasTwin(_ candidate: Knowledge.Candidate) -> Bool {
    let known = candidate.entity
    return rivals.contains { rival in
      guard rival.entity.id != known.id, rival.entity.kind == known.kind, rival.use != .demonym,
        let country = rival.entity[.country], Int(rival.prominence) + Self.farLessKnown > Int(candidate.prominence)
      else { return false }
      return country != known[.country] || rival.entity.region.map { $0 != known.region } ?? false
    }
  }

  private static let farLessKnown = 70
  private static let domestic: Set<String> = [
    "newspaper", "political party", "ministry", "police", "court", "news outlet",
  ]

  /// Not whoever happens to bear the surname or the given name; and nobody whom the article calls something else.
  private func mayBe(person candidate: Knowledge.Candidate) -> Bool {
    let shared = sharedRoles(candidate.entity)
    if let noun = clues.nounBefore, Occupation.isEveryday(noun) { return false }
    if let title = clues.titleBefore, Occupation.contradicts(title: title, candidate.entity) { return false }
    if !entity.roles.isEmpty, shared == 0, Occupation.contradicts(entity.roles, candidate.entity) { return false }
    if longest.wordCount > 1 { return true }
    if clues.isGivenName { return false }
    guard candidate.use == .surname else { return true }
    if clues.isBeforeNoun, candidate.prominence < Self.worldKnown { return false }
    let isOfCountry = candidate.entity[.country].map { places.weight(of: $0, without: number) > 0 } ?? false
    if hasNation(candidate.entity) { return true }
    // A minister called Manning is not every Manning who was a minister.
    if shared > 0 { return shared > 1 || isOfCountry || candidate.prominence >= Self.worldKnown }
    let word = longest.hash
    if Self.months.contains(word) || Self.isGivenName(longest) { return false }
    // Somebody who is called something else is not them.
    if !entity.roles.isEmpty { return false }
    if callings.companion(of: candidate.entity, without: number) != nil { return true }
    return candidate.prominence >= Self.wellKnown
      && candidate.entity[.country].map { places.weight(of: $0, without: number) > 0.2 } ?? false
  }

  private static let months = names(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
      + "friday saturday sunday")

  private static func names(_ list: String) -> Set<UInt64> {
    Set(list.split(separator: " ").map { NameSpelling.shared.hash(ofFolded: [NameSpelling.folded(Array($0.utf8))]) })
  }

  private static func isGivenName(_ mention: Mention) -> Bool { Gender(givenName: mention.hash) != nil }

  // MARK: How well they fit

  func score(_ candidate: Knowledge.Candidate) -> Double {
    let known = candidate.entity
    var score = Double(candidate.prominence) / 255 * 5
    switch candidate.use {
    case .name: score += 0.5
    case .alias: break
    case .surname: score -= 2
    case .seat: score += 2
    case .demonym: break
    }
    if longest.wordCount > 1 { score += known.kind == .person ? 1.5 : 2 }
    if let beside = clues.beside, Self.isTown(known), isIn(known, beside) == true { score += 4 }
    if clues.expansion != nil { score += 3 }
    if let region = known.region, places.names(region: region) { score += 3 }
    let country = known[.kind] == "country" ? nil : known[.country]
    let weight = country.map { places.weight(of: $0, without: number) } ?? 0
    if let country { score += 2 * weight - (rivals.count > 1 && isCapital(known, of: country) ? -1.5 : 0.5) }
    // What the starter base has was chosen by hand.
    if candidate.places.first?.base == 0 { score += 0.7 }
    let shared = sharedRoles(known)
    if shared > 0 { score += min(3, 1 + Double(shared)) }
    if known.kind == .person, shared == 0, hasNation(known) {
      score += 1
    } else if known.kind == .person, shared == 0 {
      if !entity.roles.isEmpty { score -= 0.5 }
      // Many people bear any name: somebody little known needs a reason.
      let isAmongLike = callings.companion(of: known, without: number) != nil
      if candidate.prominence < Self.wellKnown, weight <= 0.2, !isAmongLike { score -= 2 }
    }
    return score
  }

  /// "the ⟦Ukrainian⟧ leader" of somebody who is known to be of Ukraine.
  private func hasNation(_ known: KnownEntity) -> Bool {
    known[.country].map { nations.contains($0) } ?? false
  }

  /// The words that the article's roles share with those of the base.
  private func sharedRoles(_ known: KnownEntity) -> Int {
    guard !roleWords.isEmpty else { return 0 }
    let held =
      known.roles.flatMap { NameSpelling.words(of: Array($0.title.utf8)) }
      + NameSpelling.words(of: Array((known[.kind] ?? "").utf8))
    return roleWords.intersection(held).count
  }

  // MARK: Why

  /// The best reason there is.
  func reason(for candidate: Knowledge.Candidate) -> Link.Reason {
    let known = candidate.entity
    if candidate.use == .seat { return .speaks(known.name) }
    if let beside = clues.beside, Self.isTown(known), isIn(known, beside) == true { return .beside(beside.words) }
    if let role = entity.roles.first(where: { shares($0, known) })
      ?? (known.kind == .person && hasNation(known) ? entity.roles.first : nil)
    {
      return .role(role)
    }
    if let expansion = clues.expansion { return .speltOut(expansion.words) }
    if known[.kind] != "country" {
      if let region = known.region, places.names(region: region) { return .named(region) }
      if let country = known[.country], places.weight(of: country, without: number) > 0 { return .named(country) }
    }
    if candidate.use == .surname, let companion = callings.companion(of: known, without: number) {
      return .named(companion)
    }
    if longest.wordCount > 1 { return .inFull(name) }
    return rivals.count == 1 ? .onlyOne : .bestKnown
  }

  private func shares(_ role: String, _ known: KnownEntity) -> Bool {
    let own = Set(NameSpelling.words(of: Array(role.utf8))).subtracting(NameClues.smallWords)
    let held = known.roles.flatMap { NameSpelling.words(of: Array($0.title.utf8)) }
    return !own.isDisjoint(with: held + NameSpelling.words(of: Array((known[.kind] ?? "").utf8)))
  }
}
