/// A few numbers by which nearly the same text is found again: the lowest hashes among its runs of five words.
///
/// Two texts that share most of their runs share most of their lowest hashes too, whatever stands between.
struct Sketch {
  private static let bins = 16
  private var lowest = [UInt64](repeating: .max, count: bins)
  private var runs = Runs()
  private var count = 0
  /// Of fewer runs too much is chance, and what a short notice shares with others is its form.
  private static let fewest = 32

  /// The hash of the next word of the text.
  mutating func add(_ word: UInt64) {
    guard let run = runs.next(word) else { return }
    count += 1
    let bin = Int(run >> 60)
    if run < lowest[bin] { lowest[bin] = run }
  }

  /// Up to eight keys of 32 bits, of two bins each. Texts with seven tenths of their runs in common have a key in
  /// common 995 times in 1,000, those with a tenth 77 times. A text of a few words has none.
  var keys: [Int] {
    guard count >= Self.fewest else { return [] }
    return stride(from: 0, to: Self.bins, by: 2).compactMap { bin in
      guard lowest[bin] != .max, lowest[bin + 1] != .max else { return nil }
      return Int(UInt32(truncatingIfNeeded: Runs.mixed(lowest[bin] &* 31 ^ lowest[bin + 1]) >> 32))
    }
  }
}

/// Runs of five words as hashes.
struct Runs {
  private static let length = 5
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private var count = 0

  /// The run that ends with a word; nil for the first four.
  mutating func next(_ word: UInt64) -> UInt64? {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var run = words.0
    for word in [words.1, words.2, words.3, word] { run = run &* prime &+ word }
    words = (words.1, words.2, words.3, word)
    count += 1
    return count < Self.length ? nil : Self.mixed(run)
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// The different runs of a text, in order.
  static func all(of text: String) -> [UInt64] {
    var (runs, found) = (Runs(), [UInt64]())
    WordReader.read(text) { word, _ in
      if let run = runs.next(TermTable.hash(word)) { found.append(run) }
    }
    found.sort()
    var unique: [UInt64] = []
    for run in found where run != unique.last { unique.append(run) }
    return unique
  }
}
