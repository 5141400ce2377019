import Formats

/// A difference between two printings of one speech that a reader would want to know of: another word, a word less, a
/// "not" more.
///
/// Nothing is said of what two honest writers do differently: where they begin and end, what they mark as changed
/// ([…], …), spelling, numbers, contractions, small words and fillers, a "he said" put between.
package struct WordingChange: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case replaced
    /// Our own lacks it.
    case dropped
    /// Negated in one of them only.
    case negation
  }

  package let kind: Kind
  /// By the numbers of the words.
  package let own: Range<Int>
  package let other: Range<Int>
}

/// A quotation's words with the text they stand in.
package struct QuotedText: Sendable {
  package let bytes: [UInt8]
  package let words: [ComparedWord]
  /// The hashes of all runs of five words.
  package let shingles: [UInt64]

  package init(_ bytes: [UInt8], _ range: some ByteRange) {
    self.bytes = bytes
    words = ComparedWord.all(in: bytes, range)
    shingles = QuotationAlignment.shingles(words)
  }

  package func text(_ numbers: Range<Int>) -> String {
    guard let first = numbers.first, let last = numbers.last else { return "" }
    let end = words[last].range.end
    return String(decoding: bytes[words[first].range.start..<end], as: UTF8.self)
  }

  /// In lower case, letters and digits only; "3.5" keeps its dot.
  func plain(_ number: Int) -> String { spelling(number).filter { $0 != "'" } }

  /// The same with its apostrophes.
  func spelling(_ number: Int) -> String {
    let range = words[number].range
    let isNumber = bytes[range.start] >= 0x30 && bytes[range.start] <= 0x39
    let kept = bytes[range.start..<range.end].filter { $0 != 0x2C && ($0 != 0x2E || isNumber) }
    return String(decoding: kept, as: UTF8.self).lowercased().replacing("’", with: "'").filter { $0 != "\u{AD}" }
  }

  /// "f***", "d—n": what a desk does not print.
  func isMasked(_ number: Int) -> Bool {
    let range = words[number].range
    return range.start > 0 && bytes[range.start - 1] == 0x2A || range.end < bytes.count && bytes[range.end] == 0x2A
  }

  /// "@AdaHolm", "#ferry"
  func isHandle(_ number: Int) -> Bool {
    let start = words[number].range.start
    return start > 0 && (bytes[start - 1] == 0x40 || bytes[start - 1] == 0x23)
  }
}

extension QuotationAlignment {
  /// How many of the shared words are more than small words.
  func commonContent(_ text: QuotedText) -> Int {
    let differing = differences.map(\.own)
    return own.count { number in
      !differing.contains { $0.contains(number) } && Spelling.isContent(text.plain(number))
    }
  }

  /// What of the differences matters, in order.
  package func changes(_ own: QuotedText, _ other: QuotedText) -> [WordingChange] {
    differences.compactMap { Wording(own, other).change($0) }
  }
}

private struct Wording {
  let own: QuotedText
  let other: QuotedText

  init(_ own: QuotedText, _ other: QuotedText) { (self.own, self.other) = (own, other) }

  func change(_ difference: QuotationAlignment.Difference) -> WordingChange? {
    if isMarked(difference.own, own) || isMarked(difference.other, other) { return nil }
    let (a, b) = (forms(difference.own, own), forms(difference.other, other))
    if Spelling.areInitials(a, b) || Spelling.areInitials(b, a) { return nil }
    if a.joined() == b.joined() || Spelling.folded(a.joined()) == Spelling.folded(b.joined()) { return nil }
    func change(_ kind: WordingChange.Kind) -> WordingChange {
      WordingChange(kind: kind, own: difference.own, other: difference.other)
    }
    if isInsertion(a, b) || isStutter(difference) { return nil }
    if a == ["or", "not"] && b.isEmpty || b == ["or", "not"] && a.isEmpty { return nil }
    // "not you, not me" and "not you or me" are one.
    if a.count == 1, b.count == 1, Set(a + b).isDisjoint(with: ["or", "nor"]) == false,
      a.contains("not") || b.contains("not")
    {
      return nil
    }
    if a.count(where: Spelling.negations.contains) % 2 != b.count(where: Spelling.negations.contains) % 2 {
      return change(.negation)
    }
    let (ownOnly, otherOnly) = Spelling.withoutShared(Spelling.joined(a, as: b), Spelling.joined(b, as: a))
    let missing = otherOnly.filter(Spelling.isContent)
    guard !missing.isEmpty else { return nil }
    if ownOnly.isEmpty, isNear(missing, difference.own) { return nil }
    return change(ownOnly.contains(where: Spelling.isContent) ? .replaced : .dropped)
  }

  /// Whether a writer marked that something is changed here.
  private func isMarked(_ run: Range<Int>, _ text: QuotedText) -> Bool {
    if run.upperBound < text.words.count,
      !text.words[run.upperBound].marks.isDisjoint(with: [.bracketed, .afterGap])
    {
      return true
    }
    return text.words[run].contains { !$0.marks.isDisjoint(with: [.bracketed, .afterGap]) }
      || run.contains { text.isHandle($0) || text.isMasked($0) }
  }

