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

  /// A label for each token, and how much more speaks for a cue than for that label.
  package func labels(
    _ text: BlockText, _ views: TokenViews, neighbours: BlockNeighbours, _ outputs: EncoderOutputs = []
  ) -> (labels: [UInt8], cueMargins: [Float]) {
    let features = AttributionFeatures(text, views, neighbours: neighbours)
    var scores = model.scores(features.rows())
    outputs.add(\.attribution, to: &scores, of: text)
    let labels = model.path(scores)
    let cue = Int(AttributionLabel.cue.rawValue)
    return (labels, labels.indices.map { Float(scores[$0][cue] - scores[$0][Int(labels[$0])]) })
  }
}
