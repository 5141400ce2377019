import Articles

/// What a base wants of an item of Wikidata, with other items by their numbers: their names stand elsewhere in the dump.
package struct WikidataItem: Equatable, Sendable {
  package struct Office: Equatable, Sendable {
    package let position: UInt32
    /// ISO 8601; empty where unknown.
    package let from: String
    /// Nil: still held.
    package let to: String?
  }

  /// 42 of "Q42".
  package let number: UInt32
  /// The name first, then all others in the wanted languages.
  package internal(set) var names: [String] = []
  /// The name in English where that is not the first one.
  package internal(set) var english = ""
  package internal(set) var description = ""
  package internal(set) var sitelinks = 0
  package internal(set) var classes: [UInt32] = []
  /// The classes that it is a subclass of, where it is one itself.
  package internal(set) var parents: [UInt32] = []
  /// 0 where there is none.
  package internal(set) var country: UInt32 = 0
  package internal(set) var capital: UInt32 = 0
  package internal(set) var occupations: [UInt32] = []
  /// The one that matters most first.
  package internal(set) var offices: [Office] = []
  package internal(set) var demonyms: [String] = []
  package internal(set) var born = ""
  package internal(set) var died = ""
  package internal(set) var population = ""
  package internal(set) var link = ""
  /// The day of its last change.
  package internal(set) var modified = ""

  init(number: UInt32) { self.number = number }

  /// Whether it is wanted for itself, as far as its own line tells.
  package internal(set) var isCandidate = false
  /// Whether other items may need its name or what it is a subclass of.
  package internal(set) var isNamedByOthers = false
}

