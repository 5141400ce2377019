/// Finds the attributions of a block by reporting verbs and their subjects, "according to", adverbs and nouns.
///
/// Which verbs report, and which sources are vague, stands in the word lists; this file holds the grammar: where a
/// subject stands (before the verb, behind it, before an apposition), and what makes a form a noun or a participle
/// instead of a verb. See the wide sense of attribution (speech, belief, plan, finding) in the PolNeAR guidelines:
/// Newell, Margolin, Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
///
/// What it finds is one feature of the sequence model (`AttributionFeatures`) and nothing else.
struct AttributionFinder {
  /// By the numbers of the tokens.
  struct Candidate {
    let source: Range<Int>?
    let cue: Range<Int>
    var content: [Range<Int>]
    /// Coarser than `SourceKind`: people without a name, by a noun that tells only what they are or how many, or no
    /// source at all.
    let isVague: Bool
  }

  let tokens: [Token]
  let sentences: [Range<Int>]
  let quoted: QuotedWords
  let words = EnglishClosedClasses.shared
  let phrases: NounPhrases
  let sources: SourceKind

  init(_ text: BlockText) {
    tokens = text.tokens
    sentences = text.sentences
    quoted = text.quoted
    sources = SourceKind(text.tokens)
    phrases = NounPhrases(
      tokens: tokens, words: .shared,
      quotationMarks: Set(text.quotations.flatMap { [$0.words.lowerBound - 1, $0.words.upperBound] }))
  }

  /// In the order of the sentences.
  func candidates() -> [Candidate] {
    var found: [Candidate] = []
    // Whose words a quoted sentence goes on with, and quoted sentences before anybody was named.
    var speaker: Int?
    var waiting: [Int] = []
    for number in sentences.indices {
      let first = found.count
      found += candidates(in: sentences[number])
      if found.count > first {
        if let next = (first..<found.count).first(where: { found[$0].source != nil }) {
          for quoted in waiting { extend(&found[next], over: quoted) }
          waiting = []
        }
        speaker = (first..<found.count).last { found[$0].source != nil && !found[$0].isVague } ?? speaker
      } else if isInsideQuotation(number) {
        if let speaker { extend(&found[speaker], over: number) } else { waiting.append(number) }
      }
    }
    return found
  }

  private func isInsideQuotation(_ number: Int) -> Bool {
    let sentence = sentences[number]
    let words = sentence.count { tokens[$0].isWordOrNumber }
    return quoted.count(in: sentence) * 2 > words
  }

  /// A quoted sentence without words of its own about its speaker belongs to the speaker before it, else behind it.
  private func extend(_ speaker: inout Candidate, over number: Int) {
    guard let added = trimmed(sentences[number]) else { return }
    speaker.content.insert(added, at: added.lowerBound < speaker.cue.lowerBound ? 0 : speaker.content.count)
  }

  private func candidates(in sentence: Range<Int>) -> [Candidate] {
    var found: [Candidate] = []
    for i in sentence where !quoted[i] && tokens[i].isWord {
      let classes = tokens[i].classes
      if words.isAccording(tokens[i]), let candidate = accordingTo(i, sentence) {
        found.append(candidate)
      } else if !classes.isDisjoint(with: .anyCueVerb), let candidate = verb(i, sentence, after: found.last) {
        found.append(candidate)
      } else if classes.contains(.vagueAdverb) {
        found.append(make(source: nil, cue: i..<i + 1, content: [i + 1..<sentence.upperBound]))
      } else if classes.contains(.cueNoun), let candidate = noun(i, sentence) {
        found.append(candidate)
      }
    }
    // "If a named source stands in the same sentence for the same claim": the vague adverb then adds nothing.
    if found.contains(where: { !$0.isVague }) { found.removeAll { $0.source == nil && $0.isVague } }
    return found
  }

  // MARK: According to

  private func accordingTo(_ i: Int, _ sentence: Range<Int>) -> Candidate? {
    guard i + 2 < sentence.upperBound, words.isTo(tokens[i + 1]),
      let source = phrases.phrase(startingAt: i + 2, to: sentence.upperBound)
    else { return nil }
    let content = [sentence.lowerBound..<i, source.upperBound..<sentence.upperBound]
    return make(source: source, cue: i..<i + 2, content: content)
  }

  // MARK: Verbs

