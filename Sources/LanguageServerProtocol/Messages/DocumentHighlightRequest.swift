/// Asks which places of a document to show together with a position.
package struct DocumentHighlightRequest: Request {
  package typealias Answer = [DocumentHighlight]
  package static let method = "textDocument/documentHighlight"

  package let textDocument: TextDocumentIdentifier
  package let position: Position
}

package struct DocumentHighlight: Equatable, Encodable, Sendable {
  package let range: PositionRange
  package let kind: DocumentHighlightKind

  package init(range: PositionRange, kind: DocumentHighlightKind) {
    self.range = range
    self.kind = kind
  }
}

package enum DocumentHighlightKind: Int, Encodable, Sendable {
  case text = 1
  case read = 2
  case write = 3
}
