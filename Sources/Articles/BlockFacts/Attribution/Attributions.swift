import Formats

/// The attributions of a block, from the labels of its tokens.
struct Attributions {
  /// In the order of the sentences that their cues stand in.
  private(set) var found: [Attribution] = []
  /// What somebody says whom another block names: bytes of the prose.
  private(set) var carried: [ProseRange] = []

  private let text: BlockText
  private let sources: SourceKind
  private let words = EnglishClosedClasses.shared

  init(_ text: BlockText, _ views: TokenViews, neighbours: BlockNeighbours, _ outputs: EncoderOutputs) {
    self.text = text
    sources = SourceKind(text.tokens)
    guard !text.tokens.isEmpty else { return }
    let (labels, margin) = AttributionTagger.shared.labels(text, views, neighbours: neighbours, outputs)
    let linker = AttributionLinker(text, labels: labels, cueMargin: margin)
    var before: (attribution: Attribution, source: Range<Int>?)?
    for link in linker.links() {
      let next = attribution(link, linker.sentence(of: link.cue.lowerBound), after: before)
      found.append(next)
      before = (next, link.source)
    }
    carried = linker.unlinked().compactMap(trimmed).map(range)
    addHearsay()
  }

  private func attribution(
    _ link: AttributionLinker.Link, _ sentence: Int, after before: (attribution: Attribution, source: Range<Int>?)?
  ) -> Attribution {
    var source = link.source.flatMap(trimmed)
    if let whole = source, whole.count > 1, words.isRelative(text.tokens[whole.upperBound - 1]) {
      source = trimmed(whole.dropLast())
    }
    var kind = unnamed(link.cue)
    if kind == .vague, let subject = source, subject.upperBound <= link.cue.lowerBound {
      // "Holm is thought to have left" tells of whom it is thought and not who thinks so.
      source = nil
    } else if let source {
      kind = sources.kind(of: antecedent(of: source, from: text.sentences[sentence].lowerBound))
      // "A senior official said …": "he" is then nobody more than the official was, nor are "they" after "analysts".
      if source.count == 1, let before, let vague = before.source, before.attribution.kind == .vague,
        before.attribution.sentence + 1 >= sentence, sources.pronoun(source.lowerBound, canStandFor: vague)
      {
        kind = .vague
      }
    }
    let namesMember =
      kind == .vague && source.map { self.namesMember(behind: $0, in: text.sentences[sentence]) } ?? false
    if namesMember { kind = .named }
    return Attribution(
      source: source.map(range), cue: range(link.cue), content: link.content.compactMap(trimmed).map(range),
      kind: kind, sentence: sentence,
      saysNothing: NothingSaid(text.tokens).isTold(by: link.cue, of: source, in: text.sentences[sentence]),
      namesMember: namesMember,
      isPlain: kind == .vague && source.map { sources.isPlainPlural($0) && reports(link.cue) } ?? false)
  }

  /// "said", "believe"; not "deny", nor "were told".
  private func reports(_ cue: Range<Int>) -> Bool {
    cue.contains { !text.tokens[$0].classes.isDisjoint(with: [.speechVerb, .beliefVerb]) }
      && !cue.contains { words.isNegation(text.tokens[$0]) || words.isBe(text.tokens[$0]) }
  }

  /// The phrase that "who" belongs to: "⟦critics⟧ who say so".
  private func antecedent(of source: Range<Int>, from start: Int) -> Range<Int> {
    guard source.count == 1, words.isRelative(text.tokens[source.lowerBound]) else { return source }
    var last = source.lowerBound - 1
    if last > start, text.tokens[last].kind == .comma { last -= 1 }
    let phrases = NounPhrases(tokens: text.tokens, words: words, quotationMarks: [])
    return phrases.phrase(endingAt: last, from: start) ?? source
  }

