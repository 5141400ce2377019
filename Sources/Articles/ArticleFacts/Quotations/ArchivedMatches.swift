import Formats

/// What an archive has printed of an article's words.
package struct ArchivedMatches: Sendable {
  /// In the order of the article; of one quotation the likest first, then the newest.
  package var quotations: [QuotationMatch] = []

  /// In the order of the article.
  package var passages: [SharedPassage] = []

  /// In the order of the article.
  package var checked: [CheckedSentence] = []

  /// What an archive can be asked for; each takes time.
  package struct Kinds: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let quotations = Kinds(rawValue: 1)
    package static let passages = Kinds(rawValue: 2)
    package static let checked = Kinds(rawValue: 4)
  }

  package init(
    quotations: [QuotationMatch] = [], passages: [SharedPassage] = [], checked: [CheckedSentence] = []
  ) {
    (self.quotations, self.passages, self.checked) = (quotations, passages, checked)
  }

  /// Those whose quotation, paragraph or sentence still stands in an edited article, at its place of now.
  package func kept(in article: Article) -> ArchivedMatches {
    ArchivedMatches(
      quotations: keptQuotations(in: article), passages: keptPassages(in: article), checked: keptChecked(in: article))
  }

  private func keptChecked(in article: Article) -> [CheckedSentence] {
    guard !checked.isEmpty else { return [] }
    let places = Dictionary(grouping: article.statements(), by: \.text)
    return checked.compactMap { sentence in
      // Of several places with the same words the nearest.
      let nearest = places[sentence.text]?.min {
        abs($0.range.start - sentence.range.start) < abs($1.range.start - sentence.range.start)
      }
      return nearest.map { CheckedSentence(range: $0.range, text: sentence.text, claims: sentence.claims) }
    }
  }

  private func keptPassages(in article: Article) -> [SharedPassage] {
    guard !passages.isEmpty else { return [] }
    var places: [String: TextRange] = [:]
    for block in article.blocks.indices where article.isBody(block) {
      places[article.words(ofBlock: block)] = article.blocks[block].range
    }
    return passages.compactMap { passage in
      guard let place = places[passage.paragraph], place.length == passage.place.length else { return nil }
      var moved = passage
      moved.range = passage.range.shifted(by: place.start - passage.place.start)
      moved.place = place
      return moved
    }
  }

  private func keptQuotations(in article: Article) -> [QuotationMatch] {
    guard !quotations.isEmpty else { return [] }
    var places: [String: [TextRange]] = [:]
    for block in article.blocks.indices where article.isBody(block) {
      for quotation in article.facts[block].quotations {
        places[article.blocks[block].words(quotation.range), default: []].append(
          article.blocks[block].source(of: quotation.range))
      }
    }
    return quotations.compactMap { match in
      // Of several places with the same words the nearest.
      let nearest = places[match.quotation.text]?.min {
        abs($0.start - match.quotation.range.start) < abs($1.start - match.quotation.range.start)
      }
      return nearest.flatMap { $0.length == match.quotation.range.length ? match.moved(to: $0) : nil }
    }
  }

  /// All quotations of an article against all of some texts.
  package init(of article: Article, in texts: [ArchivedText]) {
    let quotations = article.directQuotations()
    let all = quotations.map { _ in Array(texts.indices) }
    self.init(
      quotations: QuotationComparison(quotations, of: article).matches(with: all) { texts[$0] },
      passages: PassageComparison(of: article).passages(in: texts))
  }
}
