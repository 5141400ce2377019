import Articles
import Files
import LanguageServerProtocol
import Rules

extension Server {
  private var deep: Settings.DeepTier { session.settings.deep }

  /// A document waits for the encoder.
  package var hasReading: Bool { next != nil }

  /// Of the documents that the encoder has not read, the one opened or changed last; nil where there is none.
  private var next: Document? {
    guard !encoder.isMissing, deep != .off else { return nil }
    return documents.newest { !$0.isReadDeeply && deep.reads($0.text.bytes.count) }
  }

  /// The next reading to be done; whoever does it hands it back to `take`, finished or not.
  package func nextReading() -> BackgroundReading? {
    guard let document = next else { return nil }
    do throws(FileError) {
      return try encoder.encoder().map { BackgroundReading(document, by: $0) }
    } catch {
      if deep == .on { tell(.warning, error.description) }
      return nil
    }
  }

  /// Whether a reading is still of what stands in the editor.
  package func isWanted(_ reading: BackgroundReading) -> Bool {
    deep != .off && documents[reading.uri]?.revision == reading.revision
  }

  /// Takes a reading back, and says what it changes.
  package func take(_ done: BackgroundReading) {
    progress.end(on: self)
    guard deep != .off, let document = documents[done.uri],
      document.take(done.reading, done.article, of: done.revision)
    else { return }
    guard session.client.pullsDiagnostics else { return document.publishRefined() }
    if document.shown != nil, document.shown != view(document).pulledBody { refreshPulled() }
  }

  /// Says how far a reading is that takes long, to an editor that shows such things.
  package func tellProgress(of reading: BackgroundReading) {
    if session.client.showsProgress { progress.tell(reading.percentage, on: self) }
  }
}
