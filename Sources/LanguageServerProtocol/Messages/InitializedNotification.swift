/// The editor has read the answer to `initialize`; from here on the server may speak first.
package struct InitializedNotification: Notification {
  package static let method = "initialized"
  package static let withoutParams: Self? = Self()
}
