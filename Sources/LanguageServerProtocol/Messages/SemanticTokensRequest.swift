/// Asks how all of a document is to be coloured by what it says.
package struct SemanticTokensRequest: Request {
  package typealias Answer = SemanticTokens
  package static let method = "textDocument/semanticTokens/full"

  package let textDocument: TextDocumentIdentifier
}

/// Asks the same of a range.
package struct SemanticTokensRangeRequest: Request {
  package typealias Answer = SemanticTokens
  package static let method = "textDocument/semanticTokens/range"

  package let textDocument: TextDocumentIdentifier
  package let range: PositionRange
}

/// Five numbers a token: lines from the one before it, columns from its start or from that of the line, length, type, and
/// the bits of its modifiers.
package struct SemanticTokens: Equatable, Encodable, Sendable {
  package let data: [Int]

  package init(data: [Int]) { self.data = data }
}
