/// Asks what is known about whatever stands at a position.
package struct HoverRequest: Request {
  package typealias Answer = Hover?
  package static let method = "textDocument/hover"

  package let textDocument: TextDocumentIdentifier
  package let position: Position
}

package struct Hover: Equatable, Encodable, Sendable {
  package let contents: MarkupContent
  /// The text it is about.
  package let range: PositionRange?

  package init(contents: MarkupContent, range: PositionRange? = nil) {
    self.contents = contents
    self.range = range
  }
}
