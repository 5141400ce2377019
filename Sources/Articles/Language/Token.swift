import Formats

/// A word, a number or a mark of a block's prose.
package struct Token: Sendable {
  package enum Kind: UInt8, Sendable {
    case word
    case number
    /// . ? ! …
    case terminal
    case comma
    /// ; : – — / and their like
    case pause
    case open
    case close
    case doubleQuote
    case singleQuote
    case guillemet
    case symbol
  }

  /// Bytes of the block's prose.
  package let range: ProseRange
  /// The end without a possessive 's.
  package let coreEnd: Int
  package let kind: Kind
  package let isCapitalised: Bool
  package let isAllCapitals: Bool
  /// Preceded by white space, or first in the block.
  package let spaceBefore: Bool
  /// Of the lower-case core; 0 for marks.
  package let hash: UInt64
  package let classes: WordClass
  /// The spelling of most adverbs of manner.
  package let endsInLy: Bool
  /// The spelling of most plurals.
  package let endsInS: Bool

  package var isWord: Bool { kind == .word }
  /// What a count of words counts.
  package var isWordOrNumber: Bool { kind == .word || kind == .number }
  package var isPossessive: Bool { coreEnd < range.end }
  package var isQuoteMark: Bool { kind == .doubleQuote || kind == .singleQuote || kind == .guillemet }
  package var coreRange: ProseRange { ProseRange(range.start, coreEnd) }
}

extension [Token] {
  /// The first token that ends at or behind a byte of the prose; the count where none does.
  func firstIndex(endingAtOrBehind offset: Int) -> Int {
    partitioningIndex { $0.range.end >= offset }
  }

  /// The tokens that a stretch of the prose touches, by number.
  func indices(in stretch: ProseRange) -> Range<Int> {
    let first = firstIndex(endingAtOrBehind: stretch.start + 1)
    return first..<Swift.max(first, partitioningIndex { $0.range.start >= stretch.end })
  }
}
