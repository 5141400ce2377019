import Formats

/// Somebody or something an article names, with every place where it does.
package struct Entity: Sendable {
  /// The longest form the article uses.
  package let name: String
  package let kind: EntityKind
  /// In the order of the text.
  package let mentions: [Place]
  /// As the article words it, first one first: "Russian Foreign Minister".
  package let roles: [String]
  /// A capital or a palace that speaks: "Moscow said". The city of the same name is another entity.
  package let isGovernment: Bool

  /// A mention, by the numbers of its block and of itself in the block's facts.
  package struct Place: Hashable, Sendable {
    package let block: Int
    package let mention: Int

    package init(block: Int, mention: Int) {
      self.block = block
      self.mention = mention
    }
  }
}

extension Article {
  /// The entities of the whole page, in the order of their first mention.
  ///
  /// A person's full name gathers the mentions by surname alone, wherever they stand; a doubtful capital counts only if a
  /// certain mention bears the same name.
  package func entities() -> [Entity] {
    var groups = EntityGroups()
    for (block, facts) in facts.enumerated() where blocks[block].kind != .mark && blocks[block].kind != .preformatted {
      let sources = facts.sourceStarts
      for (number, mention) in facts.mentions.enumerated() where !mention.isUncertain {
        let place = Entity.Place(block: block, mention: number)
        if facts.speaksForCountry(mention, sources) {
          groups.addGovernment(mention, at: place)
        } else {
          groups.addCertain(mention, at: place)
        }
      }
    }
    for (block, facts) in facts.enumerated() where blocks[block].kind != .mark && blocks[block].kind != .preformatted {
      for (number, mention) in facts.mentions.enumerated() where mention.isUncertain {
        groups.addUncertain(mention, at: Entity.Place(block: block, mention: number))
      }
    }
    return groups.entities(in: self)
  }

  package func mention(_ place: Entity.Place) -> Mention { facts[place.block].mentions[place.mention] }

  /// Bytes of the source.
  package func range(of place: Entity.Place) -> TextRange { blocks[place.block].source(of: mention(place).range) }

  /// Where the article first names somebody as fully as it ever does.
  package func introduction(of entity: Entity) -> Entity.Place {
    entity.mentions.first { blocks[$0.block].words(mention($0).range) == entity.name } ?? entity.mentions[0]
  }

  /// The entity whose mention holds a byte of the source.
  package func entity(at offset: Int) -> (entity: Entity, place: Entity.Place)? {
    guard let block = block(at: offset) else { return nil }
    let hit = facts[block].mentions.indices.first {
      let range = blocks[block].source(of: facts[block].mentions[$0].range)
      return range.contains(offset) || range.end == offset
    }
    guard let hit else { return nil }
    let place = Entity.Place(block: block, mention: hit)
    return entities().first { $0.mentions.contains(place) }.map { ($0, place) }
  }
}

extension BlockFacts {
  /// Where the sources of its attributions begin, by where they end: a pile has as many of them as names.
  fileprivate var sourceStarts: [Int: Int] {
    var starts: [Int: Int] = [:]
    for attribution in attributions {
      guard let source = attribution.source else { continue }
      starts[source.end] = max(source.start, starts[source.end] ?? 0)
    }
    return starts
  }

  /// Whether a place that is the seat of a government is the source of a statement, with no more words than an article.
  fileprivate func speaksForCountry(_ mention: Mention, _ sourceStarts: [Int: Int]) -> Bool {
    guard mention.kind != .person, let start = sourceStarts[mention.range.end], start <= mention.range.start,
      mention.range.start - start < 5
    else { return false }
    return KnowledgeBase.starter.candidates(mention.hash).contains { $0.use == .seat }
  }
}

/// Those who share a surname, by their given names: an article may name thousands of a family.
private struct GivenNames {
  private typealias Bearer = (number: Int, group: Int)

  private var count = 0
  private var byName: [UInt64: Bearer] = [:]
  /// By the lines of short names that the given name stands in.
  private var byLine: [Int: Bearer] = [:]

  mutating func add(_ given: UInt64, _ group: Int) {
    guard byName[given] == nil else { return }
    let bearer = (count, group)
    byName[given] = bearer
    for line in NameSpelling.shared.lines(ofGivenName: given) where byLine[line] == nil { byLine[line] = bearer }
    count += 1
  }

  /// The first who may bear a given name.
  func group(of given: UInt64) -> Int? {
    let lines = NameSpelling.shared.lines(ofGivenName: given)
    let bearers = [byName[given]].compactMap { $0 } + lines.compactMap { byLine[$0] }
    return bearers.min { $0.number < $1.number }?.group
  }
}

private struct EntityGroups {
  private var groups: [[(Entity.Place, Mention)]] = []
  private var governments: [UInt64: Int] = [:]
  private var byName: [UInt64: Int] = [:]
  /// By names that are all but the same.
  private var byLooseName: [UInt64: Int] = [:]
  private var bySurname: [UInt64: Int] = [:]
  /// Of people named in full, with their given names: two Holms are two people.
  private var fullNames: [UInt64: GivenNames] = [:]
  /// Surnames that stood alone before the full name came.
  private var loneSurnames: [UInt64: Int] = [:]
  /// -1 where two people bear it.
  private var byGivenName: [UInt64: Int] = [:]
  /// Of organizations and the like in full, and those that stood as initials before.
  private var byInitials: [UInt64: Int] = [:]
  private var loneInitials: [UInt64: Int] = [:]
  /// What is left of longer names that are no people's, by kind; -1 where two names end or begin alike.
  private var byPart: [Part: Int] = [:]

