/// All that is said about a document now; it replaces what was said before.
package struct PublishDiagnosticsNotification: OutgoingNotification {
  package static let method = "textDocument/publishDiagnostics"

  package let uri: DocumentURI
  /// The version the ranges are in, nil to an editor that does not ask for it.
  package let version: Int?
  package let diagnostics: [Diagnostic]

  package init(uri: DocumentURI, version: Int? = nil, diagnostics: [Diagnostic]) {
    self.uri = uri
    self.version = version
    self.diagnostics = diagnostics
  }
}
