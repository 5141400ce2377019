import Formats

/// How a knowledge base lies in its file, little-endian: a head of 64 bytes, then the tables one behind the other, each
/// beginning at a multiple of 8 bytes.
///
///     head       "stetbase", version, counts, length of the facts, digests of the content and of the head itself
///     facts      of each entity: field, length, UTF-8, …, 0. Entity 0 is the base: its name, source and date
///     entities   8 bytes each: where its facts begin, its kind, how prominent it is
///     names      16 bytes each: the hash of a folded name, where its postings begin
///     postings   4 bytes each: an entity and how it is called so
///     slots      4 bytes each: from the hash of a name to its number + 1; open addressing
///     firsts     4 bytes each: from the hash of a first word to the most words of a name that begins with it
///     ids        4 bytes each: from the hash of an id to the entity's number
///     order      4 bytes each: the entities by their names and people by their surnames, in the order of the alphabet
///
/// Names are in the file as hashes only (`NameSpelling`): with a million of them a wrong hit has a chance of 1 in 10^13 a word.
struct BaseLayout {
  static let magic: [UInt8] = Array("stetbase".utf8)
  /// To be raised with any change of this page or of how names are folded.
  static let version: UInt32 = 1
  static let headLength = 64

  var entities = 0
  var names = 0
  var postings = 0
  var slots = 0
  var firsts = 0
  var ids = 0
  var order = 0
  var factsLength = 0

  var facts: Int { Self.headLength }
  var entityTable: Int { Self.padded(facts + factsLength) }
  var nameTable: Int { entityTable + entities * 8 }
  var postingTable: Int { nameTable + names * 16 }
  var slotTable: Int { Self.padded(postingTable + postings * 4) }
  var firstTable: Int { slotTable + slots * 4 }
  var idTable: Int { Self.padded(firstTable + firsts * 4) }
  var orderTable: Int { idTable + ids * 4 }
  var length: Int { Self.padded(orderTable + order * 4) }

  static func padded(_ count: Int) -> Int { (count + 7) / 8 * 8 }

  /// - Parameter digest: of everything behind the head.
  func head(digest: UInt64) -> [UInt8] {
    var head = Self.magic
    func add(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.littleEndian) { head += $0 } }
    add(Self.version)
    for count in [entities, names, postings, slots, firsts, ids, order] { add(UInt32(count)) }
    add(UInt64(factsLength))
    add(digest)
    add(Digest.of(head))
    return head
  }

  init() {}

  /// - Throws: says what is wrong with the file, as the end of a sentence that begins with its path.
  init(_ bytes: BaseBytes) throws(BaseError) {
    guard bytes.count >= Self.headLength, bytes.has(Self.magic, at: 0) else {
      throw BaseError("is no knowledge base: it does not begin with 'stetbase'")
    }
    guard bytes.u32(8) == Self.version else {
      throw BaseError(
        "is a knowledge base of version \(bytes.u32(8)), this program reads version \(Self.version): build it anew with "
          + "'stet entities build'")
    }
    guard bytes.u64(56) == Digest.of(bytes, 0..<56) else {
      throw BaseError("is damaged: the digest of its head is wrong; build it anew with 'stet entities build'")
    }
    entities = Int(bytes.u32(12))
    names = Int(bytes.u32(16))
    postings = Int(bytes.u32(20))
    slots = Int(bytes.u32(24))
    firsts = Int(bytes.u32(28))
    ids = Int(bytes.u32(32))
    order = Int(bytes.u32(36))
    factsLength = Int(clamping: bytes.u64(40))
    guard factsLength < 1 << 40, length == bytes.count else {
      throw BaseError(
        "is damaged: it has \(bytes.count) bytes where its head speaks of others; build it anew with 'stet entities build'"
      )
    }
    guard entities > 0, [slots, firsts, ids].allSatisfy({ $0 > 0 && $0 & ($0 - 1) == 0 }) else {
      throw BaseError("is damaged: its tables have no size; build it anew with 'stet entities build'")
    }
  }
}

/// Why a file is no knowledge base: the end of a sentence that begins with the file's path.
package struct BaseError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// FNV-1a of 8 bytes at a time: it finds damage, no forgery.
package enum Digest {
  package static func of(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { of(BaseBytes($0, owner: nil), 0..<$0.count) }
  }

  static func of(_ bytes: BaseBytes, _ range: Range<Int>) -> UInt64 {
    var digest = WordHash.seed
    adding(bytes, range, to: &digest)
    return digest
  }

  /// - Parameter range: whole words of 8 bytes, except at the end of everything.
  static func adding(_ bytes: BaseBytes, _ range: Range<Int>, to digest: inout UInt64) {
    var i = range.lowerBound
    while i + 8 <= range.upperBound {
      digest = FNV.mixed(bytes.u64(i), into: digest)
      digest ^= digest >> 29
      i += 8
    }
    while i < range.upperBound {
      digest = FNV.mixed(UInt64(bytes.u8(i)), into: digest)
      i += 1
    }
  }
}

/// Bytes that somebody else wrote: whatever lies outside them reads as 0.
struct BaseBytes: Sendable {
  // Constant data of the binary, or kept alive by `owner`.
  nonisolated(unsafe) private let memory: UnsafeRawBufferPointer
  private let owner: (any AnyObject & Sendable)?

  init(_ memory: UnsafeRawBufferPointer, owner: (any AnyObject & Sendable)?) {
    self.memory = memory
    self.owner = owner
  }

  var count: Int { memory.count }

  @inline(__always)
  func u8(_ i: Int) -> UInt8 { i >= 0 && i < memory.count ? memory[i] : 0 }

  @inline(__always)
  func u32(_ i: Int) -> UInt32 {
    guard i >= 0, i <= memory.count - 4 else { return 0 }
    return UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: i, as: UInt32.self))
  }

  @inline(__always)
  func u64(_ i: Int) -> UInt64 {
    guard i >= 0, i <= memory.count - 8 else { return 0 }
    return UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: i, as: UInt64.self))
  }

  func has(_ word: [UInt8], at i: Int) -> Bool { word.indices.allSatisfy { u8(i + $0) == word[$0] } }

  /// Repaired where it is no UTF-8; empty where it does not lie inside.
  func text(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= memory.count else { return "" }
    return String(decoding: memory[range], as: UTF8.self)
  }
}
