import Formats

/// The ages that an article gives somebody, with what it says of the birth, or else what the starter base does.
package struct StatedAges: Sendable {
  package let name: String
  /// In order; none in somebody else's words. One at least.
  package let ages: [Age]
  /// By the text.
  package let birth: Birth?
  /// By the base inside the program, where it is certain who is meant.
  package let known: Known?

  package struct Age: Hashable, Sendable {
    package let years: Int
    package let form: WrittenAge.Form
    /// Bytes of the source.
    package let range: TextRange
  }

  package struct Birth: Hashable, Sendable {
    package let year: Int
    /// On the page's day: two where the text does not say whether the birthday was before it.
    package let ages: ClosedRange<Int>
    /// Bytes of the source.
    package let range: TextRange
  }

  package struct Known: Hashable, Sendable {
    package let name: String
    /// ISO 8601, as exact as the base has it.
    package let born: String
    package let ages: ClosedRange<Int>
  }
}

extension Article {
  /// Of everybody whose age the article tells, in the order of the text.
  package func statedAges() -> [StatedAges] {
    // Who is who costs more than all else here, so nobody is looked up for a page without ages.
    guard facts.contains(where: { $0.figures.ages.contains { !$0.isQuoted } }) else { return [] }
    let entities = entities()
    let today = pageDate?.day
    return entities.indices.compactMap { number -> StatedAges? in
      let entity = entities[number]
      guard entity.kind == .person, entity.between.isEmpty else { return nil }
      let ages = entity.mentions.flatMap { self.ages(of: $0) }
      guard !ages.isEmpty else { return nil }
      let birth = today.flatMap { today in entity.mentions.lazy.compactMap { self.birth(of: $0, on: today) }.first }
      return StatedAges(
        name: entity.name, ages: ages, birth: birth,
        known: birth == nil ? today.flatMap { known(number, entities, on: $0) } : nil)
    }
  }

  private func ages(of place: Entity.Place) -> [StatedAges.Age] {
    // "Said Kouachi, 34," is not his brother.
    guard !followsCapital(place) else { return [] }
    return facts[place.block].figures.ages.filter { $0.mention == place.mention && !$0.isQuoted }.map {
      StatedAges.Age(years: $0.years, form: $0.form, range: blocks[place.block].source(of: $0.range))
    }
  }

  /// Whether a single word of a name stands behind another capital, which then is of the name too.
  private func followsCapital(_ place: Entity.Place) -> Bool {
    let mention = mention(place)
    let tokens = facts[place.block].tokens
    guard mention.wordCount == 1, case let first = tokens.indices(in: mention.range).lowerBound, first > 0 else {
      return false
    }
    let before = tokens[first - 1]
    return before.isWord && before.isCapitalised && before.classes.isDisjoint(with: [.roleNoun, .title, .functionWord])
  }

  private func birth(of place: Entity.Place, on today: CalendarDate) -> StatedAges.Birth? {
    let birth = facts[place.block].figures.births.first { $0.mention == place.mention && !$0.isQuoted }
    guard let birth, birth.year <= today.parts.year else { return nil }
    let day = birth.month.flatMap { month in birth.day.flatMap { CalendarDate(year: birth.year, month: month, day: $0) }
    }
    let ages =
      day.map { today.years(since: $0) }.map { $0...$0 }
      ?? max(0, today.parts.year - birth.year - 1)...today.parts.year - birth.year
    return StatedAges.Birth(year: birth.year, ages: ages, range: blocks[place.block].source(of: birth.range))
  }

  private func known(_ number: Int, _ entities: [Entity], on today: CalendarDate) -> StatedAges.Known? {
    // Of whom the base knows no birthday it knows little.
    guard let bearer = bearer(number, entities), let born = bearer[.born], let birthday = CalendarDate(iso: born),
      birthday < today
    else { return nil }
    var youngest = today
    if let died = bearer[.died] {
      // Of the dead of the last months a text gives the age at death.
      guard let day = CalendarDate(iso: died), today.number - day.number < Self.mourning else { return nil }
      youngest = min(day, today)
    }
    let ages = youngest.years(since: birthday)...today.years(since: birthday)
    return StatedAges.Known(name: bearer.name, born: born, ages: ages)
  }

  /// Whom the base has for a name in full; a surname alone is borne by too many. "Prince Philip" is a name in full.
  private func bearer(_ number: Int, _ entities: [Entity]) -> KnownEntity? {
    let entity = entities[number]
    if entity.name.split(separator: " ").count > 1 {
      return link(of: number, among: entities, in: .starter).chosen?.entity
    }
    guard let title = entity.roles.first, ["Prince", "Princess", "Queen"].contains(title) else { return nil }
    let named = Knowledge.starter.candidates(named: "\(title) \(entity.name)")
    return named.count == 1 ? named[0].entity : nil
  }

  /// Days.
  private static let mourning = 365
}

extension CalendarDate {
  /// Whole years since a day before it: how old somebody is who was born then.
  fileprivate func years(since birth: CalendarDate) -> Int {
    let (own, other) = (parts, birth.parts)
    return max(0, own.year - other.year - ((own.month, own.day) < (other.month, other.day) ? 1 : 0))
  }
}
