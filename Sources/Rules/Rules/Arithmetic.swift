import Articles
import Formats

/// Reports numbers of a sentence that cannot all be right.
struct Arithmetic: Rule {
  static let page = RulePage(
    id: "arithmetic",
    severity: .warning,
    reports:
      "Numbers of one sentence that cannot all be right: a rise and its percentage, parts and their sum, shares of more than a "
      + "hundred, more votes than members, years that passed.",
    because:
      "A reader who does the sum finds it wrong. It is judged with the leeway that rounding and words such as “about” leave, and "
      + "only where the words between the numbers say what they have to do with each other. In 18,722 news articles it made one "
      + "report, which was right by the page's date; of 253 errors planted into true sums of them it found 221 (87 %).",
    wrong: [
      "Trade rose ⟦20 percent⟧, from 40 boats to 50.",
      "The toll went from $4 to $5, an increase of ⟦40 percent⟧, the council said.",
      "Trade ⟦doubled⟧ from 40 boats to 150 in a year.",
      "The storm damaged 12 of the 40 boats, or ⟦40 percent⟧, the harbor master said.",
      "The ferry carried 12 men and 9 women, ⟦20 in all⟧.",
      "Holm beat Okafor by ⟦52 percent to 58 percent⟧ in the vote.",
      "The nine-member board took the wall down in a ⟦6-4⟧ vote.",
      "HARBOR, March 3, 2026 — The wall was built ⟦25 years ago⟧, in 1998.",
    ],
    right: [
      "Trade rose 25 percent, from 40 boats to 50.",
      "Trade more than doubled from 40 boats to 95 in a year.",
      "The toll on boats fell 20 percent, and that on carts went from $4 to $5.",
      "The storm damaged 12 of the 40 boats, or about a third, and 40 percent of the pier.",
      "The ferry carried 12 men and 9 women, 21 in all.",
      "Three in 10 men and 40 percent of the women came.",
      "The nine-member board took the wall down in a 6-3 vote.",
      "HARBOR, March 3, 2026 — The wall was built 28 years ago, in 1998.",
    ])

  func findings(in article: Article, settings: Settings) -> [Finding] {
    var year: Int??
    return article.figureBlocks.flatMap { number, figures in
      figures.relations.compactMap { relation -> Finding? in
        let sentence = Sum(figures: figures, block: article.blocks[number])
        guard case .yearsAgo = relation else { return sentence.finding(relation, pageYear: nil) }
        if year == nil { year = .some(article.pageDate?.day?.parts.year) }
        return sentence.finding(relation, pageYear: year ?? nil)
      }
    }
  }
}

/// The numbers of a block, to be added up.
private struct Sum {
  let figures: BlockFigures
  let block: Block

  func finding(_ relation: FigureRelation, pageYear: Int?) -> Finding? {
    switch relation {
    case .conversion: nil
    case .change(let from, let to, let by): change(quantity(from), quantity(to), quantity(by))
    case .multiple(let from, let to, let multiple): self.multiple(quantity(from), quantity(to), multiple)
    case .share(let part, let whole, let share): self.share(quantity(part), quantity(whole), quantity(share))
    case .sum(let parts, let total): sum(parts.map(quantity), quantity(total))
    case .split(let shares): split(shares.map(quantity))
    case .vote(let tally, let members): vote(figures.tallies[tally], members)
    case .yearsAgo(let years, let year, let range): yearsAgo(quantity(years), year, range, pageYear)
    }
  }

  private func quantity(_ number: Int) -> Quantity { figures.quantities[number] }
  private func words(_ range: ProseRange) -> String { block.words(range) }

  private func finding(_ range: ProseRange, _ message: String, besides others: [ProseRange]) -> Finding {
    Finding(
      range: block.source(of: range), message: "\(message): '\(words(range))'",
      related: others.filter { $0 != range }.map {
        Remark(range: block.source(of: $0), message: "'\(words($0))' stands here")
      })
  }

  /// A share of a round number that was perhaps rounded: 20,000 may have been 20,400.
  private static let leeway = 0.025

  // MARK: Changes

  private func change(_ from: Quantity, _ to: Quantity, _ by: Quantity) -> Finding? {
    guard from.low > 0, to.low > 0 else { return nil }
    let (a, b) = (from.spread(ofRound: Self.leeway), to.spread(ofRound: Self.leeway))
    let isShare = to.unit == .percent
    let slack = max(by.step, 0.1)
    let said = by.spread(ofRound: Self.leeway).widened(by: slack)
    let change: ClosedRange<Double>
    let exact: Double
    if isShare {
      change =
        min(
          abs(b.lowerBound - a.upperBound), abs(b.upperBound - a.lowerBound))...max(
          abs(b.lowerBound - a.upperBound), abs(b.upperBound - a.lowerBound))
      exact = abs(to.value - from.value)
    } else {
      guard a.lowerBound > 0 else { return nil }
      let ends = [(b.lowerBound / a.upperBound - 1) * 100, (b.upperBound / a.lowerBound - 1) * 100].map(abs).sorted()
      change = ends[0]...ends[1]
      exact = abs(to.value / from.value - 1) * 100
    }
    guard !change.overlaps(said) else { return nil }
    let unit = isShare ? "points" : "percent"
    let digits = max(2, NumberText.digits(of: by.value))
    return finding(
      by.range,
      "From '\(words(from.range))' to '\(words(to.range))' it is \(NumberText.rounded(exact, digits: digits)) \(unit)",
      besides: [from.range, to.range])
  }

