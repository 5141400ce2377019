import Formats

/// Finds the quantities and tallies of a block.
///
/// Years, days, times, ordinals, versions, telephone numbers, verses, addresses and what is named by a number ("Channel 4") are
/// none.
struct QuantityFinder {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let sentences: [Range<Int>]
  private let quoted: QuotedWords
  private let isSpeech: Bool
  /// Of the days, in order.
  private let taken: [Range<Int>]
  private let words = QuantityWords.shared
  private(set) var quantities: [Quantity] = []
  private(set) var tallies: [Tally] = []
  /// Of the sentence that is being read.
  private var sentence = 0
  private var start = 0
  private var end = 0

  init(bytes: [UInt8], _ text: BlockText, isSpeech: Bool, days: [WrittenDay]) {
    (self.bytes, self.isSpeech) = (bytes, isSpeech)
    (tokens, sentences, quoted) = (text.tokens, text.sentences, text.quoted)
    taken = days.map(\.tokens)
    read()
  }

  private mutating func read() {
    var day = 0
    for (number, run) in sentences.enumerated() {
      (sentence, start, end) = (number, run.lowerBound, run.upperBound)
      var i = start
      while i < end {
        while day < taken.count, taken[day].upperBound <= i { day += 1 }
        if day < taken.count, taken[day].lowerBound <= i {
          i = taken[day].upperBound
        } else if NumberReader.mayBegin(tokens[i], bytes) {
          i = max(i + 1, read(at: i))
        } else {
          i += 1
        }
      }
    }
  }

  private func hash(_ i: Int) -> UInt64 { i >= start && i < end && tokens[i].isWord ? tokens[i].hash : 0 }
  private func text(_ i: Int) -> ArraySlice<UInt8> { bytes[tokens[i].range.start..<tokens[i].range.end] }
  private func isMark(_ i: Int, _ mark: StaticString) -> Bool {
    i >= start && i < end && NumberReader(bytes: bytes, tokens: tokens, end: end).matches(i, mark)
  }

  /// A number and what stands with it. In the course of being read.
  private struct Draft {
    var low, high: Double
    var step: Double
    var form: Quantity.Form
    var unit = Quantity.Unit.none
    /// All tokens, and those of the number.
    var tokens: Range<Int>
    var digits: Range<Int>
    var counted: ProseRange?
    var noun = ""
    var bound = Quantity.Bound.exact
    var number: NumberReader.Number
  }

  /// Where to go on behind what begins at a token.
  private mutating func read(at i: Int) -> Int {
    if let tally = tally(at: i) {
      tallies.append(tally)
      return i + 1
    }
    let reader = NumberReader(bytes: bytes, tokens: tokens, end: end)
    // ".84 metres" have lost their nought.
    if i > start, isMark(i - 1, "."), !tokens[i].spaceBefore { return skipped(i) }
    guard let number = range(at: i) ?? reader.number(at: i).map(draft) else { return skipped(i) }
    var draft = number
    takeRatio(&draft)
    takeCurrencyBefore(&draft)
    takeUnit(&draft)
    if isAge(draft) { draft.unit = .age }
    takeBound(&draft)
    guard isQuantity(draft) else { return max(draft.digits.upperBound, skipped(i)) }
    let range = ProseRange(tokens[draft.tokens.lowerBound].range.start, tokens[draft.tokens.upperBound - 1].coreEnd)
    quantities.append(
      Quantity(
        low: draft.low, high: draft.high, step: draft.step, bound: draft.bound, form: draft.form, unit: draft.unit,
        counted: draft.counted, noun: draft.noun, range: range, tokens: draft.tokens, digits: draft.digits,
        sentence: sentence, isQuoted: isSpeech || quoted[draft.digits.lowerBound]))
    return max(draft.tokens.upperBound, draft.digits.upperBound)
  }

  /// Behind "9:30", "24/7", "3:16", "555-1234": the parts of what is no number are none.
  private func skipped(_ i: Int) -> Int {
    var k = i + 1
    while k + 1 < end, isMark(k, ":") || isMark(k, "/") || isMark(k, "-") || isMark(k, "."), !tokens[k].spaceBefore,
      tokens[k + 1].kind == .number, !tokens[k + 1].spaceBefore
    {
      k += 2
    }
    return k
  }

  private func draft(_ number: NumberReader.Number) -> Draft {
    Draft(
      low: number.value, high: number.value, step: number.step, form: number.isFraction ? .fraction : .number,
      tokens: number.tokens, digits: number.tokens, number: number)
  }

  // MARK: Pairs

