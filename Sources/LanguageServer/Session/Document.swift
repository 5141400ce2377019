import Archive
import Articles
import Formats
import LanguageServerProtocol
import Presentation
import Rules

/// A text open in the editor, with what was last made of it. Only this file changes it; features are given a
/// `DocumentView`.
final class Document {
  /// As the editor spells it.
  let uri: DocumentURI
  let format: any PageFormat
  private(set) var version: Int?
  private(set) var text: SourceText
  /// When it was last opened or changed, in the session's count of such events: no two texts have one.
  private(set) var revision: Int
  /// Diagnostics of the newest text have not been sent.
  private(set) var needsPublishing = true
  /// The ones that have not been sent come from a second reading of a text whose first ones were.
  private(set) var isRefined = false
  /// The diagnostics that the editor has, as they travelled.
  private(set) var shown: [UInt8]?
  /// What the encoder has read of this text or of those before it.
  private(set) var deepReading: DeepReading?
  /// The encoder has read the newest text.
  private(set) var isReadDeeply = false

  /// The newest text has not been read yet.
  private var isStale = true
  private var lastArticle: Article?
  private var isProblemTaken = false
  /// What the archive holds on this text; asked for when needed, forgotten on every change and save.
  private var related: [RelatedArticle]?
  /// What the archive has printed of this text's words; looked for on open, on save and for requests, kept through edits
  /// for what they leave alone. Nil before the first look.
  private var archived: ArchivedMatches?
  /// The archive is to be looked at before findings are shown next.
  private(set) var needsLook = true

  init(_ item: TextDocumentItem, revision: Int) {
    uri = item.uri
    format = allFormats.ofDocument(languageID: item.languageId, fileName: FileAddress.path(of: item.uri) ?? item.uri)
    version = item.version
    text = SourceText(item.text)
    self.revision = revision
  }

  /// A file that is not open in the editor.
  init(uri: DocumentURI, bytes: [UInt8]) {
    self.uri = uri
    format = allFormats.ofDocument(fileName: uri)
    version = nil
    text = SourceText(bytes)
    revision = 0
  }

  /// The path of its file; nil for a text that is none.
  var path: String? { FileAddress.path(of: uri) }

  /// Where findings in this text are ignored; nil for a text that is no file.
  var ignoreFile: String? { path.map { $0 + IgnoreList.fileSuffix } }

  // MARK: What is read of it

  /// The article of the newest text; untouched blocks are taken over from the one before.
  var article: Article {
    if let lastArticle, !isStale { return lastArticle }
    let article = Article(text, format: format, after: lastArticle)
    lastArticle = article
    isStale = false
    return article
  }

  /// Why nothing of the newest text can be read; given once, and again when it could be read meanwhile.
  func takeProblem() -> String? {
    let problem = article.problem
    defer { isProblemTaken = problem != nil }
    return isProblemTaken ? nil : problem
  }

  /// What the archive holds on the newest text.
  ///
  /// - Parameter ask: nil where there is no archive, which is not remembered.
  func related(_ ask: (Article) -> [RelatedArticle]?) -> [RelatedArticle] {
    if related == nil { related = ask(article) }
    return related ?? []
  }

  /// What the archive was found to hold, as far as the newest text still has the words; looks where that is due.
  func archivedMatches(_ look: (Article) -> ArchivedMatches?) -> ArchivedMatches {
    let article = article
    if needsLook {
      archived = look(article)
      needsLook = false
    } else {
      archived = archived?.kept(in: article)
    }
    return archived ?? ArchivedMatches()
  }

  // MARK: What happens to it

  /// Takes the changes in order, each on the text that the one before it left.
  func apply(
    _ changes: [TextDocumentContentChangeEvent], version: Int?, encoding: PositionEncoding, revision: Int
  ) {
    if changes.count > Self.fewChanges {
      var edited = EditedText(text, encoding)
      for change in changes { edited.apply(change) }
      text = edited.text
    } else {
      for change in changes { text = Self.text(text, after: change, encoding) }
    }
    (self.version, self.revision) = (version, revision)
    related = nil
    isStale = true
    needsPublishing = true
    isRefined = false
    isReadDeeply = false
  }

  /// To cut a text into lines takes about as long as to copy it so many times.
  private static let fewChanges = 8

  private static func text(
    _ text: SourceText, after change: TextDocumentContentChangeEvent, _ encoding: PositionEncoding
  ) -> SourceText {
    guard let range = change.range else { return SourceText(change.text) }
    let place = Columns(text: text, encoding: encoding).range(range)
    var bytes = text.bytes
    bytes.replaceSubrange(place.start..<place.end, with: Array(change.text.utf8))
    return SourceText(bytes)
  }

  func wasSaved() {
    related = nil
    needsLook = true
    needsPublishing = true
  }

  /// The settings are other ones: all that hangs on them is worked out anew.
  func settingsHaveChanged() { wasSaved() }

  func archiveHasChanged() { related = nil }

  func ignoreFileHasChanged() { needsPublishing = true }

  /// Takes what the encoder has read, and its article where that is of the newest text; false where it is not.
  func take(_ reading: DeepReading?, _ article: Article?, of revision: Int) -> Bool {
    deepReading = reading ?? deepReading
    guard let article, revision == self.revision else { return false }
    lastArticle = article
    isReadDeeply = true
    return true
  }

  /// Forgets what the encoder said.
  func forgetReading(revision: Int) {
    (deepReading, isReadDeeply) = (nil, false)
    (lastArticle, isStale) = (nil, true)
    self.revision = revision
  }

  // MARK: What the editor has of it

  /// What was found is to be sent again, unless it is what the editor has.
  func publishRefined() {
    isRefined = !needsPublishing
    needsPublishing = true
  }

  /// Takes a message with its diagnostics; false where it is not to be sent: what a second reading leaves as it was is not
  /// said twice.
  func publish(_ body: [UInt8]) -> Bool {
    defer { (needsPublishing, isRefined) = (false, false) }
    if isRefined, shown == body { return false }
    shown = body
    return true
  }

  /// The editor has asked and was answered so.
  func wasPulled(_ body: [UInt8]) { shown = body }
}
