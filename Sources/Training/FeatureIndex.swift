/// The features that a model has a row for, numbered from 1; 0 stands for all others.
struct FeatureIndex {
  /// By their numbers, less one.
  private(set) var hashes: [UInt64] = []
  private var keys: [UInt64] = []
  private var numbers: [UInt32] = []
  private var mask = 0

  var count: Int { hashes.count }

  /// Of the given features.
  init(_ hashes: [UInt64]) {
    self.hashes = hashes
    var size = 1024
    while size < hashes.count * 2 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    numbers = Array(repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while numbers[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = hash
      numbers[slot] = UInt32(number + 1)
    }
  }

  subscript(hash: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while numbers[slot] != 0 {
      if keys[slot] == hash { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }
}

extension FeatureIndex {
  /// Of the features that are seen so often.
  ///
  /// - Parameter forEach: hands on the hashes of every example; called twice, since millions are seen once and keeping
  ///   all would take gigabytes.
  init(seenAtLeast least: UInt8, forEach: ((_ hashes: [UInt64]) -> Void) -> Void) {
    var counter = FeatureCounter(least: least)
    forEach { counter.count($0) }
    var frequent = Set<UInt64>()
    forEach { counter.collect($0, into: &frequent) }
    // An empty place in a row of features.
    frequent.remove(0)
    self.init(frequent.sorted())
  }
}

/// Counts features in two passes over the examples, so that the millions seen once or twice take no memory.
private struct FeatureCounter {
  private var counts = [UInt8](repeating: 0, count: 1 << 27)
  private let least: UInt8

  init(least: UInt8) { self.least = least }

  mutating func count(_ hashes: [UInt64]) {
    counts.withUnsafeMutableBufferPointer { counts in
      for hash in hashes {
        let slot = Int(truncatingIfNeeded: hash >> 20) & (counts.count - 1)
        if counts[slot] < 255 { counts[slot] += 1 }
      }
    }
  }

  /// The features of the hashes that were counted often enough and are not in the set yet.
  func collect(_ hashes: [UInt64], into kept: inout Set<UInt64>) {
    for hash in hashes where counts[Int(truncatingIfNeeded: hash >> 20) & (counts.count - 1)] >= least {
      kept.insert(hash)
    }
  }
}
