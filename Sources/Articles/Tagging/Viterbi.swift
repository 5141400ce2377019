/// The best sequence of labels, given what speaks for each label at each token and for each label after each other.
package struct Viterbi {
  /// Labels in use, at most 16.
  package let labels: Int
  /// `transitions[from][to]`; padded labels are never entered.
  package let transitions: [SIMD16<Int32>]
  package let start: SIMD16<Int32>

  package init(labels: Int, transitions: [SIMD16<Int32>], start: SIMD16<Int32>) {
    self.labels = labels
    self.transitions = transitions
    self.start = start
  }

  package static let forbidden: Int32 = -1 << 28

  /// One label a token. `scores` has 16 numbers a token, of which the first `labels` count.
  package func path(_ scores: [SIMD16<Int32>]) -> [UInt8] {
    guard let first = scores.first else { return [] }
    var best = first &+ start
    var back: [SIMD16<Int32>] = []
    back.reserveCapacity(scores.count)
    for score in scores.dropFirst() {
      var next = transitions[0] &+ SIMD16(repeating: best[0])
      var from = SIMD16<Int32>(repeating: 0)
      for label in 1..<labels {
        let candidate = transitions[label] &+ SIMD16(repeating: best[label])
        let isBetter = candidate .> next
        next.replace(with: candidate, where: isBetter)
        from.replace(with: Int32(label), where: isBetter)
      }
      back.append(from)
      best = next &+ score
    }
    var label = 0
    for other in 1..<labels where best[other] > best[label] { label = other }
    var path = Array(repeating: UInt8(label), count: scores.count)
    for i in back.indices.reversed() {
      label = Int(back[i][label])
      path[i] = UInt8(label)
    }
    return path
  }
}
