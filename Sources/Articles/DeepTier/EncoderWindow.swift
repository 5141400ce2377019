import Formats

/// Consecutive sentences of a page as the encoder takes them in at once: a mark before each block, one behind each sentence.
struct EncoderWindow: Sendable {
  private(set) var text = Text()
  /// In the order of the text.
  private(set) var sentences: [Sentence] = []

  /// All that the encoder sees, wherever on the page it stands.
  struct Text: Hashable, Sendable {
    fileprivate(set) var pieces: [UInt16] = []
    fileprivate(set) var shapes: [UInt8] = []
    /// The places of the first pieces of the words.
    fileprivate(set) var words: [Int] = []
  }

  struct Sentence: Sendable {
    let block: Int
    let number: Int
    /// Where its pieces stand in the window.
    let pieces: Range<Int>
    /// Which of the window's words are its own; words that found no room are none.
    let words: Range<Int>
  }

  /// The windows over the prose of an article; what else is on its page is not read, and no
  /// other language than English.
  ///
  /// A window ends where the next block does not fit. From half its length on it also ends before every second block, by what
  /// that block says: so an edit changes the windows around it and not all that follow.
  static func windows(of article: Article, for encoder: Encoder) -> [EncoderWindow] {
    guard article.isEnglish else { return [] }
    let (blocks, facts) = (article.blocks, article.facts)
    var windows: [EncoderWindow] = []
    var window = EncoderWindow()
    func close() {
      if !window.sentences.isEmpty { windows.append(window) }
      window = EncoderWindow()
    }
    for (number, block) in blocks.enumerated() where isRead(block) {
      let sentences = facts[number].sentences.map { cut($0, of: block, facts[number], encoder) }
      let size = sentences.reduce(1) { $0 + $1.pieces.count + 1 }
      let isFull = window.text.pieces.count + size > encoder.longest
      if isFull || window.text.pieces.count > encoder.longest / 2 && WordHash.of(block.prose.bytes).isMultiple(of: 2) {
        close()
      }
      for (index, sentence) in sentences.enumerated() {
        if window.text.pieces.count + sentence.pieces.count + 2 > encoder.longest { close() }
        if index == 0 { window.mark(encoder.opening) }
        window.append(sentence, block: number, number: index)
        window.mark(encoder.closing)
      }
    }
    close()
    return windows
  }

  private static func isRead(_ block: Block) -> Bool {
    block.kind != .mark && block.kind != .preformatted && !block.kind.isBoilerplate
  }

  private mutating func append(_ sentence: Text, block: Int, number: Int) {
    let (first, word) = (text.pieces.count, text.words.count)
    text.pieces += sentence.pieces
    text.shapes += sentence.shapes
    text.words += sentence.words.map { first + $0 }
    sentences.append(
      Sentence(block: block, number: number, pieces: first..<text.pieces.count, words: word..<text.words.count))
  }

  private mutating func mark(_ piece: UInt16) {
    text.pieces.append(piece)
    text.shapes.append(EncoderWord.Shape.plain.rawValue)
  }

  /// What does not fit in a window of its own is cut off: such a "sentence" is a list or a table.
  private static func cut(
    _ sentence: Articles.Sentence, of block: Block, _ facts: BlockFacts, _ encoder: Encoder
  ) -> Text {
    var text = Text()
    for token in sentence.tokens {
      let word = EncoderWord(facts.tokens[token], of: block.prose.bytes)
      text.words.append(text.pieces.count)
      for run in word.runs { encoder.pieces.cut(run, into: &text.pieces) }
      text.shapes += Array(repeating: word.shape.rawValue, count: text.pieces.count - text.shapes.count)
    }
    let limit = encoder.longest - 2
    guard text.pieces.count > limit else { return text }
    return Text(
      pieces: Array(text.pieces.prefix(limit)), shapes: Array(text.shapes.prefix(limit)),
      words: text.words.filter { $0 < limit })
  }
}
