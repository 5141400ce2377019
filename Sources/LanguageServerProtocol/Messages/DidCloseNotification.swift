/// A document was closed; what was said about it is taken back.
package struct DidCloseNotification: Notification {
  package static let method = "textDocument/didClose"

  package let textDocument: TextDocumentIdentifier
}
