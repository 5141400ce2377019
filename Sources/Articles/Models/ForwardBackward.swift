import Glibc

/// How probable each label is at each place of a sequence, given what speaks for it there and for each label after each
/// other: the sums over all paths of which `Viterbi` finds the best. At most four labels; those not in use score
/// `unused`.
///
/// Rabiner, "A tutorial on hidden Markov models", 1989, scaled place by place, so that no number runs out of range.
package struct ForwardBackward {
  package static let unused: Float = -1e4

  /// Of each label at each place; they add up to one.
  package let probabilities: [SIMD4<Float>]
  private let forward: [SIMD4<Float>]
  private let backward: [SIMD4<Float>]
  private let emissions: [SIMD4<Float>]
  private let steps: [SIMD4<Float>]

  /// - Parameter transitions: `transitions[from][to]`, and the fifth row for the first place.
  package init(_ scores: [SIMD4<Float>], transitions: [SIMD4<Float>]) {
    let steps = transitions.map(Self.exponential)
    let emissions = scores.map { Self.exponential($0 - $0.max()) }
    var forward: [SIMD4<Float>] = []
    forward.reserveCapacity(scores.count)
    for emission in emissions {
      let before = forward.last.map { Self.ahead($0, steps) } ?? steps[4]
      forward.append(Self.normalised(before * emission))
    }
    var backward = Array(repeating: SIMD4<Float>(repeating: 1), count: scores.count)
    for i in scores.indices.dropLast().reversed() {
      let behind = backward[i + 1] * emissions[i + 1]
      backward[i] = Self.normalised(
        SIMD4(
          (steps[0] * behind).sum(), (steps[1] * behind).sum(), (steps[2] * behind).sum(), (steps[3] * behind).sum()))
    }
    probabilities = scores.indices.map { Self.normalised(forward[$0] * backward[$0]) }
    (self.forward, self.backward, self.emissions, self.steps) = (forward, backward, emissions, steps)
  }

  /// Of each label at a place behind each at the place before: `[from][to]`, adding up to one. Not for the first place.
  package func pairs(at i: Int) -> [SIMD4<Float>] {
    let behind = backward[i] * emissions[i]
    let rows = (0..<4).map { steps[$0] * behind * forward[i - 1][$0] }
    let sum = rows.reduce(0) { $0 + $1.sum() }
    return rows.map { $0 / max(sum, .leastNormalMagnitude) }
  }

  private static func ahead(_ last: SIMD4<Float>, _ steps: [SIMD4<Float>]) -> SIMD4<Float> {
    steps[0] * last[0] + steps[1] * last[1] + steps[2] * last[2] + steps[3] * last[3]
  }

  private static func normalised(_ values: SIMD4<Float>) -> SIMD4<Float> {
    values / max(values.sum(), .leastNormalMagnitude)
  }

  private static func exponential(_ values: SIMD4<Float>) -> SIMD4<Float> {
    SIMD4(expf(values[0]), expf(values[1]), expf(values[2]), expf(values[3]))
  }
}
