/// Consecutive sentences of a page as the encoder takes them in at once: a mark before each block, one behind each sentence.
struct EncoderWindow: Hashable, Sendable {
  private(set) var pieces: [UInt16] = []
  private(set) var shapes: [UInt8] = []
  /// In the order of the text.
  private(set) var sentences: [Sentence] = []

  struct Sentence: Hashable, Sendable {
    let block: Int
    let number: Int
    /// Where its pieces stand in the window.
    let pieces: Range<Int>
  }

  /// The windows over all prose of a page.
  ///
  /// A window ends where the next block does not fit. From half its length on it also ends before every second block, by what
  /// that block says: so an edit changes the windows around it and not all that follow.
  static func windows(of blocks: [Block], _ facts: [BlockFacts], for encoder: Encoder) -> [EncoderWindow] {
    var windows: [EncoderWindow] = []
    var window = EncoderWindow()
    func close() {
      if !window.pieces.isEmpty { windows.append(window) }
      window = EncoderWindow()
    }
    for (number, block) in blocks.enumerated() where block.kind != .mark && block.kind != .preformatted {
      let sentences = facts[number].sentences.map { cut($0, of: block, facts[number], encoder) }
      let size = sentences.reduce(1) { $0 + $1.pieces.count + 1 }
      let isFull = window.pieces.count + size > encoder.longest
      if isFull || window.pieces.count > encoder.longest / 2 && WordHash.of(block.prose.bytes).isMultiple(of: 2) {
        close()
      }
      for (index, sentence) in sentences.enumerated() {
        if window.pieces.count + sentence.pieces.count + 2 > encoder.longest { close() }
        if index == 0 { window.mark(encoder.opening) }
        let first = window.pieces.count
        window.pieces += sentence.pieces
        window.shapes += sentence.shapes
        window.sentences.append(Sentence(block: number, number: index, pieces: first..<window.pieces.count))
        window.mark(encoder.closing)
      }
    }
    close()
    return windows
  }

  private mutating func mark(_ piece: UInt16) {
    pieces.append(piece)
    shapes.append(EncoderWord.Shape.plain.rawValue)
  }

  /// What does not fit in a window of its own is cut off: such a "sentence" is a list or a table.
  private static func cut(
    _ sentence: Articles.Sentence, of block: Block, _ facts: BlockFacts, _ encoder: Encoder
  ) -> (pieces: [UInt16], shapes: [UInt8]) {
    var pieces: [UInt16] = []
    var shapes: [UInt8] = []
    for token in sentence.tokens {
      let word = EncoderWord(facts.tokens[token], of: block.prose.bytes)
      for run in word.runs { encoder.pieces.cut(run, into: &pieces) }
      shapes += Array(repeating: word.shape.rawValue, count: pieces.count - shapes.count)
    }
    let limit = encoder.longest - 2
    return (Array(pieces.prefix(limit)), Array(shapes.prefix(limit)))
  }
}
