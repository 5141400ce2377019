import Archive
import Articles
import Formats
import LanguageServerProtocol
import Presentation
import Rules

/// The kinds of action that are offered.
enum ActionKind {
  static let fix = "quickfix"
  static let open = "source.openRelated"
  static let factcheck = "source.factcheck"
}

extension Server {
  /// What can be done about the findings at a place, and on the headline what can be opened.
  ///
  /// Everything is worked out anew from the range: most editors do not send back what a diagnostic carried.
  func codeActions(_ request: CodeActionRequest) -> [OfferedAction] {
    let actions = with(request.textDocument.uri) { document -> [CodeAction] in
      let columns = columns(document.text)
      let range = columns.range(request.range)
      return fixes(in: &document, at: range, columns) + openers(in: &document, at: range, columns)
        + factcheckers(in: &document, at: range)
    }
    return offered((actions ?? []).filter { wanted($0, request.context.only) })
  }

  /// An editor that knows only commands is offered those.
  private func offered(_ actions: [CodeAction]) -> [OfferedAction] {
    guard client.codeActionKinds == nil else { return actions.map(OfferedAction.action) }
    return actions.compactMap { action in action.command.map(OfferedAction.command) }
  }

  private func wanted(_ action: CodeAction, _ only: [String]?) -> Bool {
    guard let only, let kind = action.kind else { return true }
    return only.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty }
  }

  // MARK: Findings

  private func fixes(in document: inout Document, at range: TextRange, _ columns: Columns) -> [CodeAction] {
    let all = findings(in: &document)
    let article = document.article()
    var actions: [CodeAction] = []
    for finding in all
    where finding.range.overlaps(range) || finding.range.contains(range.start) || finding.range.end == range.start {
      let diagnostic = [diagnostic(finding, in: document.uri, columns)]
      if finding.isUnnecessary, finding.fixes.isEmpty {
        let edits = Removal.edits(of: finding.range, in: article)
        actions.append(
          action("Remove this text that is not article", edits, diagnostic, document, columns, isPreferred: true))
      }
      for (number, fix) in finding.fixes.enumerated() {
        let isBest = number == 0 && fix.isCorrection
        actions.append(action(fix.title, fix.edits, diagnostic, document, columns, isPreferred: isBest ? true : nil))
      }
      let mark = Removal.mark(for: finding, in: article)
      actions.append(action("Let this passage stand: \(mark.text)", [mark.edit], diagnostic, document, columns))
      if let file = document.ignoreFile { actions.append(ignoring(finding, article, document, file, diagnostic)) }
    }
    let unnecessary = all.filter(\.isUnnecessary)
    if unnecessary.count > 1,
      unnecessary.contains(where: { $0.range.overlaps(range) || $0.range.contains(range.start) })
    {
      let edits = Removal.joined(unnecessary.flatMap { Removal.edits(of: $0.range, in: article) })
      actions.append(
        action(
          "Remove all \(unnecessary.count) texts that are not article", edits,
          unnecessary.map { diagnostic($0, in: document.uri, columns) }, document, columns))
    }
    return actions
  }

  private func action(
    _ title: String, _ edits: [Edit], _ diagnostics: [Diagnostic], _ document: Document, _ columns: Columns,
    isPreferred: Bool? = nil
  ) -> CodeAction {
    CodeAction(
      title: title, kind: ActionKind.fix, diagnostics: diagnostics,
      isPreferred: client.preferredActions ? isPreferred : nil, edit: workspaceEdit(edits, to: document, columns))
  }

  /// Names the version that the edits are for where the editor understands that.
  func workspaceEdit(_ edits: [Edit], to document: Document, _ columns: Columns) -> WorkspaceEdit {
    let edits = zip(columns.ranges(edits.map(\.range)), edits).map { TextEdit(range: $0, newText: $1.text) }
    return client.versionedEdits
      ? .documentChanges([TextDocumentEdit(uri: document.uri, version: document.version, edits: edits)])
      : .changes([document.uri: edits])
  }

  private func ignoring(
    _ finding: Finding, _ article: Article, _ document: Document, _ file: String, _ diagnostics: [Diagnostic]
  ) -> CodeAction {
    let entry = IgnoreList.Entry(for: finding, in: article)
    let title = "Let it stand: note it in \(file.split(separator: "/").last ?? "")"
    return CodeAction(
      title: title, kind: ActionKind.fix, diagnostics: diagnostics,
      command: Command(
        title: title, command: ServerCommand.ignore.rawValue, arguments: [.string(document.uri), .string(entry.line)]))
  }

  // MARK: Related articles

  private func openers(in document: inout Document, at range: TextRange, _ columns: Columns) -> [CodeAction] {
    let article = document.article()
    var actions: [CodeAction] = []
    func isAt(_ block: Range<Int>) -> Bool {
      let span = TextRange(article.blocks[block.lowerBound].range.start, article.blocks[block.upperBound - 1].range.end)
      return span.overlaps(range) || span.contains(range.start) || span.end == range.start
    }
    let isAtHeadline = article.headline.map { isAt($0..<$0 + 1) } ?? false
    for card in article.cards where isAtHeadline || isAt(card.blocks) {
      let address = target(of: card, in: article, document.uri, columns)
      actions.append(opener(article.words(ofBlock: card.headline), address))
    }
    if isAtHeadline {
      for found in related(to: &document) {
        if let address = ArchiveLink.address(found.article) { actions.append(opener(found.article.title, address)) }
      }
    }
    return actions
  }

  private func opener(_ title: String, _ address: String) -> CodeAction {
    let title = "Open related: \(title.onOneLine)"
    return CodeAction(
      title: title, kind: ActionKind.open,
      command: Command(title: title, command: ServerCommand.open.rawValue, arguments: [.string(address)]))
  }
}
