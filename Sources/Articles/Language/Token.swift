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

  // 32 bytes: of nothing but marks there are as many tokens as bytes.
  private let start, core, end: UInt32
  package let kind: Kind
  private let spelling: Spelling
  /// Of the lower-case core; 0 for marks.
  package let hash: UInt64
  package let classes: WordClass

  struct Spelling: OptionSet {
    let rawValue: UInt8

    static let capitalised = Spelling(rawValue: 1)
    static let allCapitals = Spelling(rawValue: 1 << 1)
    static let spaceBefore = Spelling(rawValue: 1 << 2)
    static let endsInLy = Spelling(rawValue: 1 << 3)
    static let endsInS = Spelling(rawValue: 1 << 4)
  }

  init(_ range: ProseRange, coreEnd: Int? = nil, _ kind: Kind, _ spelling: Spelling, hash: UInt64, _ classes: WordClass)
  {
    (start, core, end) = (UInt32(range.start), UInt32(coreEnd ?? range.end), UInt32(range.end))
    (self.kind, self.spelling, self.hash, self.classes) = (kind, spelling, hash, classes)
  }

  /// Bytes of the block's prose.
  package var range: ProseRange { ProseRange(Int(start), Int(end)) }
  /// The end without a possessive 's.
  package var coreEnd: Int { Int(core) }
  package var isCapitalised: Bool { spelling.contains(.capitalised) }
  package var isAllCapitals: Bool { spelling.contains(.allCapitals) }
  /// Preceded by white space, or first in the block.
  package var spaceBefore: Bool { spelling.contains(.spaceBefore) }
  /// The spelling of most adverbs of manner.
  package var endsInLy: Bool { spelling.contains(.endsInLy) }
  /// The spelling of most plurals.
  package var endsInS: Bool { spelling.contains(.endsInS) }

  package var isWord: Bool { kind == .word }
  /// What a count of words counts.
  package var isWordOrNumber: Bool { kind == .word || kind == .number }
  package var isPossessive: Bool { core < end }
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
