/// Asks where it is told in full what stands at a position.
package struct DefinitionRequest: Request {
  package typealias Answer = Location?
  package static let method = "textDocument/definition"

  package let textDocument: TextDocumentIdentifier
  package let position: Position
}
