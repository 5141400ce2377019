/// Asks to carry out a command that an action offered.
package struct ExecuteCommandRequest: Request {
  package typealias Answer = JSONValue
  package static let method = "workspace/executeCommand"

  package let command: String
  package let arguments: [JSONValue]?
  /// A number or a string.
  package let workDoneToken: JSONValue?
}
