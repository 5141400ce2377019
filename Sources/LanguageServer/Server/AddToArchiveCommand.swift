import Archive
import Articles
import LanguageServerProtocol
import Presentation

extension Server {
  /// Puts a document's article into the archive, as `stet archive add` would put its file.
  func addToArchive(_ uri: DocumentURI, progress token: JSONValue?) throws(ResponseError) -> JSONValue {
    guard let path = archives.path(session.settings.archivePath) else {
      throw ResponseError(.requestFailed, "There is no place for an archive: set archive.path")
    }
    guard let page = documents[uri]?.article.page else { throw ResponseError(.invalidParams, "\(uri) is not open") }
    let article = ArchivedArticle(of: page, id: FileAddress.path(of: uri) ?? uri)
    guard !article.text.isEmpty else { throw ResponseError(.requestFailed, "There is no article in this text") }
    if let token { send(.notification(ProgressNotification(token: token, value: .begin("Adding to the archive")))) }
    let said: String
    do {
      let count = try ArchiveWriter(path: path).add([article])
      said =
        count.added > 0
        ? "Added to the archive" : count.updated > 0 ? "Replaced in the archive" : "In the archive already"
    } catch {
      if let token { send(.notification(ProgressNotification(token: token, value: .end("Not added")))) }
      throw ResponseError(.requestFailed, "\(error)")
    }
    if let token { send(.notification(ProgressNotification(token: token, value: .end(said)))) }
    tell(.info, said)
    documents.archiveHasChanged()
    return .string(said)
  }
}
