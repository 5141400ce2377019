/// Quotations that stand alone: whole sentences in somebody's words, with nobody near them who could have said them.
///
///     The wall fell in May. ⟦“Nobody looked at it for thirty years.”⟧ Work on a new one begins in June.
extension Article {
  /// Of a block, marks and all, in bytes of its prose.
  ///
  /// Near is the sentence before and the one behind, also in the next paragraph. A name, a role or a pronoun there may be
  /// the speaker's, and a short line behind the quotation may be its credit, so each of them is enough for silence.
  package func loneQuotations(in block: Int) -> [TextRange] {
    let facts = facts[block]
    guard !facts.quotations.isEmpty, !isTranscript, !continuesQuotation(block) else { return [] }
    return facts.quotations.filter { isStatement($0, facts) && isAlone($0, block) }.map(\.range)
  }

  // MARK: What is a quotation of somebody

  /// Words. A shorter one is a slogan, a title or a word held at arm's length.
  private static let shortestStatement = 6

  private func isStatement(_ quotation: Quotation, _ facts: BlockFacts) -> Bool {
    let tokens = facts.tokens
    let words = quotation.words.filter { tokens[$0].isWord || tokens[$0].kind == .number }
    guard words.count >= Self.shortestStatement, tokens[words[0]].isCapitalised else { return false }
    let behind = quotation.words.upperBound + 1
    let isSentence =
      tokens[quotation.words.upperBound - 1].kind == .terminal
      || behind < tokens.count && tokens[behind].kind == .terminal
    // "The Wall That Fell on a Sunday" is a title.
    let long = words.dropFirst().filter { tokens[$0].range.length > 3 }
    return isSentence && long.count { tokens[$0].isCapitalised } * 3 < long.count * 2
  }

  /// Interviews and transcripts say who speaks in their own way.
  private var isTranscript: Bool { facts.count { $0.summary.speakerLabel != nil } > 1 }

  private func continuesQuotation(_ block: Int) -> Bool {
    guard let previous = blocks.indices[..<block].last(where: isBody) else { return false }
    return facts[previous].quotations.last.map { !$0.isClosed } ?? false
  }

  // MARK: Who is near

  private func isAlone(_ quotation: Quotation, _ block: Int) -> Bool {
    let sentences = facts[block].sentences
    let own = sentences.indices.filter { sentences[$0].tokens.overlaps(quotation.words) }
    guard let first = own.first, let last = own.last else { return false }
    let isWhole = own.allSatisfy {
      support[block][$0] == .quoted(speaker: nil) && sentences[$0].quotedWordCount == sentences[$0].wordCount
    }
    guard isWhole, !facts[block].attributions.contains(where: { $0.source != nil }) else { return false }
    if let before = sentence(before: first, in: block), mayName(before.sentence, in: before.block, introduces: true) {
      return false
    }
    if last + 1 < sentences.count {
      return !mayName(last + 1, in: block, introduces: false)
    }
    // A repeated quotation is set out of the text, and said by whoever says it there.
    return !hasCredit(behind: block) && !isRepeated(quotation, block)
  }

  /// The sentence right before one, in the same paragraph or at the end of the one before.
  private func sentence(before first: Int, in block: Int) -> (block: Int, sentence: Int)? {
    if first > 0 { return (block, first - 1) }
    // A line without words, a row of stars say, stands between nobody and his words.
    let previous = blocks.indices[..<block].last { facts[$0].summary.words > 0 && (isBody($0) || introduces($0)) }
    guard let previous, let last = facts[previous].sentences.indices.last else { return nil }
    return (previous, last)
  }

  /// "The report was short:" on a line of its own looks like a heading.
  private func introduces(_ block: Int) -> Bool {
    blocks[block].kind == .subheading && facts[block].tokens.last?.kind == .pause
  }

  private static let people: WordClass = [.roleNoun, .vagueNoun, .givenName, .title]

  private func mayName(_ number: Int, in block: Int, introduces: Bool) -> Bool {
    let facts = facts[block]
    let sentence = facts.sentences[number]
    // An office or a paper, and a verb of speech, introduce a quotation more often than they look back at one.
    let somebody: WordClass = introduces ? [.documentNoun, .anyCueVerb, Self.people] : Self.people
    let namesSomebody = sentence.tokens.contains {
      let token = facts.tokens[$0]
      return !token.classes.isDisjoint(with: somebody) || WordsOfInterest.shared.isPronoun(token)
    }
    let hasName = facts.mentions.contains { $0.kind == .person && sentence.range.contains($0.range) }
    return namesSomebody || hasName || support[block][number] != .none || !sentence.attributions.isEmpty
      || introduces && !sentence.isTerminated
  }

  /// The next block says whose words they were: "— Ada Holm", "Ada Holm, engineer", or a sentence that names somebody.
  private func hasCredit(behind block: Int) -> Bool {
    guard let next = blocks.indices.dropFirst(block + 1).first(where: { facts[$0].summary.words > 0 }) else {
      return false
    }
    if facts[next].tokens.first?.kind == .pause || !facts[next].summary.isTerminated { return true }
    return facts[next].sentences.isEmpty || mayName(0, in: next, introduces: false)
  }

  private func isRepeated(_ quotation: Quotation, _ block: Int) -> Bool {
    let tokens = facts[block].tokens
    let start = tokens[quotation.words.lowerBound].range.start
    let end = tokens[quotation.words.upperBound - 1].range.start
    let words = Array(blocks[block].prose.bytes[start..<end].prefix(60))
    return blocks.indices.contains { $0 != block && blocks[$0].prose.bytes.firstIndex(of: words, from: 0) != nil }
  }
}
