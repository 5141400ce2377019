import Articles

/// What the bases know of an entity, in sentences made of their facts.
package struct KnownText {
  private let known: Knowledge.Candidate
  private let knowledge: Knowledge

  package init(_ known: Knowledge.Candidate, in knowledge: Knowledge) {
    self.known = known
    self.knowledge = knowledge
  }

  /// "foreign minister of Russia", "city in Ukraine": who that is as far as the facts go; empty where they say nothing.
  package var description: String {
    let entity = known.entity
    if let role = entity.roles.first {
      return (role.to == nil ? "" : "former ") + role.title
    }
    let kind = entity[.kind] ?? ""
    guard !kind.isEmpty else { return entity[.description] ?? "" }
    guard let country = entity[.country], !kind.contains(country), country != entity.name else { return kind }
    if kind == "city", isCapital(of: country) { return "capital of \(country)" }
    return entity.kind == .person ? "\(kind), \(country)" : "\(kind) in \(country)"
  }

  private func isCapital(of country: String) -> Bool {
    knowledge.candidates(named: country).contains {
      $0.entity.name == country && $0.entity.all(.capital).contains(known.entity.name)
    }
  }

  /// - Parameter date: of the article, ISO 8601; what somebody was then is said where that is known and another thing,
  ///   and what the bases knew before that day is not said of it.
  package func markup(on date: String?) -> Markup {
    var markup = facts(on: date)
    let entity = known.entity
    let names = (entity.all(.alias) + entity.all(.demonym)).prefix(Self.mostNames)
    if !names.isEmpty { markup.add(.text("Also written: \(names.joined(separator: ", "))")) }
    if let address { markup.add(.link(entity.id, to: address)) }
    if let link = entity[.link], Markup.isWeb(link) { markup.add(.link(link, to: link)) }
    markup.add(.text("By \(sources)"))
    return markup
  }

  /// The facts alone, a sentence each.
  func lines(on date: String?) -> [String] {
    facts(on: date).plain.split(separator: "\n").map(String.init)
  }

  private func facts(on date: String?) -> Markup {
    var markup = Markup()
    let entity = known.entity
    let since = entity.roles.first.map(Self.dates) ?? ""
    let what = [description + since, life].filter { !$0.isEmpty }.joined(separator: "; ")
    if !what.isEmpty {
      let isPast = isOlder(than: date)
      markup.add(
        .text(isPast ? "Known in \(asOf), before this article, as " : "Known as "), .strong(entity.name),
        .text(": \(what)" + (isPast || asOf.isEmpty ? "" : " (as of \(asOf))")))
    }
    for line in offices(on: date) { markup.add(.text(line)) }
    for line in geography { markup.add(.text(line)) }
    return markup
  }

  /// The month or day up to which the facts are good, "2025-09"; empty where no base says so.
  private var asOf: String {
    known.entity[.asOf] ?? known.places.compactMap { knowledge.bases[$0.base].entity(0)?[.asOf] }.max() ?? ""
  }

  /// Whether an article of that day may know better than the bases do.
  private func isOlder(than date: String?) -> Bool {
    guard let date, !asOf.isEmpty else { return false }
    return date.prefix(asOf.count) > asOf
  }

  private static let mostNames = 8
  private static let mostOffices = 4

  private var life: String {
    switch (known.entity[.born], known.entity[.died]) {
    case (let born?, let died?): "\(born) to \(died)"
    case (let born?, nil): "born \(born)"
    case (nil, let died?): "died \(died)"
    case (nil, nil): ""
    }
  }

  /// The other offices with their dates, and which of them was held when the article was written.
  private func offices(on date: String?) -> [String] {
    let roles = known.entity.roles
    let earlier = roles.prefix(Self.mostOffices).dropFirst().map { $0.title + Self.dates($0) }
    var lines = earlier.isEmpty ? [] : ["Also: " + earlier.joined(separator: "; ")]
    if let date, let first = roles.first, first.isDated, !first.isHeld(on: date),
      let then = roles.dropFirst().first(where: { $0.isDated && $0.isHeld(on: date) })
    {
      lines.append("On \(date), the day of this article: \(then.title)")
    }
    return lines
  }

  /// " since 2004-03-09", " from 1994 to 2004"; empty where nothing is known.
  private static func dates(_ role: KnownEntity.Role) -> String {
    let from = role.from.isEmpty ? "" : role.to == nil ? " since \(role.from)" : " from \(role.from)"
    return from + (role.to.map { $0.isEmpty ? "" : " to \($0)" } ?? "")
  }

  private var geography: [String] {
    let entity = known.entity
    return [
      entity[.capital].map { "Capital: \($0)" },
      entity[.population].flatMap { Int($0) }.map { "Population: about \(Self.grouped($0))" },
    ].compactMap { $0 }
  }

  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var i = digits.count - 3
    while i > 0 {
      digits.insert(",", at: i)
      i -= 3
    }
    return String(digits)
  }

  /// The page of Wikidata's item.
  private var address: String? {
    known.entity.hasWikidataID ? "https://www.wikidata.org/wiki/\(known.entity.id)" : nil
  }

  /// Which bases say so and how old their facts are.
  private var sources: String {
    var seen: [String] = []
    for place in known.places {
      let base = knowledge.bases[place.base]
      guard let about = base.entity(0), let own = base.entity(place.entity) else { continue }
      let date = own[.asOf] ?? about[.asOf] ?? ""
      let named = date.isEmpty ? about.name : "\(about.name), as of \(date)"
      if !seen.contains(named) { seen.append(named) }
    }
    return seen.joined(separator: "; ")
  }
}
