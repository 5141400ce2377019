import Formats

/// Gathers the mentions of an article into entities, in the order of the text.
struct EntityGroups {
  private var groups: [[(Entity.Place, Mention)]] = []
  private var governments: [UInt64: Int] = [:]
  private var byName: [UInt64: Int] = [:]
  /// By names that are all but the same.
  private var byLooseName: [UInt64: Int] = [:]
  private var families = Families()
  /// Surnames that stood alone before the full name came.
  private var loneSurnames: [UInt64: Int] = [:]
  /// -1 where two people bear it.
  private var byGivenName: [UInt64: Int] = [:]
  /// All words of a person's name but the first, where those are several; -1 where two people bear them.
  private var bySurnames: [UInt64: Int] = [:]
  /// Of organizations and the like in full, and those that stood as initials before.
  private var byInitials: [UInt64: Int] = [:]
  private var loneInitials: [UInt64: Int] = [:]
  /// What is left of longer names that are no people's, by kind; -1 where two names end or begin alike.
  private var byPart: [Part: Int] = [:]
  /// What "Cyclone Mira" is called by itself, which the model takes for a person or a town.
  private var byStorm: [UInt64: Int] = [:]
  /// By what the starter base knows under a name that means nothing else there: "Britain", then "the UK".
  private var byKnown: [Int: Int] = [:]
  private var knownEntities: [Part: Int?] = [:]
  /// Surnames that may mean two people, by their hash.
  private var open: [UInt64: Int] = [:]
  /// A sum of what the article says: positive for a man.
  private var genders: [Int: Int] = [:]

  private struct Part: Hashable {
    let kind: EntityKind
    let hash: UInt64
  }

