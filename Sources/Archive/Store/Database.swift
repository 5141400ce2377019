import CSQLite
import Glibc

/// Thrown inside the archive when a question ran past its budget; never leaves it.
struct OutOfTime: Error {}

/// One connection to a SQLite file, with its statements kept prepared.
final class Database {
  enum Access {
    case write
    case read
    /// Read, and roll back what a killed process has left half done, which takes the right to write.
    case recover
    /// Read a file that nobody can change, without lock or log beside it.
    case readUnchanging
  }

  /// The file as the caller named it, for messages.
  let path: String
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  /// The monotonic time in nanoseconds after which a statement gives up; 0 is never. On the heap, since SQLite's
  /// progress callback gets an address.
  private let deadline: UnsafeMutablePointer<UInt64>

  /// Of the library, as it says itself.
  static var version: String { String(cString: sqlite3_libversion()) }

  /// Nobody asks how much memory SQLite has, and counting it takes a lock for every piece. To be said before anything else.
  private static let isConfigured: Void = stet_sqlite_count_no_memory()

  /// - Parameter name: what messages call the file, where that is not its path.
  init(path: String, access: Access, named name: String? = nil) throws {
    Self.isConfigured
    // SQLite gives names such as ":memory:" and "file:…" a meaning of their own, but not behind a slash.
    let file = path.hasPrefix("/") ? path : "./" + path
    var opened: OpaquePointer?
    // One thread has a connection to itself, which then need not lock it for every row and value.
    let code =
      switch access {
      case .write:
        sqlite3_open_v2(file, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
      case .recover: sqlite3_open_v2(file, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
      case .read: sqlite3_open_v2(file, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
      case .readUnchanging:
        sqlite3_open_v2(
          Self.unchangingURI(file), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
      }
    guard code == SQLITE_OK, let opened else {
      let number = opened.map(sqlite3_system_errno) ?? ENOMEM
      sqlite3_close_v2(opened)
      throw ArchiveError.cannotOpen(path: name ?? path, reason: systemReason(number == 0 ? ENOENT : number))
    }
    self.path = name ?? path
    handle = opened
    deadline = .allocate(capacity: 1)
    deadline.initialize(to: 0)
    // An archive is a file that people hand on. What in its schema could act by itself is none of ours.
    stet_sqlite_distrust(handle)
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 2_000)
    sqlite3_progress_handler(
      handle, 2_000,
      { context in
        let deadline = context!.load(as: UInt64.self)
        return deadline != 0 && monotonicNanoseconds() > deadline ? 1 : 0
      }, deadline)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
    deadline.deallocate()
  }

  /// The statement for a text of SQL, prepared once, with values set.
  func statement(_ sql: String, _ values: DatabaseValue...) throws -> Statement {
    let statement = try prepared(sql)
    statement.bind(values)
    return statement
  }

  /// Runs a statement to its end.
  func run(_ sql: String, _ values: DatabaseValue...) throws {
    let statement = try prepared(sql)
    statement.bind(values)
    defer { statement.reset() }
    while try statement.step() {}
  }

  /// Reads the first row of an answer; nil when there is none.
  func first<Answer>(
    _ sql: String, _ values: DatabaseValue..., read: (Statement) throws -> Answer
  ) throws -> Answer? {
    let statement = try prepared(sql)
    statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? read(statement) : nil
  }

  /// Reads every row of an answer.
  func all<Answer>(_ sql: String, _ values: DatabaseValue..., read: (Statement) throws -> Answer) throws -> [Answer] {
    let statement = try prepared(sql)
    statement.bind(values)
    defer { statement.reset() }
    var answers: [Answer] = []
    while try statement.step() { answers.append(try read(statement)) }
    return answers
  }

  /// Does all of `work` or none of it; `begin` is `BEGIN` for one unchanging view, `BEGIN IMMEDIATE` to write.
  func transaction<Answer>(_ begin: String, _ work: () throws -> Answer) throws -> Answer {
    try run(begin)
    do {
      let answer = try work()
      try run("COMMIT")
      return answer
    } catch {
      // A full disk has rolled back already, and says so here; the first error is the one to tell.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Gives up statements that run on after so many milliseconds, with `OutOfTime`; nil lifts the limit.
  func limit(milliseconds: Int?) {
    deadline.pointee = milliseconds.map { monotonicNanoseconds() + UInt64(max(0, $0)) * 1_000_000 } ?? 0
  }

  /// Throws `OutOfTime` past the limit, for work done outside the database.
  func checkTime() throws {
    if deadline.pointee != 0, monotonicNanoseconds() > deadline.pointee { throw OutOfTime() }
  }

  private func prepared(_ sql: String) throws -> Statement {
    if let known = statements[sql] { return known }
    var made: OpaquePointer?
    guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil) == SQLITE_OK, let made
    else { throw failure() }
    let statement = Statement(made, of: self)
    statements[sql] = statement
    return statement
  }

  /// What went wrong last, in the archive's words.
  func failure() -> any Error {
    let code = sqlite3_extended_errcode(handle)
    let reason = String(cString: sqlite3_errmsg(handle))
    return switch code & 0xFF {
    case SQLITE_INTERRUPT: OutOfTime()
    case SQLITE_NOTADB: ArchiveError.notAnArchive(path: path, found: "not a database")
    case SQLITE_CORRUPT: ArchiveError.damaged(path: path, reason: reason)
    case SQLITE_FULL, SQLITE_READONLY: ArchiveError.cannotWrite(path: path, reason: reason)
    case SQLITE_BUSY, SQLITE_LOCKED: ArchiveError.locked(path: path, process: nil)
    case SQLITE_CANTOPEN: ArchiveError.cannotOpen(path: path, reason: reason)
    default: ArchiveError.database(path: path, reason: reason, code: Int(code))
    }
  }

  private static func unchangingURI(_ path: String) -> String {
    // Two slashes in front of an absolute path say that no host is meant.
    var uri = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "%"): uri += "%25"
      case UInt8(ascii: "?"): uri += "%3f"
      case UInt8(ascii: "#"): uri += "%23"
      case 0x80...: uri += "%" + String(byte, radix: 16)
      default: uri.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return uri + "?immutable=1"
  }
}

/// The system's words for an error number: `No such file or directory`.
func systemReason(_ number: Int32) -> String { String(cString: strerror(number)) }

private func monotonicNanoseconds() -> UInt64 {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}
