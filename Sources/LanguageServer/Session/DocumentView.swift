import Archive
import Articles
import LanguageServerProtocol
import Rules
import SettingsFiles

/// What a feature is given: an open document and all that may be asked about it and for it. A feature changes nothing.
struct DocumentView {
  let session: Session
  private let document: Document
  private let archives: ArchiveAccess
  private let bases: KnowledgeAccess
  private let ignoreFiles: IgnoreFiles
  private let folderSettings: SettingsAccess
  private let layers: [SettingValue]

  init(
    _ document: Document, _ session: Session, _ archives: ArchiveAccess, _ bases: KnowledgeAccess,
    _ ignoreFiles: IgnoreFiles, _ folderSettings: SettingsAccess, _ layers: [SettingValue]
  ) {
    (self.document, self.session, self.archives) = (document, session, archives)
    (self.bases, self.ignoreFiles, self.folderSettings, self.layers) = (bases, ignoreFiles, folderSettings, layers)
  }

  /// What counts for this text. Each time it is asked for, the folders are looked at for a file of settings: whoever needs
  /// it for every finding asks once.
  var settings: Settings { textSettings.settings }
  var textSettings: TextSettings { folderSettings.settings(of: path, layers, session) }

  var client: ClientCapabilities { session.client }
  var uri: DocumentURI { document.uri }
  var version: Int? { document.version }
  var path: String? { document.path }
  var ignoreFile: String? { document.ignoreFile }
  var article: Article { document.article }
  var columns: Columns { Columns(text: document.text, encoding: session.encoding) }

  /// Nil where there is none or it cannot be read.
  var archive: ArchiveReader? { archives.open(session.settings.archivePath) }
  /// Whether articles can be put into an archive, be there one yet or not.
  var hasPlaceForArchive: Bool { archives.path(session.settings.archivePath) != nil }
  var knowledge: Knowledge { bases.open() }

  /// What the archive holds on the newest text; asked for by requests only, never by a keystroke.
  var related: [RelatedArticle] {
    let limit = settings.relatedLimit
    return document.related { article in
      guard let archive else { return nil }
      let query = RelatedQuery(of: article.page, excludingID: path)
      return ((try? archive.related(to: query, limit: limit, background: limit / 2)) ?? []).filter(\.isTelling)
    }
  }

  var findings: [Finding] { findings(textSettings) }

  func findings(_ text: TextSettings) -> [Finding] {
    guard !text.isExcluded else { return [] }
    return Rules.findings(
      in: article, settings: text.settings, ignoring: ignoreList, archived: archivedMatches(text.settings))
  }

  /// What the archive has printed of the text's words; looked for on open and on save, never by a keystroke.
  private func archivedMatches(_ settings: Settings) -> ArchivedMatches {
    if document.needsLook { archives.forgetLines() }
    return document.archivedMatches { article in
      try? archive?.matches(of: article, excludingID: path, settings.wanted)
    }
  }

  /// What the document's ignore file holds; a missing file holds nothing.
  var ignoreList: IgnoreList { document.ignoreFile.map(ignoreFiles.list) ?? IgnoreList() }

  /// The start of the line of an archived passage in its file.
  func place(of remark: ArchivedRemark) -> PositionRange { archives.place(of: remark) }
}

/// What a feature is given that asks about all open documents and the archive.
struct WorkspaceView {
  /// In the order of their addresses.
  let documents: [DocumentView]
  private let session: Session
  private let archives: ArchiveAccess
  private let bases: KnowledgeAccess

  /// - Parameter documents: in the order of their addresses.
  init(_ documents: [DocumentView], _ session: Session, _ archives: ArchiveAccess, _ bases: KnowledgeAccess) {
    self.documents = documents
    (self.session, self.archives, self.bases) = (session, archives, bases)
  }

  /// Nil where there is none or it cannot be read.
  var archive: ArchiveReader? { archives.open(session.settings.archivePath) }
  var knowledge: Knowledge { bases.open() }
}
