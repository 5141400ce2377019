import Formats

/// The word pieces that the encoder knows, by the hashes of their text.
///
/// A word is cut into the longest pieces that there are, from its beginning on (WordPiece; Wu et al. 2016).
struct WordPieces: Sendable {
  // Rising; constant data of the model's file.
  nonisolated(unsafe) private let hashes: UnsafePointer<UInt64>
  private let count: Int
  private let unknown: UInt16

  /// Bytes. No vocabulary has a longer piece (BERT's longest has 18 letters, and a letter four bytes at most), so nothing is
  /// to be found farther on.
  private static let longestPiece = 80
  /// Bytes. As the vocabulary's own tokenizer has it, a longer run is no word; its limit is 100 letters, here of two bytes.
  private static let longestWord = 200

  /// What "##" hashes to: the start of a piece that goes on with a word.
  private static let goesOn = WordHash.adding(0x23, to: WordHash.adding(0x23, to: WordHash.seed))

  init(_ hashes: UnsafePointer<UInt64>, count: Int, unknown: UInt16) {
    (self.hashes, self.count, self.unknown) = (hashes, count, unknown)
  }

  /// Appends the numbers of the pieces of a run of letters and digits, or of a mark; of a run with no piece for some
  /// letter, or of one that is longer than words are, the one number of what is unknown.
  func cut(_ run: [UInt8], into pieces: inout [UInt16]) {
    guard run.count <= Self.longestWord else {
      pieces.append(unknown)
      return
    }
    let first = pieces.count
    var start = 0
    while start < run.count {
      var hash = start == 0 ? WordHash.seed : Self.goesOn
      var best: (piece: UInt16, end: Int)?
      for end in start..<min(run.count, start + Self.longestPiece) {
        hash = WordHash.adding(run[end], to: hash)
        if let piece = number(of: hash) { best = (piece, end + 1) }
      }
      guard let best else {
        pieces.removeSubrange(first...)
        pieces.append(unknown)
        return
      }
      pieces.append(best.piece)
      start = best.end
    }
  }

  /// Whether a number is that of a piece.
  func isMark(_ number: UInt16, _ piece: StaticString) -> Bool {
    // Its capitals as they are.
    let hash = piece.withUTF8Buffer { $0.reduce(FNV.seed) { FNV.mixed(UInt64($1), into: $0) } }
    return Int(number) < count && hashes[Int(number)] == hash
  }

  private func number(of hash: UInt64) -> UInt16? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < count && hashes[low] == hash ? UInt16(low) : nil
  }
}
