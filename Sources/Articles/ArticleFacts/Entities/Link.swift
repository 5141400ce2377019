import Formats
import Glibc

/// What a name of an article means, as far as the bases tell.
package struct Link: Sendable {
  /// The best first; empty where no base knows the name.
  package let candidates: [Scored]

  package struct Scored: Sendable {
    package let candidate: Knowledge.Candidate
    /// 0 … 1: how likely it is meant.
    package let probability: Double
  }

  /// The one that is meant; nil where it is nobody the bases know or no choice is safe: whoever asks then shows the candidates.
  package var chosen: Knowledge.Candidate? {
    guard let best = candidates.first, best.probability >= Self.certain else { return nil }
    return best.candidate
  }

  private static let certain = 0.6
  private static let mostShown = 5

  /// Those worth naming where none is chosen, the likeliest first.
  package var likely: [Knowledge.Candidate] {
    candidates.filter { $0.probability > 0.02 }.prefix(Self.mostShown).map(\.candidate)
  }
}

extension Article {
  /// What each of the article's entities means, by their numbers.
  package func links(of entities: [Entity], in knowledge: Knowledge) -> [Link] {
    let linker = EntityLinker(self, entities, knowledge)
    return entities.map { linker.link($0) }
  }

  /// What one of them means.
  package func link(of entity: Entity, among entities: [Entity], in knowledge: Knowledge) -> Link {
    EntityLinker(self, entities, knowledge).link(entity)
  }
}

/// Chooses among the entities that bear a name: by what it is, by how well known it is, by the countries and roles that the
/// article speaks of.
private struct EntityLinker {
  private let article: Article
  private let knowledge: Knowledge
  /// How often the article speaks of each country, by any of its names; 0 … 1.
  private let countries: [String: Double]
  /// Teams bear the names of their places.
  private let isAboutSport: Bool

  init(_ article: Article, _ entities: [Entity], _ knowledge: Knowledge) {
    self.article = article
    self.knowledge = knowledge
    countries = Self.countries(article, entities)
    isAboutSport = Self.isAboutSport(article)
  }

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

  private static func countries(_ article: Article, _ entities: [Entity]) -> [String: Double] {
    var counts: [String: Double] = [:]
    for entity in entities where entity.kind != .person {
      guard let first = entity.mentions.first else { continue }
      let places = KnowledgeBase.starter.candidates(article.mention(first).hash).filter {
        KnowledgeBase.starter.kind(of: $0.entity) == .place
      }
      guard let place = places.first, let known = KnowledgeBase.starter.entity(place.entity) else { continue }
      let isCountry = known[.kind] == "country"
      guard let country = isCountry ? known.name : known[.country] else { continue }
      counts[country, default: 0] += Double(entity.mentions.count) * (isCountry ? 1 : 0.5)
    }
    let most = counts.values.max() ?? 1
    return counts.mapValues { $0 / most }
  }

  func link(_ entity: Entity) -> Link {
    let forms = forms(of: entity)
    guard let longest = forms.first else { return Link(candidates: []) }
    var candidates = fitting(longest, entity.isGovernment ? .place : entity.kind)
    if candidates.isEmpty, longest.wordCount > 1, entity.kind != .person {
      for form in forms.dropFirst() where candidates.isEmpty { candidates = fitting(form, entity.kind) }
    }
    candidates.removeAll { $0.use == .demonym || ($0.use == .seat) != entity.isGovernment }
    let nobody = standsForTeam(entity) ? Self.nobody + 6 : Self.nobody
    let scores = candidates.map { score($0, entity, longest) }
    // Somebody whom no base knows bears the name too.
    let sum = scores.reduce(exp(nobody)) { $0 + exp($1) }
    let scored = zip(candidates, scores).map { Link.Scored(candidate: $0, probability: exp($1) / sum) }
    return Link(candidates: scored.sorted { $0.probability > $1.probability })
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

  private func score(_ candidate: Knowledge.Candidate, _ entity: Entity, _ longest: Mention) -> Double {
    var score = Double(candidate.prominence) / 255 * 5
    switch candidate.use {
    case .name: score += 0.5
    case .alias: break
    case .surname: score -= 2
    case .seat: score += 2
    case .demonym: break
    }
    if longest.wordCount > 1 { score += candidate.entity.kind == .person ? 1.5 : 2 }
    if let country = country(of: candidate.entity) {
      score += 2 * (countries[country] ?? 0) - 0.5
    }
    // What the starter base has was chosen by hand.
    if candidate.places.first?.base == 0 { score += 0.7 }
    let role = roles(of: candidate.entity, entity)
    if candidate.entity.kind == .person, role <= 0, candidate.prominence < Self.wellKnown {
      // Many people bear any name: somebody little known needs a reason.
      score -= country(of: candidate.entity).map { countries[$0] ?? 0 > 0.2 } ?? false ? 0 : 2
    }
    return score + role
  }

  private static let wellKnown = 150

  private func country(of entity: KnownEntity) -> String? {
    entity[.kind] == "country" ? nil : entity[.country]
  }

  /// Whether the words the article has for somebody are those of an office.
  private func roles(of known: KnownEntity, _ entity: Entity) -> Double {
    guard !entity.roles.isEmpty else { return 0 }
    let own = Set(entity.roles.flatMap { NameSpelling.words(of: Array($0.utf8)) })
    let held =
      known.roles.flatMap { NameSpelling.words(of: Array($0.title.utf8)) }
      + NameSpelling.words(of: Array((known[.kind] ?? "").utf8))
    let shared = own.subtracting(Self.smallWords).intersection(held).count
    return shared > 0 ? min(3, 1 + Double(shared)) : known.kind == .person ? -0.5 : 0
  }

  private static let smallWords = Set("of the and for to a in".split(separator: " ").map { Array($0.utf8) })
}