  mutating func addCertain(_ mention: Mention, at place: Entity.Place, in article: Article) {
    let isSurname = isOfPerson(mention, at: place, article)
    if mention.kind == .place, !isSurname, isGivenName(mention, at: place, in: article) {
      groups[byGivenName[mention.hash] ?? newGroup()].append((place, mention))
      return
    }
    let group = known(mention, isSurname, at: place, article) ?? newGroup()
    groups[group].append((place, mention))
    if isSurname, mention.kind != .person { return }
    byName[mention.hash] = group
    if mention.looseHash != 0 { byLooseName[mention.looseHash] = group }
    if let known = starterEntity(mention) { byKnown[known] = byKnown[known] ?? group }
    if mention.kind == .person {
      addPerson(mention, group, at: place, article)
    } else if mention.wordCount > 1 {
      if Self.storms.contains(mention.firstWordHash) { byStorm[mention.lastWordHash] = group }
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
    if mention.wordCount == 1, mention.kind == .person || mention.kind == .other || !isInStarterBase(mention),
      families.count(of: mention.hash) == 0
    {
      loneSurnames[mention.hash] = group
    }
  }

  private mutating func addPerson(_ mention: Mention, _ group: Int, at place: Entity.Place, _ article: Article) {
    let facts = article.facts[place.block]
    genders[group, default: 0] += facts.genderBeside(mention)
    // "Holm `Holm" of a broken text is no full name, nor is "the town's Holm".
    let isFull = mention.wordCount > 1 && mention.firstWordHash != mention.lastWordHash && !facts.hasOwner(mention)
    guard isFull else {
      families.note(group, mention.hash, at: place)
      return
    }
    let isSecond = families.count(of: mention.lastWordHash) == 1 && !families.has(group, mention.lastWordHash)
    if isSecond { reopen(mention.lastWordHash, at: place) }
    families.add(mention, group, at: place, clues: clues(of: mention, at: place, article))
    if loneSurnames[mention.lastWordHash] == group { families.note(group, mention.lastWordHash, at: place) }
    for surname in Set([mention.wordCount > 2 ? mention.tailHash : 0, mention.surnameHash]) where surname != 0 {
      let other = bySurnames[surname]
      bySurnames[surname] = other == nil || other == group ? group : -1
    }
    if facts.beginsWithTitle(mention) { byName[mention.tailHash] = byName[mention.tailHash] ?? group }
    let other = byGivenName[mention.firstWordHash]
    byGivenName[mention.firstWordHash] = other == nil || other == group ? group : -1
  }

  /// A surname that stood alone before two people of one paragraph were named in full may be either's.
  private mutating func reopen(_ surname: UInt64, at place: Entity.Place) {
    guard let first = families.first(of: surname), first.introduced.block == place.block else { return }
    let bare = groups[first.group].filter { $0.1.wordCount == 1 && $0.1.hash == surname }
    guard !bare.isEmpty, bare.allSatisfy({ $0.0 < first.introduced }) else { return }
    groups[first.group].removeAll { $0.1.wordCount == 1 && $0.1.hash == surname }
    let group = openGroup(surname)
    groups[group] += bare
  }

  /// Whether a single word that a place bears is the given name of somebody named before: "⟦Paris⟧ said", of Paris Holm.
  func isGivenName(_ mention: Mention, at place: Entity.Place, in article: Article) -> Bool {
    guard mention.wordCount == 1, let group = byGivenName[mention.hash], group >= 0 else { return false }
    let tokens = article.facts[place.block].tokens
    let first = tokens.firstIndex(endingAtOrBehind: mention.range.start + 1)
    return first == 0 || !tokens[first - 1].isWordOrNumber
  }

  mutating func addGovernment(_ mention: Mention, at place: Entity.Place) {
    let group = governments[mention.hash] ?? newGroup()
    groups[group].append((place, mention))
    governments[mention.hash] = group
  }

  mutating func addUncertain(_ mention: Mention, at place: Entity.Place, in article: Article) {
    if mention.wordCount == 1, let bearer = bearer(mention, at: place, article) {
      groups[bearer].append((place, mention))
    } else if let group = byName[mention.hash] {
      groups[group].append((place, mention))
    }
  }

  private static let storms = Set(
    MentionFinder.stormNouns.split(separator: " ").map { NameSpelling.shared.hash(ofFolded: [Array($0.utf8)]) })

  // MARK: Who is named before

  private mutating func known(
    _ mention: Mention, _ isSurname: Bool, at place: Entity.Place, _ article: Article
  ) -> Int? {
    if isSurname, let bearer = bearer(mention, at: place, article) { return bearer }
    if let group = byName[mention.hash] ?? byLooseName[mention.looseHash] { return group }
    if let group = starterEntity(mention).flatMap({ byKnown[$0] }) { return group }
    let part = byPart[Part(kind: mention.kind, hash: mention.hash)].flatMap { $0 < 0 ? nil : $0 }
    if mention.wordCount == 1, let storm = byStorm[mention.hash] { return storm }
    guard mention.wordCount == 1 else {
      // "Zelensky" in the headline, "Vladimir Zelensky" in the text; "NATO" before its name in full.
      return mention.kind == .person
        ? person(mention, at: place, article) : loneInitials[mention.initials] ?? part
    }
    switch mention.kind {
    case .person:
      // "Operation Mira", then "Mira", which could be anybody by itself.
      let other = byPart[Part(kind: .other, hash: mention.hash)].flatMap { $0 < 0 ? nil : $0 }
      return (byGivenName[mention.hash] ?? bySurnames[mention.surnameHash]).flatMap { $0 < 0 ? nil : $0 } ?? other
    case .event, .work, .other: return byInitials[mention.hash] ?? part
    case .organization, .place: return byInitials[mention.hash] ?? part
    }
  }

  /// Whether a single word is the surname of somebody whom the article has named in full: "Holm", which the model takes for a
  /// town, where Ada Holm was named; and where there is such a town, only where it stands as a person does.
  private func isOfPerson(_ mention: Mention, at place: Entity.Place, _ article: Article) -> Bool {
    guard mention.wordCount == 1, families.count(of: mention.hash) > 0 else { return false }
    switch mention.kind {
    case .person, .event, .work, .other: return true
    case .organization, .place:
      let isNothingElse = byName[mention.hash] == nil && byInitials[mention.hash] == nil && !isInStarterBase(mention)
      return isNothingElse || standsAsPerson(mention, at: place, article)
    }
  }

  /// "⟦Phoenix⟧ said nothing", two paragraphs behind Joaquin Phoenix at most; not "in ⟦Phoenix⟧", nor "⟦Phoenix⟧, Arizona".
  private func standsAsPerson(_ mention: Mention, at place: Entity.Place, _ article: Article) -> Bool {
    guard let last = families.last(of: mention.hash), place.block - last.block <= 2 else { return false }
    let tokens = article.facts[place.block].tokens
    let run = tokens.indices(in: mention.range)
    guard let first = run.first, let end = run.last else { return false }
    if first > 0, EnglishClosedClasses.shared.isPreposition(tokens[first - 1]) || tokens[first - 1].isCapitalised {
      return false
    }
    guard end + 1 < tokens.count else { return false }
    return tokens[end].isPossessive || !tokens[end + 1].classes.isDisjoint(with: .anyCueVerb)
  }

  /// The one thing of its kind that the starter base knows by a name or alias; nil for people, who are told by their names.
  private mutating func starterEntity(_ mention: Mention) -> Int? {
    guard mention.kind != .person else { return nil }
    let key = Part(kind: mention.kind, hash: mention.hash)
    if let known = knownEntities[key] { return known }
    let found = KnowledgeBase.starter.candidates(mention.hash).filter {
      ($0.use == .name || $0.use == .alias) && KnowledgeBase.starter.kind(of: $0.entity)?.ofMentions == mention.kind
    }
    let only = found.count == 1 ? found[0].entity : nil
    knownEntities[key] = only
    return only
  }

  private func isInStarterBase(_ mention: Mention) -> Bool {
    KnowledgeBase.starter.candidates(mention.hash).contains {
      $0.use != .surname && KnowledgeBase.starter.kind(of: $0.entity)?.ofMentions == mention.kind
    }
  }

  /// The one whom a bare surname means: its only bearer, or whom the words beside it tell; where two may be meant, a group
  /// that is nobody's.
  private mutating func bearer(_ mention: Mention, at place: Entity.Place, _ article: Article) -> Int? {
    guard let all = families.bearers(of: mention.hash) else { return nil }
    if all.count == 1 {
      // "Ms Holm" is not Ole Holm.
      let sign = article.facts[place.block].titledGender(mention).map { $0 == .male ? 1 : -1 } ?? 0
      if sign * gender(all[0].group) >= 0 { return all[0].group }
      return openGroup(mention.hash)
    }
    let clues = clues(of: mention, at: place, article)
    let fitting = all.filter { clues.fits($0.clues, gender: gender($0.group)) }
    if fitting.count == 1 { return fitting[0].group }
    let meant = families.established(mention.hash, at: place)
    return meant.flatMap { group in fitting.contains { $0.group == group } ? group : nil } ?? openGroup(mention.hash)
  }

  private func gender(_ group: Int) -> Int { genders[group, default: 0].signum() }

  private func clues(of mention: Mention, at place: Entity.Place, _ article: Article) -> PersonClues {
    let facts = article.facts[place.block]
    let roles = mention.role.map { role in
      Set(facts.tokens[facts.tokens.indices(in: role)].filter { $0.classes.contains(.roleNoun) }.map(\.hash))
    }
    return PersonClues(
      title: facts.titledGender(mention), age: facts.age(behind: mention).map(article.blocks[place.block].words),
      roles: roles ?? [])
  }

  private mutating func openGroup(_ surname: UInt64) -> Int {
    if let group = open[surname] { return group }
    open[surname] = newGroup()
    return groups.count - 1
  }

  /// "⟦Van der Berg⟧", who was Jan van der Berg. Else a full name: that of somebody named before by a form of the given name, or by the surname alone.
  private func person(_ mention: Mention, at place: Entity.Place, _ article: Article) -> Int? {
    if let group = bySurnames[mention.hash] ?? bySurnames[mention.surnameHash], group >= 0,
      !article.facts[place.block].beginsAsGivenName(mention)
    {
      return group
    }
    if families.count(of: mention.lastWordHash) > 0 {
      return families.group(of: mention.firstWordHash, mention.lastWordHash)
    }
    guard let lone = loneSurnames[mention.lastWordHash] else { return nil }
    let own = article.facts[place.block].genderBeside(mention).signum()
    return own * gender(lone) >= 0 ? lone : nil
  }

  private mutating func newGroup() -> Int {
    groups.append([])
    return groups.count - 1
  }

  // MARK: The entities

  func entities(in article: Article) -> [Entity] {
    let speaking = Set(governments.values)
    let surnames = Dictionary(uniqueKeysWithValues: open.map { ($0.value, $0.key) })
    let entities = groups.enumerated().filter { !$0.element.isEmpty }.map { number, group in
      let bearers = surnames[number].flatMap { families.bearers(of: $0) } ?? []
      let names = bearers.count > 1 ? bearers.map { name(of: groups[$0.group], article) } : []
      return entity(
        group, isGovernment: speaking.contains(number), between: names, genders[number, default: 0], in: article)
    }
    return entities.sorted { $0.mentions[0] < $1.mentions[0] }
  }

  private func name(of group: [(Entity.Place, Mention)], _ article: Article) -> String {
    let longest = group.sorted { $0.0 < $1.0 }.max { $0.1.wordCount < $1.1.wordCount }!
    return article.blocks[longest.0.block].words(longest.1.range)
  }

  private func entity(
    _ group: [(Entity.Place, Mention)], isGovernment: Bool, between: [String], _ gender: Int, in article: Article
  ) -> Entity {
    let sorted = group.sorted { $0.0 < $1.0 }
    let kind = Self.kind(of: sorted.map(\.1).filter { !$0.isUncertain })
    var roles: [String] = []
    for (place, mention) in sorted {
      guard let range = mention.role else { continue }
      let role = article.blocks[place.block].words(range)
      if !roles.contains(role) { roles.append(role) }
    }
    return Entity(
      name: name(of: group, article), kind: between.isEmpty ? kind : .person, mentions: sorted.map(\.0), roles: roles,
      isGovernment: isGovernment, between: between, gender: gender == 0 ? nil : gender > 0 ? .male : .female)
  }

  /// What most of the mentions are taken for, the longer ones twice; of as many the first.
  private static func kind(of mentions: [Mention]) -> EntityKind {
    var votes: [EntityKind: Int] = [:]
    for mention in mentions { votes[mention.kind, default: 0] += mention.wordCount > 1 ? 2 : 1 }
    let most = votes.values.max() ?? 0
    return mentions.first { votes[$0.kind] == most }?.kind ?? .other
  }
}

extension BlockFacts {
  /// "Ann Holm" may be another than Mary Ann Holm.
  fileprivate func beginsAsGivenName(_ mention: Mention) -> Bool {
    let first = tokens.indices(in: mention.range).first
    return first.map { tokens[$0].classes.contains(.givenName) } ?? true
  }

  /// "Daw Khin Myo": the first of three words is no given name, the second is one.
  fileprivate func beginsWithTitle(_ mention: Mention) -> Bool {
    let run = tokens.indices(in: mention.range)
    guard mention.wordCount > 2, run.count > 2, let first = run.first else { return false }
    return !tokens[first].classes.contains(.givenName) && tokens[first + 1].classes.contains(.givenName)
      && tokens[first].range.length > 1
  }

  /// Whether a word of a name but the last owns the others: "JK Rowling’s Holm".
  fileprivate func hasOwner(_ mention: Mention) -> Bool {
    tokens[tokens.indices(in: mention.range).dropLast()].contains { $0.isPossessive }
  }
}

extension Entity.Place: Comparable {
  /// In the order of the text.
  package static func < (one: Entity.Place, other: Entity.Place) -> Bool {
    (one.block, one.mention) < (other.block, other.mention)
  }
}
