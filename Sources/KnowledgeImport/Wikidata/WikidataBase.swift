import Articles

/// Makes entities of items: what is what by the classes, and names of the items that others speak of. The items are gone
/// through four times, as many as there are never being in memory: only what classes they are subclasses of and the names
/// that are needed.
///
///     for item in items { base.learn(item) }
///     base.finishLearning()
///     for item in items { base.want(item) }
///     for item in items { base.name(item) }
///     for item in items { if let entity = base.entity(item) { builder.add(entity) } }
package struct WikidataBase {
  /// Class and superclass, sorted.
  private var edges: [UInt64] = []
  private var verdicts: [UInt32: WikidataClasses.Verdict?] = [:]
  private var names: [UInt32: String] = [:]
  private var countries: [UInt32: String] = [:]
  /// The newest day on which an item was changed; empty where the dump does not tell.
  package private(set) var day = ""

  private let isEnglish: Bool

  /// - Parameter isEnglish: whether names are English: well-known classes then bear shorter words than Wikidata's.
  package init(isEnglish: Bool) { self.isEnglish = isEnglish }

  package mutating func learn(_ item: WikidataItem) {
    for parent in item.parents { edges.append(UInt64(item.number) << 32 | UInt64(parent)) }
    if item.isCandidate { day = max(day, item.modified) }
  }

  package mutating func finishLearning() { edges.sort() }

  private func parents(_ number: UInt32) -> [UInt32] {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] >> 32 < number { low = middle + 1 } else { high = middle }
    }
    return edges[low...].prefix { $0 >> 32 == number }.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// The best of an item's classes: who that is.
  private mutating func best(_ item: WikidataItem) -> (verdict: WikidataClasses.Verdict, number: UInt32)? {
    var best: (verdict: WikidataClasses.Verdict, number: UInt32)?
    for number in item.classes {
      if verdicts[number] == nil {
        verdicts[number] = .some(WikidataClasses.verdict(number) { parents($0) })
      }
      guard let verdict = verdicts[number] ?? nil else { continue }
      if best == nil || verdict.nearness < best!.verdict.nearness { best = (verdict, number) }
    }
    return best
  }

  /// Takes note of whose names it needs.
  package mutating func want(_ item: WikidataItem) {
    guard item.isCandidate, let (verdict, number) = best(item) else { return }
    let others = [number, item.capital] + item.offices.map(\.position)
    for other in verdict.type == .person ? others + item.occupations : others where other > 0 { names[other] = "" }
    if item.country > 0, countries[item.country] == nil { countries[item.country] = Self.country(item.country) ?? "" }
  }

  /// Takes its name if that is needed.
  package mutating func name(_ item: WikidataItem) {
    guard let name = item.names.first else { return }
    if names[item.number] != nil { names[item.number] = name }
    if countries[item.number] == "" { countries[item.number] = item.english.isEmpty ? name : item.english }
  }

  /// As the starter base calls it: articles are compared by it.
  private static func country(_ number: UInt32) -> String? {
    let starter = KnowledgeBase.starter
    return starter.entity(id: "Q\(number)").flatMap { starter.entity($0) }?.name
  }

  /// Nil for what is nothing for a base.
  package mutating func entity(_ item: WikidataItem) -> KnownEntity? {
    guard item.isCandidate, let name = item.names.first, let (verdict, number) = best(item) else { return nil }
    var facts: [KnownEntity.Fact] = []
    func add(_ field: KnownEntity.Field, _ value: String?) {
      if let value, !value.isEmpty { facts.append(KnownEntity.Fact(field: field, value: value)) }
    }
    let roles = item.offices.compactMap { office in
      title(office.position).map { KnownEntity.Role(title: $0, from: office.from, to: office.to).text }
    }
    let kind = kind(item, verdict, number)
    add(.id, "Q\(item.number)")
    add(.kind, kind)
    add(.name, name)
    for alias in item.names.dropFirst() { add(.alias, alias) }
    for demonym in item.demonyms { add(.demonym, demonym) }
    if verdict.type == .place { add(.capital, title(item.capital)) }
    let isOwn = item.country == item.number || verdict.nearness == .country
    add(.country, isOwn ? nil : countries[item.country])
    for role in roles { add(.role, role) }
    if verdict.type == .place { add(.population, item.population) }
    add(.born, item.born)
    add(.died, item.died)
    add(.asOf, item.modified)
    add(.link, item.link)
    if kind.isEmpty, roles.isEmpty { add(.description, item.description) }
    add(.sitelinks, "\(item.sitelinks)")
    return KnownEntity(verdict.type, facts)
  }

  /// What somebody does, or what something is.
  private func kind(_ item: WikidataItem, _ verdict: WikidataClasses.Verdict, _ number: UInt32) -> String {
    switch (verdict.type, verdict.nearness) {
    case (.person, _): item.occupations.lazy.compactMap(title).first ?? ""
    case (_, .country): verdict.word
    case (_, .itself) where isEnglish, (_, .general) where isEnglish: verdict.word
    default: title(number) ?? verdict.word
    }
  }

  private func title(_ number: UInt32) -> String? {
    guard let name = names[number], !name.isEmpty else { return nil }
    return name
  }
}
