/// What a token is in a name, as the sequence model labels it: its kind, and whether the name begins or goes on there.
package enum EntityLabel: UInt8, CaseIterable, Sendable {
  case none
  case person, personGoesOn
  case organisation, organisationGoesOn
  case place, placeGoesOn
  case other, otherGoesOn

  package init(_ kind: Mention.Kind, begins: Bool) {
    let first: EntityLabel =
      switch kind {
      case .person: .person
      case .organisation: .organisation
      case .place: .place
      case .other: .other
      }
    self = begins ? first : EntityLabel(rawValue: first.rawValue + 1)!
  }

  package var kind: Mention.Kind? {
    switch self {
    case .none: nil
    case .person, .personGoesOn: .person
    case .organisation, .organisationGoesOn: .organisation
    case .place, .placeGoesOn: .place
    case .other, .otherGoesOn: .other
    }
  }

  package var begins: Bool { rawValue % 2 == 1 }
}

extension [EntityLabel] {
  /// The names that labels speak of, by token numbers. A name that goes on without having begun begins there.
  package var names: [(tokens: Range<Int>, kind: Mention.Kind)] {
    var names: [(tokens: Range<Int>, kind: Mention.Kind)] = []
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
