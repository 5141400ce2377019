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
    guard let found = documents[uri].map({ view($0).related }) else {
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
    let number = ask(ShowMessageRequest(.info, question, actions: choices.map { MessageAction(title: $0.title) }))
    questions.add(number, choices)
  }

  /// Opens what the user chose, where an answer is one to such a question.
  func open(_ id: RequestID?, _ answer: EditorAnswer) {
    guard case .number(let number)? = id else { return }
    var title: String?
    if case .result(let action) = answer { title = action["title"]?.asString }
    if let address = questions.close(number, choosing: title) { try? open(address) }
  }

  /// The archive, for a command; what is wrong with it is said at once.
  func openArchive() -> ArchiveReader? {
    defer { tellComplaints() }
    return archives.open(session.settings.archivePath)
  }
}
