import Weights

/// A fitted linear model that gives every token one of at most 16 labels.
///
/// Its tables: 17 rows of 16 32-bit transition weights (the last for the first token); for each slot of the feature
/// table a 16-bit key (0: empty); for each slot a row of 16 16-bit weights. Eight slots are a bucket: a feature's bucket
/// is found from the low half of its hash, its key from the high half. The trainer leaves out what finds its bucket
/// full, so a look-up reads one bucket and no more, which matters because most features have no row.
package struct TagModel: Sendable {
  package let file: ModelFile
  private let labels: Int
  /// By how much weights were multiplied to be stored as whole numbers.
  let scale: Float
  let transitions: [SIMD16<Int32>]
  // Four keys a word.
  nonisolated(unsafe) private let keys: UnsafePointer<UInt64>
  // Two labels a lane: the even ones in the low halves.
  nonisolated(unsafe) private let rows: UnsafePointer<SIMD8<Int32>>
  private let buckets: UInt64

  /// A model that was fitted with these labels and this version of the feature functions.
  package init(_ file: ModelFile, labels: [String], features: Int) throws(ModelError) {
    try file.header.demand("labels", labels.joined(separator: " "))
    try file.header.demand("features", "\(features)")
    guard let scale = file.header["scale"].flatMap(Float.init), scale > 0 else {
      throw ModelError(description: "the model '\(file.header["name"] ?? "")' says no scale of its weights")
    }
    self.scale = scale
    let buckets = try file.header.number("buckets")
    let slots = buckets * Self.bucket
    let transitions = try file.table(of: SIMD16<Int32>.self, at: 0, count: 17)
    keys = try file.table(of: UInt64.self, at: Self.keysOffset, count: slots / 4)
    rows = try file.table(of: SIMD8<Int32>.self, at: Self.rowsOffset(slots: slots), count: slots)
    self.labels = labels.count
    self.transitions = (0..<17).map { transitions[$0] }
    self.buckets = UInt64(buckets)
    self.file = file
  }

  package static let keysOffset = 17 * 64
  package static func rowsOffset(slots: Int) -> Int { keysOffset + ModelFile.padded(slots * 2) }

  /// The best labels of tokens with these features, one a token.
  /// - Parameter added: what else speaks for the labels of a token.
  package func path(_ features: FeatureRows, adding added: (Int) -> SIMD16<Int32>) -> [UInt8] {
    withScores(features) { score in
      Viterbi(labels: labels, transitions: transitions).path(features.count) { score($0) &+ added($0) }
    }
  }

  /// For each token and label the sum of the weights of the token's features.
  package func scores(_ features: FeatureRows) -> [SIMD16<Int32>] {
    withScores(features) { (0..<features.count).map($0) }
  }

  /// The same for one token.
  func score(of token: Int, _ features: FeatureRows) -> SIMD16<Int32> {
    withScores(features, from: token) { $0(token) }
  }

  /// Calls back with a function that gives the scores of each token in turn: kept, those of a long text would take more
  /// memory than all else that is known of it.
  @inline(__always)
  private func withScores<Result>(
    _ features: FeatureRows, from start: Int = 0, _ body: ((Int) -> SIMD16<Int32>) -> Result
  ) -> Result {
    let width = features.width
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: width) { hashes in
      // Twice the room: the rows of one token are on their way from memory while those of the one before are added.
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * (width + 1)) { found in
        func lookUp(_ token: Int) -> Int {
          guard token < features.count else { return 0 }
          features.write(token, to: hashes.baseAddress!)
          return look(up: hashes.baseAddress!, width, into: found.baseAddress! + (token & 1) * (width + 1))
        }
        var ready = lookUp(start)
        return body { token in
          let next = lookUp(token + 1)
          defer { ready = next }
          return sum(found.baseAddress! + (token & 1) * (width + 1), ready)
        }
      }
    }
  }

  /// Finds the rows of a token and asks for them; gives their number.
  @inline(__always)
  private func look(up hashes: UnsafePointer<UInt64>, _ width: Int, into found: UnsafeMutablePointer<Int>) -> Int {
    var count = 0
    for k in 0..<width {
      let (row, isFound) = row(of: hashes[k])
      found[count] = row
      stet_prefetch(rows + row)
      count &+= isFound
    }
    return count
  }

  /// Widening 16 lanes by the library's initialiser costs a call a lane; two shifts do it at once.
  @inline(__always)
  private func sum(_ found: UnsafePointer<Int>, _ count: Int) -> SIMD16<Int32> {
    var even = SIMD8<Int32>(repeating: 0)
    var odd = SIMD8<Int32>(repeating: 0)
    for k in 0..<count {
      let pairs = rows[found[k]]
      even &+= (pairs &<< 16) &>> 16
      odd &+= pairs &>> 16
    }
    var sum = SIMD16<Int32>()
    sum.evenHalf = even
    sum.oddHalf = odd
    return sum
  }

  /// Compares four keys at a time: a lane of the difference that is zero has borrowed from its highest bit.
  /// The row and 1, or any row and 0 for a feature without one: nothing branches on what cannot be foreseen.
  @inline(__always)
  private func row(of hash: UInt64) -> (row: Int, isFound: Int) {
    let slot = Int(truncatingIfNeeded: TagModel.bucket(of: hash, of: buckets)) &* TagModel.bucket
    let pattern = UInt64(TagModel.key(of: hash)) &* 0x0001_0001_0001_0001
    let low = TagModel.zeroLanes(keys[slot &>> 2] ^ pattern)
    let high = TagModel.zeroLanes(keys[slot &>> 2 &+ 1] ^ pattern)
    // The eight lanes in one word: those of the first four at every 16th bit, those of the others four bits higher.
    let lanes = low &>> 15 | high &>> 11
    let place = lanes.trailingZeroBitCount
    let isFound = lanes == 0 ? 0 : 1
    return ((slot &+ (place &>> 4 | place & 4)) &* isFound, isFound)
  }

  @inline(__always)
  private static func zeroLanes(_ word: UInt64) -> UInt64 {
    (word &- 0x0001_0001_0001_0001) & ~word & 0x8000_8000_8000_8000
  }

  package static let bucket = 8

  @inline(__always)
  package static func bucket(of hash: UInt64, of buckets: UInt64) -> UInt64 { ((hash & 0xFFFF_FFFF) &* buckets) >> 32 }

  /// Never 0.
  @inline(__always)
  package static func key(of hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 48) | 1 }
}
