import Formats

/// What a number is a number of: money, measures, percentages, what is counted.
extension QuantityFinder {
  func isCurrency(_ i: Int) -> Bool { i >= start && i < end && tokens[i].kind == .symbol && symbol(i) != nil }

  func symbol(_ i: Int) -> Quantity.Currency? {
    switch text(i) {
    case let mark where mark.elementsEqual("$".utf8): .usd
    case let mark where mark.elementsEqual("£".utf8): .gbp
    case let mark where mark.elementsEqual("€".utf8): .eur
    case let mark where mark.elementsEqual("¥".utf8): .jpy
    case let mark where mark.elementsEqual("₹".utf8): .inr
    case let mark where mark.elementsEqual("₽".utf8): .rub
    default: nil
    }
  }

  /// "$", "US$", "Rs", "Rs.", "EUR".
  func takeCurrencyBefore(_ draft: inout Draft) {
    let first = draft.digits.lowerBound
    guard first > start, draft.form != .ratio else { return }
    var before = first - 1
    if let currency = tokens[before].kind == .symbol && !tokens[first].spaceBefore ? symbol(before) : nil {
      var found = currency
      if before > start, !tokens[before].spaceBefore, let prefixed = words.dollars[hash(before - 1)] {
        found = prefixed
        before -= 1
      }
      draft.unit = .money(found)
      draft.tokens = before..<draft.tokens.upperBound
    } else {
      if tokens[before].kind == .terminal, before > start { before -= 1 }
      guard let currency = words.codes[hash(before)], tokens[before].isCapitalised else { return }
      draft.unit = .money(currency)
      draft.tokens = before..<draft.tokens.upperBound
    }
    // "$40m"
    if draft.number.suffix.elementsEqual("m".utf8) || draft.number.suffix.elementsEqual("t".utf8) {
      let scale = draft.number.suffix.elementsEqual("m".utf8) ? 1e6 : 1e12
      if draft.form == .range, draft.low < 1000 { draft.low *= scale } else { draft.low *= scale }
      (draft.high, draft.step) = (draft.form == .range ? draft.high * scale : draft.low, draft.step * scale)
      draft.number.suffix = []
      draft.number.wasScaled = true
    }
  }

  func takeUnit(_ draft: inout Draft) {
    if !draft.number.suffix.isEmpty { return takeSuffix(&draft) }
    let next = draft.digits.upperBound
    guard next < end else { return }
    if case .money = draft.unit {
      // "US$40 US dollars" is nobody's.
      return takeCounted(&draft, from: next, isMoney: true)
    }
    if isMark(next, "%") { return take(.percent, upTo: next + 1, &draft) }
    if words.percent.contains(hash(next)) {
      if words.points.contains(hash(next + 1)) { return take(.percentagePoint, upTo: next + 2, &draft) }
      return take(.percent, upTo: next + 1, &draft)
    }
    if hash(next) == words.per, words.cents.contains(hash(next + 1)) { return take(.percent, upTo: next + 2, &draft) }
    if hash(next) == words.percentage, words.points.contains(hash(next + 1)) {
      return take(.percentagePoint, upTo: next + 2, &draft)
    }
    if isMark(next, "°") {
      let letter = next + 1
      let unit: Measure =
        hash(letter) == words.c || hash(letter) == words.celsius
        ? .celsius
        : hash(letter) == words.f || hash(letter) == words.fahrenheit ? .fahrenheit : .degree
      return take(.measure(unit), upTo: unit == .degree ? letter : letter + 1, &draft)
    }
    if let (unit, upper) = unit(at: next, draft) {
      take(unit, upTo: upper, &draft)
      if words.hundredths.contains(hash(next)) {
        (draft.low, draft.high, draft.step) = (draft.low / 100, draft.high / 100, draft.step / 100)
      }
      takeSmallerUnit(&draft)
      return
    }
    takeCounted(&draft, from: next, isMoney: false)
  }

  private func take(_ unit: Quantity.Unit, upTo end: Int, _ draft: inout Draft) {
    draft.unit = unit
    draft.tokens = draft.tokens.lowerBound..<min(end, self.end)
  }

