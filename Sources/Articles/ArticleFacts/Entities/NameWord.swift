import Formats

/// A word of a name as it stands in the text: "Harry", "S." and "Truman" are three.
package struct NameWord: Sendable {
  package let text: String
  /// Bytes of the block's prose.
  package let range: ProseRange
  /// Bytes of the page's source.
  package let source: TextRange
  /// No markup stands inside, so that its source can be replaced as a whole.
  package let isUnbroken: Bool
}

extension Article {
  /// The words of a mention, as white space parts them.
  package func words(of place: Entity.Place) -> [NameWord] {
    let (block, name) = (blocks[place.block], mention(place).range)
    var ranges: [ProseRange] = []
    for token in facts[place.block].tokens[facts[place.block].tokens.indices(in: name)] {
      let end = min(token.range.end, name.end)
      if token.spaceBefore || ranges.isEmpty {
        ranges.append(ProseRange(max(token.range.start, name.start), end))
      } else {
        ranges[ranges.count - 1].end = end
      }
    }
    return ranges.map {
      NameWord(
        text: block.words($0), range: $0, source: block.source(of: $0), isUnbroken: block.prose.isContiguous($0))
    }
  }
}

extension NameWord {
  /// Whether two words are one, spelt as it may be: "Zelensky" and "Zelenskyy", "Kiev" and "Kyiv", "Lavrov" and "LAVROV". Not
  /// so initials and what they stand for.
  package static func isSpelling(_ word: String, of other: String) -> Bool {
    if word == other { return true }
    let (one, two) = (NameSpelling.folded(word.utf8), NameSpelling.folded(other.utf8))
    if one == two { return true }
    let spelling = NameSpelling.shared
    return !word.isAllCapitals && !other.isAllCapitals
      && spelling.hash(ofFolded: [one]) == spelling.hash(ofFolded: [two])
  }
}

extension String {
  /// Two letters or more, and none of them small.
  package var isAllCapitals: Bool {
    let letters = unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count > 1 && letters.allSatisfy { !$0.properties.isLowercase }
  }
}
