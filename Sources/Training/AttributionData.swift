import Articles
import Formats

/// A block with its labels, as the trainer and the scorer want it.
struct LabelledBlock: LabelledTokens {
  let text: BlockText
  /// Of the prose.
  let bytes: [UInt8]
  let features: AttributionFeatures
  /// One label a token.
  let labels: [UInt8]
  /// The relations by the numbers of their word tokens.
  let relations: [GoldRelation]

  func rows() -> FeatureRows { features.rows() }
}

/// A relation by its words: token numbers of the block, words and numbers only.
struct GoldRelation {
  var source: Set<Int>
  var cue: Set<Int>
  var content: Set<Int>
}

/// The blocks of a labelled article, read as the engine reads them before any model has its say.
func labelledBlocks(of row: LabelledArticle, rewriting marks: QuoteStyle? = nil) -> [LabelledBlock] {
  let source = SourceText(marks.map { $0.rewritten(row.text) } ?? row.text)
  let blocks = PlainTextReader.page(of: source).blocks
  let texts = blocks.map { BlockText(of: $0.prose) }
  let outlines = blocks.indices.map { BlockOutline(texts[$0], bytes: blocks[$0].prose.bytes) }
  let offsets = ScalarOffsets(source.bytes)
  return blocks.indices.map { number in
    let block = blocks[number]
    let text = texts[number]
    let starts = text.tokens.map { offsets[block.source(of: $0.range).start] }
    let end = offsets[block.range.end]
    let sentenceOf = text.sentenceOfToken
    func pieces(_ spans: [LabelledArticle.Span]) -> [Range<Int>] {
      spans.compactMap { span in
        guard span.start < end, let first = starts.firstIndex(where: { $0 >= span.start }) else { return nil }
        let last = starts.lastIndex { $0 < span.end } ?? -1
        return first <= last ? first..<last + 1 : nil
      }
    }
    var labels = Array(repeating: UInt8(0), count: starts.count)
    var relations: [GoldRelation] = []
    for relation in row.attributions {
      let (source, cue, content) = (pieces(relation.source), pieces(relation.cue), pieces(relation.content))
      guard !source.isEmpty || !cue.isEmpty || !content.isEmpty else { continue }
      relations.append(
        GoldRelation(source: text.words(in: source), cue: text.words(in: cue), content: text.words(in: content)))
      mark(&labels, source, cue, content, sentenceOf)
    }
    return LabelledBlock(
      text: text, bytes: block.prose.bytes,
      features: AttributionFeatures(
        text, TokenViews(text, bytes: block.prose.bytes), neighbours: BlockNeighbours(of: number, in: outlines)),
      labels: labels, relations: relations)
  }
}

extension BlockText {
  /// The words and numbers among some tokens.
  func words(in pieces: some Sequence<Range<Int>>) -> Set<Int> {
    Set(pieces.joined().filter { tokens[$0].isWordOrNumber })
  }
}

private func mark(
  _ labels: inout [UInt8], _ source: [Range<Int>], _ cue: [Range<Int>], _ content: [Range<Int>], _ sentenceOf: [Int32]
) {
  func put(_ label: AttributionLabel, _ tokens: Range<Int>) {
    var sentence: Int32 = -1
    for i in tokens {
      labels[i] = (sentenceOf[i] == sentence ? label.goingOn : label).rawValue
      sentence = sentenceOf[i]
    }
  }
  let anchor = cue.first?.lowerBound
  for piece in content {
    var rest = piece
    while let first = rest.first {
      let part = rest.prefix { sentenceOf[$0] == sentenceOf[first] }
      let label: AttributionLabel =
        switch anchor {
        case nil: .contentAfterCue
        case let anchor? where sentenceOf[anchor] == sentenceOf[first]:
          anchor < first ? .contentAfterCue : .contentBeforeCue
        case let anchor?: anchor < first ? .contentOfEarlierCue : .contentOfLaterCue
        }
      put(label, first..<first + part.count)
      rest = rest.dropFirst(part.count)
    }
  }
  for piece in source {
    put(anchor.map { $0 < piece.lowerBound } ?? false ? .sourceAfterCue : .sourceBeforeCue, piece)
  }
  for piece in cue { put(.cue, piece) }
}