  private func verb(_ i: Int, _ sentence: Range<Int>, after previous: Candidate?) -> Candidate? {
    var j = i - 1
    var hasBe = false
    var isNegated = false
    var cueStart = i
    while j >= sentence.lowerBound, tokens[j].isWord, isAuxiliary(j) {
      hasBe = hasBe || words.isBe(tokens[j])
      isNegated = isNegated || words.isNegation(tokens[j])
      cueStart = j
      j -= 1
    }
    let classes = tokens[i].classes
    if classes.contains(.gerund), !hasBe { return gerund(i, sentence, previous) }
    if classes.contains(.pastForm), hasBe { return passive(i, cueStart, sentence) }
    if j >= sentence.lowerBound, words.isTo(tokens[j]) { return nil }
    // `…," said Lavrov` and `…, said Lavrov.`
    if j < sentence.lowerBound || tokens[j].isQuoteMark || tokens[j].kind == .comma || quoted[j] {
      if classes.contains(.speechVerb), let inverted = inverted(i, before: j, sentence) { return inverted }
    }
    guard j >= sentence.lowerBound, let subject = subject(endingAt: j, sentence), accepts(i, subject, sentence) else {
      return nil
    }
    // "did not comment" says nothing; "people who say" are only described by it.
    if isNegated, classes.contains(.speechVerb) || i + 1 < sentence.upperBound && words.isTo(tokens[i + 1]) {
      return nil
    }
    if words.isRelative(tokens[j]), isVague(subject) { return nil }
    return make(
      source: subject, cue: cueStart..<i + 1, content: content(around: i, subject: subject, sentence))
  }

  private func isAuxiliary(_ i: Int) -> Bool {
    let token = tokens[i]
    if token.isCapitalised, !words.isBe(token) { return false }
    return token.classes.contains(.auxiliary) || words.endsInLy(token)
  }

  private func inverted(_ i: Int, before j: Int, _ sentence: Range<Int>) -> Candidate? {
    // "told lawmakers" names who was told.
    guard !words.isTell(tokens[i]), let source = phrases.phrase(startingAt: i + 1, to: sentence.upperBound),
      !words.isFirstPerson(tokens[source.lowerBound])
    else { return nil }
    let next = source.upperBound
    let ends =
      next >= sentence.upperBound || !tokens[next].isWord || words.isPreposition(tokens[next])
      || words.isRelative(tokens[next]) || words.isCalendarWord(tokens[next])
    guard ends, j >= sentence.lowerBound || next < sentence.upperBound && tokens[next].kind == .pause else {
      return nil
    }
    // ", told reporters" has its subject elsewhere.
    let head = tokens[sources.head(of: source)]
    if source.count == 1, !head.isCapitalised, !words.isPronoun(head),
      head.classes.isDisjoint(with: .somebody)
    {
      return nil
    }
    let content = j >= sentence.lowerBound ? [sentence.lowerBound..<j + 1] : []
    return make(
      source: named(behind: source, sentence) ?? source, cue: i..<i + 1,
      content: content + [next..<sentence.upperBound], namer: source)
  }

  /// "said her editor, ⟦Miriam Stolz⟧"
  private func named(behind source: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    let comma = source.upperBound
    guard tokens[comma - 1].classes.contains(.roleNoun), !tokens[comma - 1].isCapitalised, comma < sentence.upperBound,
      tokens[comma].kind == .comma
    else { return nil }
    var end = comma + 1
    while end < sentence.upperBound, end - comma < 4, sources.isName(end) { end += 1 }
    return end > comma + 1 ? comma + 1..<end : nil
  }

  /// ", saying that …": the subject is that of the sentence.
  private func gerund(_ i: Int, _ sentence: Range<Int>, _ previous: Candidate?) -> Candidate? {
    guard tokens[i].classes.contains(.speechVerb), i > sentence.lowerBound, i + 1 < sentence.upperBound else {
      return nil
    }
    guard tokens[i - 1].kind == .comma || words.isBy(tokens[i - 1]) || words.isAs(tokens[i - 1]) else { return nil }
    guard
      words.isThat(tokens[i + 1]) || tokens[i + 1].isQuoteMark || tokens[i + 1].classes.contains(.functionWord)
        || words.isSay(tokens[i])
    else { return nil }
    let content = [i + 1..<sentence.upperBound]
    if let previous, previous.source != nil {
      return Candidate(source: previous.source, cue: i..<i + 1, content: content, isVague: previous.isVague)
    }
    guard let source = phrases.phrase(startingAt: sentence.lowerBound, to: i),
      !words.isFirstPerson(tokens[source.lowerBound])
    else { return nil }
    return make(source: source, cue: i..<i + 1, content: content)
  }

