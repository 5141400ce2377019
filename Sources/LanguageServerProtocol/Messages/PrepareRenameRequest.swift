/// Asks what would be renamed at a position.
package struct PrepareRenameRequest: Request {
  package typealias Answer = RenamableRange?
  package static let method = "textDocument/prepareRename"

  package let textDocument: TextDocumentIdentifier
  package let position: Position
}

package struct RenamableRange: Equatable, Encodable, Sendable {
  package let range: PositionRange
  /// What the user is shown to change.
  package let placeholder: String

  package init(range: PositionRange, placeholder: String) {
    self.range = range
    self.placeholder = placeholder
  }
}
