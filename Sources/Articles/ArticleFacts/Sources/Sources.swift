/// Somebody or something that statements of an article rest on, under whatever names the article gives it.
package struct Source: Sendable {
  /// In full if the article gives a full name anywhere: "Ada Holm", though the sentence says "Holm" or "she".
  package let name: String
  /// Nil for a source that bears no name, or whose name could not be told.
  package let entity: Entity?
  package let kind: Attribution.Kind
  /// In the order of the text.
  package fileprivate(set) var statements: [Statement]

  /// A sentence, by the numbers of its block and of itself in the block's facts.
  package struct Statement: Hashable, Sendable {
    package let block: Int
    package let sentence: Int

    package init(block: Int, sentence: Int) { (self.block, self.sentence) = (block, sentence) }
  }
}

/// Who an article rests on: its sources in the order in which they first speak, each with its statements.
package struct Sources: Sendable {
  package var all: [Source] { found.filter { !$0.statements.isEmpty } }
  /// How many sentences of the article rest on anybody, named or not.
  package private(set) var statementCount = 0
  /// With those that are named beside a better source and hold up no sentence.
  private var found: [Source] = []
  private var numbers: [SourceResolver.Key: Int] = [:]
  /// By the labels of an interview.
  private var labelled: [String: Int] = [:]
  private var ofAttribution: [AttributionPlace: Int] = [:]

  private struct AttributionPlace: Hashable {
    let block: Int
    let attribution: Int
  }

  fileprivate init(of article: Article) {
    var resolver = SourceResolver(article)
    var firstMeant: [String: Int] = [:]
    for block in article.blocks.indices where article.isBody(block) {
      for (number, attribution) in article.facts[block].attributions.enumerated()
      where attribution.source != nil || attribution.kind == .vague {
        let key = resolver.key(of: attribution, in: block)
        let name = resolver.name(of: key, attribution, in: block)
        let source = self.number(of: key, attribution.kind, name, resolver)
        ofAttribution[AttributionPlace(block: block, attribution: number)] = source
        let words = attribution.source.map(article.blocks[block].words)
        if let words, firstMeant[words] == nil { firstMeant[words] = source }
      }
    }
    // Whom the words of a source meant last: the speaker is named before a quotation, or right behind it.
    var meant: [String: Int] = [:]
    for block in article.blocks.indices where article.isBody(block) {
      for (number, support) in article.support[block].enumerated() {
        for attribution in article.facts[block].sentences[number].attributions {
          let source = article.facts[block].attributions[attribution].source
          if let words = source.map(article.blocks[block].words) {
            meant[words] = ofAttribution[AttributionPlace(block: block, attribution: attribution)]
          }
        }
        guard let source = source(of: support, block, resolver, { meant[$0] ?? firstMeant[$0] }) else { continue }
        found[source].statements.append(Source.Statement(block: block, sentence: number))
        statementCount += 1
      }
    }
  }

  /// Who holds a sentence up; nil for nobody, and for a quotation whose speaker is not known.
  package func source(ofBlock block: Int, sentence: Int) -> Source? {
    let statement = Source.Statement(block: block, sentence: sentence)
    return found.first { $0.statements.contains(statement) }
  }

  /// Whom an attribution means, by its number in the block's facts.
  package func source(ofAttribution number: Int, in block: Int) -> Source? {
    ofAttribution[AttributionPlace(block: block, attribution: number)].map { found[$0] }
  }

  private mutating func number(
    of key: SourceResolver.Key, _ kind: Attribution.Kind, _ name: String, _ resolver: SourceResolver
  ) -> Int {
    if let known = numbers[key] { return known }
    found.append(Source(name: name, entity: resolver.entity(of: key), kind: kind, statements: []))
    numbers[key] = found.count - 1
    return found.count - 1
  }

  private mutating func source(
    of support: SentenceSource, _ block: Int, _ resolver: SourceResolver, _ meant: (String) -> Int?
  ) -> Int? {
    switch support {
    case .none, .quoted(nil): return nil
    case .attributed(let number): return ofAttribution[AttributionPlace(block: block, attribution: number)]
    case .quoted(let words?):
      if let known = meant(words) ?? labelled[words] { return known }
      let key = resolver.key(ofWords: words)
      let source = self.number(of: key, .named, resolver.entity(of: key)?.name ?? words, resolver)
      labelled[words] = source
      return source
    }
  }
}

extension Article {
  package func sources() -> Sources { Sources(of: self) }
}
