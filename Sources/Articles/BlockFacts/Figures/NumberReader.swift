import Formats

/// Reads the number that begins at a token: "1,200", "1.5 million", "two hundred and fifty", "half a million", "3 lakh".
struct NumberReader {
  let bytes: [UInt8]
  let tokens: [Token]
  /// No number reaches over it.
  let end: Int

  struct Number {
    var tokens: Range<Int>
    var value: Double
    var step: Double
    var isFraction = false
    /// What a number token has behind its digits, in lower case, "-mile", "km"; empty for none.
    var suffix: ArraySlice<UInt8> = []
    /// Written in words; a year or the number of a room never is.
    var isInWords = false
    var hasComma = false
    /// The digits as they stand, for years: "2015".
    var isFourDigits = false
    var wasScaled = false
  }

  func number(at i: Int) -> Number? {
    guard i < end else { return nil }
    if tokens[i].kind == .number { return digits(at: i) }
    return tokens[i].isWord ? words(at: i) : nil
  }

  private func hash(_ i: Int) -> UInt64 { i < end && tokens[i].isWord ? tokens[i].hash : 0 }
  private func isBehind(_ i: Int, _ text: StaticString) -> Bool {
    i < end && !tokens[i].spaceBefore && matches(i, text)
  }
  func matches(_ i: Int, _ text: StaticString) -> Bool {
    let range = tokens[i].range
    return range.length == text.utf8CodeUnitCount
      && text.withUTF8Buffer { bytes[range.start..<range.end].elementsEqual($0) }
  }

  // MARK: Digits

  private func digits(at i: Int) -> Number? {
    let range = tokens[i].range
    guard let read = Self.digits(of: bytes[range.start..<range.end]) else { return nil }
    let (step, length) = (read.step, read.length)
    var (value, hasComma) = (read.value, read.hasComma)
    var suffix = bytes[range.start + length..<range.end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }[...]
    var next = i + 1
    if suffix.isEmpty, !hasComma, step == 1, length <= 3 {
      // "1 200 000", with spaces that do not break.
      while next < end, tokens[next].kind == .number, tokens[next].range.length == 3,
        Self.isHardSpace(bytes[tokens[next - 1].range.end..<tokens[next].range.start]),
        case (let group, _, 3, _)? = Self.digits(
          of: bytes[tokens[next].range.start..<tokens[next].range.end], mayBeginWithZero: true)
      {
        value = value * 1000 + group
        hasComma = true
        next += 1
      }
    }
    var number = Number(tokens: i..<next, value: value, step: step, hasComma: hasComma)
    number.isFourDigits = length == 4 && !hasComma && step == 1
    if suffix.isEmpty, next < end, !tokens[next].spaceBefore, let part = vulgar(next) {
      number.value += part
      number.step = 0.05
      number.tokens = i..<next + 1
      return scaled(number)
    }
    if suffix.isEmpty, let part = slashed(at: next), tokens[next].spaceBefore {
      number.value += part
      number.step = 0.05
      number.tokens = i..<next + 3
      return scaled(number)
    }
    if suffix.isEmpty, let part = slashed(at: i) {
      return Number(tokens: i..<i + 3, value: part, step: 0.05, isFraction: true)
    }
    if let scale = Self.shortScales.first(where: { suffix.elementsEqual($0.0.utf8) })?.1 {
      number.value *= scale
      number.step *= scale
      number.wasScaled = true
      return number
    }
    // "1.5-million-dollar"
    if suffix.first == 0x2D {
      let word = suffix.dropFirst().prefix { $0 != 0x2D }
      if let scale = Self.scales[WordHash.of(word)] {
        number.value *= scale
        number.step *= scale
        number.wasScaled = true
        suffix = suffix.dropFirst(1 + word.count)
      }
    }
    number.suffix = suffix
    return suffix.isEmpty ? scaled(number) : number
  }

  private static func isHardSpace(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.elementsEqual([0xC2, 0xA0]) || gap.elementsEqual([0xE2, 0x80, 0xAF]) || gap.elementsEqual([0xE2, 0x80, 0x89])
  }

  /// The number at the start of a run of bytes; nil for what is none: "3.2.1", "007", "1,20".
  static func digits(of text: ArraySlice<UInt8>, mayBeginWithZero: Bool = false) -> (
    value: Double, step: Double, length: Int, hasComma: Bool
  )? {
    var value = 0.0
    var step = 1.0
    var groups: [Int] = []
    var run = 0
    var k = text.startIndex
    func isDigit(_ k: Int) -> Bool { k < text.endIndex && text[k] >= 0x30 && text[k] <= 0x39 }
    while k < text.endIndex {
      if isDigit(k) {
        value = value * 10 + Double(text[k] - 0x30)
        run += 1
        k += 1
      } else if text[k] == 0x2C, isDigit(k + 1) {
        groups.append(run)
        run = 0
        k += 1
      } else {
        break
      }
    }
    guard k - text.startIndex <= longestNumber else { return nil }
    if !groups.isEmpty {
      guard run == 3, groups[0] <= 3, groups.dropFirst().allSatisfy({ $0 == 3 || $0 == 2 }) else { return nil }
    } else if run > 1, text.first == 0x30, !mayBeginWithZero, !(k < text.endIndex && text[k] == 0x2E) {
      return nil
    }
    if k < text.endIndex, text[k] == 0x2E, isDigit(k + 1) {
      k += 1
      while isDigit(k) {
        step /= 10
        value += Double(text[k] - 0x30) * step
        k += 1
      }
      // "3.2.1", "4.3.2016"
      if k < text.endIndex, text[k] == 0x2E || text[k] == 0x2C { return nil }
    }
    guard k > text.startIndex else { return nil }
    // 2.4 is 24 tenths: sums of tenths drift.
    if step < 1 { value = (value / step).rounded() / (1 / step).rounded() }
    return (value, step, k - text.startIndex, !groups.isEmpty)
  }

