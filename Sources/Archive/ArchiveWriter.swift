import Glibc

/// The one process that adds articles to an archive.
///
/// Readers go on reading while it writes: each `add` is one short transaction.
///
///     let writer = try ArchiveWriter(path: "clippings.stet")
///     try writer.add([ArchivedArticle(id: "a", title: "Bridge closed", text: "…")])
package final class ArchiveWriter {
  let database: Database
  private let lock: WriterLock
  private var table = TermTable()

  /// Opens an archive to write to, making its folders, the file and its tables where they are missing. An empty file
  /// becomes an archive; any other file that is none is left as it is.
  ///
  /// Throws an `ArchiveError`: `locked` while another writer lives.
  package convenience init(path: String) throws {
    try ArchiveFile.requirePath(path)
    try ArchiveFile.makeFolders(above: path)
    try self.init(path, wantsRebuilding: false)
  }

  /// Opens an archive that is there already, of this version or an older one, for `rebuild` alone.
  package convenience init(rebuilding path: String) throws {
    guard access(path, F_OK) == 0 else { throw ArchiveError.cannotOpen(path: path, reason: systemReason(errno)) }
    try self.init(path, wantsRebuilding: true)
  }

  private init(_ path: String, wantsRebuilding: Bool) throws {
    try ArchiveFile.checkFirstBytes(of: path)
    lock = try WriterLock(archive: path)
    if !wantsRebuilding { try Self.make(path) }
    database = try Database(path: path, access: .write)
    if wantsRebuilding {
      let found = try Schema.versionFound(in: database)
      guard found <= Schema.version else {
        throw ArchiveError.otherVersion(path: path, found: found, wanted: Schema.version)
      }
    } else {
      if try Schema.isEmpty(database) { try Schema.create(in: database) }
      try Schema.check(database)
    }
    try database.run("PRAGMA synchronous = NORMAL")
    try database.run("PRAGMA cache_size = -64000")
    // A page that many batches change is then folded into the file once for all of them.
    try database.run("PRAGMA wal_autocheckpoint = 16000")
  }

  /// Folds the log into the file, so that a copy of the one file is the whole archive.
  deinit { try? database.run("PRAGMA wal_checkpoint(TRUNCATE)") }

  /// Adds articles, all or none of them; a few hundred at a time keep the transaction short.
  ///
  /// An article whose id is known is left alone when every field is the same, and replaced otherwise. An article with
  /// the title, text, day and outlet of an archived one under another id counts as unchanged and is not kept twice.
  ///
  /// - Parameters:
  ///   - files: how far the files have come with these articles, to be remembered with them.
  ///   - moreFollow: leaves it to the caller to `settle` after the last.
  @discardableResult
  package func add(
    _ articles: [ArchivedArticle], from files: [AddedFile] = [], moreFollow: Bool = false
  ) throws -> AddCount {
    let count = try batch { batch in
      for article in articles { try batch.add(article) }
      try batch.finish()
      for file in files { try remember(file) }
      return batch.count
    }
    if count.added + count.updated > 0 { try weighAgain(from: moreFollow ? Self.steady : 0) }
    return count
  }

  /// Ends a row of `add`s of which each said that more follow.
  package func settle() throws { try weighAgain(from: 0) }

  private static let growth = 2
  /// Articles after which the counts of words hardly move.
  private static let steady = 20_000
  /// Each transaction writes nearly every page of the term vectors, so these are fewer and larger than those of `add`.
  private static let weighedAtATime = 2_000

  /// What is rare among ten articles is not among a thousand, so term vectors are made anew each time the archive has
  /// doubled, until it is steady; while more follow, only then. In short transactions of their own: whatever is cut off here is
  /// taken up by the next `add`, and until then articles are found by their older term vectors.
  private func weighAgain(from size: Int) throws {
    let tally = try database.first("SELECT articles, weighed FROM tally") { ($0.integer(0), $0.integer(1)) }
    guard let (articles, weighed) = tally, weighed < Self.steady, articles >= max(size, Self.growth * weighed) else {
      return
    }
    // The later half was weighed when there were half as many at least, which is as good as after a doubling.
    var (last, left) = (0, articles > Self.weighedAtATime ? articles / Self.growth : articles)
    while left > 0, let next = try batch({ try $0.weighAgain(after: last, limit: min(left, Self.weighedAtATime)) }) {
      last = next
      left -= Self.weighedAtATime
    }
    try database.run("UPDATE tally SET weighed = ?", .integer(articles))
  }

  /// One transaction.
  func batch<Answer>(_ work: (inout Batch) throws -> Answer) throws -> Answer {
    do {
      return try database.transaction("BEGIN IMMEDIATE") { try step(work) }
    } catch {
      // It would know of terms that the database has forgotten again.
      table = TermTable()
      throw error
    }
  }

  /// A part of a transaction.
  func step<Answer>(_ work: (inout Batch) throws -> Answer) throws -> Answer {
    var batch = Batch(database, table.isFull ? TermTable() : table)
    // One owner only, or the batch would copy it.
    table = TermTable()
    let answer = try work(&batch)
    table = batch.table
    return answer
  }

  /// Makes an archive under another name and moves it to its own when it is whole, where there is no file yet: nobody reads
  /// one without its tables, and a process that is killed leaves none that only a writer could mend.
  private static func make(_ path: String) throws {
    var found = stat()
    guard lstat(path, &found) != 0, errno == ENOENT else { return }
    let new = path + ".new"
    // Whoever holds the lock is the only one who makes it: these were left by one who was killed, or belong to a file that
    // is gone, and a log of another file would be taken for the new one's.
    for file in [new, path] { for log in ["-journal", "-wal", "-shm"] { unlink(file + log) } }
    unlink(new)
    // For the user alone: the database would let everybody read it, and gives its log the mode of the file.
    ArchiveFile.make(new)
    do {
      let database = try Database(path: new, access: .write, named: path)
      try Schema.create(in: database)
      try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    } catch {
      unlink(new)
      throw error
    }
    guard rename(new, path) == 0 else {
      let reason = systemReason(errno)
      unlink(new)
      throw ArchiveError.cannotOpen(path: path, reason: reason)
    }
  }
}
