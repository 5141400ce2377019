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
  /// In order. Figures of speech are none: "here today, gone tomorrow", "30 years ago".
  package let relativeDates: [RelativeDate]
  package let outline: BlockOutline
  package let neighbours: BlockNeighbours
  package let features: [ClaimFeatures]
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
    relativeDates = RelativeDateFinder(bytes: bytes, text, isSpeech: summary.speakerLabel != nil).dates()
    shares = ContentShare.shares(of: attributions.found, in: sentences)
    features = ClaimFeatures.features(
      of: sentences, tokens: tokens, attributions: attributions.found, shares: shares, bytes: bytes)
  }
}

extension BlockFacts {
  /// The facts of the same block with these outputs.
  func with(_ outputs: EncoderOutputs, of prose: Prose) -> BlockFacts {
    outputs.isSame(as: self.outputs)
      ? self : BlockFacts(of: prose, BlockText(of: prose), outline, neighbours, outputs)
  }

  /// A phrase without what a comma adds to it: "⟦two officials⟧, who would not be named". Bytes of the prose.
  package func upToComma(_ phrase: ProseRange) -> ProseRange {
    guard let comma = tokens[tokens.indices(in: phrase)].dropFirst().first(where: { $0.kind == .comma }) else {
      return phrase
    }
    return ProseRange(phrase.start, comma.range.start)
  }
}
