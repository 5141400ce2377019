import Archive
import Articles
import Files
import Formats
import Glibc

/// Articles on their way into the archive, in batches of one short transaction each.
struct ArchiveAdding {
  private let writer: ArchiveWriter
  private let isQuiet: Bool
  private var progress: AddingProgress
  private var total = AddCount()
  /// Files and lines that were passed over.
  private var bad = 0
  private var batch: [ArchivedArticle] = []
  private var batchBytes = 0
  /// Files that the batch has to their ends.
  private var finished: [AddedFile] = []
  /// The file of JSON lines that is being read, as far as the batch has it.
  private var current: AddedFile?

  private static let batchSize = 1_000
  private static let mostBatchBytes = 8 << 20
  /// Pages that are read at a time, on all cores.
  private static let pagesAtATime = 64

  static func run(_ paths: [String], _ arguments: Arguments) throws -> Int32 {
    guard !paths.isEmpty else { throw UsageError(description: "add wants files, folders or - for JSON lines") }
    let format = try arguments.choice("--format", of: ["auto", "jsonl", "feed", "claimreview"], standard: "auto")
    let (files, problems) = TextFiles.files(in: paths) { Kind(fileName: $0) != nil }
    var adding = ArchiveAdding(
      writer: try ArchiveWriter(path: try ArchivePath.required(arguments)), files, isQuiet: arguments.has("--quiet"))
    Interruption.begin()
    defer { Interruption.end() }
    for problem in problems { adding.passOver(problem.description) }
    try adding.add(files, format)
    return adding.finish()
  }

  private init(writer: ArchiveWriter, _ files: [String], isQuiet: Bool) {
    (self.writer, self.isQuiet) = (writer, isQuiet)
    progress = AddingProgress(files, isQuiet: isQuiet)
  }

  private enum Kind {
    case page
    case feed
    case lines
    case claims

    init?(fileName: String) {
      let name = InputFile.unpackedName(fileName)
      let ending = name.split(separator: ".").last?.lowercased() ?? ""
      if ["jsonl", "ndjson"].contains(ending) {
        self = .lines
      } else if ["xml", "rss", "atom", "rdf"].contains(ending) {
        self = .feed
      } else if allFormats.ofFile(name) != nil {
        self = .page
      } else {
        return nil
      }
    }

    init(_ path: String, _ format: String) {
      switch format {
      case "jsonl": self = .lines
      case "feed": self = .feed
      case "claimreview": self = .claims
      default: self = path == "-" ? .lines : Kind(fileName: path) ?? .page
      }
    }
  }

  private mutating func add(_ files: [String], _ format: String) throws {
    var pages: [(path: String, kind: Kind)] = []
    for file in files {
      let kind = Kind(file, format)
      if kind == .lines || pages.count >= Self.pagesAtATime {
        try addPages(pages)
        pages = []
      }
      if Interruption.isWanted { break }
      switch kind {
      case .lines: try addLines(of: file)
      case .claims: try addClaims(of: file)
      case .page, .feed: pages.append((file, kind))
      }
    }
    if !Interruption.isWanted { try addPages(pages) }
    try write()
    if !Interruption.isWanted { try writer.settle() }
  }

  private mutating func finish() -> Int32 {
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

  private mutating func passOver(_ sentence: String) {
    bad += 1
    progress.clear()
    Terminal.error("stet archive: \(printable(sentence))\n")
  }

  private mutating func take(_ article: ArchivedArticle) {
    batch.append(article)
    batchBytes += article.text.utf8.count
  }

  private mutating func writeIfFull() throws {
    if batch.count >= Self.batchSize || batchBytes >= Self.mostBatchBytes { try write() }
  }

  private mutating func write() throws {
    let files = finished + (current.map { [$0] } ?? [])
    guard !batch.isEmpty || !files.isEmpty else { return }
    let count = try writer.add(batch, from: files, moreFollow: true)
    self.count(count)
    progress.add(batch.count)
    batch.removeAll(keepingCapacity: true)
    (batchBytes, finished) = (0, [])
  }
}

// MARK: Fact-checks

extension ArchiveAdding {
  /// A line of JSON each, or one document of them.
  private mutating func addClaims(of path: String) throws {
    do {
      let input = try InputFile(path)
      let bytes = input.rest()
      try input.finish()
      if let claims = ClaimReview.all(in: bytes), !claims.isEmpty {
        try addAll(claims)
      } else {
        try addClaimLines(bytes, of: path)
      }
    } catch let error as FileError {
      passOver(error.description)
    }
    progress.pass(path)
  }

