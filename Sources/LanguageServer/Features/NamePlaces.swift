import Articles
import LanguageServerProtocol

extension DocumentView {
  /// The first mention in full of whoever or whatever is named at a position.
  func definition(_ request: DefinitionRequest) -> Location? {
    let (article, columns) = (article, columns)
    guard let (entity, _) = article.entity(at: columns.offset(request.position)) else { return nil }
    return Location(uri: uri, range: columns.range(article.range(of: article.introduction(of: entity))))
  }

  /// Every mention of the same entity, in the order of the text.
  func references(_ request: ReferencesRequest) -> [Location] {
    let wantsAll = request.context.includeDeclaration
    return mentions(at: request.position) { article, entity in
      let introduction = article.introduction(of: entity)
      return entity.mentions.filter { wantsAll || $0 != introduction }
    }.map { Location(uri: uri, range: $0) }
  }

  func highlights(_ request: DocumentHighlightRequest) -> [DocumentHighlight] {
    mentions(at: request.position) { $1.mentions }
      .map { DocumentHighlight(range: $0, kind: .text) }
  }

  private func mentions(
    at position: Position, of places: (Article, Entity) -> [Entity.Place]
  ) -> [PositionRange] {
    let (article, columns) = (article, columns)
    guard let (entity, _) = article.entity(at: columns.offset(position)) else { return [] }
    return places(article, entity).map { columns.range(article.range(of: $0)) }
  }
}