  /// Bytes of digits and commas.
  private static let longestNumber = 24

  /// "½"
  private func vulgar(_ i: Int) -> Double? {
    guard tokens[i].kind == .symbol else { return nil }
    switch bytes[tokens[i].range.start..<tokens[i].range.end] {
    case let text where text.elementsEqual("½".utf8): return 0.5
    case let text where text.elementsEqual("¼".utf8): return 0.25
    case let text where text.elementsEqual("¾".utf8): return 0.75
    case let text where text.elementsEqual("⅓".utf8): return 1 / 3
    case let text where text.elementsEqual("⅔".utf8): return 2 / 3
    default: return nil
    }
  }

  /// "1/2", of parts that have names.
  private func slashed(at i: Int) -> Double? {
    guard i + 2 < end, tokens[i].kind == .number, tokens[i].range.length == 1, isBehind(i + 1, "/"),
      tokens[i + 2].kind == .number, !tokens[i + 2].spaceBefore, tokens[i + 2].range.length == 1,
      !(i + 3 < end && isBehind(i + 3, "/"))
    else { return nil }
    let (part, whole) = (bytes[tokens[i].range.start] - 0x30, bytes[tokens[i + 2].range.start] - 0x30)
    return part > 0 && part < whole && whole <= 8 ? Double(part) / Double(whole) : nil
  }

  private func scaled(_ number: Number) -> Number {
    var number = number
    while let scale = Self.scales[hash(number.tokens.upperBound)], number.value < 1e6 || scale >= 1e5 {
      number.value *= scale
      number.step *= scale
      number.wasScaled = true
      number.tokens = number.tokens.lowerBound..<number.tokens.upperBound + 1
    }
    return number
  }

  // MARK: Words

  private func words(at i: Int) -> Number? {
    let first = hash(i)
    if Self.articles.contains(first) { return articled(at: i) }
    if first == Self.half { return halved(at: i) }
    if let fraction = fraction(at: i) { return fraction }
    guard let (value, suffix) = smallNumber(at: i) else { return nil }
    var number = Number(tokens: i..<i + 1, value: value, step: 1, isInWords: true)
    number.suffix = suffix
    guard suffix.isEmpty else { return number }
    return composed(number)
  }

  /// "two hundred and fifty thousand", "twenty five", "one and a half million".
  private func composed(_ start: Number) -> Number {
    var number = start
    var total = 0.0
    var current = start.value
    var step = 1.0
    var next = start.tokens.upperBound
    while next < end {
      let word = hash(next)
      let place = word == Self.and ? next + 1 : next
      if word == Self.and, Self.articles.contains(hash(next + 1)), hash(next + 2) == Self.half {
        current += 0.5
        step = 0.5
        next += 3
      } else if let scale = Self.scales[word] {
        if scale <= 100 {
          current *= scale
        } else {
          total += current * scale
          current = 0
        }
        step = scale == 12 ? 1 : scale * (step == 0.5 ? 0.5 : 1)
        number.wasScaled = true
        next += 1
      } else if Self.scales[hash(next - 1)] ?? 0 >= 100, let (more, suffix) = smallNumber(at: place), suffix.isEmpty,
        // "Two million and three hundred more" are two numbers.
        word != Self.and || Self.scales[hash(place + 1)] == nil
      {
        current += more
        step = 1
        next = place + 1
      } else if next == start.tokens.upperBound, [20, 30, 40, 50, 60, 70, 80, 90].contains(current),
        let (more, suffix) = smallNumber(at: next), more > 0, more < 10, suffix.isEmpty
      {
        current += more
        next += 1
      } else {
        break
      }
    }
    number.value = total + current
    number.step = step
    number.tokens = start.tokens.lowerBound..<next
    return number
  }

  /// "a hundred", "a dozen", "a half-million", "a third of".
  private func articled(at i: Int) -> Number? {
    let next = hash(i + 1)
    if Self.scales[next] != nil {
      return composed(Number(tokens: i..<i + 1, value: 1, step: 1, isInWords: true))
    }
    if let part = Self.parts[next], hash(i + 2) == Self.of {
      return Number(tokens: i..<i + 2, value: part, step: 0.05, isFraction: true, isInWords: true)
    }
    return nil
  }

