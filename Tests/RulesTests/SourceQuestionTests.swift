import Articles
import Formats
import Testing

@testable import Rules

/// The text after the first offer to ask for a source; nil where there is none.
private func asked(_ text: String, _ format: any PageFormat = .plain, mark: String = "[source?]") -> String? {
  var settings = Settings()
  settings.sourceQuery = mark
  let article = Article(text, format: format)
  let fixes = findings(in: article, settings: settings).flatMap(\.fixes)
  guard let fix = fixes.first(where: { $0.title == "Ask for a source: \(mark)" }) else { return nil }
  return String(decoding: edited(article.text.bytes, by: fix.edits), as: UTF8.self)
}

/// Checks where the mark is put, that it changes nothing else, no judgement, and that it is not offered twice.
private func check(
  _ text: String, _ format: any PageFormat = .plain, gives expected: String,
  _ sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(asked(text, format) == expected, sourceLocation: sourceLocation)
  let (before, after) = (Article(text, format: format), Article(expected, format: format))
  #expect(
    findings(in: before).map { "\($0.rule) \($0.message) \($0.score ?? 0)" }
      == findings(in: after).map { "\($0.rule) \($0.message) \($0.score ?? 0)" }, sourceLocation: sourceLocation)
  #expect(asked(expected, format) == nil, sourceLocation: sourceLocation)
}

private let claim =
  "The new toll has cut traffic on the bridge by almost 40 percent and driven most haulage firms out of the valley"

@Suite struct SourceQuestionTests {
  @Test func `the mark stands where a copy editor writes it`() {
    check("Officials say the bridge fell.", gives: "Officials say the bridge fell [source?].")
    check("🚢 Critics say it fell… It was old.", gives: "🚢 Critics say it fell [source?]… It was old.")
    check("Critics say it “fell over.” It was old.", gives: "Critics say it “fell over.” [source?] It was old.")
    check("Critics say it “fell over”. It was old.", gives: "Critics say it “fell over” [source?]. It was old.")
    check("Critics say it fell in the U.S.", gives: "Critics say it fell in the U.S. [source?]")
    check("Critics say so!\r\nIt was old.\r\n", gives: "Critics say so [source?]!\r\nIt was old.\r\n")
    check("\(claim).", gives: "\(claim) [source?].")
  }

  @Test func `markup around the last word stays as it was`() {
    check("<p>Critics say it <b>fell</b>.</p>", .html, gives: "<p>Critics say it <b>fell</b> [source?].</p>")
    check(
      "<p>Critics say it <q>fell</q>&hellip;</p>", .html, gives: "<p>Critics say it <q>fell</q> [source?]&hellip;</p>")
    check(
      "<p>Critics&nbsp;say it &ldquo;fell.&rdquo;</p>", .html,
      gives: "<p>Critics&nbsp;say it &ldquo;fell.&rdquo; [source?]</p>")
    check("Critics say it **fell**.\n", .markdown, gives: "Critics say it **fell** [source?].\n")
    check("> Critics say it [fell](a.md).\n", .markdown, gives: "> Critics say it [fell](a.md) [source?].\n")
    check("*\(claim).*\n", .markdown, gives: "*\(claim) [source?].*\n")
  }

  @Test func `a sentence that is asked already is not asked again`() {
    #expect(asked("Officials say the bridge [which one?] fell.") == nil)
    #expect(asked("Officials say the bridge fell. [source?] It was old.") == nil)
    #expect(
      asked("It was old [how old?]. Officials say it fell.")
        == "It was old [how old?]. Officials say it fell [source?].")
  }

  @Test func `a desk has its own mark, or none`() {
    #expect(asked("Officials say it fell.", mark: "[Quelle?]") == "Officials say it fell [Quelle?].")
    #expect(asked("<p>Officials say it fell.", .html, mark: "[<&?]") == "<p>Officials say it fell [&lt;&amp;?].")
    #expect(asked("Officials say it fell.", mark: "") == nil)
  }

  @Test func `it notes what is to be done and sets nothing right`() {
    let fixes = findings(in: Article("Officials say it fell.")).flatMap(\.fixes)
    #expect(fixes.map(\.isCorrection) == [false])
  }
}
