import Formats

/// Finds the quantities and tallies of a block.
///
/// Years, days, times, ordinals, versions, telephone numbers, verses, addresses and what is named by a number ("Channel 4") are
/// none.
struct QuantityFinder {
  let bytes: [UInt8]
  let tokens: [Token]
  private let sentences: [Range<Int>]
  let quoted: QuotedWords
  let isSpeech: Bool
  /// Of the days, in order.
  let taken: [Range<Int>]
  let words = QuantityWords.shared
  private(set) var quantities: [Quantity] = []
  private(set) var tallies: [Tally] = []
  /// Of the sentence that is being read.
  var sentence = 0
  var start = 0
  var end = 0

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

  func hash(_ i: Int) -> UInt64 { i >= start && i < end && tokens[i].isWord ? tokens[i].hash : 0 }
  func text(_ i: Int) -> ArraySlice<UInt8> { bytes[tokens[i].range.start..<tokens[i].range.end] }
  func isMark(_ i: Int, _ mark: StaticString) -> Bool {
    i >= start && i < end && NumberReader(bytes: bytes, tokens: tokens, end: end).matches(i, mark)
  }

  /// A number and what stands with it. In the course of being read.
  struct Draft {
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

  func draft(_ number: NumberReader.Number) -> Draft {
    Draft(
      low: number.value, high: number.value, step: number.step, form: number.isFraction ? .fraction : .number,
      tokens: number.tokens, digits: number.tokens, number: number)
  }

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
