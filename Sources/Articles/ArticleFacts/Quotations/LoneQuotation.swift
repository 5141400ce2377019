import Formats

/// Quotations that stand alone: whole sentences in somebody's words, with nobody near them who could have said them.
///
///     The wall fell in May. ⟦“Nobody looked at it for thirty years.”⟧ Work on a new one begins in June.
extension Article {
  /// Marks and all, in order.
  ///
  /// Near is the sentence before and the one behind, also in the next paragraph. A name, a role or a pronoun there may be
  /// the speaker's, and a short line behind the quotation may be its credit, so each of them is enough for silence.
  package func loneQuotations() -> [Passage] {
    // Interviews and transcripts say who speaks in their own way.
    guard facts.count(where: { $0.summary.speakerLabel != nil }) < 2 else { return [] }
    var found: [(block: Int, quotation: Quotation)] = []
    for block in blocks.indices where isBody(block) && !facts[block].quotations.isEmpty && !continuesQuotation(block) {
      for quotation in facts[block].quotations where isStatement(quotation, facts[block]) && isAlone(quotation, block) {
        found.append((block, quotation))
      }
    }
    guard !found.isEmpty else { return [] }
    // A repeated quotation is set out of the text, and said by whoever says it there.
    let repeated = repeatedQuotations()
    return found.filter { !repeated.contains(opening(of: $0.quotation, $0.block)) }.map {
      Passage($0.quotation.range, of: blocks[$0.block])
    }
  }

  // MARK: What is a quotation of somebody

  /// Words. A shorter one is a slogan, a title or a word held at arm's length.
  private static let shortestStatement = 6

  private func isStatement(_ quotation: Quotation, _ facts: BlockFacts) -> Bool {
    let tokens = facts.tokens
    let words = quotation.words.filter { tokens[$0].isWordOrNumber }
    guard words.count >= Self.shortestStatement, tokens[words[0]].isCapitalised else { return false }
    let behind = quotation.words.upperBound + 1
    let isSentence =
      tokens[quotation.words.upperBound - 1].kind == .terminal
      || behind < tokens.count && tokens[behind].kind == .terminal
    // "The Wall That Fell on a Sunday" is a title.
    let long = words.dropFirst().filter { tokens[$0].range.length > 3 }
    return isSentence && long.count { tokens[$0].isCapitalised } * 3 < long.count * 2
  }

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
      support[block][$0] != .none && !isHeldUp($0, in: block)
        && sentences[$0].quotedWordCount == sentences[$0].wordCount
    }
    guard isWhole, !facts[block].attributions.contains(where: { $0.source != nil }) else { return false }
    if let before = sentence(before: first, in: block), mayName(before.sentence, in: before.block, introduces: true) {
      return false
    }
    if last + 1 < sentences.count {
      return !mayName(last + 1, in: block, introduces: false)
    }
    return !hasCredit(behind: block)
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
    // Whoever a quotation speaks of is not who says the next one.
    if sentence.wordCount > 0, sentence.quotedWordCount == sentence.wordCount { return isHeldUp(number, in: block) }
    // An office or a paper, and a verb of speech, introduce a quotation more often than they look back at one.
    let somebody: WordClass = introduces ? [.documentNoun, .anyCueVerb, Self.people] : Self.people
    let namesSomebody = sentence.tokens.contains {
      let token = facts.tokens[$0]
      return !token.classes.isDisjoint(with: somebody) || EnglishClosedClasses.shared.isPronoun(token)
    }
    let hasName = facts.mentions.contains { $0.kind == .person && sentence.range.contains($0.range) }
    let hasSource = sentence.attributions.contains { facts.attributions[$0].source != nil }
    return namesSomebody || hasName || hasSource || isHeldUp(number, in: block) || introduces && !sentence.isTerminated
  }

  /// Whether the words of a source are known, whoever they mean.
  private func isHeldUp(_ number: Int, in block: Int) -> Bool {
    switch support[block][number] {
    case .attributed(let attribution): facts[block].attributions[attribution].source != nil
    case .quoted(let speaker): speaker != nil
    case .none: false
    }
  }

  /// The next block says whose words they were: "— Ada Holm", "Ada Holm, engineer", or a sentence that names somebody.
  private func hasCredit(behind block: Int) -> Bool {
    guard let next = blocks.indices.dropFirst(block + 1).first(where: { facts[$0].summary.words > 0 }) else {
      return false
    }
    if facts[next].tokens.first?.kind == .pause || !facts[next].summary.isTerminated { return true }
    return facts[next].sentences.isEmpty || mayName(0, in: next, introduces: false)
  }

  // MARK: Repetitions

  /// The hashes of the first words of those that stand in the article more than once.
  private func repeatedQuotations() -> Set<UInt64> {
    var (seen, repeated): (Set<UInt64>, Set<UInt64>) = ([], [])
    for block in blocks.indices {
      for quotation in facts[block].quotations where quotation.wordCount >= Self.shortestStatement {
        let opening = opening(of: quotation, block)
        if !seen.insert(opening).inserted { repeated.insert(opening) }
      }
    }
    return repeated
  }

  private func opening(of quotation: Quotation, _ block: Int) -> UInt64 {
    let words = facts[block].tokens[quotation.words].lazy.filter(\.isWord).prefix(Self.shortestStatement)
    return words.reduce(WordHash.seed) { FNV.mixed($1.hash, into: $0) }
  }
}
