/// How much the judge of claims is allowed to say: few findings that are nearly all right, or many of which more are not.
package enum Sensitivity: String, Hashable, Sendable, CaseIterable {
  case low
  case normal
  case high

  /// From which probability on a rule speaks. What the levels are worth stands on the rules' pages.
  struct Thresholds {
    /// Of a statement without a source.
    let unsourced: Float
    /// Of a statement that rests on somebody who is not named.
    let vague: Float
  }

  /// Chosen on the development articles of US news, of world news and of the pages of all desks, each counting alike
  /// (`Sources/Weights/MODELS.md`, `JudgementTests`).
  ///
  /// - Parameter isDeep: whether the encoder has read the sentence: it is surer of itself.
  func thresholds(isDeep: Bool) -> Thresholds {
    switch (self, isDeep) {
    case (.low, true): Thresholds(unsourced: 0.68, vague: 0.88)
    case (.normal, true): Thresholds(unsourced: 0.47, vague: 0.72)
    case (.high, true): Thresholds(unsourced: 0.3, vague: 0.38)
    case (.low, false): Thresholds(unsourced: 0.6, vague: 0.6)
    case (.normal, false): Thresholds(unsourced: 0.5, vague: 0.42)
    case (.high, false): Thresholds(unsourced: 0.35, vague: 0.25)
    }
  }
}
