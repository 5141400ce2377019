import Formats

/// A sentence with all that its article knows of it: what rules read.
///
///     article.sentences { $0.isBareStatement }.map(\.passage.words)
package struct ArticleSentence: Sendable {
  package let article: Article
  /// The number of its block, and its own in the block.
  package let block: Int
  package let number: Int

  package var facts: BlockFacts { article.facts[block] }
  package var passage: Passage { Passage(facts.sentences[number].range, of: article.blocks[block]) }
  /// What holds it up.
  package var support: SentenceSource { article.support[block][number] }
  /// The attribution that holds it up, which may stand in a neighbouring sentence; nil where there is none.
  package var attribution: ArticleAttribution? {
    guard case .attributed(let number) = support else { return nil }
    return ArticleAttribution(article: article, block: block, number: number)
  }

  /// Whether it is of the article's own text, to be judged by rules on sentences.
  package var isBody: Bool { article.isBody(block) }

  /// Whether it states something in the article's own text and nobody who is named holds most of it up: what the claim
  /// scorer is asked about.
  package var isBareStatement: Bool {
    let sentence = facts.sentences[number]
    guard isBody, isWhole(sentence), !sentence.isQuestion, sentence.wordCount >= Self.shortestStatement,
      !article.statistics.isForecast
    else { return false }
    switch support {
    case .none: return true
    case .quoted: return false
    case .attributed(let holder): return namedShare(heldBy: facts.attributions[holder]) < 0.5
    }
  }

  /// Whether it ends as sentences end, or is the last of a list's entry and has a verb that no label has: few desks end those
  /// with a full stop.
  private func isWhole(_ sentence: Sentence) -> Bool {
    sentence.isTerminated
      || article.blocks[block].kind == .listItem && number == facts.sentences.count - 1
        && facts.tokens[sentence.tokens].contains { Self.finiteVerbs.contains($0.hash) }
  }

  private static let finiteVerbs = WordHash.set(
    "is are was were has have had does did will would can could may might must should isn't aren't wasn't weren't")

  /// The share of it that somebody named says, or that tells who says it.
  private func namedShare(heldBy holder: Attribution) -> Float {
    let (sentence, claims) = (facts.sentences[number], facts.claims[number])
    var length = 0
    for attribution in facts.attributions[sentence.attributions] where attribution.kind == .named {
      length += attribution.cue.length + (attribution.source?.length ?? 0)
    }
    let isCarried = holder.sentence != number && holder.kind == .named
    return claims.namedShare + (isCarried ? claims.carriedShare : 0)
      + Float(length) / Float(max(1, sentence.range.length))
  }

  /// The words that point at somebody whom a reader could not go and ask, and whether they leave no doubt of that; nil where
  /// there are none, and in somebody else's words, which nobody can change.
  ///
  /// Of its own attributions one that is vague and that no named source repeats, else one whose source bears no name: the judge
  /// sees more than the words of a source. Else the sentence itself where it names no source at all.
  package var vagueWords: (words: Passage, isPlain: Bool)? {
    guard article.voice(of: block) == nil else { return nil }
    let own = facts.attributions[facts.sentences[number].attributions].prefix(Self.mostAttributions).filter {
      !$0.saysNothing && !facts.isQuoted($0.cue)
    }
    let named = own.filter { $0.kind == .named }
    let vague = own.first { attribution in
      attribution.kind == .vague
        && !named.contains {
          $0.content.contains { $0.contains(attribution.cue.start) } || $0.says(whatIsSaidBy: attribution)
        }
    }
    if let source = vague ?? named.first(where: { !$0.namesMember && facts.hasNoName($0) }) {
      return (Passage(facts.pointing(source), of: article.blocks[block]), source.isPlain)
    }
    let sentence = facts.sentences[number]
    guard sentence.isTerminated, sentence.wordCount >= Self.shortestHearsay,
      facts.attributions[sentence.attributions].allSatisfy({ $0.kind == .unnamed && !$0.saysNothing })
    else { return nil }
    return (passage, false)
  }

  /// Whether one of its own attributions is plainly vague: cheap, since rules ask after every keystroke.
  package var hasPlainHearsay: Bool {
    facts.sentences[number].attributions.contains { facts.attributions[$0].isPlain }
  }

  /// Of a sentence; one with more is a pile and no prose.
  private static let mostAttributions = 20

  /// Words; a shorter one is seldom worth a question.
  private static let shortestStatement = 8
  private static let shortestHearsay = 4

  // MARK: Judgement

  /// By the quick judge, and by the encoder where it has read the sentence.
  package var probabilities: ClaimProbabilities {
    let scorer = ClaimScorer.quick
    var logits = facts.claims[number].logits
    forEachArticleFeature { logits += scorer.weights(of: $0) * $1 }
    guard let output else { return scorer.probabilities(ofLogits: logits) }
    return scorer.probabilities(ofLogits: logits, with: output)
  }

  /// Whether the encoder has read it.
  package var isReadDeeply: Bool { output != nil }

  private var output: EncoderOutput? {
    let outputs = facts.outputs
    return outputs.isEmpty ? nil : outputs[number]
  }

  /// What only the whole article tells the claim scorer.
  fileprivate func forEachArticleFeature(_ take: (ClaimFeature, Float) -> Void) {
    article.statistics.forEachFeature(ofBlock: block, take)
    if case .quoted = support { take(.carried, 1) }
  }
}

/// An attribution with all that its article knows of it.
package struct ArticleAttribution: Sendable {
  package let article: Article
  /// The number of its block, and its own in the block.
  package let block: Int
  package let number: Int

  private var attribution: Attribution { article.facts[block].attributions[number] }

  package var kind: Attribution.Kind { attribution.kind }
  /// Without what a comma adds to it: "⟦two officials⟧, who would not be named". Nil where the words name none.
  package var source: Passage? {
    attribution.source.map { Passage(article.facts[block].upToComma($0), of: article.blocks[block]) }
  }
  package var cue: Passage { Passage(attribution.cue, of: article.blocks[block]) }
  /// The one that its cue stands in.
  package var sentence: ArticleSentence {
    ArticleSentence(article: article, block: block, number: attribution.sentence)
  }
}

extension Article {
  /// Those of all blocks that are wanted, in order. A text of a megabyte has ten thousand, and every rule asks after every
  /// keystroke.
  package func sentences(where isWanted: (ArticleSentence) -> Bool = { _ in true }) -> [ArticleSentence] {
    var found: [ArticleSentence] = []
    for block in blocks.indices {
      for number in facts[block].sentences.indices {
        let sentence = ArticleSentence(article: self, block: block, number: number)
        if isWanted(sentence) { found.append(sentence) }
      }
    }
    return found
  }

  /// All that the claim scorer sees of the sentences of a block but their words. Read anew: a block keeps only the sums.
  package func claimFeatures(ofBlock block: Int) -> [ClaimFeatures] {
    let facts = facts[block]
    var features = ClaimFeatures.features(
      of: facts.sentences, tokens: facts.tokens, attributions: facts.attributions, shares: facts.shares,
      bytes: blocks[block].prose.bytes)
    for number in features.indices {
      sentence(number, ofBlock: block).forEachArticleFeature { features[number][$0] = $1 }
    }
    return features
  }

  package func sentence(_ number: Int, ofBlock block: Int) -> ArticleSentence {
    ArticleSentence(article: self, block: block, number: number)
  }
}
