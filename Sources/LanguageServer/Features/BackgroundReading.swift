import Articles
import Files
import LanguageServerProtocol
import Rules

/// The encoder's reading of a document, to be done beside the server's own work.
package struct BackgroundReading: Sendable {
  package let uri: DocumentURI
  fileprivate let revision: Int
  private let encoder: Encoder
  private let text: Article
  /// How far it has come; nil before it began.
  fileprivate private(set) var reading: DeepReading?
  /// The article with all weighed in, when it has been read to its end.
  fileprivate private(set) var article: Article?
  /// Windows of text that were to be read at the beginning.
  private var size = 0
  private let earlier: DeepReading?

  fileprivate init(_ document: inout Document, by encoder: Encoder) {
    (uri, revision, self.encoder) = (document.uri, document.revision, encoder)
    (text, earlier) = (document.article(), document.deepReading)
  }

  /// Does some thirty milliseconds' work; false when there is none left.
  package mutating func proceed() -> Bool {
    let encoder = encoder
    if reading == nil {
      reading = DeepReading(of: text, by: encoder, after: earlier)
      size = reading?.remaining ?? 0
    }
    if reading?.readNext(by: encoder) ?? false { return true }
    if article == nil { article = reading?.readArticle() }
    return false
  }

  /// How much of it is done, from 0 to 100.
  package var percentage: Int {
    guard let reading, size > 0 else { return 0 }
    return 100 * (size - reading.remaining) / size
  }
}

extension Server {
  /// Bytes of a text up to which the deep tier reads it by itself: four seconds' work.
  private static let longestUnasked = 100_000

  /// A document waits for the encoder.
  package var hasReading: Bool { next() != nil }

  /// Of the documents that the encoder has not read, the one opened or changed last; nil where there is none.
  private func next() -> DocumentURI? {
    guard !encoder.isMissing, settings.deep != .off, settings.deep == .on || Encoder.isQuick else { return nil }
    return documents.values.lazy
      .filter { !$0.isReadDeeply && (self.settings.deep == .on || $0.text.bytes.count <= Self.longestUnasked) }
      .max { $0.revision < $1.revision }?.uri
  }

  /// The next reading to be done; whoever does it hands it back to `take`, finished or not.
  package func nextReading() -> BackgroundReading? {
    guard let uri = next() else { return nil }
    do throws(FileError) {
      guard let encoder = try encoder.encoder() else { return nil }
      return with(uri) { BackgroundReading(&$0, by: encoder) }
    } catch {
      if settings.deep == .on { tell(.warning, error.description) }
      return nil
    }
  }

  /// Whether a reading is still of what stands in the editor.
  package func isWanted(_ reading: BackgroundReading) -> Bool {
    settings.deep != .off && documents[reading.uri]?.revision == reading.revision
  }

  /// Takes a reading back, and says what it changes.
  package func take(_ done: BackgroundReading) {
    endProgress()
    guard settings.deep != .off else { return }
    let isNews = with(done.uri) { document in
      guard document.take(done.reading, done.article, of: done.revision) else { return false }
      guard client.pullsDiagnostics else {
        document.publishRefined()
        return false
      }
      return document.shown != nil && document.shown != Self.pulled(diagnostics(of: &document))
    }
    if isNews ?? false { refreshPulled() }
  }

  /// Says how far a reading is that takes long, to an editor that shows such things.
  package func tellProgress(of reading: BackgroundReading) {
    guard client.showsProgress else { return }
    switch progress {
    case .none:
      progressCount += 1
      let token = "stet/deep/\(progressCount)"
      ask(CreateProgressRequest(token: token))
      progress = .asked(token, request: lastRequest)
    case .asked: break
    case .begun(let token): send(token, .report(percentage: reading.percentage))
    }
  }

  /// The editor's answer to the question whether it shows progress.
  func takeProgressAnswer(_ id: RequestID?, _ answer: EditorAnswer) {
    guard case .asked(let token, let request) = progress, id == .number(request), case .result = answer else { return }
    progress = .begun(token)
    send(token, .begin("Reading deeply", percentage: 0))
  }

  private func endProgress() {
    if case .begun(let token) = progress { send(token, .end("Read")) }
    progress = .none
  }

  private func send(_ token: String, _ value: WorkDoneProgress) {
    send(.notification(ProgressNotification(token: .string(token), value: value)))
  }
}
