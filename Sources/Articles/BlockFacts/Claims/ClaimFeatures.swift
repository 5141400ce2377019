import Formats

/// What about a sentence bears on whether it needs a source; each value is between 0 and about 3.
package struct ClaimFeatures: Sendable {
  /// One value for each `ClaimFeature`, in its order.
  package var values: [Float]

  package subscript(feature: ClaimFeature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }
}

/// In the order of the rows of `Models/claims.bin`.
package enum ClaimFeature: Int, CaseIterable, Sendable {
  case bias, named, vague, quotedShare, quotation, previousNamed, previousVague, nextNamed, number, money, year, causal,
    comparative, superlative, quantity, allegation, motive, prediction, universal, record, evaluative, firstPerson,
    secondPerson, question, exclamation, length, isShort, isTerminated, firstInBlock, names, cueNoun, document, passive,
    negation, contrast, linkWord, oneSentenceBlock
  /// About the source: whether its words hold a name, are a pronoun, a document, counted, several people, many words.
  case sourceName, sourcePronoun, sourceDocument, sourceQuantified, sourcePlural, sourceVagueNoun, sourceLong
  case unnamed, hearsay, anonymity, hearsayPassive
  /// About a source that nobody could ask: whether it is "the …" or of some body, and what kind of word reports.
  case sourceDefinite, sourceAffiliated, cueSpeech, cueBelief, cueFinding, cueOther, cueNegated
  /// Shares of the sentence inside the content of attributions: to somebody named, to nobody, of another sentence's cue.
  case namedShare, vagueShare, carriedShare
  // Of the article, filled in when the blocks are put together.
  case carried, firstBlocks, lastBlocks, articleAttributed, articleOpinion, articleStart
}

extension ClaimFeatures {
  /// Of each sentence of a block.
  static func features(
    of sentences: [Sentence], tokens: [Token], attributions: [Attribution], shares: [ContentShare], bytes: [UInt8]
  ) -> [ClaimFeatures] {
    var features = sentences.indices.map {
      ClaimFeatures(ofSentence: $0, sentences: sentences, tokens: tokens, attributions: attributions, bytes: bytes)
    }
    for share in shares {
      features[share.sentence].add(share, of: attributions[share.attribution], sentences[share.sentence])
    }
    return features
  }

  private init(
    ofSentence number: Int, sentences: [Sentence], tokens: [Token], attributions: [Attribution], bytes: [UInt8]
  ) {
    values = Array(repeating: 0, count: ClaimFeature.allCases.count)
    let sentence = sentences[number]
    self[.bias] = 1
    for attribution in attributions[sentence.attributions] {
      self[attribution.kind == .named ? .named : attribution.kind == .vague ? .vague : .unnamed] = 1
      addSource(of: attribution, sentence, tokens)
      if attribution.kind == .vague { addCue(of: attribution, tokens) }
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

  /// What a reader would look at to tell whether somebody can be asked.
  private mutating func addSource(of attribution: Attribution, _ sentence: Sentence, _ tokens: [Token]) {
    let words = EnglishClosedClasses.shared
    guard let source = attribution.source else {
      for i in tokens.indices(in: attribution.cue) {
        if tokens[i].classes.contains(.vagueAdverb) { self[.hearsay] = 1 }
        if words.isVaguePassive(tokens[i]) { self[.hearsayPassive] = 1 }
      }
      return
    }
    let inside = tokens.indices(in: source)
    var count = 0
    for i in inside where tokens[i].isWord {
      count += 1
      let token = tokens[i]
      let isCommon = !token.classes.isDisjoint(with: [.vagueNoun, .roleNoun, .documentNoun, .functionWord])
      if token.isCapitalised, !isCommon, i > sentence.tokens.lowerBound || token.classes.contains(.givenName) {
        self[.sourceName] = 1
      }
      if words.isPronoun(token) { self[.sourcePronoun] = 1 }
      if words.isQuantifier(token) { self[.sourceQuantified] = 1 }
      if token.classes.contains(.documentNoun) { self[.sourceDocument] = 1 }
      if token.classes.contains(.vagueNoun) { self[.sourceVagueNoun] = 1 }
      if token.endsInS, !token.isCapitalised { self[.sourcePlural] = 1 }
    }
    if attribution.kind == .vague, let first = inside.first {
      if words.isDeterminer(tokens[first]) { self[.sourceDefinite] = 1 }
      if inside.dropFirst().contains(where: { words.isPreposition(tokens[$0]) }) { self[.sourceAffiliated] = 1 }
    }
    self[.sourceLong] = max(self[.sourceLong], min(2, Float(count) / 5))
  }

  private mutating func addCue(of attribution: Attribution, _ tokens: [Token]) {
    let words = EnglishClosedClasses.shared
    var isKnown = false
    for i in tokens.indices(in: attribution.cue) where tokens[i].isWord {
      let classes = tokens[i].classes
      let isSpeech = classes.contains(.speechVerb) || words.isAccording(tokens[i])
      if isSpeech { self[.cueSpeech] = 1 }
      if classes.contains(.beliefVerb) { self[.cueBelief] = 1 }
      if classes.contains(.findingVerb) { self[.cueFinding] = 1 }
      if words.isNegation(tokens[i]) { self[.cueNegated] = 1 }
      isKnown = isKnown || isSpeech || !classes.isDisjoint(with: .anyCueVerb)
    }
    if !isKnown { self[.cueOther] = 1 }
  }

  private mutating func add(_ share: ContentShare, of attribution: Attribution, _ sentence: Sentence) {
    let isOwn = sentence.range.contains(attribution.cue.start)
    let feature: ClaimFeature = !isOwn ? .carriedShare : attribution.kind == .named ? .namedShare : .vagueShare
    self[feature] = min(1, self[feature] + Float(share.length) / Float(max(1, sentence.range.length)))
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
      (.anonymity, "anonymity anonymous anonymously unnamed unidentified undisclosed"),
    ]
    var table: [UInt64: ClaimFeature] = [:]
    for (feature, words) in lists {
      for word in words.split(separator: " ") { table[WordHash.of(word.utf8)] = feature }
    }
    return table
  }()
}
