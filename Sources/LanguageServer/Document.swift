import Archive
import Articles
import Formats
import LanguageServerProtocol
import Presentation
import Rules

/// A text open in the editor, with what was last made of it.
struct Document {
  /// As the editor spells it.
  let uri: DocumentURI
  let format: any PageFormat
  private(set) var version: Int?
  private(set) var text: SourceText
  /// The newest text has not been read yet.
  private(set) var isStale = true
  /// Diagnostics of the newest text have not been sent.
  var needsPublishing = true
  /// The ones that have not been sent come from a second reading of a text whose first ones were.
  private(set) var isRefined = false
  /// The diagnostics that the editor has, as they travelled.
  var shown: [UInt8]?
  private var lastArticle: Article?
  /// When it was last opened or changed, in the session's count of such events: no two texts have one.
  var revision = 0
  /// What the encoder has read of this text or of those before it.
  private(set) var deepReading: DeepReading?
  /// The encoder has read the newest text.
  private(set) var isReadDeeply = false
  /// What the archive holds on this text; asked for when needed, forgotten on every change and save.
  var related: [RelatedArticle]?
  /// What the archive has printed of this text's words; looked for on open, on save and for requests, kept through edits
  /// for what they leave alone. Nil before the first look.
  private var archived: ArchivedMatches?
  /// The archive is to be looked at before findings are shown next.
  var needsLook = true

  init(_ item: TextDocumentItem) {
    uri = item.uri
    format = allFormats.ofDocument(languageID: item.languageId, fileName: FileAddress.path(of: item.uri) ?? item.uri)
    version = item.version
    text = SourceText(item.text)
  }

  /// Takes the changes in order, each on the text that the one before it left.
  mutating func apply(_ changes: [TextDocumentContentChangeEvent], version: Int?, encoding: PositionEncoding) {
    for change in changes {
      guard let range = change.range else {
        text = SourceText(change.text)
        continue
      }
      let place = Columns(text: text, encoding: encoding).range(range)
      var bytes = text.bytes
      bytes.replaceSubrange(place.start..<place.end, with: Array(change.text.utf8))
      text = SourceText(bytes)
    }
    self.version = version
    related = nil
    isStale = true
    needsPublishing = true
    isRefined = false
    isReadDeeply = false
  }

  /// The article of the newest text; untouched blocks are taken over from the one before.
  mutating func article() -> Article {
    if let lastArticle, !isStale { return lastArticle }
    let article = Article(text, format: format, after: lastArticle)
    lastArticle = article
    isStale = false
    return article
  }

  /// Takes what the encoder has read, and its article where that is of the newest text; false where it is not.
  mutating func take(_ reading: DeepReading?, _ article: Article?, of revision: Int) -> Bool {
    deepReading = reading ?? deepReading
    guard let article, revision == self.revision else { return false }
    lastArticle = article
    isReadDeeply = true
    return true
  }

  /// What was found is to be sent again, unless it is what the editor has.
  mutating func publishRefined() {
    isRefined = !needsPublishing
    needsPublishing = true
  }

  /// Its diagnostics are on their way.
  mutating func needsNoPublishing() { (needsPublishing, isRefined) = (false, false) }

  /// Forgets what the encoder said.
  mutating func forgetReading() {
    (deepReading, isReadDeeply) = (nil, false)
    (lastArticle, isStale) = (nil, true)
  }

  /// What the archive was found to hold, as far as the newest text still has the words; looks where that is due.
  mutating func archivedMatches(_ look: (Article) -> ArchivedMatches?) -> ArchivedMatches {
    let article = article()
    if needsLook {
      archived = look(article)
      needsLook = false
    } else {
      archived = archived?.kept(in: article)
    }
    return archived ?? ArchivedMatches()
  }

  /// Where findings in this text are ignored; nil for a text that is no file.
  var ignoreFile: String? { FileAddress.path(of: uri).map { $0 + IgnoreList.fileSuffix } }
}
