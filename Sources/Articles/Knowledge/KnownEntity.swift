/// What a knowledge base holds about somebody or something: plain facts, each under the field it belongs to.
///
///     id Q58217 · type person · name Sergey Lavrov · role "foreign minister of Russia (2004-03-09/)" · asOf 2025-03
package struct KnownEntity: Hashable, Sendable {
  /// The raw values stand in base files: numbers are only ever added.
  package enum Field: UInt8, CaseIterable, Sendable {
    /// A Wikidata id where there is one, else any word of the base's own.
    case id = 1
    case kind = 2
    case name = 3
    case alias = 4
    /// The adjectives and peoples of a place: "Russian", "Russians".
    case demonym = 5
    /// What stands for a country's government: "Moscow", "the Kremlin".
    case seat = 6
    case capital = 7
    /// In English, as the table of countries has it.
    case country = 8
    /// See `Role`; the newest first.
    case role = 9
    case population = 10
    /// ISO 8601, as exact as it is known.
    case born = 11
    case died = 12
    /// The day or month up to which the facts that change are good.
    case asOf = 13
    case link = 14
    /// Half a sentence that a base brings along, shown where there is no role and no kind.
    case description = 15
    /// How well known it is: the number of Wikipedias with an article on it, or what somebody thinks it would be.
    case sitelinks = 16
    /// Where the facts come from, for whoever wants to check them.
    case source = 17
  }

  package struct Fact: Hashable, Sendable {
    package let field: Field
    package let value: String

    package init(field: Field, value: String) {
      self.field = field
      self.value = value
    }
  }

  package let kind: EntityKind
  /// In the order they are to be shown.
  package private(set) var facts: [Fact]

  package init(_ kind: EntityKind, _ facts: [Fact]) {
    self.kind = kind
    self.facts = facts.filter { !$0.value.isEmpty }
  }

  package subscript(field: Field) -> String? { facts.first { $0.field == field }?.value }

  package func all(_ field: Field) -> [String] { facts.filter { $0.field == field }.map(\.value) }

  package var id: String { self[.id] ?? "" }
  package var name: String { self[.name] ?? "" }
  package var roles: [Role] { all(.role).map(Role.init) }

  /// An office and when it was held: "president of Russia (2000-05-07/2008-05-07)", as ISO 8601 writes intervals.
  package struct Role: Hashable, Sendable {
    package let title: String
    /// ISO 8601 of any exactness; empty where unknown.
    package let from: String
    /// Nil: still held when the facts were good. Empty: ended, nobody knows when.
    package let to: String?
    /// Whether the base says when.
    package let isDated: Bool

    package init(_ text: String) {
      guard text.hasSuffix(")"), let open = text.lastIndex(of: "("),
        case let dates = text[text.index(after: open)...].dropLast(), let slash = dates.firstIndex(of: "/")
      else {
        (title, from, to, isDated) = (text, "", nil, false)
        return
      }
      title = String(text[..<open].reversed().drop { $0 == " " }.reversed())
      from = String(dates[..<slash])
      let end = String(dates[dates.index(after: slash)...])
      to = end.isEmpty ? nil : end
      isDated = true
    }

    package init(title: String, from: String, to: String?) {
      (self.title, self.from, self.to) = (title, from, to)
      isDated = !from.isEmpty || to != nil
    }

    /// As it stands in a base.
    package var text: String { isDated ? "\(title) (\(from)/\(to ?? ""))" : title }

    /// Whether it was held on a day, ISO 8601 of any exactness; a month that is not known counts for it.
    package func isHeld(on day: String) -> Bool {
      let begun = from.isEmpty || from <= day || day.hasPrefix(from)
      guard let to else { return begun }
      return begun && !to.isEmpty && (to >= day || to.hasPrefix(day) || day.hasPrefix(to))
    }
  }
}

extension KnownEntity {
  /// The state that the base puts a place in: "Birmingham, ⟦Alabama⟧" among its names, "city in ⟦Alabama⟧, United States".
  var region: String? {
    guard kind == .place else { return nil }
    let bare = bareName
    if bare.utf8.count < name.utf8.count { return String(name.dropFirst(bare.count + 2)) }
    for alias in all(.alias) where alias.hasPrefix(name + ", ") { return String(alias.dropFirst(name.count + 2)) }
    guard let words = self[.description], words.hasPrefix(Self.cityIn) else { return nil }
    let parts = words.dropFirst(Self.cityIn.count).split(separator: ",").map { String($0.drop { $0 == " " }) }
    return parts.count > 1 && parts[0] != self[.country] && !parts[1].hasPrefix("population") ? parts[0] : nil
  }

  /// Without the state behind a comma.
  var bareName: String {
    guard kind == .place, let comma = name.utf8.firstIndex(of: 0x2C) else { return name }
    return String(name[..<comma])
  }

  private static let cityIn = "city in "
}
