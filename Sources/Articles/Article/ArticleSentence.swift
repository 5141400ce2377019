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
    guard isBody, sentence.isTerminated, !sentence.isQuestion, sentence.wordCount >= Self.shortestStatement else {
      return false
    }
    switch support {
    case .none: return true
    case .quoted: return false
    case .attributed: return namedLength * 2 < sentence.range.length
    }
  }

  /// Bytes of it that somebody named says, or that say who it is.
  private var namedLength: Int {
    var length = 0
    for share in facts.shares where share.sentence == number && facts.attributions[share.attribution].kind == .named {
      length += share.length
    }
    for attribution in facts.attributions[facts.sentences[number].attributions] where attribution.kind == .named {
      length += attribution.cue.length + (attribution.source?.length ?? 0)
    }
    return length
  }

  /// The words that point at somebody whom a reader could not go and ask: of its own attributions, one that no named source
  /// repeats; nil where it has none.
  package var vagueWords: Passage? {
    // What others say cannot be changed.
    if article.voice(of: block) != nil { return nil }
    let own = facts.attributions[facts.sentences[number].attributions]
    let named = own.filter { $0.kind == .named && !$0.saysNothing }
    let vague = own.first { attribution in
      guard attribution.kind == .vague, !attribution.saysNothing, !facts.isQuoted(attribution.cue) else { return false }
      return !named.contains {
        $0.content.contains { $0.contains(attribution.cue.start) } || $0.says(whatIsSaidBy: attribution)
      }
    }
    return vague.map { Passage(facts.pointing($0), of: article.blocks[block]) }
  }

  /// Words; a shorter one is seldom worth a question.
  private static let shortestStatement = 8

  // MARK: Judgement

  /// By the quick judge, and by the encoder where it has read the sentence.
  package var probabilities: ClaimProbabilities {
    guard let output else { return ClaimScorer.quick.probabilities(of: features) }
    return ClaimScorer.quick.probabilities(of: features, with: output)
  }

  /// Whether the encoder has read it.
  package var isReadDeeply: Bool { output != nil }

  private var output: EncoderOutput? {
    let outputs = facts.outputs
    return outputs.isEmpty ? nil : outputs[number]
  }

  /// What the claim scorer sees of it, with what only the whole article can tell.
  package var features: ClaimFeatures {
    var features = facts.features[number]
    if case .quoted = support { features[.carried] = 1 }
    article.statistics.fill(&features, block: block)
    return features
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

  package func sentence(_ number: Int, ofBlock block: Int) -> ArticleSentence {
    ArticleSentence(article: self, block: block, number: number)
  }
}
