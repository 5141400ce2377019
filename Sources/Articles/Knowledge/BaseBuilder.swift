import Formats

/// Makes a knowledge base of entities: the facts come out as they go in, the tables at the end.
///
///     var builder = BaseBuilder(name: "Desk", source: "the desk's own list", asOf: "2025-03")
///     builder.add(entity)
///     let file = builder.file()
package struct BaseBuilder {
  /// Entities that were given, but bear no name or the id of one before them.
  package private(set) var skipped = 0
  package private(set) var entityCount = 0

  /// Bytes that `takeFacts` would give.
  package var factsInMemory: Int { facts.count }

  private let leastSitelinks: Double
  private var facts: [UInt8] = []
  private var factsLength = 0
  private var digest = WordHash.seed
  private var records: [UInt64] = []
  private var ids: [UInt64] = []
  private var seen: Set<UInt64> = []
  private var postings: [(name: UInt64, posting: UInt32)] = []
  private var firsts: [UInt64: UInt8] = [:]
  private var order: [(key: [UInt8], entry: UInt32)] = []

  /// - Parameters:
  ///   - name: what a hover calls it: "Desk".
  ///   - source: where its facts come from.
  ///   - asOf: ISO 8601.
  ///   - leastSitelinks: see `KnownEntity.Field.sitelinks`; for a base of well-known names only.
  package init(name: String, source: String, asOf: String, leastSitelinks: Double = 0) {
    self.leastSitelinks = leastSitelinks
    let base = [(KnownEntity.Field.name, name), (.source, source), (.asOf, asOf)]
    append(KnownEntity(.work, base.map { KnownEntity.Fact(field: $0.0, value: $0.1) }))
  }

  package mutating func add(_ entity: KnownEntity) {
    let id = WordHash.of(Array(entity.id.utf8))
    guard !entity.id.isEmpty, !entity.name.isEmpty, records.count < 1 << 29, seen.insert(id).inserted else {
      skipped += 1
      return
    }
    let number = UInt32(records.count)
    append(entity)
    entityCount += 1
    ids.append(id)
    order.append((KnowledgeBase.orderKey(entity.name, bySurname: false), number << 1))
    if entity.kind == .person, entity.name.contains(" ") {
      order.append((KnowledgeBase.orderKey(entity.name, bySurname: true), number << 1 | 1))
    }
    for fact in entity.facts {
      switch fact.field {
      case .name: index(fact.value, number, .name, entity.kind)
      case .alias: index(fact.value, number, .alias, entity.kind)
      case .demonym: index(fact.value, number, .demonym, nil)
      case .seat: index(fact.value, number, .seat, nil)
      default: break
      }
    }
  }

  private mutating func append(_ entity: KnownEntity) {
    let start = factsLength + facts.count
    records.append(
      UInt64(start) | UInt64(entity.kind.rawValue) << 40 | UInt64(entity.prominence(least: leastSitelinks)) << 48)
    for fact in entity.facts {
      let value = Array(fact.value.utf8.prefix(Self.longestFact))
      facts.append(fact.field.rawValue)
      var length = value.count
      while length > 0x7F {
        facts.append(UInt8(length & 0x7F | 0x80))
        length >>= 7
      }
      facts.append(UInt8(length))
      facts += value
    }
    facts.append(0)
  }

  /// Bytes; no honest fact is longer.
  private static let longestFact = 4096

  private mutating func index(
    _ name: String, _ number: UInt32, _ use: KnowledgeBase.NameUse, _ kind: EntityKind?
  ) {
    var words = NameSpelling.words(of: Array(name.utf8))
    guard !words.isEmpty, words.count < 32 else { return }
    // "The Times" is also written "the Times", and a mention begins at either word.
    if words.count > 1, words[0].elementsEqual("the".utf8) {
      add(words, number, use)
      words.removeFirst()
    }
    add(words, number, use)
    if kind == .person, words.count > 1 { add(words.suffix(1), number, .surname) }
  }

  private mutating func add(_ words: some Collection<[UInt8]>, _ number: UInt32, _ use: KnowledgeBase.NameUse) {
    let words = Array(words)
    postings.append((NameSpelling.shared.hash(ofFolded: words), number << 3 | UInt32(use.rawValue)))
    guard use != .surname else { return }
    let first = NameSpelling.shared.hash(ofFolded: [words[0]])
    firsts[first] = max(firsts[first] ?? 0, UInt8(words.count))
  }

  // MARK: The file

  /// The facts gathered since the last call, to be written behind each other at byte 64 of the file: so a base of any size
  /// is built in little memory. Whole words of 8 bytes, but for the last.
  package mutating func takeFacts(_ isLast: Bool = false) -> [UInt8] {
    let count = isLast ? facts.count : facts.count / 8 * 8
    var taken = Array(facts.prefix(count))
    facts.removeFirst(count)
    factsLength += count
    if isLast { taken += Array(repeating: 0, count: BaseLayout.padded(taken.count) - taken.count) }
    taken.withUnsafeBytes { Digest.adding(BaseBytes($0, owner: nil), 0..<$0.count, to: &digest) }
    return taken
  }

  /// The tables that follow the facts, and the head that belongs at the front. No more can be added.
  package mutating func finish() -> (head: [UInt8], tables: [UInt8]) {
    var tables: [UInt8] = []
    func add(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.littleEndian) { tables += $0 } }
    var layout = BaseLayout()
    layout.factsLength = factsLength
    layout.entities = records.count
    for value in records { add(value) }

    // Of one entity's several uses of a name the nearest; the best known entities first.
    postings.sort { ($0.name, $0.posting) < ($1.name, $1.posting) }
    var names: [UInt64] = []
    var values: [UInt32] = []
    var start = 0
    while start < postings.count {
      let name = postings[start].name
      var end = start
      while end < postings.count, postings[end].name == name { end += 1 }
      var own: [UInt32] = []
      for posting in postings[start..<end].map(\.posting) where own.last.map({ $0 >> 3 }) != posting >> 3 {
        own.append(posting)
      }
      own.sort { (rank($0), $0) < (rank($1), $1) }
      own = Array(own.prefix(KnowledgeBase.mostCandidates))
      add(name)
      add(UInt32(values.count))
      add(UInt32(own.count))
      names.append(name)
      values += own
      start = end
    }
    postings = []
    layout.names = names.count
    layout.postings = values.count
    for value in values { add(value) }
    while !tables.count.isMultiple(of: 8) { tables.append(0) }

    let slots = Self.table(names.enumerated().map { ($0.element, UInt32($0.offset) + 1) })
    layout.slots = slots.count
    for value in slots { add(value) }
    let starts = Self.table(
      firsts.sorted { $0.key < $1.key }.map {
        ($0.key, UInt32(truncatingIfNeeded: $0.key >> 40) << 8 | UInt32($0.value))
      })
    layout.firsts = starts.count
    for value in starts { add(value) }
    while !tables.count.isMultiple(of: 8) { tables.append(0) }
    let numbers = Self.table(ids.enumerated().map { ($0.element, UInt32($0.offset) + 1) })
    layout.ids = numbers.count
    for value in numbers { add(value) }
    order.sort { $0.key.lexicographicallyPrecedes($1.key) || $0.key == $1.key && $0.entry < $1.entry }
    layout.order = order.count
    for (_, entry) in order { add(entry) }
    while !tables.count.isMultiple(of: 8) { tables.append(0) }

    tables.withUnsafeBytes { Digest.adding(BaseBytes($0, owner: nil), 0..<$0.count, to: &digest) }
    return (layout.head(digest: digest), tables)
  }

  /// The whole file, for a base that fits in memory.
  package mutating func file() -> [UInt8] {
    let facts = takeFacts(true)
    let (head, tables) = finish()
    return head + facts + tables
  }

  private func rank(_ posting: UInt32) -> Int {
    let surname = UInt8(posting & 7) == KnowledgeBase.NameUse.surname.rawValue ? 1 : 0
    return surname << 8 | 255 - Int(records[Int(posting >> 3)] >> 48 & 0xFF)
  }

  /// At most half full.
  private static func table(_ values: [(hash: UInt64, value: UInt32)]) -> [UInt32] {
    var size = 2
    while size < values.count * 2 { size *= 2 }
    var table = [UInt32](repeating: 0, count: size)
    for (hash, value) in values {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = value
    }
    return table
  }
}
