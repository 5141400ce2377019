import Formats

/// Parts of a whole: shares, sums, splits.
extension FigureRelationFinder {
  // MARK: Shares

  func shares(in run: Range<Int>) -> [FigureRelation] {
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

  func isShare(_ q: Int) -> Bool {
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

  func sums(in run: Range<Int>) -> [FigureRelation] {
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

  func splits(in run: Range<Int>) -> [FigureRelation] {
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
}
