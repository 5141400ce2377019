import Formats

/// What the model of names sees of a block: one list of hashed features a token, for training and for reading alike.
///
/// Words, their spelling, classes and clusters, the run of capitals that a word stands in and the words around it, and what
/// the word lists and grammar of `MentionFinder` take it for.
package struct EntityFeatures {
  /// To be raised with any change of what is seen here or by the tokens: old weights then no longer fit.
  package static let version = 2

  private let tokens: [Token]
  private let sentenceOf: [Int32]
  private let sentences: [Range<Int>]
  private let views: TokenViews
  private let spellings: [UInt16]
  private let classes: [UInt32]
  private let shortSuffixes: [UInt32]
  private let longSuffixes: [UInt64]
  private let prefixes: [UInt32]
  private let grammar: [UInt8]
  private let known: [UInt16]
  private let runs: [Run]
  /// Of each sentence: whether its capitals prove nothing, 1 in title case, 2 in capitals throughout.
  private let cases: [UInt64]

  /// A row of words with capitals, joined by particles.
  private struct Run {
    let first, last: UInt32

    init(_ start: Int, _ end: Int) { (first, last) = (UInt32(start), UInt32(end - 1)) }

    var start: Int { Int(first) }
    var end: Int { Int(last) + 1 }
  }

  package init(_ text: BlockText, _ views: TokenViews, _ candidates: [MentionFinder.Candidate], bytes: [UInt8]) {
    tokens = text.tokens
    sentences = text.sentences
    sentenceOf = text.sentenceOfToken
    self.views = views
    spellings = text.tokens.map { Self.spelling($0, bytes) }
    classes = text.tokens.map(Self.classes)
    shortSuffixes = text.tokens.map { UInt32(TokenViews.suffix($0, bytes, 2)) }
    longSuffixes = text.tokens.map { TokenViews.suffix($0, bytes, 4) }
    prefixes = text.tokens.map { Self.prefix($0, bytes) }
    grammar = Self.grammar(candidates, tokens: text.tokens.count)
    known = BaseNames(text, bytes: bytes).codes
    runs = Self.runs(text.tokens, text.sentenceOfToken)
    cases = text.sentences.map { Self.letterCase(text.tokens[$0]) }
  }

  // MARK: What is seen of one token

  private static func spelling(_ token: Token, _ bytes: [UInt8]) -> UInt16 {
    guard token.isWord else { return UInt16(token.kind.rawValue) << 8 }
    var flags: UInt16 = (token.isCapitalised ? 1 : 0) | (token.isAllCapitals ? 2 : 0)
    var isFirst = true
    for byte in bytes[token.range.start..<token.coreEnd] {
      switch byte {
      case 0x41...0x5A: if !isFirst { flags |= 4 }
      case 0x30...0x39: flags |= 8
      case 0x2D: flags |= 16
      case 0x2E, 0x26: flags |= 32
      default: break
      }
      isFirst = false
    }
    let length = token.coreEnd - token.range.start
    return flags | (token.isPossessive ? 64 : 0) | UInt16(length == 1 ? 1 : length < 4 ? 2 : 3) << 7
  }

  private static let seen: WordClass = [
    .givenName, .place, .organization, .demonym, .title, .roleNoun, .phraseStart, .functionWord, .abbreviation,
    .speechVerb, .auxiliary,
  ]

  private static func classes(_ token: Token) -> UInt32 {
    UInt32(token.classes.intersection(seen).rawValue) << 1 | (token.isCapitalised ? 1 : 0)
  }

  private static func prefix(_ token: Token, _ bytes: [UInt8]) -> UInt32 {
    bytes[token.range.start..<min(token.coreEnd, token.range.start + 3)].reduce(0) { $0 << 8 | UInt32($1 | 0x20) }
  }

  /// 0 no name; else the kind of the name, and whether it begins here.
  private static func grammar(_ candidates: [MentionFinder.Candidate], tokens: Int) -> [UInt8] {
    var labels = Array(repeating: UInt8(0), count: tokens)
    for candidate in candidates {
      for i in candidate.tokens {
        let label = EntityLabel(candidate.kind, begins: i == candidate.tokens.lowerBound).rawValue
        labels[i] = label | (candidate.isUncertain ? 16 : 0)
      }
    }
    return labels
  }

  private static let particles = WordHash.set("of de da del der van von bin ibn al el la du for the and &")

  private static func runs(_ tokens: [Token], _ sentenceOf: [Int32]) -> [Run] {
    var runs = tokens.indices.map { Run($0, $0 + 1) }
    var i = 0
    while i < tokens.count {
      guard tokens[i].isCapitalised else {
        i += 1
        continue
      }
      var end = i + 1
      var next = end
      while next < tokens.count, sentenceOf[next] == sentenceOf[i], next - end < 2 {
        if tokens[next].isCapitalised {
          end = next + 1
        } else if !particles.contains(tokens[next].hash), tokens[next].kind != .terminal || tokens[next].spaceBefore {
          break
        }
        next += 1
      }
      for k in i..<end { runs[k] = Run(i, end) }
      i = end
    }
    return runs
  }

  private static func letterCase(_ sentence: ArraySlice<Token>) -> UInt64 {
    let words = sentence.filter { $0.isWord && $0.range.length > 3 }
    guard words.count > 1 else { return 3 }
    if words.allSatisfy(\.isAllCapitals) { return 2 }
    return words.count(where: \.isCapitalised) * 4 >= words.count * 3 ? 1 : 0
  }

  // MARK: The features

  /// How many features a token has.
  package static let width = 57

  package func rows() -> FeatureRows {
    FeatureRows(width: Self.width, tokens: tokens.count) { i, rows in
      addWords(i, &rows)
      addSpelling(i, &rows)
      addRun(i, &rows)
    }
  }

  private func addWords(_ i: Int, _ rows: inout FeatureSink) {
    let (words, clusters) = (views.words, views.clusters)
    let w = words[i]
    let (w1, w2) = (at(words, i - 1), at(words, i - 2))
    let (v1, v2) = (at(words, i + 1), at(words, i + 2))
    let s = UInt64(spellings[i])
    rows.add(0)
    rows.add(w)
    rows.add(w, s)
    rows.add(w1)
    rows.add(w2)
    rows.add(v1)
    rows.add(v2)
    rows.add(w1, w)
    rows.add(w, v1)
    rows.add(w1, s)
    rows.add(v1, s)
    rows.add(w2, w1)
    rows.add(v1, v2)
    rows.add(w1, v1, s)
    let c = UInt64(clusters[i])
    rows.add(c)
    rows.add(at(clusters, i - 1), s)
    rows.add(at(clusters, i + 1), s)
    rows.add(at(clusters, i - 1), c)
    rows.add(c, at(clusters, i + 1))
    rows.add(at(clusters, i - 2), at(clusters, i - 1), s)
    rows.add(at(clusters, i + 1), at(clusters, i + 2), s)
  }

  private func addSpelling(_ i: Int, _ rows: inout FeatureSink) {
    let s = UInt64(spellings[i])
    let (s1, t1) = (at(spellings, i - 1), at(spellings, i + 1))
    let k = UInt64(classes[i])
    let (k1, l1) = (at(classes, i - 1), at(classes, i + 1))
    let number = Int(sentenceOf[i])
    let isFirst: UInt64 = i == sentences[number].lowerBound ? 1 : i == sentences[number].lowerBound + 1 ? 2 : 0
    let letterCase = cases[number]
    rows.add(s)
    rows.add(s1, s, t1)
    rows.add(s, isFirst, letterCase)
    rows.add(s, t1, isFirst << 2 | letterCase)
    rows.add(UInt64(views.suffixes[i]), s)
    rows.add(UInt64(shortSuffixes[i]), s)
    rows.add(longSuffixes[i], s)
    rows.add(UInt64(prefixes[i]), s)
    rows.add(at(views.suffixes, i - 1), at(views.suffixes, i + 1))
    rows.add(k, isFirst << 2 | letterCase)
    rows.add(k1, k)
    rows.add(k, l1)
    rows.add(k1, k, l1)
    rows.add(k, at(classes, i - 2), s)
    let g = UInt64(grammar[i])
    let around = g | at(grammar, i - 1) << 5 | at(grammar, i + 1) << 10
    rows.add(g, k)
    rows.add(around)
    rows.add(g, views.words[i])
    rows.add(around, s)
    rows.add(g, at(views.words, i - 1))
    rows.add(g, at(views.words, i + 1))
    let n = UInt64(known[i])
    rows.add(n, s)
    rows.add(at(known, i - 1), n, at(known, i + 1))
    rows.add(n, g, isFirst << 2 | letterCase)
  }

  /// The run of capitals that a word stands in: its ends, its place there, and what stands around it.
  private func addRun(_ i: Int, _ rows: inout FeatureSink) {
    let run = runs[i]
    let words = views.words
    let place = UInt64(min(3, i - run.start)) << 4 | UInt64(min(4, run.end - run.start))
    let isName: UInt64 = tokens[i].isCapitalised ? 1 : 0
    let (first, last) = (words[run.start], words[run.end - 1])
    let (before, behind) = (at(words, run.start - 1), at(words, run.end))
    rows.add(place, UInt64(spellings[i]))
    rows.add(first, place, isName)
    rows.add(last, place, isName)
    rows.add(before, place, isName)
    rows.add(behind, place, isName)
    rows.add(before, behind, isName)
    rows.add(last, before)
    rows.add(at(views.kinds, run.start - 1), at(views.kinds, run.end), place)
    rows.add(at(views.suffixes, run.end - 1), place)
    rows.add(at(views.clusters, run.start - 1), at(views.clusters, run.end), isName)
    rows.add(at(views.clusters, run.end - 1), place)
    rows.add(UInt64(classes[run.start]), UInt64(classes[run.end - 1]), place)
    rows.add(at(words, run.end + 1), place)
  }
}
