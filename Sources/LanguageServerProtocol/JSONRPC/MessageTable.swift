/// The messages that are understood, by method.
package struct MessageTable: Sendable {
  package let requests: [String: any Request.Type]
  package let notifications: [String: any Notification.Type]

  package init(requests: [any Request.Type], notifications: [any Notification.Type]) {
    self.requests = Dictionary(uniqueKeysWithValues: requests.map { ($0.method, $0) })
    self.notifications = Dictionary(uniqueKeysWithValues: notifications.map { ($0.method, $0) })
  }

  /// Every method in the table, sorted.
  package var methods: [String] { (Array(requests.keys) + Array(notifications.keys)).sorted() }
}
