import Formats

/// A direct quotation of five words or more of an article, with who says it as far as the whole article tells.
package struct DirectQuotation: Hashable, Sendable {
  /// At the time of reading.
  package let block: Int
  /// Marks and all; bytes of the source.
  package var range: TextRange
  /// Marks and all, as a reader sees it.
  package let text: String
  /// Between the marks; bytes of the block's prose.
  package let words: ProseRange
  /// In full where the article gives a full name; nil where nobody is named, or several could be meant.
  package let speaker: String?
  /// The speaker is a person who bears a name.
  package let isPerson: Bool
}

extension Article {
  /// Those of its own text, in order.
  package func directQuotations() -> [DirectQuotation] {
    let blocks = blocks.indices.filter { isBody($0) && !facts[$0].quotations.isEmpty }
    guard !blocks.isEmpty else { return [] }
    let sources = sources()
    let all = sources.all
    var holder: [Source.Statement: Int] = [:]
    for (number, source) in all.enumerated() { for statement in source.statements { holder[statement] = number } }
    return blocks.flatMap { block -> [DirectQuotation] in
      let facts = facts[block]
      return facts.quotations.compactMap { quotation in
        guard quotation.words.count(where: { facts.tokens[$0].isWordOrNumber }) >= PrintedQuotation.shortest else {
          return nil
        }
        let words = ProseRange(
          facts.tokens[quotation.words.lowerBound].range.start,
          facts.tokens[quotation.words.upperBound - 1].range.end)
        let source = speaker(of: words, in: block, sources) { holder[$0].map { all[$0] } }
        return DirectQuotation(
          block: block, range: self.blocks[block].source(of: quotation.range),
          text: self.blocks[block].words(quotation.range), words: words, speaker: source?.name,
          isPerson: source?.entity?.kind == .person)
      }
    }
  }

  private func speaker(
    of words: ProseRange, in block: Int, _ sources: Sources, _ holder: (Source.Statement) -> Source?
  ) -> Source? {
    let facts = facts[block]
    let sentences = facts.sentences
    let first = sentences.partitioningIndex { $0.range.end > words.start }
    guard first < sentences.count else { return nil }
    var last = first
    while last + 1 < sentences.count, sentences[last + 1].range.start < words.end { last += 1 }
    // A cue stands in the sentence of the words, or right beside it.
    let near = max(0, first - 2)...min(sentences.count - 1, last + 2)
    var named: [Source] = []
    for number in sentences[near.lowerBound].attributions
      .lowerBound..<sentences[near.upperBound].attributions.upperBound
    where facts.attributions[number].content.contains(where: { covers($0, words) }) {
      guard let source = sources.source(ofAttribution: number, in: block) else { return nil }
      if !named.contains(where: { $0.name == source.name }) { named.append(source) }
    }
    if !named.isEmpty { return named.count == 1 ? named[0] : nil }
    return holder(Source.Statement(block: block, sentence: first))
  }

  /// Whether a content holds more than half of some words.
  private func covers(_ content: ProseRange, _ words: ProseRange) -> Bool {
    (min(content.end, words.end) - max(content.start, words.start)) * 2 > words.length
  }
}
