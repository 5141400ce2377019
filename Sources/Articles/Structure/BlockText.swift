/// The tokens, sentences and quotations of a block. A pure function of its prose.
package struct BlockText: Sendable {
  package let tokens: [Token]
  /// Token numbers.
  package let sentences: [Range<Int>]
  /// The number of its sentence for each token.
  package let sentenceOfToken: [Int]
  package let quotations: [Quotation]
  let quoted: QuotedWords

  package init(of prose: Prose) {
    tokens = Articles.tokens(of: prose.bytes)
    sentences = Articles.sentences(in: tokens, of: prose.bytes)
    var sentenceOfToken = Array(repeating: 0, count: tokens.count)
    for (number, sentence) in sentences.enumerated() { for i in sentence { sentenceOfToken[i] = number } }
    self.sentenceOfToken = sentenceOfToken
    quotations = Articles.quotations(in: tokens)
    quoted = QuotedWords(tokens: tokens, quotations: quotations)
  }
}
