/// A document was written to disk.
package struct DidSaveNotification: Notification {
  package static let method = "textDocument/didSave"

  package let textDocument: TextDocumentIdentifier
}
