/// Asks the server to finish what it is doing; only `exit` may follow.
package struct ShutdownRequest: Request {
  /// Always `null`.
  package typealias Answer = JSONValue
  package static let method = "shutdown"
  package static let withoutParams: Self? = Self()
}
