import Formats

/// Finds the words of a block that tell a time by the day they are read on.
struct RelativeDateFinder {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let sentences: [Range<Int>]
  private let quoted: QuotedWords
  /// "Brandt: I saw it yesterday": all of the paragraph is the speaker's.
  private let isSpeech: Bool
  private let words = TimeWords.shared

  init(bytes: [UInt8], _ text: BlockText, isSpeech: Bool) {
    (self.bytes, self.isSpeech) = (bytes, isSpeech)
    (tokens, sentences, quoted) = (text.tokens, text.sentences, text.quoted)
  }

  func dates() -> [RelativeDate] {
    guard tokens.contains(where: words.isOfInterest) else { return [] }
    var found: [RelativeDate] = []
    for (number, sentence) in sentences.enumerated() {
      var i = sentence.lowerBound
      while i < sentence.upperBound {
        guard words.isOfInterest(tokens[i]), let (run, kind) = expression(at: i, in: sentence) else {
          i += 1
          continue
        }
        found.append(
          RelativeDate(
            kind: kind, range: ProseRange(tokens[run.lowerBound].range.start, tokens[run.upperBound - 1].coreEnd),
            sentence: number,
            tense: TenseReader(bytes: bytes, tokens: tokens, sentence: sentence).tense(around: run),
            isQuoted: isSpeech || quoted[run.lowerBound]))
        i = run.upperBound
      }
    }
    return found
  }

  private typealias Expression = (run: Range<Int>, kind: RelativeDate.Kind)

  /// `i` is the word that tells the kind: the last one of "5 hours ⟦ago⟧", else the first one.
  private func expression(at i: Int, in sentence: Range<Int>) -> Expression? {
    let token = tokens[i]
    if token.hash == words.ago { return age(endingAt: i, in: sentence) }
    // "Russia Today", "The Tonight Show"
    let isName = token.isCapitalised && !isFirst(i, in: sentence)
    if let weekday = words.weekdays[token.hash] {
      return token.isCapitalised ? plainWeekday(weekday, i, sentence) : nil
    }
    guard !isName else { return nil }
    if let offset = words.days[token.hash] { return day(offset, at: i, in: sentence) }
    return turned(at: i, in: sentence)
  }

  /// Whether only marks stand before it in its sentence, or an opening quotation mark right before it.
  private func isFirst(_ i: Int, in sentence: Range<Int>) -> Bool {
    // "Holm told the USA Today": initials end a sentence where what follows often begins one.
    if i > 0, tokens[i - 1].isAllCapitals { return false }
    var k = i - 1
    while k >= sentence.lowerBound, !tokens[k].isWordOrNumber {
      if tokens[k].isQuoteMark { return true }
      k -= 1
    }
    return k < sentence.lowerBound
  }

  private func word(_ i: Int, in sentence: Range<Int>) -> UInt64 {
    sentence.contains(i) && tokens[i].isWord ? tokens[i].hash : 0
  }

  // MARK: Ages

  private func age(endingAt ago: Int, in sentence: Range<Int>) -> Expression? {
    guard ago - 2 >= sentence.lowerBound, let unit = words.units[tokens[ago - 1].hash],
      let count = count(ago - 2)
    else { return nil }
    var start = ago - 2
    let before = word(start - 1, in: sentence)
    // "One and a half hours ago", "half an hour ago", "not an hour ago".
    if words.parts.contains(before) { start -= 1 }
    // "two or three days ago"
    let isRange = words.ranges.contains(before) && start - 2 >= sentence.lowerBound && self.count(start - 2) != nil
    let isExact = start == ago - 2 && !isRange && !words.approximations.contains(before)
    guard !words.negations.contains(before) else { return nil }
    return (start..<ago + 1, .age(count, unit, isExact: isExact))
  }

  private func count(_ i: Int) -> Int? {
    if let number = words.numbers[tokens[i].hash], tokens[i].isWord { return number }
    guard tokens[i].kind == .number, tokens[i].range.length <= 3 else { return nil }
    return Int(String(decoding: bytes[tokens[i].range.start..<tokens[i].range.end], as: UTF8.self))
  }

  // MARK: Days

  private func day(_ offset: Int, at i: Int, in sentence: Range<Int>) -> Expression? {
    let before = word(i - 1, in: sentence)
    let next = word(i + 1, in: sentence)
    // "the day before yesterday"
    if offset != 0, word(i - 2, in: sentence) == words.day, before == (offset < 0 ? words.before : words.after) {
      let start = word(i - 3, in: sentence) == words.the ? i - 3 : i - 2
      return (start..<i + 1, .day(offset * 2))
    }
    guard !words.figures.contains(before), words.days[before] == nil else { return nil }
    // "What falls today may stand tomorrow."
    if offset > 0, (max(sentence.lowerBound, i - 8)..<i).contains(where: { words.days[tokens[$0].hash] == 0 }) {
      return nil
    }
    // "today's readers", "yesterday's men" live whenever they are read of.
    if tokens[i].isPossessive { return nil }
    // "today and tomorrow"
    if words.links.contains(next), words.days[word(i + 2, in: sentence)] != nil { return nil }
    if words.links.contains(before), words.days[word(i - 2, in: sentence)] != nil { return nil }
    let hasPart = words.dayParts.contains(next) && tokens[i].hash != words.tonight
    return (i..<(hasPart ? i + 2 : i + 1), .day(offset))
  }

