import Formats

/// Finds the words of an article's names that are a slip of the pen apart: "Lindqvist" and "Lindquist", "Łęcka" and "Lecka".
///
/// Two people may have names as near as that, so what stands in both full names must be the same, a surname alone must be
/// nobody's whom the text names in full, and two that stand in one sentence are two.
struct NameSlips {
  /// A spelling of a word with every place where a name has it.
  struct Spelling {
    let letters: NameLetters
    var places: [Place]
  }

  struct Place {
    let mention: Entity.Place
    /// Its number among the block's tokens.
    let token: Int
    /// Its number among the words of the name, and how many those are.
    let position: Int
    let wordCount: Int

    var isLast: Bool { position == wordCount - 1 }
  }

  private let article: Article
  private let entities: [Entity]
  private var entityOf: [Entity.Place: Int] = [:]

  init(_ article: Article, _ entities: [Entity]) {
    (self.article, self.entities) = (article, entities)
  }

  /// - Parameter counts: whether the words of a mention are the writer's own.
  mutating func pairs(where counts: (Entity.Place) -> Bool) -> [(Spelling, Spelling)] {
    let spellings = spellings
    let near = Self.near(spellings)
    guard !near.isEmpty else { return [] }
    for (number, entity) in entities.enumerated() {
      for place in entity.mentions { entityOf[place] = number }
    }
    return near.compactMap { one, two in
      var pair = (spellings[one], spellings[two])
      pair.0.places.removeAll { !counts($0.mention) }
      pair.1.places.removeAll { !counts($0.mention) }
      guard !pair.0.places.isEmpty, !pair.1.places.isEmpty, isSlip(pair.0, pair.1) else { return nil }
      return pair
    }
  }

  // MARK: Words that are near

  /// Bytes. Shorter words are near too many others; a letter off asks for one more.
  private static let fewestLetters = 4

  private var spellings: [Spelling] {
    var numbers: [UInt64: Int] = [:]
    var spellings: [Spelling] = []
    for (block, facts) in article.facts.enumerated() {
      for (number, mention) in facts.mentions.enumerated() where !mention.isUncertain {
        let words = facts.tokens.indices(in: mention.range).filter { facts.tokens[$0].isWordOrNumber }
        for (position, index) in words.enumerated() {
          let token = facts.tokens[index]
          // Of "Kiev-based" only a part is the name.
          guard token.isWord, token.isCapitalised, !token.isAllCapitals, token.coreEnd <= mention.range.end,
            token.coreEnd - token.range.start >= Self.fewestLetters
          else { continue }
          let place = Place(
            mention: Entity.Place(block: block, mention: number), token: index, position: position,
            wordCount: words.count)
          if let known = numbers[token.hash] {
            spellings[known].places.append(place)
          } else {
            numbers[token.hash] = spellings.count
            let word = article.blocks[block].prose.bytes[token.range.start..<token.coreEnd]
            spellings.append(Spelling(letters: NameLetters(word), places: [place]))
          }
        }
      }
    }
    return spellings
  }

  /// A pile of made-up names may all be near each other.
  private static let mostAlike = 8
  private static let mostPairs = 200

  private static func near(_ spellings: [Spelling]) -> [(Int, Int)] {
    var keys: [(hash: UInt64, word: Int)] = []
    for (number, spelling) in spellings.enumerated() {
      for hash in spelling.letters.nearHashes { keys.append((hash, number)) }
    }
    keys.sort { ($0.hash, $0.word) < ($1.hash, $1.word) }
    var seen: Set<[Int]> = []
    var pairs: [(Int, Int)] = []
    var start = 0
    while start < keys.count, pairs.count < mostPairs {
      var end = start + 1
      while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
      let alike = keys[start..<min(end, start + mostAlike)].map(\.word)
      for (number, one) in alike.enumerated() {
        for two in alike[(number + 1)...] where one != two && seen.insert([one, two]).inserted {
          pairs.append((one, two))
        }
      }
      start = end
    }
    return pairs
  }

  // MARK: Which of them are one name

  private func isSlip(_ one: Spelling, _ two: Spelling) -> Bool {
    guard let slip = one.letters.slip(to: two.letters) else { return false }
    let isAccents = slip == .accents
    guard isAccents || mayBeSlip(slip, one.letters.plain, two.letters.plain) else { return false }
    guard isAccents || !standTogether(one, two),
      Set(one.places.map(\.mention)).isDisjoint(with: two.places.map(\.mention))
    else { return false }
    let full = (one.places.filter { $0.wordCount > 1 }, two.places.filter { $0.wordCount > 1 })
    switch (full.0.isEmpty, full.1.isEmpty) {
    case (false, false): return areOneName(full.0, full.1)
    case (false, true): return isSurname(two, of: full.0, slip) || areOneThing(one, two, slip)
    case (true, false): return isSurname(one, of: full.1, slip) || areOneThing(one, two, slip)
    case (true, true):
      return (one.places + two.places).allSatisfy { kind($0) == .person }
        ? areOnePerson(one, two, isAccents) : areOneThing(one, two, slip)
    }
  }

  /// "Hansen" and "Hansens", "Korea" and "Korean" are other words, "Manson" is another name than "Hanson".
  private func mayBeSlip(_ slip: NameLetters.Slip, _ one: [UInt8], _ two: [UInt8]) -> Bool {
    let fewest = min(one.count, two.count)
    guard fewest >= Self.fewestLetters + 1, one[0] == two[0] else { return false }
    if case .extra(let place) = slip { return place < fewest && one.prefix(fewest) != two.prefix(fewest) }
    return true
  }

