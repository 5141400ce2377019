import Archive
import Files
import Formats

/// Articles on their way into the archive, in batches of one short transaction each, and the count of all.
struct AddingBatch {
  let writer: ArchiveWriter
  var progress: AddingProgress
  private let isQuiet: Bool
  private var total = AddCount()
  /// Files and lines that were passed over.
  private var bad = 0
  private var articles: [ArchivedArticle] = []
  private var bytes = 0
  /// Files that the batch has to their ends.
  private var finished: [AddedFile] = []
  /// The file of JSON lines that is being read, as far as the batch has it.
  var current: AddedFile?

  static let size = 1_000
  private static let mostBytes = 8 << 20

  init(writer: ArchiveWriter, _ files: [NamedFile], isQuiet: Bool) {
    (self.writer, self.isQuiet) = (writer, isQuiet)
    progress = AddingProgress(files.map(\.path), isQuiet: isQuiet)
  }

  // MARK: What comes

  mutating func take(_ article: ArchivedArticle) {
    articles.append(article)
    bytes += article.text.utf8.count
  }

  /// Written at once.
  mutating func take(_ claims: [ClaimReview]) throws {
    if !claims.isEmpty { count(try writer.add(claims: claims)) }
  }

  /// All of a file has been taken.
  mutating func finish(_ file: AddedFile) {
    var file = file
    file.isWhole = true
    finished.append(file)
  }

  /// The next run is to read a file anew.
  mutating func forget(_ file: AddedFile) throws {
    finished.removeAll { $0.path == file.path }
    try writer.forget(file.path)
  }

  /// Articles of a file that the archive has already.
  mutating func passOver(unchanged count: Int) { total.unchanged += count }

  /// A file that cannot be read, in words.
  mutating func passOver(_ sentence: String) {
    bad += 1
    progress.clear()
    Terminal.error("stet archive: \(printable(sentence))\n")
  }

  /// Lines, which have been named.
  mutating func passOver(_ lines: LineProblems) { bad += lines.count }

  // MARK: What goes

  mutating func writeIfFull() throws {
    if articles.count >= Self.size || bytes >= Self.mostBytes { try write() }
  }

  mutating func write() throws {
    let files = finished + (current.map { [$0] } ?? [])
    guard !articles.isEmpty || !files.isEmpty else { return }
    count(try writer.add(articles, from: files, moreFollow: true))
    progress.add(articles.count)
    articles.removeAll(keepingCapacity: true)
    (bytes, finished) = (0, [])
  }

  private mutating func count(_ count: AddCount) {
    total.added += count.added
    total.updated += count.updated
    total.unchanged += count.unchanged
  }

  /// Says what was done; the exit status.
  mutating func finish() -> Int32 {
    progress.clear()
    if Interruption.isWanted {
      Terminal.error("stet archive: stopped with \(said); the same command goes on from there\n")
      return 130
    }
    if !isQuiet {
      Output.standard.write(said + "\n")
      Output.standard.flush()
    }
    return bad > 0 ? 2 : 0
  }

  private var said: String {
    "\(total.added) added, \(total.updated) updated, \(total.unchanged) unchanged"
      + (bad > 0 ? ", \(bad) passed over" : "")
  }
}
