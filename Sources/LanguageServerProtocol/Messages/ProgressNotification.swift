/// Tells how a request that the editor gave a token to is getting on.
package struct ProgressNotification: OutgoingNotification {
  package static let method = "$/progress"

  package let token: JSONValue
  package let value: WorkDoneProgress

  package init(token: JSONValue, value: WorkDoneProgress) {
    self.token = token
    self.value = value
  }
}

package struct WorkDoneProgress: Equatable, Encodable, Sendable {
  package enum Kind: String, Encodable, Sendable { case begin, end }

  package let kind: Kind
  package let title: String?
  package let message: String?

  package static func begin(_ title: String) -> WorkDoneProgress {
    WorkDoneProgress(kind: .begin, title: title, message: nil)
  }

  package static func end(_ message: String) -> WorkDoneProgress {
    WorkDoneProgress(kind: .end, title: nil, message: message)
  }
}
