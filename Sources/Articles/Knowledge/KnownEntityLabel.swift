extension KnownEntity.Kind {
  /// As a desk's lists say it: a word, "organization", or the label that mentions have, "ORG". What is "MISC" is a work
  /// where the list calls it one, else an event.
  package init?(_ word: String, called kind: String?) {
    if let known = KnownEntity.Kind(word) {
      self = known
      return
    }
    switch Mention.Kind(rawValue: word) {
    case .person: self = .person
    case .organisation: self = .organization
    case .place: self = .place
    case .other: self = kind == "work" ? .work : .event
    case nil: return nil
    }
  }
}
