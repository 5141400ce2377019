import Articles
import LanguageServerProtocol

/// The encoder's reading of a document, to be done beside the server's own work.
package struct BackgroundReading: Sendable {
  package let uri: DocumentURI
  let revision: Int
  private let encoder: Encoder
  private let text: Article
  /// How far it has come; nil before it began.
  private(set) var reading: DeepReading?
  /// The article with all weighed in, when it has been read to its end.
  private(set) var article: Article?
  /// Windows of text that were to be read at the beginning.
  private var size = 0
  private let earlier: DeepReading?

  init(_ document: Document, by encoder: Encoder) {
    (uri, revision, self.encoder) = (document.uri, document.revision, encoder)
    (text, earlier) = (document.article, document.deepReading)
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
