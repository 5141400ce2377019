/// A name as it stands in a block.
package struct Mention: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case person = "PER"
    case organisation = "ORG"
    case place = "LOC"
    case other = "MISC"
  }

  /// Bytes of the block's prose, without titles, roles and a possessive 's.
  package let range: TextRange
  package let kind: Kind
  /// Of its lower-case words joined by spaces.
  package let hash: UInt64
  /// Of its last word: how a person is named later on.
  package let lastWordHash: UInt64
  package let wordCount: Int
  /// The role words the text gives: "Russian Foreign Minister" before a name, "a senior adviser to …" behind it.
  package let role: TextRange?
  /// Capitals that the model takes for no name, as at the start of a sentence: one only if the article names it elsewhere.
  package let isUncertain: Bool
}
