import Formats

/// What the words beside a name say of who bears it.
struct PersonClues {
  /// By the form of address: "Mr".
  let title: Gender?
  /// In years, as it is written.
  let age: String?
  /// The role words, "mayor", as hashes.
  let roles: Set<UInt64>

  var isEmpty: Bool { title == nil && age == nil && roles.isEmpty }

  /// Whether a bare surname with these may mean somebody of whom others are known: nothing speaks against it, and what is
  /// known of them is what is said here.
  ///
  /// - Parameter gender: 1 for a man, -1 for a woman, 0 where nobody can tell.
  func fits(_ known: PersonClues, gender: Int) -> Bool {
    if let title, gender != 0, (gender > 0) != (title == .male) { return false }
    if let age, age != known.age { return false }
    return roles.isEmpty || !roles.isDisjoint(with: known.roles) || title != nil && known.roles.isEmpty
  }

  mutating func add(_ other: PersonClues) {
    self = PersonClues(title: title ?? other.title, age: age ?? other.age, roles: roles.union(other.roles))
  }
}

/// The people of an article whom it names in full, by their surnames: two Holms are two people.
struct Families {
  struct Bearer {
    let group: Int
    /// Where they are first named in full.
    let introduced: Entity.Place
    fileprivate(set) var clues: PersonClues
    /// In the order of the text.
    fileprivate var places: [Entity.Place]
    /// Whether the surname alone has meant them.
    fileprivate var isBare: Bool
  }

  /// People of one surname. An article may name thousands of a family.
  private struct Family {
    var bearers: [Bearer] = []
    var byName: [UInt64: Int] = [:]
    /// By the lines of short names that the given name stands in.
    var byLine: [Int: Int] = [:]
  }

  private var bySurname: [UInt64: Family] = [:]

  /// Nobody is told from so many by a word beside the name.
  private static let mostBearers = 32

  func count(of surname: UInt64) -> Int { bySurname[surname]?.bearers.count ?? 0 }
  func bearers(of surname: UInt64) -> [Bearer]? { bySurname[surname]?.bearers }
  func first(of surname: UInt64) -> Bearer? { bySurname[surname]?.bearers.first }

  func has(_ group: Int, _ surname: UInt64) -> Bool {
    bySurname[surname]?.bearers.contains { $0.group == group } ?? false
  }

  /// Where anybody of that surname was named last.
  func last(of surname: UInt64) -> Entity.Place? { bySurname[surname]?.bearers.compactMap(\.places.last).max() }

  /// The first who may bear a given name.
  func group(of given: UInt64, _ surname: UInt64) -> Int? {
    guard let family = bySurname[surname] else { return nil }
    let lines = NameSpelling.shared.lines(ofGivenName: given)
    let bearers = [family.byName[given]].compactMap { $0 } + lines.compactMap { family.byLine[$0] }
    return bearers.min()
  }

  mutating func add(_ mention: Mention, _ group: Int, at place: Entity.Place, clues: PersonClues) {
    let given = mention.firstWordHash
    var family = bySurname.removeValue(forKey: mention.lastWordHash) ?? Family()
    defer { bySurname[mention.lastWordHash] = family }
    if family.byName[given] == nil {
      family.byName[given] = group
      for line in NameSpelling.shared.lines(ofGivenName: given) where family.byLine[line] == nil {
        family.byLine[line] = group
      }
    }
    if let known = family.bearers.firstIndex(where: { $0.group == group }) {
      family.bearers[known].places.append(place)
      family.bearers[known].clues.add(clues)
    } else if family.bearers.count < Self.mostBearers {
      family.bearers.append(
        Bearer(group: group, introduced: place, clues: clues, places: [place], isBare: false))
    }
  }

  /// That the surname alone means somebody.
  mutating func note(_ group: Int, _ surname: UInt64, at place: Entity.Place) {
    guard let bearer = bySurname[surname]?.bearers.firstIndex(where: { $0.group == group }) else { return }
    bySurname[surname]?.bearers[bearer].places.append(place)
    bySurname[surname]?.bearers[bearer].isBare = true
  }

  /// Paragraphs that a relative's full name reaches forward over: as long as it is fresh, the bare surname may be theirs.
  private static let reach = 1

  /// The one whom the surname alone has meant, or who has been named last by far, unless somebody else of the family was named
  /// of late.
  func established(_ surname: UInt64, at place: Entity.Place) -> Int? {
    let bearers = bySurname[surname]?.bearers ?? []
    guard bearers.count < Self.mostBearers else { return nil }
    let named = bearers.compactMap { bearer -> (bearer: Bearer, last: Entity.Place)? in
      let end = bearer.places.partitioningIndex { $0 >= place }
      return end > 0 ? (bearer, bearer.places[end - 1]) : nil
    }
    let bare = named.filter(\.bearer.isBare)
    guard let own = bare.count == 1 ? bare[0] : bare.isEmpty ? named.max(by: { $0.last < $1.last }) : nil else {
      return nil
    }
    let isFresh = named.contains { other in
      guard other.bearer.group != own.bearer.group else { return false }
      let isNear = place.block - other.last.block <= Self.reach
      return own.bearer.isBare ? isNear && own.last < other.last : own.last.block - other.last.block <= Self.reach
    }
    return isFresh ? nil : own.bearer.group
  }
}
