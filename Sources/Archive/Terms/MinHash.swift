/// MinHash (Broder 1997), by one permutation (Li, Owen and Zhang 2012): a few numbers by which nearly the same text is found
/// again, the lowest hashes among its shingles of five words. Keys of two of them each are a locality-sensitive hash (LSH).
///
/// Two texts that share most of their shingles share most of their lowest hashes too, whatever stands between.
struct MinHash {
  private static let bins = 16
  private var lowest = [UInt64](repeating: .max, count: bins)
  private var shingles = Shingles()
  private var count = 0
  /// Of fewer shingles too much is chance, and what a short notice shares with others is its form.
  private static let fewest = 32

  /// The hash of the next word of the text.
  mutating func add(_ word: UInt64) {
    guard let shingle = shingles.next(word) else { return }
    count += 1
    let bin = Int(shingle >> 60)
    if shingle < lowest[bin] { lowest[bin] = shingle }
  }

  /// Up to eight keys of 32 bits, of two bins each. Texts with seven tenths of their shingles in common have a key in
  /// common 995 times in 1,000, those with a tenth 77 times. A text of a few words has none.
  var keys: [Int] {
    guard count >= Self.fewest else { return [] }
    return stride(from: 0, to: Self.bins, by: 2).compactMap { bin in
      guard lowest[bin] != .max, lowest[bin + 1] != .max else { return nil }
      return Int(UInt32(truncatingIfNeeded: Shingles.mixed(lowest[bin] &* 31 ^ lowest[bin + 1]) >> 32))
    }
  }
}

/// Shingles of five words as hashes.
struct Shingles {
  private static let length = 5
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private var count = 0

  /// The shingle that ends with a word; nil for the first four.
  mutating func next(_ word: UInt64) -> UInt64? {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var shingle = words.0
    for word in [words.1, words.2, words.3, word] { shingle = shingle &* prime &+ word }
    words = (words.1, words.2, words.3, word)
    count += 1
    return count < Self.length ? nil : Self.mixed(shingle)
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// The different shingles of a text, in order.
  static func all(of text: String) -> [UInt64] {
    var (shingles, found) = (Shingles(), [UInt64]())
    WordReader.read(text) { word, _ in
      if let shingle = shingles.next(TermTable.hash(word)) { found.append(shingle) }
    }
    found.sort()
    var unique: [UInt64] = []
    for shingle in found where shingle != unique.last { unique.append(shingle) }
    return unique
  }
}