  /// "6-3", "2015-16": told apart from a range by what stands behind it, which a tally has none of.
  private func tally(at i: Int) -> Tally? {
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
  private func range(at i: Int) -> Draft? {
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
  private func takeRatio(_ draft: inout Draft) {
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

  // MARK: Units

  private func isCurrency(_ i: Int) -> Bool { i >= start && i < end && tokens[i].kind == .symbol && symbol(i) != nil }

  private func symbol(_ i: Int) -> Quantity.Currency? {
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
  private func takeCurrencyBefore(_ draft: inout Draft) {
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

  private func takeUnit(_ draft: inout Draft) {
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
  private func unit(at i: Int, _ draft: Draft) -> (Quantity.Unit, Int)? {
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

  // MARK: About

  private func takeBound(_ draft: inout Draft) {
    var first = draft.tokens.lowerBound
    // "an estimated", "about a"
    func word(_ back: Int) -> UInt64 { hash(first - back) }
    if draft.form == .range, word(1) == words.between {
      first -= 1
    }
    if word(1) == words.over, isSpan(draft), !words.just.contains(word(2)), word(2) != words.of, word(2) != words.for {
      // "£4,200 over 18 months": so long it took.
    } else if let bound = words.bounds[word(1)] {
      draft.bound = bound
      let isJust = words.just.contains(word(2))
      if isJust, bound == .under { draft.bound = .nearly }
      first -= isJust || word(2) == words.an && word(1) == words.estimated ? 2 : 1
    } else if word(1) == words.than, let bound = words.thans[word(2)] {
      draft.bound = word(3) == words.no || word(3) == words.not ? (bound == .over ? .under : .over) : bound
      first -= word(3) == words.no || word(3) == words.not || words.just.contains(word(3)) ? 3 : 2
    } else if word(2) == words.at, let bound = words.ats[word(1)] {
      draft.bound = bound
      first -= 2
    } else if word(1) == words.to, word(2) == words.up || word(2) == words.close {
      draft.bound = word(2) == words.up ? .under : .nearly
      first -= 2
    } else if word(1) == words.as, word(3) == words.as, words.many.contains(word(2)) {
      draft.bound = .under
      first -= 3
    } else if word(1) == words.of, word(2) == words.upwards {
      draft.bound = .over
      first -= 2
    }
    var last = draft.tokens.upperBound
    if hash(last) == words.or, let bound = words.ends[hash(last + 1)] {
      draft.bound = bound
      last += 2
    } else if isMark(last, "+"), !tokens[last].spaceBefore {
      draft.bound = .over
      last += 1
    }
    draft.tokens = max(first, start)..<last
  }

  private func isSpan(_ draft: Draft) -> Bool {
    if case .measure(let measure) = draft.unit { measure.dimension == .time } else { false }
  }

  // MARK: Ages

  /// "Holm, ⟦54⟧, said": a bare number between commas, behind a name or a role.
  private func isAge(_ draft: Draft) -> Bool {
    let (first, next) = (draft.digits.lowerBound, draft.digits.upperBound)
    guard draft.unit == .none, draft.noun.isEmpty, draft.form == .number, draft.digits.count == 1, first - 2 >= start,
      tokens[first].kind == .number, (1...110).contains(draft.low), draft.step == 1, tokens[first - 1].kind == .comma,
      next < end, tokens[next].kind == .comma || tokens[next].kind == .terminal
    else { return false }
    let name = tokens[first - 2]
    return name.isWord && !name.classes.contains(.functionWord)
      && (name.isCapitalised && !EnglishClosedClasses.shared.isCalendarWord(name) || name.classes.contains(.roleNoun))
  }

  // MARK: What is none

  private func isQuantity(_ draft: Draft) -> Bool {
    let (first, next) = (draft.digits.lowerBound, draft.digits.upperBound)
    let number = draft.number
    let hasUnit = draft.unit != .none
    if !number.suffix.isEmpty, !hasUnit, draft.noun.isEmpty { return false }
    if hasUnit || draft.form == .fraction || draft.form == .ratio {
      return !(number.isInWords && number.value == 1 && isOneDay(draft))
    }
    // "9:30", "24/7", "John 3:16", "3.2"; "No. 4", "#4".
    if next < end, !tokens[next].spaceBefore, isMark(next, ":") || isMark(next, "/"), next + 1 < end,
      tokens[next + 1].kind == .number
    {
      return false
    }
    if words.clocks.contains(hash(next)) { return false }
    if number.isFourDigits, !number.wasScaled, number.value >= 1500, number.value < 2200,
      !words.people.contains(hash(next))
    {
      return false
    }
    if number.isInWords, number.value == 1, draft.form == .number, number.tokens.count == 1,
      !words.persons.contains(WordHash.of(draft.noun.utf8))
    {
      return false
    }
    if first > start {
      let before = tokens[first - 1]
      if isMark(first - 1, "#") || isMark(first - 1, "/") && !tokens[first].spaceBefore { return false }
      if before.isWord, words.numbered.contains(before.hash) { return false }
      if before.kind == .terminal, first - 2 >= start, words.numbered.contains(hash(first - 2)), hash(first - 2) != 0 {
        return false
      }
      // "Channel 4", "Boeing 737", "World War Two"
      if before.isWord, before.isCapitalised, first - 1 > start, !before.classes.contains(.functionWord),
        !before.isPossessive, draft.noun.isEmpty, draft.bound == .exact
      {
        return false
      }
    }
    return !isAddress(behind: next, number)
  }

  /// "one day he left" is no quantity, "one day a week" neither.
  private func isOneDay(_ draft: Draft) -> Bool { draft.unit == .measure(.day) && draft.bound == .exact }

  /// "1600 Pennsylvania Avenue", "12 Harbour Road".
  private func isAddress(behind next: Int, _ number: NumberReader.Number) -> Bool {
    guard !number.isInWords, !number.hasComma, next < end, tokens[next].isCapitalised || tokens[next].kind == .number
    else { return false }
    return (next..<min(end, next + 4)).contains { words.streets.contains(hash($0)) && tokens[$0].isCapitalised }
  }
}
