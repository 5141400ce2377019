import Articles
import Formats
import LanguageServerProtocol
import Presentation
import Rules

extension DocumentView {
  /// What is shown of the findings: no more than the settings say, and how many more there are.
  var diagnostics: [Diagnostic] {
    let (text, columns) = (textSettings, columns)
    let all = findings(text)
    var diagnostics = all.prefix(text.settings.diagnosticsLimit).map { diagnostic($0, columns, text.settings) }
    let hidden = all.count - diagnostics.count
    if hidden > 0, let last = diagnostics.last {
      let message = hidden == 1 ? "1 more finding is not shown" : "\(hidden) more findings are not shown"
      diagnostics.append(
        Diagnostic(
          range: last.range, severity: .information, code: "diagnostics.limit", source: "stet", message: message))
    }
    return diagnostics
  }

  /// The diagnostics as they travel, to be told from others.
  var pulledBody: [UInt8] { Self.pulledBody(diagnostics) }

  /// What a report on them is known by.
  static func resultID(of items: [Diagnostic]) -> String { ModelFile.digest(of: pulledBody(items)) }

  static func pulledBody(_ items: [Diagnostic]) -> [UInt8] {
    Outgoing.notification(PublishDiagnosticsNotification(uri: "", diagnostics: items)).body
  }

  func diagnostic(_ finding: Finding, _ columns: Columns, _ settings: Settings) -> Diagnostic {
    let showsTags = client.diagnosticTags.contains(.unnecessary)
    let isQuiet = finding.isUnnecessary && finding.fixes.isEmpty && !showsTags
    let range = columns.range(isQuiet ? firstLine(of: finding.range) : finding.range)
    let isSet = settings.severities[finding.rule] != nil
    let related = finding.related.map {
      DiagnosticRelatedInformation(location: Location(uri: uri, range: columns.range($0.range)), message: $0.message)
    }
    let archived = finding.archived.compactMap { remark -> DiagnosticRelatedInformation? in
      // Editors open a place as a file, whatever its address: one on the web is told, beside the finding.
      if let file = ArchiveLink.file(remark.head) {
        return DiagnosticRelatedInformation(
          location: Location(uri: file, range: place(of: remark)), message: remark.message)
      }
      return ArchiveLink.address(remark.head).map {
        DiagnosticRelatedInformation(
          location: Location(uri: uri, range: columns.range(finding.range)), message: "\(remark.message) (\($0))")
      }
    }
    return Diagnostic(
      range: range, severity: isQuiet && !isSet ? .hint : DiagnosticSeverity(finding.severity), code: finding.rule,
      codeDescription: client.codeDescriptions ? RulesFile.address(of: finding.rule).map(CodeDescription.init) : nil,
      source: "stet", message: finding.message, tags: finding.isUnnecessary && showsTags ? [.unnecessary] : nil,
      relatedInformation: related.isEmpty && archived.isEmpty || !client.relatedInformation ? nil : related + archived)
  }
}

extension DocumentView {
  /// What an editor without grey text marks of a run that is no article: the whole of it would be louder than all that is
  /// to be set right, and often is most of the page.
  private func firstLine(of range: TextRange) -> TextRange {
    let text = article.text
    return TextRange(range.start, min(range.end, max(range.start, text.line(text.line(at: range.start)).end)))
  }
}

extension DiagnosticSeverity {
  init(_ severity: Severity) {
    switch severity {
    case .hint: self = .hint
    case .information: self = .information
    case .warning: self = .warning
    case .error: self = .error
    }
  }
}
