/// Tells what on a page is article and what is furniture, from the summaries of its blocks.
///
/// Exact rules only, each nearly certain: whole lines that are furniture on every site, ages, repeated headlines,
/// cards about other articles, and the tail of a page behind its last paragraph once something in it is furniture
/// for certain. What is merely likely stays article; a later, fitted model refines it behind the same kinds.
struct PageStructure {
  private(set) var kinds: [Block.Kind]
  private(set) var cards: [RelatedCard] = []
  /// The block that is the article's headline.
  private(set) var headline: Int?
  private let blocks: [Block]
  private let summaries: [BlockSummary]

  init(blocks: [Block], summaries: [BlockSummary]) {
    self.blocks = blocks
    self.summaries = summaries
    kinds = blocks.map(\.kind)
    markWholeLines()
    headline = firstHeadline()
    if let headline { kinds[headline] = .headline }
    findCards()
    markRepeatedHeadline()
    markTail()
    markSections()
    markSmallKinds()
  }

  // MARK: Lines that say what they are

  private mutating func markWholeLines() {
    for i in blocks.indices where isOpen(i) {
      if summaries[i].isFurniture || summaries[i].age != nil { kinds[i] = .furniture }
    }
  }

  /// Not yet known to be anything but text.
  private func isOpen(_ i: Int) -> Bool {
    switch kinds[i] {
    case .paragraph, .listItem, .subheading, .quotation, .caption: true
    default: false
    }
  }

  /// Text of the article's kind: a sentence or more.
  private func isProse(_ i: Int) -> Bool {
    let summary = summaries[i]
    return isOpen(i) && summary.isTerminated && (summary.words >= 12 || summary.sentenceCount > 1)
  }

  private func isShortLine(_ i: Int) -> Bool { summaries[i].words <= 25 && !summaries[i].isTerminated }

  // MARK: The headline

  private func firstHeadline() -> Int? {
    if let marked = blocks.firstIndex(where: { $0.kind == .headline }) { return marked }
    for i in blocks.indices where kinds[i] != .mark && kinds[i] != .furniture {
      guard isOpen(i), !isProse(i), summaries[i].words >= 2, summaries[i].words <= 30, !summaries[i].isHeading else {
        return nil
      }
      guard isShortLine(i) || summaries[i].asks && summaries[i].words <= 16 && summaries[i].sentenceCount == 1 else {
        return nil
      }
      // A line that is never followed by text heads nothing.
      return blocks.indices.contains(where: { $0 > i && isProse($0) }) ? i : nil
    }
    return nil
  }

  private mutating func markRepeatedHeadline() {
    guard let headline, summaries[headline].textHash != 0 else { return }
    for i in blocks.indices.dropFirst(headline + 1) {
      if isProse(i) { break }
      if summaries[i].textHash == summaries[headline].textHash, isOpen(i) { kinds[i] = .furniture }
    }
  }

  // MARK: Cards

  private mutating func findCards() {
    var seenProse = false
    var i = 0
    while i < blocks.count {
      if isProse(i) { seenProse = true }
      guard seenProse || (headline.map { i > $0 && !repeats($0, i) } ?? false), let card = card(at: i) else {
        i += 1
        continue
      }
      for k in card.blocks { kinds[k] = .relatedCard }
      cards.append(card)
      i = card.blocks.upperBound
    }
  }

  private func repeats(_ a: Int, _ b: Int) -> Bool { summaries[a].textHash == summaries[b].textHash }

