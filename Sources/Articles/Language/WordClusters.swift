/// Which words stand in the same places as others: a class from 1 to 255 for each frequent word, 0 for the rest.
///
/// Found in unlabelled text (`stet-train clusters`), so that a model knows something of words it was never shown.
package struct WordClusters: Sendable {
  package static let name = "word-clusters"
  /// The model embedded in the binary.
  package static let shared: WordClusters? = (try? ModelFile(embedded: name)).flatMap { try? WordClusters($0) }

  nonisolated(unsafe) private let keys: UnsafePointer<UInt32>
  nonisolated(unsafe) private let clusters: UnsafePointer<UInt8>
  private let slots: UInt64
  private let file: ModelFile

  package init(_ file: ModelFile) throws(ModelError) {
    let slots = try file.header.number("slots")
    keys = try file.table(of: UInt32.self, at: 0, count: slots)
    clusters = try file.table(of: UInt8.self, at: ModelFile.padded(slots * 4), count: slots)
    self.slots = UInt64(slots)
    self.file = file
  }

  /// The class of a word by the hash of its lower-case form.
  @inline(__always)
  package subscript(word: UInt64) -> UInt8 {
    let mixed = WordClusters.mixed(word)
    var slot = Int(truncatingIfNeeded: WordClusters.slot(of: mixed, in: slots))
    let key = WordClusters.key(of: mixed)
    while true {
      let found = keys[slot]
      if found == key { return clusters[slot] }
      if found == 0 { return 0 }
      slot += 1
      if slot == Int(truncatingIfNeeded: slots) { slot = 0 }
    }
  }

  package static func mixed(_ word: UInt64) -> UInt64 { (word ^ (word >> 32)) &* 0x9E37_79B9_7F4A_7C15 }
  package static func slot(of mixed: UInt64, in slots: UInt64) -> UInt64 { ((mixed & 0xFFFF_FFFF) &* slots) >> 32 }
  /// Never 0.
  package static func key(of mixed: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: mixed >> 32) | 1 }
}
