import Formats

/// A name, or a word of one, that the article's own text spells in two ways or more.
package struct VariedName: Sendable {
  /// The one that stands most often first, of as many the one that somebody known bears, then the one that stands first.
  package let spellings: [Spelling]

  package struct Spelling: Sendable {
    package let text: String
    /// In the order of the text.
    package let places: [NameWord]
  }
}

extension Article {
  /// The names that are spelt in several ways: "Zelensky" and "Zelenskyy", "Kiev" and "Kyiv", "Lindqvist" and "Lindquist".
  ///
  /// Quotations do not count, nor do initials, capitals of a headline, code and addresses. Where the text explains one name by
  /// the other ("Mumbai, formerly Bombay") it means both.
  package func variedNames() -> [VariedName] {
    var finder = VariedNameFinder(article: self)
    return finder.names()
  }
}

private struct VariedNameFinder {
  private let article: Article
  private let fixed: FixedNames
  /// Made when somebody first asks.
  private var bearers: [String: (first: Int, last: Int)]?

  init(article: Article) {
    self.article = article
    fixed = FixedNames(in: article)
  }

  /// A name or a word of one, with the mention it stands in.
  private struct Stand {
    let word: NameWord
    let place: Entity.Place
  }

  /// By the spelling, letter case and marks aside.
  private typealias Spellings = [String: [Stand]]

  mutating func names() -> [VariedName] {
    let entities = article.entities()
    var found: [VariedName] = []
    for (number, entity) in entities.enumerated() where mayVary(entity) {
      let places = entity.mentions.filter { counts($0) }
      for spellings in wordSpellings(places, isPerson: entity.kind == .person) + nameSpellings(places) {
        guard !spellings.values.joined().contains(where: { isExplained($0.place) }),
          !(entity.kind == .person && isAnother(any: spellings, than: number, entities))
        else { continue }
        found.append(variant(spellings.values.map { $0.map(\.word) }))
      }
    }
    found += slips(entities, besides: found)
    return found.sorted { $0.spellings[0].places[0].source < $1.spellings[0].places[0].source }
  }

  /// Whether it is worth the search: more words, or names, than are left of them when all spellings are one.
  private func mayVary(_ entity: Entity) -> Bool {
    guard entity.mentions.count > 1 else { return false }
    var (words, foldedWords, names, foldedNames) = (Set<UInt64>(), Set<UInt64>(), Set<UInt64>(), Set<UInt64>())
    for place in entity.mentions {
      let mention = article.mention(place)
      var name = WordHash.seed
      for token in article.facts[place.block].tokens[article.facts[place.block].tokens.indices(in: mention.range)]
      where token.isWord {
        name = FNV.mixed(token.hash, into: name)
        guard words.insert(token.hash).inserted else { continue }
        let word = article.blocks[place.block].prose.bytes[token.range.start..<min(token.coreEnd, mention.range.end)]
        foldedWords.insert(Self.key(Array(word), isPerson: entity.kind == .person))
      }
      names.insert(name)
      foldedNames.insert(mention.hash)
    }
    return foldedWords.count < words.count || foldedNames.count < names.count
  }

  /// What is spelt as no name is: a letter off, "Lindquist" for Lindqvist, or without its marks, "Lecka" for Łęcka.
  private func slips(_ entities: [Entity], besides found: [VariedName]) -> [VariedName] {
    var slips = NameSlips(article, entities)
    var known = Set(found.flatMap(\.spellings).flatMap(\.places).map(\.source.start))
    return slips.pairs(where: { counts($0) }).compactMap { one, two in
      guard !(one.places + two.places).contains(where: { isExplained($0.mention) }) else { return nil }
      let name = variant([one, two].map { $0.places.map(word) })
      guard known.isDisjoint(with: name.spellings[1].places.map(\.source.start)) else { return nil }
      known.formUnion(name.spellings[1].places.map(\.source.start))
      return name
    }
  }

  private func word(_ place: NameSlips.Place) -> NameWord {
    let (block, token) = (
      article.blocks[place.mention.block], article.facts[place.mention.block].tokens[place.token]
    )
    return NameWord(whole: token.coreRange, of: block)
  }

  private func variant(_ places: [[NameWord]]) -> VariedName {
    let sorted = places.sorted { (one: [NameWord], two: [NameWord]) -> Bool in
      if one.count != two.count { return one.count > two.count }
      let (first, second) = (isInStarterBase(one[0].text), isInStarterBase(two[0].text))
      return first == second ? one[0].source < two[0].source : first
    }
    return VariedName(spellings: sorted.map { VariedName.Spelling(text: $0[0].text, places: $0) })
  }

  /// Whether somebody known bears the name in just this spelling.
  private func isInStarterBase(_ word: String) -> Bool {
    let hash = NameSpelling.shared.hash(ofFolded: NameSpelling.words(of: Array(word.utf8)))
    return KnowledgeBase.starter.candidates(hash).contains {
      guard let entity = KnowledgeBase.starter.entity($0.entity) else { return false }
      return ([entity.name] + entity.all(.alias)).contains { $0 == word || $0.hasSuffix(" " + word) }
    }
  }

  // MARK: Which mentions count

  /// Those that the writer chose the words of.
  private func counts(_ place: Entity.Place) -> Bool {
    !article.mention(place).isUncertain && Self.isText(article.blocks[place.block].kind) && !article.isQuoted(place)
      && !fixed.contain(place)
  }

  private static func isText(_ kind: Block.Kind) -> Bool {
    switch kind {
    case .headline, .subheading, .paragraph, .quotation, .listItem, .caption: true
    default: false
    }
  }

