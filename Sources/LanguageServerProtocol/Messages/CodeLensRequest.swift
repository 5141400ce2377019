/// Asks for the lines that the editor shows above the text.
package struct CodeLensRequest: Request {
  package typealias Answer = [CodeLens]
  package static let method = "textDocument/codeLens"

  package let textDocument: TextDocumentIdentifier
}

/// A line above a place, and what happens when it is chosen.
package struct CodeLens: Equatable, Encodable, Sendable {
  package let range: PositionRange
  package let command: Command

  package init(range: PositionRange, command: Command) {
    self.range = range
    self.command = command
  }
}
