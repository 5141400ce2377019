import Articles
import Formats

/// Reports a quotation whose marks do not match.
struct UnbalancedQuote: Rule {
  static let page = RulePage(
    id: "unbalanced-quote",
    severity: .warning,
    reports: "A quotation that opens with one kind of mark and closes with another, or never closes.",
    because:
      "Where the words of the speaker end is what a quotation mark is for; a reader takes what follows for quoted.",
    wrong: [
      "“The wall of 1895 fell,⟦'⟧ the engineer said.",
      "“The wall fell,⟦\"⟧ the engineer said.",
      "⟦“⟧The wall fell, the engineer Ada Holm said. “It was old.”",
      "The engineer was angry: ⟦“⟧The wall fell because nobody looked.\n\nThe council met on Monday.",
    ],
    right: [
      "“The wall fell,” the engineer Ada Holm said. “She told me ‘never’.”",
      "“The wall fell, and it was old.\n\n“Nobody had looked at it in years,” Holm said.",
      "The workers' hut of the '90s is 6' 2\" high.",
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    var findings: [Finding] = []
    for block in article.blocks.indices where article.isBody(block) {
      for quotation in article.unbalancedQuotations(in: block) {
        findings.append(finding(quotation, article.blocks[block], article))
      }
    }
    return findings
  }

  private func finding(_ quotation: UnbalancedQuotation, _ block: Block, _ article: Article) -> Finding {
    let opening = block.source(of: quotation.opening)
    let mark = closingMark(for: quotation.opening, block, article)
    guard let wrong = quotation.wrongClosing else {
      let quoted = Passage(ProseRange(quotation.opening.start, block.prose.bytes.count), of: block).abbreviated(to: 40)
      var fixes: [Fix] = []
      if let mark, let last = quotation.lastInside {
        let place = block.source(of: last).end
        let before = block.word(endingWith: last).abbreviated(to: 30)
        fixes = [
          Fix(
            title: "Add \(mark.shown) behind '\(before)'",
            edits: [Edit(range: TextRange(place, place), text: mark.written)])
        ]
      }
      return Finding(range: opening, message: "'\(quoted)' is never closed", fixes: fixes)
    }
    let quoted = Passage(ProseRange(quotation.opening.start, wrong.start), of: block).abbreviated(to: 40)
    let range = block.source(of: wrong)
    let fixes = mark.map { [Fix(title: "Close with \($0.shown)", edits: [Edit(range: range, text: $0.written)])] }
    return Finding(
      range: range,
      message: "'\(quoted)' opens with \(block.words(quotation.opening)) and closes with \(block.words(wrong))",
      related: [Remark(range: opening, message: "The quotation opens here")], fixes: fixes ?? [])
  }

  /// The mark that closes what another opens, as a reader sees it and as the format writes it where the opening one is
  /// written as a character reference. Nil for marks that different languages close in different ways.
  private func closingMark(
    for opening: ProseRange, _ block: Block, _ article: Article
  ) -> (shown: String, written: String)? {
    guard let shown = Self.closing[block.words(opening)] else { return nil }
    let source = article.text[block.source(of: opening)]
    guard source.hasPrefix("&") else { return (shown, shown) }
    return Self.closingReference[source.lowercased()].map { (shown, $0) } ?? (shown, shown)
  }

  private static let closing = [
    "“": "”", "\"": "\"", "‘": "’", "'": "'", "«": "»", "»": "«", "‹": "›", "›": "‹", "”": "”", "’": "’",
  ]
  private static let closingReference = [
    "&ldquo;": "&rdquo;", "&lsquo;": "&rsquo;", "&laquo;": "&raquo;", "&quot;": "&quot;", "&apos;": "&apos;",
    "&#8220;": "&#8221;", "&#8216;": "&#8217;", "&#171;": "&#187;", "&#34;": "&#34;", "&#39;": "&#39;",
    "&#x201c;": "&#x201d;", "&#x2018;": "&#x2019;", "&#x22;": "&#x22;", "&#x27;": "&#x27;",
  ]
}

extension Block {
  /// A stretch of prose from the blank before it.
  fileprivate func word(endingWith range: ProseRange) -> Passage {
    var start = range.start
    while start > 0, prose.bytes[start - 1] > 0x20 { start -= 1 }
    return Passage(ProseRange(start, range.end), of: self)
  }
}
