/// Asks how the word that is being typed may go on.
package struct CompletionRequest: Request {
  package typealias Answer = CompletionList
  package static let method = "textDocument/completion"

  package let textDocument: TextDocumentIdentifier
  package let position: Position
}

package struct CompletionList: Equatable, Encodable, Sendable {
  /// To be asked again with every letter.
  package let isIncomplete: Bool
  package let items: [CompletionItem]

  package init(isIncomplete: Bool, items: [CompletionItem]) {
    self.isIncomplete = isIncomplete
    self.items = items
  }
}

package struct CompletionItem: Equatable, Encodable, Sendable {
  package let label: String
  package let kind: CompletionItemKind
  package let detail: String?
  /// What the typed word is held against.
  package let filterText: String
  /// What the items are sorted by: editors sort by label where there is none.
  package let sortText: String
  /// What takes the place of the word before the cursor; nil where there is a `textEdit`.
  package let insertText: String?
  /// Where something else than that word is replaced.
  package let textEdit: TextEdit?

  package init(
    label: String, kind: CompletionItemKind, detail: String? = nil, filterText: String, sortText: String,
    insertText: String? = nil,
    textEdit: TextEdit? = nil
  ) {
    self.label = label
    self.kind = kind
    self.detail = detail
    self.filterText = filterText
    self.sortText = sortText
    self.insertText = insertText
    self.textEdit = textEdit
  }
}

/// The icon of an offered word; of the protocol's kinds only the one that fits names of the world.
package enum CompletionItemKind: Int, Encodable, Sendable {
  case text = 1
}
