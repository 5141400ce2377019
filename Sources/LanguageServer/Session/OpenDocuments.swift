import LanguageServerProtocol

/// The texts that are open in the editor.
final class OpenDocuments {
  private var documents: [DocumentURI: Document] = [:]
  /// Texts numbered so far.
  private var revisions = 0

  /// In the order of their addresses, so that the order of a session's messages does not depend on hashing.
  var all: [Document] { documents.values.sorted { $0.uri < $1.uri } }

  subscript(uri: DocumentURI) -> Document? { documents[uri] }

  /// Of those that are wanted the first by its address. Asked between any two messages, so nothing is sorted for it.
  func first(where isWanted: (Document) -> Bool) -> Document? {
    documents.values.lazy.filter(isWanted).min { $0.uri < $1.uri }
  }

  /// Of those that are wanted the one opened or changed last.
  func newest(where isWanted: (Document) -> Bool) -> Document? {
    documents.values.lazy.filter(isWanted).max { $0.revision < $1.revision }
  }

  func open(_ item: TextDocumentItem) { documents[item.uri] = Document(item, revision: nextRevision()) }

  func change(
    _ uri: DocumentURI, _ changes: [TextDocumentContentChangeEvent], version: Int?, encoding: PositionEncoding
  ) {
    documents[uri]?.apply(changes, version: version, encoding: encoding, revision: nextRevision())
  }

  /// False where it was not open.
  func close(_ uri: DocumentURI) -> Bool { documents.removeValue(forKey: uri) != nil }

  /// - Parameter forgetsReadings: what the encoder has said of the texts no longer holds.
  func settingsHaveChanged(forgetsReadings: Bool) {
    for document in all {
      if forgetsReadings { document.forgetReading(revision: nextRevision()) }
      document.settingsHaveChanged()
    }
  }

  func archiveHasChanged() {
    for document in documents.values { document.archiveHasChanged() }
  }

  private func nextRevision() -> Int {
    revisions += 1
    return revisions
  }
}
