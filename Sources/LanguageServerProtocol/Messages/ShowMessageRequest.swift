/// Puts a question before the user. The answer is the chosen action, or `null`.
package struct ShowMessageRequest: OutgoingRequest {
  package static let method = "window/showMessageRequest"

  package let type: MessageType
  package let message: String
  package let actions: [MessageAction]

  package init(_ type: MessageType, _ message: String, actions: [MessageAction]) {
    self.type = type
    self.message = message
    self.actions = actions
  }
}

package struct MessageAction: Equatable, Encodable, Sendable {
  package let title: String

  package init(title: String) { self.title = title }
}
