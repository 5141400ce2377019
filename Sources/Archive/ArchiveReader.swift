import Articles
import Formats
import Glibc

/// Answers questions about the archived articles, while another process may be adding to them.
///
/// Each question sees the archive as it is at that moment, and one that was deleted and made again is opened anew.
/// Not `Sendable`: whoever opens a reader keeps it to himself.
package final class ArchiveReader {
  package let path: String
  /// How long a question may take before it is given up with an empty answer, in milliseconds; nil is no limit.
  package var budgetMilliseconds: Int?

  /// Of the database that archives are read and written with.
  package static var databaseVersion: String { Database.version }

  /// What could not be read since it was last asked for. Whoever does without an answer (`try?`) leaves it to the owner of
  /// the reader to say why.
  private var failure: ArchiveError?

  private var database: Database
  private var identity: FileIdentity

  /// Opens an archive to read from; throws an `ArchiveError` for a file that is none of this version.
  package init(path: String) throws {
    self.path = path
    identity = try FileIdentity(path)
    database = try Self.open(path)
  }

  /// The file or its folder may not be written to.
  package var isReadOnly: Bool { access(path, W_OK) != 0 || access(Self.folder(of: path), W_OK) != 0 }

  /// How many articles there are; 0 as well when the archive cannot be read, which `takeFailure()` then explains.
  package var articleCount: Int { (try? answer { try $0.articleCount() }) ?? 0 }

  package func status() throws -> ArchiveStatus {
    try answer { database in
      let days = try database.first("SELECT min(day), max(day) FROM article") {
        ($0.day(0), $0.day(1))
      }
      let log = (try? FileIdentity(path + "-wal").size) ?? 0
      let (quotations, attributed) = try database.quotationCount()
      return ArchiveStatus(
        articles: try database.articleCount(),
        claims: try database.first("SELECT count(*) FROM claim") { $0.integer(0) } ?? 0,
        copies: try database.first("SELECT count(*) FROM copy") { $0.integer(0) } ?? 0,
        quotations: quotations, attributed: attributed, oldest: days?.0?.iso,
        newest: days?.1?.iso, bytes: try FileIdentity(path).size + log,
        terms: try database.first("SELECT count(*) FROM term") { $0.integer(0) } ?? 0, version: Schema.version)
    }
  }

  package func article(id: String) throws -> ArchivedArticle? {
    try answer { try $0.row(of: id)?.article }
  }

  /// The newest archived article under a headline, letter case, marks and spacing aside; nil where there is none, and
  /// past the budget.
  package func article(titled title: String) throws -> ArchivedHead? {
    guard let phrase = Self.phrase(title) else { return nil }
    return try answer(past: nil) { database in
      // The index holds words, so a longer headline with these words in it comes along.
      try database.all(
        """
        SELECT \(Database.headColumns) FROM article a
        WHERE a.rowid IN (SELECT rowid FROM fts WHERE fts MATCH ?) ORDER BY a.day DESC, a.id LIMIT 20
        """, .text("title : " + phrase), read: Database.head
      ).first { Self.words(of: $0.title) == Self.words(of: title) }
    }
  }

  private static func words(of title: String) -> [Substring] {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  /// Words in a row, in the search language. Nil for a text with a zero byte, where a phrase would end, and for one longer
  /// than any name or headline, which would only be slow.
  private static func phrase(_ words: String) -> String? {
    guard words.utf8.count <= 1_000, !words.utf8.contains(0) else { return nil }
    return "\"" + words.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// How many archived articles hold a name as an exact phrase, letter case and marks aside, and the newest of them.
  ///
  /// The article itself, by the id it would have in the archive, does not count. The name is data: quotes and operators of the search language in it mean nothing. Past the budget: none.
  package func mentions(
    of name: String, limit: Int, excludingID own: String? = nil
  ) throws -> (count: Int, articles: [ArchivedHead]) {
    guard let phrase = Self.phrase(name) else { return (0, []) }
    return try answer(past: (0, [])) { database in
      let own = own ?? ""
      let count = try database.first(
        "SELECT count(*) FROM fts JOIN article a ON a.rowid = fts.rowid WHERE fts MATCH ? AND a.id <> ?", .text(phrase),
        .text(own)
      ) { $0.integer(0) }
      let articles = try database.all(
        """
        SELECT \(Database.headColumns) FROM article a
        WHERE a.rowid IN (SELECT rowid FROM fts WHERE fts MATCH ?) AND a.id <> ? ORDER BY a.day DESC, a.id LIMIT ?
        """, .text(phrase), .text(own), .integer(max(0, limit)), read: Database.head)
      return (count ?? 0, articles)
    }
  }

  /// Asks within one view of the archive; past the budget the answer is `late`.
  func answer<Answer>(past late: Answer, _ question: (Database) throws -> Answer) throws -> Answer {
    database.limit(milliseconds: budgetMilliseconds)
    defer { database.limit(milliseconds: nil) }
    do {
      return try answer(question)
    } catch is OutOfTime {
      return late
    }
  }

  package func takeFailure() -> ArchiveError? {
    defer { failure = nil }
    return failure
  }

  func answer<Answer>(_ question: (Database) throws -> Answer) throws -> Answer {
    do {
      return try answerNow(question)
    } catch let error as ArchiveError {
      failure = error
      throw error
    }
  }

  private func answerNow<Answer>(_ question: (Database) throws -> Answer) throws -> Answer {
    let now = try FileIdentity(path)
    if now.file != identity.file {
      database = try Self.open(path)
      identity = now
    }
    return try database.transaction("BEGIN") { try question(database) }
  }

  /// A file in a folder that may not be written to is read without its log when SQLite needs one: what the last writer
  /// left unfolded is missed, which beats reading nothing.
  private static func open(_ path: String) throws -> Database {
    do {
      return try checked(Database(path: path, access: .read))
    } catch let error as ArchiveError {
      switch error {
      case .cannotWrite where access(path + "-journal", F_OK) == 0 && access(path, W_OK) == 0:
        // A process was killed in the middle of a change. To roll it back is to write, which a reader may not do.
        try Database(path: path, access: .recover).run("PRAGMA schema_version")
        return try checked(Database(path: path, access: .read))
      case .cannotOpen, .cannotWrite:
        guard access(path, R_OK) == 0, access(folder(of: path), W_OK) != 0 else { throw error }
        return try checked(Database(path: path, access: .readUnchanging))
      default: throw error
      }
    }
  }

  private static func checked(_ database: Database) throws -> Database {
    try Schema.check(database)
    try database.run("PRAGMA query_only = ON")
    try database.run("PRAGMA cache_size = -32000")
    return database
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// Which file stands under a path at the moment.
private struct FileIdentity {
  struct File: Equatable {
    let device: UInt
    let number: UInt
  }

  let file: File
  let size: Int

  init(_ path: String) throws {
    try ArchiveFile.requirePath(path)
    var found = stat()
    guard stat(path, &found) == 0 else {
      throw ArchiveError.cannotOpen(path: path, reason: systemReason(errno))
    }
    try ArchiveFile.requireFile(found, path)
    file = File(device: UInt(found.st_dev), number: UInt(found.st_ino))
    size = Int(found.st_size)
  }
}

extension Database {
  /// All quotations there are, and those with a speaker; some milliseconds, for where each stands has to be read.
  fileprivate func quotationCount() throws -> (all: Int, attributed: Int) {
    let statement = try statement("SELECT spans FROM quoted")
    defer { statement.reset() }
    var count = (all: 0, attributed: 0)
    while try statement.step() {
      let quotations = Spans.quotations(statement.bytes(0))
      count.all += quotations.count
      count.attributed += quotations.count { $0.speaker != nil }
    }
    return count
  }
}
