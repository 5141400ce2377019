/// Which articles hold which runs of words: the hashes of the runs, each with the row of its article, eight bytes both.
///
/// A row of its own for each would cost more to write and to keep than it holds. So they lie in buckets by the top bits
/// of the hash, each bucket a few rows that fill a page of the file, in the order of their coming; a question reads a
/// whole bucket, which is some microseconds. What was taken out again is not looked for: whoever asks compares the words
/// themselves, and passes over articles that no longer have them.
struct ShingleIndex {
  static let buckets = 512
  /// Bytes, so that a row fills a page and needs no second one.
  private static let fullRow = 4_000
  private static let width = 8

  private let name: String
  private let database: Database
  /// On their way in, by bucket.
  private var pending: [[UInt8]] = []

  init(_ name: String, in database: Database) { (self.name, self.database) = (name, database) }

  static func create(_ name: String) -> String {
    "CREATE TABLE \(name)(rowid INTEGER PRIMARY KEY, prints BLOB NOT NULL)"
  }

  private static func bucket(_ hash: UInt64) -> Int { Int(hash >> 55) }

  // MARK: In

  mutating func add(_ hashes: some Sequence<UInt64>, row: Int) {
    if pending.isEmpty { pending = Array(repeating: [], count: Self.buckets) }
    let row = UInt32(truncatingIfNeeded: row)
    for hash in hashes {
      let entry = UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | UInt64(row)
      withUnsafeBytes(of: entry.littleEndian) { pending[Self.bucket(hash)].append(contentsOf: $0) }
    }
  }

  mutating func write() throws {
    for (bucket, entries) in pending.enumerated() where !entries.isEmpty {
      let first = bucket << 32
      let last = try database.first(
        "SELECT rowid, prints FROM \(name) WHERE rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT 1",
        .integer(first), .integer(first + 1 << 32)
      ) { ($0.row(0), $0.bytes(1)) }
      var (row, rest) = last ?? (first, [])
      if rest.count >= Self.fullRow { (row, rest) = (row + 1, []) }
      rest += entries
      var start = 0
      while start < rest.count {
        let end = min(start + Self.fullRow, rest.count)
        try database.run(
          "INSERT OR REPLACE INTO \(name)(rowid, prints) VALUES (?, ?)", .integer(row), .bytes(Array(rest[start..<end]))
        )
        (row, start) = (row + 1, end)
      }
    }
    pending = []
  }

  // MARK: Out

  /// For each article that holds any of some hashes, calls with its row and the number of the hash.
  func each(of hashes: [UInt64], _ found: (_ row: Int, _ number: Int) -> Void) throws {
    var asked = Array(repeating: [(low: UInt32, number: Int)](), count: Self.buckets)
    for (number, hash) in hashes.enumerated() {
      asked[Self.bucket(hash)].append((UInt32(truncatingIfNeeded: hash), number))
    }
    for (bucket, wanted) in asked.enumerated() where !wanted.isEmpty {
      try database.checkTime()
      let first = bucket << 32
      let statement = try database.statement(
        "SELECT prints FROM \(name) WHERE rowid >= ? AND rowid < ?", .integer(first), .integer(first + 1 << 32))
      defer { statement.reset() }
      while try statement.step() {
        statement.withBytes(0) { bytes in
          for place in stride(from: 0, through: bytes.count - Self.width, by: Self.width) {
            let entry = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let low = UInt32(truncatingIfNeeded: entry >> 32)
            for (hash, number) in wanted where hash == low { found(Int(UInt32(truncatingIfNeeded: entry)), number) }
          }
        }
      }
    }
  }

  /// Of the hashes of neighbouring runs the least of every few: two texts that share so many runs in a row are sure to
  /// have kept one of the same.
  static func winnowed(_ hashes: [UInt64], window: Int) -> [UInt64] {
    guard hashes.count > window else { return hashes.min().map { [$0] } ?? [] }
    var kept: [UInt64] = []
    var least = -1
    for end in window - 1..<hashes.count {
      let start = end - window + 1
      if least < start {
        least = (start...end).reversed().min { hashes[$0] < hashes[$1] } ?? start
      } else if hashes[end] <= hashes[least] {
        least = end
      } else {
        continue
      }
      kept.append(hashes[least])
    }
    return kept
  }
}
