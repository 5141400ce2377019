import Articles
import LanguageServerProtocol
import Presentation

extension DocumentView {
  func renamable(_ request: PrepareRenameRequest) -> RenamableRange? {
    let (article, columns) = (article, columns)
    guard let (_, place) = renamable(in: article, at: columns.offset(request.position)) else { return nil }
    let words = article.words(of: place).map(\.text).joined(separator: " ")
    return RenamableRange(range: columns.range(article.range(of: place)), placeholder: words)
  }

  func rename(_ request: RenameRequest) throws(ResponseError) -> WorkspaceEdit {
    let (article, columns) = (article, columns)
    if let problem = NewName.problem(with: request.newName, in: article.format) {
      throw ResponseError(.invalidParams, problem)
    }
    guard let (entity, place) = renamable(in: article, at: columns.offset(request.position)) else {
      throw ResponseError(.invalidParams, "No name stands here that can be changed")
    }
    return workspaceEdit(Renaming(of: place, entity, in: article, to: request.newName).edits(), columns)
  }

  private func renamable(in article: Article, at offset: Int) -> (entity: Entity, place: Entity.Place)? {
    let fixed = FixedNames(in: article)
    return article.entity(at: offset).flatMap { fixed.contain($0.place) ? nil : $0 }
  }
}
