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
  /// Whom of the article's people a bare surname may mean, where nothing in the article says which: "Ada Holm", "Lars Holm".
  package let between: [String]
  /// By the words beside the name, else by a given name that only one sex bears; nil where neither tells.
  let gender: Gender?

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
  /// A person's full name gathers the mentions by surname alone, wherever they stand; of two who share a surname it is the
  /// one whom the words beside it mean, else nobody. A doubtful capital counts only if a certain mention bears the same name.
  package func entities() -> [Entity] {
    var groups = EntityGroups()
    for (block, facts) in facts.enumerated() where blocks[block].kind != .mark && blocks[block].kind != .preformatted {
      let sources = facts.sourceStarts
      for (number, mention) in facts.mentions.enumerated() where !mention.isUncertain {
        let place = Entity.Place(block: block, mention: number)
        if facts.speaksForCountry(mention, sources), !groups.isGivenName(mention, at: place, in: self) {
          groups.addGovernment(mention, at: place)
        } else {
          groups.addCertain(mention, at: place, in: self)
        }
      }
    }
    for (block, facts) in facts.enumerated() where blocks[block].kind != .mark && blocks[block].kind != .preformatted {
      for (number, mention) in facts.mentions.enumerated() where mention.isUncertain {
        groups.addUncertain(mention, at: Entity.Place(block: block, mention: number), in: self)
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
