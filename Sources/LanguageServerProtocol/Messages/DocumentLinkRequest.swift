/// Asks which ranges of a document lead somewhere.
package struct DocumentLinkRequest: Request {
  package typealias Answer = [DocumentLink]
  package static let method = "textDocument/documentLink"

  package let textDocument: TextDocumentIdentifier
}

package struct DocumentLink: Equatable, Encodable, Sendable {
  package let range: PositionRange
  /// The address to open.
  package let target: String
  package let tooltip: String?

  package init(range: PositionRange, target: String, tooltip: String? = nil) {
    self.range = range
    self.target = target
    self.tooltip = tooltip
  }
}
