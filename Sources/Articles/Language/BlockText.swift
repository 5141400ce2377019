import Formats

/// The tokens, sentences and quotations of a block. A pure function of its prose.
package struct BlockText: Sendable {
  package let tokens: [Token]
  /// Token numbers.
  package let sentences: [Range<Int>]
  /// The number of its sentence for each token.
  package let sentenceOfToken: [Int32]
  package let quotations: [Quotation]
  let quoted: QuotedWords

  package init(of prose: Prose) {
    tokens = Articles.tokens(of: prose.bytes)
    sentences = Articles.sentences(in: tokens, of: prose.bytes)
    var sentenceOfToken = Array(repeating: Int32(0), count: tokens.count)
    for (number, sentence) in sentences.enumerated() { for i in sentence { sentenceOfToken[i] = Int32(number) } }
    self.sentenceOfToken = sentenceOfToken
    quotations = Articles.quotations(in: tokens)
    quoted = QuotedWords(tokens: tokens, quotations: quotations)
  }

  /// Whether a sentence ends as sentences end; a headline or a list entry does not.
  func isTerminated(_ sentence: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let last = tokens[end(of: sentence)]
    return last.kind == .terminal || last.isWord && bytes[last.range.end - 1] == 0x2E
  }

  func isQuestion(_ sentence: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let last = tokens[end(of: sentence)]
    return last.kind == .terminal && bytes[last.range.start] == 0x3F
  }

  /// Its last token before the quotation marks and brackets that close it.
  private func end(of sentence: Range<Int>) -> Int {
    var last = sentence.upperBound - 1
    while last > sentence.lowerBound, tokens[last].isQuoteMark || tokens[last].kind == .close { last -= 1 }
    return last
  }
}