  private mutating func addClaimLines(_ bytes: [UInt8], of path: String) throws {
    var problems = LineProblems(ArchiveCommand.name)
    var claims: [ClaimReview] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      let found = ClaimReview.all(in: Array(line)) ?? []
      if found.isEmpty {
        problems.add("\(path): line \(number + 1) holds no ClaimReview with a claim") { progress.clear() }
      }
      claims += found
    }
    bad += problems.count
    guard !claims.isEmpty else {
      throw FileError(description: "\(path): holds no ClaimReview, neither as lines of JSON nor as one document")
    }
    try addAll(ClaimReview.distinct(claims))
  }

  /// In short transactions.
  private mutating func addAll(_ claims: [ClaimReview]) throws {
    for start in stride(from: 0, to: claims.count, by: Self.batchSize) where !Interruption.isWanted {
      try add(Array(claims[start..<min(claims.count, start + Self.batchSize)]))
    }
  }

  private mutating func add(_ claims: [ClaimReview]) throws {
    if !claims.isEmpty { count(try writer.add(claims: claims)) }
  }

  private mutating func count(_ count: AddCount) {
    total.added += count.added
    total.updated += count.updated
    total.unchanged += count.unchanged
  }
}

// MARK: Pages

extension ArchiveAdding {
  private mutating func addPages(_ pages: [(path: String, kind: Kind)]) throws {
    var wanted: [(path: String, kind: Kind, file: AddedFile)] = []
    for (path, kind) in pages {
      let file = AddedFile(path: OpenArchive.id(of: path), stamp: Self.stamp(path))
      if let known = try writer.added(file.path, stamp: file.stamp), known.isWhole {
        total.unchanged += known.articles
        progress.pass(path)
      } else {
        wanted.append((path, kind, file))
      }
    }
    let read = inParallel(wanted) { page -> Result<(articles: [ArchivedArticle], claims: [ClaimReview]), FileError> in
      do throws(FileError) {
        return .success(try Self.contents(of: page.path, page.kind, id: page.file.path))
      } catch {
        return .failure(error)
      }
    }
    for (page, result) in zip(wanted, read) {
      switch result {
      case .failure(let error): passOver(error.description)
      case .success((let articles, let claims)):
        try add(claims)
        for article in articles { take(article) }
        var file = page.file
        (file.articles, file.isWhole) = (articles.count, true)
        finished.append(file)
        try writeIfFull()
      }
      progress.pass(page.path)
    }
    progress.show(reading: 0)
  }

  private static func contents(
    of path: String, _ kind: Kind, id: String
  ) throws(FileError) -> (articles: [ArchivedArticle], claims: [ClaimReview]) {
    let input = try InputFile(path)
    let bytes = input.rest()
    try input.finish()
    try Files.requireUTF8(bytes, of: path)
    let articles: [ArchivedArticle]
    var claims: [ClaimReview] = []
    if kind == .feed {
      guard let feed = Feed(bytes) else { throw FileError(description: "\(path): is no RSS or Atom feed") }
      articles = feed.entries.filter { !$0.text.isEmpty }.map { ArchivedArticle(of: $0, feed: id) }
    } else {
      let format = allFormats.ofDocument(fileName: InputFile.unpackedName(path))
      let page = OutlinedPage(SourceText(bytes), format: format)
      articles = [ArchivedArticle(of: page, id: id)].filter { !$0.text.isEmpty }
      claims = page.metadata.claimReviews
    }
    guard !articles.isEmpty else {
      throw FileError(description: "\(path): holds no article, so nothing of it was added")
    }
    return (articles, claims)
  }

  /// What changes with a file's content.
  private static func stamp(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }
}

// MARK: Lines

extension ArchiveAdding {
  private mutating func addLines(of path: String) throws {
    var file = AddedFile(path: path == "-" ? "-" : OpenArchive.id(of: path), stamp: path == "-" ? "" : Self.stamp(path))
    if path != "-", let known = try writer.added(file.path, stamp: file.stamp) {
      total.unchanged += known.articles
      if known.isWhole { return progress.pass(path) }
      file = known
    }
    do {
      let input = try InputFile(path)
      try addLines(of: input, path, file)
      if !Interruption.isWanted { try input.finish() }
    } catch let error as FileError {
      passOver(error.description)
      // It may be marked as whole, in the batch or in the archive.
      finished.removeAll { $0.path == file.path }
      try writer.forget(file.path)
    }
    progress.pass(path)
  }

