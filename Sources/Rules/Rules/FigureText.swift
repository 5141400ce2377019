import Articles

extension Article {
  /// The blocks of the article that say anything in numbers, by number.
  var figureBlocks: [(number: Int, figures: BlockFigures)] {
    blocks.indices.compactMap { block in
      let figures = facts[block].figures
      guard !figures.isEmpty, isBody(block) || block == headline || blocks[block].kind == .caption else { return nil }
      return (block, figures)
    }
  }
}

/// A number with as many digits as one like it has, two at least: 16.09344 is "16", 485.6 is "490".
func written(_ value: Double, like quantity: Quantity) -> String {
  NumberText.rounded(value, digits: max(2, NumberText.digits(of: quantity.value)))
}
