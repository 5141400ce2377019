import Articles
import LanguageServerProtocol
import Presentation

extension Server {
  func renamable(_ request: PrepareRenameRequest) -> RenamableRange? {
    let answer = with(request.textDocument.uri) { document -> RenamableRange? in
      let columns = columns(document.text)
      let article = document.article()
      guard let (_, place) = renamable(in: article, at: columns.offset(request.position)) else { return nil }
      let words = article.words(of: place).map(\.text).joined(separator: " ")
      return RenamableRange(range: columns.range(article.range(of: place)), placeholder: words)
    }
    return answer ?? nil
  }

  func rename(_ request: RenameRequest) throws(ResponseError) -> WorkspaceEdit {
    let answer = with(request.textDocument.uri) { document -> Result<WorkspaceEdit, ResponseError> in
      let columns = columns(document.text)
      let article = document.article()
      if let problem = NewName.problem(with: request.newName, in: article.format) {
        return .failure(ResponseError(.invalidParams, problem))
      }
      guard let (entity, place) = renamable(in: article, at: columns.offset(request.position)) else {
        return .failure(ResponseError(.invalidParams, "No name stands here that can be changed"))
      }
      let edits = Renaming(of: place, entity, in: article, to: request.newName).edits()
      return .success(workspaceEdit(edits, to: document, columns))
    }
    guard let answer else { throw ResponseError(.invalidParams, "\(request.textDocument.uri) is not open") }
    return try answer.get()
  }

  private func renamable(in article: Article, at offset: Int) -> (entity: Entity, place: Entity.Place)? {
    var fixed = FixedNames(in: article)
    return article.entity(at: offset).flatMap { fixed.contain($0.place) ? nil : $0 }
  }
}
