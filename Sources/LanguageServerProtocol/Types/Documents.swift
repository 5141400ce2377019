/// The address of a document, as the editor spells it: `file:///desk/flood.md`, `untitled:Untitled-1`.
package typealias DocumentURI = String

/// Which document is meant.
package struct TextDocumentIdentifier: Decodable, Sendable {
  package let uri: DocumentURI
}

/// Which document is meant, and what the editor counts it as after the change.
package struct VersionedTextDocumentIdentifier: Decodable, Sendable {
  package let uri: DocumentURI
  /// Starts anywhere and jumps; only its equality means something.
  package let version: Int?
}

/// A document on its way from the editor.
package struct TextDocumentItem: Decodable, Sendable {
  package let uri: DocumentURI
  /// What the editor thinks the text is: `markdown`, `text`, and often something wrong.
  package let languageId: String?
  package let version: Int?
  package let text: String
}

/// One change to a document: a range and what stands there now, or without a range the whole new text.
package struct TextDocumentContentChangeEvent: Decodable, Sendable {
  package let range: PositionRange?
  package let text: String
}

/// A range in some document.
package struct Location: Equatable, Encodable, Sendable {
  package let uri: DocumentURI
  package let range: PositionRange

  package init(uri: DocumentURI, range: PositionRange) {
    self.uri = uri
    self.range = range
  }
}
