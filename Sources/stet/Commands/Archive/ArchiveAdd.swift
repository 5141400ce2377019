import Archive
import Files
import Formats

/// Puts articles and fact-checks into the archive.
enum ArchiveAddCommand: Verb {
  static let name = "add"
  static let usage = ["PATH… | - [OPTIONS]"]
  static let text = """
    takes \(allFormats.inWords) files, saved RSS and Atom feeds (.xml, .rss, .atom), folders of them, and
    JSON lines (.jsonl, .ndjson, standard input, or all with --format jsonl), packed ones too (.gz, .zst, .bz2,
    .xz):
      \(ArticleLine.shape)
    Title, date, outlet and address come from front matter, Org keywords, JSON-LD, <meta> or the page. What is
    on a page and is no article is left out. Adding an article again changes nothing; a changed one replaces
    the old one. Of nearly the same text in several outlets each is kept, and lists show it once with the others.
    Links in folders are passed over. One command adds at a time; editors go on reading meanwhile. A file or line
    that cannot be read is named and passed over. Stopped and started again, it goes on where it was.
    """
  private static let format = Option.choice(
    "--format", AddedKind.choices,
    """
    auto: by a file's ending
    jsonl: lines of JSON as above
    feed: RSS and Atom
    claimreview: schema.org ClaimReview data as publishers of fact-checks offer it, JSON-LD, data feeds, or a line of \
    JSON each. A page that carries such data adds its fact-check as well
    """)
  static let options: [Option] = [format, .noIgnore, .quiet]
  static let wordCounts = 0...Int.max

  static func run(_ paths: [String], _ arguments: Arguments) throws -> Int32 {
    guard !paths.isEmpty else { throw UsageError(description: "add wants files, folders or - for JSON lines") }
    let format = try arguments.choice(format)
    let (files, _, problems) = TextFiles.files(in: paths, ignores: !arguments.has(.noIgnore)) {
      $1 || AddedKind(fileName: $0) != nil
    }
    var batch = AddingBatch(
      writer: try ArchiveWriter(path: try ArchivePath.required(arguments)), files, isQuiet: arguments.has(.quiet))
    Interruption.begin()
    defer { Interruption.end() }
    for problem in problems { batch.passOver(problem.description) }
    try add(files, format, to: &batch)
    return batch.finish()
  }

  /// Pages that are read at a time, on all cores.
  private static let pagesAtATime = 64

  private static func add(_ files: [NamedFile], _ format: String, to batch: inout AddingBatch) throws {
    var pages: [AddedPages.Page] = []
    for file in files {
      let kind = AddedKind(file.path, format)
      if kind == .lines || pages.count >= pagesAtATime {
        try AddedPages.add(pages, to: &batch)
        pages = []
      }
      if Interruption.isWanted { break }
      switch kind {
      case .lines: try AddedLines.add(file, to: &batch)
      case .claims: try AddedClaims.add(file, to: &batch)
      case .page, .feed: pages.append((file, kind))
      }
    }
    if !Interruption.isWanted { try AddedPages.add(pages, to: &batch) }
    try batch.write()
    if !Interruption.isWanted { try batch.writer.settle() }
  }
}
