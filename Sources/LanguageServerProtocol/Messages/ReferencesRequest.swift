/// Asks for every place that speaks of what stands at a position.
package struct ReferencesRequest: Request {
  package typealias Answer = [Location]
  package static let method = "textDocument/references"

  package let textDocument: TextDocumentIdentifier
  package let position: Position
  package let context: ReferenceContext
}

package struct ReferenceContext: Decodable, Sendable {
  /// Whether the place that `textDocument/definition` gives is wanted as well.
  package let includeDeclaration: Bool
}
