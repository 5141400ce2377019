import LanguageServerProtocol
import Rules

extension DocumentView {
  /// What `stet lint --fix` would do to the text, as one action; only for who asks for such a kind: a key, or a hook on saving.
  func fixAll(_ only: [String]?) -> [CodeAction] {
    guard asks(for: ActionKind.fixAll, only) else { return [] }
    let correction = Correction(findings, in: article)
    guard !correction.edits.isEmpty else { return [] }
    let title = "Set right what is certain: \(correction.count) finding\(correction.count == 1 ? "" : "s")"
    return [CodeAction(title: title, kind: ActionKind.fixAll, edit: workspaceEdit(correction.edits, columns))]
  }
}
