import Archive
import Articles
import FoundationEssentials
import Glibc
import LanguageServer

/// Filling and asking after the archive.
enum ArchiveCommand: Command {
  static let name = "archive"
  static let summary = "build the archive of articles on this machine: add, status"
  static let options: [Option] = [.value("--archive"), .value("--format"), .flag("--quiet")]
  static let help = """
    Usage: stet archive add [--archive FILE] [--format auto|jsonl|claimreview] [--quiet] PATH…
           stet archive status [--archive FILE]

    The archive is one SQLite file, by default $XDG_DATA_HOME/stet/archive.db (~/.local/share/stet/archive.db).

    add     takes text, Markdown and HTML files, folders of them, and JSON lines (.jsonl, or all with --format jsonl):
            {"id", "title", "text", "date"?, "source"?, "url"?} each. What is on a page and is no article is left out.
            Adding an article again changes nothing; a changed one replaces the old one. One command adds at a time;
            editors go on reading meanwhile. A file or line that cannot be read is named and passed over.
            With --format claimreview the files are schema.org ClaimReview data, as publishers of fact-checks offer it:
            JSON-LD, data feeds, or a line of JSON each. A page that carries such data adds its fact-check as well.
    status  says how much it holds.

    Exit status: 0, or 2 when something could not be read or written.

    Examples:
      stet archive add ~/clippings
      stet archive add --archive desk.db corpus.jsonl
      stet archive status

    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    switch arguments.rest.first {
    case "add": return try add(Array(arguments.rest.dropFirst()), arguments)
    case "status" where arguments.rest.count == 1: return try status(arguments)
    default: throw UsageError(description: "add PATH… or status is wanted")
    }
  }

  private static func status(_ arguments: Arguments) throws -> Int32 {
    let path = try ArchivePath.required(arguments)
    let status = try ArchiveReader(path: path).status()
    let span = status.oldest.map { " from \($0) to \(status.newest ?? $0)" } ?? ""
    let claims = status.claims == 0 ? "" : "\(status.claims) fact-check\(status.claims == 1 ? "" : "s"), "
    Output.standard.write(
      "\(printable(path)): \(status.articles) article\(status.articles == 1 ? "" : "s")\(span), \(claims)\(status.terms) terms, \(status.bytes / 1024) KiB\n"
    )
    Output.standard.flush()
    return 0
  }

  private static func add(_ paths: [String], _ arguments: Arguments) throws -> Int32 {
    guard !paths.isEmpty else { throw UsageError(description: "add wants files or folders") }
    let format = try arguments.choice("--format", of: ["auto", "jsonl", "claimreview"], standard: "auto")
    guard format != "auto" || !paths.contains("-") else {
      throw UsageError(
        description: "standard input (-) has no name to be found by again; it can be JSON lines, with --format jsonl")
    }
    var adding = Adding(writer: try ArchiveWriter(path: try ArchivePath.required(arguments)))
    let (files, problems) = TextFiles.files(in: paths, withLines: true)
    for problem in problems { adding.complain(problem.description) }
    for file in files {
      if format == "claimreview" {
        try adding.addClaims(of: file)
      } else if format == "jsonl" || file.hasSuffix(".jsonl") {
        try adding.addLines(of: file)
      } else {
        try adding.addFile(file)
      }
    }
    try adding.write()
    if !arguments.has("--quiet") {
      let total = adding.total
      Output.standard.write("\(total.added) added, \(total.updated) updated, \(total.unchanged) unchanged\n")
      Output.standard.flush()
    }
    return adding.hasFailed ? 2 : 0
  }
}

/// Articles on their way into the archive, in batches of one short transaction each.
private struct Adding {
  let writer: ArchiveWriter
  private(set) var total = AddCount()
  private(set) var hasFailed = false
  private var batch: [ArchivedArticle] = []
  private static let batchSize = 500

  init(writer: ArchiveWriter) { self.writer = writer }

  mutating func complain(_ sentence: String) {
    hasFailed = true
    Terminal.error("stet archive: \(printable(sentence))\n")
  }

  mutating func addFile(_ path: String) throws {
    do throws(FileError) {
      let page = try TextFiles.page(path)
      let archived = ArchivedArticle(of: page, id: OpenArchive.id(of: path))
      var claims = page.metadata.claimReviews
      if !claims.isEmpty { addClaims(&claims) }
      if archived.text.isEmpty {
        complain("\(path): holds no article, so nothing of it was added")
      } else {
        batch.append(archived)
      }
    } catch {
      complain(error.description)
    }
    if batch.count >= Self.batchSize { try write() }
  }

  private struct Line: Decodable {
    let id: Identifier
    let title: String?
    let text: String
    let date: String?
    let source: String?
    let url: String?
  }

  /// Fact-checks: a line of JSON each, or one document of them.
  mutating func addClaims(of path: String) throws {
    do throws(FileError) {
      var lines = try InputLines(path)
      var number = 0
      var batch: [ClaimReview] = []
      var document: [UInt8]?
      while let line = lines.next() {
        number += 1
        guard line.contains(where: { $0 > 0x20 }) else { continue }
        if document != nil {
          document! += line + [0x0A]
        } else if let claims = ClaimReview.all(in: line) {
          batch += claims
          if claims.isEmpty { complain("\(path): line \(number) holds no ClaimReview with a claim") }
        } else if number == 1 {
          document = line + [0x0A]
        } else {
          complain("\(path): line \(number) is no JSON")
        }
        if batch.count >= Self.batchSize { addClaims(&batch) }
      }
      try lines.finish()
      if let document {
        batch = ClaimReview.all(in: document) ?? []
        if batch.isEmpty { complain("\(path): holds no ClaimReview, neither as lines of JSON nor as one document") }
      }
      addClaims(&batch)
    } catch {
      complain(error.description)
    }
  }

  private mutating func addClaims(_ batch: inout [ClaimReview]) {
    do { count(try writer.add(claims: batch)) } catch { complain("\(error)") }
    batch = []
  }

  private mutating func count(_ count: AddCount) {
    total.added += count.added
    total.updated += count.updated
    total.unchanged += count.unchanged
  }

  mutating func addLines(of path: String) throws {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return complain("\(path): cannot be read: \(String(cString: strerror(errno)))") }
    defer { if path != "-" { close(descriptor) } }
    var reader = LineReader(descriptor)
    var number = 0
    while let bytes = reader.next() {
      number += 1
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      guard let line = try? JSONLine.decode(Line.self, from: bytes) else {
        complain(
          "\(path): line \(number) is no article: {\"id\", \"title\", \"text\", \"date\"?, \"source\"?, \"url\"?} is wanted"
        )
        continue
      }
      batch.append(
        ArchivedArticle(
          id: line.id.text, title: line.title ?? "", text: line.text, date: line.date, outlet: line.source,
          url: line.url))
      if batch.count >= Self.batchSize { try write() }
    }
  }

  mutating func write() throws {
    guard !batch.isEmpty else { return }
    count(try writer.add(batch))
    batch.removeAll(keepingCapacity: true)
  }
}
