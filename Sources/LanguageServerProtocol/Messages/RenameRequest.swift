/// Asks for the edits that give whatever stands at a position another name.
package struct RenameRequest: Request {
  package typealias Answer = WorkspaceEdit
  package static let method = "textDocument/rename"

  package let textDocument: TextDocumentIdentifier
  package let position: Position
  package let newName: String
}
