import Articles
import Formats

/// What a hover tells of a quantity: what it is in other units, how large a lakh is, and where the article has it again.
struct QuantityText {
  private let article: Article

  init(_ article: Article) { self.article = article }

  /// Nil where there is nothing to tell that the words do not.
  func text(at offset: Int, in block: Int) -> (markup: Markup, range: TextRange)? {
    let quantities = article.facts[block].figures.quantities
    guard !quantities.isEmpty else { return nil }
    let place = article.blocks[block].prose.proseOffset(ofSource: offset - article.blocks[block].range.start)
    // A cursor behind the last letter is on the word.
    let next = quantities.partitioningIndex { $0.range.end >= place }
    guard next < quantities.count, quantities[next].range.start <= place else { return nil }
    let quantity = quantities[next]
    let others = others(like: quantity, in: block)
    let meaning = meaning(of: quantity, in: block)
    guard meaning != nil || !others.isEmpty else { return nil }
    var markup = Markup()
    let words = article.blocks[block].words(quantity.range)
    markup.add(.strong(words), .text(meaning.map { ": \($0)" } ?? ""))
    if !others.isEmpty {
      markup.add(
        .text("Also in \(others.count == 1 ? "line" : "lines") \(others.map(String.init).joined(separator: ", "))"))
    }
    return (markup, article.blocks[block].source(of: quantity.range))
  }

  /// What it is in other units, or how large; nil where its words say that.
  func meaning(of quantity: Quantity, in block: Int) -> String? {
    conversion(of: quantity) ?? reading(of: quantity, in: block)
  }

  /// "about 490 hectares"
  private func conversion(of quantity: Quantity) -> String? {
    guard case .measure(let unit) = quantity.unit, let other = unit.counterpart else { return nil }
    func converted(_ value: Double) -> String? {
      let values = unit.converted(value, to: other)
      guard values.count == 1, let value = values.first else { return nil }
      // A degree is never told by its last digit: 32 degrees Fahrenheit are 0 Celsius.
      if other.dimension == .temperature { return NumberText.plain(value.rounded()) }
      return NumberText.rounded(value, digits: max(2, NumberText.digits(of: quantity.high)))
    }
    guard let high = converted(quantity.high) else { return nil }
    let low = quantity.isRange ? converted(quantity.low).map { "\($0) to " } ?? "" : ""
    return "\(low)\(high) \(other.named(2))"
  }

  /// What scales that not everybody knows make of it: "5,000,000" of "50 lakh".
  private func reading(of quantity: Quantity, in block: Int) -> String? {
    let words = article.blocks[block].words(quantity.range).lowercased()
    guard
      Self.scales.contains(where: {
        words.utf8.count > $0.utf8.count && words.split(separator: " ").contains(Substring($0))
      })
    else {
      return nil
    }
    return NumberText.plain(quantity.value)
  }

  private static let scales = ["lakh", "lakhs", "crore", "crores"]

  /// The lines, from 1, of other places with the same number of the same thing.
  private func others(like quantity: Quantity, in block: Int) -> [Int] {
    // Every page has its threes.
    guard quantity.unit != .none || !quantity.noun.isEmpty, quantity.form != .fraction else { return [] }
    var lines: [Int] = []
    for other in article.blocks.indices where article.isBody(other) || other == article.headline {
      for same in article.facts[other].figures.quantities
      where same.low == quantity.low && same.high == quantity.high && same.unit == quantity.unit
        && same.noun == quantity.noun && (other != block || same.range != quantity.range)
      {
        let line = article.text.line(at: article.blocks[other].source(of: same.range).start) + 1
        if lines.last != line { lines.append(line) }
      }
    }
    return Array(lines.prefix(Self.mostLines))
  }

  private static let mostLines = 8
}
