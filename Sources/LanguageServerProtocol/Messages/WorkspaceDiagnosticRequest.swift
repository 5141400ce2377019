/// Asks for all that is said about every text of the workspace, open or not.
package struct WorkspaceDiagnosticRequest: Request {
  package typealias Answer = WorkspaceDiagnosticReport
  package static let method = "workspace/diagnostic"

  /// What the editor still holds.
  package let previousResultIds: [PreviousResultID]
  /// A number or a string.
  package let workDoneToken: JSONValue?
}

/// The `resultId` of the report on one text.
package struct PreviousResultID: Decodable, Sendable {
  package let uri: DocumentURI
  package let value: String
}

package struct WorkspaceDiagnosticReport: Equatable, Encodable, Sendable {
  package let items: [WorkspaceDocumentReport]

  package init(items: [WorkspaceDocumentReport]) { self.items = items }
}

/// The report on one text of a workspace.
package struct WorkspaceDocumentReport: Equatable, Sendable {
  package let uri: DocumentURI
  /// Nil for a text that is not open.
  package let version: Int?
  package let report: DocumentDiagnosticReport

  package init(uri: DocumentURI, version: Int?, report: DocumentDiagnosticReport) {
    self.uri = uri
    self.version = version
    self.report = report
  }
}

extension WorkspaceDocumentReport: Encodable {
  private enum Key: String, CodingKey {
    case uri, version
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(uri, forKey: .uri)
    // The specification wants the version written even when it is null.
    try fields.encode(version, forKey: .version)
    try report.encode(to: encoder)
  }
}
