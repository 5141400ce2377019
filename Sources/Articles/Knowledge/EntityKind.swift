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

  /// By its word, as tables and lines of JSON give it ("organization"), or by its label ("ORG"); nil for any other, and for
  /// a label that does not tell an event from a work.
  package init?(_ word: String) {
    guard
      let kind = Self.allCases.first(where: {
        $0 != .other && ("\($0)" == word || $0.isLabelledAlone && $0.label == word)
      })
    else { return nil }
    self = kind
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

  private var isLabelledAlone: Bool { label != "MISC" }

  /// What a mention of it is taken for: the sequence model does not tell events and works apart.
  package var ofMentions: EntityKind { isLabelledAlone ? self : .other }
}
