import Articles
import Files
import Glibc
import LanguageServerProtocol
import Presentation
import Rules

extension Server {
  /// Publishes one document that needs it; false when none does, or when the editor asks by itself.
  func publishNext() -> Bool {
    guard !client.pullsDiagnostics else { return false }
    // By name, so that the order of a session's messages does not depend on hashing.
    let next = documents.values.filter(\.needsPublishing).map(\.uri).min()
    guard let uri = next else { return false }
    _ = with(uri) { document in
      let diagnostics = diagnostics(of: &document)
      let isRefined = document.isRefined
      document.needsNoPublishing()
      let message = Outgoing.notification(
        PublishDiagnosticsNotification(uri: uri, version: document.version, diagnostics: diagnostics))
      let body = message.body
      // What a second reading leaves as it was is not said twice.
      if isRefined, document.shown == body { return }
      document.shown = body
      send(body)
    }
    return true
  }

  func close(_ uri: DocumentURI) {
    guard documents.removeValue(forKey: uri) != nil, !client.pullsDiagnostics else { return }
    send(.notification(PublishDiagnosticsNotification(uri: uri, diagnostics: [])))
  }

  func pulledDiagnostics(_ request: DocumentDiagnosticRequest) -> DocumentDiagnosticReport {
    let items = with(request.textDocument.uri) { document in
      let items = diagnostics(of: &document)
      document.shown = Self.pulled(items)
      return items
    }
    let resultID = ModelFile.digest(of: Self.pulled(items ?? []))
    return request.previousResultId == resultID
      ? .unchanged(resultId: resultID) : .full(resultId: resultID, items: items ?? [])
  }

  /// Diagnostics as they travel, to be told from others.
  static func pulled(_ items: [Diagnostic]) -> [UInt8] {
    Outgoing.notification(PublishDiagnosticsNotification(uri: "", diagnostics: items)).body
  }

  /// Tells an editor that pulls to ask again, where it understands that.
  func refreshPulled() {
    if client.pullsDiagnostics, client.refreshesDiagnostics { ask(RefreshDiagnosticsRequest()) }
  }

  func findings(in document: inout Document) -> [Finding] {
    let article = document.article()
    return Rules.findings(
      in: article, settings: settings, ignoring: ignoreList(of: document), archived: archived(in: &document))
  }

  /// What the document's ignore file holds; a missing file holds nothing.
  func ignoreList(of document: Document) -> IgnoreList {
    guard let path = document.ignoreFile, access(path, F_OK) == 0, let bytes = try? Files.read(path) else {
      return IgnoreList()
    }
    return IgnoreList(contents: bytes)
  }

  /// A line that cannot be read silences nothing; its writer should know when the text is opened.
  func tellAboutIgnoreFile(_ uri: DocumentURI) {
    guard let document = documents[uri], let path = document.ignoreFile else { return }
    for problem in ignoreList(of: document).problems { tell(.warning, "\(path): \(problem)") }
  }

  func diagnostics(of document: inout Document) -> [Diagnostic] {
    let all = findings(in: &document)
    let columns = columns(document.text)
    let limit = settings.diagnosticsLimit
    var diagnostics = all.prefix(limit).map { diagnostic($0, in: document.uri, columns) }
    let hidden = all.count - diagnostics.count
    if hidden > 0, let last = diagnostics.last {
      let message = hidden == 1 ? "1 more finding is not shown" : "\(hidden) more findings are not shown"
      diagnostics.append(
        Diagnostic(
          range: last.range, severity: .information, code: "diagnostics.limit", source: "stet", message: message))
    }
    return diagnostics
  }

  func diagnostic(_ finding: Finding, in uri: DocumentURI, _ columns: Columns) -> Diagnostic {
    let showsTags = client.diagnosticTags.contains(.unnecessary)
    let related = finding.related.map {
      DiagnosticRelatedInformation(location: Location(uri: uri, range: columns.range($0.range)), message: $0.message)
    }
    let archived = finding.archived.compactMap { remark in
      ArchiveLink.address(remark.head).map {
        DiagnosticRelatedInformation(
          location: Location(uri: $0, range: archive.place(of: remark)),
          message: remark.message)
      }
    }
    return Diagnostic(
      range: columns.range(finding.range), severity: DiagnosticSeverity(finding.severity), code: finding.rule,
      codeDescription: client.codeDescriptions ? RulesFile.address(of: finding.rule).map(CodeDescription.init) : nil,
      source: "stet", message: finding.message, tags: finding.isUnnecessary && showsTags ? [.unnecessary] : nil,
      relatedInformation: related.isEmpty && archived.isEmpty || !client.relatedInformation ? nil : related + archived)
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