  /// The unit that begins at a token, and where it ends.
  func unit(at i: Int, _ draft: Draft) -> (Quantity.Unit, Int)? {
    let word = hash(i)
    guard word != 0 else { return nil }
    if let adjective = words.countries[word], let currency = words.coins[hash(i + 1)] {
      return (.money(currency == .usd ? adjective : currency), i + 2)
    }
    if let currency = words.coins[word], !tokens[i].isCapitalised { return (.money(currency), i + 1) }
    // "40 pounds sterling", and nothing but money has millions of them.
    if let measure = Measure.of(word: word), measure == .pound,
      hash(i + 1) == words.sterling || draft.low >= 1e6 && hash(i + 1) != words.of
    {
      return (.money(.gbp), i + 2)
    }
    if Measure.isPower(word), let measure = Measure.of(word, word: hash(i + 1)) { return (.measure(measure), i + 2) }
    // "sq. miles"
    if Measure.isPower(word), isMark(i + 1, "."), let measure = Measure.of(word, word: hash(i + 2)) {
      return (.measure(measure), i + 3)
    }
    if word == words.nautical, Measure.of(word: hash(i + 1)) == .mile { return (.measure(.nauticalMile), i + 2) }
    if words.tonAdjectives.contains(word),
      Measure.of(word: hash(i + 1)) == .ton || Measure.of(word: hash(i + 1)) == .tonne
    {
      return (.measure(word == words.metric ? .tonne : .ton), i + 2)
    }
    guard let measure = Measure.of(word: word),
      !tokens[i].isCapitalised || tokens[i].range.length == 1 || measure.dimension == .temperature
    else {
      return nil
    }
    // A letter is a unit behind a degree sign or a digit that it touches, "feet" may be somebody's.
    if tokens[i].range.length == 1, measure != .fahrenheit, measure != .celsius { return nil }
    if (measure == .fahrenheit || measure == .celsius) && tokens[i].range.length == 1 && !tokens[i].isCapitalised {
      return nil
    }
    if measure == .degree {
      switch hash(i + 1) {
      case words.fahrenheit, words.f: return (.measure(.fahrenheit), i + 2)
      case words.celsius, words.centigrade, words.c: return (.measure(.celsius), i + 2)
      default: return (.measure(.degree), i + 1)
      }
    }
    // "miles per hour", "miles an hour", "km/h"
    if words.rates.contains(hash(i + 1)), let speed = Measure.of(word: hash(i + 2)).flatMap(measure.per) {
      return (.measure(speed), i + 3)
    }
    if isMark(i + 1, "/"), !tokens[i + 1].spaceBefore, i + 2 < end, isMark(i + 2, "h") || hash(i + 2) == words.hr,
      let speed = measure.per(.hour)
    {
      return (.measure(speed), i + 3)
    }
    if measure == .year, words.old.contains(hash(i + 1)) { return (.age, i + 2) }
    return (.measure(measure), i + 1)
  }

  /// "6 feet 2 inches", "6ft 2in", "two hours and 10 minutes".
  private func takeSmallerUnit(_ draft: inout Draft) {
    guard case .measure(let measure) = draft.unit, let smaller = words.smaller[measure], draft.form == .number else {
      return
    }
    var place = draft.tokens.upperBound
    if place < end, tokens[place].kind == .comma || hash(place) == words.and { place += 1 }
    guard let number = NumberReader(bytes: bytes, tokens: tokens, end: end).number(at: place),
      number.value < smaller.most,
      number.step <= 1
    else { return }
    var upper = number.tokens.upperBound
    if number.suffix.isEmpty {
      guard Measure.of(word: hash(upper)) == smaller.unit || smaller.unit == .inch && hash(upper) == words.in else {
        return
      }
      upper += 1
    } else {
      guard Measure.of(word: WordHash.of(number.suffix)) == smaller.unit || number.suffix.elementsEqual("in".utf8)
      else { return }
    }
    draft.low += number.value / smaller.most
    draft.high = draft.low
    draft.step = number.step / smaller.most
    draft.tokens = draft.tokens.lowerBound..<upper
  }

