/// A sentence that the editor puts before the user's eyes.
package struct ShowMessageNotification: OutgoingNotification {
  package static let method = "window/showMessage"

  package let type: MessageType
  package let message: String

  package init(_ type: MessageType, _ message: String) {
    self.type = type
    self.message = message
  }
}

package enum MessageType: Int, Encodable, Sendable {
  case error = 1
  case warning = 2
  case info = 3
  case log = 4
}
