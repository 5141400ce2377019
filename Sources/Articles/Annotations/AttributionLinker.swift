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
  private let cueMargins: [Float]
  private let pieces: [Piece]
  private let sentenceOf: [Int]
  private let words = WordsOfInterest.shared

  /// - Parameters:
  ///   - labels: one a token, as `AttributionLabel`.
  ///   - cueMargins: for each token how much more speaks for a cue than for its label.
  package init(_ text: BlockText, labels: [UInt8], cueMargins: [Float]) {
    tokens = text.tokens
    sentences = text.sentences
    sentenceOf = text.sentenceOfToken
    self.cueMargins = cueMargins
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
  }

  /// In the order of their cues.
  package func links() -> [Link] {
    let cues = allCues()
    guard !cues.isEmpty else { return [] }
    var links = cues.map { Link(source: nil, cue: $0.tokens, content: []) }
    for piece in pieces where piece.label.role == .source {
      if let cue = cue(ofSource: piece, cues, links) { links[cue].source = piece.tokens }
    }
    for piece in pieces where piece.label.role == .content {
      if let cue = cue(ofContent: piece, cues) { Self.add(piece.tokens, to: &links[cue].content) }
    }
    inheritSources(&links, cues)
    for i in links.indices { partInserted(&links[i]) }
    return links.filter { $0.source != nil || !$0.content.isEmpty }
  }

  /// The cues that were labelled, and the likeliest ones of contents without any.
  private func allCues() -> [Piece] {
    var cues = pieces.filter { $0.label.role == .cue }
    for piece in pieces where piece.label.role == .content {
      if cue(ofContent: piece, cues) == nil, let missed = likeliestCue(of: piece) {
        cues.append(Piece(label: .cue, tokens: missed..<missed + 1, sentence: sentenceOf[missed]))
        cues.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
      }
    }
    return cues
  }

  /// "The bridge, ⟦critics⟧ say, was never safe": what stands before the comma is said by them.
  private func partInserted(_ link: inout Link) {
    guard let source = link.source, source.upperBound == link.cue.lowerBound, link.cue.upperBound < tokens.count,
      tokens[link.cue.upperBound].kind == .comma,
      sentences[sentenceOf[source.lowerBound]].lowerBound == source.lowerBound
    else { return }
    let commas = source.filter { tokens[$0].kind == .comma }
    guard commas.count == 1, let comma = commas.first, comma > source.lowerBound, comma + 1 < source.upperBound else {
      return
    }
    link.source = comma + 1..<source.upperBound
    link.content.insert(source.lowerBound..<comma, at: 0)
  }

  /// "⟦She⟧ said it was late and ⟦added⟧ that it was dark": a second cue without a source of its own has the first one's.
  private func inheritSources(_ links: inout [Link], _ cues: [Piece]) {
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

  /// A token outside all pieces on the side where the content wants its cue.
  private func likeliestCue(of content: Piece) -> Int? {
    let sentence = sentences[content.sentence]
    let region: Range<Int> =
      switch content.label.goingOn {
      case .contentBeforeCueGoesOn: content.tokens.upperBound..<sentence.upperBound
      case .contentOfEarlierCueGoesOn: 0..<sentence.lowerBound
      case .contentOfLaterCueGoesOn: sentence.upperBound..<(sentences.last?.upperBound ?? 0)
      default: sentence.lowerBound..<content.tokens.lowerBound
      }
    return likeliest(in: region) ?? likeliest(in: sentence)
  }

  private func likeliest(in region: Range<Int>) -> Int? {
    region.filter { !isTaken($0) && canBeCue(tokens[$0]) }.max { cueMargins[$0] < cueMargins[$1] }
  }

  /// Any other word would be a guess.
  private func canBeCue(_ token: Token) -> Bool {
    !token.classes.isDisjoint(with: [.speechVerb, .beliefVerb, .findingVerb, .cueNoun]) || words.isAccording(token)
  }

  private func isTaken(_ token: Int) -> Bool { pieces.contains { $0.tokens.contains(token) } }

  private static func add(_ tokens: Range<Int>, to content: inout [Range<Int>]) {
    if let last = content.last, last.upperBound == tokens.lowerBound {
      content[content.count - 1] = last.lowerBound..<tokens.upperBound
    } else {
      content.append(tokens)
    }
  }

  private func cue(ofSource piece: Piece, _ cues: [Piece], _ links: [Link]) -> Int? {
    let isBefore = piece.label.goingOn == .sourceBeforeCueGoesOn
    let start = piece.tokens.lowerBound
    let next = cues.indices.first { cues[$0].tokens.lowerBound > start && cues[$0].sentence == piece.sentence }
    let previous = cues.indices.last { cues[$0].tokens.lowerBound < start && cues[$0].sentence == piece.sentence }
    for cue in isBefore ? [next, previous] : [previous, next] {
      if let cue, links[cue].source == nil { return cue }
    }
    return nil
  }

  private func cue(ofContent piece: Piece, _ cues: [Piece]) -> Int? {
    let start = piece.tokens.lowerBound
    let next = cues.indices.first { cues[$0].tokens.lowerBound > start && cues[$0].sentence == piece.sentence }
    let previous = cues.indices.last { cues[$0].tokens.lowerBound < start && cues[$0].sentence == piece.sentence }
    let later = cues.indices.first { cues[$0].sentence > piece.sentence }
    let earlier = cues.indices.last { cues[$0].sentence < piece.sentence }
    let order: [Int?] =
      switch piece.label.goingOn {
      case .contentBeforeCueGoesOn: [next, previous, later, earlier]
      case .contentOfEarlierCueGoesOn: [earlier, previous, next, later]
      case .contentOfLaterCueGoesOn: [later, next, previous, earlier]
      default: [previous, next, earlier, later]
      }
    return order.compactMap { $0 }.first
  }
}
