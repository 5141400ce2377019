import Formats

/// Tells which entity of the article the words of an attribution mean: a surname, a role, a pronoun.
///
/// To be asked in the order of the text. When unsure it keeps the words as they are, as a source of their own.
struct SourceResolver {
  enum Key: Hashable {
    /// By its number in the article's entities.
    case entity(Int)
    /// In lower case.
    case words(String)
  }

  private let article: Article
  private let entities: [Entity]
  private let entityAt: [Entity.Place: Int]
  /// The persons who are given a role, by each of its words in lower case.
  private let holders: [String: Set<Int>]
  private let words = EnglishClosedClasses.shared
  /// The last person who was named as a source, and where.
  private var lastPerson: (entity: Int, block: Int, end: Int)?
  /// Who was named before anybody spoke, up to two, and how far was looked for them.
  private var persons: Set<Int> = []
  private var looked = (block: 0, mention: 0)
  /// By which pronoun a person was meant before: nobody is "he" and "she".
  private var pronouns: [Int: UInt64] = [:]

  init(_ article: Article) {
    self.article = article
    entities = article.entities()
    var entityAt: [Entity.Place: Int] = [:]
    var holders: [String: Set<Int>] = [:]
    for (number, entity) in entities.enumerated() {
      for place in entity.mentions { entityAt[place] = number }
      guard entity.kind == .person else { continue }
      for word in entity.roles.joined(separator: " ").lowercased().split(separator: " ") {
        holders[String(word), default: []].insert(number)
      }
    }
    self.entityAt = entityAt
    self.holders = holders
  }

  func entity(of key: Key) -> Entity? {
    if case .entity(let number) = key { entities[number] } else { nil }
  }

  /// What to call a source: its full name, else the words that stand for it.
  func name(of key: Key, _ attribution: Attribution, in block: Int) -> String {
    entity(of: key)?.name ?? article.blocks[block].words(attribution.source ?? attribution.cue)
  }

  mutating func key(of attribution: Attribution, in block: Int) -> Key {
    guard let source = attribution.source else { return lowered(attribution.cue, block) }
    let tokens = article.facts[block].tokens
    let run = tokens.indices(in: source)
    guard let first = run.first, let last = run.last else { return lowered(source, block) }
    if first == last, words.isHeOrShe(tokens[first]), !tokens[first].isAllCapitals {
      // Whoever speaks calls somebody else so.
      if article.facts[block].isQuoted(source) { return lowered(source, block) }
      return person(meantBy: tokens[first], in: block).map(Key.entity) ?? lowered(source, block)
    }
    if let entity = named(first...last, in: block) {
      if entities[entity].kind == .person { lastPerson = (entity, block, source.end) }
      return .entity(entity)
    }
    return described(first...last, in: block).map(Key.entity) ?? lowered(source, block)
  }

  /// For the label of an interview: "Holm".
  func key(ofWords words: String) -> Key {
    let named = entities.indices.filter {
      entities[$0].name == words || entities[$0].kind == .person && entities[$0].name.hasSuffix(" " + words)
    }
    return named.count == 1 ? .entity(named[0]) : .words(words.lowercased())
  }

  private func lowered(_ range: ProseRange, _ block: Int) -> Key {
    .words(article.blocks[block].words(range).lowercased())
  }

  // MARK: Names

  /// The entity whose name is what the phrase is about: not "Holm" in "Holm's lawyer" or "a spokesman for Holm".
  private func named(_ run: ClosedRange<Int>, in block: Int) -> Int? {
    let facts = article.facts[block]
    let last = facts.tokens[run.upperBound].range.end
    for number in facts.mentions(from: facts.tokens[run.lowerBound].range.start, to: last) {
      let mention = facts.mentions[number]
      guard let entity = entityAt[Entity.Place(block: block, mention: number)],
        let start = run.first(where: { facts.tokens[$0].range.start >= mention.range.start }),
        let end = run.last(where: { facts.tokens[$0].range.start < mention.range.end }), start <= end
      else { continue }
      // "A spokeswoman for the mayor, ⟦Ada Holm⟧" and "⟦Ada Holm⟧, an engineer at the port": commas part the phrases.
      let phrase = (run.lowerBound..<start).reversed().prefix {
        facts.tokens[$0].isWordOrNumber
      }
      let isHead = !phrase.contains { words.isPreposition(facts.tokens[$0]) }
      let next = end < run.upperBound ? facts.tokens[end + 1] : nil
      let isWhole = next.map { !$0.isWord || words.isPreposition($0) || words.isRelative($0) } ?? true
      let isOwner = facts.tokens[end].isPossessive && end < run.upperBound
      if isHead, isWhole, !isOwner { return entity }
    }
    return nil
  }

