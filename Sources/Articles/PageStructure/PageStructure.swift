import Formats

/// Tells what on a page is article and what is boilerplate, from the summaries of its blocks.
///
/// Few rules, each nearly certain, since greyed-out or removed text of an article costs more than a widget left alone:
/// whole lines that are boilerplate on every site, ages, repeated headlines, cards about other articles, and what is no
/// sentence behind the last sentence of the article once something there is boilerplate for certain. What they leave open
/// is judged by a fitted model.
package struct PageStructure {
  private(set) package var kinds: [Block.Kind]
  private(set) var cards: [RelatedCard] = []
  /// The block that is the article's headline.
  private(set) var headline: Int?
  /// How likely each block is no part of the article, from 0 to 1; 1 where a rule says so.
  private(set) var boilerplate: [Float] = []
  private let blocks: [Block]
  private let summaries: [BlockSummary]
  private let elements: [MarkupElement]
  private let source: SourceText
  private let format: any PageFormat

  /// - Parameter model: judges what the rules leave open; nil while it is being fitted.
  package init(_ page: Page, summaries: [BlockSummary], text: SourceText, format: any PageFormat, model: LineModel?) {
    blocks = page.blocks
    elements = page.elements
    self.summaries = summaries
    source = text
    self.format = format
    kinds = blocks.map(\.kind)
    markWholeLines()
    headline = firstHeadline()
    if let headline {
      kinds[headline] = .headline
      // The name of the outlet, of a section.
      for i in 0..<headline where !format.isMarkedUp && isOpen(i) && summaries[i].words > 0 { kinds[i] = .boilerplate }
    }
    findCards()
    markRepeatedHeadline()
    markPromotions()
    markSections()
    markInsertions()
    markTail()
    markCredits()
    boilerplate = kinds.map { $0.isBoilerplate ? 1 : 0 }
    if let model { markLikely(by: model) }
    markSmallKinds()
  }

  // MARK: Lines that say what they are

  private mutating func markWholeLines() {
    let isLiveBlog = blocks.indices.count { isTimeStamp($0) } > 1
    for i in blocks.indices where isOpen(i) && !headsOwnSection(i) {
      if summaries[i].isBoilerplate || summaries[i].age != nil && !(isLiveBlog && isTimeStamp(i)) {
        kinds[i] = .boilerplate
      }
    }
  }

  /// An age right above a paragraph: once it dates the page, again and again it dates the entries of a live blog.
  private func isTimeStamp(_ i: Int) -> Bool { summaries[i].age != nil && i + 1 < blocks.count && isProse(i + 1) }

  /// Not yet known to be anything but text.
  private func isOpen(_ i: Int) -> Bool {
    switch kinds[i] {
    case .paragraph, .listItem, .subheading, .quotation, .caption: true
    default: false
    }
  }

  /// Text of the article's kind: a long sentence, or more than one.
  private func isProse(_ i: Int) -> Bool {
    let summary = summaries[i]
    return isOpen(i) && summary.isTerminated && (summary.words >= 12 || summary.sentenceCount > 1)
  }

  /// Prose, or any sentence that a site's own lines are not.
  private func isStatement(_ i: Int) -> Bool {
    isProse(i) || isOpen(i) && summaries[i].isTerminated && (summaries[i].words >= 6 || summaries[i].isShortReport)
  }

  private func isShortLine(_ i: Int) -> Bool { summaries[i].words <= 25 && !summaries[i].isTerminated }

  // MARK: The headline

  private func firstHeadline() -> Int? {
    if let marked = blocks.firstIndex(where: { $0.kind == .headline }) { return marked }
    // A line without words, an ornament say, neither heads a page nor keeps the next line from it.
    for i in blocks.indices where kinds[i] != .mark && kinds[i] != .boilerplate && summaries[i].words > 0 {
      guard isOpen(i), !isProse(i), summaries[i].words >= 2, summaries[i].words <= 30, !summaries[i].isHeading else {
        return nil
      }
      guard isShortLine(i) || summaries[i].asks && summaries[i].words <= 16 && summaries[i].sentenceCount == 1 else {
        return nil
      }
      // A line that is never followed by text heads nothing.
      guard let text = blocks.indices.first(where: { $0 > i && isProse($0) }) else { return nil }
      return headlineBelow(i, before: text) ?? i
    }
    return nil
  }

  /// Below the name of the outlet, a longer line that is printed twice before the text.
  private func headlineBelow(_ first: Int, before text: Int) -> Int? {
    guard summaries[first].words <= 3, !(first + 1..<text).contains(where: { repeats(first, $0) }) else { return nil }
    var behind = Set<UInt64>()
    var found: Int?
    for i in (first + 1..<text).reversed() {
      let isNew = behind.insert(summaries[i].textHash).inserted
      if !isNew, isOpen(i), isShortLine(i), summaries[i].words >= 4, summaries[i].textHash != 0 { found = i }
    }
    return found
  }

  private mutating func markRepeatedHeadline() {
    guard let headline, summaries[headline].textHash != 0 else { return }
    for i in blocks.indices.dropFirst(headline + 1) {
      if isProse(i) { break }
      if repeats(headline, i), isOpen(i) { kinds[i] = .boilerplate }
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

  /// A headline that comes again within the next lines, with its age among them, or its outlet twice.
  private func card(at start: Int) -> RelatedCard? {
    let title = summaries[start]
    guard isOpen(start), isShortLine(start), title.words >= 2, title.textHash != 0, !title.isHeading else { return nil }
    var end = start + 1
    var last = start
    var age: Int?
    var outlet: Int?
    var namesOutletTwice = false
    while end < blocks.count, end - start < 12, !isProse(end), !summaries[end].isHeading, kinds[end] != .mark {
      if repeats(start, end) {
        last = end
      } else if summaries[end].age != nil {
        if age == nil { age = end }
      } else if summaries[end].words > 8 || summaries[end].isTerminated || isNextCard(end) {
        break
      } else if let outlet {
        namesOutletTwice = namesOutletTwice || repeats(outlet, end)
      } else if summaries[end].words <= 5 {
        outlet = end
      }
      end += 1
    }
    guard last > start, age != nil || namesOutletTwice && last > start + 1 else { return nil }
    // Several paragraphs in a row are the article going on around the card, not the card's text.
    let isAlone = end + 1 >= blocks.count || !isProse(end + 1)
    let body = end < blocks.count && isProse(end) && isAlone && end - last <= 4 ? end : nil
    let stop = body ?? max(last, age ?? start, outlet ?? start)
    return RelatedCard(
      blocks: start..<stop + 1, headline: start, outlet: outletName(outlet, age), age: age.flatMap(ageText), body: body)
  }

  private func isNextCard(_ i: Int) -> Bool {
    guard summaries[i].words >= 3 else { return false }
    return (i + 1..<min(blocks.count, i + 4)).contains { repeats(i, $0) }
  }

  private func ageText(_ i: Int) -> String? {
    summaries[i].age.map { text(of: i, $0.range) }
  }

  private func outletName(_ outlet: Int?, _ age: Int?) -> String? {
    if let age, let range = summaries[age].age?.outlet { return text(of: age, range) }
    guard let outlet else { return nil }
    let words = text(of: outlet)
    let trimmed = words.drop { !$0.isLetter && !$0.isNumber }
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  private func text(of i: Int) -> String { text(of: i, ProseRange(0, blocks[i].prose.bytes.count)) }

  private func text(of i: Int, _ range: ProseRange) -> String {
    String(decoding: blocks[i].prose.bytes[range.start..<range.end], as: UTF8.self)
  }

  // MARK: Around and behind the article

  /// A paragraph of the site's own in plain text: right behind two lines of its boilerplate, the nearer one a heading, and
  /// with nothing but boilerplate behind it.
  private mutating func markPromotions() {
    guard !format.isMarkedUp else { return }
    for i in blocks.indices.dropFirst(2) where isProse(i) && headsSection(i - 1) {
      let isBetween = isCertain(i - 2) && (i + 1 >= blocks.count || isCertain(i + 1))
      if isBetween { kinds[i] = .boilerplate }
    }
  }

  private func headsSection(_ i: Int) -> Bool {
    summaries[i].isHeading || summaries[i].isOneWordHeading || summaries[i].endsInHeading
  }

  private func isCertain(_ i: Int) -> Bool {
    kinds[i].isBoilerplate || isOpen(i) && summaries[i].isHeading
  }

  /// A section heading of the site behind the first paragraph, with the short lines behind it.
  private mutating func markSections() {
    guard let firstProse = blocks.indices.first(where: isStatement) else { return }
    for i in blocks.indices.dropFirst(firstProse) where isOpen(i) && summaries[i].isHeading && isShortLine(i) {
      kinds[i] = .boilerplate
      var k = i + 1
      while k < blocks.count, k - i < 8, isOpen(k), isShortLine(k), summaries[k].words <= 20 {
        kinds[k] = .boilerplate
        k += 1
      }
    }
  }

  /// The same short line again and again, each time between two paragraphs: "Article content", "Story continues below".
  private mutating func markInsertions() {
    var places: [UInt64: [Int]] = [:]
    for i in blocks.indices.dropFirst().dropLast()
    where kinds[i] == .paragraph && isShortLine(i) && summaries[i].words <= Self.longestInsertion
      && summaries[i].textHash != 0 && summaries[i - 1].isTerminated && summaries[i + 1].isTerminated
    {
      places[summaries[i].textHash, default: []].append(i)
    }
    for found in places.values where found.count >= Self.fewestInsertions {
      for i in found { kinds[i] = .boilerplate }
    }
  }

  /// Words.
  private static let longestInsertion = 8
  private static let fewestInsertions = 3

  /// What is no sentence behind the last sentence of the article, if anything there is boilerplate for certain.
  private mutating func markTail() {
    guard
      let last = blocks.indices.last(where: {
        isStatement($0) || format.isMarkedUp && isOpen($0) && kinds[$0] == .listItem
      })
    else { return }
    let tail = last + 1..<blocks.count
    guard tail.contains(where: isCertain) else { return }
    for i in tail where isOpen(i) && !headsOwnSection(i) { kinds[i] = .boilerplate }
  }

  /// A marked heading of one word is as likely the author's: "Topics", "Comments".
  private func headsOwnSection(_ i: Int) -> Bool {
    format.isMarkedUp && blocks[i].kind == .subheading && summaries[i].words == 1
  }

  // MARK: What is likely

  /// What the model sees of the page once the rules have had their say.
  package var features: LineFeatures {
    LineFeatures(
      blocks: blocks, summaries: summaries, kinds: kinds, headline: headline, text: format.isMadeOfLines ? source : nil,
      elements: elements, shown: shownToModel)
  }

  private mutating func markLikely(by model: LineModel) {
    let isPage = kinds.contains(where: \.isBoilerplate)
    guard isPage ? isOfPageSize : hasProse && blocks.count <= Self.largestUnmarkedPage else { return }
    var scores = [Float](repeating: 1, count: blocks.count)
    let seen = features
    for (i, score) in zip(seen.shown, model.boilerplate(seen)) { scores[i] = score }
    // Somebody's own text, not a page: nothing on it is boilerplate for certain, nor several lines almost so.
    let sureLines = blocks.indices.count { scores[$0] >= Self.almostCertain && isOpen($0) && !isProse($0) }
    guard isPage || sureLines >= Self.leastSureLines else { return }
    for i in blocks.indices where isOpen(i) { boilerplate[i] = scores[i] }
    levelLists()
    for i in blocks.indices where isOpen(i) {
      if boilerplate[i] >= (isProse(i) ? Self.surelyFurniture : Self.likelyFurniture) { kinds[i] = .boilerplate }
    }
    if !blocks.indices.contains(where: isProse) { keepLikeliest() }
    if !format.isMarkedUp { findHeadline(scores) }
    keepStandfirst()
  }

  /// What stands right below the headline, or below who wrote it and when, and is longer than a site's own lines: a
  /// standfirst or a first paragraph, which furniture around it makes look like more of it.
  private mutating func keepStandfirst() {
    guard let headline else { return }
    var i = headline + 1
    while i < blocks.count, i <= headline + Self.credits, isCredit(i) { i += 1 }
    guard i < blocks.count, kinds[i] == .boilerplate, boilerplate[i] < 1,
      summaries[i].words >= Self.fewestStandfirstWords, !summaries[i].isCaption,
      blocks[i].linkBytes * 2 < blocks[i].prose.bytes.count
    else { return }
    kinds[i] = blocks[i].kind
  }

  private static let fewestStandfirstWords = 8
  /// Blocks between a headline and the text.
  private static let credits = 3

  /// Where all prose looks like furniture, the paragraph that does least is a brief, a correction, an alert: nothing left is
  /// never right.
  private mutating func keepLikeliest() {
    let prose = blocks.indices.filter {
      kinds[$0] == .boilerplate && boilerplate[$0] < 1 && summaries[$0].isTerminated
        && summaries[$0].words >= Self.fewestBriefWords
    }
    guard let kept = prose.min(by: { boilerplate[$0] < boilerplate[$1] }) else { return }
    kinds[kept] = blocks[kept].kind
  }

  private static let fewestBriefWords = 12

  /// The headline of a page that has furniture above it, told by where the article begins.
  private mutating func findHeadline(_ scores: [Float]) {
    guard let first = blocks.indices.first(where: isProse) else { return }
    let above = max(0, first - HeadlineChoice.reach)..<first
    let candidates = above.filter { canHead($0) }
    let isCredit = above.map(isCredit)
    var body: [Int] = []
    for i in first..<blocks.count where isProse(i) && body.count < HeadlineChoice.paragraphs { body.append(i) }
    var choice = HeadlineChoice(article: body.map { blocks[$0].prose })
    for i in candidates {
      choice.consider(
        i, blocks[i].prose, words: summaries[i].words, isTerminated: summaries[i].isTerminated, distance: first - i,
        isBeforeCredits: (i + 1..<min(first, i + 4)).contains { isCredit[$0 - above.lowerBound] },
        isBehindByline: (max(0, i - HeadlineChoice.bylineReach)..<i).contains { summaries[$0].isByline },
        next: i + 1 < first && !isCredit[i + 1 - above.lowerBound] ? summaries[i + 1].words : 0)
    }
    // Printed twice, it is the first one that stays.
    let best = choice.best.flatMap { best in candidates.first { repeats($0, best) } }
    guard let found = best, found != headline else { return }
    if let headline {
      boilerplate[headline] = scores[headline]
      kinds[headline] = scores[headline] >= Self.likelyFurniture ? .boilerplate : .paragraph
    }
    headline = found
    (kinds[found], boilerplate[found]) = (.headline, 0)
  }

  /// A line that says what it is heads nothing.
  private func canHead(_ i: Int) -> Bool {
    let summary = summaries[i]
    return kinds[i] != .relatedCard && kinds[i] != .mark && summary.words >= 2 && summary.words <= 30
      && !summary.isBoilerplate && !summary.isHeading && !summary.isByline && !summary.isCaption && summary.age == nil
      && !isDated(i)
  }

  /// Who wrote it, or when.
  private func isCredit(_ i: Int) -> Bool { summaries[i].isByline || summaries[i].age != nil || isDated(i) }

  private func isDated(_ i: Int) -> Bool {
    summaries[i].words <= DateLine.mostWords && !summaries[i].isTerminated && DateLine.read(text(of: i)) != nil
  }

  /// All but the lines of the site's own that stand singly between paragraphs, "Advertisement", "Read more": they tell nothing
  /// of the paragraphs around them, and the model would take them for the edge of the article.
  private var shownToModel: [Int] {
    let isInline = blocks.indices.map(isInlineFurniture)
    // Of what is no inline furniture, how far the last prose is, itself counted.
    func distances(_ order: some Sequence<Int>) -> [Int] {
      var distances = Array(repeating: blocks.count, count: blocks.count)
      var distance = blocks.count
      for i in order {
        if !isInline[i] { distance = isProse(i) ? 1 : distance + 1 }
        distances[i] = distance
      }
      return distances
    }
    let (before, behind) = (distances(blocks.indices), distances(blocks.indices.reversed()))
    var isShown = Array(repeating: true, count: blocks.count)
    var i = 0
    while i < blocks.count {
      let start = i
      while i < blocks.count, isInline[i] { i += 1 }
      if i == start {
        i += 1
      } else if i - start <= Self.longestInlineRun, max(before[start], behind[start]) <= Self.farthestProse {
        for k in start..<i { isShown[k] = false }
      }
    }
    return blocks.indices.filter { isShown[$0] }
  }

  /// Blocks from inline furniture to prose before and behind it: a short sentence or a crosshead may stand between.
  private static let farthestProse = 3

  private func isInlineFurniture(_ i: Int) -> Bool {
    kinds[i] == .mark || kinds[i] == .boilerplate && summaries[i].words <= Self.longestInlineLine
  }

  /// Blocks.
  private static let longestInlineRun = 4
  /// Words.
  private static let longestInlineLine = 12

  /// A list of the markup is boilerplate as a whole or not at all.
  private mutating func levelLists() {
    var i = 0
    while i < blocks.count {
      let start = i
      while i < blocks.count, kinds[i] == .listItem { i += 1 }
      let mean = boilerplate[start..<i].reduce(0, +) / Float(max(1, i - start))
      for item in start..<i { boilerplate[item] = mean }
      if i == start { i += 1 }
    }
  }

  private var isOfPageSize: Bool { blocks.count >= Self.longPage ? blocks.count <= Self.longestPage : hasProse }

  /// Enough of it to judge the lines around it by. A text without is one whose lines were broken, or a list.
  private var hasProse: Bool {
    blocks.count >= Self.shortestPage
      && blocks.indices.reduce(0) { $0 + (isProse($1) ? summaries[$1].words : 0) } >= Self.leastProse
  }

  /// Blocks: fewer are too little to judge by, so many are a page without any prose too, more are a book.
  private static let shortestPage = 12
  private static let longPage = 40
  private static let longestPage = 1_500
  /// Words.
  private static let leastProse = 80
  /// Blocks; a longer text without boilerplate would be judged with every keystroke for nothing.
  private static let largestUnmarkedPage = 400
  private static let almostCertain: Float = 0.95
  private static let leastSureLines = 4
  private static let likelyFurniture: Float = 0.5
  /// A paragraph taken away from an article costs more than one left on the page.
  private static let surelyFurniture: Float = 0.8

  /// Who wrote it, and when and where it was published: above the text.
  private mutating func markCredits() {
    for i in 0..<(blocks.indices.first(where: isProse) ?? 0) where kinds[i] == .paragraph {
      if summaries[i].isByline {
        kinds[i] = .byline
      } else if isDated(i) {
        kinds[i] = .dateline
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
