/// Several bases, one on top of the other: a later one overrides a field and adds names.
///
/// Entities of two bases are the same where they bear the same id, or, as many a base has ids of its own, where kind, name
/// and country are the same.
package struct Knowledge: Sendable {
  /// The starter base first.
  package let bases: [KnowledgeBase]

  package init(_ bases: [KnowledgeBase]) { self.bases = bases }

  package static let starter = Knowledge([.starter])

  /// Where the facts on an entity stand.
  package struct Place: Hashable, Sendable {
    package let base: Int
    package let entity: Int
  }

  /// An entity that a name may mean, put together from all bases.
  package struct Candidate: Sendable {
    /// One for each base that has it, the lowest first.
    package fileprivate(set) var places: [Place]
    /// The nearest of the ways in which the bases call it so.
    package fileprivate(set) var use: KnowledgeBase.NameUse
    /// 0 … 255.
    package fileprivate(set) var prominence: UInt8
    package fileprivate(set) var entity: KnownEntity
  }

  /// More are not looked at: nobody reads a longer list.
  private static let mostCandidates = 24

  /// Whom a name could mean, the best known first.
  ///
  /// - Parameter hash: as `Mention` has it.
  package func candidates(_ hash: UInt64, where isWanted: (EntityKind) -> Bool = { _ in true }) -> [Candidate] {
    var found: [(place: Place, use: KnowledgeBase.NameUse, prominence: UInt8)] = []
    for (number, base) in bases.enumerated() {
      for candidate in base.candidates(hash) {
        guard let kind = base.kind(of: candidate.entity), isWanted(kind) else { continue }
        found.append(
          (Place(base: number, entity: candidate.entity), candidate.use, base.prominence(of: candidate.entity)))
      }
    }
    // Those by their whole name first, and a surname alone only of people who are well known.
    found.sort {
      ($0.use == .surname ? 1 : 0, -Int($0.prominence), $0.place.base) < (
        $1.use == .surname ? 1 : 0, -Int($1.prominence), $1.place.base
      )
    }
    var candidates: [Candidate] = []
    for hit in found {
      guard let entity = bases[hit.place.base].entity(hit.place.entity) else { continue }
      if let same = candidates.firstIndex(where: { Self.isSame($0.entity, entity) }) {
        candidates[same].add(hit.place, hit.use, hit.prominence)
      } else if candidates.count < Self.mostCandidates {
        candidates.append(Candidate(places: [hit.place], use: hit.use, prominence: hit.prominence, entity: entity))
      }
    }
    return candidates.map(whole)
  }

  /// The same for a name as somebody types it.
  package func candidates(named name: String) -> [Candidate] {
    candidates(NameSpelling.shared.hash(ofFolded: NameSpelling.words(of: Array(name.utf8))))
  }

  /// The entities whose name or surname begins with some letters, the best known first.
  package func candidates(beginning letters: String, limit: Int) -> [Candidate] {
    var found: [Candidate] = []
    for (number, base) in bases.enumerated() {
      for entity in base.entities(beginning: letters, limit: limit) {
        guard let facts = base.entity(entity), !found.contains(where: { Self.isSame($0.entity, facts) }) else {
          continue
        }
        let place = Place(base: number, entity: entity)
        found.append(Candidate(places: [place], use: .name, prominence: base.prominence(of: entity), entity: facts))
      }
    }
    return Array(found.sorted { $0.prominence > $1.prominence }.prefix(limit)).map(whole)
  }

  /// With what those bases say of it that do not call it by the name it was found by.
  private func whole(_ candidate: Candidate) -> Candidate {
    var candidate = candidate
    let known = Set(candidate.places.map(\.base))
    for id in Set(candidate.places.compactMap { bases[$0.base].entity($0.entity)?.id }) {
      for (number, base) in bases.enumerated() where !known.contains(number) {
        if let entity = base.entity(id: id) {
          candidate.add(Place(base: number, entity: entity), candidate.use, base.prominence(of: entity))
        }
      }
    }
    guard candidate.places.count > 1 else { return candidate }
    candidate.places.sort { $0.base < $1.base }
    let entities = candidate.places.compactMap { bases[$0.base].entity($0.entity) }
    candidate.entity = entities.dropFirst().reduce(entities[0]) { $0.overridden(by: $1) }
    return candidate
  }

  private static func isSame(_ one: KnownEntity, _ other: KnownEntity) -> Bool {
    guard one.kind == other.kind else { return false }
    if one.id == other.id { return true }
    // Two ids of Wikidata are two things.
    guard !one.hasWikidataID || !other.hasWikidataID, one[.country] == other[.country] else { return false }
    guard
      NameSpelling.words(of: Array(one.bareName.utf8)) == NameSpelling.words(of: Array(other.bareName.utf8))
    else { return false }
    // Portland, Oregon and Portland, Maine.
    guard let region = one.region, let other = other.region else { return true }
    return region == other
  }
}

extension Knowledge.Candidate {
  fileprivate mutating func add(_ place: Knowledge.Place, _ use: KnowledgeBase.NameUse, _ prominence: UInt8) {
    if !places.contains(place) { places.append(place) }
    if use.rawValue < self.use.rawValue { self.use = use }
    self.prominence = max(self.prominence, prominence)
  }
}

extension KnownEntity {
  /// "Q" and digits.
  package var hasWikidataID: Bool { Self.isWikidata(id) }

  package static func isWikidata(_ id: String) -> Bool {
    id.first == "Q" && id.count > 1 && id.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// A later base's facts instead of these, field by field; names are added. A Wikidata id is kept, and so are offices
  /// that are known of a later day than the other base knows.
  func overridden(by other: KnownEntity) -> KnownEntity {
    var facts: [Fact] = []
    let isOlder = other[.asOf] ?? "9999" < self[.asOf] ?? ""
    for field in Field.allCases {
      let (old, new) = (self.facts.filter { $0.field == field }, other.facts.filter { $0.field == field })
      switch field {
      case .id: facts += hasWikidataID || new.isEmpty ? old : new
      case .role, .asOf: facts += isOlder && !old.isEmpty || new.isEmpty ? old : new
      case .alias, .demonym, .seat: facts += old + new.filter { !old.contains($0) }
      // The name that it has below is one of its names still.
      case .name:
        facts += new.isEmpty ? old : new
        facts += new.isEmpty || old == new ? [] : old.map { Fact(field: .alias, value: $0.value) }
      default: facts += new.isEmpty ? old : new
      }
    }
    return KnownEntity(kind, facts)
  }
}