  /// "the engineer": the one person of the article who is given that role.
  private func described(_ run: ClosedRange<Int>, in block: Int) -> Int? {
    let tokens = article.facts[block].tokens
    guard words.isThe(tokens[run.lowerBound]), tokens[run.upperBound].classes.contains(.roleNoun),
      !run.contains(where: { words.isPreposition(tokens[$0]) })
    else { return nil }
    let found = holders[article.blocks[block].words(tokens[run.upperBound].range).lowercased()] ?? []
    return found.count == 1 ? found.first : nil
  }

  // MARK: Pronouns

  /// Blocks that a pronoun reaches back over.
  private static let reach = 2

  /// Where nobody has spoken yet: the one person whom the article has named so far.
  private mutating func onlyPerson(before pronoun: Token, in block: Int) -> Int? {
    while looked.block <= block, persons.count < 2 {
      let mentions = article.isBody(looked.block) ? article.facts[looked.block].mentions : []
      guard looked.mention < mentions.count else {
        looked = (looked.block + 1, 0)
        continue
      }
      if looked.block == block, mentions[looked.mention].range.start >= pronoun.range.start { break }
      let place = Entity.Place(block: looked.block, mention: looked.mention)
      if let entity = entityAt[place], entities[entity].kind == .person { persons.insert(entity) }
      looked.mention += 1
    }
    guard persons.count == 1, let only = persons.first, mayBeMeant(only, by: pronoun) else { return nil }
    pronouns[only] = pronoun.hash
    lastPerson = (only, block, pronoun.range.end)
    return only
  }

  /// The person who spoke last, unless somebody else was named since who may be meant as well, or the article calls them by
  /// the other pronoun; then whoever else is near and surely called so, where there is only one.
  private mutating func person(meantBy pronoun: Token, in block: Int) -> Int? {
    guard let last = lastPerson else { return onlyPerson(before: pronoun, in: block) }
    guard block - last.block <= Self.reach else { return nil }
    let wanted = Gender(pronoun: pronoun.hash)
    var others = named(from: last.block, last.end, to: block, pronoun.range.start)
    others.remove(last.entity)
    others.formUnion(bearers(of: last.entity))
    others = others.filter { entities[$0].between.isEmpty && entities[$0].gender.map { $0 == wanted } ?? true }
    let isLast = entities[last.entity].between.isEmpty && mayBeMeant(last.entity, by: pronoun)
    let meant = isLast ? others.isEmpty ? last.entity : nil : others.count == 1 ? others.first : nil
    guard let meant, meant == last.entity || entities[meant].gender == wanted else { return nil }
    pronouns[meant] = pronoun.hash
    lastPerson = (meant, block, pronoun.range.end)
    return meant
  }

  private func mayBeMeant(_ person: Int, by pronoun: Token) -> Bool {
    if let gender = entities[person].gender { return gender == Gender(pronoun: pronoun.hash) }
    return pronouns[person, default: pronoun.hash] == pronoun.hash
  }

  /// Whom a surname that stands open may mean.
  private func bearers(of person: Int) -> [Int] {
    let names = entities[person].between
    return names.isEmpty ? [] : entities.indices.filter { names.contains(entities[$0].name) }
  }

  /// The persons who are named in a stretch of the text.
  private func named(from first: Int, _ start: Int, to last: Int, _ end: Int) -> Set<Int> {
    var found: Set<Int> = []
    for number in first...last {
      let from = number == first ? start : 0
      let to = number == last ? end : article.blocks[number].prose.bytes.count
      for index in article.facts[number].mentions(from: from, to: to) {
        guard let entity = entityAt[Entity.Place(block: number, mention: index)], entities[entity].kind == .person
        else { continue }
        found.insert(entity)
      }
    }
    return found
  }
}

extension BlockFacts {
  /// The mentions that begin in a stretch of the prose, by number.
  func mentions(from start: Int, to end: Int) -> Range<Int> {
    let first = firstMention(from: start)
    return first..<max(first, firstMention(from: end))
  }

  /// The mention whose last byte stands before a place.
  func mention(endingAt end: Int) -> Mention? {
    let number = firstMention(from: end) - 1
    return number >= 0 && mentions[number].range.end == end ? mentions[number] : nil
  }

  private func firstMention(from offset: Int) -> Int {
    mentions.partitioningIndex { $0.range.start >= offset }
  }
}
