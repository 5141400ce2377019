import Articles
import Formats

/// Reports a date whose weekday is another one.
struct WeekdayMismatch: Rule {
  static let page = RulePage(
    id: "weekday-mismatch",
    severity: .warning,
    reports: "A date that falls on another weekday than the one written beside it.",
    because:
      "One of the two is wrong, and a reader who plans by it comes on the wrong day. A date without a year is read by the page's "
      + "date, and only where it lies within two months of it. It is left alone where the weekday fits another year that is named "
      + "nearby, where two such dates of a page fit the same other year, and on anniversaries. In 18,722 news articles it made nine "
      + "reports; all were read, and all were right. Of 756 weekdays planted wrong into them it found 651 (86 %).",
    wrong: [
      "The council will meet on ⟦Tuesday, March 4, 2026⟧, in the old hall.",
      "HARBOR, March 3, 2026 — The ferry sank on ⟦Monday, Feb. 22⟧, the engineer Ada Holm said.",
      "The wall was opened on ⟦4 March 2026, a Friday⟧.",
    ],
    right: [
      "The council will meet on Wednesday, March 4, 2026, in the old hall.",
      "HARBOR, March 3, 2026 — The ferry sank on Sunday, Feb. 22, the engineer Ada Holm said.",
      "HARBOR, March 3, 2026 — In 2020 the ferry sank on Saturday, Feb. 22, the engineer Ada Holm said.",
      "The council will meet on Tuesday, March 4, in the old hall.",
      "The fair is on Saturday and Sunday, March 7 and 8, 2026.",
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    let days = article.figureBlocks.flatMap { block, figures in figures.days.compactMap { Dated($0, block) } }
    guard !days.isEmpty else { return [] }
    let undated = Undated(days, article)
    return days.compactMap { dated in
      guard let date = dated.day.date ?? undated.wrong(dated), date.weekday != dated.weekday else { return nil }
      return finding(dated.day, date, dated.weekday, dated.place, article.blocks[dated.block])
    }
  }

  private func finding(
    _ day: WrittenDay, _ date: CalendarDate, _ weekday: Int, _ place: ProseRange, _ block: Block
  ) -> Finding {
    var range = ProseRange(min(place.start, day.range.start), max(place.end, day.range.end))
    // "Tuesday (March 4)"
    let isBracketed = block.prose.bytes[range.start..<range.end].contains(0x28)
    if isBracketed, range.end < block.prose.bytes.count, block.prose.bytes[range.end] == 0x29 {
      range = ProseRange(range.start, range.end + 1)
    }
    let right = CalendarDate.weekdays[date.weekday]
    let isSpeltOut = block.words(place).lowercased() == CalendarDate.weekdays[weekday].lowercased()
    let fix = Fix(
      title: "Write '\(right)'", edits: [Edit(range: block.source(of: place), text: right)], isCorrection: false,
      isCertain: false)
    return Finding(
      range: block.source(of: range), message: "\(date.inWords) is a \(right): '\(block.words(range))'",
      fixes: isSpeltOut && block.prose.isUnbroken(place) ? [fix] : [])
  }
}

/// A day with a weekday beside it.
private struct Dated {
  let day: WrittenDay
  let weekday: Int
  let place: ProseRange
  let block: Int

  init?(_ day: WrittenDay, _ block: Int) {
    guard let weekday = day.weekday, let place = day.weekdayRange, day.lastDay == nil else { return nil }
    (self.day, self.weekday, self.place, self.block) = (day, weekday, place, block)
  }
}

/// The days of an article that bear no year, held against the page's own.
///
/// Pages carry older captions along, and columns look back: what fits another year is left alone where that year is named nearby,
/// where two dates fit it, on an anniversary, and further than a week from the page's date also where it is the year before.
private struct Undated {
  private let page: CalendarDate?
  private let article: Article
  /// How many of the dates that are wrong by the page's year are right in that of the years before and behind it.
  private var fitting: [Int: Int] = [:]

  init(_ days: [Dated], _ article: Article) {
    self.article = article
    page = days.contains { $0.day.year == nil } ? article.pageDate?.day : nil
    guard page != nil else { return }
    for dated in days {
      guard let near = nearest(dated.day), near.weekday != dated.weekday else { continue }
      for shift in [-2, -1, 1, 2] where dated.day.date(in: near.parts.year + shift)?.weekday == dated.weekday {
        fitting[shift, default: 0] += 1
      }
    }
  }

  private func nearest(_ day: WrittenDay) -> CalendarDate? {
    guard let page, day.year == nil else { return nil }
    let year = page.parts.year
    return (year - 1...year + 1).compactMap(day.date(in:))
      .min { abs($0.number - page.number) < abs($1.number - page.number) }
  }

  /// The day that is meant, where its weekday is certainly another.
  func wrong(_ dated: Dated) -> CalendarDate? {
    guard let page, let near = nearest(dated.day), near.weekday != dated.weekday,
      abs(near.number - page.number) <= Self.farthest
    else { return nil }
    let year = near.parts.year
    func fits(_ other: Int) -> Bool { dated.day.date(in: other)?.weekday == dated.weekday }
    let named = [dated.block - 1, dated.block].filter(article.facts.indices.contains).flatMap {
      article.facts[$0].figures.years
    }
    guard !named.contains(where: { $0 != year && fits($0) }),
      !fitting.contains(where: { $0.value > 1 && fits(year + $0.key) })
    else { return nil }
    // "Tuesday, September 11" was a day of 2001, whatever the year.
    if (dated.day.month, dated.day.day) == (9, 11) { return nil }
    let distance = abs(near.number - page.number)
    if fits(year - 1), distance == 0 || distance > Self.near { return nil }
    // On the day itself a column may look back by decades; a slip is of one day.
    let slip = (near.weekday - dated.weekday + 7) % 7
    return distance > 0 || slip == 1 || slip == 6 ? near : nil
  }

  /// Days between a date without a year and the page's.
  private static let near = 7
  private static let farthest = 62
}
