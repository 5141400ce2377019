/// Labels the tokens of a block by a fitted sequence model of names.
package struct EntityTagger: Sendable {
  static let shared = ModelFile.embedded("entity-model", EntityTagger.init)

  package static let name = "entities"
  package static let labels = EntityLabel.allCases.map { "\($0)" }

  private let model: TagModel

  /// - Throws: where the file holds no model, or one fitted with other labels or features than this program has.
  package init(_ file: ModelFile) throws(ModelError) {
    model = try TagModel(file, labels: Self.labels, features: EntityFeatures.version)
  }

  /// A label for each token.
  package func labels(_ features: EntityFeatures) -> [EntityLabel] {
    model.path(model.scores(features.rows())).map { EntityLabel(rawValue: $0) ?? .none }
  }
}
