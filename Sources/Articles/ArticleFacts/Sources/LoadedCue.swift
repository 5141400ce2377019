import Formats

/// The verb of an attribution, where it says more than that somebody spoke, with what says only that, in the same form.
///
///     Holm ⟦admitted⟧ that the wall was old: "said", "acknowledged"
package struct LoadedCue: Hashable, Sendable {
  /// Bytes of the block's prose.
  package let range: ProseRange
  /// The best first.
  package let alternatives: [String]
}

extension Article {
  /// The loaded verbs of a block's attributions, where "said" could stand in their place: "claimed that it fell" is one,
  /// "claimed the prize" and "insisted on it" are none.
  package func loadedCues(in block: Int) -> [LoadedCue] {
    let facts = facts[block]
    return facts.attributions.compactMap { attribution in
      guard let source = attribution.source,
        let (verb, alternatives) = loadedVerb(of: attribution.cue, facts), isSurelyVerb(verb, facts)
      else { return nil }
      let isInverted = source.start == facts.tokens.dropFirst(verb + 1).first?.range.start
      guard isInverted || introducesClause(verb, block) else { return nil }
      return LoadedCue(range: facts.tokens[verb].range, alternatives: alternatives)
    }
  }

  /// The last word of a cue that is one: "has always ⟦insisted⟧".
  private func loadedVerb(of cue: ProseRange, _ facts: BlockFacts) -> (verb: Int, alternatives: [String])? {
    var i = min(facts.tokens.firstIndex(endingAtOrBehind: cue.end), facts.tokens.count - 1)
    while i >= 0, facts.tokens[i].range.start >= cue.start {
      if let alternatives = LoadedVerbs.shared.alternatives(to: facts.tokens[i]) { return (i, alternatives) }
      i -= 1
    }
    return nil
  }

  /// "claim" and "claims" are nouns as often; right behind a pronoun or a person they are not.
  private func isSurelyVerb(_ verb: Int, _ facts: BlockFacts) -> Bool {
    let token = facts.tokens[verb]
    guard token.classes.contains(.cueNoun), token.classes.isDisjoint(with: [.pastForm, .gerund]), verb > 0 else {
      return true
    }
    let before = facts.tokens[verb - 1]
    return EnglishClosedClasses.shared.isPronoun(before)
      || !before.isPossessive && facts.mention(endingAt: before.range.end)?.kind == .person
  }

  /// Tokens that a subject takes before its verb.
  private static let longestSubject = 8

  private func introducesClause(_ verb: Int, _ block: Int) -> Bool {
    let words = EnglishClosedClasses.shared
    let tokens = facts[block].tokens
    guard verb + 1 < tokens.count else { return true }
    let next = tokens[verb + 1]
    guard next.isWordOrNumber else { return next.kind != .open }
    let clause = tokens[(verb + (words.isThat(next) ? 2 : 1))...].prefix(Self.longestSubject)
      .prefix { $0.isWordOrNumber && !words.isRelative($0) }
    // "insisted that it be closed" is no report but a demand.
    let isDemand = zip(clause, clause.dropFirst()).contains {
      $1.hash == Self.bare && !$0.classes.contains(.auxiliary) && !words.isTo($0)
    }
    if words.isThat(next) { return !isDemand }
    let isParticiple = blocks[block].prose.bytes[..<next.range.end].suffix(3).elementsEqual("ing".utf8)
    guard !isDemand, !isParticiple, !words.isPreposition(next), !words.isBy(next), !words.isAs(next),
      !words.endsInLy(next)
    else { return false }
    // "claimed the wall was old" has a verb of its own, "claimed the lives of those who were there" has not.
    return clause.dropFirst().contains { $0.classes.contains(.auxiliary) }
  }

  private static let bare = WordHash.of("be".utf8)
}

/// The list of loaded verbs, by the hash of each form.
private struct LoadedVerbs: Sendable {
  static let shared = LoadedVerbs()

  private var alternatives: [UInt64: [String]] = [:]

  private init() {
    for line in EmbeddedFile.lines(of: "loaded-verbs") {
      let verbs = line.split(separator: 0x2F).map { $0.split(separator: 0x20) }
      guard let loaded = verbs.first else { continue }
      for (number, form) in loaded.enumerated() {
        alternatives[WordHash.of(form)] = verbs.dropFirst().compactMap { plain in
          number < plain.count ? String(decoding: plain[plain.startIndex + number], as: UTF8.self) : nil
        }
      }
    }
  }

  func alternatives(to token: Token) -> [String]? {
    guard let alternatives = alternatives[token.hash], !token.isAllCapitals else { return nil }
    return token.isCapitalised ? alternatives.map { $0.prefix(1).uppercased() + $0.dropFirst() } : alternatives
  }
}
