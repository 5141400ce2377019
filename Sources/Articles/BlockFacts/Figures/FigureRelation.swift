import Formats

/// Numbers of one sentence that say something of each other, so that they can contradict each other.
package enum FigureRelation: Hashable, Sendable {
  // Quantities are told by their numbers in the block's figures.

  /// "10 miles (16 km)"
  case conversion(Int, Int)
  /// "rose 25 percent, from 40 to 50": the change in percent, or in points where both are percentages.
  case change(from: Int, to: Int, by: Int)
  /// "doubled from 40 to 80": how often the one is in the other, and where that is said.
  case multiple(from: Int, to: Int, Multiple)
  /// "12 of the 40, or 30 percent"
  case share(part: Int, whole: Int, share: Int)
  /// "12 men and 9 women, 21 in all"
  case sum(parts: [Int], total: Int)
  /// "52 percent to 48 percent", "52 percent approve and 44 percent do not": shares of one whole.
  case split([Int])
  /// "a 6-3 vote of the nine-member board": the number of the tally, and of members, the quantity that says so or what is known
  /// of the body.
  case vote(tally: Int, members: Members)
  /// "25 years ago, in 1998"
  case yearsAgo(Int, year: Int, ProseRange)

  package struct Multiple: Hashable, Sendable {
    package let factor: Double
    package let bound: Quantity.Bound
    /// Bytes of the prose.
    package let range: ProseRange
  }

  package enum Members: Hashable, Sendable {
    case quantity(Int)
    /// Of a body that everybody knows, by the words that name it; bytes of the prose.
    case body(Int, ProseRange)
  }
}

/// Finds what the quantities of a block say of each other.
///
/// By the words between two numbers alone, and only where these leave little doubt: nothing is better than a wrong guess.
struct FigureRelationFinder {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let sentences: [Range<Int>]
  private let quantities: [Quantity]
  private let tallies: [Tally]
  private let words = RelationWords.shared

  init(bytes: [UInt8], _ text: BlockText, _ quantities: [Quantity], _ tallies: [Tally]) {
    (self.bytes, self.quantities, self.tallies) = (bytes, quantities, tallies)
    (tokens, sentences) = (text.tokens, text.sentences)
  }

  func relations() -> [FigureRelation] {
    var found: [FigureRelation] = []
    var first = 0
    while first < quantities.count {
      var end = first + 1
      while end < quantities.count, quantities[end].sentence == quantities[first].sentence { end += 1 }
      // A table in a line is no sentence.
      if end - first <= Self.mostQuantities {
        let run = first..<end
        found += run.dropFirst().compactMap { conversion($0 - 1, $0) }
        found += changes(in: run) + shares(in: run) + sums(in: run) + splits(in: run)
        found += run.compactMap(yearsAgo)
      }
      first = end
    }
    return found + tallies.indices.compactMap(vote)
  }

  /// Of a sentence.
  private static let mostQuantities = 16

  private func hash(_ i: Int) -> UInt64 { i >= 0 && i < tokens.count && tokens[i].isWord ? tokens[i].hash : 0 }
  private func isDash(_ i: Int) -> Bool {
    i >= 0 && i < tokens.count && tokens[i].kind == .pause && (tokens[i].spaceBefore || tokens[i].range.length > 1)
      && bytes[tokens[i].range.start] != 0x3B && bytes[tokens[i].range.start] != 0x2F
  }
  private func isColon(_ i: Int) -> Bool {
    i >= 0 && i < tokens.count && tokens[i].kind == .pause && bytes[tokens[i].range.start] == 0x3A
  }
  private func kind(_ i: Int) -> Token.Kind? { i >= 0 && i < tokens.count ? tokens[i].kind : nil }
  /// The tokens between two quantities.
  private func gap(_ a: Int, _ b: Int) -> Range<Int> {
    let start = quantities[a].tokens.upperBound
    return start..<max(start, quantities[b].tokens.lowerBound)
  }

  // MARK: Conversions

