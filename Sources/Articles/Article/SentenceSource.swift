import Formats

/// What holds a sentence up.
package enum SentenceSource: Hashable, Sendable {
  /// An attribution of its own, by its number in the block's facts.
  case attributed(Int)
  /// Inside a quotation whose speaker another sentence names, given as text where the article names one.
  case quoted(speaker: String?)
  /// Nobody.
  case none
}

/// What a block hands on to the next: whose words may be going on.
package struct OpenSpeaker: Hashable, Sendable {
  package var isQuotationOpen = false
  package var speaker: String?
  /// Whose words the whole of the next block is.
  var voice: Voice?

  package init() {}
}

/// The support of each sentence of a block, and what it hands on.
func support(of block: Block, _ facts: BlockFacts, after openSpeaker: OpenSpeaker) -> (
  sentences: [SentenceSource], openSpeaker: OpenSpeaker
) {
  var speaker = openSpeaker.isQuotationOpen || startsWithQuotation(facts) ? openSpeaker.speaker : nil
  let continues = openSpeaker.isQuotationOpen && startsWithQuotation(facts)
  let holders = holders(facts)
  var sentences: [SentenceSource] = []
  for (number, sentence) in facts.sentences.enumerated() {
    if let voice = openSpeaker.voice {
      sentences.append(.quoted(speaker: voice.speaker))
      speaker = voice.speaker
    } else if let best = best(of: sentence.attributions, facts) {
      sentences.append(.attributed(best))
      if let source = facts.attributions[best].source { speaker = block.words(source) }
    } else if let other = holders[number] {
      sentences.append(.attributed(other))
    } else if let label = facts.summary.speakerLabel {
      sentences.append(.quoted(speaker: label.length > 1 ? block.words(label) : nil))
    } else if sentence.quotedWordCount * 2 > sentence.wordCount
      || isCarried(sentence, facts) || continues && number == 0
    {
      sentences.append(.quoted(speaker: speaker ?? nextSpeaker(after: number, block, facts)))
    } else {
      sentences.append(.none)
    }
  }
  var next = OpenSpeaker()
  next.isQuotationOpen = facts.quotations.last.map { !$0.isClosed } ?? false
  next.speaker = facts.quotations.isEmpty && !facts.attributions.contains { $0.kind == .named } ? nil : speaker
  return (sentences, next)
}

private func best(of own: Range<Int>, _ facts: BlockFacts) -> Int? {
  own.max { rank(facts.attributions[$0], facts.tokens) < rank(facts.attributions[$1], facts.tokens) }
}

/// A source that the sentence names, before "he" and "who", before a vague one, before a pronoun that may be a vague
/// one's or the writer's own.
private func rank(_ attribution: Attribution, _ tokens: [Token]) -> Int {
  guard attribution.kind == .named, let source = attribution.source else {
    return attribution.kind == .unnamed ? 0 : attribution.source == nil ? 1 : 2
  }
  let words = EnglishClosedClasses.shared
  let first = tokens[tokens.indices(in: source).lowerBound]
  guard first.range.end == source.end, words.isPronoun(first) else { return 4 }
  return words.isHeOrShe(first) || words.isRelative(first) ? 3 : 1
}

/// For each sentence the first attribution that most of it is reported by, though its cue stands in another.
private func holders(_ facts: BlockFacts) -> [Int?] {
  var holders = [Int?](repeating: nil, count: facts.sentences.count)
  for share in facts.shares where holders[share.sentence] == nil {
    if share.length * 2 > facts.sentences[share.sentence].range.length { holders[share.sentence] = share.attribution }
  }
  return holders
}

private func isCarried(_ sentence: Sentence, _ facts: BlockFacts) -> Bool {
  let next = facts.carried.partitioningIndex { $0.end > sentence.range.start }
  return next < facts.carried.count && facts.carried[next].start < sentence.range.end
}

private func startsWithQuotation(_ facts: BlockFacts) -> Bool {
  facts.quotations.first.map { $0.words.lowerBound == 1 } ?? false
}

private func nextSpeaker(after number: Int, _ block: Block, _ facts: BlockFacts) -> String? {
  guard number + 1 < facts.sentences.count else { return nil }
  let next = facts.attributions[facts.sentences[number + 1].attributions]
  return next.first { $0.source != nil }?.source.map(block.words)
}
