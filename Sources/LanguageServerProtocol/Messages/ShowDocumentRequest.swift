/// Asks the editor to open an address, in a window of its own or outside. The answer says in `success` whether it did.
package struct ShowDocumentRequest: OutgoingRequest {
  package static let method = "window/showDocument"

  package let uri: String
  /// Whether another program shows it, such as the browser.
  package let external: Bool?
  package let takeFocus: Bool?
  package let selection: PositionRange?

  package init(uri: String, external: Bool? = nil, takeFocus: Bool? = nil, selection: PositionRange? = nil) {
    self.uri = uri
    self.external = external
    self.takeFocus = takeFocus
    self.selection = selection
  }
}
