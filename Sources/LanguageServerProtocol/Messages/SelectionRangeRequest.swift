/// Asks what a selection at each of some positions grows to, step by step.
package struct SelectionRangeRequest: Request {
  package typealias Answer = [SelectionRange]
  package static let method = "textDocument/selectionRange"

  package let textDocument: TextDocumentIdentifier
  package let positions: [Position]
}

/// The steps of one selection.
package struct SelectionRange: Equatable, Sendable {
  /// The innermost first, each inside the next; at least one.
  package let ranges: [PositionRange]

  package init(ranges: [PositionRange]) { self.ranges = ranges }
}

extension SelectionRange: Encodable {
  private enum Key: String, CodingKey {
    case range, parent
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(ranges[0], forKey: .range)
    if ranges.count > 1 { try fields.encode(SelectionRange(ranges: Array(ranges.dropFirst())), forKey: .parent) }
  }
}
