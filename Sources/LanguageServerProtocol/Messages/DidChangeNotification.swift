/// A document was changed, in these steps and in this order: each range is in the text that the step before left.
package struct DidChangeNotification: Notification {
  package static let method = "textDocument/didChange"

  package let textDocument: VersionedTextDocumentIdentifier
  package let contentChanges: [TextDocumentContentChangeEvent]
}
