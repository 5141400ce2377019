/// Asks for the outline of a document.
package struct DocumentSymbolRequest: Request {
  package typealias Answer = DocumentSymbols
  package static let method = "textDocument/documentSymbol"

  package let textDocument: TextDocumentIdentifier
}

/// An outline: as a tree, or flat for editors that know no other.
package enum DocumentSymbols: Equatable, Sendable {
  case tree([DocumentSymbol])
  case flat([SymbolInformation])
}

extension DocumentSymbols: Encodable {
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .tree(let symbols): try symbols.encode(to: encoder)
    case .flat(let symbols): try symbols.encode(to: encoder)
    }
  }
}

/// An entry of the outline, with what lies inside it.
package struct DocumentSymbol: Equatable, Encodable, Sendable {
  package let name: String
  package let detail: String?
  package let kind: SymbolKind
  /// All the text that belongs to the entry.
  package let range: PositionRange
  /// The text to jump to, inside `range`.
  package let selectionRange: PositionRange
  package let children: [DocumentSymbol]?

  package init(
    name: String, detail: String? = nil, kind: SymbolKind, range: PositionRange, selectionRange: PositionRange,
    children: [DocumentSymbol]? = nil
  ) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.range = range
    self.selectionRange = selectionRange
    self.children = children
  }
}

/// An entry of a flat outline.
package struct SymbolInformation: Equatable, Encodable, Sendable {
  package let name: String
  package let kind: SymbolKind
  package let location: Location
  /// The entry this one would lie in.
  package let containerName: String?

  package init(name: String, kind: SymbolKind, location: Location, containerName: String? = nil) {
    self.name = name
    self.kind = kind
    self.location = location
    self.containerName = containerName
  }
}
