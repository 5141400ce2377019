import Articles
import Formats

/// Reports an age that another age of the person, or the birth, rules out.
struct AgeMismatch: Rule {
  static let page = RulePage(
    id: "age-mismatch",
    severity: .information,
    reports: "An age of somebody that the text gives in another way elsewhere, or that does not fit the birth.",
    because:
      "One of the two is wrong. The year of birth is the text's own, or that of the base inside the program where the name leaves "
      + "no doubt who is meant; the day that counts is the page's. What the base says is told as the base's, and only where the "
      + "two are more than a year apart. In 18,722 news articles it made two reports, and both were right; of 21 ages planted "
      + "wrong into them it found 15 (71 %): few articles tell the age of somebody whom the base knows.",
    wrong: [
      "The engineer Ada Holm, 54, left on Monday.\n\nThe town has praised the ⟦57-year-old⟧ Holm for years.",
      "HARBOR, March 3, 2026 — The engineer Ada Holm, ⟦54⟧, left on Monday. Ada Holm was born in 1965 in the town.",
      "WASHINGTON, March 3, 2016 — Senator Bernie Sanders, ⟦64⟧, of Vermont spoke on Monday.",
    ],
    right: [
      "The engineer Ada Holm, 54, left on Monday.\n\nThe town has praised the 54-year-old Holm for years.",
      "HARBOR, March 3, 2026 — The engineer Ada Holm, 60, left on Monday. Ada Holm was born in 1965 in the town.",
      "WASHINGTON, March 3, 2016 — Senator Bernie Sanders, 74, of Vermont spoke on Monday.",
      "The engineer Ada Holm, 54, and her son Lars Holm, 12, left on Monday.",
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    let people = article.statedAges()
    guard !people.isEmpty else { return [] }
    return people.flatMap { findings(of: $0, in: article) }
  }

  private func findings(of person: StatedAges, in article: Article) -> [Finding] {
    guard let first = person.ages.first else { return [] }
    var found: [Finding] = []
    for age in person.ages.dropFirst() where age.years != first.years {
      // "When she was 14 the 32-year-old Holm wrote to her."
      let isThen = age.form == .yearsOld || first.form == .yearsOld
      guard !isThen || abs(age.years - first.years) <= Self.mostThen else { continue }
      found.append(
        Finding(
          range: age.range, message: "\(person.name) is \(first.years) elsewhere: '\(article.text[age.range])'",
          related: [Remark(range: first.range, message: "'\(article.text[first.range])' stands here")]))
    }
    guard found.isEmpty else { return found }
    if let birth = person.birth {
      guard !birth.ages.contains(first.years) else { return [] }
      return [
        Finding(
          range: first.range,
          message:
            "Born in \(birth.year), \(person.name) would be \(words(birth.ages)): '\(article.text[first.range])'",
          related: [Remark(range: birth.range, message: "'\(article.text[birth.range])' stands here")])
      ]
    }
    guard first.form == .behind, let known = person.known, !known.ages.contains(where: { abs($0 - first.years) <= 1 })
    else { return [] }
    return [
      Finding(
        range: first.range,
        message:
          "By the base \(known.name) was born \(known.born) and would be \(words(known.ages)): '\(article.text[first.range])'"
      )
    ]
  }

  /// Years; further apart the one is how old somebody was in another time.
  private static let mostThen = 10

  private func words(_ ages: ClosedRange<Int>) -> String {
    ages.count == 1 ? "\(ages.lowerBound)" : "\(ages.lowerBound) or \(ages.upperBound)"
  }
}
