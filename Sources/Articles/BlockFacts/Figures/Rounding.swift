/// What a number may have been before somebody rounded it.
extension Quantity {
  /// Half of one in the last digit that counts on either side, of a round number at most a share of it, and more where the words
  /// say that it is not exact. "40,000" is 39,000 to 41,000 with a share
  /// of 0.025, "2.4" is 2.35 to 2.45, and "12 men" are twelve.
  package func spread(ofRound share: Double) -> ClosedRange<Double> {
    var slack = step / 2
    if step >= 1, low != 0 {
      var round = step
      while round < low, low.truncatingRemainder(dividingBy: round * 10) == 0 { round *= 10 }
      // A measure is always rounded, and 35 as readily as 30; what is counted by tens is counted right.
      let isMeasured = if case .measure = unit { true } else { false }
      if isMeasured, round == 1, low.truncatingRemainder(dividingBy: 5) == 0 { round = 5 }
      slack = min(round / 2, max(low * (isMeasured || low >= 1000 ? share : share * 0.4), isMeasured ? 0.5 : 0))
      if !isMeasured, round == 1 { slack = 0 }
    }
    switch bound {
    case .exact: return low - slack...high + slack
    case .about: return low - max(slack, low * 0.06)...high + max(slack, high * 0.06)
    case .nearly, .under: return low - max(slack, low * 0.12)...high + slack
    case .over: return low - slack...high + max(slack, high * 0.12)
    }
  }
}

extension ClosedRange<Double> {
  package func widened(by slack: Double) -> ClosedRange { lowerBound - slack...upperBound + slack }
}
