/// Asks which lines of a document the editor may fold away.
package struct FoldingRangeRequest: Request {
  package typealias Answer = [FoldingRange]
  package static let method = "textDocument/foldingRange"

  package let textDocument: TextDocumentIdentifier
}

/// Lines that are folded into their first.
package struct FoldingRange: Equatable, Encodable, Sendable {
  package let startLine: Int
  package let endLine: Int
  /// `region`, or what the specification has for prose.
  package let kind: String?
  /// Nil to an editor that has not declared it.
  package let collapsedText: String?

  package init(startLine: Int, endLine: Int, kind: String? = nil, collapsedText: String? = nil) {
    self.startLine = startLine
    self.endLine = endLine
    self.kind = kind
    self.collapsedText = collapsedText
  }
}
