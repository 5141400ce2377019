import Formats

/// Words in a row, outside quotations, that stand in an archived article too.
package struct SharedPassage: Hashable, Sendable {
  /// Bytes of the source.
  package var range: TextRange
  package let wordCount: Int
  /// The whole paragraph, and where it stands.
  let paragraph: String
  var place: TextRange
  package let head: ArchivedHead
  /// The same words as they are archived.
  package let printed: String
}

/// A stretch of text that is neither quoted nor interrupted by quotations, with its words.
package struct PlainStretch: Sendable {
  package let words: [ComparedWord]

  /// Words in a row that make a passage; fewer are a set phrase, a name with its title, a date.
  package static let passage = 25
  private static let shingle = 8
  /// Of so many neighbouring runs of eight words one is kept: each passage then holds one that both texts keep.
  package static let window = passage - shingle + 1

  package var shingles: [UInt64] { QuotationAlignment.shingles(words, length: Self.shingle) }

  /// Those of a text long enough for a passage, between its quotations.
  package static func all<Range: ByteRange>(in bytes: [UInt8], without quotations: [Range]) -> [PlainStretch] {
    var start = 0
    var found: [PlainStretch] = []
    for end in quotations + [Range(bytes.count, bytes.count)] where end.start >= start {
      let words = ComparedWord.all(in: bytes, Range(start, end.start))
      if words.count >= passage { found.append(PlainStretch(words: words)) }
      start = end.end
    }
    return found
  }
}

/// An article's own text outside quotations, to be held against archived texts.
package struct PassageComparison {
  private let article: Article
  private let stretches: [(block: Int, stretch: PlainStretch, shingles: [UInt64])]
  /// All words of the page, its credits among them.
  private let words: [UInt64]

  package init(of article: Article) {
    self.article = article
    stretches = article.blocks.indices.filter(article.isBody).flatMap { block in
      PlainStretch.all(in: article.blocks[block].prose.bytes, without: article.facts[block].quotations.map(\.range))
        .map { (block, $0, $0.shingles) }
    }
    words = ComparedWord.all(in: article.text.bytes, article.text.wholeRange).map(\.hash)
  }

  /// Of each stretch the hashes of its runs of words.
  package var shingles: [[UInt64]] { stretches.map(\.shingles) }

  /// The passages that texts share with the article, in its order; each word in one passage, of several texts with the
  /// longest. Texts of the article's own outlet and of outlets that it names are no concern.
  package func passages(in texts: [ArchivedText]) -> [SharedPassage] {
    let others = texts.filter { !isOwn($0.head) && !isCredited($0.head) }
    var found: [(stretch: Int, words: Range<Int>, passage: SharedPassage)] = []
    for text in others {
      let places = Places(text)
      for (number, own) in stretches.enumerated() {
        for run in places.runs(own.stretch.words, own.shingles) {
          found.append((number, run.own, passage(own.block, own.stretch, run.own, text, run.other)))
        }
      }
    }
    found.sort {
      $0.words.count != $1.words.count ? $0.words.count > $1.words.count : $0.passage.head.id < $1.passage.head.id
    }
    var kept: [(stretch: Int, words: Range<Int>, passage: SharedPassage)] = []
    for one in found where !kept.contains(where: { $0.stretch == one.stretch && $0.words.overlaps(one.words) }) {
      kept.append(one)
    }
    return kept.map(\.passage).sorted { $0.range < $1.range }
  }

  private func passage(
    _ block: Int, _ stretch: PlainStretch, _ own: Range<Int>, _ text: ArchivedText, _ other: ProseRange
  ) -> SharedPassage {
    let range = ProseRange(
      stretch.words[own.lowerBound].range.start, stretch.words[own.upperBound - 1].range.end)
    return SharedPassage(
      range: article.blocks[block].source(of: range), wordCount: own.count,
      paragraph: article.words(ofBlock: block), place: article.blocks[block].range,
      head: text.head, printed: String(decoding: text.bytes[other.start..<other.end], as: UTF8.self))
  }

  // MARK: Credits

  private func isOwn(_ head: ArchivedHead) -> Bool {
    guard let own = article.page.outlet, let other = head.outlet else { return false }
    return ComparedWord.all(in: own).map(\.hash) == ComparedWord.all(in: other).map(\.hash)
  }

  /// Whether the page names the outlet: "New York Times" for "New York Times - News" and "The New York Times".
  private func isCredited(_ head: ArchivedHead) -> Bool {
    guard let outlet = head.outlet else { return false }
    let name = outlet.prefix { !"(|–—".contains($0) }.replacing(" - ", with: "|").prefix { $0 != "|" }
    var wanted = ComparedWord.all(in: String(name)).map(\.hash)
    if wanted.count > 1, wanted[0] == WordHash.of("the".utf8) { wanted.removeFirst() }
    guard let first = wanted.first, wanted.count <= words.count else { return false }
    return words.indices.dropLast(wanted.count - 1).contains {
      words[$0] == first && words[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }

  /// Where the runs of words of an archived text stand.
  private struct Places {
    private let stretches: [PlainStretch]
    private var places: [UInt64: (stretch: Int, word: Int)] = [:]

    init(_ text: ArchivedText) {
      stretches = PlainStretch.all(in: text.bytes, without: text.quotations.map(\.place.words))
      for (number, stretch) in stretches.enumerated() {
        for (word, hash) in stretch.shingles.enumerated() where places[hash] == nil { places[hash] = (number, word) }
      }
    }

    /// The shared runs of enough words, with their place in the archived text.
    func runs(_ own: [ComparedWord], _ shingles: [UInt64]) -> [(own: Range<Int>, other: ProseRange)] {
      var found: [(own: Range<Int>, other: ProseRange)] = []
      var start = 0
      while start < shingles.count {
        guard let place = places[shingles[start]] else {
          start += 1
          continue
        }
        let other = stretches[place.stretch].words
        var count = 0
        while start + count < own.count, place.word + count < other.count,
          own[start + count].hash == other[place.word + count].hash
        { count += 1 }
        if count >= PlainStretch.passage {
          found.append(
            (
              start..<start + count,
              ProseRange(other[place.word].range.start, other[place.word + count - 1].range.end)
            ))
        }
        start += max(1, count)
      }
      return found
    }
  }
}
