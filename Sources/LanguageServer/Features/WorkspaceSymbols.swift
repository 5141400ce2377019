import Archive
import Articles
import Formats
import LanguageServerProtocol
import Presentation

extension WorkspaceView {
  private static let mostSymbols = 100
  /// Archived articles of a name that are looked through for one that is a file.
  private static let mostArticles = 20
  /// Names of the bases that are looked for in the archive; each costs it a question.
  private static let mostLookedFor = 20

  /// The names that contain some letters: of the open documents, where they stand in full, and of the archive, in the newest
  /// article that has them and is a file: an editor opens a symbol's place as one, whatever its address.
  func symbols(_ request: WorkspaceSymbolRequest) -> [SymbolInformation] {
    let query = request.query.lowercased()
    guard query.count > 1 else { return [] }
    let found = symbolsOfDocuments(query) + symbolsOfArchive(request.query)
    return Array(found.prefix(Self.mostSymbols))
  }

  private func symbolsOfDocuments(_ query: String) -> [SymbolInformation] {
    documents.flatMap { document in
      let (article, columns) = (document.article, document.columns)
      return article.entities().filter { $0.name.lowercased().contains(query) }.map { entity in
        let place = columns.range(article.range(of: article.introduction(of: entity)))
        return SymbolInformation(
          name: entity.name.onOneLine, kind: Self.kind(entity.kind),
          location: Location(uri: document.uri, range: place),
          containerName: entity.roles.first.map(\.onOneLine))
      }
    }
  }

  /// The archive keeps words and no names: those of the bases that begin so are looked for in it, and the letters themselves.
  private func symbolsOfArchive(_ query: String) -> [SymbolInformation] {
    guard let archive else { return [] }
    let known = knowledge.candidates(beginning: query, limit: Self.mostLookedFor)
    var names = known.map { (name: $0.entity.name, kind: $0.entity.kind.ofMentions) }
    if !names.contains(where: { $0.name.lowercased() == query.lowercased() }) { names.append((query, .other)) }
    return names.compactMap { name, kind in
      guard let held = try? archive.mentions(of: name, limit: Self.mostArticles),
        let file = held.articles.lazy.compactMap(ArchiveLink.file).first
      else { return nil }
      let start = Position(line: 0, character: 0)
      return SymbolInformation(
        name: name.onOneLine, kind: Self.kind(kind),
        location: Location(uri: file, range: PositionRange(start: start, end: start)),
        containerName: "\(held.count) archived article\(held.count == 1 ? "" : "s")")
    }
  }

  /// Editors have no kinds for people; these are such as all of them know.
  private static func kind(_ kind: EntityKind) -> SymbolKind {
    switch kind {
    case .person: .class
    case .organization: .module
    case .place: .namespace
    case .event, .work, .other: .constant
    }
  }
}
