/// Asks for all that is said about a document, from editors that pull rather than wait.
package struct DocumentDiagnosticRequest: Request {
  package typealias Answer = DocumentDiagnosticReport
  package static let method = "textDocument/diagnostic"

  package let textDocument: TextDocumentIdentifier
  /// The `resultId` of the report the editor still holds.
  package let previousResultId: String?
}

package enum DocumentDiagnosticReport: Equatable, Sendable {
  case full(resultId: String?, items: [Diagnostic])
  /// Nothing is different from the report the editor holds.
  case unchanged(resultId: String)
}

extension DocumentDiagnosticReport: Encodable {
  private enum Key: String, CodingKey {
    case kind, resultId, items
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    switch self {
    case .full(let resultId, let items):
      try fields.encode("full", forKey: .kind)
      try fields.encodeIfPresent(resultId, forKey: .resultId)
      try fields.encode(items, forKey: .items)
    case .unchanged(let resultId):
      try fields.encode("unchanged", forKey: .kind)
      try fields.encode(resultId, forKey: .resultId)
    }
  }
}
