import Formats

/// A read-only base of entities and the names they bear, read in place: nothing is parsed when it is opened.
///
/// Whatever the bytes are, reading them gives facts, nonsense or nothing, and ends.
package struct KnowledgeBase: Sendable {
  /// How an entity is called by a name.
  package enum NameUse: UInt8, Sendable {
    case name = 0
    case alias = 1
    case demonym = 2
    case seat = 3
    /// The last word of a person's name.
    case surname = 4
  }

  package struct Candidate: Hashable, Sendable {
    package let entity: Int
    package let use: NameUse
  }

  private let bytes: BaseBytes
  private let layout: BaseLayout

  /// - Parameters:
  ///   - memory: the whole file; it must not change.
  ///   - owner: keeps the memory alive; nil for constant data.
  package init(_ memory: UnsafeRawBufferPointer, owner: (any AnyObject & Sendable)?) throws(BaseError) {
    bytes = BaseBytes(memory, owner: owner)
    layout = try BaseLayout(bytes)
  }

  package init(bytes: [UInt8]) throws(BaseError) {
    let owner = OwnedBytes(bytes)
    try self.init(UnsafeRawBufferPointer(owner.memory), owner: owner)
  }

  /// The one that ships inside the program, made of the tables in `Sources/Weights/Entities`.
  package static let starter: KnowledgeBase = {
    let file = EmbeddedFile.bytes(of: "starter-base").map { UnsafeRawBufferPointer($0) }
    // It was made for this program, which tests prove, or there is no program.
    do { return try KnowledgeBase(file ?? UnsafeRawBufferPointer(start: nil, count: 0), owner: nil) } catch {
      fatalError("stet: the starter base \(error)")
    }
  }()

  /// Entities are numbered from 1; number 0 is the base itself: its name, source and date.
  package var entityCount: Int { layout.entities - 1 }
  package var nameCount: Int { layout.names }
  package var length: Int { bytes.count }

  /// Whether nothing has changed since it was built. Reads the whole file.
  package var isWhole: Bool {
    bytes.u64(48) == Digest.of(bytes, BaseLayout.headLength..<bytes.count)
  }

  // MARK: Entities

  /// The facts of an entity; nil for a number that there is not.
  package func entity(_ number: Int) -> KnownEntity? {
    guard number >= 0, number < layout.entities else { return nil }
    let record = bytes.u64(layout.entityTable + number * 8)
    guard let kind = EntityKind(base: UInt8(truncatingIfNeeded: record >> 40)) else { return nil }
    var facts: [KnownEntity.Fact] = []
    var i = layout.facts + Int(record & 0xFF_FFFF_FFFF)
    let end = layout.facts + layout.factsLength
    while i < end, bytes.u8(i) != 0, facts.count < Self.mostFacts {
      let field = KnownEntity.Field(rawValue: bytes.u8(i))
      i += 1
      let length = length(at: &i)
      guard length >= 0, length <= end - i else { break }
      // A later program may have written fields that this one does not know.
      if let field { facts.append(KnownEntity.Fact(field: field, value: bytes.text(i..<i + length))) }
      i += length
    }
    return KnownEntity(kind, facts)
  }

  package func kind(of number: Int) -> EntityKind? {
    EntityKind(base: UInt8(truncatingIfNeeded: bytes.u64(layout.entityTable + number * 8) >> 40))
  }

  /// 0 unheard of … 255 known everywhere.
  package func prominence(of number: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: bytes.u64(layout.entityTable + number * 8) >> 48)
  }

  private static let mostFacts = 4096

  /// 7 bits a byte, the lowest first.
  private func length(at i: inout Int) -> Int {
    var number = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      let byte = bytes.u8(i)
      i += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return -1
  }

  // MARK: Names

  /// Whom a name could mean, at most `mostCandidates`. The hash is that of `Mention`: the same for all spellings.
  package func candidates(_ hash: UInt64) -> [Candidate] {
    guard let name = slot(hash, layout.slotTable, layout.slots, matches: { name(at: $0) == hash }) else { return [] }
    let start = Int(bytes.u32(layout.nameTable + name * 16 + 8))
    let count = Int(bytes.u32(layout.nameTable + name * 16 + 12))
    return (start..<start + min(count, Self.mostCandidates)).compactMap {
      guard $0 < layout.postings else { return nil }
      let posting = bytes.u32(layout.postingTable + $0 * 4)
      let entity = Int(posting >> 3)
      guard let use = NameUse(rawValue: UInt8(posting & 7)), entity > 0, entity < layout.entities else { return nil }
      return Candidate(entity: entity, use: use)
    }
  }

  /// Nobody chooses among more people of one surname.
  static let mostCandidates = 64

  /// The most words that a name beginning with a word has; 0 where none does.
  ///
  /// - Parameter hash: of the folded word.
  func longestName(beginning hash: UInt64) -> Int {
    let check = UInt32(truncatingIfNeeded: hash >> 40)
    let found = slot(hash, layout.firstTable, layout.firsts) { UInt32($0 + 1) >> 8 == check }
    return found.map { ($0 + 1) & 0xFF } ?? 0
  }

  /// The entity that bears an id.
  package func entity(id: String) -> Int? {
    slot(WordHash.of(Array(id.utf8)), layout.idTable, layout.ids) { entity($0 + 1)?.id == id }.map { $0 + 1 }
  }

  /// The entities whose name, or a person's surname, begins with some letters in any case, the best known first.
  package func entities(beginning letters: String, limit: Int) -> [Int] {
    let wanted = WordHash.lowered(Array(letters.utf8))
    guard !wanted.isEmpty else { return [] }
    var (low, high) = (0, layout.order)
    while low < high {
      let middle = (low + high) / 2
      if ordered(middle).key.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < layout.order, found.count < Self.mostRead, case (let entity, let key) = ordered(low),
      key.starts(with: wanted)
    {
      if !found.contains(entity) { found.append(entity) }
      low += 1
    }
    return Array(found.sorted { (prominence(of: $1), $0) < (prominence(of: $0), $1) }.prefix(limit))
  }

  /// So many names begin with the same three letters only in bases of millions.
  private static let mostRead = 2000

  private func ordered(_ i: Int) -> (entity: Int, key: [UInt8]) {
    let entry = bytes.u32(layout.orderTable + i * 4)
    let number = Int(entry >> 1)
    return (number, Self.orderKey(entity(number)?.name ?? "", bySurname: entry & 1 == 1))
  }

  static func orderKey(_ name: String, bySurname: Bool) -> [UInt8] {
    let part = bySurname ? name.split(separator: " ").last.map(String.init) ?? name : name
    return WordHash.lowered(Array(part.utf8))
  }

  private func name(at number: Int) -> UInt64? {
    number < layout.names ? bytes.u64(layout.nameTable + number * 16) : nil
  }

  /// Looks through a table of open addressing; its values are one more than what they mean, 0 is an empty slot.
  private func slot(_ hash: UInt64, _ table: Int, _ count: Int, matches: (Int) -> Bool) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (count - 1)
    for _ in 0..<min(count, Self.mostProbes) {
      let value = Int(bytes.u32(table + slot * 4))
      if value == 0 { return nil }
      if matches(value - 1) { return value - 1 }
      slot = (slot + 1) & (count - 1)
    }
    return nil
  }

  /// At most half of a table is full: no honest one has runs as long.
  private static let mostProbes = 4096
}

/// Keeps bytes that are no constant of the binary.
private final class OwnedBytes: Sendable {
  nonisolated(unsafe) let memory: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) {
    memory = .allocate(byteCount: bytes.count, alignment: 64)
    memory.copyBytes(from: bytes)
  }

  deinit { memory.deallocate() }
}
