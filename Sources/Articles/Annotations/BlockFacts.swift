/// A sentence of a block.
package struct Sentence: Hashable, Sendable {
  /// Token numbers.
  package let tokens: Range<Int>
  /// Bytes of the block's prose.
  package let range: TextRange
  package let wordCount: Int
  /// How many of the words stand inside quotation marks.
  package let quotedWordCount: Int
  /// The numbers of its attributions in the block's facts.
  package let attributions: Range<Int>
  package let isQuestion: Bool
  /// Ends as sentences end; a headline or a list entry does not.
  package let isTerminated: Bool
}

/// All that is known of a block from its prose alone. A pure function of it, so an untouched block keeps its facts.
package struct BlockFacts: Sendable {
  package let tokens: [Token]
  package let sentences: [Sentence]
  package let quotations: [Quotation]
  package let attributions: [Attribution]
  package let mentions: [Mention]
  package let summary: BlockSummary
  package let features: [ClaimFeatures]

  package init(of prose: Prose) {
    let bytes = prose.bytes
    let text = BlockText(of: prose)
    let (runs, quoted) = (text.sentences, text.quoted)
    (tokens, quotations) = (text.tokens, text.quotations)
    let finder = AttributionFinder(text)
    attributions = finder.attributions()
    mentions = MentionFinder(bytes: bytes, tokens: tokens, sentences: runs).mentions()
    var next = 0
    var sentences: [Sentence] = []
    sentences.reserveCapacity(runs.count)
    for (number, run) in runs.enumerated() {
      let first = next
      while next < attributions.count, attributions[next].sentence == number { next += 1 }
      sentences.append(Sentence(of: run, in: tokens, bytes, quoted: quoted.count(in: run), attributions: first..<next))
    }
    self.sentences = sentences
    summary = BlockSummary(bytes: bytes, tokens: tokens, sentences: sentences)
    features = sentences.indices.map { [tokens, attributions] in
      ClaimFeatures(
        ofSentence: $0, sentences: sentences, tokens: tokens, attributions: attributions, bytes: bytes)
    }
  }
}

extension Sentence {
  fileprivate init(
    of run: Range<Int>, in tokens: [Token], _ bytes: [UInt8], quoted: Int, attributions: Range<Int>
  ) {
    quotedWordCount = quoted
    self.attributions = attributions
    self.tokens = run
    range = TextRange(tokens[run.lowerBound].range.start, tokens[run.upperBound - 1].range.end)
    wordCount = run.count { tokens[$0].isWordOrNumber }
    var last = run.upperBound - 1
    while last > run.lowerBound, tokens[last].isQuoteMark || tokens[last].kind == .close { last -= 1 }
    isTerminated =
      tokens[last].kind == .terminal
      || tokens[last].isWord && bytes[tokens[last].range.end - 1] == 0x2E
    isQuestion = tokens[last].kind == .terminal && bytes[tokens[last].range.start] == 0x3F
  }
}
