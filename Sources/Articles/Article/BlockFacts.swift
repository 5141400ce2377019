import Formats

/// All that is known of a block from its prose, the outlines of its neighbours and the encoder's outputs. A pure function
/// of these, so an untouched block keeps its facts; an object, so that keeping those of a thousand blocks takes no time.
package final class BlockFacts: Sendable {
  package let tokens: [Token]
  package let sentences: [Sentence]
  package let quotations: [Quotation]
  package let attributions: [Attribution]
  /// What somebody says whom another block names; bytes of the prose.
  package let carried: [ProseRange]
  /// Which sentences hold the contents of the attributions.
  package let shares: [ContentShare]
  package let mentions: [Mention]
  package let summary: BlockSummary
  package let form: BlockForm
  /// In order. Figures of speech are none: "here today, gone tomorrow", "30 years ago".
  package let relativeDates: [RelativeDate]
  package let figures: BlockFigures
  package let outline: BlockOutline
  package let neighbours: BlockNeighbours
  let claims: [ClaimSums]
  let outputs: EncoderOutputs

  package init(
    of prose: Prose, _ text: BlockText, _ outline: BlockOutline, _ neighbours: BlockNeighbours,
    _ outputs: EncoderOutputs = []
  ) {
    let bytes = prose.bytes
    (tokens, quotations) = (text.tokens, text.quotations)
    (self.outline, self.neighbours, self.outputs) = (outline, neighbours, outputs)
    let views = TokenViews(text, bytes: bytes)
    let attributions = Attributions(text, views, neighbours: neighbours, outputs)
    (self.attributions, carried) = (attributions.found, attributions.carried)
    let finder = MentionFinder(bytes: bytes, text)
    let names = finder.candidates()
    mentions = finder.mentions(
      EntityTagger.shared.labels(EntityFeatures(text, views, names, bytes: bytes), text, outputs), names)
    var next = 0
    var sentences: [Sentence] = []
    sentences.reserveCapacity(text.sentences.count)
    for (number, run) in text.sentences.enumerated() {
      let first = next
      while next < attributions.found.count, attributions.found[next].sentence == number { next += 1 }
      sentences.append(
        Sentence(of: run, in: text, bytes, attributions: first..<next))
    }
    self.sentences = sentences
    summary = BlockSummary(text, outline, bytes: bytes)
    form = BlockForm(text, prose, sentences, words: summary.words)
    relativeDates = RelativeDateFinder(bytes: bytes, text, isSpeech: summary.speakerLabel != nil).dates()
    figures = BlockFigures.of(bytes, text, mentions, isSpeech: summary.speakerLabel != nil)
    shares = ContentShare.shares(of: attributions.found, in: sentences)
    claims = ClaimScorer.quick.sums(
      of: ClaimFeatures.features(
        of: sentences, tokens: tokens, attributions: attributions.found, shares: shares, bytes: bytes),
      sentences, tokens)
  }
}

extension BlockFacts {
  /// The facts of the same block with these outputs.
  func with(_ outputs: EncoderOutputs, of prose: Prose) -> BlockFacts {
    outputs.isSame(as: self.outputs)
      ? self : BlockFacts(of: prose, BlockText(of: prose), outline, neighbours, outputs)
  }

  /// The words of an attribution that point at somebody: its source, or the least of its cue that does, so that the same
  /// words are meant whoever found them. "⟦Two officials⟧, who would not be named", "it ⟦is feared⟧", "⟦reportedly⟧ spread".
  package func pointing(_ attribution: Attribution) -> ProseRange {
    if let source = attribution.source { return upToComma(source) }
    let words = EnglishClosedClasses.shared
    let cue = tokens.indices(in: attribution.cue)
    if let adverb = cue.first(where: { tokens[$0].classes.contains(.vagueAdverb) }) { return tokens[adverb].range }
    let start = cue.first { !words.isIt(tokens[$0]) } ?? cue.lowerBound
    return ProseRange(tokens[start].range.start, attribution.cue.end)
  }

  /// Whether an attribution has a source that is neither a name nor a pronoun: "doctors at the hospital".
  func hasNoName(_ attribution: Attribution) -> Bool {
    guard let source = attribution.source else { return false }
    let words = EnglishClosedClasses.shared
    return !tokens[tokens.indices(in: source)].contains { $0.isCapitalised || words.isPronoun($0) }
  }

  /// Whether words stand inside quotation marks. Bytes of the prose.
  func isQuoted(_ words: ProseRange) -> Bool {
    let next = quotations.partitioningIndex { $0.range.end > words.end }
    return next < quotations.count && quotations[next].range.start < words.start
  }

  /// A phrase without what a comma adds to it: "⟦two officials⟧, who would not be named". Bytes of the prose.
  package func upToComma(_ phrase: ProseRange) -> ProseRange {
    guard let comma = tokens[tokens.indices(in: phrase)].dropFirst().first(where: { $0.kind == .comma }) else {
      return phrase
    }
    return ProseRange(phrase.start, comma.range.start)
  }
}
