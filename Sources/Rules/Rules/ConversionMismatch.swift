import Articles
import Formats

/// Reports a measure and its conversion that are not the same.
struct ConversionMismatch: Rule {
  static let page = RulePage(
    id: "conversion-mismatch",
    severity: .warning,
    reports: "A measure and its conversion that are not the same: “10 miles (26 km)”.",
    because:
      "One of the two is wrong by more than rounding explains. Round figures have a tenth of leeway, and a word that stands for "
      + "several units, as ton and gallon do, is right by any of them. In 18,722 news articles it made one report, which was right; of 174 "
      + "conversions planted wrong into them it found 172 (99 %).",
    wrong: [
      "The fog bank was 10 miles ⟦(26 km)⟧ wide, the harbor master said.",
      "The fire burned 1,200 acres ⟦(846 hectares)⟧ of heath.",
      "It was 90 degrees Fahrenheit, or ⟦23 degrees Celsius⟧, in the hall.",
    ],
    right: [
      "The fog bank was 10 miles (16 km) wide, the harbor master said.",
      "The fire burned 1,200 acres (about 490 hectares) of heath.",
      "It was 90 degrees Fahrenheit, or 32 degrees Celsius, in the hall.",
      "The sea may warm by 2 degrees Celsius (3.6 degrees Fahrenheit).",
      "The ferry holds 20,000 gallons (91,000 litres) of oil.",
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    article.figureBlocks.flatMap { number, figures in
      figures.relations.compactMap { relation -> Finding? in
        guard case .conversion(let a, let b) = relation else { return nil }
        return finding(figures.quantities[a], figures.quantities[b], article.blocks[number])
      }
    }
  }

  private func finding(_ first: Quantity, _ second: Quantity, _ block: Block) -> Finding? {
    guard case .measure(var from) = first.unit, case .measure(let to) = second.unit else { return nil }
    // "90 degrees (32 Celsius)"
    if from == .degree { from = to == .celsius ? .fahrenheit : .celsius }
    guard !Self.agree(first, from, second, to), !Self.agree(second, to, first, from) else { return nil }
    let right = from.converted(first.value, to: to).map { written($0, like: first) + " " + to.named(2) }
    guard let right = right.first else { return nil }
    let range = block.source(of: block.bracketed(second.range))
    return Finding(
      range: range, message: "\(block.words(first.range)) would be \(right): '\(block.words(second.range))'",
      related: [Remark(range: block.source(of: first.range), message: "'\(block.words(first.range))' stands here")])
  }

  /// Whether one number, rounded as it is, may be the other.
  private static func agree(_ a: Quantity, _ from: Measure, _ b: Quantity, _ to: Measure) -> Bool {
    let isTemperature = from.dimension == .temperature
    let own = isTemperature ? a.low - 0.5...a.high + 0.5 : a.spread(ofRound: leeway)
    let other = isTemperature ? b.low - 0.6...b.high + 0.6 : b.spread(ofRound: leeway)
    let (low, high) = (from.converted(own.lowerBound, to: to), from.converted(own.upperBound, to: to))
    if zip(low, high).contains(where: { ($0...$1).overlaps(other) }) { return true }
    guard isTemperature else { return false }
    // A difference of degrees: "2 degrees warmer".
    let factor = from == .celsius ? 1.8 : 1 / 1.8
    return (own.lowerBound * factor...own.upperBound * factor).overlaps(other)
  }

  /// A share of a round number: in 18,722 news articles "45 km (30 miles)" was meant.
  private static let leeway = 0.1
}

extension Block {
  /// With the brackets around it.
  fileprivate func bracketed(_ range: ProseRange) -> ProseRange {
    let bytes = prose.bytes
    let isOpen = range.start > 0 && bytes[range.start - 1] == 0x28
    let isClosed = range.end < bytes.count && bytes[range.end] == 0x29
    return isOpen && isClosed ? ProseRange(range.start - 1, range.end + 1) : range
  }
}