  /// A headline that comes again within the next lines, with an age or an outlet among them.
  private func card(at start: Int) -> RelatedCard? {
    let title = summaries[start]
    guard isOpen(start), title.words >= 2, title.words <= 25, title.textHash != 0, !title.isHeading, !isProse(start)
    else {
      return nil
    }
    var end = start + 1
    var last = start
    var age: Int?
    var outlet: Int?
    while end < blocks.count, end - start < 12, !isProse(end), !summaries[end].isHeading {
      if summaries[end].textHash == title.textHash {
        last = end
      } else if summaries[end].age != nil {
        if age == nil { age = end }
      } else if summaries[end].words > 8 || isNextCard(end) {
        break
      } else if outlet == nil, summaries[end].words <= 5 {
        outlet = end
      }
      end += 1
    }
    guard last > start, age != nil || outlet != nil else { return nil }
    // Several paragraphs in a row are the article going on around the card, not the card's text.
    let isAlone = end + 1 >= blocks.count || !isProse(end + 1)
    let body = end < blocks.count && isProse(end) && isAlone && end - last <= 4 ? end : nil
    let stop = body.map { $0 + 1 } ?? lastOf(start, last, age, outlet) + 1
    return RelatedCard(
      blocks: start..<stop, headline: start, outlet: outletName(outlet, age), age: age.flatMap(ageText), body: body)
  }

  private func isNextCard(_ i: Int) -> Bool {
    let hash = summaries[i].textHash
    guard summaries[i].words >= 3 else { return false }
    return (i + 1..<min(blocks.count, i + 4)).contains { summaries[$0].textHash == hash }
  }

  private func lastOf(_ start: Int, _ last: Int, _ age: Int?, _ outlet: Int?) -> Int {
    max(last, age ?? start, outlet ?? start)
  }

  private func ageText(_ i: Int) -> String? {
    summaries[i].age.map { text(of: i, $0.range) }
  }

  private func outletName(_ outlet: Int?, _ age: Int?) -> String? {
    if let age, let range = summaries[age].age?.outlet { return text(of: age, range) }
    guard let outlet else { return nil }
    let words = text(of: outlet, TextRange(0, blocks[outlet].prose.bytes.count))
    let trimmed = words.drop { !$0.isLetter && !$0.isNumber }
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  private func text(of i: Int, _ range: TextRange) -> String {
    String(decoding: blocks[i].prose.bytes[range.start..<range.end], as: UTF8.self)
  }

  // MARK: Behind the article

  /// From the first section heading behind which only furniture, cards and at most two stray paragraphs a section come.
  private mutating func markTail() {
    guard let firstProse = blocks.indices.first(where: isProse) else { return }
    var start = blocks.count
    var stray = 0
    for i in blocks.indices.reversed() {
      if isProse(i) {
        stray += 1
        if stray > 2 { break }
      } else if summaries[i].isHeading, kinds[i] != .relatedCard, firstProse < i {
        start = i
        stray = 0
      }
    }
    let firstCard = cards.first?.blocks.lowerBound ?? blocks.count
    start = min(
      start, firstCard > 0 && hasProse(before: firstCard) && !hasArticleProse(after: firstCard) ? firstCard : start)
    guard start < blocks.count || (kinds.last == .furniture) else { return }
    guard hasProse(before: start) else { return }
    // Short lines right before it: image descriptions, promotion.
    while start > 0,
      kinds[start - 1] == .furniture || kinds[start - 1] == .mark || isOpen(start - 1) && isShortLine(start - 1)
    {
      start -= 1
    }
    guard hasProse(before: start) else { return }
    for i in start..<blocks.count where isOpen(i) { kinds[i] = .furniture }
  }

  private func hasProse(before end: Int) -> Bool { (0..<end).contains(where: isProse) }
  private func hasArticleProse(after start: Int) -> Bool { (start..<blocks.count).contains(where: isProse) }

  /// A section heading in the middle of an article: it, and the short lines behind it.
  private mutating func markSections() {
    for i in blocks.indices where isOpen(i) && summaries[i].isHeading && isShortLine(i) {
      kinds[i] = .furniture
      var k = i + 1
      while k < blocks.count, k - i < 8, isOpen(k), isShortLine(k), summaries[k].words <= 20 {
        kinds[k] = .furniture
        k += 1
      }
    }
  }

  private mutating func markSmallKinds() {
    for i in blocks.indices where kinds[i] == .paragraph {
      if summaries[i].isByline {
        kinds[i] = .byline
      } else if summaries[i].isCaption {
        kinds[i] = .caption
      } else if !summaries[i].isTerminated, summaries[i].words <= 12, summaries[i].sentenceCount == 1 {
        kinds[i] = .subheading
      }
    }
  }
}
