import Formats

/// Tells whether what is said to be at a time was or will be, by the nearest verb that says so.
///
///     The council ⟦will⟧ vote on Monday, Holm ⟦said⟧ today.
struct TenseReader {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let sentence: Range<Int>
  private let words = TenseWords.shared

  init(bytes: [UInt8], tokens: [Token], sentence: Range<Int>) {
    (self.bytes, self.tokens, self.sentence) = (bytes, tokens, sentence)
  }

  /// Tokens on either side.
  private static let reach = 10

  func tense(around run: Range<Int>) -> RelativeDate.Tense {
    // "Tourism today is": what follows at once is the verb it belongs to.
    let next = run.upperBound
    if next < sentence.upperBound, tokens[next].isWord, let tense = tense(at: next), words.decides(tokens[next]) {
      return tense
    }
    var i = run.lowerBound - 1
    // "compared with 33% today"
    if i >= sentence.lowerBound, tokens[i].kind == .number || tokens[i].kind == .symbol { return .unclear }
    while i >= sentence.lowerBound, run.lowerBound - i <= Self.reach, !isBoundary(i) {
      // "the wealth that they see today": a verb between the two says nothing, so it is of the present.
      if words.subjects.contains(tokens[i].hash) { return .unclear }
      if let tense = tense(at: i) { return tense }
      i -= 1
    }
    i = run.upperBound
    if i < sentence.upperBound, tokens[i].kind == .comma { i += 1 }
    while i < sentence.upperBound, i - run.upperBound <= Self.reach, !isBoundary(i) {
      if let tense = tense(at: i) { return tense }
      i += 1
    }
    return .unclear
  }

  private func isBoundary(_ i: Int) -> Bool {
    !tokens[i].isWordOrNumber && tokens[i].kind != .symbol || words.boundaries.contains(tokens[i].hash)
  }

  /// Nil for a word that is no verb, or none that says when.
  private func tense(at i: Int) -> RelativeDate.Tense? {
    let token = tokens[i]
    guard token.isWord, !token.isCapitalised || i == sentence.lowerBound else { return nil }
    if words.future.contains(token.hash) { return .future }
    if words.present.contains(token.hash) { return .unclear }
    if token.hash == words.to {
      let before = i > sentence.lowerBound ? tokens[i - 1] : nil
      return before.map { words.planned.contains($0.hash) } ?? false ? .future : nil
    }
    if words.was.contains(token.hash) { return .past }
    guard isPastForm(i) else { return nil }
    return tenseOfGroup(endingAt: i)
  }

  private func isPastForm(_ i: Int) -> Bool {
    let token = tokens[i]
    if token.classes.contains(.pastForm) || words.past.contains(token.hash) { return true }
    let isLong = token.coreEnd - token.range.start > 4
    return isLong && bytes[..<token.coreEnd].suffix(2).elementsEqual("ed".utf8) && !words.nouns.contains(token.hash)
  }

  /// "will be ⟦closed⟧", "was ⟦closed⟧", "is ⟦closed⟧", "the ⟦closed⟧ bridge".
  private func tenseOfGroup(endingAt i: Int) -> RelativeDate.Tense? {
    var k = i - 1
    while k >= sentence.lowerBound, i - k <= 3 {
      let token = tokens[k]
      guard token.isWord else { break }
      if token.hash == words.to { return tense(at: k) ?? .unclear }
      if words.decides(token) { return tense(at: k) }
      if k == i - 1, words.modifiers.contains(token.hash) { return nil }
      k -= 1
    }
    return .past
  }
}

private struct TenseWords: Sendable {
  static let shared = TenseWords()

  let to = WordHash.of("to".utf8)
  let future = WordHash.set("will won't shall he'll she'll they'll it'll we'll i'll you'll")
  let was = WordHash.set("was were wasn't weren't did didn't had hadn't")
  let present = WordHash.set(
    "is are am isn't aren't has have hasn't haven't do does doesn't don't would could should may might can "
      + "must can't cannot couldn't wouldn't shouldn't remains remain it's he's she's that's there's they're we're i'm")
  let planned = WordHash.set(
    "expected due set scheduled planned plans slated going likely supposed ready hopes poised about")
  let subjects = WordHash.set("i we you he she they")
  let boundaries = WordHash.set(
    "that which who whom whose where when and but or because while if since although though as before after than")
  let modifiers = WordHash.set(
    "the a an his her its their our my your these those this so-called more most very no any some")
  let nouns = WordHash.set("hundred indeed sacred naked wicked united exceed proceed succeed speed greed breed embed")
  let past = WordHash.set(
    "told met began fell rose took made went came left won lost held gave ran found spoke broke shot sent got saw knew "
      + "thought brought bought caught fought taught sold built spent paid led fled became chose drew drove flew grew threw "
      + "wrote rode stood sat struck swore tore wore woke heard kept slept felt dealt meant stole froze hid died tied")

  func decides(_ token: Token) -> Bool {
    present.contains(token.hash) || future.contains(token.hash) || was.contains(token.hash)
  }
}
