import Formats

/// From so much to so much: by how much, how often.
extension FigureRelationFinder {
  func changes(in run: Range<Int>) -> [FigureRelation] {
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
  func leads(_ q: Int, to first: Int) -> Bool {
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
}
