import Formats

/// Who says something, by which words, and what is said. All ranges are bytes of the block's prose.
///
///     "⟦Lavrov⟧ ⟦stated⟧ on Thursday that ⟦…⟧": source, cue, content
package struct Attribution: Hashable, Sendable {
  /// Whether a reader could go and ask.
  package enum Kind: String, Hashable, Sendable {
    /// Somebody or something that can be found: a name, a pronoun for one, a document, an office.
    case named
    /// Pointed to, but nobody could check it: "officials", "critics", "reportedly".
    case vague
    /// No words point to anybody: "is expected to", "was accused of".
    case unnamed = "none"
  }

  /// Nil where the words name none: "reportedly", "is said to".
  package let source: ProseRange?
  package let cue: ProseRange
  package let content: [ProseRange]
  package let kind: Kind
  /// The number of its sentence in the block.
  package let sentence: Int
  /// Whether nothing is stated: "declined to say when".
  package var saysNothing = false
  /// Whether the source is a group of which one is named: "critics, among them Ada Holm".
  package var namesMember = false
  /// Whether its own words leave no doubt that nobody could be asked, whatever a judge makes of the sentence: "doctors said",
  /// "it is thought that".
  package var isPlain = false
}

extension Attribution {
  /// Whether the contents of both are the same words, at least in part.
  func says(whatIsSaidBy other: Attribution) -> Bool {
    content.contains { part in other.content.contains { $0.start < part.end && part.start < $0.end } }
  }
}
