import Articles
import LanguageServerProtocol

extension Server {
  /// The first mention in full of whoever or whatever is named at a position.
  func definition(_ request: DefinitionRequest) -> Location? {
    let place = with(request.textDocument.uri) { document -> Location? in
      let columns = columns(document.text)
      let article = document.article()
      guard let (entity, _) = article.entity(at: columns.offset(request.position)) else { return nil }
      let range = columns.range(article.range(of: article.introduction(of: entity)))
      return Location(uri: document.uri, range: range)
    }
    return place ?? nil
  }

  /// Every mention of the same entity, in the order of the text.
  func references(_ request: ReferencesRequest) -> [Location] {
    let wantsAll = request.context.includeDeclaration
    return mentions(in: request.textDocument.uri, at: request.position) { article, entity in
      let introduction = article.introduction(of: entity)
      return entity.mentions.filter { wantsAll || $0 != introduction }
    }.map { Location(uri: request.textDocument.uri, range: $0) }
  }

  func highlights(_ request: DocumentHighlightRequest) -> [DocumentHighlight] {
    mentions(in: request.textDocument.uri, at: request.position) { $1.mentions }
      .map { DocumentHighlight(range: $0, kind: .text) }
  }

  private func mentions(
    in uri: DocumentURI, at position: Position, of places: (Article, Entity) -> [Entity.Place]
  ) -> [PositionRange] {
    with(uri) { document in
      let columns = columns(document.text)
      let article = document.article()
      guard let (entity, _) = article.entity(at: columns.offset(position)) else { return [] }
      return columns.ranges(places(article, entity).map(article.range(of:)))
    } ?? []
  }
}
