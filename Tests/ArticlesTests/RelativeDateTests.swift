import Formats
import TestSupport
import Testing

@testable import Articles

/// Checks that the dates of a text are those between its marks, and what they mean on a page of a day; a question mark
/// where that is not certain.
private func check(
  _ expected: String, on day: String = "2026-02-17", at minute: Int? = nil, _ meanings: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let article = Article(MarkedText(expected).text)
  let page = PageDate(day: CalendarDate(iso: day), minute: minute)
  let found = article.blocks.indices.flatMap { block in
    article.facts[block].relativeDates.map { (article.blocks[block].source(of: $0.range), $0) }
  }
  #expect(marked(found.map(\.0), in: article.text.bytes) == expected, sourceLocation: sourceLocation)
  guard !meanings.isEmpty else { return }
  #expect(found.map { $0.1.meaning(on: page)?.inWords ?? "?" } == meanings, sourceLocation: sourceLocation)
}

// February 17, 2026 is a Tuesday.
@Suite struct RelativeDateTests {
  @Test func `a writer is told which day yesterday, tonight and the day after tomorrow are`() {
    check("It fell ⟦yesterday⟧.", "Monday, February 16, 2026")
    check("It falls ⟦today⟧. It falls ⟦tonight⟧.", "Tuesday, February 17, 2026", "Tuesday, February 17, 2026")
    check("⟦Tomorrow morning⟧ it falls.", "Wednesday, February 18, 2026")
    check("It fell ⟦last night⟧, it falls ⟦this evening⟧.", "Monday, February 16, 2026", "Tuesday, February 17, 2026")
    check("It fell ⟦the day before yesterday⟧.", "Sunday, February 15, 2026")
    check("It falls ⟦the day after tomorrow⟧.", on: "2026-02-27", "Sunday, March 1, 2026")
    check(
      "👩‍👩‍👧 “It fell ⟦yesterday⟧,” she said.\r\nIt fell ⟦yesterday⟧’s eve.".replacing("⟦yesterday⟧’s", with: "yesterday’s")
    )
  }

  @Test func `a writer is told the day of "two days ago", and none where hours or months leave it open`() {
    check("It fell ⟦two days ago⟧.", "Sunday, February 15, 2026")
    check("It fell ⟦a day ago⟧, or ⟦20 days ago⟧.", "Monday, February 16, 2026", "Wednesday, January 28, 2026")
    check("It fell ⟦5 hours ago⟧. It fell ⟦an hour ago⟧.", "?", "?")
    check("It fell ⟦5 hours ago⟧. It fell ⟦an hour ago⟧.", at: 250, "?", "Tuesday, February 17, 2026")
    check("It fell ⟦two weeks ago⟧.", "the week of February 2, 2026")
    check("It fell ⟦three months ago⟧, or ⟦a year ago⟧.", "?", "?")
    check("It fell about ⟦two days ago⟧. It fell ⟦half an hour ago⟧.", at: 600, "?", "?")
    check("It fell years ago, long ago, not long ago, a moment ago, a few days ago, many days ago and not a day ago.")
  }

  @Test func `a weekday is the last one or the next one as its verb says`() {
    check("Holm said on ⟦Monday⟧ that it fell.", "Monday, February 16, 2026")
    check(
      "The council will vote ⟦Monday⟧. It met on ⟦Tuesday⟧.", "Monday, February 23, 2026", "Tuesday, February 17, 2026")
    check(
      "On ⟦Friday⟧, Holm saw it. It will be closed on ⟦Friday⟧.", "Friday, February 13, 2026",
      "Friday, February 20, 2026")
    check("It is due to reopen on ⟦Sunday⟧. The walls on ⟦Sunday⟧.", "Sunday, February 22, 2026", "?")
    check("It would be closed on ⟦Friday⟧.", "?")
    check("It was closed. After ⟦Friday⟧’s storm it was dry.", "Friday, February 13, 2026")
  }

  @Test func `which Monday the last one is depends on the day`() {
    check("It fell ⟦last Monday⟧, or ⟦last Friday⟧.", "?", "Friday, February 13, 2026")
    check(
      "It fell ⟦last Tuesday⟧, and falls ⟦next Tuesday⟧.", "Tuesday, February 10, 2026", "Tuesday, February 24, 2026")
    check("It falls ⟦next Monday⟧, or ⟦next Friday⟧.", "Monday, February 23, 2026", "?")
    check(
      "It fell ⟦this past Monday⟧, and falls ⟦this Friday⟧.", "Monday, February 16, 2026", "Friday, February 20, 2026")
    check("It fell ⟦last Sunday⟧.", on: "2026-02-16", "?")
  }

  @Test func `a writer is told which week, month or year the last and the next one are`() {
    check("It fell ⟦last week⟧. It falls ⟦next week⟧.", "the week of February 9, 2026", "the week of February 23, 2026")
    check("It fell ⟦last week⟧.", on: "2026-02-22", "?")
    check("It fell ⟦last month⟧. It falls ⟦next year⟧.", on: "2026-01-31", "December 2025", "2027")
    check("⟦Next month⟧ it falls.", on: "2026-12-31", "January 2027")
    check("The last week was cold, and the last week of May, his last month and the past year were not.")
  }

  @Test func `names and figures of speech are no dates`() {
    check("She told USA Today and Russia Today. The Tonight Show is on. The Coast Today said so.")
    check(
      "Here today, gone tomorrow. The harbor of tomorrow is like yesterday. What you do today may bite you tomorrow."
        .replacing("What you do today", with: "What you do ⟦today⟧"))
    check("Today’s readers and yesterday’s men. There is no tomorrow. She was not born yesterday.")
    check("Black Friday, Good Friday and the Sunday Times. It is open every Monday, on a Monday, and Monday to Friday.")
    check("It fell on Monday, February 16, and on Tuesday, 17 February 2026. Mondays are wet.")
  }

  @Test func `whose words they stand in is known`() {
    func quoted(_ text: String) -> [Bool] {
      let article = Article(text)
      return article.blocks.indices.flatMap { article.facts[$0].relativeDates.map(\.isQuoted) }
    }
    #expect(quoted("“I saw it yesterday,” she said. She left tomorrow.") == [true, false])
    #expect(quoted("Brandt: I saw it fall yesterday, and nobody helped us.") == [true])
    #expect(quoted("“I saw it yesterday. It was old.\n\n“And it fell today,” she said.") == [true, true])
  }

  @Test func `a long paragraph is read in the time of its length`() {
    let text = String(
      repeating: "The wall fell yesterday and two days ago, on Monday and last week, “today” he said. ", count: 4_000)
    #expect(Article(text).facts[0].relativeDates.count == 20_000)
  }
}