  /// How far off a word may stand that is not missing but in another place.
  private static let reach = 5

  private func isNear(_ words: [String], _ place: Range<Int>) -> Bool {
    let around = max(0, place.lowerBound - Self.reach)..<min(own.words.count, place.upperBound + Self.reach)
    let near = around.map(own.plain)
    return words.allSatisfy(near.contains)
  }

  /// "he said", put between the words by one of the two.
  private func isInsertion(_ a: [String], _ b: [String]) -> Bool {
    guard a.isEmpty != b.isEmpty else { return false }
    return (a + b).contains { Lexicon.shared[WordHash.of($0.utf8)].contains(.speechVerb) }
  }

  /// "we, we" and "we": the words that are more stand right beside themselves.
  private func isStutter(_ difference: QuotationAlignment.Difference) -> Bool {
    let (run, text) = difference.own.isEmpty ? (difference.other, other) : (difference.own, own)
    guard difference.own.isEmpty || difference.other.isEmpty else { return false }
    let hashes = text.words.map(\.hash)
    let (before, behind) = (run.lowerBound - run.count, run.upperBound + run.count)
    return before >= 0 && hashes[before..<run.lowerBound].elementsEqual(hashes[run])
      || behind <= hashes.count && hashes[run.upperBound..<behind].elementsEqual(hashes[run])
  }

  private func forms(_ run: Range<Int>, _ text: QuotedText) -> [String] {
    run.flatMap { Spelling.forms(of: text.spelling($0)) }
  }
}

/// What is one word under two spellings.
enum Spelling {
  static let negations: Set<String> = ["not", "never", "no", "none", "nobody", "nothing", "nor", "neither", "without"]

  /// A word that a change of matters: no small word, filler, title or tick of speech.
  static func isContent(_ word: String) -> Bool {
    if fillers.contains(word) || negations.contains(word) { return false }
    let classes = Lexicon.shared[WordHash.of(word.utf8)]
    return word.utf8.count > 1 && classes.isDisjoint(with: [.functionWord, .auxiliary, .title])
  }

  /// The words written out: "don't" is "do not", "gonna" is "going to", "twenty" is "20".
  static func forms(of spelling: String) -> [String] {
    let word = spelling.filter { $0 != "'" }
    if spelling != word, let apostrophe = spelling.lastIndex(of: "'") {
      let (head, tail) = (String(spelling[..<apostrophe]), spelling[spelling.index(after: apostrophe)...])
      if let verb = verbs[String(tail)] { return [head.filter { $0 != "'" }, verb] }
    }
    if let full = contractions[word] { return full }
    // "37,000ft"
    let digits = word.prefix { $0.isNumber || $0 == "." }
    if !digits.isEmpty, digits.endIndex < word.endIndex, let unit = units[String(word[digits.endIndex...])] {
      return [String(digits), unit]
    }
    if let unit = units[word] { return [unit] }
    return [numbers[word] ?? past[word] ?? word]
  }

  /// Without the words that both have, in one inflection or another.
  static func withoutShared(_ a: [String], _ b: [String]) -> ([String], [String]) {
    var rest = b
    let own = a.filter { word in
      guard let found = rest.firstIndex(where: { isOne(word, $0) }) else { return true }
      rest.remove(at: found)
      return false
    }
    return (own, rest)
  }

  /// Neighbours made one word where the other side has it as one: "e", "mail".
  static func joined(_ words: [String], as others: [String]) -> [String] {
    var joined: [String] = []
    var i = 0
    while i < words.count {
      if i + 1 < words.count, others.contains(words[i] + words[i + 1]) {
        joined.append(words[i] + words[i + 1])
        i += 2
      } else {
        joined.append(words[i])
        i += 1
      }
    }
    return joined
  }

  /// "EB" and "executive board"
  static func areInitials(_ short: [String], _ words: [String]) -> Bool {
    short.count == 1 && words.count > 1 && short[0] == String(words.compactMap(\.first))
  }

  /// One word in two spellings or inflections, or with a slip of the pen in it.
  static func isOne(_ a: String, _ b: String) -> Bool {
    let (x, y) = (folded(a), folded(b))
    if isSlip(Array(a.utf8), Array(b.utf8)), a.utf8.first == b.utf8.first { return true }
    if stem(x) == stem(y) || isInflected(x, y) || isInflected(y, x) { return true }
    guard x.utf8.first == y.utf8.first else { return false }
    return isSlip(Array(x.utf8), Array(y.utf8))
  }

