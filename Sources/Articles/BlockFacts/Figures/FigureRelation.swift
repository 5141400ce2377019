import Formats

/// Numbers of one sentence that say something of each other, so that they can contradict each other.
package enum FigureRelation: Hashable, Sendable {
  // Quantities are told by their numbers in the block's figures.

  /// "10 miles (16 km)"
  case conversion(Int, Int)
  /// "rose 25 percent, from 40 to 50": the change in percent, or in points where both are percentages.
  case change(from: Int, to: Int, by: Int)
  /// "doubled from 40 to 80": how often the one is in the other, and where that is said.
  case multiple(from: Int, to: Int, Multiple)
  /// "12 of the 40, or 30 percent"
  case share(part: Int, whole: Int, share: Int)
  /// "12 men and 9 women, 21 in all"
  case sum(parts: [Int], total: Int)
  /// "52 percent to 48 percent", "52 percent approve and 44 percent do not": shares of one whole.
  case split([Int])
  /// "a 6-3 vote of the nine-member board": the number of the tally, and of members, the quantity that says so or what is known
  /// of the body.
  case vote(tally: Int, members: Members)
  /// "25 years ago, in 1998"
  case yearsAgo(Int, year: Int, ProseRange)

  package struct Multiple: Hashable, Sendable {
    package let factor: Double
    package let bound: Quantity.Bound
    /// Bytes of the prose.
    package let range: ProseRange
  }

  package enum Members: Hashable, Sendable {
    case quantity(Int)
    /// Of a body that everybody knows, by the words that name it; bytes of the prose.
    case body(Int, ProseRange)
  }
}