  private func conversion(_ a: Int, _ b: Int) -> FigureRelation? {
    guard case .measure(let first) = quantities[a].unit, case .measure(let second) = quantities[b].unit,
      first != second, first.dimension != .time
    else { return nil }
    // "8,000 and 500 kilometres (5,280 miles)" is a slip of another kind.
    if a > 0, quantities[a - 1].sentence == quantities[a].sentence, quantities[a - 1].unit == .none,
      case let between = gap(a - 1, a), between.count == 1, hash(between.lowerBound) == words.and
    {
      return nil
    }
    let isDegrees = first == .degree && second.dimension == .temperature
    guard isDegrees || first.dimension == second.dimension else { return nil }
    var gap = gap(a, b)
    // "30 miles wide (48 km)"
    if let word = gap.first, words.extents.contains(hash(word)) { gap = gap.dropFirst() }
    guard let mark = gap.first else { return nil }
    let rest = gap.dropFirst()
    switch tokens[mark].kind {
    case .open: return rest.allSatisfy { words.ors.contains(hash($0)) } && closes(b) ? .conversion(a, b) : nil
    case .comma: return rest.count == 1 && words.ors.contains(hash(rest.first!)) ? .conversion(a, b) : nil
    default: return nil
    }
  }

  /// Whether nothing but a bracket follows, perhaps behind a word: "(16 km away)".
  private func closes(_ q: Int) -> Bool {
    let end = quantities[q].tokens.upperBound
    return kind(end) == .close || kind(end + 1) == .close || kind(end) == .comma || kind(end) == .pause
  }

  // MARK: Changes

  private func changes(in run: Range<Int>) -> [FigureRelation] {
    guard run.count > 1 else { return [] }
    var found: [FigureRelation] = []
    for (from, to) in pairs(in: run) {
      if let by = change(from, to, in: run) { found.append(.change(from: from, to: to, by: by)) }
      if let multiple = multiple(min(from, to)) { found.append(.multiple(from: from, to: to, multiple)) }
    }
    return found
  }

  /// "from 40 in 2010 to 50", "to 50 from 40".
  private func pairs(in run: Range<Int>) -> [(from: Int, to: Int)] {
    run.dropLast().compactMap { a in
      let b = a + 1
      let gap = gap(a, b)
      guard gap.count <= Self.longestGap, !gap.contains(where: { words.stops.contains(hash($0)) }) else { return nil }
      let (before, between) = (introduction(a), introduction(b))
      if before == words.from, between == words.to { return alike(a, b) ? (a, b) : nil }
      if before == words.to, between == words.from { return alike(b, a) ? (b, a) : nil }
      return nil
    }
  }

  /// Tokens between the two numbers of a change.
  private static let longestGap = 9

  private func introduction(_ q: Int) -> UInt64 {
    let word = hash(quantities[q].tokens.lowerBound - 1)
    return words.determiners.contains(word) ? hash(quantities[q].tokens.lowerBound - 2) : word
  }

  /// Whether two numbers are of the same thing: the unit, or of the first none is said.
  private func alike(_ from: Int, _ to: Int) -> Bool {
    let (a, b) = (quantities[from], quantities[to])
    guard a.form == .number, b.form == .number, !a.isRange, !b.isRange else { return false }
    guard a.unit == b.unit || a.unit == .none && a.noun.isEmpty else { return false }
    return a.noun.isEmpty || b.noun.isEmpty || a.noun == b.noun
  }

  /// The percentage or the points by which it is said to change.
  private func change(_ from: Int, _ to: Int, in run: Range<Int>) -> Int? {
    let (first, last) = (min(from, to), max(from, to))
    let isShare = quantities[to].unit == .percent
    func says(_ q: Int) -> Bool {
      quantities[q].form == .number && !quantities[q].isRange
        && (isShare ? quantities[q].unit == .percentagePoint : quantities[q].unit == .percent)
    }
    if run.contains(last + 1), says(last + 1), isAnnounced(last + 1, behind: last) { return last + 1 }
    if run.contains(first - 1), says(first - 1), leads(first - 1, to: first) { return first - 1 }
    return nil
  }

