import Formats

/// What a line looks like by itself, whatever stands around it: the part of the boilerplate model's features that an edit
/// elsewhere leaves alone.
package struct LineAppearance: Hashable, Sendable {
  /// How long the line is and whether it ends as a sentence does.
  package enum Shape: UInt8, Sendable {
    case wordless
    case word
    /// Two or three words, four to eight; each in title case or not.
    case shortTitle, short, lineTitle, line
    /// Up to 25 words without an end, and more.
    case longLine, openParagraph
    /// Up to 5, 11, 30, 70 words with an end, and more.
    case shortSentence, sentence, paragraph, longParagraph, wall

    /// Text as articles are made of.
    var isProse: Bool { rawValue >= Shape.paragraph.rawValue }
    /// A line as menus are made of.
    var isShort: Bool { rawValue <= Shape.longLine.rawValue }
  }

  package let shape: Shape
  let words: Int
  let isTitleCase: Bool
  let hasFirstPerson: Bool
  let hasSecondPerson: Bool
  let hasDigits: Bool
  /// The hash of the first word; 0 where there is none.
  let firstWord: UInt64
  let endsInColon: Bool
  let hasCueWord: Bool
  /// Of its first tokens, by kind and capitals.
  let form: UInt64
  /// One value for each template of a line by itself, then the hashes of its words: of a short line all, of a longer one
  /// the first and the last.
  private let seen: [UInt64]

  static let longestBag = 14

  init(_ text: BlockText, _ outline: BlockOutline, words: Int, isTerminated: Bool, bytes: [UInt8]) {
    let tokens = text.tokens
    let count = LineCounts(tokens, bytes)
    let isTitleCase = words > 1 && count.capitalised * 10 >= (words - count.functionWords) * 8
    let shape = Self.shape(words: words, isTerminated: isTerminated, isTitleCase: isTitleCase)
    self.shape = shape
    self.words = words
    self.isTitleCase = isTitleCase
    (hasFirstPerson, hasSecondPerson) = (count.firstPerson > 0, count.secondPerson > 0)
    hasDigits = count.digits > 0
    hasCueWord = outline.hasCueWord
    endsInColon = bytes.last == UInt8(ascii: ":")
    form = tokens.prefix(5).reduce(WordHash.seed) {
      FNV.mixed((UInt64($1.kind.rawValue) << 2 | ($1.isCapitalised ? 1 : 0) | ($1.isAllCapitals ? 2 : 0)), into: $0)
    }
    let wordHashes = tokens.lazy.filter(\.isWordOrNumber).map { $0.kind == .number ? 1 : $0.hash }
    firstWord = wordHashes.first ?? 0
    let first = bytes.first.map(Self.kind) ?? 0
    let last = bytes.last.map(Self.kind) ?? 0
    let length = UInt64(bin(words, Self.lengths))
    let s = UInt64(shape.rawValue)
    let wordLength = bin(bytes.count * 2 / max(1, words), [6, 8, 10, 12, 14, 18, 30])
    let values: [UInt64] = [
      s, length, length << 1 | (isTerminated ? 1 : 0),
      UInt64(wordLength) << 8 | s,
      UInt64(bin(count.capitalised * 10 / max(1, words), [1, 3, 5, 8, 10])) << 8 | length,
      UInt64(bin(count.allCapitals * 10 / max(1, words), [1, 5, 10])) << 8 | s,
      UInt64(bin(count.digits * 10 / max(1, words), [1, 3, 6])) << 8 | s,
      UInt64(bin(text.sentences.count, [1, 2, 3, 5, 8])) << 8 | length,
      first << 8 | s, last << 8 | s, first << 8 | last,
      count.marks, count.marks << 8 | s,
      UInt64(bin(count.firstPerson, [1, 2, 4])) << 8 | s,
      UInt64(bin(count.secondPerson, [1, 2, 4])) << 8 | s,
      UInt64(bin(text.quotations.count, [1, 2])) << 8 | s,
      (hasCueWord ? 256 : 0) | s,
      count.month << 8 | s, count.clock << 8 | s,
      words <= 4 ? tokens.reduce(WordHash.seed) { $0 &* 31 &+ $1.hash } : 0,
      tokens.lazy.filter(\.isWordOrNumber).prefix(2).reduce(WordHash.seed) { $0 &* 31 &+ $1.hash },
      firstWord &* 31 &+ s,
      UInt64(bin(count.functionWords * 10 / max(1, words), [1, 2, 3, 4, 5])) << 8 | s,
    ]
    let all = Array(wordHashes)
    seen = values + (all.count <= Self.longestBag ? all : Array(all.prefix(6)) + Array(all.suffix(4)))
  }

  var values: ArraySlice<UInt64> { seen.prefix(Self.valueCount) }
  var bag: ArraySlice<UInt64> { seen.dropFirst(Self.valueCount) }

  private static let lengths = [1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 25, 41, 81]
  static let valueCount = 23

  private static func shape(words: Int, isTerminated: Bool, isTitleCase: Bool) -> Shape {
    switch (isTerminated, words) {
    case (_, 0): .wordless
    case (true, ...5): .shortSentence
    case (true, ...11): .sentence
    case (true, ...30): .paragraph
    case (true, ...70): .longParagraph
    case (true, _): .wall
    case (false, 1): .word
    case (false, ...3): isTitleCase ? .shortTitle : .short
    case (false, ...8): isTitleCase ? .lineTitle : .line
    case (false, ...25): .longLine
    case (false, _): .openParagraph
    }
  }

  private static func kind(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 0x30...0x39: 1
    case 0x41...0x5A: 2
    case 0x61...0x7A: 3
    case 0x2E: 4
    case 0x3F, 0x21: 5
    case 0x3A, 0x3B, 0x2C: 6
    case 0x22, 0x27: 7
    case 0x28, 0x29, 0x5B, 0x5D: 8
    case 0x2D, 0x2A, 0x2B, 0x3E, 0x3C, 0x7C, 0x2F: 9
    case 0x40, 0x23: 10
    case 0x80...: 11
    default: 12
    }
  }
}

