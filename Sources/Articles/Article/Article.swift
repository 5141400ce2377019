import Formats

/// A page as Stet reads it: its text, its blocks, and the facts about each.
///
/// Never changes, and a pure function of the text and its format; an object, so that handing it on costs nothing. Made after an edit with the article before it, it takes over the facts of
/// every block that the edit left alone, so its cost is that of finding the blocks anew and of reading the touched ones.
package final class Article: Sendable {
  package let page: OutlinedPage
  /// Of each block, by its number.
  package let facts: [BlockFacts]
  /// Of each sentence of each block.
  package let support: [[SentenceSource]]
  package let marks: [StetMark]
  private let openSpeakers: [OpenSpeaker]
  let statistics: ArticleStatistics
  /// Whether its words are English; few words are taken to be.
  package let isEnglish: Bool

  package init(_ text: SourceText, format: any PageFormat, after previous: Article? = nil) {
    let read = OutlinedPage.read(text, format)
    let reused = Reuse(of: previous, for: read.blocks)
    facts = Self.facts(of: read.blocks, reused)
    page = OutlinedPage(read, facts.map(\.summary), text, format)
    marks = format.marks(in: text.bytes)
    (support, openSpeakers) = Self.support(of: page.blocks, facts, reused)
    statistics = ArticleStatistics(blocks: page.blocks, facts: facts, support: support)
    isEnglish = Self.isEnglish(page.blocks, facts)
  }

  /// The same article with what the encoder made of its sentences, of each block.
  func with(_ outputs: [EncoderOutputs]) -> Article {
    Article(self, facts: blocks.indices.map { facts[$0].with(outputs[$0], of: blocks[$0].prose) })
  }

  private init(_ article: Article, facts: [BlockFacts]) {
    (page, marks, self.facts, isEnglish) = (article.page, article.marks, facts, article.isEnglish)
    (support, openSpeakers) = Self.support(of: page.blocks, facts, Reuse(of: article, for: page.blocks))
    statistics = ArticleStatistics(blocks: page.blocks, facts: facts, support: support)
  }

  package convenience init(_ string: String, format: any PageFormat = .plain) {
    self.init(SourceText(string), format: format)
  }

  package var text: SourceText { page.text }
  package var format: any PageFormat { page.format }
  package var metadata: Page.Metadata { page.metadata }
  /// Why nothing of it could be read.
  package var problem: String? { page.problem }
  /// In the order of the source, not overlapping.
  package var blocks: [Block] { page.blocks }
  package var cards: [RelatedCard] { page.cards }
  /// The block that is the headline.
  package var headline: Int? { page.headline }
  package func isBody(_ block: Int) -> Bool { page.isBody(block) }
  /// Whose words all of a block are, by its place on the page; nil where it does not say so.
  package func voice(of block: Int) -> Voice? { openSpeakers[block].voice }
  package func words(ofBlock number: Int) -> String { page.words(ofBlock: number) }

  /// Bytes. Looking for what is longer would cost more than it saves: nothing of an article stands there twice.
  private static let longestAlike = 64

  /// First each block by itself, then each with a look at its neighbours. What stands on a page again and again
  /// ("Advertisement", "Share", the one-letter lines of a hostile file) is read once and its facts are kept once.
  private static func facts(of blocks: [Block], _ reused: Reuse) -> [BlockFacts] {
    var firstWith: [UInt64: Int] = [:]
    let alike = blocks.indices.map { i in
      let prose = blocks[i].prose
      guard prose.bytes.count <= longestAlike, reused.facts(at: i) == nil else { return i }
      let hash = WordHash.of(prose.bytes)
      guard let first = firstWith[hash] else {
        firstWith[hash] = i
        return i
      }
      return blocks[first].prose == prose ? first : i
    }
    let texts = blocks.indices.map { i in
      reused.facts(at: i) == nil && alike[i] == i ? BlockText(of: blocks[i].prose) : nil
    }
    var outlines: [BlockOutline] = []
    outlines.reserveCapacity(blocks.count)
    for i in blocks.indices {
      let known = alike[i] < i ? outlines[alike[i]] : reused.facts(at: i)?.outline
      outlines.append(known ?? BlockOutline(texts[i]!, bytes: blocks[i].prose.bytes))
    }
    // Of the blocks alike, the one read last: in a list of them its neighbours are those of the next.
    var latest: [Int: BlockFacts] = [:]
    return blocks.indices.map { i in
      let neighbours = BlockNeighbours(of: i, in: outlines)
      let known = reused.facts(at: i) ?? (reused.holdsOutputs ? nil : latest[alike[i]])
      if let known, known.neighbours == neighbours { return known }
      let text = texts[alike[i]] ?? BlockText(of: blocks[i].prose)
      let outputs = reused.facts(at: i)?.outputs ?? reused.outputs(of: text, blocks[i].prose)
      let facts = BlockFacts(of: blocks[i].prose, text, outlines[i], neighbours, outputs)
      if reused.facts(at: i) == nil { latest[alike[i]] = facts }
      return facts
    }
  }

  private static func support(
    of blocks: [Block], _ facts: [BlockFacts], _ reused: Reuse
  ) -> ([[SentenceSource]], [OpenSpeaker]) {
    var support: [[SentenceSource]] = []
    var openSpeakers: [OpenSpeaker] = []
    support.reserveCapacity(blocks.count)
    openSpeakers.reserveCapacity(blocks.count)
    var openSpeaker = OpenSpeaker()
    let voices = SpokenBlocks(blocks, facts).voices
    for i in blocks.indices {
      openSpeaker.voice = voices[i]
      openSpeakers.append(openSpeaker)
      if let (known, next) = reused.support(at: i, after: openSpeaker, facts[i]) {
        support.append(known)
        openSpeaker = next
      } else {
        let (new, next) = Articles.support(of: blocks[i], facts[i], after: openSpeaker)
        support.append(new)
        openSpeaker = next
      }
    }
    openSpeakers.append(openSpeaker)
    return (support, openSpeakers)
  }

  /// The facts of blocks whose prose an edit did not change, found by comparing from both ends. In the blocks between
  /// them, a sentence that stands there as it did keeps the encoder's reading until there is a newer one; and one that is
  /// being written keeps its judgement, so that no finding comes and goes with the keystrokes.
  private struct Reuse {
    private let previous: Article?
    private let prefix: Int
    private let suffixStart: Int
    private let shift: Int
    private var outputs: [ArraySlice<UInt8>: EncoderOutput] = [:]
    /// The sentences of the one block that an edit changed, in order; empty where it changed several.
    private var edited: [(words: ArraySlice<UInt8>, reading: EncoderOutput?)] = []

    init(of previous: Article?, for blocks: [Block]) {
      self.previous = previous
      guard let previous else {
        (prefix, suffixStart, shift) = (0, Int.max, 0)
        return
      }
      let old = previous.blocks
      let shorter = min(old.count, blocks.count)
      var prefix = 0
      while prefix < shorter, old[prefix].prose == blocks[prefix].prose { prefix += 1 }
      var suffix = 0
      while suffix < shorter - prefix,
        old[old.count - 1 - suffix].prose == blocks[blocks.count - 1 - suffix].prose
      { suffix += 1 }
      self.prefix = prefix
      suffixStart = blocks.count - suffix
      shift = old.count - blocks.count
      for i in prefix..<old.count - suffix {
        let facts = previous.facts[i]
        let isOnlyOne = i == prefix && i + 1 == old.count - suffix && prefix + 1 == blocks.count - suffix
        for (sentence, reading) in zip(facts.sentences, facts.outputs) {
          let words = old[i].prose.bytes[sentence.range.start..<sentence.range.end]
          outputs[words] = reading
          if isOnlyOne { edited.append((words, reading)) }
        }
      }
    }

    /// Whether a block may take over what the encoder made of its sentences.
    var holdsOutputs: Bool { !outputs.isEmpty }

    func outputs(of text: BlockText, _ prose: Prose) -> EncoderOutputs {
      guard !outputs.isEmpty else { return [] }
      let sentences = text.sentences.map { run in
        prose.bytes[text.tokens[run.lowerBound].range.start..<text.tokens[run.upperBound - 1].range.end]
      }
      var found = sentences.map { outputs[$0] }
      let shorter = min(sentences.count, edited.count)
      var lead = 0
      while lead < shorter, edited[lead].words == sentences[lead] { lead += 1 }
      var trail = 0
      while trail < shorter - lead, edited[edited.count - 1 - trail].words == sentences[sentences.count - 1 - trail] {
        trail += 1
      }
      let before = edited[lead..<edited.count - trail]
      guard !before.isEmpty else { return found }
      for i in lead..<sentences.count - trail where found[i] == nil {
        found[i] = before[min(i, before.endIndex - 1)].reading?.judgement
      }
      return found
    }

    private func old(_ i: Int) -> Int? {
      guard previous != nil else { return nil }
      return i < prefix ? i : i >= suffixStart ? i + shift : nil
    }

    func facts(at i: Int) -> BlockFacts? { old(i).map { previous!.facts[$0] } }

    func support(at i: Int, after openSpeaker: OpenSpeaker, _ facts: BlockFacts) -> ([SentenceSource], OpenSpeaker)? {
      guard let previous, let old = old(i), previous.openSpeakers[old] == openSpeaker, previous.facts[old] === facts
      else {
        return nil
      }
      return (previous.support[old], previous.openSpeakers[old + 1])
    }
  }
}

extension Article {
  /// The block that holds a byte of the source, or stands on the same line.
  package func block(at offset: Int) -> Int? {
    let block = blocks.firstIndex(notEndingBefore: offset)
    return block < blocks.count && blocks[block].range.start <= offset ? block : nil
  }

  /// The sentence of a block that holds a byte of the source, or the last that begins before it.
  package func sentence(at offset: Int, in block: Int) -> Int? {
    let place = blocks[block].prose.proseOffset(ofSource: offset - blocks[block].range.start)
    return facts[block].sentences.lastIndex { $0.range.start <= place }
  }
}
