import Articles
import Formats

/// Reports a quotation whose marks do not match.
struct UnbalancedQuote: Rule {
  static let page = RulePage(
    id: "unbalanced-quote",
    severity: .warning,
    reports: "A quotation that opens with one kind of mark and closes with another, never closes, or was never opened.",
    because:
      "Where the words of the speaker end is what a quotation mark is for; a reader takes what follows for quoted.",
    wrong: [
      "“The wall of 1895 fell,⟦'⟧ the engineer said.",
      "“The wall fell,⟦\"⟧ the engineer said.",
      "⟦“⟧The wall fell, the engineer Ada Holm said. “It was old.”",
      "She called the wall ⟦“⟧a scandal and left.",
      "The wall fell,⟦”⟧ the engineer said.",
      "The engineer was angry: ⟦“⟧The wall fell because nobody looked.\n\nThe council met on Monday.",
    ],
    right: [
      "“The wall fell,” the engineer Ada Holm said. “She told me ‘never’.”",
      "“The wall fell, and it was old.\n\n“Nobody had looked at it in years,” Holm said.",
      "The workers' hut of the '90s is 6' 2\" high.",
    ],
    isForAnyLanguage: true)

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
    let mark = block.source(of: quotation.mark)
    let closing = closingMark(for: quotation.mark, block, article)
    func quoted(_ start: Int, _ end: Int) -> String {
      "'\(Passage(ProseRange(start, end), of: block).abbreviated(to: 40))'"
    }
    switch quotation.fault {
    case .neverOpened:
      let start = block.prose.bytes[..<quotation.mark.start].lastIndex(of: 0x20).map { $0 + 1 } ?? 0
      return Finding(range: mark, message: "Never opened: \(quoted(start, quotation.mark.end))")
    case .neverClosed(let last, let isCertain):
      var fixes: [Fix] = []
      if let closing, let last {
        let place = block.source(of: last).end
        let before = block.word(endingWith: last).abbreviated(to: 30)
        let edit = Edit(range: TextRange(place, place), text: block.written(closing.written))
        fixes = [Fix(title: "Add \(closing.shown) behind '\(before)'", edits: [edit], isCertain: isCertain)]
      }
      let words = quoted(quotation.mark.start, block.prose.bytes.count)
      return Finding(range: mark, message: "Never closed: \(words)", fixes: fixes)
    case .closedWith(let wrong):
      let range = block.source(of: wrong)
      let fixes = closing.map {
        [Fix(title: "Close with \($0.shown)", edits: [Edit(range: range, text: block.written($0.written))])]
      }
      let (opens, closes) = (block.words(quotation.mark), block.words(wrong))
      return Finding(
        range: range,
        message: "Opens with \(opens) and closes with \(closes): \(quoted(quotation.mark.start, wrong.start))",
        related: [Remark(range: mark, message: "The quotation opens here")], fixes: fixes ?? [])
    }
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