/// In which of the stretches that begin at these bounds a number falls.
@inline(__always)
func bin(_ number: Int, _ bounds: [Int]) -> Int {
  var place = 0
  while place < bounds.count, number >= bounds[place] { place += 1 }
  return place
}

/// What a line has of each kind.
private struct LineCounts {
  var capitalised = 0
  var allCapitals = 0
  var digits = 0
  var functionWords = 0
  var firstPerson = 0
  var secondPerson = 0
  /// A bit for each of the marks that pages are strewn with.
  var marks: UInt64 = 0
  var month: UInt64 = 0
  var clock: UInt64 = 0

  private static let first = WordHash.set("i me my mine myself i'm i've i'd we us our ours we're we've")
  private static let second = WordHash.set("you your yours you're you'll you've yourself")
  private static let months = WordHash.set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
      + "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday")
  private static let clocks = WordHash.set("am pm a.m p.m a.m. p.m. et est edt gmt pt pst bst utc")

  init(_ tokens: [Token], _ bytes: [UInt8]) {
    for token in tokens {
      switch token.kind {
      case .word:
        if token.isCapitalised { capitalised += 1 }
        if token.isAllCapitals, token.range.length > 1 { allCapitals += 1 }
        if token.classes.contains(.functionWord) { functionWords += 1 }
        if Self.first.contains(token.hash) { firstPerson += 1 }
        if Self.second.contains(token.hash) { secondPerson += 1 }
        if token.isCapitalised, Self.months.contains(token.hash) { month = 1 }
        if Self.clocks.contains(token.hash) { clock = 1 }
      case .number: digits += 1
      default: marks |= mark(bytes, token.range)
      }
    }
    if month == 1, digits > 0 { month = 2 }
    if clock == 0, hasTime(bytes) { clock = 2 }
  }

  private func mark(_ bytes: [UInt8], _ range: ProseRange) -> UInt64 {
    switch bytes[range.start] {
    case UInt8(ascii: "|"): 1
    case UInt8(ascii: "@"): 2
    case UInt8(ascii: "#"): 4
    case UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "<"): 8
    case UInt8(ascii: "$"), UInt8(ascii: "%"): 16
    // © ® « · »
    case 0xC2 where range.length == 2: bytes[range.start + 1] == 0xA9 ? 32 : 64
    // • … arrows, stars
    case 0xE2 where range.length == 3 && (bytes[range.start + 1] > 0x80 || bytes[range.start + 2] == 0xA2): 64
    case 0xF0...: 128
    default: 0
    }
  }

  /// "10:30"
  private func hasTime(_ bytes: [UInt8]) -> Bool {
    guard bytes.count < 200 else { return false }
    func isDigit(_ i: Int) -> Bool { i >= 0 && i < bytes.count && bytes[i] >= 0x30 && bytes[i] <= 0x39 }
    return bytes.indices.contains { bytes[$0] == 0x3A && isDigit($0 - 1) && isDigit($0 + 1) && isDigit($0 + 2) }
  }
}
