import Articles

/// A linear-chain conditional random field of at most three labels, fitted by AdaGrad with averaged weights.
///
/// Lafferty, McCallum, Pereira, ICML 2001; Duchi, Hazan, Singer, JMLR 2011. Each example is read without a share of the
/// templates, other ones each time, so that no feature is relied on alone (Srivastava et al., JMLR 2014).
struct ConditionalField {
  private(set) var rows: [SIMD4<Float>]
  /// The fifth is for the first place.
  private(set) var transitions: [SIMD4<Float>]
  private var rowSquares: [SIMD4<Float>]
  private var transitionSquares: [SIMD4<Float>]
  private var gradient: [SIMD4<Float>]
  private var isTouched: [Bool]
  private var sums: (rows: [SIMD4<Float>], transitions: [SIMD4<Float>])?
  private var summands: Float = 0
  private let width: Int

  private let rate: Float = 0.02
  /// Of the squares of the weights that an example asks for.
  private let penalty: Float = 0.015
  /// The share of the templates that is left out.
  private let omitted = 0.3

  init(features: Int, width: Int) {
    rows = Array(repeating: SIMD4(repeating: 0), count: features + 1)
    gradient = rows
    isTouched = Array(repeating: false, count: features + 1)
    rowSquares = Array(repeating: SIMD4(repeating: 1e-3), count: features + 1)
    transitions = Array(repeating: SIMD4(repeating: 0), count: 5)
    transitionSquares = Array(repeating: SIMD4(repeating: 1e-3), count: 5)
    self.width = width
  }

  func probabilities(_ example: TagExample) -> [SIMD4<Float>] {
    ForwardBackward(scores(example, Array(0..<width)), transitions: transitions).probabilities
  }

  private func scores(_ example: TagExample, _ templates: [Int]) -> [SIMD4<Float>] {
    example.rows.withUnsafeBufferPointer { numbers in
      rows.withUnsafeBufferPointer { rows in
        example.labels.indices.map { place in
          var sum = SIMD4<Float>(0, 0, 0, ForwardBackward.unused)
          for template in templates { sum += rows[Int(numbers[place * width + template])] }
          return sum
        }
      }
    }
  }

  /// Corrects the weights by an example.
  mutating func learn(_ example: TagExample, using random: inout SplitMix64) {
    let templates = (0..<width).filter { _ in Double.random(in: 0..<1, using: &random) >= omitted }
    let chain = ForwardBackward(scores(example, templates), transitions: transitions)
    var touched: [Int] = []
    var steps = Array(repeating: SIMD4<Float>(repeating: 0), count: 5)
    for (place, label) in example.labels.enumerated() {
      var excess = chain.probabilities[place]
      excess[Int(label)] -= 1
      for template in templates {
        let row = Int(example.rows[place * width + template])
        // Number 0 is every feature that has no row: it learns nothing.
        guard row != 0 else { continue }
        if !isTouched[row] {
          touched.append(row)
          isTouched[row] = true
        }
        gradient[row] += excess
      }
      if place == 0 {
        steps[4] += excess
      } else {
        for (from, pair) in chain.pairs(at: place).enumerated() { steps[from] += pair }
        steps[Int(example.labels[place - 1])][Int(label)] -= 1
      }
    }
    for row in touched {
      let slope = gradient[row] + rows[row] * penalty
      gradient[row] = SIMD4(repeating: 0)
      isTouched[row] = false
      rowSquares[row] += slope * slope
      rows[row] -= slope * rate / rowSquares[row].squareRoot()
    }
    for from in 0..<5 {
      transitionSquares[from] += steps[from] * steps[from]
      transitions[from] -= steps[from] * rate / transitionSquares[from].squareRoot()
    }
  }

  /// Takes the weights as they are now into the average.
  mutating func note() {
    summands += 1
    guard var sums else {
      sums = (rows, transitions)
      return
    }
    self.sums = nil
    for i in rows.indices { sums.rows[i] += rows[i] }
    for i in transitions.indices { sums.transitions[i] += transitions[i] }
    self.sums = sums
  }

  /// With the average of the noted weights for its own.
  var averaged: ConditionalField {
    guard let sums else { return self }
    var result = self
    result.rows = sums.rows.map { $0 / summands }
    result.transitions = sums.transitions.map { $0 / summands }
    return result
  }

  /// As the file of a model wants them.
  var weights: TagWeights {
    var weights = TagWeights(features: rows.count - 1)
    for (i, row) in rows.enumerated() { for label in 0..<3 { weights.rows[i][label] = row[label] } }
    for (place, from) in [0, 1, 2, 3, 16].enumerated() {
      for label in 0..<3 { weights.transitions[from][label] = transitions[place][label] }
    }
    return weights
  }
}
