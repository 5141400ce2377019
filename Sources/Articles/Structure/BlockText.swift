/// The tokens, sentences and quotations of a block. A pure function of its prose.
package struct BlockText: Sendable {
  package let tokens: [Token]
  /// Token numbers.
  package let sentences: [Range<Int>]
  package let quotations: [Quotation]
  let quoted: QuotedWords

  package init(of prose: Prose) {
    tokens = Articles.tokens(of: prose.bytes)
    sentences = Articles.sentences(in: tokens, of: prose.bytes)
    quotations = Articles.quotations(in: tokens)
    quoted = QuotedWords(tokens: tokens, quotations: quotations)
  }

  /// The number of its sentence for each token.
  package var sentenceOfToken: [Int] {
    sentences.enumerated().flatMap { number, sentence in Array(repeating: number, count: sentence.count) }
  }
}
