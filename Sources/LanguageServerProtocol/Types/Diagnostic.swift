/// A remark at a place in the text.
package struct Diagnostic: Equatable, Encodable, Sendable {
  package let range: PositionRange
  package let severity: DiagnosticSeverity?
  /// The name of the rule.
  package let code: String?
  package let codeDescription: CodeDescription?
  /// Who says so: `stet`.
  package let source: String?
  package let message: String
  /// Nil to an editor that has not declared them.
  package let tags: [DiagnosticTag]?
  /// Nil to an editor that has not declared it.
  package let relatedInformation: [DiagnosticRelatedInformation]?

  package init(
    range: PositionRange, severity: DiagnosticSeverity? = nil, code: String? = nil,
    codeDescription: CodeDescription? = nil, source: String? = nil, message: String, tags: [DiagnosticTag]? = nil,
    relatedInformation: [DiagnosticRelatedInformation]? = nil
  ) {
    self.range = range
    self.severity = severity
    self.code = code
    self.codeDescription = codeDescription
    self.source = source
    self.message = message
    self.tags = tags
    self.relatedInformation = relatedInformation
  }
}

package enum DiagnosticSeverity: Int, Codable, Sendable {
  case error = 1
  case warning = 2
  case information = 3
  case hint = 4
}

package enum DiagnosticTag: Int, Codable, Sendable {
  /// Shown faded: text that is not article.
  case unnecessary = 1
  case deprecated = 2
}

/// Where the rule is explained.
package struct CodeDescription: Equatable, Encodable, Sendable {
  package let href: String

  package init(href: String) { self.href = href }
}

/// Another place that a remark speaks of.
package struct DiagnosticRelatedInformation: Equatable, Encodable, Sendable {
  package let location: Location
  package let message: String

  package init(location: Location, message: String) {
    self.location = location
    self.message = message
  }
}
