/// FNV-1a over the lower-case bytes of a word; letters outside ASCII are folded by `lowered(_:)` first.
package enum WordHash {
  package static let seed: UInt64 = FNV.seed

  package static func of(_ bytes: some Collection<UInt8>) -> UInt64 {
    // Other targets call this as it stands for every type of bytes: one look at their storage costs less than copying them.
    bytes.withContiguousStorageIfAvailable { hash(of: $0) } ?? Array(bytes).withUnsafeBufferPointer { hash(of: $0) }
  }

  private static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes.reduce(seed) { adding($1, to: $0) } }
    return lowered(Array(bytes)).reduce(seed) { adding($1, to: $0) }
  }

  /// Of words with single spaces between them.
  package static func set(_ words: String) -> Set<UInt64> { Set(words.split(separator: " ").map { of($0.utf8) }) }

  /// Adds one byte, ASCII capitals folded. Curly apostrophes must have been made straight.
  @inlinable
  @inline(__always)
  package static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    return FNV.mixed(UInt64(folded), into: hash)
  }

  /// Lower case for words with letters outside ASCII.
  package static func lowered(_ word: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      if scalar == "\u{2019}" { out.append(0x27) } else { out += Array(scalar.properties.lowercaseMapping.utf8) }
    }
    return out
  }
}
