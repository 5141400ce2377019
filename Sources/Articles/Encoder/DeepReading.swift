import Glibc

extension Article {
  /// An article as the terminal's commands read it: by the quick tier, or by both.
  package init(_ text: SourceText, format: Format, deeply: Bool) {
    let article = Article(text, format: format)
    self = deeply ? article.readDeeply() : article
  }

  /// The same article with the encoder's opinion of its sentences weighed in: what the deep tier adds.
  ///
  /// Costs some 25 milliseconds a hundred words on one core, where the quick reading costs half a one.
  package func readDeeply(by encoder: Encoder = .shared) -> Article {
    var claims = facts.map { Array(repeating: ClaimProbabilities?.none, count: $0.sentences.count) }
    for window in EncoderWindow.windows(of: blocks, facts, for: encoder) {
      let top = encoder.top(window)
      for sentence in window.sentences {
        let logits = encoder.claims(sentence.pieces, of: top)
        let quick = ClaimScorer.quick.shares(of: features(block: sentence.block, sentence: sentence.number))
        claims[sentence.block][sentence.number] = ClaimProbabilities(logits: logits, quick: quick)
      }
    }
    return with(deepClaims: claims)
  }
}

extension ClaimProbabilities {
  /// Of the quick judge's logarithms, beside the encoder's logits: chosen on the development articles among 0, 0.3, 0.5, 0.7
  /// and 1, which differ by 0.02 of average precision.
  private static let quickShare: Float = 0.5

  fileprivate init(logits: SIMD16<Float>, quick: SIMD8<Float>) {
    var sums = SIMD8<Float>(repeating: 0)
    for label in 0..<ClaimScorer.labels {
      sums[label] = logits[label] + Self.quickShare * logf(max(quick[label], 1e-6))
    }
    self.init(ClaimScorer.shares(ofLogits: sums))
  }
}
