/// Tells how work is getting on that the editor gave a token to, or Stet asked to show.
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
  package enum Kind: String, Encodable, Sendable { case begin, report, end }

  package let kind: Kind
  package var title: String?
  package var message: String?
  /// From 0 to 100.
  package var percentage: Int?

  package static func begin(_ title: String, percentage: Int? = nil) -> WorkDoneProgress {
    WorkDoneProgress(kind: .begin, title: title, percentage: percentage)
  }

  package static func report(percentage: Int) -> WorkDoneProgress {
    WorkDoneProgress(kind: .report, percentage: percentage)
  }

  package static func end(_ message: String) -> WorkDoneProgress { WorkDoneProgress(kind: .end, message: message) }
}
