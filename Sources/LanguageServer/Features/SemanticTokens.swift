import Articles
import Formats
import LanguageServerProtocol

/// What attributions are coloured by: which part of one words are, and whether a reader could go and ask.
enum AttributionColour {
  static let legend = SemanticTokensLegend(
    tokenTypes: ["source", "cue", "statement"], tokenModifiers: ["named", "vague", "nobody"])

  /// By its place in the legend.
  enum Part: Int { case source, cue, statement }

  static func bits(_ kind: Attribution.Kind) -> Int {
    switch kind {
    case .named: 1
    case .vague: 2
    case .unnamed: 4
    }
  }
}

extension DocumentView {
  /// Sources, cues and what is said, of all the article or of a range of the text.
  func semanticTokens(_ range: PositionRange? = nil) -> SemanticTokens {
    let (article, columns) = (article, columns)
    let wanted = range.map(columns.range)
    var data: [Int] = []
    var last = Position(line: 0, character: 0)
    for block in article.blocks.indices where article.isBody(block) {
      if let wanted, !article.blocks[block].range.overlaps(wanted) { continue }
      for token in Self.tokens(of: article.blocks[block], article.facts[block]) {
        for piece in lines(of: token.range) where wanted.map(piece.overlaps) ?? true {
          let (start, end) = (columns.position(piece.start), columns.position(piece.end))
          let isSameLine = start.line == last.line
          data += [
            start.line - last.line, isSameLine ? start.character - last.character : start.character,
            end.character - start.character, token.part.rawValue, token.bits,
          ]
          last = start
        }
      }
    }
    return SemanticTokens(data: data)
  }

  private typealias Token = (range: TextRange, part: AttributionColour.Part, bits: Int)

  /// Bytes of a block. A longer one is no paragraph that anybody reads, and editors count the columns of each colour from the
  /// start of its line.
  private static let longest = 20_000

  /// In order, not overlapping: where one attribution stands in what another says, the inner one counts.
  private static func tokens(of block: Block, _ facts: BlockFacts) -> [Token] {
    guard !facts.attributions.isEmpty || !facts.carried.isEmpty, block.prose.bytes.count <= longest else { return [] }
    // 0 for nothing, else the part from 1 with the bits of the modifiers above it.
    var paint = [UInt8](repeating: 0, count: block.prose.bytes.count)
    func colour(_ range: ProseRange, _ part: AttributionColour.Part, _ bits: Int) {
      for i in range.start..<min(range.end, paint.count) { paint[i] = UInt8(part.rawValue + 1 | bits << 2) }
    }
    for range in facts.carried { colour(range, .statement, 0) }
    for attribution in facts.attributions {
      for range in attribution.content { colour(range, .statement, AttributionColour.bits(attribution.kind)) }
    }
    for attribution in facts.attributions {
      let bits = AttributionColour.bits(attribution.kind)
      colour(attribution.cue, .cue, bits)
      if let source = attribution.source { colour(source, .source, bits) }
    }
    var tokens: [Token] = []
    var start = 0
    while start < paint.count {
      var end = start + 1
      while end < paint.count, paint[end] == paint[start] { end += 1 }
      if paint[start] > 0, let part = AttributionColour.Part(rawValue: Int(paint[start] & 3) - 1) {
        tokens += block.pieces(of: ProseRange(start, end)).map { ($0, part, Int(paint[start] >> 2)) }
      }
      start = end
    }
    return tokens
  }

  /// A range as one on each of its lines, without their ends: few editors colour over an end.
  private func lines(of range: TextRange) -> [TextRange] {
    let text = article.text
    return (text.line(at: range.start)...text.line(at: max(range.start, range.end - 1))).compactMap { number in
      let line = text.line(number)
      let piece = TextRange(max(line.start, range.start), max(line.start, min(line.end, range.end)))
      return piece.start < piece.end ? piece : nil
    }
  }
}

extension Block {
  /// Where a stretch of the prose stands in the source, without the markup between its words.
  fileprivate func pieces(of stretch: ProseRange) -> [TextRange] {
    guard !prose.runs.isEmpty else { return [source(of: stretch)] }
    let first = prose.runs.partitioningIndex { $0.prose.end > stretch.start }
    return prose.runs[first...].prefix { $0.prose.start < stretch.end }.map { run in
      source(of: ProseRange(max(run.prose.start, stretch.start), min(run.prose.end, stretch.end)))
    }
  }
}
