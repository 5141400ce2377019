/// Something to do under a title. The editor sends it back as `workspace/executeCommand`.
package struct Command: Equatable, Encodable, Sendable {
  package let title: String
  package let command: String
  package let arguments: [JSONValue]?

  package init(title: String, command: String, arguments: [JSONValue]? = nil) {
    self.title = title
    self.command = command
    self.arguments = arguments
  }
}