  /// "was criticised by X" has a source; "is said to", "it is believed that" point to nobody.
  private func passive(_ i: Int, _ cueStart: Int, _ sentence: Range<Int>) -> Candidate? {
    guard i + 1 < sentence.upperBound else { return nil }
    if words.isBy(tokens[i + 1]), let source = phrases.phrase(startingAt: i + 2, to: sentence.upperBound) {
      // "rejected by eleven publishers" says what happened, "denied by officials" who says so.
      let head = tokens[sources.head(of: source)]
      let isSource =
        sources.isName(sources.head(of: source)) || words.isPronoun(head)
        || !head.classes.isDisjoint(with: .somebody)
      guard tokens[i].classes.contains(.speechVerb), isSource else { return nil }
      let content = [sentence.lowerBound..<cueStart, source.upperBound..<sentence.upperBound]
      return make(source: source, cue: i..<i + 1, content: content)
    }
    guard words.isVaguePassive(tokens[i]), words.isTo(tokens[i + 1]) || words.isThat(tokens[i + 1]) else { return nil }
    let content = [sentence.lowerBound..<cueStart, i + 1..<sentence.upperBound]
    return make(source: nil, cue: cueStart..<i + 1, content: content)
  }

  // MARK: Nouns

  /// "Lavrov's claim that …", "reports that …", "in a statement".
  private func noun(_ i: Int, _ sentence: Range<Int>) -> Candidate? {
    guard i + 1 < sentence.upperBound, words.isThat(tokens[i + 1]), i > sentence.lowerBound else { return nil }
    let content = [i + 1..<sentence.upperBound]
    if tokens[i - 1].isPossessive, let owner = phrases.phrase(endingAt: i - 1, from: sentence.lowerBound) {
      return make(source: owner, cue: i..<i + 1, content: content)
    }
    return nil
  }

  // MARK: Contents

  func isVague(_ source: Range<Int>) -> Bool {
    let head = sources.head(of: source)
    if words.isPronoun(tokens[head]) || sources.isName(head) { return false }
    return !tokens[head].classes.isDisjoint(with: [.vagueNoun, .rolePlural])
      || source.contains { words.isQuantifier(tokens[$0]) }
  }

  /// What is said: the rest of the sentence behind the verb, or what stands before a subject that closes the sentence.
  private func content(around i: Int, subject: Range<Int>, _ sentence: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    let before = subject.lowerBound - 1
    if before > sentence.lowerBound, tokens[before].kind == .comma || tokens[before].isQuoteMark || quoted[before] {
      let opening = sentence.lowerBound..<before + 1
      let restIsShort = sentence.upperBound - i < 8
      if restIsShort || quoted.count(in: opening) > 0 { parts.append(opening) }
    }
    var start = i + 1
    if start < sentence.upperBound, words.isThat(tokens[start]) || tokens[start].kind == .pause { start += 1 }
    if start < sentence.upperBound { parts.append(start..<sentence.upperBound) }
    return parts
  }

  /// - Parameter namer: what tells whether the source is vague, where that is not the source itself.
  private func make(
    source: Range<Int>?, cue: Range<Int>, content: [Range<Int>], namer: Range<Int>? = nil
  ) -> Candidate {
    Candidate(
      source: source, cue: cue, content: content.compactMap(trimmed), isVague: (namer ?? source).map(isVague) ?? true)
  }

  /// Without the punctuation at its ends; nil where no word is left.
  private func trimmed(_ tokenRange: Range<Int>) -> Range<Int>? {
    var range = tokenRange
    while let first = range.first,
      !(tokens[first].isWordOrNumber || tokens[first].isQuoteMark
        || tokens[first].kind == .open)
    {
      range = range.dropFirst()
    }
    while let last = range.last,
      tokens[last].kind == .comma || tokens[last].kind == .terminal || tokens[last].kind == .pause
    {
      range = range.dropLast()
    }
    return range.contains { tokens[$0].isWordOrNumber } ? range : nil
  }
}
