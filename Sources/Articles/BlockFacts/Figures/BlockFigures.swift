import Formats

/// All that a block says in numbers, days and ages. A pure function of its prose and its mentions; an object, so that the many
/// blocks that have none share one.
package final class BlockFigures: Sendable {
  /// In order, not overlapping.
  package let quantities: [Quantity]
  package let tallies: [Tally]
  package let days: [WrittenDay]
  /// Those that are named, with a day or without.
  package let years: [Int]
  package let stretches: [WrittenYears]
  package let ages: [WrittenAge]
  package let births: [WrittenBirth]
  package let relations: [FigureRelation]

  package var isEmpty: Bool { self === Self.none }
  static let none = BlockFigures()

  private init() {
    (quantities, tallies, days, ages, births, relations, years, stretches) = ([], [], [], [], [], [], [], [])
  }

  private init(_ bytes: [UInt8], _ text: BlockText, _ mentions: [Mention], isSpeech: Bool) {
    let dates = WrittenDayFinder(bytes: bytes, text, isSpeech: isSpeech)
    (days, years, stretches) = (dates.days(), dates.years(), dates.stretches())
    let finder = QuantityFinder(bytes: bytes, text, isSpeech: isSpeech, days: days)
    (quantities, tallies) = (finder.quantities, finder.tallies)
    let people = WrittenAgeFinder(bytes: bytes, text, mentions, isSpeech: isSpeech)
    (ages, births) = (people.ages(), people.births(days))
    relations = FigureRelationFinder(bytes: bytes, text, quantities, tallies).relations()
  }

  static func of(_ bytes: [UInt8], _ text: BlockText, _ mentions: [Mention], isSpeech: Bool) -> BlockFigures {
    // Half the blocks of a page have no number at all.
    text.tokens.indices.contains { NumberReader.begins(at: $0, text.tokens, bytes) }
      ? BlockFigures(bytes, text, mentions, isSpeech: isSpeech) : none
  }
}
