/// Puts the labelled pieces of a block together: each source and each piece of content to its cue.
package struct AttributionLinker {
  /// One attribution as token numbers.
  package struct Link: Hashable {
    package var source: Range<Int>?
    package var cue: Range<Int>
    package var content: [Range<Int>]
  }

  private struct Piece {
    let label: AttributionLabel
    var tokens: Range<Int>
    let sentence: Int
  }

  private let tokens: [Token]
  private let sentences: [Range<Int>]
  private let pieces: [Piece]
  /// The cues that were labelled, or the likeliest one of a block that has none.
  private let cues: [Piece]
  private let sentenceOf: [Int32]
  private let words = EnglishClosedClasses.shared

  /// - Parameters:
  ///   - labels: one a token, as `AttributionLabel`.
  ///   - cueMargin: of a token, how much more speaks for a cue than for its label.
  package init(_ text: BlockText, labels: [UInt8], cueMargin: (Int) -> Float) {
    tokens = text.tokens
    sentences = text.sentences
    sentenceOf = text.sentenceOfToken
    var pieces: [Piece] = []
    for (number, sentence) in sentences.enumerated() {
      var last = AttributionLabel.none
      for i in sentence {
        let label = AttributionLabel(rawValue: labels[i]) ?? .none
        if label != .none {
          if !label.begins, last.goingOn == label {
            pieces[pieces.count - 1].tokens = pieces[pieces.count - 1].tokens.lowerBound..<i + 1
          } else {
            pieces.append(Piece(label: label, tokens: i..<i + 1, sentence: number))
          }
        }
        last = label
      }
    }
    self.pieces = pieces
    let labelled = pieces.filter { $0.label.role == .cue }
    cues = labelled.isEmpty ? Self.missed(by: pieces, text, labels, cueMargin) : labelled
  }

  /// In the order of their cues.
  package func links() -> [Link] {
    guard !cues.isEmpty else { return [] }
    var links = cues.map { Link(source: nil, cue: $0.tokens, content: []) }
    for piece in pieces where piece.label.role == .source {
      if let cue = cue(ofSource: piece, links) { links[cue].source = piece.tokens }
    }
    for piece in pieces where piece.label.role == .content {
      if let cue = cue(ofContent: piece) { Self.add(piece.tokens, to: &links[cue].content) }
    }
    inheritSources(&links)
    for i in links.indices {
      partInserted(&links[i])
      partAccordingTo(&links[i])
      cutAtNextClause(&links[i])
      goOnBehindInserted(&links[i])
    }
    return links.filter { $0.source != nil || !$0.content.isEmpty }
  }

  package func sentence(of token: Int) -> Int { Int(sentenceOf[token]) }

  /// Content that finds no cue in the block.
  package func unlinked() -> [Range<Int>] {
    guard cues.isEmpty else { return [] }
    var contents: [Range<Int>] = []
    for piece in pieces where piece.label.role == .content {
      Self.add(piece.tokens, to: &contents)
    }
    return contents
  }

  /// "The bridge, ⟦critics⟧ say, was never safe": what stands before the comma is said by them.
  private func partInserted(_ link: inout Link) {
    guard let source = link.source, source.upperBound <= link.cue.lowerBound, link.cue.upperBound < tokens.count,
      tokens[link.cue.upperBound].kind == .comma,
      sentences[sentence(of: source.lowerBound)].lowerBound == source.lowerBound
    else { return }
    let before = source.lowerBound..<link.cue.lowerBound
    let commas = before.filter { tokens[$0].kind == .comma }
    guard commas.count == 1, let comma = commas.first, comma > source.lowerBound, comma + 1 < before.upperBound else {
      return
    }
    link.source = comma + 1..<before.upperBound
    link.content.removeAll { $0.overlaps(before) }
    link.content.insert(source.lowerBound..<comma, at: 0)
  }

  /// "According to ⟦Holm⟧, the bridge fell": without any content the source has run over it.
  private func partAccordingTo(_ link: inout Link) {
    guard let source = link.source, link.content.isEmpty, words.isAccording(tokens[link.cue.lowerBound]),
      let comma = source.first(where: { tokens[$0].kind == .comma }), comma > source.lowerBound,
      comma + 1 < source.upperBound
    else { return }
    link.source = source.lowerBound..<comma
    link.content = [comma + 1..<source.upperBound]
  }

  /// "said ⟦Ada Holm⟧, and the crews cheered": who is named behind a cue ends where another clause begins.
  private func cutAtNextClause(_ link: inout Link) {
    guard let source = link.source, source.lowerBound >= link.cue.upperBound else { return }
    let cut = source.dropFirst().dropLast().first { i in
      tokens[i].kind == .comma && (words.isConjunction(tokens[i + 1]) || words.isBut(tokens[i + 1]))
        && (i + 2..<source.upperBound).contains { isPlain(tokens[$0]) }
    }
    if let cut { link.source = source.lowerBound..<cut }
  }

  /// Neither a name nor what a person is.
  private func isPlain(_ token: Token) -> Bool {
    token.isWord && !token.isCapitalised && !token.isPossessive
      && token.classes.isDisjoint(with: [.functionWord, .roleNoun, .vagueNoun, .documentNoun])
  }

  /// "⟦The bridge⟧, Lavrov said, ⟦fell⟧": the sentence goes on behind what stands between its commas.
  private func goOnBehindInserted(_ link: inout Link) {
    let next = link.cue.upperBound
    let sentence = sentences[sentence(of: link.cue.lowerBound)]
    guard let source = link.source, source.upperBound <= link.cue.lowerBound, next + 1 < sentence.upperBound,
      tokens[next].kind == .comma, let before = link.content.last, before.upperBound <= source.lowerBound,
      source.lowerBound - before.upperBound <= 1, tokens[source.lowerBound - 1].kind == .comma,
      isFree(next + 1..<sentence.upperBound)
    else { return }
    link.content.append(next + 1..<sentence.upperBound)
  }

  /// "⟦She⟧ said it was late and ⟦added⟧ that it was dark": a second cue without a source of its own has the first one's.
  private func inheritSources(_ links: inout [Link]) {
    for i in links.indices.dropFirst()
    where links[i].source == nil
      && cues[i].sentence == cues[i - 1].sentence && goesOn(cues[i].tokens.lowerBound)
    {
      links[i].source = links[i - 1].source
    }
  }

  /// Whether the verb at a token has the subject of one before it: behind "and", "but", a comma or "to", or in -ing.
  private func goesOn(_ i: Int) -> Bool {
    if tokens[i].classes.contains(.gerund) { return true }
    var j = i - 1
    while j > 0, tokens[j].classes.contains(.auxiliary) || words.endsInLy(tokens[j]) || words.isAlso(tokens[j]) {
      j -= 1
    }
    guard j > 0 else { return false }
    return words.isConjunction(tokens[j]) || words.isBut(tokens[j]) || words.isTo(tokens[j])
      || tokens[j].kind == .comma
  }

  /// In a block without a labelled cue: the likeliest word outside all pieces, on the side where a content wants it.
  private static func missed(
    by pieces: [Piece], _ text: BlockText, _ labels: [UInt8], _ margin: (Int) -> Float
  ) -> [Piece] {
    let contents = pieces.filter { $0.label.role == .content }
    guard !contents.isEmpty else { return [] }
    let candidates = text.tokens.indices.filter {
      labels[$0] == AttributionLabel.none.rawValue && canBeCue(text.tokens[$0])
    }
    func likeliest(in region: Range<Int>) -> Int? {
      let first = candidates.partitioningIndex { $0 >= region.lowerBound }
      var best: (token: Int, margin: Float)?
      for token in candidates[first...].prefix(while: { $0 < region.upperBound }) {
        let margin = margin(token)
        if margin > best?.margin ?? -.infinity { best = (token, margin) }
      }
      return best?.token
    }
    for content in contents {
      let sentence = text.sentences[content.sentence]
      let region: Range<Int> =
        switch content.label.goingOn {
        case .contentBeforeCueGoesOn: content.tokens.upperBound..<sentence.upperBound
        case .contentOfEarlierCueGoesOn: 0..<sentence.lowerBound
        case .contentOfLaterCueGoesOn: sentence.upperBound..<text.tokens.count
        default: sentence.lowerBound..<content.tokens.lowerBound
        }
      if let cue = likeliest(in: region) ?? likeliest(in: sentence) {
        return [Piece(label: .cue, tokens: cue..<cue + 1, sentence: Int(text.sentenceOfToken[cue]))]
      }
    }
    return []
  }

  /// Any other word would be a guess.
  private static func canBeCue(_ token: Token) -> Bool {
    !token.classes.isDisjoint(with: [.speechVerb, .beliefVerb, .findingVerb, .cueNoun])
      || EnglishClosedClasses.shared.isAccording(token)
  }

  /// Whether no token of a stretch is part of a piece.
  private func isFree(_ stretch: Range<Int>) -> Bool {
    let next = pieces.partitioningIndex { $0.tokens.upperBound > stretch.lowerBound }
    return next == pieces.count || pieces[next].tokens.lowerBound >= stretch.upperBound
  }

  private static func add(_ tokens: Range<Int>, to content: inout [Range<Int>]) {
    if let last = content.last, last.upperBound == tokens.lowerBound {
      content[content.count - 1] = last.lowerBound..<tokens.upperBound
    } else {
      content.append(tokens)
    }
  }

  private func cue(ofSource piece: Piece, _ links: [Link]) -> Int? {
    let (previous, next) = cues(around: piece)
    for cue in piece.label.goingOn == .sourceBeforeCueGoesOn ? [next, previous] : [previous, next] {
      if let cue, links[cue].source == nil { return cue }
    }
    return nil
  }

  private func cue(ofContent piece: Piece) -> Int? {
    let (previous, next) = cues(around: piece)
    let (earlier, later) = cuesOutside(piece.sentence)
    let order: [Int?] =
      switch piece.label.goingOn {
      case .contentBeforeCueGoesOn: [next, previous, later, earlier]
      case .contentOfEarlierCueGoesOn: [earlier, previous, next, later]
      case .contentOfLaterCueGoesOn: [later, next, previous, earlier]
      default: [previous, next, earlier, later]
      }
    return order.compactMap { $0 }.first
  }

  /// The nearest cues of the same sentence on both sides.
  private func cues(around piece: Piece) -> (previous: Int?, next: Int?) {
    let next = cues.partitioningIndex { $0.tokens.lowerBound > piece.tokens.lowerBound }
    return (
      next > 0 && cues[next - 1].sentence == piece.sentence ? next - 1 : nil,
      next < cues.count && cues[next].sentence == piece.sentence ? next : nil
    )
  }

  /// The nearest cues of the sentences before and behind.
  private func cuesOutside(_ sentence: Int) -> (earlier: Int?, later: Int?) {
    let first = cues.partitioningIndex { $0.sentence >= sentence }
    let next = cues.partitioningIndex { $0.sentence > sentence }
    return (first > 0 ? first - 1 : nil, next < cues.count ? next : nil)
  }
}