  /// "half a million", "half of", "half the", "half an hour".
  private func halved(at i: Int) -> Number? {
    let next = hash(i + 1)
    var number = Number(tokens: i..<i + 1, value: 0.5, step: 0.05, isFraction: true, isInWords: true)
    if Self.articles.contains(next) {
      guard let scale = Self.scales[hash(i + 2)] else {
        guard Measure.of(word: hash(i + 2)) != nil else { return nil }
        number.tokens = i..<i + 2
        number.isFraction = false
        return number
      }
      (number.value, number.step, number.isFraction, number.wasScaled) = (scale / 2, scale / 2, false, true)
      number.tokens = i..<i + 3
      return number
    }
    return next == Self.of || Self.wholes.contains(next) ? number : nil
  }

  /// "two-thirds", "two thirds", "three-quarters", "one-fifth".
  private func fraction(at i: Int) -> Number? {
    let range = tokens[i].range
    let text = bytes[range.start..<tokens[i].coreEnd]
    if let hyphen = text.firstIndex(of: 0x2D) {
      guard let count = Self.small[WordHash.of(text[..<hyphen])],
        let part = Self.parts[WordHash.of(text[(hyphen + 1)...])],
        count * part < 1.01
      else { return nil }
      return Number(tokens: i..<i + 1, value: count * part, step: 0.02, isFraction: true, isInWords: true)
    }
    guard let count = Self.small[tokens[i].hash], count < 10, let part = Self.parts[hash(i + 1)], count * part < 1.01,
      count > 1 || hash(i + 2) == Self.of
    else { return nil }
    return Number(tokens: i..<i + 2, value: count * part, step: 0.02, isFraction: true, isInWords: true)
  }

  /// "twelve", "twenty-five", "nine-member" with the rest behind the hyphen.
  private func smallNumber(at i: Int) -> (Double, ArraySlice<UInt8>)? {
    guard i < end, tokens[i].isWord else { return nil }
    if let value = Self.small[tokens[i].hash] { return (value, []) }
    guard tokens[i].range.length > 5 else { return nil }
    let text = bytes[tokens[i].range.start..<tokens[i].coreEnd]
    guard let hyphen = text.firstIndex(of: 0x2D), let first = Self.small[WordHash.of(text[..<hyphen])] else {
      return nil
    }
    let rest = text[(hyphen + 1)...]
    let word = rest.prefix { $0 != 0x2D }
    if first >= 20, first < 100, let second = Self.small[WordHash.of(word)], second < 10 {
      return (first + second, rest.dropFirst(word.count))
    }
    return (first, text[hyphen...])
  }

  /// Whether a token may begin a number: cheap, since it is asked of every token.
  static func mayBegin(_ token: Token, _ bytes: [UInt8]) -> Bool {
    if token.kind == .number { return true }
    guard token.isWord else { return false }
    if starts.contains(token.hash) { return true }
    guard token.range.length > 5, token.range.length < 30 else { return false }
    let text = bytes[token.range.start..<token.coreEnd]
    guard let hyphen = text.firstIndex(of: 0x2D), hyphen - text.startIndex <= 9 else { return false }
    return small[WordHash.of(text[..<hyphen])] != nil
  }

  /// The same with a look at the next one: half the blocks of a page have an "a", and few of these "a hundred".
  static func begins(at i: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    guard mayBegin(tokens[i], bytes) else { return false }
    guard tokens[i].isWord, articles.contains(tokens[i].hash) else { return true }
    return i + 1 < tokens.count && (scales[tokens[i + 1].hash] != nil || parts[tokens[i + 1].hash] != nil)
  }

  private static let and = WordHash.of("and".utf8)
  private static let of = WordHash.of("of".utf8)
  private static let half = WordHash.of("half".utf8)
  private static let articles = WordHash.set("a an")
  private static let wholes = WordHash.set("the its their his her our all")
  private static let starts: Set<UInt64> = Set(small.keys).union(WordHash.set("a an half"))

  private static func table(_ words: [String: Double]) -> [UInt64: Double] {
    Dictionary(uniqueKeysWithValues: words.map { (WordHash.of($0.key.utf8), $0.value) })
  }

  private static let small = table([
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
  ])
  private static let parts = table([
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
    "fourth": 1 / 4, "fourths": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6,
    "seventh": 1 / 7, "eighth": 1 / 8, "eighths": 1 / 8, "tenth": 1 / 10, "tenths": 1 / 10,
  ])
  private static let scales = table([
    "dozen": 12, "hundred": 100, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "crore": 1e7,
    "crores": 1e7, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9, "tn": 1e12,
  ])
  private static let shortScales: [(String, Double)] = [
    ("k", 1e3), ("mn", 1e6), ("mln", 1e6), ("bn", 1e9), ("b", 1e9), ("tn", 1e12), ("trn", 1e12), ("million", 1e6),
    ("billion", 1e9), ("cr", 1e7),
  ]
}
