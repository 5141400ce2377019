import Articles
import Formats
import LanguageServerProtocol
import Rules

extension DocumentView {
  /// Who "he" or "the minister" is and which day "yesterday" is, behind these words; nothing that the setting `hints` does not
  /// ask for, and nothing that is not certain.
  func inlayHints(_ request: InlayHintRequest) -> [InlayHint] {
    let wanted = settings.hints
    guard !wanted.isEmpty else { return [] }
    let (article, columns) = (article, columns)
    let range = columns.range(request.range)
    var hints: [(offset: Int, label: String)] = []
    if wanted.contains(.people) { hints += people(in: article, range) }
    if wanted.contains(.days) { hints += days(in: article, range) }
    return hints.sorted { $0.offset < $1.offset }.map {
      InlayHint(position: columns.position($0.offset), label: $0.label.onOneLine, paddingLeft: true)
    }
  }

  private func people(in article: Article, _ range: TextRange) -> [(offset: Int, label: String)] {
    let entities = article.entities()
    return article.descriptions(of: entities).compactMap { description in
      let (entity, facts) = (entities[description.entity], article.facts[description.block])
      let words = article.blocks[description.block].source(of: description.range)
      guard words.overlaps(range), entity.between.isEmpty,
        let sentence = facts.sentences.last(where: { $0.range.start <= description.range.start })
      else { return nil }
      // "The mayor, Ada Holm, said": whoever reads on is told.
      let isNamed = entity.mentions.contains {
        $0.block == description.block && sentence.range.contains(facts.mentions[$0.mention].range.start)
      }
      return isNamed ? nil : (words.end, entity.name)
    }
  }

  private func days(in article: Article, _ range: TextRange) -> [(offset: Int, label: String)] {
    guard let page = article.pageDate, let today = page.day else { return [] }
    return article.blocks.indices.filter { article.isBody($0) && article.blocks[$0].range.overlaps(range) }.flatMap {
      block in
      article.facts[block].relativeDates.compactMap { date in
        let words = article.blocks[block].source(of: date.range)
        // In a quotation it is a day of the speaker's.
        guard !date.isQuoted, words.overlaps(range), let meaning = date.meaning(on: page) else { return nil }
        if case .day(let day) = meaning, day.parts.year == today.parts.year { return (words.end, day.dayOfYear) }
        return (words.end, meaning.inWords)
      }
    }
  }
}
