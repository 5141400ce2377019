import Formats

/// Words of an article that mean somebody it names, without the name: "the foreign minister", "the company", "she".
package struct Description: Hashable, Sendable {
  package enum Form: String, Sendable {
    case nominal
    case pronoun
  }

  package let block: Int
  /// Bytes of the block's prose.
  package let range: ProseRange
  package let form: Form
  /// By its number in the article's entities.
  package let entity: Int
}

extension Article {
  /// The descriptions of the article's entities, in the order of the text: only where nobody else can be meant.
  package func descriptions(of entities: [Entity]) -> [Description] {
    var reader = DescriptionReader(self, entities)
    for block in blocks.indices where isBody(block) || block == headline { reader.read(block) }
    return reader.found
  }
}

private struct DescriptionReader {
  private let article: Article
  private let entities: [Entity]
  private let words = EnglishClosedClasses.shared
  private let entityAt: [Entity.Place: Int]
  /// Of each entity: from its roles, its name, and what the starter base takes it for.
  private let nouns: [Nouns]
  /// Of all entities.
  private let heads: Set<UInt64>
  /// The entities named so far, the last one at the end, each once, with the block of the last time.
  private var named: [(entity: Int, block: Int)] = []
  private var pronouns: [Int: UInt64] = [:]
  private(set) var found: [Description] = []

  init(_ article: Article, _ entities: [Entity]) {
    self.article = article
    self.entities = entities
    var entityAt: [Entity.Place: Int] = [:]
    for (number, entity) in entities.enumerated() { for place in entity.mentions { entityAt[place] = number } }
    self.entityAt = entityAt
    let linker = EntityLinker(article, entities, .starter)
    // What people do the article says itself.
    let nouns = entities.enumerated().map {
      Nouns($0.element, $0.element.kind == .person ? .none : linker.link($0.offset))
    }
    self.nouns = nouns
    heads = nouns.reduce(into: []) { $0.formUnion($1.heads) }
  }

  /// The words that stand for an entity: heads by themselves, the others only before a head.
  private struct Nouns {
    var heads: Set<UInt64> = []
    var others: Set<UInt64> = []

    init(_ entity: Entity, _ link: Link) {
      var texts = entity.roles
      if entity.kind == .person {
        for word in Self.words(of: texts) where Lexicon.shared[word].contains(.roleNoun) { heads.insert(word) }
      } else {
        let own = Self.words(of: [entity.name])
        if own.count > 1, !DescriptionReader.namesOnly.contains(own.last!) { heads.insert(own.last!) }
        if own.count > 1, DescriptionReader.kindsBeforeNames.contains(own[0]) { heads.insert(own[0]) }
        if let kind = link.chosen?.entity[.kind] {
          if let head = Self.words(of: [kind]).last { heads.insert(head) }
          texts.append(kind)
        }
        texts.append(entity.name)
      }
      for others in DescriptionReader.synonyms where !others.isDisjoint(with: heads) { heads.formUnion(others) }
      others = Set(Self.words(of: texts))
    }

    private static func words(of texts: [String]) -> [UInt64] {
      texts.flatMap { $0.split(separator: " ") }.map { WordHash.of(Array($0.utf8)) }
    }
  }

  /// Blocks that a description reaches back over.
  private static let reach = 4
  /// Entities that it reaches back over. So many are named in no five paragraphs of prose; in a list of thousands each
  /// would be held against all before it.
  private static let mostNamed = 256

  mutating func read(_ block: Int) {
    let facts = article.facts[block]
    let tokens = facts.tokens
    var next = 0
    var i = 0
    while i < tokens.count {
      if next < facts.mentions.count, facts.mentions[next].range.start <= tokens[i].range.start {
        if let entity = entityAt[Entity.Place(block: block, mention: next)] {
          let end = tokens.firstIndex(endingAtOrBehind: facts.mentions[next].range.end)
          addAppositions(entity, facts.mentions[next], end, facts, block)
          name(entity, block)
          i = max(i + 1, end + 1)
        } else {
          i += 1
        }
        next += 1
        continue
      }
      i = described(at: i, facts, block) ?? i + 1
    }
  }

  private mutating func name(_ entity: Int, _ block: Int) {
    if let place = named.lastIndex(where: { $0.entity == entity }) { named.remove(at: place) }
    if named.count == Self.mostNamed { named.removeFirst() }
    named.append((entity, block))
  }

  private mutating func add(
    _ run: Range<Int>, _ form: Description.Form, _ entity: Int, _ facts: BlockFacts, _ block: Int
  ) {
    let range = ProseRange(facts.tokens[run.lowerBound].range.start, facts.tokens[run.upperBound - 1].range.end)
    found.append(Description(block: block, range: range, form: form, entity: entity))
  }

  // MARK: Right behind a name

  /// "Ada Holm, ⟦an engineer at the port⟧, said", "Ada Holm is ⟦the mayor of Dunmore⟧"
  private mutating func addAppositions(
    _ entity: Int, _ mention: Mention, _ last: Int, _ facts: BlockFacts, _ block: Int
  ) {
    if let role = mention.role, role.start > mention.range.start {
      found.append(Description(block: block, range: role, form: .nominal, entity: entity))
      return
    }
    if !facts.tokens[last].isPossessive { addPredicate(entity, behind: last, facts, block) }
  }