  /// "…to 50, ⟦an increase of⟧ 25 percent", "(25 percent)", ", or 25 percent", ", a 25 percent ⟦rise⟧".
  private func isAnnounced(_ q: Int, behind last: Int) -> Bool {
    let gap = gap(last, q)
    guard let mark = gap.last(where: { tokens[$0].kind == .comma || tokens[$0].kind == .open || isDash($0) }),
      gap.count <= Self.longestGap
    else { return false }
    let lead = mark + 1..<quantities[q].tokens.lowerBound
    let end = quantities[q].tokens.upperBound
    let isChange =
      lead.contains { words.changes.contains(hash($0)) || words.ors.contains(hash($0)) }
      || words.changes.contains(hash(end)) || words.changes.contains(hash(end + 1)) && tokens[end].isWord
    let closes = tokens[mark].kind == .open && kind(end) == .close && lead.isEmpty
    guard isChange || closes, !isQualified(end) else { return false }
    let leads = lead.allSatisfy {
      words.changes.contains(hash($0)) || words.fillers.contains(hash($0)) || words.ors.contains(hash($0))
        || tokens[$0].kind == .pause
    }
    // What stands before the mark says when, "in 2015", or of what, "a month per person".
    let before = gap.lowerBound..<mark
    let isShort =
      before.count <= Self.longestOf
      && !before.contains {
        tokens[$0].kind == .comma || words.stops.contains(hash($0)) || words.changes.contains(hash($0))
      }
    return leads && (isWhen(before) || isShort)
  }

  /// "a 4 percent rise ⟦a year⟧", "roughly 50 percent ⟦after inflation⟧": of another sum than that of the two numbers.
  private func isQualified(_ end: Int) -> Bool {
    let behind = (end..<min(tokens.count, end + 3)).prefix { tokens[$0].isWord }
    return behind.contains { words.qualifiers.contains(hash($0)) }
      || hash(end) == words.a && Measure.of(word: hash(end + 1))?.dimension == .time
  }

  /// Tokens.
  private static let longestOf = 4

  /// "rose ⟦25 percent⟧ last year, from 40 …", "a ⟦25 percent⟧ rise, to 50 from 40".
  private func leads(_ q: Int, to first: Int) -> Bool {
    let gap = gap(q, first)
    let start = quantities[q].tokens.lowerBound
    let sentence = sentences[quantities[q].sentence].lowerBound
    // "cut its budget by 25 percent": the verb stands before what is cut.
    let isBy = hash(start - 1) == words.by
    let before = max(sentence, start - (isBy ? 8 : 3))..<start
    let verb = before.last { words.changes.contains(hash($0)) }
    let noun = gap.prefix(3).first { words.changes.contains(hash($0)) }
    // "… 25 percent, from 40 to 50" says so without a verb.
    let isBare = gap.count == 2 && tokens[gap.lowerBound].kind != .open
    guard verb != nil || noun != nil || isBare else { return false }
    if let verb, !isBy, noun == nil, !isBare,
      !(verb + 1..<start).allSatisfy({
        words.fillers.contains(hash($0)) || tokens[$0].endsInLy || tokens[$0].kind == .comma
      })
    {
      return false
    }
    guard !isQualified(quantities[q].tokens.upperBound) else { return false }
    let inner = gap.dropLast(words.determiners.contains(hash(gap.last ?? 0)) ? 2 : 1)
    if inner.isEmpty { return true }
    // "rose 25 percent to 50 from 40": nothing stands between. Else a comma sets the two numbers off.
    guard let last = inner.last,
      tokens[last].kind == .comma || isDash(last) || tokens[last].kind == .open || inner.count <= 2
        || isWhen(inner)
    else {
      return false
    }
    return inner.count <= Self.longestLead && !inner.contains { words.stops.contains(hash($0)) }
  }

  /// Tokens between a percentage and the numbers it is of.
  private static let longestLead = 12

  private func isWhen(_ run: Range<Int>) -> Bool {
    run.allSatisfy {
      words.times.contains(hash($0)) || tokens[$0].kind == .number || Measure.of(word: hash($0))?.dimension == .time
        || EnglishClosedClasses.shared.isCalendarWord(tokens[$0])
    }
  }

  /// "more than ⟦doubled⟧, from 40 …"
  private func multiple(_ first: Int) -> FigureRelation.Multiple? {
    let start = quantities[first].tokens.lowerBound - 1
    let lower = max(sentences[quantities[first].sentence].lowerBound, start - Self.longestGap)
    guard lower < start, let place = (lower..<start).last(where: { words.multiples[hash($0)] != nil }),
      let factor = words.multiples[hash(place)]
    else { return nil }
    var between = place + 1..<start
    // "doubled overnight, soaring from": the participle says the same again.
    if let last = between.last, words.changes.contains(hash(last)), last > place + 1,
      tokens[last - 1].kind == .comma || isDash(last - 1)
    {
      between = place + 1..<last
    }
    guard
      !between.contains(where: {
        words.stops.contains(hash($0)) || tokens[$0].kind == .number && tokens[$0].range.length != 4
          || tokens[$0].kind == .terminal || words.changes.contains(hash($0))
      }),
      between.count <= 2 || between.contains(where: { tokens[$0].kind == .comma || isDash($0) }) || isWhen(between)
    else { return nil }
    let before = hash(place - 1)
    let bound: Quantity.Bound =
      before == words.than
      ? .over
      : words.nearly.contains(before) ? .nearly : words.about.contains(before) ? .about : .exact
    return FigureRelation.Multiple(factor: factor, bound: bound, range: tokens[place].coreRange)
  }

