/// What the encoder makes of a sentence, to be added to what the quick tier says.
///
/// An object, so that a sentence that has been read once is known to be the same at no cost.
package final class EncoderOutput: Sendable {
  /// Logits in the order of the labels Q V U N O X, then zeros.
  let claims: SIMD16<Float>
  /// One vector a token in the order of `AttributionLabel`, and one in that of `EntityLabel`, each in the unit of its
  /// tagger's scores. Behind the end of a very long sentence there are none.
  let attribution, entities: [SIMD16<Int32>]

  init(claims: SIMD16<Float>, attribution: [SIMD16<Int32>], entities: [SIMD16<Int32>]) {
    (self.claims, self.attribution, self.entities) = (claims, attribution, entities)
  }
}

/// The readings of a block's sentences, nil for those that the encoder has not read; empty where it has read none.
package typealias EncoderOutputs = [EncoderOutput?]

extension EncoderOutputs {
  /// Adds what the encoder makes of the tokens to the scores of a tagger.
  func add(
    _ tokens: KeyPath<EncoderOutput, [SIMD16<Int32>]>, to scores: inout [SIMD16<Int32>], of text: BlockText
  ) {
    for (reading, sentence) in zip(self, text.sentences) {
      guard let reading else { continue }
      for (token, score) in zip(sentence, reading[keyPath: tokens]) { scores[token] &+= score }
    }
  }

  func isSame(as other: EncoderOutputs) -> Bool { elementsEqual(other) { $0 === $1 } }
}
