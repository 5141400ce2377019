/// What the sequence model sees of a block: one list of hashed features a token, for training and for reading alike.
///
/// Words, their classes and clusters, spelling, quotation marks, the place in the sentence, the nearest words that look
/// like cues on both sides, and how the neighbouring sentences and blocks are quoted.
package struct AttributionFeatures {
  /// To be raised with any change of what is seen here or by the tokens: old weights then no longer fit.
  package static let version = 2

  private let tokens: [Token]
  private let sentences: [Range<Int>]
  private let words: [UInt64]
  private let kinds: [UInt64]
  private let shapes: [UInt16]
  private let suffixes: [UInt32]
  private let clusters: [UInt16]
  private let quotes: [UInt8]
  private let grammar: [UInt8]
  /// Commas before the token in its sentence, at most three.
  private let commas: [UInt8]
  private let sentenceOf: [Int32]
  private let context: UInt64

  package init(_ text: BlockText, _ views: TokenViews, neighbours: BlockNeighbours) {
    tokens = text.tokens
    sentences = text.sentences
    context = neighbours.bits
    (words, kinds, shapes) = (views.words, views.kinds, views.shapes)
    (suffixes, clusters) = (views.suffixes, views.clusters)
    quotes = Self.quotes(tokens, sentences, text.quotations)
    grammar = Self.grammar(text)
    commas = Self.commas(tokens, sentences)
    sentenceOf = text.sentenceOfToken
  }

  // MARK: What is seen of the block

  /// 0 outside, 1 the mark that opens, 2 inside, 3 the mark that closes; 4 more where the whole sentence is quoted.
  private static func quotes(_ tokens: [Token], _ sentences: [Range<Int>], _ quotations: [Quotation]) -> [UInt8] {
    var quotes = Array(repeating: UInt8(0), count: tokens.count)
    for quotation in quotations {
      if quotation.words.lowerBound > 0 { quotes[quotation.words.lowerBound - 1] = 1 }
      for i in quotation.words { quotes[i] = 2 }
      if quotation.words.upperBound < tokens.count { quotes[quotation.words.upperBound] = 3 }
    }
    for sentence in sentences where sentence.allSatisfy({ quotes[$0] != 0 || !tokens[$0].isWord }) {
      for i in sentence where quotes[i] != 0 { quotes[i] += 4 }
    }
    return quotes
  }

  private static func commas(_ tokens: [Token], _ sentences: [Range<Int>]) -> [UInt8] {
    var commas = Array(repeating: UInt8(0), count: tokens.count)
    for sentence in sentences {
      var before: UInt8 = 0
      for i in sentence {
        commas[i] = before
        if tokens[i].kind == .comma, before < 3 { before += 1 }
      }
    }
    return commas
  }

  /// What the grammar takes a token for: 0 nothing, 1 content, 2 source, 3 cue.
  private static func grammar(_ text: BlockText) -> [UInt8] {
    var roles = Array(repeating: UInt8(0), count: text.tokens.count)
    // Contents may reach over a whole sentence, and many over the same: their ends are counted.
    var openings = Array(repeating: Int32(0), count: text.tokens.count + 1)
    let candidates = AttributionFinder(text).candidates()
    for part in candidates.flatMap(\.content) {
      openings[part.lowerBound] += 1
      openings[part.upperBound] -= 1
    }
    var open: Int32 = 0
    for i in roles.indices {
      open += openings[i]
      roles[i] = open > 0 ? 1 : 0
    }
    for candidate in candidates {
      for i in candidate.source ?? 0..<0 { roles[i] = max(roles[i], 2) }
      for i in candidate.cue { roles[i] = 3 }
    }
    return roles
  }

  // MARK: The features

  package func rows() -> FeatureRows {
    let cues = Surroundings(isCue: tokens.indices.map(looksLikeCue), sentences: sentences)
    return FeatureRows(width: Self.width, tokens: tokens.count) { i, rows in
      addWords(i, &rows)
      addPlace(i, cues, &rows)
    }
  }

  /// How many features a token has.
  package static let width = 58

  private func addWords(_ i: Int, _ rows: inout FeatureSink) {
    let w = words[i]
    let (w1, w2, w3) = (at(words, i - 1), at(words, i - 2), at(words, i - 3))
    let (v1, v2, v3) = (at(words, i + 1), at(words, i + 2), at(words, i + 3))
    let k = kinds[i]
    let (k1, k2) = (at(kinds, i - 1), at(kinds, i - 2))
    let (l1, l2) = (at(kinds, i + 1), at(kinds, i + 2))
    let q = UInt64(quotes[i])
    rows.add(0)
    rows.add(w)
    rows.add(w1)
    rows.add(w2)
    rows.add(w3)
    rows.add(v1)
    rows.add(v2)
    rows.add(v3)
    rows.add(w1, w)
    rows.add(w, v1)
    rows.add(w2, w1)
    rows.add(v1, v2)
    rows.add(k)
    rows.add(k1)
    rows.add(l1)
    rows.add(k2)
    rows.add(l2)
    rows.add(k1, k)
    rows.add(k, l1)
    let c = UInt64(clusters[i])
    let (c1, c2) = (at(clusters, i - 1), at(clusters, i - 2))
    let (d1, d2) = (at(clusters, i + 1), at(clusters, i + 2))
    rows.add(c)
    rows.add(c1)
    rows.add(d1)
    rows.add(c2)
    rows.add(d2)
    rows.add(c1, c)
    rows.add(c, d1)
    rows.add(q, c, k1)
    rows.add(c2, c1)
    rows.add(UInt64(suffixes[i]))
    let s = UInt64(shapes[i])
    rows.add(s, at(shapes, i - 1), at(shapes, i + 1))
    rows.add(s, k1)
    rows.add(s, l1)
    rows.add(q, k)
    rows.add(q, at(quotes, i - 1), at(quotes, i + 1))
    rows.add(q << 8 | at(quotes, i + 1), w)
    let g = UInt64(grammar[i])
    let around = g | at(grammar, i - 1) << 3 | at(grammar, i + 1) << 6
    rows.add(around)
    rows.add(around, k)
    rows.add(g, w)
    rows.add(around, q, k1)
  }

  /// Where the token stands in its sentence, its block and between the words that look like cues.
  private func addPlace(_ i: Int, _ cues: Surroundings, _ rows: inout FeatureSink) {
    let number = Int(sentenceOf[i])
    let sentence = sentences[number]
    let fromStart = UInt64(min(3, i - sentence.lowerBound))
    let toEnd = UInt64(min(3, sentence.upperBound - 1 - i))
    let q = UInt64(quotes[i])
    let (before, after) = (cues.before(i), cues.after(i))
    let beforeWord = before.map { words[$0] } ?? 0
    let afterWord = after.map { words[$0] } ?? 0
    let sides: UInt64 = (before == nil ? 0 : 1) | (after == nil ? 0 : 2) | (q << 4)
    let place: UInt64 = (number == 0 ? 1 : 0) | (number == sentences.count - 1 ? 2 : 0) | context << 4
    rows.add(fromStart << 4 | toEnd, kinds[i])
    rows.add(sides, fromStart << 4 | toEnd)
    rows.add(beforeWord)
    rows.add(afterWord)
    rows.add(beforeWord, q, distance(before, i))
    rows.add(afterWord, q, distance(after, i))
    rows.add(beforeWord, kinds[i])
    rows.add(afterWord, kinds[i])
    rows.add(words[sentence.lowerBound], at(words, sentence.lowerBound + 1))
    rows.add(words[sentence.lowerBound], q)
    rows.add(place, sides)
    rows.add(cueKind(number - 1, cues), cueKind(number + 1, cues), q)
    rows.add(cueKind(number - 1, cues), place, sides)
    rows.add(UInt64(commas[i]), sides)
    rows.add(context, q, number == 0 ? 1 : 0)
    rows.add(context, sentenceQuotes(number), q)
    rows.add(context, cueKind(number, cues), sides)
    rows.add(sentenceQuotes(number), sentenceQuotes(number - 1), q)
    rows.add(sentenceQuotes(number), sides, cueKind(number, cues))
  }

  private func distance(_ a: Int?, _ b: Int) -> UInt64 {
    guard let a else { return 9 }
    switch abs(a - b) {
    case 0: return 0
    case 1: return 1
    case 2...3: return 2
    case 4...7: return 3
    case 8...15: return 4
    default: return 5
    }
  }

  /// Of a sentence: whether a word outside quotation marks looks like a cue; 3 where there is none.
  private func cueKind(_ number: Int, _ cues: Surroundings) -> UInt64 {
    guard sentences.indices.contains(number) else { return 3 }
    return cues.has[number] ? 1 : 0
  }

  private func sentenceQuotes(_ number: Int) -> UInt64 {
    guard sentences.indices.contains(number) else { return 9 }
    let sentence = sentences[number]
    return UInt64(quotes[sentence.lowerBound]) << 4 | UInt64(quotes[sentence.upperBound - 1])
  }

  private func looksLikeCue(_ i: Int) -> Bool {
    quotes[i] % 4 != 2 && tokens[i].isWord
      && (!tokens[i].classes.isDisjoint(with: [.speechVerb, .beliefVerb, .findingVerb, .cueNoun])
        || EnglishClosedClasses.shared.isAccording(tokens[i]))
      && !(tokens[i].isCapitalised && i > sentences[Int(sentenceOf[i])].lowerBound)
  }
}

/// For each token the nearest cue of its sentence before it (or at it) and behind it.
private struct Surroundings {
  /// -1 for none.
  private var before: [Int32]
  private var after: [Int32]
  private(set) var has: [Bool] = []

  init(isCue: [Bool], sentences: [Range<Int>]) {
    before = Array(repeating: -1, count: isCue.count)
    after = before
    for sentence in sentences {
      var last: Int32 = -1
      for i in sentence {
        if isCue[i] { last = Int32(i) }
        before[i] = last
      }
      has.append(last >= 0)
      last = -1
      for i in sentence.reversed() {
        after[i] = last
        if isCue[i] { last = Int32(i) }
      }
    }
  }

  func before(_ i: Int) -> Int? { before[i] < 0 ? nil : Int(before[i]) }
  func after(_ i: Int) -> Int? { after[i] < 0 ? nil : Int(after[i]) }
}
