import Formats
import TestSupport
import Testing

@testable import Articles

/// What of an archived quotation matters to one who quotes the same: "their words > our words", one a change; nil where
/// the two are no one quotation.
private func changes(_ own: String, _ printed: String) -> [String]? {
  func quoted(_ text: String) -> QuotedText {
    let bytes = Array(text.utf8)
    return QuotedText(bytes, TextRange(0, bytes.count))
  }
  let (own, printed) = (quoted(own), quoted(printed))
  return QuotationAlignment(of: own, with: printed)?.changes(own, printed).map {
    "\($0.kind) \(printed.text($0.other)) > \(own.text($0.own))"
  }
}

private let printed = "We will keep a tight rein on every pound that the port spends, and not one of us will be late."

@Suite struct WordingChangeTests {
  @Test func `another word, a missing word and a moved negation are told`() {
    #expect(
      changes("We will keep a tight reign on every pound that the port spends", printed) == ["replaced rein > reign"])
    #expect(
      changes("We will keep a tight rein on every pound that the port earns, and not one of us will be late", printed)
        == ["replaced spends > earns"])
    #expect(changes("We will keep a rein on every pound that the port spends", printed) == ["dropped tight > "])
    #expect(changes("that the port spends, and one of us will be late", printed) == ["negation not > "])
    #expect(
      changes("We will keep a tight rein not on every pound that the port spends", printed) == ["negation  > not"])
  }

  @Test func `what honest writers do differently is no change`() {
    for own in [
      printed, "a tight rein on every pound", "“We’ll keep a tight rein on every pound that the port spends…”",
      "WE WILL KEEP A TIGHT REIN ON EVERY POUND THAT THE PORT SPENDS",
      "We will keep a tight rein on every [penny] that the port spends",
      "We will keep a tight rein … that the port spends, and not one of us will be late",
      "We will keep a tight rein (on money) on every pound that the port spends",
      "We will keep a tight, tight rein on every pound that the port spends",
      "We will, you know, keep a tight rein on every pound that the port spends",
      "We will keep a tight rein, Holm said, on every pound that the port spends",
      "We will keep tight rein on each and every pound that the port spends",
      "We will keep a tight rein on every pounds that the port spends",
    ] {
      #expect(changes(own, printed) == [], "\(own)")
    }
  }

  @Test(arguments: [
    ("the colour of the old harbour wall", "the color of the old harbor wall"),
    ("a hard-line answer to the second question", "a hardline answer to the 2nd question"),
    ("ten per cent of what the port spends", "10 percent of what the port spends"),
    ("ten per cent of what the port spends", "10% of what the port spends"),
    ("we don’t know what the port spends", "we do not know what the port spends"),
    ("they should've told us what the port spends", "they should have told us what the port spends"),
    ("we are gonna look at what the port spends", "we're going to look at what the port spends"),
    ("the U.S. knows well what the port spends", "the US knows well what the port spends"),
    ("in Oct. we saw the e-mail on what the port spends", "in October we saw the email on what the port spends"),
    ("the adviser of the goverment knows the port", "the advisor of the government knows the port"),
    ("it was Müller who knew what the port spends", "it was Muller who knew what the port spends"),
    ("the executive board knew what the port spends", "the EB knew what the port spends"),
    ("it costs 1,200 pounds a year to run the port", "it costs 1200 pounds a year to run the port"),
  ])
  func `spellings and numbers are no change`(_ own: String, _ other: String) {
    let (own, other) = ("I tell you that \(own) and so does everyone", "I tell you that \(other) and so does everyone")
    #expect(changes(own, other) == [])
    #expect(changes(other, own) == [])
  }

  @Test func `a number with a point is another one without it`() {
    #expect(
      changes("the port lost 3.5 million pounds in a year", "the port lost 35 million pounds in a year")
        == ["replaced 35 > 3.5"])
  }

  @Test func `two speeches with a set phrase in common are no one quotation`() {
    #expect(changes("at the end of the day we will build it", "we go home at the end of the day, all of us") == [])
    #expect(changes("nobody looked at the wall for years", "the ferry was late again on Monday") == nil)
    for nothing in ["", "—", "one two three four", "…"] { #expect(changes(nothing, printed) == nil, "\(nothing)") }
  }

  @Test func `words are read alike whatever stands around them`() {
    #expect(
      ComparedWord.all(in: "“The U.S. hard-line ‘reset’ — it’s 1,200”").map(\.hash)
        == ComparedWord.all(in: "the us hard line RESET its 1200").map(\.hash))
    #expect(ComparedWord.all(in: "end.The next").count == 3)
    #expect(ComparedWord.all(in: "so [it was] … late").map(\.marks) == [[], [.bracketed], [.bracketed], [.afterGap]])
  }

  @Test func `a quotation of a whole book takes no longer than its first pages`() {
    let rate = growth(from: 2_000, to: 40_000) { count in
      let long = (0..<count).map { "word\($0)" }.joined(separator: " ")
      #expect(changes(long, long) == [])
    }
    #expect(rate < 4)
  }
}