  // MARK: Weekdays, weeks and months

  /// "last week", "this morning", "next Monday", "this past Monday".
  private func turned(at i: Int, in sentence: Range<Int>) -> Expression? {
    guard var turn = words.turns[tokens[i].hash], !tokens[i].isPossessive else { return nil }
    let before = word(i - 1, in: sentence)
    // "the last week", "his last month", "two weeks in the past year": so long a time, not a certain one.
    guard !words.owners.contains(before), !(turn == .past && before == 0 && i - 1 >= sentence.lowerBound) else {
      return nil
    }
    var noun = i + 1
    if turn == .this, words.turns[word(noun, in: sentence)] == .past {
      turn = .past
      noun += 1
    }
    let hash = word(noun, in: sentence)
    let behind = word(noun + 1, in: sentence)
    if let weekday = words.weekdays[hash] {
      return isPartOfName(noun, sentence) ? nil : (i..<noun + 1, .weekday(weekday, turn))
    }
    guard hash != 0, !tokens[noun].isCapitalised, behind != words.of else { return nil }
    if hash == words.night, turn == .last { return (i..<noun + 1, .day(-1)) }
    if words.dayParts.contains(hash), turn == .this { return (i..<noun + 1, .day(0)) }
    guard let unit = words.units[hash], unit >= .week, !words.plurals.contains(hash), turn != .past else { return nil }
    return (i..<noun + 1, .span(turn == .last ? -1 : turn == .next ? 1 : 0, unit))
  }

  private func plainWeekday(_ weekday: Int, _ i: Int, _ sentence: Range<Int>) -> Expression? {
    let before = word(i - 1, in: sentence)
    // "Monday to Friday"
    if words.ranges.contains(before), words.weekdays[word(i - 2, in: sentence)] != nil { return nil }
    guard !words.owners.contains(before), !words.repeats.contains(before), !isPartOfName(i, sentence) else {
      return nil
    }
    if sentence.contains(i - 1), tokens[i - 1].isCapitalised, !tokens[i - 1].classes.contains(.functionWord) {
      return nil
    }
    return (i..<i + 1, .weekday(weekday, nil))
  }

  /// "Sunday Times", and what is dated without the page: "Monday, February 16", "Monday the 16th", "Monday to Friday".
  private func isPartOfName(_ weekday: Int, _ sentence: Range<Int>) -> Bool {
    var next = weekday + 1
    guard next < sentence.upperBound else { return false }
    if tokens[next].isWord {
      return tokens[next].isCapitalised && !tokens[weekday].isPossessive || words.ranges.contains(tokens[next].hash)
        || words.links.contains(tokens[next].hash) && words.weekdays[word(next + 1, in: sentence)] != nil
    }
    if tokens[next].kind == .comma { next += 1 }
    guard next < sentence.upperBound, tokens[next].isWordOrNumber else { return false }
    return DateFinder(bytes: bytes, tokens: tokens).day(at: next) != nil
  }
}

/// Words that tell a time, and words around them that make a figure of speech of them.
private struct TimeWords: Sendable {
  static let shared = TimeWords()

  let ago = Self.hash("ago")
  let day = Self.hash("day")
  let before = Self.hash("before")
  let after = Self.hash("after")
  let the = Self.hash("the")
  let of = Self.hash("of")
  let night = Self.hash("night")
  let tonight = Self.hash("tonight")

  let days = Self.table(["yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1])
  let weekdays = Self.table(
    ["monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6])
  let turns: [UInt64: RelativeDate.Turn] = Self.table(["last": .last, "past": .past, "this": .this, "next": .next])
  let units: [UInt64: RelativeDate.Unit] = Self.table([
    "second": .second, "seconds": .second, "minute": .minute, "minutes": .minute, "hour": .hour, "hours": .hour,
    "day": .day, "days": .day, "week": .week, "weeks": .week, "month": .month, "months": .month, "year": .year,
    "years": .year,
  ])
  let plurals = WordHash.set("weeks months years")
  let numbers = Self.table([
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
  ])
  let dayParts = WordHash.set("morning afternoon evening night")
  let parts = WordHash.set("half")
  let negations = WordHash.set("not many such too once")
  let approximations = WordHash.set(
    "about around some roughly approximately nearly almost over under than least most only just barely hardly mere"
  )
  let links = WordHash.set("and or &")
  let owners = WordHash.set("the a an his her its their our my your these those every each any some one that very in's")
  let repeats = WordHash.set(
    "previous following first second third fourth alternate consecutive most many all black good easter")
  let ranges = WordHash.set("to or through thru until till the")
  let figures = WordHash.set(
    "of than even still like as no gone here better born only for a an the until this were it's about into")

  func isOfInterest(_ token: Token) -> Bool {
    token.isWord && interest.contains(token.hash)
  }

  private let interest: Set<UInt64> = WordHash.set(
    "ago yesterday today tonight tomorrow last past this next monday tuesday wednesday thursday friday saturday sunday")

  private static func hash(_ word: String) -> UInt64 { WordHash.of(word.utf8) }

  private static func table<Value>(_ words: [String: Value]) -> [UInt64: Value] {
    Dictionary(uniqueKeysWithValues: words.map { (hash($0.key), $0.value) })
  }
}
