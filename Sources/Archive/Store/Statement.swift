import CSQLite
import Formats

/// A value on its way into a statement.
enum DatabaseValue {
  case integer(Int)
  case text(String)
  case bytes([UInt8])
  case null

  init(_ text: String?) { self = text.map(DatabaseValue.text) ?? .null }
  init(_ number: Int?) { self = number.map(DatabaseValue.integer) ?? .null }
}

/// A prepared statement, and the row it stands on.
///
/// Whoever starts one ends it with `reset`: a statement left on a row holds the reader's view of the database.
final class Statement {
  private let handle: OpaquePointer
  private unowned let database: Database
  private let parameters: Int32

  init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
    parameters = sqlite3_bind_parameter_count(handle)
  }

  deinit { sqlite3_finalize(handle) }

  /// Sets the values for the question marks, in order, on a statement that stands on no row.
  func bind(_ values: [DatabaseValue]) {
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
  }

  /// Runs to the end with four numbers for the question marks, or as many as there are: twice as quick where rows go in by
  /// the million.
  func run(_ first: Int, _ second: Int, _ third: Int = 0, _ fourth: Int = 0) throws {
    sqlite3_bind_int64(handle, 1, Int64(first))
    sqlite3_bind_int64(handle, 2, Int64(second))
    if parameters > 2 { sqlite3_bind_int64(handle, 3, Int64(third)) }
    if parameters > 3 { sqlite3_bind_int64(handle, 4, Int64(fourth)) }
    while try step() {}
    reset()
  }

  private func bind(_ value: DatabaseValue, at index: Int32) {
    // SQLITE_TRANSIENT is a cast macro, which Swift does not import: SQLite copies the bytes at once.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .integer(let number): sqlite3_bind_int64(handle, index, Int64(number))
    case .null: sqlite3_bind_null(handle, index)
    case .bytes(let bytes): sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), copied)
    case .text(var text):
      text.withUTF8 { utf8 in
        // An empty string has no address, and SQLite takes an absent address for NULL.
        _ = utf8.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(handle, index, $0.baseAddress, Int32($0.count), copied)
        }
      }
      if text.isEmpty { sqlite3_bind_text(handle, index, "", 0, copied) }
    }
  }

  /// Goes to the next row; false when there is none.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let failure = database.failure()
      reset()
      throw failure
    }
  }

  func reset() { sqlite3_reset(handle) }

  /// An amount: cut down to what sums and products of a few of them never overflow, since a file that somebody else made may
  /// say anything.
  func integer(_ column: Int32) -> Int { min(max(row(column), -Self.largest), Self.largest) }

  private static let largest = 1 << 50

  /// The number of a row or of a term, which stands for itself and is never counted with.
  func row(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  func optionalRow(_ column: Int32) -> Int? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : row(column)
  }

  /// A day as `CalendarDate` counts them; nil for none, and for one that no calendar has, which `check` tells of.
  func day(_ column: Int32) -> CalendarDate? {
    let number = row(column)
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER, number >= CalendarDate.first,
      number <= CalendarDate.last
    else { return nil }
    return CalendarDate(number: number)
  }

  func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

  func optionalInteger(_ column: Int32) -> Int? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
  }

  func text(_ column: Int32) -> String { optionalText(column) ?? "" }

  func optionalText(_ column: Int32) -> String? {
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// The bytes of a column, which are SQLite's and last as long as the row.
  func withBytes(_ column: Int32, _ read: (UnsafeRawBufferPointer) -> Void) {
    guard let start = sqlite3_column_blob(handle, column) else { return }
    read(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
