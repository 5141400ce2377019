/// A document was opened; from now on its text is what the editor says, not what the disk holds.
package struct DidOpenNotification: Notification {
  package static let method = "textDocument/didOpen"

  package let textDocument: TextDocumentItem
}
