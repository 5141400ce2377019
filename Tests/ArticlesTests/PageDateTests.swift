import Formats
import Testing

@testable import Articles

/// "2026-02-17 09:30"; a question mark for a day that the page knows and we do not.
private func date(_ page: String, _ format: any PageFormat = .plain) -> String? {
  Article(page, format: format).pageDate.map { date in
    let time = date.minute.map { " \($0 / 60):\($0 % 60)" } ?? ""
    return (date.day?.iso ?? "?") + time
  }
}

private let body = "The wall of the old harbor fell on Sunday night, the county engineer Ada Holm said at the quay."

@Suite struct PageDateTests {
  @Test(arguments: [
    ("2026-02-17", "2026-02-17"), ("2026-02-17T09:30:00-05:00", "2026-02-17 9:30"),
    ("2026-02-17 09:30", "2026-02-17 9:30"), ("20260217", "2026-02-17"), ("2026-02-17T00:00:00Z", "2026-02-17"),
    ("2026-02-17T18:05:00Z", "2026-02-17 18:5"), ("Tue, 17 Feb 2026 19:30:00 GMT", "2026-02-17 19:30"),
    ("February 17, 2026", "2026-02-17"), ("Feb. 17, 2026, 9:30 p.m.", "2026-02-17 21:30"),
    ("17th February 2026", "2026-02-17"), ("Feb. 17, 2026, 12:05 am", "2026-02-17 0:5"),
    // Still the day before in America.
    ("2026-02-17T02:30:00Z", "? 2:30"),
    // Of which year, of which month, no day at all.
    ("February 17", "?"), ("02/03/2026", "?"), ("2026-02-30", "?"),
  ])
  func `a page's metadata dates it`(_ written: String, _ expected: String) {
    #expect(date("---\ntitle: Wall\ndate: \"\(written)\"\n---\n\n\(body)\n", .markdown) == expected)
    #expect(date("<meta property='article:published_time' content='\(written)'><p>\(body)</p>", .html) == expected)
  }

  @Test func `a template that nobody filled in dates nothing`() {
    #expect(date("---\ndate: \"{{ date }}\"\n---\n\n\(body)\n", .markdown) == nil)
  }

  @Test(arguments: [
    ("Feb 17, 2026", "2026-02-17"), ("17 February 2026", "2026-02-17"), ("2026-02-17", "2026-02-17"),
    ("By Ada Holm | Updated Feb. 17, 2026 at 9:30 a.m. EST", "2026-02-17 9:30"),
    ("Harbor Ledger, 17 February 2026", "2026-02-17"), ("Published on February 17, 2026", "2026-02-17"),
    ("Published Feb. 16, 2026. Updated Feb. 17, 2026", "?"),
    ("Tuesday February 17, 2026", "2026-02-17"),
  ])
  func `a line above the text dates it`(_ line: String, _ expected: String) {
    #expect(date("The wall is down\n\n\(line)\n\n\(body)") == expected)
    #expect(date("👩‍👩‍👧\r\nThe wall is down\r\n\(line)\r\n\(body)\r\n") == expected)
    #expect(date("# The wall is down\n\n*\(line)*\n\n\(body)\n", .markdown) == expected)
    #expect(date("<h1>The wall is down</h1><p>\(line)</p><p>\(body)</p>", .html) == expected)
  }

  @Test(arguments: [
    ("HARBOR, March 3, 2026 (Coast Wire) —", "2026-03-03"), ("HARBOR, 3 March 2026 -", "2026-03-03"),
    ("HARBOR, March 3. /WIRE/.", "?"), ("HARBOR, March 3 —", "?"),
  ])
  func `a dateline dates it, to the year if it says which`(_ line: String, _ expected: String) {
    #expect(date("The wall is down\n\n\(line) \(body)") == expected)
  }

  @Test func `dates that the text speaks of are not the page's`() {
    #expect(date("The wall is down\n\n\(body)") == nil)
    #expect(
      date("The wall is down\n\nOn March 3, 2019 — a Sunday — the wall was built by the county for the port.") == nil)
    #expect(date("The wall of May 2, 2019\n\n\(body)") == nil)
    #expect(date("The wall is down\n\nThe Wall That Stood Since March 3, 2019\n\n\(body)") == nil)
    #expect(date("The wall is down\n\nPhoto: the wall, March 3, 2019\n\n\(body)") == nil)
    #expect(date("The wall is down\n\n\(body)\n\n\(body)\n\nMarch 3, 2019") == nil)
  }
}
