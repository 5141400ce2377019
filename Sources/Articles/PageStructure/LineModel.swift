/// A fitted model of which lines of a page are article: a linear chain over the features of its lines.
package struct LineModel: Sendable {
  static let shared = ModelFile.embedded("boilerplate-model", LineModel.init)

  package static let name = "boilerplate"
  package static let labels = LineLabel.allCases.map { "\($0)" }

  private let model: TagModel
  private let transitions: [SIMD4<Float>]
  /// Of a whole-number weight.
  private let unit: Float

  /// - Throws: where the file holds no model, or one fitted with other labels or features than this program has.
  package init(_ file: ModelFile) throws(ModelError) {
    let model = try TagModel(file, labels: Self.labels, features: LineFeatures.version)
    self.model = model
    let unit = 1 / model.scale
    self.unit = unit
    transitions = [0, 1, 2, 3, 16].map { Self.scores(model.transitions[$0], unit) }
  }

  /// The probability of each line that it is no part of the article, of headlines, bylines and captions too.
  package func boilerplate(_ features: LineFeatures) -> [Float] {
    let scores = model.scores(features.rows()).map { Self.scores($0, unit) }
    return ForwardBackward(scores, transitions: transitions).probabilities.map(LineLabel.boilerplate)
  }

  private static func scores(_ sums: SIMD16<Int32>, _ unit: Float) -> SIMD4<Float> {
    SIMD4(Float(sums[0]) * unit, Float(sums[1]) * unit, Float(sums[2]) * unit, ForwardBackward.unused)
  }
}

/// What a line of a page is.
package enum LineLabel: UInt8, CaseIterable, Sendable {
  case article
  case boilerplate
  /// Headlines, bylines, captions: of the page's head and margins, neither kept nor thrown away for what they say.
  case other

  /// How much speaks for boilerplate against article, whatever speaks for neither.
  package static func boilerplate(_ probabilities: SIMD4<Float>) -> Float {
    let (article, boilerplate) = (probabilities[0], probabilities[1])
    return boilerplate / max(article + boilerplate, .leastNormalMagnitude)
  }
}