  // MARK: Shares

  private func shares(in run: Range<Int>) -> [FigureRelation] {
    guard run.count > 2 else { return [] }
    return run.dropLast(2).compactMap { a -> FigureRelation? in
      // "12 of the 40 boats, or 30 percent", "12 of 40 (30 percent)"
      if isPartOf(a, a + 1), isShare(a + 2) {
        let gap = gap(a + 1, a + 2)
        guard let mark = gap.last(where: { tokens[$0].kind == .comma || tokens[$0].kind == .open || isDash($0) }),
          gap.count <= 8
        else { return nil }
        let lead = mark + 1..<gap.upperBound
        let closes = closes(a + 2)
        let says =
          tokens[mark].kind == .open
          ? closes && lead.allSatisfy { words.ors.contains(hash($0)) }
          : lead.count == 1 && words.ors.contains(hash(mark + 1))
        guard says,
          !(gap.lowerBound..<mark).contains(where: { words.stops.contains(hash($0)) || tokens[$0].kind == .comma })
        else { return nil }
        return .share(part: a, whole: a + 1, share: a + 2)
      }
      // "30 percent (12 of 40)", "30 percent, or 12 of 40,"
      if isShare(a), isPartOf(a + 1, a + 2) {
        let gap = gap(a, a + 1)
        guard let mark = gap.last, gap.count <= 6 else { return nil }
        let isOr = words.ors.contains(hash(mark)) && gap.count > 1 && tokens[mark - 1].kind == .comma
        guard tokens[mark].kind == .open && kind(quantities[a + 2].tokens.upperBound) == .close || isOr else {
          return nil
        }
        return .share(part: a + 1, whole: a + 2, share: a)
      }
      return nil
    }
  }

  private func isShare(_ q: Int) -> Bool {
    quantities[q].unit == .percent && quantities[q].form == .number && !quantities[q].isRange
  }

  private func isPartOf(_ a: Int, _ b: Int) -> Bool {
    let (part, whole) = (quantities[a], quantities[b])
    guard part.form == .number, whole.form == .number, part.unit == whole.unit || part.unit == .none,
      whole.unit != .percent, part.low < whole.low
    else { return false }
    let gap = gap(a, b)
    guard gap.count <= 4, gap.contains(where: { hash($0) == words.of }) else { return false }
    return gap.allSatisfy {
      hash($0) == words.of || hash($0) == words.out || words.determiners.contains(hash($0)) || hash($0) == words.total
    }
  }

  // MARK: Sums

  private func sums(in run: Range<Int>) -> [FigureRelation] {
    guard run.count > 2 else { return [] }
    var found: [FigureRelation] = []
    for total in run where quantities[total].form == .number && quantities[total].unit == .none {
      let end = quantities[total].tokens.upperBound
      let start = quantities[total].tokens.lowerBound
      let isIn = hash(end) == words.in && words.alls.contains(hash(end + 1)) || hash(end) == words.altogether
      let isOf = hash(start - 1) == words.of && hash(start - 2) == words.total
      if isIn || isOf, total > run.lowerBound + 1, let parts = parts(endingAt: total - 1, in: run), parts.count > 1,
        isJoined(gap(total - 1, total))
      {
        found.append(.sum(parts: parts, total: total))
      } else if !quantities[total].noun.isEmpty, let parts = parts(behind: total, in: run) {
        found.append(.sum(parts: parts, total: total))
      }
    }
    return found
  }

  /// ", ", " — ", ", for a total of": what leads from parts to their sum.
  private func isJoined(_ gap: Range<Int>) -> Bool {
    guard let first = gap.first,
      tokens[first].kind == .comma || isDash(first) || tokens[first].kind == .open || hash(first) == words.for
    else { return false }
    return gap.dropFirst().allSatisfy { words.sumLeads.contains(hash($0)) }
  }