  /// "-mile", "km", "-year-old", "-member", "m": what a number token has behind its digits.
  private func takeSuffix(_ draft: inout Draft) {
    let suffix = draft.number.suffix
    if suffix.first != 0x2D {
      let word = WordHash.of(suffix)
      if suffix.elementsEqual("m".utf8) {
        // "100m people", "a 100m race"
        let next = draft.digits.upperBound
        if hash(next) != 0,
          tokens[next].endsInS || words.people.contains(hash(next)) || Measure.of(word: hash(next)) != nil
        {
          (draft.low, draft.high, draft.step) = (draft.low * 1e6, draft.high * 1e6, draft.step * 1e6)
          draft.number.suffix = []
          draft.number.wasScaled = true
          takeUnit(&draft)
        } else {
          draft.unit = .measure(.metre)
        }
        return
      }
      if suffix.elementsEqual("g".utf8) {
        draft.unit = .measure(.gram)
      } else if suffix.elementsEqual("pc".utf8) {
        draft.unit = .percent
      } else if suffix.elementsEqual("p".utf8) {
        draft.unit = .money(.gbp)
        (draft.low, draft.high, draft.step) = (draft.low / 100, draft.high / 100, draft.step / 100)
      } else if let measure = Measure.of(word: word), ![.second, .day].contains(measure) {
        draft.unit = .measure(measure)
        if isMark(draft.digits.upperBound, "/"), hash(draft.digits.upperBound + 1) != 0, let speed = measure.per(.hour)
        {
          take(.measure(speed), upTo: draft.digits.upperBound + 2, &draft)
        } else if let speed = words.rates.contains(hash(draft.digits.upperBound))
          ? Measure.of(word: hash(draft.digits.upperBound + 1)).flatMap(measure.per) : nil
        {
          take(.measure(speed), upTo: draft.digits.upperBound + 2, &draft)
        }
        takeSmallerUnit(&draft)
      } else if suffix.elementsEqual("sqkm".utf8) {
        draft.unit = .measure(.squareKilometre)
      }
      return
    }
    let parts = suffix.dropFirst().split(separator: 0x2D)
    guard let first = parts.first else { return }
    let word = WordHash.of(first)
    if parts.count > 1, words.old.contains(WordHash.of(parts[1])), Measure.of(word: word) == .year {
      draft.unit = .age
      return
    }
    if Measure.isPower(word), parts.count > 1, let measure = Measure.of(word, word: WordHash.of(parts[1])) {
      draft.unit = .measure(measure)
    } else if words.percent.contains(word) {
      draft.unit = .percent
    } else if word == words.percentage {
      draft.unit = .percentagePoint
    } else if word == words.degree {
      let scale = hash(draft.digits.upperBound)
      if scale == words.fahrenheit || scale == words.celsius {
        take(.measure(scale == words.celsius ? .celsius : .fahrenheit), upTo: draft.digits.upperBound + 1, &draft)
      } else {
        draft.unit = .measure(.degree)
      }
    } else if let measure = Measure.of(word: word) {
      if measure == .year, words.old.contains(hash(draft.digits.upperBound)) {
        take(.age, upTo: draft.digits.upperBound + 1, &draft)
      } else if parts.count > 2, words.rates.contains(WordHash.of(parts[1])),
        let speed = Measure.of(word: WordHash.of(parts[2])).flatMap(measure.per)
      {
        draft.unit = .measure(speed)
      } else if measure == .foot, parts.count == 2, let inches = NumberReader.digits(of: parts[1]), inches.value < 12 {
        draft.unit = .measure(.foot)
        draft.low += inches.value / 12
        draft.high = draft.low
        draft.step = 1.0 / 12
      } else {
        draft.unit = .measure(measure)
      }
    } else if let coin = words.coins[word] {
      draft.unit = .money(coin)
    } else if parts.count == 1 {
      draft.noun = String(decoding: first, as: UTF8.self)
      draft.counted = ProseRange(
        tokens[draft.digits.upperBound - 1].coreEnd - first.count, tokens[draft.digits.upperBound - 1].coreEnd)
    }
  }

  /// "12 ⟦fire engines⟧": up to the first plural, past what may stand before it.
  private func takeCounted(_ draft: inout Draft, from first: Int, isMoney: Bool) {
    guard !isMoney, draft.form != .fraction || hash(first) == words.of else { return }
    var place = first
    // "a third of the voters", "12 of the 40 men", "one in five of them" say of what, which is another thing.
    guard hash(place) != words.of else { return }
    while place < end, place - first < Self.longestPhrase, tokens[place].isWord {
      let token = tokens[place]
      if words.people.contains(token.hash)
        || token.endsInS && !words.notPlural.contains(token.hash) && !token.isPossessive
          && !token.classes.contains(.functionWord)
      {
        draft.counted = ProseRange(tokens[first].range.start, token.coreEnd)
        draft.noun = String(decoding: bytes[token.range.start..<token.coreEnd], as: UTF8.self).lowercased()
        draft.tokens = draft.tokens.lowerBound..<place + 1
        return
      }
      if token.classes.contains(.functionWord) || token.classes.contains(.auxiliary) || token.isPossessive { break }
      place += 1
    }
    // "1 death": behind one stands a singular.
    if draft.low == 1, draft.high == 1, first < end, tokens[first].isWord,
      !tokens[first].classes.contains(.functionWord), !tokens[first].isCapitalised
    {
      draft.counted = tokens[first].coreRange
      draft.noun = String(decoding: bytes[tokens[first].range.start..<tokens[first].coreEnd], as: UTF8.self)
        .lowercased()
      draft.tokens = draft.tokens.lowerBound..<first + 1
    }
  }

  /// Words of what is counted.
  private static let longestPhrase = 5
}
