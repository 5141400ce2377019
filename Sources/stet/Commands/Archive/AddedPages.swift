import Archive
import Articles
import Files
import Formats

/// Files that are read whole: pages and feeds.
enum AddedPages {
  typealias Page = (named: NamedFile, kind: AddedKind)
  private typealias Contents = (articles: [ArchivedArticle], claims: [ClaimReview])

  /// Reads them on all cores and adds them in their order; what has not changed since it was added is not read.
  static func add(_ pages: [Page], to batch: inout AddingBatch) throws {
    var wanted: [(page: Page, file: AddedFile)] = []
    for page in pages {
      let file = AddedFile(of: page.named.path)
      if let known = try batch.writer.added(file.path, stamp: file.stamp), known.isWhole {
        batch.passOver(unchanged: known.articles)
        batch.progress.pass(page.named.path)
      } else {
        wanted.append((page, file))
      }
    }
    let read = inParallel(wanted) { wanted -> Result<Contents, FileError> in
      do throws(FileError) {
        return .success(try contents(of: wanted.page, id: wanted.file.path))
      } catch {
        return .failure(error)
      }
    }
    for ((page, file), result) in zip(wanted, read) {
      switch result {
      case .failure(let error): batch.passOver(error.description)
      case .success((let articles, let claims)):
        try batch.take(claims)
        for article in articles { batch.take(article) }
        var file = file
        file.articles = articles.count
        batch.finish(file)
        try batch.writeIfFull()
      }
      batch.progress.pass(page.named.path)
    }
    batch.progress.show(reading: 0)
  }

  private static func contents(of page: Page, id: String) throws(FileError) -> Contents {
    let path = page.named.path
    let input = try InputFile(path, namedBy: page.named.namedBy, largest: Files.largestText)
    let bytes = try input.rest(upTo: ArticleLines.largestArticle)
    try input.finish()
    let format = allFormats.ofDocument(fileName: InputFile.unpackedName(path))
    let text = try DecodedText(bytes, of: path, declares: page.kind == .feed || format.declaresEncoding)
    let articles: [ArchivedArticle]
    var claims: [ClaimReview] = []
    if page.kind == .feed {
      guard let feed = Feed(text.bytes) else { throw FileError(description: "\(path): is no RSS or Atom feed") }
      articles = feed.entries.filter { !$0.text.isEmpty }.map { ArchivedArticle(of: $0, feed: id) }
    } else {
      let page = OutlinedPage(SourceText(text.bytes), format: format)
      try TextFiles.requireRead(page, path)
      articles = [ArchivedArticle(of: page, id: id)].filter { !$0.text.isEmpty }
      claims = page.metadata.claimReviews
    }
    guard !articles.isEmpty else {
      throw FileError(description: "\(path): holds no article, so nothing of it was added")
    }
    return (articles, claims)
  }
}

extension ArchivedArticle {
  /// - Parameter feed: the file it is saved in, for an entry without a name of its own.
  fileprivate init(of entry: Feed.Entry, feed: String) {
    self.init(
      id: entry.id ?? "\(feed)#\(entry.title)", title: entry.title, text: entry.text, date: entry.date,
      outlet: entry.outlet, url: entry.url)
  }
}
