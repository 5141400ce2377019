/// Asks the editor to change documents. The answer says in `applied` whether it did.
package struct ApplyEditRequest: OutgoingRequest {
  package static let method = "workspace/applyEdit"

  /// What the editor's undo list calls it.
  package let label: String?
  package let edit: WorkspaceEdit

  package init(label: String? = nil, edit: WorkspaceEdit) {
    self.label = label
    self.edit = edit
  }
}
