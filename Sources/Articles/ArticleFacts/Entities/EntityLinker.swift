import Formats
import Glibc

/// Chooses among the entities that bear a name: by what the article says of it, by what it is, by how well known it is, by the
/// countries and roles that the article speaks of. What the article itself says wins, and a name that fits nobody for a reason
/// is nobody's: a wrong person is worse than none.
struct EntityLinker {
  private let article: Article
  private let entities: [Entity]
  private let knowledge: Knowledge
  private let places: NamedPlaces
  private let callings: NamedCallings
  /// Teams bear the names of their places.
  private let isAboutSport: Bool

  init(_ article: Article, _ entities: [Entity], _ knowledge: Knowledge) {
    (self.article, self.entities, self.knowledge) = (article, entities, knowledge)
    places = NamedPlaces(article, entities)
    callings = NamedCallings(article, entities)
    isAboutSport = Self.isAboutSport(article)
  }

  func link(_ number: Int) -> Link {
    let entity = entities[number]
    // Two people of the article may bear it.
    guard entity.between.isEmpty else { return .none }
    let forms = forms(of: entity)
    guard let longest = forms.first else { return .none }
    let kind = entity.isGovernment ? .place : entity.kind
    var candidates = fitting(longest, kind)
    if candidates.isEmpty, longest.wordCount > 1, kind != .person, forms.count > 1 {
      let words = folded(longest, entity)
      for form in forms.dropFirst() where candidates.isEmpty {
        candidates = fitting(form, kind).filter { NameClues.names($0.entity, agreeWith: words) }
      }
    }
    if candidates.isEmpty { candidates = ofCountry(longest, entity, number) }
    if candidates.isEmpty { return .none }
    let clues = NameClues(entity, article)
    candidates.removeAll { $0.use == .demonym || ($0.use == .seat) != entity.isGovernment }
    let judge = CandidateJudge(
      entity, number: number, longest: longest, name: words(of: longest, entity), clues, places, callings,
      rivals: candidates)
    candidates.removeAll { !judge.mayBeMeant($0) }
    // Somebody whom no base knows bears the name too.
    let nobody = standsForTeam(entity) ? Self.nobody + 6 : Self.nobody
    let scores = candidates.map { judge.score($0) }
    let sum = scores.reduce(exp(nobody)) { $0 + exp($1) }
    let scored = zip(candidates, scores).map {
      Link.Scored(candidate: $0, probability: exp($1) / sum)
    }.sorted { $0.probability > $1.probability }
    return Link(scored, reason: scored.first.flatMap { judge.reason(for: $0.candidate) })
  }

  private static let nobody = 2.0

  /// Those of the kind that the article takes the name for. The White House is a place and speaks.
  private func fitting(_ form: Mention, _ kind: EntityKind) -> [Knowledge.Candidate] {
    knowledge.candidates(form.hash) { $0.ofMentions == kind || kind == .place && $0 == .organization }
      .filter { $0.entity.kind.ofMentions == kind || $0.entity[.kind] == "seat of government" }
  }

  /// Every way in which the article writes the name, the longest first.
  private func forms(of entity: Entity) -> [Mention] {
    var forms: [Mention] = []
    for place in entity.mentions {
      let mention = article.mention(place)
      if !forms.contains(where: { $0.hash == mention.hash }) { forms.append(mention) }
    }
    return forms.sorted { $0.wordCount > $1.wordCount }
  }

  private func words(of form: Mention, _ entity: Entity) -> String {
    let place = entity.mentions.first { article.mention($0).hash == form.hash } ?? entity.mentions[0]
    return article.blocks[place.block].words(article.mention(place).range)
  }

  private func folded(_ form: Mention, _ entity: Entity) -> [[UInt8]] {
    NameSpelling.words(of: Array(words(of: form, entity).utf8))
  }

  /// "Congress", "the Supreme Court" of the one country that the article is about, where a base has it with that country's
  /// name before it.
  private func ofCountry(_ form: Mention, _ entity: Entity, _ number: Int) -> [Knowledge.Candidate] {
    guard entity.kind == .organization, form.wordCount < 4, let country = places.only(without: number) else {
      return []
    }
    let words = folded(form, entity)
    for prefix in country.prefixes {
      let hash = NameSpelling.shared.hash(ofFolded: [prefix] + words)
      let found = knowledge.candidates(hash) { $0 == .organization }.filter { $0.entity[.country] == country.name }
      if found.count == 1 { return found }
    }
    return []
  }

  // MARK: Teams

  private static let sportWords = WordHash.set(
    "match matches coach coaches squad cup league leagues season goal goals scored scorer tournament rugby cricket football "
      + "soccer striker midfielder defender goalkeeper wicket wickets innings championship championships champions playoff "
      + "playoffs quarterback touchdown touchdowns basketball baseball hockey fixture fixtures semi-final semi-finals "
      + "quarter-final final finals defeat referee batsman bowler pitcher player players teammate teammates stadium half-time"
  )

  /// Several words of sport, and many for its length.
  private static func isAboutSport(_ article: Article) -> Bool {
    var seen: Set<UInt64> = []
    var count = 0
    var words = 0
    for (number, facts) in article.facts.enumerated() where article.isBody(number) || number == article.headline {
      words += facts.tokens.count
      for token in facts.tokens where token.isWord && sportWords.contains(token.hash) {
        seen.insert(token.hash)
        count += 1
      }
    }
    return seen.count > 3 && count * 80 > words
  }

  /// Whether most mentions of a place stand as those of a team do: "⟦Norland⟧ beat them", not "in ⟦Norland⟧".
  private func standsForTeam(_ entity: Entity) -> Bool {
    guard isAboutSport, entity.kind == .place else { return false }
    let asPlaces = entity.mentions.count { place in
      let facts = article.facts[place.block]
      let mention = article.mention(place)
      let first = facts.tokens.firstIndex(endingAtOrBehind: mention.range.start + 1)
      return first > 0 && Self.placePrepositions.contains(facts.tokens[first - 1].hash)
    }
    return asPlaces * 2 < entity.mentions.count
  }

  private static let placePrepositions = WordHash.set("in at from to near across around outside through")
}

extension NameClues {
  /// Whether most words of one of an entity's names of several words stand among others, and the other way round.
  static func names(_ known: KnownEntity, agreeWith words: [[UInt8]]) -> Bool {
    let wanted = Set(words).subtracting(smallWords)
    return (known.all(.name) + known.all(.alias)).contains { name in
      let own = Set(NameSpelling.words(of: Array(name.utf8))).subtracting(smallWords)
      return own.count > 1 && own.intersection(wanted).count * 3 >= max(own.count, wanted.count) * 2
    }
  }

  static let smallWords = Set("of the and for to a in on at de la".split(separator: " ").map { Array($0.utf8) })
}
