import Archive
import Articles
import Files
import Formats
import LanguageServerProtocol
import Presentation
import Rules

/// The kinds of action that are offered.
enum ActionKind {
  static let fix = "quickfix"
  static let open = "source.openRelated"
  static let factcheck = "source.factcheck"
  static let archive = "source.addToArchive"
  static let nextUnsourced = "source.nextUnsourced"
  static let worksheet = "source.worksheet"
  static let fixAll = "source.fixAll.stet"
}

extension DocumentView {
  /// What can be done about the findings at a place, and on the headline what can be opened.
  ///
  /// Everything is worked out anew from the range: most editors do not send back what a diagnostic carried.
  func codeActions(_ request: CodeActionRequest) -> [OfferedAction] {
    let columns = columns
    let range = columns.range(request.range)
    let only = request.context.only
    let isAtHeadline = article.headline.map { isAt($0..<$0 + 1, range) } ?? false
    let actions =
      (wants(ActionKind.fix, only) ? fixes(at: range, columns) : [])
      // These ask the archive, which a hook on saving need not wait for.
      + (wants(ActionKind.open, only) ? openers(at: range, isAtHeadline, columns) : [])
      + (wants(ActionKind.factcheck, only) ? factcheckers(at: range) : []) + adders(only, atHeadline: isAtHeadline)
      + unsourcedFinders(only, atHeadline: isAtHeadline, request.range.start)
      + worksheetMakers(only, atHeadline: isAtHeadline) + fixAll(only)
    return offered(actions.filter { $0.kind.map { wants($0, only) } ?? true })
  }

  /// An editor that knows only commands is offered those.
  private func offered(_ actions: [CodeAction]) -> [OfferedAction] {
    guard client.codeActionKinds == nil else { return actions.map(OfferedAction.action) }
    return actions.compactMap { action in action.command.map(OfferedAction.command) }
  }

  private func wants(_ kind: String, _ only: [String]?) -> Bool {
    guard let only, !only.isEmpty else { return true }
    return only.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty }
  }

  /// Whether somebody asks for just this kind, or one that it is part of: a key, or a hook on saving.
  func asks(for kind: String, _ only: [String]?) -> Bool {
    only?.contains { kind == $0 || kind.hasPrefix($0 + ".") } ?? false
  }

  // MARK: Findings

  /// Findings that actions are offered for at one place. Whoever asks about a whole page looks for what fixes all of it, or
  /// reads a menu.
  private static let mostFindings = 200

  private func fixes(at range: TextRange, _ columns: Columns) -> [CodeAction] {
    let (text, article) = (textSettings, article)
    let all = findings(text)
    let ignoring = ignoreFile.map { IgnoreOffer($0, client) }
    var actions: [CodeAction] = []
    let touching = all.lazy.filter {
      $0.range.overlaps(range) || $0.range.contains(range.start) || $0.range.end == range.start
    }
    for finding in touching.prefix(Self.mostFindings) {
      let diagnostic = [diagnostic(finding, columns, text.settings)]
      if finding.isUnnecessary, finding.fixes.isEmpty {
        let edits = Removal.edits(of: finding.range, in: article)
        actions.append(
          action(
            "Remove this text that is not article", edits, diagnostic, columns,
            isPreferred: Correction.takesAway(finding, in: article) ? true : nil))
      }
      for (number, fix) in finding.fixes.enumerated() {
        let isBest = number == 0 && fix.isCorrection && fix.isCertain
        actions.append(action(fix.title, fix.edits, diagnostic, columns, isPreferred: isBest ? true : nil))
      }
      let mark = Removal.mark(for: finding, in: article)
      actions.append(action("Let this passage stand: \(mark.text)", [mark.edit], diagnostic, columns))
      if let ignoring {
        actions.append(ignoring.action(IgnoreList.Entry(for: finding, in: article), uri, diagnostic))
      }
    }
    let unnecessary = all.filter(\.isUnnecessary)
    if unnecessary.count > 1,
      unnecessary.contains(where: { $0.range.overlaps(range) || $0.range.contains(range.start) })
    {
      let edits = Removal.joined(unnecessary.flatMap { Removal.edits(of: $0.range, in: article) })
      actions.append(
        action(
          "Remove all \(unnecessary.count) texts that are not article", edits,
          unnecessary.prefix(Self.mostFindings).map { diagnostic($0, columns, text.settings) }, columns))
    }
    return actions
  }

  private func action(
    _ title: String, _ edits: [Edit], _ diagnostics: [Diagnostic], _ columns: Columns,
    isPreferred: Bool? = nil
  ) -> CodeAction {
    CodeAction(
      title: title, kind: ActionKind.fix, diagnostics: diagnostics,
      isPreferred: client.preferredActions ? isPreferred : nil, edit: workspaceEdit(edits, columns))
  }

  /// Names the version that the edits are for where the editor understands that.
  func workspaceEdit(_ edits: [Edit], _ columns: Columns) -> WorkspaceEdit {
    let edits = edits.map { TextEdit(range: columns.range($0.range), newText: $0.text) }
    return client.versionedEdits
      ? .documentChanges([TextDocumentEdit(uri: uri, version: version, edits: edits)])
      : .changes([uri: edits])
  }

  // MARK: Related articles

  private func isAt(_ block: Range<Int>, _ range: TextRange) -> Bool {
    let span = TextRange(article.blocks[block.lowerBound].range.start, article.blocks[block.upperBound - 1].range.end)
    return span.overlaps(range) || span.contains(range.start) || span.end == range.start
  }

  private func openers(at range: TextRange, _ isAtHeadline: Bool, _ columns: Columns) -> [CodeAction] {
    let article = article
    var actions: [CodeAction] = []
    for card in article.cards where isAtHeadline || isAt(card.blocks, range) {
      let address = target(of: card, columns)
      actions.append(opener(article.words(ofBlock: card.headline), address))
    }
    if isAtHeadline {
      for found in related {
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

/// The offer to note findings in the ignore file beside a text.
private struct IgnoreOffer {
  private let title: String
  private let disabled: DisabledReason?

  /// Looks at the file once for all findings. Where nothing would be written to it, that is said before anybody chooses
  /// the action, in its title where the editor knows no other place for it.
  init(_ file: String, _ client: ClientCapabilities) {
    let name = file.split(separator: "/").last.map(String.init) ?? ""
    let obstacle = Files.obstacleToAddingLines(to: file)
    disabled = client.disabledActions ? obstacle.map { DisabledReason(reason: "\(name): \($0)") } : nil
    title =
      if let obstacle, disabled == nil {
        "Let it stand: cannot be noted in \(name): \(obstacle)"
      } else {
        "Let it stand: note it in \(name)"
      }
  }

  func action(_ entry: IgnoreList.Entry, _ uri: DocumentURI, _ diagnostics: [Diagnostic]) -> CodeAction {
    CodeAction(
      title: title, kind: ActionKind.fix, diagnostics: diagnostics, disabled: disabled,
      command: Command(
        title: title, command: ServerCommand.ignore.rawValue, arguments: [.string(uri), .string(entry.line)]))
  }
}