  private func multiple(_ from: Quantity, _ to: Quantity, _ multiple: FigureRelation.Multiple) -> Finding? {
    guard from.low > 0, to.low > 0 else { return nil }
    let isHalf = multiple.factor < 1
    let times = isHalf ? from.value / to.value : to.value / from.value
    let factor = isHalf ? 1 / multiple.factor : multiple.factor
    let right: ClosedRange<Double> =
      switch multiple.bound {
      case .over: factor * 0.96...(factor + 1) * 1.15
      case .nearly: factor * 0.7...factor * 1.04
      default: factor * 0.8...(factor + 1) * 1.05
      }
    guard !right.contains(times) else { return nil }
    return finding(
      multiple.range,
      "From '\(words(from.range))' to '\(words(to.range))' it is \(NumberText.rounded(to.value / from.value, digits: 2)) times as much",
      besides: [from.range, to.range])
  }

  // MARK: Parts

  private func share(_ part: Quantity, _ whole: Quantity, _ share: Quantity) -> Finding? {
    let (a, b) = (part.spread(ofRound: Self.leeway), whole.spread(ofRound: Self.leeway))
    guard b.lowerBound > 0, a.lowerBound >= 0 else { return nil }
    let right = a.lowerBound / b.upperBound * 100...a.upperBound / b.lowerBound * 100
    guard !right.overlaps(share.spread(ofRound: Self.leeway).widened(by: share.step)) else {
      return nil
    }
    let exact = part.value / whole.value * 100
    return finding(
      share.range,
      "\(words(part.range)) of \(words(whole.range)) is \(NumberText.rounded(exact, digits: max(2, NumberText.digits(of: share.value)))) percent",
      besides: [part.range, whole.range])
  }

  private func sum(_ parts: [Quantity], _ total: Quantity) -> Finding? {
    let low = parts.reduce(0) { $0 + $1.low }
    let said = total.spread(ofRound: Self.leeway)
    guard total.bound == .exact ? total.low != low : !said.contains(low) else { return nil }
    return finding(
      total.range.extended(over: block.prose.bytes), "The parts make \(NumberText.plain(low))",
      besides: parts.map(\.range))
  }

  private func split(_ shares: [Quantity]) -> Finding? {
    let sum = shares.reduce(0) { $0 + $1.low }
    guard sum > 102.01 else { return nil }
    let range = ProseRange(shares[0].range.start, shares.last!.range.end)
    return finding(range, "Shares of one whole that make \(NumberText.plain(sum)) percent", besides: [])
  }

  private func vote(_ tally: Tally, _ members: FigureRelation.Members) -> Finding? {
    let votes = tally.first + tally.second
    switch members {
    case .quantity(let number):
      let members = quantity(number)
      guard Double(votes) > members.high else { return nil }
      return finding(tally.range, "\(votes) votes, and '\(words(members.range))'", besides: [members.range])
    case .body(let most, let name):
      guard votes > most else { return nil }
      return finding(
        tally.range, "\(votes) votes, and '\(words(name))' has \(most == 101 ? 100 : most) members", besides: [name])
    }
  }

  // MARK: Years

  private func yearsAgo(_ years: Quantity, _ year: Int, _ range: ProseRange, _ pageYear: Int?) -> Finding? {
    guard let pageYear, !years.isQuoted else { return nil }
    let passed = Double(pageYear - year)
    let isRound = years.low.truncatingRemainder(dividingBy: 5) == 0 && years.low >= 20
    let slack = years.bound != .exact ? max(2, years.low * 0.15) : isRound ? 2 : 1
    guard passed > 0, abs(passed - years.low) > slack else { return nil }
    let all = years.range
    return finding(
      ProseRange(all.start, all.end).withAgo(block.prose.bytes),
      "\(year) is \(NumberText.plain(passed)) years before the page's date", besides: [range])
  }
}

extension ProseRange {
  /// With "in all" or "in total" behind it.
  fileprivate func extended(over bytes: [UInt8]) -> ProseRange { with([" in all", " in total", " altogether"], bytes) }
  fileprivate func withAgo(_ bytes: [UInt8]) -> ProseRange { with([" ago"], bytes) }

  private func with(_ endings: [String], _ bytes: [UInt8]) -> ProseRange {
    let ending = endings.first { bytes[end...].starts(with: $0.utf8) }
    return ProseRange(start, end + (ending?.utf8.count ?? 0))
  }
}