  /// "Mumbai, formerly Bombay", "Kyiv (Kiev)", "rather than Burma, the old name".
  private func isExplained(_ place: Entity.Place) -> Bool {
    let facts = article.facts[place.block]
    let name = facts.tokens.indices(in: article.mention(place).range)
    let before = facts.tokens[max(0, name.lowerBound - 2)..<name.lowerBound]
    if before.contains(where: { $0.kind == .open || Self.explaining.contains($0.hash) }) { return true }
    let sentence = facts.sentences.partitioningIndex { $0.tokens.upperBound > name.lowerBound }
    guard sentence < facts.sentences.count else { return false }
    let near = facts.sentences[sentence].tokens.clamped(
      to: name.lowerBound - Self.nearness..<name.upperBound + Self.nearness)
    return facts.tokens[near].contains { Self.naming.contains($0.hash) }
  }

  /// Tokens.
  private static let nearness = 30

  private static let explaining = WordHash.set("aka alias also called known now once or originally than then")
  private static let naming = WordHash.set(
    "name names formerly previously renamed renaming spelled spelt spelling spellings transliterated transliteration")

  /// Whether a surname that stands alone is somebody else's: "Marks" is not "Marx" where "Howard Marks" is known.
  private mutating func isAnother(any spellings: Spellings, than number: Int, _ entities: [Entity]) -> Bool {
    let alone = spellings.filter { $0.value.allSatisfy { article.mention($0.place).wordCount == 1 } }
    guard !alone.isEmpty else { return false }
    let bearers = bearers ?? bearers(in: entities)
    self.bearers = bearers
    return alone.keys.contains { spelling in
      bearers[spelling].map { $0.first != number || $0.last != number } ?? false
    }
  }

  /// By each spelling of a word the first and the last entity that has it.
  private func bearers(in entities: [Entity]) -> [String: (first: Int, last: Int)] {
    var bearers: [String: (first: Int, last: Int)] = [:]
    for (number, entity) in entities.enumerated() {
      for place in entity.mentions {
        for word in article.words(of: place) {
          bearers[word.text.plainSpelling, default: (number, number)].last = number
        }
      }
    }
    return bearers
  }

  // MARK: Spellings

  /// Of each word of the names, where it has more than one.
  private func wordSpellings(_ places: [Entity.Place], isPerson: Bool) -> [Spellings] {
    var byWord: [UInt64: Spellings] = [:]
    for place in places {
      for word in article.words(of: place) where Self.isWord(word.text) {
        let key = Self.key(Array(word.text.utf8), isPerson: isPerson)
        byWord[key, default: [:]][word.text.plainSpelling, default: []].append(
          Stand(word: word, place: place))
      }
    }
    return byWord.values.filter { $0.count > 1 && !areOfOneName($0) }
  }

  /// "Mohamed Osman Mohamud" has two names that are alike.
  private func areOfOneName(_ spellings: Spellings) -> Bool {
    let places = spellings.values.map { Set($0.map(\.place)) }
    return places.indices.contains { one in places[..<one].contains { !$0.isDisjoint(with: places[one]) } }
  }

  /// The same for all spellings of a word, and in a person's name for slips of the pen.
  private static func key(_ word: [UInt8], isPerson: Bool) -> UInt64 {
    let folded = NameSpelling.folded(word)
    return NameSpelling.shared.hash(ofFolded: [isPerson ? NameSpelling.frame(ofFolded: folded) ?? folded : folded])
  }

  /// Of each name as a whole, where one of its words is another: "Vladimir Zelensky" and "Volodymyr Zelensky".
  private func nameSpellings(_ places: [Entity.Place]) -> [Spellings] {
    var byName: [UInt64: Spellings] = [:]
    for place in places {
      let words = article.words(of: place)
      guard words.count > 1, words.allSatisfy({ Self.isWord($0.text) && $0.text.allSatisfy(\.isLetter) }) else {
        continue
      }
      let name = NameWord(whole: article.mention(place).range, of: article.blocks[place.block])
      let key = article.mention(place).hash &+ UInt64(words.count)
      byName[key, default: [:]][name.text.plainSpelling, default: []].append(
        Stand(word: name, place: place))
    }
    return byName.values.filter { isPartlyOther($0.values.map { $0[0].place }) }
  }

  /// Whether the names share a word and do not share all: "Great Britain" and "United Kingdom" are two names.
  private func isPartlyOther(_ places: [Entity.Place]) -> Bool {
    let names = places.map { article.words(of: $0).map(\.text) }
    let shared = names[0].indices.count { word in
      names.allSatisfy { NameWord.isSpelling($0[word], of: names[0][word]) }
    }
    return shared > 0 && shared < names[0].count
  }

  /// No initials, and no capitals of a headline, which tell nothing of how the name is written elsewhere.
  private static func isWord(_ text: String) -> Bool { text.utf8.count > 2 && !text.isAllCapitals }
}

extension NameWord {
  init(whole range: ProseRange, of block: Block) {
    self.init(
      text: block.words(range), range: range, source: block.source(of: range),
      isUnbroken: block.prose.isContiguous(range))
  }
}

extension String {
  /// Without what does not make another spelling: letter case, full stops, the shape of an apostrophe, soft hyphens.
  fileprivate var plainSpelling: String {
    String(
      String.UnicodeScalarView(
        lowercased().unicodeScalars.filter { !".\u{AD}\u{A0} ".unicodeScalars.contains($0) }
          .map { $0 == "\u{2019}" ? "'" : $0 }))
  }
}
