/// What a token is in a name, as the sequence model labels it: its kind, and whether the name begins or goes on there.
package enum EntityLabel: UInt8, CaseIterable, Sendable {
  case none
  case person, personGoesOn
  case organization, organizationGoesOn
  case place, placeGoesOn
  case other, otherGoesOn

  package init(_ kind: EntityKind, begins: Bool) {
    let first: EntityLabel =
      switch kind {
      case .person: .person
      case .organization: .organization
      case .place: .place
      case .event, .work, .other: .other
      }
    self = begins ? first : EntityLabel(rawValue: first.rawValue + 1)!
  }

  package var kind: EntityKind? {
    switch self {
    case .none: nil
    case .person, .personGoesOn: .person
    case .organization, .organizationGoesOn: .organization
    case .place, .placeGoesOn: .place
    case .other, .otherGoesOn: .other
    }
  }

  package var begins: Bool { rawValue % 2 == 1 }
}

extension [EntityLabel] {
  /// The names that labels speak of, by token numbers. A name that goes on without having begun begins there.
  package var names: [(tokens: Range<Int>, kind: EntityKind)] {
    var names: [(tokens: Range<Int>, kind: EntityKind)] = []
    for (i, label) in enumerated() {
      guard let kind = label.kind else { continue }
      if !label.begins, let last = names.last, last.kind == kind, last.tokens.upperBound == i {
        names[names.count - 1].tokens = last.tokens.lowerBound..<i + 1
      } else {
        names.append((i..<i + 1, kind))
      }
    }
    return names
  }
}
