import Formats

/// The lines of a page with what has to be known of the lines around each, every sum asked for in one step.
struct PageLines {
  let appearances: [LineAppearance]
  let summaries: [BlockSummary]
  let blocks: [Block]
  /// What the rules have found each line to be.
  let kinds: [Block.Kind]
  let headline: Int?
  /// Sums over the lines before each.
  let prose: Sums
  let proseWords: Sums
  let short: Sums
  let titles: Sums
  let words: Sums
  let ages: Sums
  let known: Sums
  let firstPerson: Sums
  let secondPerson: Sums
  let cues: Sums
  let digits: Sums
  let repeats: Sums
  /// How often the words of a line stand on the page, and how often before it.
  let occurrences: [Int]
  let earlier: [Int]
  /// The nearest line of prose before and behind each line; -1 and the count where there is none.
  let proseBefore: [Int]
  let proseBehind: [Int]
  /// The nearest heading of a section before each line; -1 where there is none.
  let heading: [Int]
  /// Blank lines before each line, and behind the last.
  let blanks: [Int]
  let blankShare: Int
  /// Whether the run of short lines that a line stands in follows a line that ends in a colon.
  let isAnnounced: [Bool]

  struct Sums {
    private var sums: [Int32]

    init(_ numbers: some Sequence<Int>, count: Int) {
      sums = [0]
      sums.reserveCapacity(count + 1)
      var sum: Int32 = 0
      for number in numbers {
        sum &+= Int32(truncatingIfNeeded: number)
        sums.append(sum)
      }
    }

    var all: Int { Int(sums[sums.count - 1]) }

    /// Over the lines of a range, as far as there are any.
    subscript(from: Int, to: Int) -> Int {
      let last = sums.count - 1
      let (low, high) = (min(max(0, from), last), min(max(0, to), last))
      return low < high ? Int(sums[high] - sums[low]) : 0
    }
  }

  /// - Parameters:
  ///   - text: of which the blocks are lines; nil where line ends mean nothing, as in HTML.
  ///   - shown: the numbers of the blocks that are the lines, in order.
  init(
    blocks all: [Block], summaries: [BlockSummary], kinds: [Block.Kind], headline: Int?, text: SourceText?, shown: [Int]
  ) {
    let (blocks, count) = (shown.map { all[$0] }, shown.count)
    let (summaries, kinds) = (shown.map { summaries[$0] }, shown.map { kinds[$0] })
    let headline = headline.flatMap(shown.firstIndex)
    let room = text.map { Self.blankLines(all, $0) } ?? Array(repeating: 0, count: all.count + 1)
    let blanks = shown.map { room[$0] } + [room[all.count]]
    let appearances = summaries.map(\.appearance)
    (self.blocks, self.summaries, self.kinds, self.headline) = (blocks, summaries, kinds, headline)
    self.appearances = appearances
    self.blanks = blanks
    func sums(_ number: (Int) -> Int) -> Sums { Sums(blocks.indices.lazy.map(number), count: count) }
    prose = sums { appearances[$0].shape.isProse ? 1 : 0 }
    proseWords = sums { appearances[$0].shape.isProse ? appearances[$0].words : 0 }
    short = sums { appearances[$0].shape.isShort ? 1 : 0 }
    titles = sums { appearances[$0].isTitleCase && appearances[$0].shape.isShort ? 1 : 0 }
    words = sums { appearances[$0].words }
    ages = sums { summaries[$0].age != nil ? 1 : 0 }
    known = sums { kinds[$0].isBoilerplate ? 1 : 0 }
    firstPerson = sums { appearances[$0].hasFirstPerson ? 1 : 0 }
    secondPerson = sums { appearances[$0].hasSecondPerson ? 1 : 0 }
    cues = sums { appearances[$0].hasCueWord ? 1 : 0 }
    digits = sums { appearances[$0].hasDigits ? 1 : 0 }
    var seen: [UInt64: Int] = [:]
    earlier = summaries.map { summary in
      guard summary.textHash != 0 else { return 0 }
      let before = seen[summary.textHash, default: 0]
      seen[summary.textHash] = before + 1
      return before
    }
    let occurrences = summaries.map { $0.textHash == 0 ? 0 : seen[$0.textHash, default: 0] }
    self.occurrences = occurrences
    repeats = sums { occurrences[$0] > 1 ? 1 : 0 }
    var last = -1
    proseBefore = appearances.indices.map { i in
      defer { if appearances[i].shape.isProse { last = i } }
      return last
    }
    var next = count
    var behind = Array(repeating: count, count: count)
    for i in appearances.indices.reversed() {
      behind[i] = next
      if appearances[i].shape.isProse { next = i }
    }
    proseBehind = behind
    last = -1
    heading = summaries.indices.map { i in
      defer { if summaries[i].isHeading || summaries[i].isOneWordHeading || summaries[i].endsInHeading { last = i } }
      return last
    }
    var announced = false
    isAnnounced = appearances.indices.map { i in
      let isShort = appearances[i].shape.isShort
      if i > 0, appearances[i - 1].endsInColon { announced = true } else if !isShort { announced = false }
      return announced
    }
    let between = blanks.dropFirst().dropLast().count { $0 > 0 }
    blankShare = bin(between * 10 / max(1, count - 1), [1, 3, 6, 9])
  }

  /// Before each block, and behind the last.
  private static func blankLines(_ blocks: [Block], _ text: SourceText) -> [Int] {
    var counts: [Int] = []
    counts.reserveCapacity(blocks.count + 1)
    var end = 0
    for block in blocks {
      counts.append(text.line(at: block.range.start) - text.line(at: end) - (counts.isEmpty ? 0 : 1))
      end = block.range.end
    }
    counts.append(text.lineCount - 1 - text.line(at: end))
    return counts
  }
}