/// Reads the lines of Wikidata's JSON dump, in its layouts of all years.
package struct WikidataDump: Sendable {
  private let languages: [[UInt8]]
  private let english: Int?
  private let leastSitelinks: Int

  /// - Parameters:
  ///   - languages: whose names are taken; the first of them that an item has a name in gives the name.
  ///   - leastSitelinks: Wikipedias that have an article on whatever is wanted for itself.
  package init(languages: [String], leastSitelinks: Int) {
    // "mul" holds the names that are the same in many languages, which items of today do not repeat in each.
    var all = (languages + ["mul"]).map { Array($0.utf8) }
    // Countries are compared by their English names.
    if !languages.contains("en") { all.append(Array("en".utf8)) }
    self.languages = all
    english = languages.contains("en") ? nil : all.count - 1
    self.leastSitelinks = leastSitelinks
  }

  /// What a line holds: nil where no base needs it.
  ///
  /// - Parameter line: without its comma.
  /// - Throws: where it is no entity.
  package func item(_ line: UnsafeBufferPointer<UInt8>) throws(BaseError) -> WikidataItem? {
    guard line.first == 0x7B, line.last == 0x7D else { throw BaseError("is no entity: {…} is wanted") }
    do throws(JSONScanner.Fault) { return try read(line) } catch {
      throw BaseError("is no entity: it stops being JSON at byte \(error.offset + 1)")
    }
  }

  // MARK: The line

  private struct Names {
    var labels: [String?]
    var aliases: [[String]]
    var descriptions: [String?]
    var shortNames: [String] = []
  }

  private func read(_ line: UnsafeBufferPointer<UInt8>) throws(JSONScanner.Fault) -> WikidataItem? {
    var json = JSONScanner(line)
    var item = WikidataItem(number: 0)
    var names = Names(
      labels: Array(repeating: nil, count: languages.count), aliases: Array(repeating: [], count: languages.count),
      descriptions: Array(repeating: nil, count: languages.count))
    var number: UInt32?
    var more = try json.enterMap()
    while more {
      let key = try json.key()
      if key == "id" {
        number = try json.word().number(after: "Q")
      } else if key == "labels" {
        try takeTexts(&json, into: &names.labels)
      } else if key == "descriptions" {
        try takeTexts(&json, into: &names.descriptions)
      } else if key == "aliases" {
        try takeAliases(&json, into: &names.aliases)
      } else if key == "claims" {
        try takeClaims(&json, into: &item, &names)
      } else if key == "sitelinks" {
        item.sitelinks = try Self.sitelinks(&json)
      } else if key == "modified", json.nextIsText {
        item.modified = String(try json.string().prefix(10))
      } else {
        try json.skip()
      }
      more = try json.nextInMap()
    }
    guard json.isAtEnd() else { throw JSONScanner.Fault(offset: line.count - 1) }
    guard let number, number > 0 else { return nil }
    return finished(item, number, names)
  }

  private func finished(_ read: WikidataItem, _ number: UInt32, _ names: Names) -> WikidataItem? {
    var item = WikidataItem(number: number)
    let wanted = english == nil ? languages.indices : languages.indices.dropLast()
    let labels = wanted.compactMap { names.labels[$0] }
    let inEnglish = english.flatMap { names.labels[$0] } ?? ""
    guard let name = labels.first ?? (inEnglish.isEmpty ? nil : inEnglish) else { return nil }
    for other in [name] + labels + wanted.flatMap({ names.aliases[$0] }) + names.shortNames
    where !other.isEmpty && !item.names.contains(other) && item.names.count < Self.mostNames {
      item.names.append(other)
    }
    item.english = inEnglish == name ? "" : inEnglish
    item.isNamedByOthers = !read.parents.isEmpty || read.classes.contains(WikidataClasses.position)
    item.parents = read.parents
    item.classes = read.classes
    // Named by others only: the rest of it is not needed.
    item.isCandidate =
      read.sitelinks >= leastSitelinks && !labels.isEmpty && !read.classes.isEmpty
      && !WikidataClasses.areUnwanted(read.classes)
    guard item.isCandidate else {
      item.names = [name]
      item.classes = []
      return item.isNamedByOthers ? item : nil
    }
    item.description = wanted.lazy.compactMap { names.descriptions[$0] }.first ?? ""
    (item.sitelinks, item.country, item.capital) = (read.sitelinks, read.country, read.capital)
    (item.occupations, item.offices, item.demonyms) = (read.occupations, read.offices, read.demonyms)
    (item.born, item.died, item.population) = (read.born, read.died, read.population)
    (item.link, item.modified) = (read.link, read.modified)
    return item
  }

  /// Nobody is called by more.
  private static let mostNames = 64

  private func takeTexts(
    _ json: inout JSONScanner, into texts: inout [String?]
  ) throws(JSONScanner.Fault) {
    var more = try json.enterMap()
    while more {
      let key = try json.key()
      if let language = languages.firstIndex(where: { key == $0 }) {
        texts[language] = try Self.text(&json)
      } else {
        try json.skip()
      }
      more = try json.nextInMap()
    }
  }

  private func takeAliases(
    _ json: inout JSONScanner, into aliases: inout [[String]]
  ) throws(JSONScanner.Fault) {
    var more = try json.enterMap()
    while more {
      let key = try json.key()
      if let language = languages.firstIndex(where: { key == $0 }) {
        var another = try json.enterList()
        while another {
          if let text = try Self.text(&json) { aliases[language].append(text) }
          another = try json.nextInList()
        }
      } else {
        try json.skip()
      }
      more = try json.nextInMap()
    }
  }

  /// Of {"language", "value"}.
  private static func text(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> String? {
    var text: String?
    var more = try json.enterMap()
    while more {
      if try json.key() == "value", json.nextIsText { text = try json.string() } else { try json.skip() }
      more = try json.nextInMap()
    }
    return text
  }

  /// Of Wikipedias only: not of Commons, Wikiquote and their like.
  private static func sitelinks(_ json: inout JSONScanner) throws(JSONScanner.Fault) -> Int {
    var count = 0
    var more = try json.enterMap()
    while more {
      let site = try json.key()
      let isOther =
        site == "commonswiki" || site == "specieswiki" || site == "metawiki" || site == "wikidatawiki"
        || site == "mediawikiwiki" || site == "sourceswiki" || site == "wikimaniawiki" || site == "foundationwiki"
        || site == "outreachwiki" || site == "wikifunctionswiki" || site == "incubatorwiki"
      if site.hasSuffix("wiki"), !isOther { count += 1 }
      try json.skip()
      more = try json.nextInMap()
    }
    return count
  }

  // MARK: Claims

  private func takeClaims(
    _ json: inout JSONScanner, into item: inout WikidataItem, _ names: inout Names
  ) throws(JSONScanner.Fault) {
    var (citizenship, country): (UInt32?, UInt32?) = (nil, nil)
    var more = try json.enterMap()
    while more {
      switch try json.key().number(after: "P") {
      case 31: item.classes = try WikidataStatement.list(&json).compactMap(\.item)
      case 279: item.parents = try WikidataStatement.list(&json).compactMap(\.item)
      case 27: citizenship = Self.current(try WikidataStatement.list(&json))?.item
      case 17: country = Self.current(try WikidataStatement.list(&json))?.item
      case 36: item.capital = Self.current(try WikidataStatement.list(&json))?.item ?? 0
      case 106: item.occupations = Array(try WikidataStatement.list(&json).compactMap(\.item).prefix(4))
      case 39: item.offices = Self.offices(try WikidataStatement.list(&json))
      case 569: item.born = Self.mostExact(try WikidataStatement.list(&json))
      case 570: item.died = Self.mostExact(try WikidataStatement.list(&json))
      case 856: item.link = Self.current(try WikidataStatement.list(&json))?.text ?? ""
      case 1082: item.population = Self.newestNumber(try WikidataStatement.list(&json))
      case 1549: item.demonyms = words(try WikidataStatement.list(&json))
      case 1813: names.shortNames = words(try WikidataStatement.list(&json))
      default: try json.skip()
      }
      more = try json.nextInMap()
    }
    item.country = citizenship ?? country ?? 0
    // The dead hold no office.
    if !item.died.isEmpty {
      item.offices = item.offices.map {
        WikidataItem.Office(position: $0.position, from: $0.from, to: $0.to ?? item.died)
      }
    }
  }

  /// The preferred ones where there are any.
  private static func best(_ statements: [WikidataStatement]) -> ArraySlice<WikidataStatement> {
    statements.prefix { $0.rank == statements[0].rank }
  }

  /// The first of the best that has not ended.
  private static func current(_ statements: [WikidataStatement]) -> WikidataStatement? {
    best(statements).first { $0.end == nil || $0.end == .nothing } ?? statements.first
  }

  private static func mostExact(_ statements: [WikidataStatement]) -> String {
    best(statements).compactMap(\.day).max { $0.count < $1.count } ?? ""
  }

  private static func newestNumber(_ statements: [WikidataStatement]) -> String {
    var newest: (day: String, number: Int)?
    for statement in best(statements) {
      guard let number = statement.number, number >= 0 else { continue }
      let day = statement.pointInTime ?? ""
      if newest.map({ $0.day < day }) ?? true { newest = (day, number) }
    }
    return newest.map { "\($0.number)" } ?? ""
  }

  private static let mostOffices = 12

  /// Preferred ones first, then the newest. One that ended nobody knows when is left out: it would read as held.
  private static func offices(_ statements: [WikidataStatement]) -> [WikidataItem.Office] {
    let sorted = statements.enumerated().sorted {
      let (one, other) = ($0.element, $1.element)
      return (-one.rank.rawValue, other.start ?? "", $0.offset) < (-other.rank.rawValue, one.start ?? "", $1.offset)
    }
    var offices: [WikidataItem.Office] = []
    for statement in sorted.map(\.element) {
      guard let position = statement.item else { continue }
      var to: String?
      switch statement.end {
      case nil, .nothing?: break
      case .day(let day)? where !day.isEmpty: to = day
      default: continue
      }
      let office = WikidataItem.Office(position: position, from: statement.start ?? "", to: to)
      if !offices.contains(office), offices.count < mostOffices { offices.append(office) }
    }
    return offices
  }

  private func words(_ statements: [WikidataStatement]) -> [String] {
    var words: [String] = []
    let wanted = english == nil ? languages : languages.dropLast()
    for statement in statements {
      guard case .word(let word, let language) = statement.value, wanted.contains(Array(language.utf8)) else {
        continue
      }
      if !word.isEmpty, !words.contains(word) { words.append(word) }
    }
    return words
  }
}