  private struct Part: Hashable {
    let kind: EntityKind
    let hash: UInt64
  }

  mutating func addCertain(_ mention: Mention, at place: Entity.Place) {
    let group = known(mention) ?? newGroup()
    groups[group].append((place, mention))
    byName[mention.hash] = group
    if mention.looseHash != 0 { byLooseName[mention.looseHash] = group }
    if mention.kind == .person {
      // "Holm `Holm" of a broken text is no full name.
      if mention.wordCount > 1, mention.firstWordHash != mention.lastWordHash {
        bySurname[mention.lastWordHash] = group
        fullNames[mention.lastWordHash, default: GivenNames()].add(mention.firstWordHash, group)
        let other = byGivenName[mention.firstWordHash]
        byGivenName[mention.firstWordHash] = other == nil || other == group ? group : -1
      }
    } else if mention.wordCount > 1 {
      byInitials[mention.initials] = group
      if mention.otherInitials != 0 { byInitials[mention.otherInitials] = group }
      for hash in Set([mention.tailHash, mention.headHash, mention.lastWordHash]) {
        let part = Part(kind: mention.kind, hash: hash)
        byPart[part] = byPart[part] == nil || byPart[part] == group ? group : -1
      }
    } else if mention.wordCount == 1 {
      loneInitials[mention.hash] = group
      if mention.otherInitials != 0 { byInitials[mention.otherInitials] = group }
    }
    if mention.wordCount == 1, mention.kind == .person || mention.kind == .other || !isInStarterBase(mention) {
      loneSurnames[mention.hash] = group
    }
  }

  mutating func addGovernment(_ mention: Mention, at place: Entity.Place) {
    let group = governments[mention.hash] ?? newGroup()
    groups[group].append((place, mention))
    governments[mention.hash] = group
  }

  mutating func addUncertain(_ mention: Mention, at place: Entity.Place) {
    guard let group = byName[mention.hash] ?? (mention.wordCount == 1 ? bySurname[mention.hash] : nil) else { return }
    groups[group].append((place, mention))
  }

  private func known(_ mention: Mention) -> Int? {
    if let group = byName[mention.hash] ?? byLooseName[mention.looseHash] { return group }
    let part = byPart[Part(kind: mention.kind, hash: mention.hash)].flatMap { $0 < 0 ? nil : $0 }
    guard mention.wordCount == 1 else {
      // "Zelensky" in the headline, "Vladimir Zelensky" in the text; "NATO" before its name in full.
      return mention.kind == .person ? person(mention) : loneInitials[mention.initials] ?? part
    }
    switch mention.kind {
    case .person:
      // "Cyclone Mira", then "Mira", which could be anybody by itself.
      let other = byPart[Part(kind: .other, hash: mention.hash)].flatMap { $0 < 0 ? nil : $0 }
      return bySurname[mention.hash] ?? byGivenName[mention.hash].flatMap { $0 < 0 ? nil : $0 } ?? other
    case .event, .work, .other: return bySurname[mention.hash] ?? byInitials[mention.hash] ?? part
    case .organization, .place:
      // "Holm", which the model takes for a town, where Ada Holm was named: unless there is such a town.
      return byInitials[mention.hash] ?? part ?? (isInStarterBase(mention) ? nil : bySurname[mention.hash])
    }
  }

  private func isInStarterBase(_ mention: Mention) -> Bool {
    KnowledgeBase.starter.candidates(mention.hash).contains {
      $0.use != .surname && KnowledgeBase.starter.kind(of: $0.entity)?.ofMentions == mention.kind
    }
  }

  /// A full name: that of somebody named before by a form of the given name, or by the surname alone.
  private func person(_ mention: Mention) -> Int? {
    if let known = fullNames[mention.lastWordHash] {
      return known.group(of: mention.firstWordHash)
    }
    return loneSurnames[mention.lastWordHash]
  }

  private mutating func newGroup() -> Int {
    groups.append([])
    return groups.count - 1
  }

  func entities(in article: Article) -> [Entity] {
    let speaking = Set(governments.values)
    let entities = groups.enumerated().map {
      entity($0.element, isGovernment: speaking.contains($0.offset), in: article)
    }
    return entities.sorted {
      ($0.mentions[0].block, $0.mentions[0].mention) < ($1.mentions[0].block, $1.mentions[0].mention)
    }
  }

  private func entity(
    _ group: [(Entity.Place, Mention)], isGovernment: Bool, in article: Article
  ) -> Entity {
    let sorted = group.sorted { ($0.0.block, $0.0.mention) < ($1.0.block, $1.0.mention) }
    let longest = sorted.max { $0.1.wordCount < $1.1.wordCount }!
    let kind = Self.kind(of: sorted.map(\.1).filter { !$0.isUncertain })
    var roles: [String] = []
    for (place, mention) in sorted {
      guard let range = mention.role else { continue }
      let role = article.blocks[place.block].words(range)
      if !roles.contains(role) { roles.append(role) }
    }
    return Entity(
      name: article.blocks[longest.0.block].words(longest.1.range), kind: kind, mentions: sorted.map(\.0), roles: roles,
      isGovernment: isGovernment)
  }

  /// What most of the mentions are taken for, the longer ones twice; of as many the first.
  private static func kind(of mentions: [Mention]) -> EntityKind {
    var votes: [EntityKind: Int] = [:]
    for mention in mentions { votes[mention.kind, default: 0] += mention.wordCount > 1 ? 2 : 1 }
    let most = votes.values.max() ?? 0
    return mentions.first { votes[$0.kind] == most }?.kind ?? .other
  }
}
