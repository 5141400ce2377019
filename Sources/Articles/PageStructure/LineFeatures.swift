import Formats

/// What the boilerplate model sees of a line of a page: how it looks, what stands around it, where on the page it is, and
/// in HTML the elements it stands in.
///
/// Context tells more than the line (Kohlschütter, Fankhauser, Nejdl: "Boilerplate Detection using Shallow Text
/// Features", WSDM 2010), so most of what is seen around a line is seen together with its shape.
package struct LineFeatures {
  /// To be raised with any change of what is seen here: old weights then no longer fit.
  package static let version = 2

  /// The numbers of the blocks that are seen, in order.
  package let shown: [Int]
  private let lines: PageLines
  private let markup: PageMarkup?

  /// - Parameter shown: the others are as if they were not there.
  package init(
    blocks: [Block], summaries: [BlockSummary], kinds: [Block.Kind], headline: Int?, text: SourceText?,
    elements: [MarkupElement], shown: [Int]
  ) {
    self.shown = shown
    lines = PageLines(blocks: blocks, summaries: summaries, kinds: kinds, headline: headline, text: text, shown: shown)
    markup = elements.isEmpty ? nil : PageMarkup(elements, lines)
  }

  package static let width = LineAppearance.valueCount + LineAppearance.longestBag + around + PageMarkup.width
  private static let around = 75

  package func rows() -> FeatureRows {
    FeatureRows(width: Self.width, tokens: lines.appearances.count) { line, sink in
      let appearance = lines.appearances[line]
      for value in appearance.values { sink.add(value) }
      sink.add(bag: appearance.bag, room: LineAppearance.longestBag)
      addNeighbours(of: line, to: &sink)
      addDensities(around: line, to: &sink)
      addPlace(of: line, to: &sink)
      addSigns(around: line, to: &sink)
      if let markup { markup.add(line, to: &sink) } else { sink.skip(PageMarkup.width) }
    }
  }

  /// 13 stands for the end of the page.
  private func shape(_ line: Int) -> UInt64 {
    line >= 0 && line < lines.appearances.count ? UInt64(lines.appearances[line].shape.rawValue) : 13
  }

  private func firstWord(_ line: Int) -> UInt64 {
    line >= 0 && line < lines.appearances.count && lines.appearances[line].shape.isShort
      ? lines.appearances[line].firstWord : 0
  }

  private func kind(_ line: Int) -> UInt64 {
    guard line >= 0, line < lines.kinds.count else { return 9 }
    switch lines.kinds[line] {
    case .headline: return 1
    case .subheading: return 2
    case .byline, .dateline: return 3
    case .caption: return 4
    case .listItem: return 5
    case .quotation: return 6
    case .preformatted, .mark: return 7
    case .boilerplate, .relatedCard: return 8
    case .paragraph: return 0
    }
  }

  private func addNeighbours(of i: Int, to sink: inout FeatureSink) {
    let s = shape(i)
    let (b1, b2, b3) = (shape(i - 1), shape(i - 2), shape(i - 3))
    let (a1, a2, a3) = (shape(i + 1), shape(i + 2), shape(i + 3))
    sink.add(b1, s)
    sink.add(a1, s)
    sink.add(b1 << 4 | a1, s)
    sink.add(b2 << 4 | b1, s)
    sink.add(a1 << 4 | a2, s)
    sink.add(b3 << 8 | b2 << 4 | b1, s)
    sink.add(a1 << 8 | a2 << 4 | a3, s)
    sink.add(b2 << 12 | b1 << 8 | a1 << 4 | a2, s)
    sink.add(firstWord(i - 1), s)
    sink.add(firstWord(i + 1), s)
    sink.add(firstWord(i - 2))
    sink.add(firstWord(i + 2))
    sink.add(kind(i), s)
    sink.add(kind(i - 1) << 4 | kind(i + 1), s)
    let room = UInt64(min(2, lines.blanks[i])) << 2 | UInt64(min(2, lines.blanks[i + 1]))
    sink.add(room, s)
    sink.add(room << 4 | UInt64(lines.blankShare), s)
    sink.add(UInt64(run(i, -1)) << 4 | UInt64(run(i, 1)), s)
  }

  /// How many lines in a row are short or not, as this one, in a direction; a bin.
  private func run(_ i: Int, _ step: Int) -> Int {
    let isShort = lines.appearances[i].shape.isShort
    var length = 0
    var k = i + step
    while k >= 0, k < lines.appearances.count, length < 12, lines.appearances[k].shape.isShort == isShort {
      length += 1
      k += step
    }
    return bin(length, [1, 2, 3, 5, 8, 12])
  }

  private func addDensities(around i: Int, to sink: inout FeatureSink) {
    let s = shape(i)
    let counts = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20]
    for reach in [3, 6, 12] {
      sink.add(UInt64(bin(lines.short[i - reach, i + reach + 1], counts)), s)
      sink.add(
        UInt64(bin(lines.short[i - reach, i], counts)) << 4
          | UInt64(bin(lines.short[i + 1, i + reach + 1], counts)), s)
    }
    let wordCounts = [1, 13, 30, 60, 100, 160, 250, 400, 700]
    for reach in [2, 4, 8, 16] {
      let before = UInt64(bin(lines.proseWords[i - reach, i], wordCounts))
      let behind = UInt64(bin(lines.proseWords[i + 1, i + reach + 1], wordCounts))
      sink.add(before, s)
      sink.add(behind, s)
      sink.add(before << 4 | behind, s)
    }
    for reach in [4, 12] {
      sink.add(UInt64(bin(lines.titles[i - reach, i + reach + 1], counts)), s)
      sink.add(UInt64(bin(lines.digits[i - reach, i + reach + 1], counts)), s)
      sink.add(UInt64(bin(lines.cues[i - reach, i + reach + 1], counts)), s)
      sink.add(UInt64(bin(lines.firstPerson[i - reach, i + reach + 1], counts)), s)
      sink.add(UInt64(bin(lines.secondPerson[i - reach, i + reach + 1], counts)), s)
      sink.add(UInt64(bin(lines.repeats[i - reach, i + reach + 1], counts)), s)
      sink.add(UInt64(bin(lines.ages[i - reach, i + reach + 1], counts)), s)
      sink.add(
        UInt64(bin(lines.known[i - reach, i], counts)) << 4 | UInt64(bin(lines.known[i + 1, i + reach + 1], counts)),
        s)
    }
    let mean = lines.words[i - 6, i + 7] / 13
    sink.add(UInt64(bin(lines.appearances[i].words * 4 / max(1, mean), [1, 2, 3, 5, 8, 12, 20, 40])), s)
  }

  private func addPlace(of i: Int, to sink: inout FeatureSink) {
    let s = shape(i)
    let count = lines.appearances.count
    let share = lines.proseWords[0, i] * 20 / max(1, lines.proseWords.all)
    let place = UInt64(lines.prose[0, i] == 0 ? 21 : lines.prose[i + 1, count] == 0 ? 22 : share)
    sink.add(place)
    sink.add(place, s)
    let steps = [1, 2, 3, 4, 6, 9, 14, 25, 60]
    let above = UInt64(lines.proseBefore[i] < 0 ? 10 : bin(i - lines.proseBefore[i], steps))
    let below = UInt64(lines.proseBehind[i] >= count ? 10 : bin(lines.proseBehind[i] - i, steps))
    sink.add(above, s)
    sink.add(below, s)
    sink.add(above << 4 | below, s)
    sink.add(above << 4 | below, place)
    let many = UInt64(bin(lines.prose.all, [1, 2, 3, 5, 8, 12, 20, 35]))
    sink.add(many, s)
    sink.add(many << 8 | place, s)
    sink.add(UInt64(bin(lines.prose[0, i], [1, 2, 3, 5, 10])), s)
    sink.add(UInt64(bin(lines.prose[i + 1, count], [1, 2, 3, 5, 10])), s)
    sink.add(UInt64(bin(i, [1, 2, 4, 8, 16, 40, 100])), s)
    sink.add(UInt64(bin(count - 1 - i, [1, 2, 4, 8, 16, 40, 100])), s)
  }

  private func addSigns(around i: Int, to sink: inout FeatureSink) {
    let s = shape(i)
    let summary = lines.summaries[i]
    let heading = lines.heading[i]
    let distance = heading < 0 ? 0 : bin(i - heading, [1, 2, 3, 5, 8, 13, 25, 60])
    let headingWords = heading >= 0 && distance < 8 ? lines.summaries[heading].textHash : 0
    sink.add(UInt64(distance), s)
    sink.add(headingWords, s)
    sink.add(
      (summary.isBoilerplate ? 1 : 0) | (summary.isHeading ? 2 : 0) | (summary.isOneWordHeading ? 4 : 0)
        | (summary.endsInHeading ? 8 : 0) | (summary.age != nil ? 16 : 0) | (summary.isByline ? 32 : 0)
        | (summary.isCaption ? 64 : 0) | (summary.startsWithBullet ? 128 : 0), s)
    sink.add(
      UInt64(min(3, lines.occurrences[i])) << 2 | UInt64(min(2, lines.earlier[i])), s)
    let repeatsHeadline = lines.headline.map { $0 != i && lines.summaries[$0].textHash == summary.textHash } ?? false
    let fromHeadline = lines.headline.map { i < $0 ? 9 : bin(i - $0, [1, 2, 3, 5, 8, 13, 25]) } ?? 8
    sink.add(UInt64(fromHeadline) << 1 | (repeatsHeadline && summary.textHash != 0 ? 1 : 0), s)
    let isAged =
      (i > 0 && lines.summaries[i - 1].age != nil ? 1 : 0)
      | (i + 1 < lines.summaries.count && lines.summaries[i + 1].age != nil ? 2 : 0)
    sink.add(UInt64(isAged), s)
    let announced: UInt64 = lines.isAnnounced[i] ? 1 : 0
    sink.add(announced, s)
    sink.add(announced, s, UInt64(min(2, lines.blanks[i])))
    let forms = (max(0, i - 5)..<min(lines.appearances.count, i + 6)).count {
      lines.appearances[$0].form == lines.appearances[i].form
    }
    let formBin = UInt64(bin(forms, [2, 3, 4, 6, 9]))
    sink.add(formBin, s)
    sink.add(formBin << 1 | announced, s)
    sink.add(lines.appearances[i].form, s)
  }
}
