import Articles

/// Reports a person whom the text first names by the surname alone, without saying who that is.
struct UnknownFirstMention: Rule {
  static let page = RulePage(
    id: "unknown-first-mention",
    severity: .hint,
    reports: "A person whom the text first names by the surname alone, with no role.",
    because:
      "A reader who comes late to the story does not know who that is. Headlines, captions and lists are no places to introduce "
      + "somebody, and a name that stands but once may be a firm's. Whether everybody knows the name is for the desk to say, so "
      + "the rule is off unless it is wanted.",
    wrong: [
      "Holm closes the bridge\n\nThe bridge over the Tarn will close in May, ⟦Okafor⟧ said on Monday. The engineer Ines Okafor "
        + "had looked at it."
    ],
    right: [
      "Okafor closes the bridge\n\nThe bridge over the Tarn will close in May, the engineer Ines Okafor said on Monday. Okafor "
        + "had looked at it.",
      "The bridge over the Tarn will close in May, Mayor Okafor said on Monday. Okafor had looked at it.",
      "The bridge over the Tarn will close in May, Ines Okafor said on Monday.",
    ], isOff: true)

  func findings(in article: Article, settings: Settings) -> [Finding] {
    article.entities().compactMap { entity in
      guard let place = article.firstInText(entity), !article.isQuoted(place), article.isLoneSurname(place) else {
        return nil
      }
      let range = article.range(of: place)
      let words = article.blocks[place.block].words(article.mention(place).range)
      let introduction = article.range(of: article.introduction(of: entity))
      return Finding(
        range: range, message: "Named before the text says who that is: '\(words)'",
        related: introduction.start > range.start && entity.name != words
          ? [Remark(range: introduction, message: "'\(entity.name)' is named in full here")] : [])
    }
  }
}

extension Article {
  /// The first mention in a paragraph, of those named more than once: what stands there once is as often a firm or a town.
  fileprivate func firstInText(_ entity: Entity) -> Entity.Place? {
    guard entity.kind == .person else { return nil }
    let places = entity.mentions.filter { place in
      switch blocks[place.block].kind {
      case .paragraph, .quotation: true
      default: false
      }
    }
    return places.count > 1 ? places[0] : nil
  }
}