  /// "Hansen and Hanson agreed": who writes both side by side means both.
  private func standTogether(_ one: Spelling, _ two: Spelling) -> Bool {
    let sentences = Set(one.places.map(sentence))
    return two.places.contains { sentences.contains(sentence($0)) }
  }

  private func sentence(_ place: Place) -> [Int] {
    let sentences = article.facts[place.mention.block].sentences
    return [place.mention.block, sentences.partitioningIndex { $0.tokens.upperBound > place.token }]
  }

  private func kind(_ place: Place) -> EntityKind { article.mention(place.mention).kind }

  private func token(_ place: Place) -> Token { article.facts[place.mention.block].tokens[place.token] }

  private func words(_ place: Place) -> [UInt64] {
    let facts = article.facts[place.mention.block]
    return facts.tokens[facts.tokens.indices(in: article.mention(place.mention).range)]
      .filter(\.isWordOrNumber).map(\.hash)
  }

  /// Names that are compared; one that stands oftener stands in the same few forms.
  private static let mostForms = 20

  /// Whether all other words are the same, and no given name is a man's here and a woman's there.
  private func areOneName(_ one: [Place], _ two: [Place]) -> Bool {
    let forms = (one.prefix(Self.mostForms).map { ($0, words($0)) }, two.prefix(Self.mostForms).map { ($0, words($0)) })
    return forms.0.contains { place, words in
      forms.1.contains { other, otherWords in
        guard words.count == otherWords.count, place.position == other.position else { return false }
        let differing = words.indices.count { words[$0] != otherWords[$0] }
        guard differing == 1 else { return false }
        return place.isLast || kind(place) != .person || mayBeOne(givenGender(place), givenGender(other))
      }
    }
  }

  private func givenGender(_ place: Place) -> Gender? {
    Gender(givenName: article.mention(place.mention).firstWordHash)
  }

  private func mayBeOne(_ one: Gender?, _ two: Gender?) -> Bool { one == nil || two == nil || one == two }

  /// Whether a word that stands alone is the surname of somebody named in full: no given name, and nobody with another role.
  private func isSurname(_ alone: Spelling, of full: [Place], _ slip: NameLetters.Slip) -> Bool {
    guard let bearer = full.first(where: { $0.isLast && kind($0) == .person }) else { return false }
    if slip != .accents, alone.places.contains(where: { token($0).classes.contains(.givenName) }) { return false }
    guard mayBeSame(alone.places[0], bearer) else { return false }
    if alone.places.allSatisfy({ kind($0) == .person }) { return true }
    // What the model takes for a town: only one that nobody knows, and no other letter, which would make another town.
    if case .letter = slip { return false }
    return !alone.places.contains { isKnown($0) }
  }

  private func mayBeSame(_ alone: Place, _ bearer: Place) -> Bool {
    guard let one = entityOf[alone.mention], let two = entityOf[bearer.mention] else { return true }
    guard mayBeOne(entities[one].gender, entities[two].gender) else { return false }
    let (roles, others) = (roleWords(entities[one]), roleWords(entities[two]))
    return roles.isEmpty || others.isEmpty || !roles.isDisjoint(with: others)
  }

  private func roleWords(_ entity: Entity) -> Set<UInt64> {
    var words: Set<UInt64> = []
    for place in entity.mentions {
      guard let role = article.mention(place).role else { continue }
      let tokens = article.facts[place.block].tokens
      for token in tokens[tokens.indices(in: role)] where token.classes.contains(.roleNoun) { words.insert(token.hash) }
    }
    return words
  }

  /// Of two that always stand alone one must be the usual, and neither a given name, as two of one family have them.
  private func areOnePerson(_ one: Spelling, _ two: Spelling, _ isAccents: Bool) -> Bool {
    guard !isAccents else { return true }
    let counts = (one.places.count, two.places.count)
    return max(counts.0, counts.1) > 1 && min(counts.0, counts.1) < max(counts.0, counts.1)
      && !(one.places + two.places).contains { token($0).classes.contains(.givenName) }
  }

  /// Letters of a town's or a body's name of one word: a shorter one is a letter away from other words.
  private static let fewestOfThings = 6

  /// Whether the rarer of two towns or bodies is one that nobody knows, and the other stands oftener or is known.
  private func areOneThing(_ one: Spelling, _ two: Spelling, _ slip: NameLetters.Slip) -> Bool {
    guard (one.places + two.places).allSatisfy({ kind($0) == .place || kind($0) == .organization }) else {
      return false
    }
    if slip == .accents { return true }
    let letters = min(one.letters.plain.count, two.letters.plain.count)
    guard letters >= Self.fewestOfThings else { return false }
    if case .letter(let place) = slip, place >= letters - 1 { return false }
    let isFirstUsual =
      one.places.count != two.places.count ? one.places.count > two.places.count : isKnown(one.places[0])
    let (usual, rare) = isFirstUsual ? (one, two) : (two, one)
    return !isKnown(rare.places[0]) && (usual.places.count > rare.places.count || isKnown(usual.places[0]))
  }

  /// Whether the starter base or a list has the word by itself.
  private func isKnown(_ place: Place) -> Bool {
    let token = token(place)
    if !token.classes.isDisjoint(with: [.demonym, .givenName, .place, .organization]) { return true }
    let bytes = article.blocks[place.mention.block].prose.bytes[token.range.start..<token.coreEnd]
    let hash = NameSpelling.shared.hash(ofFolded: [NameSpelling.folded(bytes)])
    return !KnowledgeBase.starter.candidates(hash).isEmpty
  }
}
