import Formats

/// A name as it stands in a block.
package struct Mention: Hashable, Sendable {
  /// Bytes of the block's prose, without titles, roles and a possessive 's.
  package let range: ProseRange
  package let kind: EntityKind
  /// Of its words as `NameSpelling` folds them: the same for every spelling of the name.
  package let hash: UInt64
  /// Of its first and last word: how a person is named later on. "Jr." is none of them.
  package let firstWordHash: UInt64
  package let lastWordHash: UInt64
  /// Of the first letters of its words in capitals: how an organization is named later on. 0 for a single word.
  package let initials: UInt64
  /// The same with its small words, "DOD", and of capitals within one word, "LV" for "LibriVox". 0 where there are none.
  package let otherInitials: UInt64
  /// Of all its words but the first, and of all but the last: the rest of "U.S. Republican Party" and "New York City". 0 for a
  /// single word.
  package let tailHash: UInt64
  package let headHash: UInt64
  /// Of a person's last word with the particles before it, "van der Berg", the same for "Al-Amri" and "Al Amri"; 0 where there
  /// are none.
  package let surnameHash: UInt64
  /// Of its words, the last with all vowels alike: the same for "Cyclone Mirelda" and "Cyclone Mireldda". 0 for a single word
  /// and for a last word with less than three consonants.
  package let looseHash: UInt64
  package let wordCount: Int
  /// The role words the text gives: "Russian Foreign Minister" before a name, "a senior adviser to …" behind it.
  package let role: ProseRange?
  /// Capitals that the model takes for no name, as at the start of a sentence: one only if the article names it elsewhere.
  package let isUncertain: Bool
}