  /// "12 men, 3 women and 9 children": counts one right behind the other.
  private func parts(endingAt last: Int, in run: Range<Int>) -> [Int]? {
    var parts = [last]
    guard isPart(last) else { return nil }
    while parts[0] > run.lowerBound, isPart(parts[0] - 1), isListed(gap(parts[0] - 1, parts[0])) {
      parts.insert(parts[0] - 1, at: 0)
    }
    guard gap(parts[parts.count - 2 >= 0 ? parts.count - 2 : 0], last).contains(where: { hash($0) == words.and }) else {
      return nil
    }
    // "20 people, 12 men and 8 women, 20 in all"
    return isWholeSet(parts) ? parts : nil
  }

  private func parts(behind total: Int, in run: Range<Int>) -> [Int]? {
    var parts: [Int] = []
    var next = total + 1
    guard run.contains(next) else { return nil }
    let lead = gap(total, next)
    guard lead.count == 1, let mark = lead.first,
      tokens[mark].kind == .comma || tokens[mark].kind == .open || isDash(mark) || isColon(mark)
    else { return nil }
    while run.contains(next), isPart(next), parts.isEmpty || isListed(gap(next - 1, next)) {
      parts.append(next)
      next += 1
    }
    guard parts.count > 1, gap(next - 2, next - 1).contains(where: { hash($0) == words.and }), isWholeSet(parts) else {
      return nil
    }
    let end = quantities[next - 1].tokens.upperBound
    guard kind(end) == .comma || kind(end) == .close || kind(end) == .terminal || isDash(end) else { return nil }
    return words.among.contains(hash(end + 1)) ? nil : parts
  }

  private func isPart(_ q: Int) -> Bool {
    let part = quantities[q]
    return part.form == .number && !part.isRange && part.unit == .none && !part.noun.isEmpty && part.bound == .exact
  }

  private func isListed(_ gap: Range<Int>) -> Bool {
    !gap.isEmpty && gap.count <= 2 && gap.allSatisfy { hash($0) == words.and || tokens[$0].kind == .comma }
  }

  /// Whether the parts are all that a whole can consist of: men and women, Republicans and Democrats.
  private func isWholeSet(_ parts: [Int]) -> Bool {
    let nouns = Set(parts.map { quantities[$0].noun })
    return nouns.count == parts.count
      && words.wholes.contains { nouns.isSubset(of: $0.all) && $0.needed.allSatisfy(nouns.contains) }
  }

  // MARK: Splits

  private func splits(in run: Range<Int>) -> [FigureRelation] {
    run.dropLast().compactMap { a in
      let b = a + 1
      guard isShare(a) || quantities[a].unit == .none && quantities[a].noun.isEmpty && quantities[a].form == .number,
        isShare(b)
      else { return nil }
      let gap = gap(a, b)
      guard gap.count <= Self.longestSplit else { return nil }
      // "52 percent to 48 percent"
      if gap.count == 1, hash(gap.lowerBound) == words.to {
        let (start, end) = (quantities[a].tokens.lowerBound, quantities[b].tokens.upperBound)
        let sentence = sentences[quantities[a].sentence]
        let before = max(sentence.lowerBound, start - 12)..<start
        // "by 52 to 48 percent", "by a 52 percent to 48 percent margin", "by a margin of 52 percent to 48 percent"
        let isMargin =
          hash(start - 1) == words.by || hash(start - 1) == words.a && hash(start - 2) == words.by
          || hash(start - 1) == words.of && hash(start - 2) == words.margin
        guard hash(end) != words.of, isMargin || before.contains(where: { words.contests.contains(hash($0)) }),
          sentence.count <= Self.longestSentence, !sentence.contains(where: { words.opinions.contains(hash($0)) }),
          !before.contains(where: {
            words.changes.contains(hash($0)) && !words.contests.contains(hash($0)) || hash($0) == words.from
          })
        else { return nil }
        return .split([a, b])
      }
      guard isShare(a), hash(quantities[b].tokens.upperBound) != words.of else { return nil }
      let behind =
        quantities[b].tokens
        .upperBound..<min(sentences[quantities[b].sentence].upperBound, quantities[b].tokens.upperBound + 4)
      for (yes, no) in [(words.yes, words.no), (words.no, words.yes)]
      where gap.contains(where: { yes.contains(hash($0)) }) && behind.contains(where: { no.contains(hash($0)) }) {
        // Of two groups each has its own hundred, and "44 percent oppose the wall" is another question.
        let answer = behind.first { no.contains(hash($0)) } ?? behind.lowerBound
        let ends = answer + 1 >= sentences[quantities[b].sentence].upperBound || !tokens[answer + 1].isWord
        let isOne =
          (ends || words.sames.contains(hash(answer + 1))) && !gap.contains { words.groups.contains(hash($0)) }
          && !gap.contains { words.no.contains(hash($0)) && words.yes.contains(hash($0)) }
        return isOne ? .split([a, b]) : nil
      }
      return nil
    }
  }

