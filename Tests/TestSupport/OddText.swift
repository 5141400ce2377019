/// The same numbers on every run, so that a page that failed once fails again.
package struct Dice: RandomNumberGenerator {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ state >> 33) &* 0xff51_afd7_ed55_8ccd
  }
}

/// Bits of text that are hard to count: wide characters, marks above letters, line ends, references, half markup.
package let oddBits = [
  "Lavrov ", "said", " no", "👩‍👩‍👧 ", "e\u{301}", "“quoted” ", "it’s ", "\r\n", "\n", "\r", "\n\n", "\r\n\r\n", "\t", "  ",
  "&amp;", "&mdash;", "&#8217;", "&#x1F600;", "&bogus;", "&copy", "&notit;", "&", "&amp;amp;", "&nbsp;", "&fjlig;",
  "&#0;", "&#38;", "\u{A0}", "\u{0}", "\u{1}", "\u{85}", "\u{FFFE}", "\u{FEFF}", "\u{2028}", "\\", "\\*", "<", ">",
  "< b", "\"", "'",
  "http://a.org/?b=1&amp;c=\\*2_d_ ", "www.a.org/x*y ", "ann@a.org ", "<!-- stet -->", "<!-- stet: rule -->", "<!-- ",
]
