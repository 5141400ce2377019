import Formats

/// What a block is by its form alone, where that tells whose words stand in it or next to it.
package struct BlockForm: Hashable, Sendable {
  /// Nothing but a question or a few.
  package let isQuestion: Bool
  /// Speaks to somebody: "Did the floods change you?"
  package let saysYou: Bool
  /// All of it is set off: bold or in italics.
  package let isEmphasised: Bool
  /// The name behind a dash that closes a quotation, "“…” — Ines Okafor, auditor", or makes up a line of its own; bytes of
  /// the prose.
  package let credit: ProseRange?
  /// Whether there is nothing but the credit.
  package let isCreditLine: Bool
  /// "@adaholm", alone on its line or behind a name; bytes of the prose.
  package let handle: ProseRange?

  init(_ text: BlockText, _ prose: Prose, _ sentences: [Sentence], words: Int) {
    isQuestion =
      words <= Self.longestQuestion && sentences.count <= Self.mostSentences && sentences.last?.isQuestion == true
      && sentences.allSatisfy { $0.quotedWordCount == 0 }
    saysYou = isQuestion && text.tokens.contains { Self.you.contains($0.hash) }
    // Markup that stands before the first and behind the last word is no prose.
    isEmphasised = prose.runs.first.map { $0.source.start > 0 } ?? false
    let quotation = text.quotations.last
    credit = Self.credit(text.tokens[(quotation.map { min(text.tokens.count, $0.words.upperBound + 1) } ?? 0)...])
    isCreditLine = credit != nil && quotation == nil
    handle = Self.handle(text.tokens, prose.bytes)
  }

  private static func credit(_ tokens: ArraySlice<Token>) -> ProseRange? {
    guard tokens.count > 1, tokens.count <= longestCredit, let dash = tokens.first, dash.kind == .pause,
      tokens.last?.kind != .terminal
    else { return nil }
    let name = tokens.dropFirst().prefix { $0.kind != .comma && $0.kind != .open }
    guard let first = name.first, let last = name.last, name.contains(where: \.isCapitalised) else { return nil }
    return ProseRange(first.range.start, last.range.end)
  }

  private static func handle(_ tokens: [Token], _ bytes: [UInt8]) -> ProseRange? {
    guard tokens.count > 1, tokens.count <= longestHandle else { return nil }
    let sign = tokens.indices.first { bytes[tokens[$0].range.start] == 0x40 }
    guard let sign, sign + 1 < tokens.count, !tokens[sign + 1].spaceBefore, tokens[..<sign].allSatisfy(\.isWord) else {
      return nil
    }
    return ProseRange(tokens[sign].range.start, tokens[sign + 1].range.end)
  }

  private static let you = WordHash.set("you your yours yourself you're you've you'd")
  /// Of what an interviewer says at once: words, sentences.
  private static let longestQuestion = 60
  private static let mostSentences = 3
  /// Tokens.
  private static let longestCredit = 16
  private static let longestHandle = 8
}