  private static let longestSplit = 14

  // MARK: Votes

  /// Tokens; a longer one is a table.
  private static let longestSentence = 200

  private func vote(_ number: Int) -> FigureRelation? {
    let tally = tallies[number]
    let sentence = sentences[tally.sentence]
    let near = max(sentence.lowerBound, tally.token - 6)..<min(sentence.upperBound, tally.token + 5)
    guard near.contains(where: { words.votes.contains(hash($0)) }) else { return nil }
    guard sentence.count <= Self.longestSentence else { return nil }
    let first = quantities.partitioningIndex { $0.sentence >= tally.sentence }
    let own = first..<max(first, quantities.partitioningIndex { $0.sentence > tally.sentence })
    // Only "nine-member", and one body a sentence.
    let members = own.filter {
      let quantity = quantities[$0]
      return quantity.form == .number && words.members.contains(WordHash.of(quantity.noun.utf8)) && quantity.low > 2
        && quantity.low < 1000
        && quantity.counted.map { $0.end <= tokens[quantity.digits.upperBound - 1].range.end } ?? false
    }
    if members.count == 1 { return .vote(tally: number, members: .quantity(members[0])) }
    guard members.isEmpty else { return nil }
    let bodies = sentence.compactMap { i -> (Int, ProseRange)? in
      guard tokens[i].isWord, tokens[i].isCapitalised else { return nil }
      if hash(i) == words.supreme, hash(i + 1) == words.court {
        return (9, ProseRange(tokens[i].range.start, tokens[i + 1].coreEnd))
      }
      if hash(i) == words.senate { return (101, tokens[i].coreRange) }
      if hash(i) == words.house, hash(i - 1) != words.white { return (435, tokens[i].coreRange) }
      return nil
    }
    guard let body = bodies.first, bodies.allSatisfy({ $0.0 == body.0 }), isVote(tally, of: body.0) else { return nil }
    return .vote(tally: number, members: .body(body.0, body.1))
  }

  /// Whether two numbers can be votes of a body, or would be but for a slip: not years, nor the votes of another body.
  private func isVote(_ tally: Tally, of members: Int) -> Bool {
    let most = max(tally.first, tally.second)
    return most <= members && tally.first + tally.second < min(members * 3 / 2, members + 40)
      && tally.first + tally.second > members / 2
  }

  // MARK: Years

  private func yearsAgo(_ q: Int) -> FigureRelation? {
    let quantity = quantities[q]
    guard quantity.unit == .measure(.year), quantity.form == .number, !quantity.isRange,
      hash(quantity.tokens.upperBound) == words.ago
    else {
      return nil
    }
    let ago = quantity.tokens.upperBound
    var place = ago + 1
    if kind(place) == .comma || kind(place) == .open { place += 1 }
    if hash(place) == words.in || hash(place) == words.around, place > ago + 1, let year = year(place + 1) {
      return .yearsAgo(q, year: year, tokens[place + 1].range)
    }
    let before = quantity.tokens.lowerBound - 1
    guard kind(before) == .comma || kind(before) == .open || isDash(before), hash(before - 2) == words.in,
      let year = year(before - 1)
    else { return nil }
    return .yearsAgo(q, year: year, tokens[before - 1].range)
  }

  private func year(_ i: Int) -> Int? {
    guard kind(i) == .number, tokens[i].range.length == 4 else { return nil }
    var year = 0
    for byte in bytes[tokens[i].range.start..<tokens[i].range.end] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      year = year * 10 + Int(byte) - 0x30
    }
    return (1500...2199).contains(year) ? year : nil
  }
}
