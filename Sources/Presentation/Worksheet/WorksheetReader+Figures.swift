import Articles
import Formats

extension WorksheetReader {
  /// Figures, dates and ages, each once: what is read as two of them is the more exact one.
  func figures() -> [Worksheet.Item] {
    let blocks = article.blocks.indices.filter {
      article.isBody($0) || $0 == article.headline || article.blocks[$0].kind == .subheading
        || article.blocks[$0].kind == .caption
    }
    let people = Dictionary(
      article.statedAges().flatMap { person in person.ages.map { ($0.range, person) } },
      uniquingKeysWith: { old, _ in old })
    let places = blocks.reduce(into: [Sameness: [Int]]()) { places, block in
      for quantity in article.facts[block].figures.quantities {
        places[Sameness(quantity), default: []].append(line(article.blocks[block].source(of: quantity.range)))
      }
    }
    return blocks.flatMap { block -> [Worksheet.Item] in
      // A text of nothing but figures has as many of them as words, so none is held against all others.
      var items = ages(of: block, people)
      for more in [days(of: block), relativeDates(of: block), years(of: block), quantities(of: block, places)] {
        items += more.filter { item in
          let next = items.partitioningIndex { $0.range.end > item.range.start }
          return next == items.count || items[next].range.start >= item.range.end
        }
        items.sort { $0.range < $1.range }
      }
      return items
    }
  }

  /// What makes two quantities the same.
  private struct Sameness: Hashable {
    let low, high: Double
    let unit: Quantity.Unit
    let noun: String

    init(_ quantity: Quantity) { (low, high, unit, noun) = (quantity.low, quantity.high, quantity.unit, quantity.noun) }
  }

  private func quantities(of block: Int, _ places: [Sameness: [Int]]) -> [Worksheet.Item] {
    let figures = article.facts[block].figures
    let text = QuantityText(article)
    let tokens = article.facts[block].tokens
    // A bare "one" counts nothing; a bare "14" does: "14 in all".
    let wanted = figures.quantities.filter { quantity in
      quantity.unit != .none || !quantity.noun.isEmpty || quantity.form != .number
        || tokens[quantity.digits].contains { $0.kind == .number }
    }
    let quantities = wanted.map { quantity -> Worksheet.Item in
      var about = text.meaning(of: quantity, in: block).map { [$0] } ?? []
      let own = line(article.blocks[block].source(of: quantity.range))
      let others = (places[Sameness(quantity)] ?? []).prefix(Self.mostPlaces).filter { $0 != own }
      // Every page has its threes.
      if !others.isEmpty, quantity.unit != .none || !quantity.noun.isEmpty, quantity.form != .fraction {
        about.append("Also in \(lines(others))")
      }
      return item(.figure, whole(quantity), in: block, about: about)
    }
    return (quantities + figures.tallies.map { item(.figure, $0.range, in: block) }).sorted { $0.range < $1.range }
  }

  private static let mostPlaces = 8

  /// With what it counts: "12 fire engines".
  private func whole(_ quantity: Quantity) -> ProseRange {
    guard let counted = quantity.counted else { return quantity.range }
    return ProseRange(min(quantity.range.start, counted.start), max(quantity.range.end, counted.end))
  }

  private func lines(_ numbers: [Int]) -> String {
    let numbers = numbers.reduce(into: [Int]()) { lines, line in if lines.last != line { lines.append(line) } }
    return "\(numbers.count == 1 ? "line" : "lines") \(numbers.map(String.init).joined(separator: ", "))"
  }

  // MARK: Dates

  private func days(of block: Int) -> [Worksheet.Item] {
    let figures = article.facts[block].figures
    let days = figures.days.map { day -> Worksheet.Item in
      let range = day.weekdayRange.map { ProseRange(min($0.start, day.range.start), max($0.end, day.range.end)) }
      let birth = figures.births.first { $0.range.start < day.range.end && day.range.start < $0.range.end }
      var about = birth.map { ["Birth of \(name(ofMention: $0.mention, in: block))"] } ?? []
      if let date = day.date, day.lastDay == nil, day.weekday == nil { about.append(date.inFull) }
      return item(.date, range ?? day.range, in: block, about: about)
    }
    return (days + figures.stretches.map { item(.date, $0.range, in: block) }).sorted { $0.range < $1.range }
  }

  private func relativeDates(of block: Int) -> [Worksheet.Item] {
    let page = article.pageDate
    return article.facts[block].relativeDates.map { date in
      let meaning = page.flatMap { date.meaning(on: $0) }
      return item(.date, date.range, in: block, about: meaning.map { ["\($0.inWords), by the page's date"] } ?? [])
    }
  }

  /// Those without a day, with a month before them.
  private func years(of block: Int) -> [Worksheet.Item] {
    let facts = article.facts[block]
    let years = Set(facts.figures.years.map { String($0) })
    guard !years.isEmpty else { return [] }
    let words = article.blocks[block].words
    return facts.tokens.indices.compactMap { number in
      let token = facts.tokens[number]
      guard token.kind == .number, years.contains(words(token.range)) else { return nil }
      let month = number > 0 ? facts.tokens[number - 1].range : token.range
      let isMonth = CalendarDate.month(named: words(month)) != nil
      let birth = facts.figures.births.first { $0.range.contains(token.range) }
      return item(
        .date, ProseRange(isMonth ? month.start : token.range.start, token.range.end), in: block,
        about: birth.map { ["Birth of \(name(ofMention: $0.mention, in: block))"] } ?? [])
    }
  }

  // MARK: Ages

  private func ages(of block: Int, _ people: [TextRange: StatedAges]) -> [Worksheet.Item] {
    article.facts[block].figures.ages.map { age in
      var item = item(.age, age.range, in: block)
      let person = people[item.range]
      item.about = ["Of \(person?.name ?? name(ofMention: age.mention, in: block))"]
      if let birth = person?.birth { item.about.append("Born in \(birth.year) by line \(line(birth.range))") }
      if let known = person?.known {
        let ages = known.ages
        let words = ages.count == 1 ? "\(ages.lowerBound)" : "\(ages.lowerBound) or \(ages.upperBound)"
        item.notes.append(
          note("base", "\(known.name) was born \(known.born) and would be \(words) on the page's day"))
      }
      return item
    }
  }

  private func name(ofMention number: Int, in block: Int) -> String {
    article.blocks[block].words(article.facts[block].mentions[number].range)
  }
}
