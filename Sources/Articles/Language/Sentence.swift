import Formats

/// A sentence of a block.
package struct Sentence: Hashable, Sendable {
  /// Token numbers.
  package let tokens: Range<Int>
  /// Bytes of the block's prose.
  package let range: ProseRange
  package let wordCount: Int
  /// How many of the words stand inside quotation marks.
  package let quotedWordCount: Int
  /// The numbers of its attributions in the block's facts.
  package let attributions: Range<Int>
  package let isQuestion: Bool
  /// Ends as sentences end; a headline or a list entry does not.
  package let isTerminated: Bool
}

extension Sentence {
  init(of run: Range<Int>, in text: BlockText, _ bytes: [UInt8], attributions: Range<Int>) {
    let tokens = text.tokens
    quotedWordCount = text.quoted.count(in: run)
    self.attributions = attributions
    self.tokens = run
    range = ProseRange(tokens[run.lowerBound].range.start, tokens[run.upperBound - 1].range.end)
    wordCount = run.count { tokens[$0].isWordOrNumber }
    isTerminated = text.isTerminated(run, bytes)
    isQuestion = text.isQuestion(run, bytes)
  }
}
