/// Asks the editor to show how work of the server's own gets on, under a token.
package struct CreateProgressRequest: OutgoingRequest {
  package static let method = "window/workDoneProgress/create"

  package let token: String

  package init(token: String) { self.token = token }
}
