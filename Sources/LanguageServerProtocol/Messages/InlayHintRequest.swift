/// Asks for words that the editor shows between those of a range of text.
package struct InlayHintRequest: Request {
  package typealias Answer = [InlayHint]
  package static let method = "textDocument/inlayHint"

  package let textDocument: TextDocumentIdentifier
  package let range: PositionRange
}

/// Words shown at a place that are no part of the text.
package struct InlayHint: Equatable, Encodable, Sendable {
  package let position: Position
  package let label: String
  /// Whether a blank is shown before them.
  package let paddingLeft: Bool

  package init(position: Position, label: String, paddingLeft: Bool) {
    self.position = position
    self.label = label
    self.paddingLeft = paddingLeft
  }
}
