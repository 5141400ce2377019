import Formats

/// A name of the article's own text that no base has, a letter away from somebody known.
package struct NearName: Sendable {
  package let name: NameWord
  /// "Volodymyr Zelensky", or his surname where the article has no more.
  package let known: String
  /// What the starter base says of them first: "president of Ukraine".
  package let role: String?
}

extension Article {
  /// The people whom the article names once, in a spelling that is a slip of the pen from the name of somebody in the starter
  /// base: by the whole name, or by a surname whose bearer has the role that the article gives.
  package func nearNames() -> [NearName] {
    let fixed = FixedNames(in: self)
    let entities = entities()
    return entities.prefix(Self.mostPeople).compactMap { entity in
      guard entity.kind == .person, entity.between.isEmpty, entity.mentions.count == 1 else { return nil }
      let place = entity.mentions[0]
      guard isBody(place.block), !isQuoted(place), !fixed.contain(place) else { return nil }
      return nearName(entity, place, besides: entities)
    }
  }

  /// Each takes some thousand questions to the base.
  private static let mostPeople = 500

  private func nearName(_ entity: Entity, _ place: Entity.Place, besides entities: [Entity]) -> NearName? {
    let words = words(of: place)
    let letters = words.map { Array($0.text.utf8) }
    guard letters.count < 4, words.allSatisfy({ !$0.text.isAllCapitals && $0.text.utf8.allSatisfy(Self.isLetter) })
    else {
      return nil
    }
    let base = KnowledgeBase.starter
    let folded = letters.map { NameSpelling.folded($0) }
    guard base.candidates(NameSpelling.shared.hash(ofFolded: folded)).isEmpty else { return nil }
    let roles = Set(entity.roles.flatMap { $0.lowercased().split(separator: " ").map(String.init) })
    for number in letters.indices where letters[number].count > Self.fewestLetters {
      for (word, isOtherLetter) in Self.near(letters[number]) {
        var edited = folded
        edited[number] = NameSpelling.folded(word)
        for candidate in base.candidates(NameSpelling.shared.hash(ofFolded: edited)) {
          guard let known = base.entity(candidate.entity), known.kind == .person,
            letters.count > 1 ? candidate.use != .surname : candidate.use == .surname
          else { continue }
          let surname = known.name.split(separator: " ").last.map(String.init) ?? known.name
          // Another letter makes another name more often than a slip does: Comer and Comey.
          guard letters.count > 1 && !isOtherLetter || shares(known, roles), !surname.utf8.contains(UInt8(ascii: "-"))
          else { continue }
          // The right name stands in the text as well: that is `variedNames()`.
          guard !entities.contains(where: { $0.name.hasSuffix(surname) }) else { continue }
          let name = NameWord(whole: mention(place).range, of: blocks[place.block])
          return NearName(
            name: name, known: letters.count > 1 ? known.name : surname, role: known.roles.first?.title)
        }
      }
    }
    return nil
  }

  /// Whether the article calls somebody by a word of what the base does: "President".
  private func shares(_ known: KnownEntity, _ roles: Set<String>) -> Bool {
    known.roles.contains { role in
      guard let word = role.title.lowercased().split(separator: " ").first(where: { roles.contains(String($0)) }) else {
        return false
      }
      return word.count > 3
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  /// Of a word that is changed; a shorter one is near too many.
  private static let fewestLetters = 4

  /// All words a slip away that begin with the same letter, and whether it is another letter; not what a plural ends in, "the
  /// Bidens".
  private static func near(_ word: [UInt8]) -> [(word: [UInt8], isOtherLetter: Bool)] {
    var near: [(word: [UInt8], isOtherLetter: Bool)] = []
    for place in 1..<word.count {
      if place + 1 < word.count || word[place] != UInt8(ascii: "s") {
        var shorter = word
        shorter.remove(at: place)
        near.append((shorter, false))
      }
      if place + 1 < word.count, word[place] != word[place + 1] {
        var swapped = word
        swapped.swapAt(place, place + 1)
        near.append((swapped, false))
      }
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") where letter != word[place] {
        var changed = word
        changed[place] = letter
        near.append((changed, true))
        near.append((word[..<place] + [letter] + word[place...], false))
      }
    }
    return near
  }
}