  /// - Parameter file: how far it was read before.
  private mutating func addLines(of input: InputFile, _ path: String, _ file: AddedFile) throws {
    var (file, problems) = (file, LineProblems(ArchiveCommand.name))
    var reader = LineReader(input.descriptor)
    // Where a pipe cannot be asked to go on from a place, what was read before is read once more and dropped.
    if file.place > 0, !input.seek(to: file.place) {
      for _ in 0..<file.lines { _ = reader.next() }
    }
    while !Interruption.isWanted, let bytes = reader.next() {
      file.place += bytes.count + 1
      file.lines += 1
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      if let article = ArticleLine.article(bytes) {
        take(article)
        file.articles += 1
      } else {
        problems.add("\(path): line \(file.lines) is no article: \(ArticleLine.wanted) is wanted") { progress.clear() }
      }
      // A run that begins anew names the bad lines anew.
      if path != "-", problems.count == 0 { current = file }
      try writeIfFull()
      progress.show(reading: input.position?.read ?? 0)
    }
    bad += problems.count
    if Interruption.isWanted { try write() }
    current = nil
    if problems.count > 0 {
      try writer.forget(file.path)
    } else if !Interruption.isWanted, path != "-" {
      file.isWhole = true
      finished.append(file)
    }
  }
}

/// A line of JSON that is an article.
private struct ArticleLine: Decodable {
  static let wanted =
    "{\"id\", \"title\", \"text\", \"date\"?, \"source\"?, \"url\"?, \"format\"?: plain, markdown, html or org}"

  let id: Identifier?
  let title: String?
  let text: String
  let date: String?
  let source: String?
  /// As `stet extract` calls it.
  let outlet: String?
  let url: String?
  let format: String?

  static func article(_ bytes: [UInt8]) -> ArchivedArticle? {
    guard let line = try? JSONLine.decode(ArticleLine.self, from: bytes), let id = line.id?.text ?? line.url else {
      return nil
    }
    var article = ArchivedArticle(
      id: id, title: line.title ?? "", text: line.text, date: line.date, outlet: line.source ?? line.outlet,
      url: line.url)
    guard let name = line.format else { return article }
    guard let format = allFormats.named(name) else { return nil }
    let page = ArchivedArticle(of: OutlinedPage(SourceText(line.text), format: format), id: id)
    article.text = page.text
    article.title = line.title ?? page.title
    article.date = article.date ?? page.date
    article.outlet = article.outlet ?? page.outlet
    article.url = article.url ?? page.url
    return article
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

// MARK: Progress

/// "12,345 articles, 1,080/s, 34 %, 2 min left"
private struct AddingProgress {
  private var progress: Progress
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var articles = 0
  private var sizes: [String: Int] = [:]
  private var (all, passed) = (0, 0)

  init(_ files: [String], isQuiet: Bool) {
    progress = Progress(ArchiveCommand.name, isQuiet: isQuiet)
    start = clock.now
    guard !isQuiet else { return }
    for file in files {
      var status = stat()
      guard file != "-", stat(file, &status) == 0 else { continue }
      sizes[file] = Int(status.st_size)
      all += Int(status.st_size)
    }
  }

  mutating func add(_ count: Int) { articles += count }

  /// A file was read to its end.
  mutating func pass(_ file: String) { passed += sizes[file] ?? 0 }

  mutating func clear() { progress.clear() }

  /// - Parameter reading: how much of the file that is read.
  mutating func show(reading: @autoclosure () -> Int) {
    let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
    let (articles, passed, all) = (articles, passed, all)
    progress.show {
      var text = "\(Progress.grouped(articles)) articles"
      if seconds > 0.1 { text += ", \(Progress.grouped(Int(Double(articles) / seconds)))/s" }
      guard all > 0 else { return text }
      let done = passed + reading()
      text += ", \(min(100, 100 * done / all)) %"
      if done > 0, seconds > 2 {
        text += ", \(Progress.duration(seconds * Double(max(0, all - done)) / Double(done))) left"
      }
      return text
    }
  }
}
