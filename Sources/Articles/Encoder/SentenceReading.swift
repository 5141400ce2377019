/// What the encoder makes of a sentence: logits, to be added to what the quick tier says.
///
/// An object, so that a sentence that has been read once is known to be the same at no cost.
package final class SentenceReading: Sendable {
  /// In the order of the labels Q V U N O X, then zeros.
  let claims: SIMD16<Float>
  /// One vector a token in the order of `AttributionLabel`, and one in that of `EntityLabel`. Behind the end of a very long
  /// sentence there are none.
  let attribution, entities: [SIMD16<Float>]

  init(claims: SIMD16<Float>, attribution: [SIMD16<Float>], entities: [SIMD16<Float>]) {
    (self.claims, self.attribution, self.entities) = (claims, attribution, entities)
  }
}

/// The readings of a block's sentences, nil for those that the encoder has not read; empty where it has read none.
package typealias BlockReadings = [SentenceReading?]

extension BlockReadings {
  /// Adds what the encoder makes of the tokens to the scores of a sequence model.
  ///
  /// - Parameter weight: what a logit counts, in the unit of the model's scores.
  func add(
    _ logits: (SentenceReading) -> [SIMD16<Float>], weight: Float, to scores: inout [SIMD16<Int32>], of text: BlockText
  ) {
    for (reading, sentence) in zip(self, text.sentences) {
      guard let reading else { continue }
      for (token, logits) in zip(sentence, logits(reading)) {
        scores[token] &+= SIMD16<Int32>((logits * weight).rounded(.toNearestOrEven))
      }
    }
  }

  func isSame(as other: BlockReadings) -> Bool { elementsEqual(other) { $0 === $1 } }
}
