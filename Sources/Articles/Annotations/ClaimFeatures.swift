/// What about a sentence bears on whether it needs a source; each value is between 0 and about 3.
package struct ClaimFeatures: Sendable {
  /// One value for each `ClaimFeature`, in its order.
  package var values: [Float]

  package subscript(feature: ClaimFeature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }
}

/// The names are those of the rows of `Lexicons/claim-weights.tsv`.
package enum ClaimFeature: Int, CaseIterable, Sendable {
  case bias, named, vague, quotedShare, quotation, previousNamed, previousVague, nextNamed, number, money, year, causal,
    comparative, superlative, quantity, allegation, motive, prediction, universal, record, evaluative, firstPerson,
    secondPerson, question, exclamation, length, isShort, isTerminated, firstInBlock, names, cueNoun, document, passive,
    negation, contrast, linkWord, oneSentenceBlock
  // Of the article, filled in when the blocks are put together.
  case carried, firstBlocks, lastBlocks, articleAttributed, articleOpinion, articleStart
}

extension ClaimFeatures {
  init(
    ofSentence number: Int, sentences: [Sentence], tokens: [Token], attributions: [Attribution], bytes: [UInt8]
  ) {
    values = Array(repeating: 0, count: ClaimFeature.allCases.count)
    let sentence = sentences[number]
    self[.bias] = 1
    for attribution in attributions[sentence.attributions] {
      self[attribution.kind == .named ? .named : .vague] = 1
    }
    if self[.named] > 0 { self[.vague] = 0 }
    if number > 0 {
      for attribution in attributions[sentences[number - 1].attributions] {
        self[attribution.kind == .named ? .previousNamed : .previousVague] = 1
      }
    }
    if number + 1 < sentences.count,
      attributions[sentences[number + 1].attributions].contains(where: { $0.kind == .named })
    {
      self[.nextNamed] = 1
    }
    self[.quotation] = sentence.quotedWordCount > 0 ? 1 : 0
    self[.quotedShare] = Float(sentence.quotedWordCount) / Float(max(1, sentence.wordCount))
    addWords(sentence, tokens, bytes)
    self[.length] = min(3, Float(sentence.wordCount) / 15)
    self[.isShort] = sentence.wordCount < 7 ? 1 : 0
    self[.isTerminated] = sentence.isTerminated ? 1 : 0
    self[.question] = sentence.isQuestion ? 1 : 0
    self[.firstInBlock] = number == 0 ? 1 : 0
    self[.oneSentenceBlock] = sentences.count == 1 ? 1 : 0
  }

  private mutating func addWords(_ sentence: Sentence, _ tokens: [Token], _ bytes: [UInt8]) {
    for i in sentence.tokens {
      let token = tokens[i]
      switch token.kind {
      case .number:
        let isYear = token.range.length == 4 && (bytes[token.range.start] == 0x31 || bytes[token.range.start] == 0x32)
        self[isYear ? .year : .number] = 1
      case .symbol where Self.isMoney(bytes[token.range.start]): self[.money] = 1
      case .terminal where bytes[token.range.start] == 0x21: self[.exclamation] = 1
      case .word: addWord(token)
      default: break
      }
      if token.isCapitalised, i > sentence.tokens.lowerBound { add(.names, 0.34) }
    }
  }

  private static func isMoney(_ byte: UInt8) -> Bool { byte == 0x24 || byte == 0x25 || byte == 0xC2 || byte == 0xE2 }

  private mutating func addWord(_ token: Token) {
    for (wordClass, feature) in Self.classes where token.classes.contains(wordClass) { add(feature, 1) }
    if let feature = Self.words[token.hash] { add(feature, 1) }
  }

  private mutating func add(_ feature: ClaimFeature, _ value: Float) { self[feature] = min(3, self[feature] + value) }

  private static let classes: [(WordClass, ClaimFeature)] = [
    (.causal, .causal), (.comparative, .comparative), (.superlative, .superlative), (.quantity, .quantity),
    (.allegation, .allegation), (.motive, .motive), (.prediction, .prediction), (.universal, .universal),
    (.record, .record), (.evaluative, .evaluative), (.cueNoun, .cueNoun), (.documentNoun, .document),
  ]

  private static let words: [UInt64: ClaimFeature] = {
    let lists: [(ClaimFeature, String)] = [
      (.firstPerson, "i we me us my our ours myself ourselves i'm we're i've we've i'd we'd"),
      (.secondPerson, "you your yours you're you've you'll"),
      (.negation, "not no never nothing nobody none neither nor cannot can't won't don't didn't doesn't isn't wasn't"),
      (.contrast, "but however although though while despite yet whereas instead nevertheless even still"),
      (.linkWord, "which where when who whose whom"),
      (.passive, "was were been being"),
    ]
    var table: [UInt64: ClaimFeature] = [:]
    for (feature, words) in lists {
      for word in words.split(separator: " ") { table[WordHash.of(word.utf8)] = feature }
    }
    return table
  }()
}
