import LanguageServerProtocol

extension Server {
  /// Shows the next statement of a document that rests on nobody, and answers with its place.
  func showNextUnsourced(in uri: DocumentURI, behind position: Position?) throws(ResponseError) -> JSONValue {
    guard let document = documents[uri] else { throw ResponseError(.invalidParams, "\(uri) is not open") }
    guard let place = view(document).unsourced(behind: position) else {
      tell(.info, "No statement of this article lacks a source")
      return .null
    }
    if session.client.showDocument { ask(ShowDocumentRequest(uri: uri, takeFocus: true, selection: place.range)) }
    func json(_ position: Position) -> JSONValue {
      ["line": .integer(position.line), "character": .integer(position.character)]
    }
    return ["uri": .string(uri), "range": ["start": json(place.range.start), "end": json(place.range.end)]]
  }
}
