/// A question from the editor; its fields are the `params`. Conforming types are listed in `MessageTable.standard`.
package protocol Request: Decodable, Sendable {
  associatedtype Answer: Encodable & Sendable
  static var method: String { get }
  /// What a request without `params` asks, nil where the params are needed.
  static var withoutParams: Self? { get }
}

/// Something the editor tells and expects no answer to; its fields are the `params`.
package protocol Notification: Decodable, Sendable {
  static var method: String { get }
  /// What a notification without `params` says, nil where the params are needed.
  static var withoutParams: Self? { get }
}

/// A question to the editor; its fields are the `params`. The editor's answer comes back as `Incoming.response`.
package protocol OutgoingRequest: Encodable, Sendable {
  static var method: String { get }
  /// False for a question that is all in its method.
  static var hasParams: Bool { get }
}

/// Something the editor is told; its fields are the `params`.
package protocol OutgoingNotification: Encodable, Sendable {
  static var method: String { get }
}

extension Request {
  package static var withoutParams: Self? { nil }
}

extension OutgoingRequest {
  package static var hasParams: Bool { true }
}

extension Notification {
  package static var withoutParams: Self? { nil }
}
