/// A message as it travels, for the page about the protocol. Tests hold each one against the types.
package struct MessageExample: Sendable {
  package enum Direction: String, Sendable {
    case fromEditor = "editor → Stet"
    case fromStet = "Stet → editor"
  }

  package let method: String
  package let direction: Direction
  /// What Stet does with it, or when Stet sends it.
  package let says: String
  /// JSON, with only the fields that are read or written; nil for a message without params.
  package let params: String?
  /// JSON of the result; nil for a notification.
  package let answer: String?

  init(_ method: String, _ direction: Direction, _ says: String, params: String? = nil, answer: String? = nil) {
    self.method = method
    self.direction = direction
    self.says = says
    self.params = params
    self.answer = answer
  }
}
