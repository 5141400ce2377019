import Formats

/// Cuts prose into tokens in one pass over its bytes.
///
/// Hyphens, apostrophes and the dots of "U.S." stay inside a word; "2.5" and "1,200" are one number.
package func tokens(of prose: [UInt8]) -> [Token] {
  var tokens: [Token] = []
  tokens.reserveCapacity(prose.count / 5 + 4)
  prose.withUnsafeBufferPointer { bytes in
    var scanner = TokenScanner(bytes: bytes)
    while let token = scanner.next() { tokens.append(token) }
  }
  return tokens
}

private struct TokenScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let isShouted: Bool
  var i = 0
  let lexicon = Lexicon.shared
  /// Of shouted text: whether the word before is a given name, and whether a sentence begins here.
  private var isAfterGivenName = false
  private var isFirst = true

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    isShouted = Self.isShouted(bytes)
  }

  /// Whether it is a sentence with all of it in capitals. A headline or a label in capitals is left as it is: that is how
  /// the models of lines and names know it.
  private static func isShouted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var capitals = 0
    var blanks = 0
    var ends = 0
    for byte in bytes {
      switch byte {
      case 0x61...0x7A: return false
      case 0x41...0x5A: capitals += 1
      case 0x20: blanks += 1
      case 0x2E, 0x21, 0x3F: ends += 1
      default: break
      }
    }
    return ends > 0 && blanks >= fewestBlanks && capitals > 2 * blanks
  }

  /// Five words: fewer are a name, a label or a cry.
  private static let fewestBlanks = 4

  mutating func next() -> Token? {
    let spaceBefore: Token.Spelling = skipSpace() || i == 0 ? .spaceBefore : []
    guard i < bytes.count else { return nil }
    let (kind, length) = classify(at: i)
    switch kind {
    case .letter, .capital: return word(spaceBefore)
    case .digit: return number(spaceBefore)
    case .space, .mark:
      let kind = markKind(at: i, length: length)
      let token = Token(ProseRange(i, i + length), kind, spaceBefore, hash: 0, [])
      i += length
      if kind == .terminal { isFirst = true }
      isAfterGivenName = false
      return token
    }
  }

  private mutating func skipSpace() -> Bool {
    let start = i
    while i < bytes.count {
      let (kind, length) = classify(at: i)
      guard kind == .space else { break }
      i += length
    }
    return i > start
  }

  private mutating func word(_ spaceBefore: Token.Spelling) -> Token {
    let start = i
    var hash = WordHash.seed
    var coreEnd = -1
    var capitals = 0
    var letters = 0
    var isASCII = true
    let first = classify(at: i).0
    while i < bytes.count {
      let byte = bytes[i]
      // Nearly all of a text, and most of the time.
      if byte >= 0x61 && byte <= 0x7A {
        hash = WordHash.adding(byte, to: hash)
        letters += 1
        i += 1
        continue
      }
      let (kind, length) = classify(at: i)
      if kind == .letter || kind == .capital || kind == .digit {
        if kind == .capital { capitals += 1 }
        letters += 1
        if length > 1 { isASCII = false }
        for k in i..<i + length { hash = WordHash.adding(bytes[k], to: hash) }
        i += length
        continue
      }
      guard let joiner = joinerLength(at: i), isLetterOrDigit(at: i + joiner) else {
        if byte == 0x2E, isInitialism(start), i - start > 1 { i += 1 }
        break
      }
      let next = bytes[i + joiner]
      // "The end.The next" is two words, "U.S." and "example.org" are one each.
      if byte == 0x2E, classify(at: i + 1).0 == .capital, !isInitialism(start) { break }
      // A possessive ends the core of the word: "Kiev's" is found as "kiev".
      if joiner != 1 || byte == 0x27, next == 0x73 || next == 0x53, !isLetterOrDigit(at: i + joiner + 1) {
        coreEnd = i
        i += joiner + 1
        break
      }
      hash = WordHash.adding(joiner == 3 ? 0x27 : byte, to: hash)
      if joiner == 3 { isASCII = false }
      i += joiner
    }
    if coreEnd < 0 { coreEnd = i }
    if !isASCII { hash = WordHash.of(bytes[start..<coreEnd]) }
    // The final dot of an initialism belongs to the word but not to its look-up.
    let isAllCapitals = capitals > 1 && capitals == letters
    let lookup = bytes[coreEnd - 1] == 0x2E ? WordHash.of(bytes[start..<coreEnd]) : hash
    var spelling = spaceBefore
    if first == .capital { spelling.insert(.capitalised) }
    if isAllCapitals { spelling.insert(.allCapitals) }
    let (last, lastButOne) = (bytes[coreEnd - 1], coreEnd - start > 1 ? bytes[coreEnd - 2] : 0)
    if coreEnd - start > 4, last == 0x79 && lastButOne == 0x6C || isShouted && last == 0x59 && lastButOne == 0x4C {
      spelling.insert(.endsInLy)
    }
    if coreEnd - start > 3, last == 0x73 || isShouted && last == 0x53 { spelling.insert(.endsInS) }
    if isShouted { return shouted(ProseRange(start, i), coreEnd: coreEnd, spelling, lookup) }
    return Token(
      ProseRange(start, i), coreEnd: coreEnd, .word, spelling, hash: lookup,
      // "US", "IT" and "WHO" are names, "us", "it" and "who" are not.
      isAllCapitals ? lexicon[lookup].subtracting(.functionWord) : lexicon[lookup])
  }

  /// A word of a text that is all in capitals, as its twin in small letters would be read: a name keeps one capital, and what
  /// is no word of everyday is taken for a name.
  private mutating func shouted(_ range: ProseRange, coreEnd: Int, _ spelling: Token.Spelling, _ lookup: UInt64)
    -> Token
  {
    let classes = lexicon[lookup]
    let isGivenName = classes.contains(.givenName)
    let isName =
      isGivenName || isAfterGivenName && classes.isEmpty || (WordClusters.shared?[lookup] ?? 1) == 0
      || !classes.isDisjoint(with: [.place, .demonym, .title])
    var spelling = spelling
    spelling.remove(.allCapitals)
    if !isName && !isFirst { spelling.remove(.capitalised) }
    isAfterGivenName = isGivenName
    isFirst = false
    return Token(range, coreEnd: coreEnd, .word, spelling, hash: lookup, classes)
  }

  private mutating func number(_ spaceBefore: Token.Spelling) -> Token {
    let start = i
    var hasLetter = false
    while i < bytes.count {
      let (kind, length) = classify(at: i)
      if kind == .digit || kind == .letter || kind == .capital {
        if kind != .digit { hasLetter = true }
        i += length
      } else if let joiner = joinerLength(at: i) ?? (bytes[i] == 0x2C ? 1 : nil), isLetterOrDigit(at: i + joiner) {
        i += joiner
      } else {
        break
      }
    }
    let hash = hasLetter ? WordHash.of(bytes[start..<i]) : 0
    return Token(ProseRange(start, i), .number, spaceBefore, hash: hash, hasLetter ? lexicon[hash] : [])
  }

  /// Apostrophe, hyphen, full stop or ampersand between two letters joins them.
  private func joinerLength(at i: Int) -> Int? {
    switch bytes[i] {
    case 0x27, 0x2D, 0x2E, 0x26, 0x5F: return 1
    case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x99: return 3
    default: return nil
    }
  }

  /// Bytes; "U.N.H.C.R." is a long one.
  private static let longestInitialism = 16

  /// Single letters parted by dots from `start` to here: "U.S" or "J", with a dot to come.
  private func isInitialism(_ start: Int) -> Bool {
    guard i - start < Self.longestInitialism else { return false }
    for k in start..<i {
      let isLetter = bytes[k] & 0xDF >= 0x41 && bytes[k] & 0xDF <= 0x5A
      guard (k - start).isMultiple(of: 2) ? isLetter : bytes[k] == 0x2E else { return false }
    }
    return true
  }

  private func isLetterOrDigit(at i: Int) -> Bool {
    guard i < bytes.count else { return false }
    let kind = classify(at: i).0
    return kind == .letter || kind == .capital || kind == .digit
  }

  enum Class { case letter, capital, digit, space, mark }

  private func classify(at i: Int) -> (Class, Int) {
    let byte = bytes[i]
    if byte < 0x80 {
      if byte >= 0x61 && byte <= 0x7A { return (.letter, 1) }
      if byte >= 0x41 && byte <= 0x5A { return (.capital, 1) }
      if byte >= 0x30 && byte <= 0x39 { return (.digit, 1) }
      return byte <= 0x20 || byte == 0x7F ? (.space, 1) : (.mark, 1)
    }
    return classifyWide(at: i)
  }

  private func classifyWide(at i: Int) -> (Class, Int) {
    let byte = bytes[i]
    let length = min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, bytes.count - i)
    guard length > 1 else { return (.mark, 1) }
    let second = bytes[i + 1]
    switch byte {
    case 0xC2: return (second == 0xA0 || second == 0x85 ? .space : second == 0xAD ? .letter : .mark, length)
    case 0xC3 where second == 0x97 || second == 0xB7: return (.mark, length)
    case 0xCC: return (.letter, length)
    case 0xCD where second < 0xB0: return (.letter, length)
    case 0xC3...0xDF:
      let scalar = (UInt32(byte & 0x1F) << 6) | UInt32(second & 0x3F)
      let isCapital = Unicode.Scalar(scalar).map { $0.properties.isUppercase } ?? false
      return (isCapital ? .capital : .letter, length)
    case 0xE2:
      guard length == 3 else { return (.mark, length) }
      let third = bytes[i + 2]
      let isSpace = second == 0x80 && (third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF)
      return (isSpace ? .space : .mark, length)
    case 0xE3 where second == 0x80: return (length == 3 && bytes[i + 2] == 0x80 ? .space : .mark, length)
    case 0xEF: return (second == 0xBB ? .space : .mark, length)
    case 0xF0 where second == 0x9F: return (.mark, length)
    default: return (.letter, length)
    }
  }

  private func markKind(at i: Int, length: Int) -> Token.Kind {
    switch bytes[i] {
    case 0x2E, 0x3F, 0x21: return .terminal
    case 0x2C: return .comma
    case 0x3B, 0x3A, 0x2F, 0x2D: return .pause
    case 0x28, 0x5B, 0x7B: return .open
    case 0x29, 0x5D, 0x7D: return .close
    case 0x22: return .doubleQuote
    case 0x27, 0x60: return .singleQuote
    case 0xC2 where length == 2 && (bytes[i + 1] == 0xAB || bytes[i + 1] == 0xBB): return .guillemet
    case 0xE2 where length == 3 && bytes[i + 1] == 0x80:
      switch bytes[i + 2] {
      case 0x98, 0x99, 0x9A, 0x9B: return .singleQuote
      case 0x9C, 0x9D, 0x9E, 0x9F: return .doubleQuote
      case 0xB9, 0xBA: return .guillemet
      case 0xA6: return .terminal
      case 0x93, 0x94, 0x95: return .pause
      default: return .symbol
      }
    default: return .symbol
    }
  }
}
