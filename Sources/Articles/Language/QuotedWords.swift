/// Which tokens of a block stand inside quotation marks, and how many words of any stretch do, asked in one step.
struct QuotedWords {
  private let isQuoted: [Bool]
  /// How many quoted words stand before each token.
  private let before: [Int32]

  init(tokens: [Token], quotations: [Quotation]) {
    var isQuoted = Array(repeating: false, count: tokens.count)
    for quotation in quotations { for i in quotation.words { isQuoted[i] = true } }
    var before: [Int32] = [0]
    before.reserveCapacity(tokens.count + 1)
    for (i, token) in tokens.enumerated() {
      before.append(before[i] + (isQuoted[i] && token.isWordOrNumber ? 1 : 0))
    }
    self.isQuoted = isQuoted
    self.before = before
  }

  subscript(token: Int) -> Bool { isQuoted[token] }

  func count(in tokens: Range<Int>) -> Int { Int(before[tokens.upperBound] - before[tokens.lowerBound]) }
}