  /// "Critics, ⟦led by the engineer Ada Holm⟧, say", "officials said so, ⟦among them the mayor, Rosa Weller⟧": of a group of
  /// people who are not named one is.
  private func namesMember(behind source: Range<Int>, in sentence: Range<Int>) -> Bool {
    var i = source.lowerBound
    let end = min(sentence.upperBound, source.upperBound + Self.farthestMember)
    while i + 1 < end {
      defer { i += 1 }
      let (token, next) = (text.tokens[i], text.tokens[i + 1])
      if text.quoted[i] { continue }
      let begins = words.isAmong(token) && words.isThem(next) || words.isLed(token) && words.isBy(next)
      // "Like Ada Holm" belongs to the words before it: "some, like Ada Holm, say".
      let isBehind = i <= source.upperBound + 1 && i > source.lowerBound
      guard begins || isBehind && (words.isLike(token) || words.isSuch(token) && words.isAs(next)) else { continue }
      let start = i + (begins || words.isSuch(token) ? 2 : 1)
      let last = min(sentence.upperBound, start + Self.longestMember)
      if (start..<max(start, last)).contains(where: { sources.isName($0) && !text.quoted[$0] }) { return true }
    }
    return false
  }

  /// Tokens from the group to "among them" at the end of the sentence.
  private static let farthestMember = 80

  /// Tokens from "among them" to the name: "the chief engineer of the port, Ada".
  private static let longestMember = 8

  /// "It is said that", "is widely seen as", "reportedly" point to somebody; "was revealed" tells what happened, and
  /// "were told to leave" who was ordered.
  private func unnamed(_ cue: Range<Int>) -> Attribution.Kind {
    if cue.contains(where: { text.tokens[$0].classes.contains(.vagueAdverb) }) { return .vague }
    let isPassive = cue.contains { words.isBe(text.tokens[$0]) }
    let last = text.tokens[cue.upperBound - 1]
    if isPassive, words.isTell(last), cue.upperBound < text.tokens.count {
      let next = text.tokens[cue.upperBound]
      return next.isWord && !words.isPreposition(next) ? .vague : .unnamed
    }
    return isPassive && cue.contains { words.isVaguePassive(text.tokens[$0]) } ? .vague : .unnamed
  }

  /// Words of hearsay: told to be plain where the model found them, added where it passed them over in a sentence in which
  /// nobody is named.
  private mutating func addHearsay() {
    let hearsay = Hearsay(text)
    var all: [Attribution] = []
    var next = 0
    for (number, sentence) in text.sentences.enumerated() {
      let first = all.count
      while next < found.count, found[next].sentence == number {
        all.append(found[next])
        next += 1
      }
      guard all[first...].allSatisfy({ $0.source == nil }), let words = hearsay.words(in: sentence) else { continue }
      let cue = range(words)
      if let known = all[first...].firstIndex(where: { $0.cue.start < cue.end && cue.start < $0.cue.end }) {
        // "It is well known that": for the model nobody's words, for a reader somebody's.
        all[known] = Attribution(
          source: nil, cue: all[known].cue, content: all[known].content, kind: .vague, sentence: number,
          saysNothing: all[known].saysNothing, isPlain: true)
      } else if all.count == first {
        let rest = trimmed(words.upperBound..<sentence.upperBound).map { [range($0)] } ?? []
        all.append(Attribution(source: nil, cue: cue, content: rest, kind: .vague, sentence: number, isPlain: true))
      }
    }
    found = all
  }

  /// Without the punctuation at its ends; nil where no word is left.
  private func trimmed(_ tokens: Range<Int>) -> Range<Int>? {
    var range = tokens
    while let first = range.first, isLoose(text.tokens[first].kind) || text.tokens[first].kind == .close {
      range = range.dropFirst()
    }
    while let last = range.last, isLoose(text.tokens[last].kind) || text.tokens[last].kind == .open {
      range = range.dropLast()
    }
    return range.contains { text.tokens[$0].isWordOrNumber } ? range : nil
  }

  private func isLoose(_ kind: Token.Kind) -> Bool { kind == .comma || kind == .terminal || kind == .pause }

  private func range(_ tokens: Range<Int>) -> ProseRange {
    ProseRange(text.tokens[tokens.lowerBound].range.start, text.tokens[tokens.upperBound - 1].range.end)
  }
}
