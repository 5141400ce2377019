/// What the sequence models see of each token of a block by itself, in no more bytes than it takes: of nothing but marks
/// there are as many tokens as bytes.
package struct TokenViews: Sendable {
  /// The word in lower case, a number as such, a mark by what it is.
  let words: [UInt64]
  let kinds: [UInt64]
  let shapes: [UInt16]
  let suffixes: [UInt32]
  let clusters: [UInt16]

  package init(_ text: BlockText, bytes: [UInt8]) {
    let tokens = text.tokens
    var words: [UInt64] = []
    var kinds: [UInt64] = []
    var shapes: [UInt16] = []
    var suffixes: [UInt32] = []
    words.reserveCapacity(tokens.count)
    kinds.reserveCapacity(tokens.count)
    shapes.reserveCapacity(tokens.count)
    suffixes.reserveCapacity(tokens.count)
    for token in tokens {
      let word = Self.word(token, bytes)
      let suffix = Self.suffix(token, bytes, 3)
      words.append(word)
      suffixes.append(UInt32(suffix))
      shapes.append(Self.shape(token))
      kinds.append(Self.kind(token, word: word, suffix: Self.suffix(token, bytes, 2)))
    }
    self.words = words
    self.kinds = kinds
    self.shapes = shapes
    self.suffixes = suffixes
    let table = WordClusters.shared
    clusters = tokens.map { token in
      token.isWord ? UInt16(table?[token.hash] ?? 0) : 256 + UInt16(token.kind.rawValue)
    }
  }

  private static func word(_ token: Token, _ bytes: [UInt8]) -> UInt64 {
    switch token.kind {
    case .word: token.hash
    case .number: 1
    case .doubleQuote, .guillemet: 2
    case .singleQuote: token.spaceBefore ? 2 : 3
    default: 16 + UInt64(token.kind.rawValue) << 8 + UInt64(bytes[token.range.start])
    }
  }

  static func suffix(_ token: Token, _ bytes: [UInt8], _ length: Int) -> UInt64 {
    guard token.isWord else { return UInt64(token.kind.rawValue) }
    var suffix: UInt64 = 0
    for i in max(token.range.start, token.coreEnd - length)..<token.coreEnd {
      let byte = bytes[i]
      suffix = suffix << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return suffix << 1 | (token.isPossessive ? 1 : 0)
  }

  private static func shape(_ token: Token) -> UInt16 {
    UInt16(token.kind.rawValue) | (token.isCapitalised ? 32 : 0) | (token.isAllCapitals ? 64 : 0)
      | (token.isPossessive ? 128 : 0) | (token.range.length > 3 ? 256 : 0)
  }

  /// Something like a part of speech: a little word is itself, another word its classes, capital and ending.
  private static func kind(_ token: Token, word: UInt64, suffix: UInt64) -> UInt64 {
    guard token.isWord, !token.classes.contains(.functionWord), !token.classes.contains(.auxiliary) else { return word }
    let seen: WordClass = [
      .speechVerb, .beliefVerb, .findingVerb, .baseForm, .thirdPersonForm, .pastForm, .gerund, .cueNoun, .vagueNoun,
      .documentNoun, .vagueAdverb, .roleNoun, .title,
    ]
    let classes = token.classes.intersection(seen).rawValue
    let ending = token.isCapitalised || classes != 0 ? 0 : suffix
    return classes << 20 | ending << 2 | (token.isCapitalised ? 2 : 0) | 1
  }
}

/// What is seen at a place of a block; 4 stands before it and 5 behind it.
@inline(__always)
func at(_ list: [some FixedWidthInteger & UnsignedInteger], _ i: Int) -> UInt64 {
  i >= 0 && i < list.count ? UInt64(list[i]) : i < 0 ? 4 : 5
}
