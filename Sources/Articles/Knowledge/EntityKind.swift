/// What an entity is: of knowledge bases, of mentions and of all that is said about either.
package enum EntityKind: UInt8, CaseIterable, Sendable {
  // The raw values stand in base files: numbers are only ever added.
  case person = 1
  case organization = 2
  case place = 3
  case event = 4
  case work = 5
  /// Named, and none of these or nobody can tell; no entity of a base.
  case other = 6

  /// By its number in a base file; nil for a number that stands in none.
  init?(base number: UInt8) {
    guard let kind = EntityKind(rawValue: number), kind != .other else { return nil }
    self = kind
  }

  /// As a desk's lists say it: a word, "organization", or the label that mentions have, "ORG". What is "MISC" is a work
  /// where the list calls it one, else an event.
  package init?(_ word: String, called kind: String?) {
    if let known = Self.allCases.first(where: { $0 != .other && "\($0)" == word }) {
      self = known
    } else if let labelled = EntityKind(label: word) {
      self = labelled != .other ? labelled : kind == "work" ? .work : .event
    } else {
      return nil
    }
  }

  /// By its label; events and works are `other`.
  package init?(label: String) {
    guard let kind = [EntityKind.person, .organization, .place, .other].first(where: { $0.label == label }) else {
      return nil
    }
    self = kind
  }

  /// As data sets and everything that Stet writes for programs have it: PER, ORG, LOC, MISC.
  package var label: String {
    switch self {
    case .person: "PER"
    case .organization: "ORG"
    case .place: "LOC"
    case .event, .work, .other: "MISC"
    }
  }

  /// What a mention of it is taken for: the sequence model does not tell events and works apart.
  package var ofMentions: EntityKind { self == .event || self == .work ? .other : self }
}
