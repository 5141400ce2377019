import Articles
import Formats
import TestSupport
import Testing

@testable import Rules

/// Checks what is reported of a text's times, and what the text is after the fixes; nil where none is offered.
private func check(
  _ expected: String, _ format: any PageFormat = .plain, fixed: String? = nil,
  _ sourceLocation: SourceLocation = #_sourceLocation
) {
  RuleCase(type: RelativeTime.self).check(expected, format, fixed: fixed, sourceLocation)
}

/// A page of a day, a Tuesday.
private func dated(_ text: String) -> String { "The wall is down\n\n17 February 2026\n\n" + text }

@Suite struct RelativeTimeTests {
  @Test func `an age gives way to its day`() {
    check(dated("The wall fell ⟦two days ago⟧."), fixed: dated("The wall fell on February 15."))
    check(dated("⟦Two days ago⟧ the wall fell."), fixed: dated("On February 15 the wall fell."))
    check(dated("It stood until ⟦two days ago⟧."), fixed: dated("It stood until February 15."))
    check(dated("🚢 It fell ⟦60 days ago⟧.\r\n"), fixed: dated("🚢 It fell on December 19, 2025.\r\n"))
    check(
      "---\ndate: 2026-02-17T14:00:00-05:00\n---\n\nThe wall *fell* ⟦5 hours ago⟧.\n", .markdown,
      fixed: "---\ndate: 2026-02-17T14:00:00-05:00\n---\n\nThe wall *fell* on February 17.\n")
    check(
      "<time datetime='2026-02-17'>Tuesday</time><p>The <b>wall</b> fell <i>⟦two days ago⟧</i>.</p>", .html,
      fixed: "<time datetime='2026-02-17'>Tuesday</time><p>The <b>wall</b> fell <i>on February 15</i>.</p>")
  }

  @Test func `an age whose day is not certain is only reported`() {
    check(dated("The wall fell ⟦5 hours ago⟧. It fell about ⟦two days ago⟧. It fell two weeks ago, or 500 days ago."))
    check("HARBOR, March 3 — The wall of the old harbor fell ⟦two days ago⟧.")
    check("<time datetime='2026-02-17'>Tuesday</time><p>The wall fell ⟦two <b>days</b> ago⟧.</p>", .html)
  }

  @Test func `a page with a date may say yesterday`() {
    check(dated("The wall fell yesterday, and last week. It falls today, on Monday and tomorrow."))
    check("HARBOR, March 3 — The wall of the old harbor fell yesterday, the engineer said.")
  }

  @Test func `a page without a date is reported once`() throws {
    let text = """
      The wall fell last week, and the ferry stopped on Monday.

      The council met ⟦yesterday⟧ and votes tomorrow. It meets next month. The bridge closed two days ago.
      """
    check(text)
    let found = RelativeTime().findings(in: Article(MarkedText(text).text), settings: Settings())
    let finding = try #require(found.first)
    #expect(finding.message == "Tells a later reader no day, since the page has no date: 'yesterday'")
    #expect(
      finding.related.map(\.message)
        == ["last week", "next month", "two days ago"].map { "'\($0)' hangs on the same date" }
    )
  }

  @Test func `what speakers say is theirs`() {
    check("“I saw it yesterday,” she said. “It fell two days ago.”")
    check(dated("“It fell two days ago. It was old.\n\n“Nobody looked for two days,” she said."))
    check("Brandt: I saw it fall yesterday, and nobody helped us.")
  }

  @Test func `today stands for nowadays unless something happens on it`() {
    check("The council voted ⟦today⟧.")
    check("⟦Today⟧, the council will vote on the wall.")
    check("Most people live in towns today. Tourism today is a trade. Today there are four walls.")
    check("The town has changed a lot today. They built the walls that we see today. It was 20 then and is 33 today.")
  }

  @Test func `boilerplate, headlines, bylines and long ago are left alone`() {
    check(
      "The wall fell yesterday\n\nHarbor Ledger5 hours ago\nThe wall of the old harbor fell on the boats, Ada Holm said."
    )
    check("The wall was built 30 years ago, a year ago, three months ago, long ago, or in the past week.")
    check("The county lost the ferry ⟦two weeks ago⟧. It was built 500 days ago.")
    check("```\nfell yesterday, two days ago\n```\n", .markdown)
  }
}
