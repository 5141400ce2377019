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

  /// - Parameter isDeep: whether the encoder has read the sentence: it is surer of itself. Its levels were chosen on the
  ///   development articles.
  func thresholds(isDeep: Bool) -> Thresholds {
    switch (self, isDeep) {
    case (.low, true): Thresholds(unsourced: 0.84, vague: 0.8)
    case (.normal, true): Thresholds(unsourced: 0.72, vague: 0.58)
    case (.high, true): Thresholds(unsourced: 0.3, vague: 0.12)
    case (.low, false): Thresholds(unsourced: 0.4, vague: 0.52)
    case (.normal, false): Thresholds(unsourced: 0.32, vague: 0.2)
    case (.high, false): Thresholds(unsourced: 0.2, vague: 0.12)
    }
  }
}
