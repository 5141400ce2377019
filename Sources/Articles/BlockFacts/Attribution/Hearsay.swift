import Formats

/// Finds the words that point at somebody and at nobody in particular: "⟦reportedly⟧", "it ⟦is thought⟧ that", "is ⟦not thought⟧
/// to be", "there are ⟦reports⟧ that".
struct Hearsay {
  private let tokens: [Token]
  private let quoted: QuotedWords
  private let closed = EnglishClosedClasses.shared

  init(_ text: BlockText) { (tokens, quoted) = (text.tokens, text.quoted) }

  /// The first of a sentence.
  func words(in sentence: Range<Int>) -> Range<Int>? {
    for i in sentence where !quoted[i] {
      if tokens[i].classes.contains(.vagueAdverb) { return i..<i + 1 }
      if closed.isBe(tokens[i]), let words = words(behind: i, sentence) { return words }
    }
    return nil
  }

  /// - Parameter be: a form of "to be".
  private func words(behind be: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var i = be + 1
    while i < sentence.upperBound, isInserted(tokens[i]) { i += 1 }
    guard i + 1 < sentence.upperBound else { return nil }
    let (word, next) = (tokens[i], tokens[i + 1])
    let subject = subject(of: be, sentence)
    let isIt = subject.map(closed.isIt) ?? false
    if Self.passives.contains(word.hash), closed.isThat(next) || closed.isTo(next) || isIt, !closed.isBy(next) {
      return be..<i + 1
    }
    guard closed.isThat(next) else { return nil }
    if isIt, Self.known.contains(word.hash) { return be..<i + 1 }
    return subject?.hash == Self.there && Self.nouns.contains(word.hash) ? i..<i + 1 : nil
  }

  private func isInserted(_ token: Token) -> Bool {
    closed.isNegation(token) || closed.isBe(token) || closed.endsInLy(token) || Self.degrees.contains(token.hash)
  }

  /// "⟦It⟧ has been suggested"
  private func subject(of be: Int, _ sentence: Range<Int>) -> Token? {
    var i = be - 1
    while i >= sentence.lowerBound, tokens[i].classes.contains(.auxiliary) { i -= 1 }
    return i >= sentence.lowerBound ? tokens[i] : nil
  }

  private static let there = WordHash.of("there".utf8)
  private static let degrees = WordHash.set("well now also long often still")
  private static let passives = WordHash.set(
    "said believed thought reported rumored rumoured understood alleged claimed suspected feared suggested")
  private static let known = WordHash.set("known accepted agreed acknowledged assumed recognised recognized")
  private static let nouns = WordHash.set(
    "report reports rumor rumors rumour rumours claims suggestions allegations fears concerns speculation suspicion")
}
