/// A sentence for the editor's log.
package struct LogMessageNotification: OutgoingNotification {
  package static let method = "window/logMessage"

  package let type: MessageType
  package let message: String

  package init(_ type: MessageType, _ message: String) {
    self.type = type
    self.message = message
  }
}
