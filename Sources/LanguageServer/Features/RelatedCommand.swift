import Archive
import Articles
import Formats
import LanguageServerProtocol
import Presentation

extension Server {
  /// Offers the related articles of a document, and answers with them.
  func offerRelated(to uri: DocumentURI) throws(ResponseError) -> JSONValue {
    guard openArchive() != nil else {
      throw ResponseError(.requestFailed, "There is no archive to look in; 'stet archive add' makes one")
    }
    guard let found = with(uri, { related(to: &$0) }) else {
      throw ResponseError(.invalidParams, "\(uri) is not open")
    }
    let rows = found.map { found in
      (title: Self.title(of: found), address: ArchiveLink.address(found.article), found)
    }
    let openable = rows.compactMap { row in row.address.map { (title: row.title, address: $0) } }
    if rows.isEmpty {
      tell(.info, "No related article in the archive")
    } else if !openable.isEmpty {
      offer("Related articles", openable)
    }
    return .array(
      rows.map { row in
        .object([
          "title": .string(row.2.article.title), "address": row.address.map(JSONValue.string) ?? .null,
          "outlet": row.2.article.outlet.map(JSONValue.string) ?? .null,
          "date": row.2.article.date.map(JSONValue.string) ?? .null, "isBackground": .bool(row.2.isBackground),
        ])
      })
  }

  private static func title(of found: RelatedArticle) -> String {
    let title = found.article.title.isEmpty ? found.article.id : found.article.title
    return ((found.isBackground ? "Background: " : "") + title + ArchiveLink.credits(found.article)).onOneLine
  }

  /// Lets the user choose among addresses; the one chosen is opened.
  func offer(_ question: String, _ choices: [(title: String, address: String)]) {
    ask(ShowMessageRequest(.info, question, actions: choices.map { MessageAction(title: $0.title) }))
    offered[lastRequest] = Dictionary(choices.map { ($0.title, $0.address) }) { first, _ in first }
  }

  /// The editor's answer to such a question.
  func chosen(_ id: RequestID?, _ answer: EditorAnswer) {
    guard case .number(let number)? = id, let choices = offered.removeValue(forKey: number),
      case .result(let action) = answer, let address = action["title"]?.asString.flatMap({ choices[$0] })
    else { return }
    try? open(address)
  }

  /// Puts a document's article into the archive, as `stet archive add` would put its file.
  func addToArchive(_ uri: DocumentURI, progress token: JSONValue?) throws(ResponseError) -> JSONValue {
    guard let path = archive.path(settings.archivePath) else {
      throw ResponseError(.requestFailed, "There is no place for an archive: set archive.path")
    }
    guard let page = with(uri, { $0.article().page }) else { throw ResponseError(.invalidParams, "\(uri) is not open") }
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
    for uri in documents.keys { documents[uri]?.related = nil }
    return .string(said)
  }
}
