/// Something that can be done about a range of text: an edit, a command, or first the one and then the other.
package struct CodeAction: Equatable, Encodable, Sendable {
  package let title: String
  /// `quickfix`, `source`, or a kind of our own below one of these.
  package let kind: String?
  /// What it sets right.
  package let diagnostics: [Diagnostic]?
  /// Whether it is the one a user would take without looking.
  package let isPreferred: Bool?
  /// Why it cannot be chosen now; only for an editor that declares `disabledSupport`.
  package let disabled: DisabledReason?
  package let edit: WorkspaceEdit?
  package let command: Command?

  package init(
    title: String, kind: String? = nil, diagnostics: [Diagnostic]? = nil, isPreferred: Bool? = nil,
    disabled: DisabledReason? = nil, edit: WorkspaceEdit? = nil, command: Command? = nil
  ) {
    self.title = title
    self.kind = kind
    self.diagnostics = diagnostics
    self.isPreferred = isPreferred
    self.disabled = disabled
    self.edit = edit
    self.command = command
  }
}

package struct DisabledReason: Equatable, Encodable, Sendable {
  package let reason: String

  package init(reason: String) { self.reason = reason }
}
