/// A range and what shall stand there.
package struct TextEdit: Equatable, Encodable, Sendable {
  package let range: PositionRange
  package let newText: String

  package init(range: PositionRange, newText: String) {
    self.range = range
    self.newText = newText
  }
}

/// Edits to one version of a document; the editor refuses them when the text has moved on.
package struct TextDocumentEdit: Equatable, Sendable {
  package let uri: DocumentURI
  package let version: Int?
  package let edits: [TextEdit]

  package init(uri: DocumentURI, version: Int?, edits: [TextEdit]) {
    self.uri = uri
    self.version = version
    self.edits = edits
  }
}

extension TextDocumentEdit: Encodable {
  private enum Key: String, CodingKey {
    case textDocument, edits
  }

  private enum DocumentKey: String, CodingKey {
    case uri, version
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    var document = fields.nestedContainer(keyedBy: DocumentKey.self, forKey: .textDocument)
    try document.encode(uri, forKey: .uri)
    // The specification wants the version written even when it is null.
    try document.encode(version, forKey: .version)
    try fields.encode(edits, forKey: .edits)
  }
}

/// Edits to documents, with the version they were made for where the editor understands that.
package enum WorkspaceEdit: Equatable, Sendable {
  case changes([DocumentURI: [TextEdit]])
  case documentChanges([TextDocumentEdit])
  /// Files that get another name.
  case renames([RenameFile])
}

/// Another name for a file; where one of that name is there already, nothing is renamed.
package struct RenameFile: Equatable, Sendable {
  package let oldUri: DocumentURI
  package let newUri: DocumentURI

  package init(oldUri: DocumentURI, newUri: DocumentURI) {
    self.oldUri = oldUri
    self.newUri = newUri
  }
}

extension RenameFile: Encodable {
  private enum Key: String, CodingKey {
    case kind, oldUri, newUri, options
  }

  private enum OptionKey: String, CodingKey {
    case ignoreIfExists
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode("rename", forKey: .kind)
    try fields.encode(oldUri, forKey: .oldUri)
    try fields.encode(newUri, forKey: .newUri)
    var options = fields.nestedContainer(keyedBy: OptionKey.self, forKey: .options)
    try options.encode(true, forKey: .ignoreIfExists)
  }
}

extension WorkspaceEdit: Encodable {
  private enum Key: String, CodingKey {
    case changes, documentChanges
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    switch self {
    case .changes(let changes): try fields.encode(changes, forKey: .changes)
    case .documentChanges(let changes): try fields.encode(changes, forKey: .documentChanges)
    case .renames(let renames): try fields.encode(renames, forKey: .documentChanges)
    }
  }
}
