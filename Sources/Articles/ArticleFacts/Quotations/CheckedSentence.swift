import Formats

/// A sentence that all but repeats claims which others have checked.
package struct CheckedSentence: Hashable, Sendable {
  /// Bytes of the source.
  package let range: TextRange
  /// As a reader sees it.
  package let text: String
  /// The nearest first; one at least.
  package let claims: [ClaimReview]

  package init(range: TextRange, text: String, claims: [ClaimReview]) {
    (self.range, self.text, self.claims) = (range, text, claims)
  }
}

extension Article {
  /// Of the headline and the article's own text what states something, in order.
  package func statements() -> [(range: TextRange, text: String)] {
    blocks.indices.filter { isBody($0) || $0 == headline }.flatMap { block in
      facts[block].sentences.filter { !$0.isQuestion }.map {
        (blocks[block].source(of: $0.range), blocks[block].words($0.range))
      }
    }
  }
}
