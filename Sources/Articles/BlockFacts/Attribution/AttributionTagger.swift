/// Labels the tokens of a block by a fitted sequence model of attributions.
package struct AttributionTagger: Sendable {
  static let shared = ModelFile.embedded("attribution-model", AttributionTagger.init)

  package static let name = "attribution"
  package static let labels = AttributionLabel.allCases.map { "\($0)" }

  private let model: TagModel
  /// What a logit of the encoder counts, in the unit of the model's weights; chosen on the development articles.
  private static let encoderWeight: Float = 250

  /// - Throws: where the file holds no model, or one fitted with other labels or features than this program has.
  package init(_ file: ModelFile) throws(ModelError) {
    model = try TagModel(file, labels: Self.labels, features: AttributionFeatures.version)
  }

  /// What the encoder's logits for a token add to its scores.
  func scores(ofLogits logits: SIMD16<Float>) -> SIMD16<Int32> {
    SIMD16((logits * (Self.encoderWeight * model.scale)).rounded(.toNearestOrEven))
  }

  /// A label for each token, and of a token how much more speaks for a cue than for its label: hardly ever asked for, so
  /// counted when it is.
  package func labels(
    _ text: BlockText, _ views: TokenViews, neighbours: BlockNeighbours, _ outputs: EncoderOutputs = []
  ) -> (labels: [UInt8], cueMargin: (Int) -> Float) {
    let rows = AttributionFeatures(text, views, neighbours: neighbours).rows()
    let labels = model.path(rows) { outputs.score(\.attribution, of: $0, in: text) }
    let cue = Int(AttributionLabel.cue.rawValue)
    return (
      labels,
      { token in
        let score = model.score(of: token, rows) &+ outputs.score(\.attribution, of: token, in: text)
        return Float(score[cue] - score[Int(labels[token])])
      }
    )
  }
}
