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

  /// What it makes of the sentence as a whole, for other words than it has read.
  var judgement: EncoderOutput { EncoderOutput(claims: claims, attribution: [], entities: []) }
}

/// The readings of a block's sentences, nil for those that the encoder has not read; empty where it has read none.
package typealias EncoderOutputs = [EncoderOutput?]

extension EncoderOutputs {
  /// What the encoder makes of a token adds to its scores by a tagger.
  func score(_ tagger: KeyPath<EncoderOutput, [SIMD16<Int32>]>, of token: Int, in text: BlockText) -> SIMD16<Int32> {
    let none = SIMD16<Int32>(repeating: 0)
    guard !isEmpty, case let sentence = Int(text.sentenceOfToken[token]), sentence < count, let reading = self[sentence]
    else { return none }
    let scores = reading[keyPath: tagger]
    let place = token - text.sentences[sentence].lowerBound
    return place < scores.count ? scores[place] : none
  }

  func isSame(as other: EncoderOutputs) -> Bool { elementsEqual(other) { $0 === $1 } }
}
