import Formats

/// Two numbers that stand for one thing: tallies, ranges, ratios.
extension QuantityFinder {
  /// "6-3", "2015-16": told apart from a range by what stands behind it, which a tally has none of.
  func tally(at i: Int) -> Tally? {
    guard tokens[i].kind == .number else { return nil }
    var pair = pair(text(i))
    var last = i
    // "6–3"
    if pair == nil, i + 2 < end, isMark(i + 1, "–"), !tokens[i + 1].spaceBefore, tokens[i + 2].kind == .number,
      !tokens[i + 2].spaceBefore, let first = whole(text(i)), let second = whole(text(i + 2))
    {
      pair = (first, second)
      last = i + 2
    }
    guard let (first, second) = pair else { return nil }
    // "10-15 percent" is a range, and so is "10-15 people".
    let isRising = first < second
    if isRising, last + 1 < end,
      isMark(last + 1, "%") || words.units.contains(hash(last + 1)) || Measure.of(word: hash(last + 1)) != nil
        || hash(last + 1) != 0 && tokens[last + 1].endsInS && !tokens[last + 1].isCapitalised
    {
      return nil
    }
    if isRising, i > start, tokens[i - 1].kind == .symbol { return nil }
    return Tally(
      first: first, second: second, range: ProseRange(tokens[i].range.start, tokens[last].range.end), token: last,
      sentence: sentence, isQuoted: isSpeech || quoted[i])
  }

  private func pair(_ text: ArraySlice<UInt8>) -> (Int, Int)? {
    guard let hyphen = text.firstIndex(of: 0x2D), let first = whole(text[..<hyphen]),
      let second = whole(text[(hyphen + 1)...])
    else { return nil }
    return (first, second)
  }

  private func whole(_ text: ArraySlice<UInt8>) -> Int? {
    guard !text.isEmpty, text.count <= 4, text.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// "10 to 15", "10–15", "10-15", "two or three", "between 10 and 15": one range; "from 10 to 15" is two numbers, a change.
  func range(at i: Int) -> Draft? {
    let reader = NumberReader(bytes: bytes, tokens: tokens, end: end)
    if tokens[i].kind == .number, let (first, second) = pair(text(i)), first < second {
      let number = NumberReader.Number(tokens: i..<i + 1, value: Double(first), step: 1)
      var draft = draft(number)
      (draft.high, draft.form) = (Double(second), .range)
      return scaledRange(draft)
    }
    guard let first = reader.number(at: i), first.suffix.isEmpty, !first.isFraction else { return nil }
    let join = first.tokens.upperBound
    guard join + 1 < end else { return nil }
    // The currency may stand again: "$10 to $15".
    let before = hash(i - 1)
    let isBetween = before == words.between || isCurrency(i - 1) && hash(i - 2) == words.between
    let isFrom = before == words.from || isCurrency(i - 1) && hash(i - 2) == words.from
    let isDash = isMark(join, "–") || isMark(join, "-")
    let joins =
      isDash && !tokens[join].spaceBefore || hash(join) == words.to && !isFrom || hash(join) == words.or
      || hash(join) == words.and && isBetween
    guard joins else { return nil }
    let place = isCurrency(join + 1) && isCurrency(i - 1) ? join + 2 : join + 1
    guard let second = reader.number(at: place), !second.isFraction, !isDash || !tokens[place].spaceBefore else {
      return nil
    }
    // "6 million in 1990 to 8.5 million"
    if first.isFourDigits, (1500..<2200).contains(first.value), second.wasScaled || words.beforeYears.contains(before) {
      return nil
    }
    // "10 to 15 million" are millions both, "900,000 to 1 million" are not.
    var low = first.value
    if second.wasScaled, !first.wasScaled, first.value < 1000, first.value < second.value {
      low = scaledAlike(first, second)
    }
    guard low < second.value else { return nil }
    // "The vote was 5 to 4", "two or 300": no range that anybody would write.
    guard hash(join) != words.or || !isCurrency(i - 1) && second.value <= low * 1.5 + 1 else { return nil }
    // "rose $1.20 to $81.05": by so much to so much.
    if hash(join) == words.to, place > join + 1, RelationWords.shared.changes.contains(hash(i - 2)) { return nil }
    var draft = draft(second)
    (draft.low, draft.form) = (low, .range)
    draft.digits = i..<second.tokens.upperBound
    draft.tokens = draft.digits
    return draft
  }

  /// "10" of "10 to 15 million"
  private func scaledAlike(_ first: NumberReader.Number, _ second: NumberReader.Number) -> Double {
    let scale = second.value / unscaled(second)
    return first.value * scale < second.value ? first.value * scale : first.value
  }

  private func unscaled(_ number: NumberReader.Number) -> Double {
    var value = number.value
    for scale in [1e12, 1e9, 1e6, 1e3] where value >= scale {
      value /= scale
      break
    }
    return max(value, 1)
  }

  private func scaledRange(_ draft: Draft) -> Draft {
    var draft = draft
    guard let scale = words.scales[hash(draft.digits.upperBound)] else { return draft }
    (draft.low, draft.high, draft.step) = (draft.low * scale, draft.high * scale, draft.step * scale)
    draft.digits = draft.digits.lowerBound..<draft.digits.upperBound + 1
    draft.tokens = draft.digits
    draft.number.wasScaled = true
    return draft
  }

  /// "one in five", "1 out of 10"
  func takeRatio(_ draft: inout Draft) {
    guard draft.form == .number, draft.number.suffix.isEmpty, draft.step == 1, draft.low >= 1, draft.low < 10 else {
      return
    }
    var place = draft.digits.upperBound
    let isOut = hash(place) == words.out && hash(place + 1) == words.of
    guard isOut || hash(place) == words.in else { return }
    place += isOut ? 2 : 1
    guard place < end, !isTaken(place),
      let whole = NumberReader(bytes: bytes, tokens: tokens, end: end).number(at: place), whole.suffix.isEmpty,
      whole.value > draft.low, !whole.isFourDigits || whole.value.truncatingRemainder(dividingBy: 1000) == 0
    else { return }
    let behind = hash(whole.tokens.upperBound)
    // "two in three hours", "one in 12 countries": in so many.
    guard Measure.of(word: behind) == nil, draft.low == 1 || whole.value <= 10 || isOut else { return }
    draft.low /= whole.value
    draft.high = draft.low
    draft.step = 0.01
    draft.form = .ratio
    draft.digits = draft.digits.lowerBound..<whole.tokens.upperBound
    draft.tokens = draft.digits
  }

  private func isTaken(_ i: Int) -> Bool {
    let next = taken.partitioningIndex { $0.upperBound > i }
    return next < taken.count && taken[next].contains(i)
  }
}
