/// The best sequence of labels, given what speaks for each label at each token and for each label after each other.
///
/// In whole numbers where a model is read, in floating-point ones where it is fitted: one search for both.
package struct Viterbi<Score: SIMDScalar & Comparable> where Score.SIMDMaskScalar == Int32 {
  /// Labels in use, at most 16.
  private let labels: Int
  /// `transitions[from][to]`; the 17th row is for the first token.
  private let transitions: [SIMD16<Score>]

  package init(labels: Int, transitions: [SIMD16<Score>]) {
    self.labels = labels
    self.transitions = transitions
  }

  /// One label a token. `score` gives 16 numbers a token, of which the first `labels` count; it is asked once for each token,
  /// in order. `improve` takes over every better number and gives ones where it did.
  // Inlined where the numbers' type is known: left generic it is four times slower.
  @inline(__always)
  private func path(
    _ count: Int, score: (Int) -> SIMD16<Score>, adding: (SIMD16<Score>, SIMD16<Score>) -> SIMD16<Score>,
    improve: (inout SIMD16<Score>, SIMD16<Score>) -> SIMD16<Int32>
  ) -> [UInt8] {
    guard count > 0 else { return [] }
    var best = adding(score(0), transitions[16])
    var back: [Steps] = []
    back.reserveCapacity(count)
    for token in 1..<count {
      var next = adding(transitions[0], SIMD16(repeating: best[0]))
      var from = SIMD16<Int32>(repeating: 0)
      for label in 1..<labels {
        let candidate = adding(transitions[label], SIMD16(repeating: best[label]))
        let isBetter = improve(&next, candidate)
        from = from & ~isBetter | SIMD16(repeating: Int32(label)) & isBetter
      }
      back.append(Steps(from))
      best = adding(next, score(token))
    }
    var label = 0
    for other in 1..<labels where best[other] > best[label] { label = other }
    var path = Array(repeating: UInt8(label), count: count)
    for i in back.indices.reversed() {
      label = back[i][label]
      path[i] = UInt8(label)
    }
    return path
  }
}

/// From which label the best path comes to each label, in four bits a label: of a long text there are many.
private struct Steps {
  private let lanes: SIMD2<Int32>

  /// By halves laid over each other, since lanes of this width are compiled one by one.
  @inline(__always)
  init(_ from: SIMD16<Int32>) {
    let eight = from.lowHalf | from.highHalf &<< 4
    let four = eight.lowHalf | eight.highHalf &<< 8
    lanes = four.lowHalf | four.highHalf &<< 16
  }

  @inline(__always)
  subscript(label: Int) -> Int {
    let shift = (label & 8) >> 1 | (label & 4) << 1 | (label & 2) << 3
    return Int(lanes[label & 1] >> Int32(shift) & 15)
  }
}

extension Viterbi<Int32> {
  @inline(__always)
  func path(_ count: Int, score: (Int) -> SIMD16<Int32>) -> [UInt8] {
    path(count, score: score) {
      $0 &+ $1
    } improve: { best, candidate in
      // By arithmetic: masks of this width are compiled number by number.
      let difference = best &- candidate
      let isBetter = difference &>> 31
      best &-= difference & isBetter
      return isBetter
    }
  }
}

extension Viterbi<Float> {
  package func path(_ scores: [SIMD16<Float>]) -> [UInt8] {
    path(scores.count) {
      scores[$0]
    } adding: {
      $0 + $1
    } improve: { best, candidate in
      // The sign of the difference, as for whole numbers; none of them is infinite or no number.
      let isBetter = unsafeBitCast(best - candidate, to: SIMD16<Int32>.self) &>> 31
      let (old, new) = (unsafeBitCast(best, to: SIMD16<Int32>.self), unsafeBitCast(candidate, to: SIMD16<Int32>.self))
      best = unsafeBitCast(old & ~isBetter | new & isBetter, to: SIMD16<Float>.self)
      return isBetter
    }
  }
}
