/// Labels the tokens of a block by a fitted sequence model of names.
package struct EntityTagger: Sendable {
  static let shared = ModelFile.embedded("entity-model", EntityTagger.init)

  package static let name = "entities"
  package static let labels = EntityLabel.allCases.map { "\($0)" }

  private let model: TagModel
  /// What a logit of the encoder counts, in the unit of the model's weights; chosen on the development articles.
  private static let encoderWeight: Float = 9

  /// - Throws: where the file holds no model, or one fitted with other labels or features than this program has.
  package init(_ file: ModelFile) throws(ModelError) {
    model = try TagModel(file, labels: Self.labels, features: EntityFeatures.version)
  }

  /// What the encoder's logits for a token add to its scores.
  func scores(ofLogits logits: SIMD16<Float>) -> SIMD16<Int32> {
    SIMD16((logits * (Self.encoderWeight * model.scale)).rounded(.toNearestOrEven))
  }

  /// A label for each token.
  package func labels(_ features: EntityFeatures, _ text: BlockText, _ outputs: EncoderOutputs = []) -> [EntityLabel] {
    model.path(features.rows()) { outputs.score(\.entities, of: $0, in: text) }
      .map { EntityLabel(rawValue: $0) ?? .none }
  }
}
