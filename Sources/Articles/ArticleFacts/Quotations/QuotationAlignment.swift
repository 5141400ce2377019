/// Two quotations laid beside each other, word by word, as far as they have the same words: a local alignment in a band, as
/// Smith and Waterman (1981) make them.
///
///     own    “We will | keep a tight rein | on it”
///     other  “… that we will | keep a tight reign | on it, and soon”
///
/// What only one of them has at its ends is cut off, for a quotation may begin and end anywhere.
package struct QuotationAlignment: Hashable, Sendable {
  /// Where the two differ between words that they share; an empty side lacks the words of the other.
  package struct Difference: Hashable, Sendable {
    package let own: Range<Int>
    package let other: Range<Int>
  }

  /// How many words are the same.
  package let common: Int
  /// The part of each that is laid beside the other, by the numbers of the words.
  package let own: Range<Int>
  package let other: Range<Int>
  /// In order.
  package let differences: [Difference]

  package static let shingle = 5
  /// A longer one is cut; what follows is not compared.
  private static let longest = 400
  /// How far the two may run apart, in words.
  private static let slack = 16
  /// Words the same on each side of a difference, for it to be one of one speech.
  private static let anchor = 3

  /// Nil where the two share no five words in a row.
  package init?(of ownText: QuotedText, with otherText: QuotedText) {
    guard let offset = Self.offset(ownText.shingles, otherText.shingles) else { return nil }
    let (own, other) = (ownText.words, otherText.words)
    let ownEnd = min(own.count, Self.longest)
    let start = max(0, offset - Self.slack)
    let end = min(other.count, ownEnd + offset + Self.slack)
    guard start < end else { return nil }
    let pairs = Self.pairs(own[..<ownEnd], other[start..<end])
    self.init(pairs)
  }

  private init?(_ pairs: [(own: Int, other: Int)]) {
    var runs: [(own: Range<Int>, other: Range<Int>)] = []
    for (own, other) in pairs {
      if let last = runs.last, last.own.upperBound == own, last.other.upperBound == other {
        runs[runs.count - 1] = (last.own.lowerBound..<own + 1, last.other.lowerBound..<other + 1)
      } else {
        runs.append((own..<own + 1, other..<other + 1))
      }
    }
    while runs.count > 1, runs[0].own.count < Self.anchor { runs.removeFirst() }
    while runs.count > 1, runs[runs.count - 1].own.count < Self.anchor { runs.removeLast() }
    guard let first = runs.first, let last = runs.last else { return nil }
    common = runs.reduce(0) { $0 + $1.own.count }
    own = first.own.lowerBound..<last.own.upperBound
    other = first.other.lowerBound..<last.other.upperBound
    differences = zip(runs, runs.dropFirst()).map {
      Difference(own: $0.own.upperBound..<$1.own.lowerBound, other: $0.other.upperBound..<$1.other.lowerBound)
    }
    guard common >= Self.shingle else { return nil }
  }

  /// The hashes of all runs of five words.
  package static func shingles(_ words: [ComparedWord]) -> [UInt64] { shingles(words, length: shingle) }

  static func shingles(_ words: [ComparedWord], length: Int) -> [UInt64] {
    guard words.count >= length else { return [] }
    return (0...words.count - length).map { start in
      var hash: UInt64 = 0
      for word in words[start..<start + length] {
        hash = (hash ^ word.hash) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      return hash
    }
  }

  /// How much further on most of the shared runs stand in the other one.
  private static func offset(_ own: [UInt64], _ other: [UInt64]) -> Int? {
    var place: [UInt64: Int] = [:]
    for (number, hash) in own.prefix(longest).enumerated() where place[hash] == nil { place[hash] = number }
    var votes: [Int: Int] = [:]
    for (number, hash) in other.enumerated() {
      if let found = place[hash] { votes[number - found, default: 0] += 1 }
    }
    return votes.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
  }

  /// The words laid upon each other by the best local alignment.
  private static func pairs(
    _ own: ArraySlice<ComparedWord>, _ other: ArraySlice<ComparedWord>
  ) -> [(own: Int, other: Int)] {
    let width = other.count + 1
    var scores = [Int32](repeating: 0, count: (own.count + 1) * width)
    var steps = [UInt8](repeating: 0, count: scores.count)
    var best = (score: Int32(0), cell: 0)
    for (row, word) in own.enumerated() {
      for (column, opposite) in other.enumerated() {
        let cell = (row + 1) * width + column + 1
        var (score, step): (Int32, UInt8) = (0, 0)
        let across = scores[cell - width - 1] + (word.hash == opposite.hash ? 3 : -3)
        if across > score { (score, step) = (across, 1) }
        if scores[cell - width] - 2 > score { (score, step) = (scores[cell - width] - 2, 2) }
        if scores[cell - 1] - 2 > score { (score, step) = (scores[cell - 1] - 2, 3) }
        (scores[cell], steps[cell]) = (score, step)
        if score > best.score { best = (score, cell) }
      }
    }
    var pairs: [(own: Int, other: Int)] = []
    var cell = best.cell
    while steps[cell] != 0 {
      switch steps[cell] {
      case 1:
        let (row, column) = (cell / width - 1, cell % width - 1)
        let (a, b) = (own.startIndex + row, other.startIndex + column)
        if own[a].hash == other[b].hash { pairs.append((a, b)) }
        cell -= width + 1
      case 2: cell -= width
      default: cell -= 1
      }
    }
    return pairs.reversed()
  }
}
