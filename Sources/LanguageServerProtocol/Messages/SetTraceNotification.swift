/// How much the editor wants to read about the server's own doings.
package struct SetTraceNotification: Notification {
  package static let method = "$/setTrace"

  package let value: TraceValue
}

package enum TraceValue: String, Decodable, Sendable {
  case off, messages, verbose
}