  /// "is ⟦the mayor of Dunmore⟧"; of a person only what says what they are.
  private mutating func addPredicate(_ entity: Int, behind last: Int, _ facts: BlockFacts, _ block: Int) {
    let tokens = facts.tokens
    let start = last + 2
    guard start < tokens.count, tokens[last + 1].isWord, Self.copulas.contains(tokens[last + 1].hash),
      Self.articles.contains(tokens[start].hash)
    else { return }
    var end = start + 1
    while end < tokens.count, tokens[end].isWordOrNumber || tokens[end].kind == .symbol, end - start < 30 { end += 1 }
    let head = (start..<end).prefix { !words.isRelative(tokens[$0]) }
    let fits = entities[entity].kind != .person || head.contains { tokens[$0].classes.contains(.roleNoun) }
    if end > start + 1, fits { add(start..<end, .nominal, entity, facts, block) }
  }

  private static let copulas = WordHash.set("is was remains became")
  private static let articles = WordHash.set("a an the one")

  // MARK: Later on

  /// The token behind a description that begins at a token; nil where none does.
  private mutating func described(at i: Int, _ facts: BlockFacts, _ block: Int) -> Int? {
    let token = facts.tokens[i]
    guard token.isWord else { return nil }
    if words.isHeOrShe(token), !token.isAllCapitals {
      guard let entity = person(meantBy: token, facts, block) else { return nil }
      add(i..<i + 1, .pronoun, entity, facts, block)
      addPredicate(entity, behind: i, facts, block)
      return i + 1
    }
    guard Self.definite.contains(token.hash) else { return nil }
    let tokens = facts.tokens
    var end = i + 1
    while end < tokens.count, end - i < 5, tokens[end].isWord, tokens[end].spaceBefore,
      tokens[end].classes.isDisjoint(with: [.functionWord, .auxiliary]), !tokens[end - 1].isPossessive
    { end += 1 }
    // The head is the last word that may be one: "the foreign minister said".
    while end > i + 1, let head = Optional(tokens[end - 1]) {
      if !head.isCapitalised, let entity = meant(by: i + 1..<end, facts, block) {
        add(i..<end, .nominal, entity, facts, block)
        name(entity, block)
        return end
      }
      end -= 1
    }
    return nil
  }

  private static let definite = WordHash.set("the this that")

  /// The one entity that every word of the description fits: the last word by itself must, the others must not speak against it.
  private func meant(by run: Range<Int>, _ facts: BlockFacts, _ block: Int) -> Int? {
    let tokens = facts.tokens
    let head = tokens[run.upperBound - 1]
    // "the minister of ports" is for roles that say so.
    if run.upperBound < tokens.count, words.isOf(tokens[run.upperBound]) { return nil }
    guard !head.endsInS || head.isPossessive || heads.contains(head.hash) else {
      return nil
    }
    let near = named.filter { block - $0.block <= Self.reach }
    let fitting = near.filter { nouns[$0.entity].heads.contains(head.hash) }
    let others = run.dropLast().filter {
      tokens[$0].classes.isDisjoint(with: .functionWord) && !Self.neutral.contains(tokens[$0].hash)
    }
    let exact = fitting.filter { fit in others.allSatisfy { nouns[fit.entity].others.contains(tokens[$0].hash) } }
    if exact.count == 1 { return exact[0].entity }
    if !exact.isEmpty || !others.isEmpty { return nil }
    // "the company" where one body only was named of late.
    guard Self.bodies.contains(head.hash) else { return nil }
    let bodies = named.filter { block - $0.block <= 2 && entities[$0.entity].kind == .organization }
    return bodies.count == 1 ? bodies[0].entity : nil
  }

  private static let bodies = WordHash.set(
    "company firm organisation organization group team site website agency club bar business network paper newspaper "
      + "institution broadcaster")
  /// They tell nothing of who is meant: "the ⟦present⟧ storm".
  private static let neutral = WordHash.set("present same whole entire current")
  /// Nouns that stand for each other: "Cyclone Mirelda", then "the storm".
  fileprivate static let synonyms = [
    WordHash.set("cyclone hurricane typhoon storm"), WordHash.set("country nation"), WordHash.set("company firm"),
    WordHash.set("newspaper paper"), WordHash.set("mission spacecraft"),
  ]
  /// What stands before a proper name: "Cyclone Mirelda", "the cyclone".
  fileprivate static let kindsBeforeNames = WordHash.set(
    "cyclone hurricane typhoon storm operation mission project comet")
  /// The ends of names that mean something else by themselves.
  fileprivate static let namesOnly = WordHash.set("news times post today world international press state states")

  /// The one person named near it whom the article may call so. Whoever speaks calls somebody else so: inside a quotation
  /// nobody is meant.
  private mutating func person(meantBy pronoun: Token, _ facts: BlockFacts, _ block: Int) -> Int? {
    if facts.isQuoted(pronoun.range) { return nil }
    let wanted = Gender(pronoun: pronoun.hash)
    let near = named.filter { named in
      block - named.block <= 2 && entities[named.entity].kind == .person && entities[named.entity].between.isEmpty
        && (entities[named.entity].gender.map { $0 == wanted } ?? true)
    }
    guard near.count == 1, pronouns[near[0].entity, default: pronoun.hash] == pronoun.hash else { return nil }
    pronouns[near[0].entity] = pronoun.hash
    return near[0].entity
  }
}
