/// The editor no longer needs the answer to a request. It still gets one: an error that says so.
package struct CancelNotification: Notification {
  package static let method = "$/cancelRequest"

  package let id: RequestID
}