  /// The two differ by one letter more, less or other, by two that changed places, or by a mark over a letter.
  private static func isSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard abs(a.count - b.count) <= 2 else { return false }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let (x, y) = (a[start..<a.count - end], b[start..<b.count - end])
    let isDoubled = x.count + y.count == 1 && start > 0 && a[start - 1] == (x.first ?? y.first)
    let isMarked = x.count <= 2 && y.count <= 2 && (x.contains { $0 >= 0x80 } || y.contains { $0 >= 0x80 })
    if isDoubled || isMarked { return true }
    if x.count == 2, y.count == 2, x.elementsEqual(y.reversed()) { return true }
    return min(a.count, b.count) >= 5 && x.count <= 1 && y.count <= 1
  }

  /// American and British spellings made one.
  static func folded(_ word: String) -> String {
    var word = word
    for (british, american) in spellings where word.utf8.count > british.utf8.count + 1 {
      word = word.replacing(british, with: american)
    }
    return word
  }

  /// "need" and "needs", "30" and "30th".
  private static func isInflected(_ word: String, _ longer: String) -> Bool {
    longer.hasPrefix(word) && word.utf8.count > 1 && endings.contains(String(longer.dropFirst(word.count)))
  }

  private static let endings: Set<String> = ["s", "es", "d", "ed", "ing", "ly", "st", "nd", "rd", "th"]

  private static func stem(_ word: String) -> String {
    guard word.utf8.count > 3 else { return word }
    for ending in ["ing", "ies", "es", "ed", "s", "d", "y", "e"] where word.hasSuffix(ending) {
      let rest = word.dropLast(ending.utf8.count)
      if rest.utf8.count >= 3 { return String(rest) }
    }
    return word
  }

  private static let spellings = [
    ("our", "or"), ("isa", "iza"), ("ise", "ize"), ("isi", "izi"), ("yse", "yze"), ("ysi", "yzi"), ("ll", "l"),
    ("tre", "ter"), ("ence", "ense"), ("gramme", "gram"), ("ogue", "og"), ("grey", "gray"), ("whilst", "while"),
    ("amongst", "among"), ("wards", "ward"), ("ae", "e"), ("tt", "t"), ("judgement", "judgment"),
  ]

  private static let fillers: Set<String> = Set(
    """
    uh um er ah oh well so just really very actually basically literally quite right okay ok yeah yes like know mean
    kind sort simply also then now there here still even only certainly obviously frankly absolutely please sir maam look listen somehow fact going course mr
    mrs ms dr sen rep gov
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let contractions: [String: [String]] = {
    var table: [String: [String]] = [
      "cannot": ["can", "not"], "cant": ["can", "not"], "wont": ["will", "not"], "shant": ["shall", "not"],
      "aint": ["is", "not"], "gonna": ["going", "to"], "wanna": ["want", "to"], "gotta": ["got", "to"],
      "im": ["i", "am"], "lets": ["let", "us"], "its": ["it", "is"], "til": ["until"], "till": ["until"],
      "cause": ["because"], "cuz": ["because"], "percent": ["percent"], "%": ["percent"], "ok": ["okay"],
      "whos": ["who", "is"], "whats": ["what", "is"], "thats": ["that", "is"], "theres": ["there", "is"],
      "heres": ["here", "is"], "hes": ["he", "is"], "shes": ["she", "is"], "vs": ["versus"], "towards": ["toward"],
    ]
    for verb in "do does did is are was were has have had could would should must need".split(separator: " ") {
      table[verb + "nt"] = [String(verb), "not"]
    }
    return table
  }()

  /// "they're", "should've"
  private static let verbs = ["re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"]

  /// Verbs whose past has another stem.
  private static let past = [
    "said": "say", "went": "go", "gone": "go", "came": "come", "took": "take", "taken": "take", "made": "make",
    "knew": "know", "known": "know", "thought": "think", "saw": "see", "seen": "see", "got": "get", "gave": "give",
    "given": "give", "told": "tell", "did": "do", "done": "do", "kept": "keep", "felt": "feel", "left": "leave",
    "meant": "mean", "met": "meet", "brought": "bring", "began": "begin", "begun": "begin", "wrote": "write",
    "written": "write", "paid": "pay", "sent": "send", "built": "build", "spent": "spend", "won": "win",
  ]

  private static let units = [
    "ft": "feet", "km": "kilometers", "kg": "kilograms", "lbs": "pounds", "mph": "mph", "pm": "pm", "am": "am",
    "m": "million",
    "bn": "billion", "b": "billion", "kilometres": "kilometers",
  ]

  private static let numbers: [String: String] = {
    var table: [String: String] = [:]
    for month in "january february march april june july august september october november december".split(
      separator: " ")
    {
      table[String(month.prefix(3))] = String(month)
    }
    table["sept"] = "september"
    let small =
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    for (value, word) in small.split(separator: " ").enumerated() { table[String(word)] = "\(value)" }
    for (value, word) in "thirty forty fifty sixty seventy eighty ninety hundred".split(separator: " ").enumerated() {
      table[String(word)] = "\(value * 10 + 30)"
    }
    let ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth"
    for (value, word) in ordinals.split(separator: " ").enumerated() {
      let ending = value == 0 ? "st" : value == 1 ? "nd" : value == 2 ? "rd" : "th"
      table[String(word)] = "\(value + 1)\(ending)"
    }
    return table
  }()
}
