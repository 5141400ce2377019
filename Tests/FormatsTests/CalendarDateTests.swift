import Testing

@testable import Formats

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-03-05T09:00:00Z", 19_787),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func `a date is a number of days and comes back the same`(_ text: String, _ number: Int) {
    #expect(CalendarDate(iso: text)?.number == number)
    #expect(CalendarDate(number: number).iso == text.prefix(10))
  }

  @Test(arguments: [
    "", "2024", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "05/03/2024", "2024-3-05", "0000-01-01",
    "２０２４-01-01",
  ])
  func `a day that no calendar has is not taken for a date`(_ text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func `days follow each other for more than four hundred years`() throws {
    var date = try #require(CalendarDate(iso: "1599-12-31"))
    for _ in 0..<150_000 {
      let next = date.adding(days: 1)
      let (year, month, day) = next.parts
      #expect(CalendarDate(year: year, month: month, day: day) == next && date < next)
      #expect((date.weekday + 1) % 7 == next.weekday)
      date = next
    }
  }

  @Test(arguments: [
    ("2026-02-16", "Monday, February 16, 2026"), ("2024-02-29", "Thursday, February 29, 2024"),
    ("1969-07-20", "Sunday, July 20, 1969"),
  ])
  func `a date is told in words`(_ iso: String, _ words: String) {
    #expect(CalendarDate(iso: iso)?.inFull == words)
  }

  @Test func `a month is known by its name and by its first letters`() {
    #expect(["March", "mar", "Sept.", "SEP", "December"].map { CalendarDate.month(named: $0) } == [3, 3, 9, 9, 12])
    #expect(["Marching", "Ma", "", "Monday"].allSatisfy { CalendarDate.month(named: $0) == nil })
  }
}
