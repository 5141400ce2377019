import Articles
import Formats

/// A page whose lines are labelled by whether they are article.
struct LabelledPage: Decodable {
  let url: String
  let genre: String
  let lines: [String]
  /// "article", "boilerplate", or "skip" for blank lines and what is neither.
  let labels: [String]
  /// The page that the lines were taken from, where there is one.
  let html: String?

  /// With at most so many lines around the article as somebody who copies it takes along.
  func pasted(using random: inout SplitMix64) -> LabelledPage? {
    guard let first = labels.firstIndex(of: "article"), let last = labels.lastIndex(of: "article") else { return nil }
    let start = max(0, first - Int.random(in: 0...30, using: &random))
    let end = min(lines.count, last + 1 + Int.random(in: 0...30, using: &random))
    return LabelledPage(
      url: url, genre: genre, lines: Array(lines[start..<end]), labels: Array(labels[start..<end]), html: nil)
  }
}

/// A page as the model sees it, with what each of its blocks is.
struct LinePage {
  let site: String
  let isNews: Bool
  let isHTML: Bool
  /// Of each block that the model is shown.
  let features: [UInt64]
  let labels: [UInt8]
  /// The numbers of these blocks.
  let shown: [Int]
  /// Of all blocks, what rules have found boilerplate.
  let isKnown: [Bool]
  /// Of each labelled line that is scored, its block and whether it is boilerplate; only of lines within the article or 15
  /// around it.
  let scored: [(block: Int?, isBoilerplate: Bool)]
  /// In HTML, the words of these lines and of the blocks, to tell what of the page an extract keeps.
  private let lineWords: [[UInt64]]
  private let blockWords: [[UInt64]]
}

extension LinePage {
  /// - Parameter paragraphs: of the article, how many the page keeps: as a brief would stand on it; nil for all.
  init?(_ page: LabelledPage, asHTML: Bool = false, paragraphs: Int? = nil) {
    let text = SourceText(asHTML ? page.html ?? "" : page.lines.joined(separator: "\n"))
    let format: any PageFormat = asHTML ? .html : .plain
    var read = OutlinedPage.read(text, format)
    guard !read.blocks.isEmpty else { return nil }
    site = Self.site(of: page.url)
    isNews = page.genre == "news"
    isHTML = asHTML
    var words = asHTML ? read.blocks.map { Self.words(of: $0.prose) } : []
    let blockOfLine =
      asHTML ? Self.blocks(of: page.lines, holding: words) : Self.blocks(of: page.lines, in: read.blocks)
    var votes = Array(repeating: [0, 0, 0], count: read.blocks.count)
    for case (let line, let block?) in blockOfLine.enumerated() {
      votes[block][Int(Self.label(page.labels[line]).rawValue)] += page.lines[line].utf8.count
    }
    var labelOfBlock = votes.map { vote in
      // An HTML block without a line was hidden, or its text stands in another order: it is told by nothing.
      vote == [0, 0, 0] ? (asHTML ? UInt8(1) : 2) : UInt8(vote.firstIndex(of: vote.max()!)!)
    }
    if let paragraphs {
      var left = paragraphs
      let kept = read.blocks.indices.filter { i in
        guard labelOfBlock[i] == LineLabel.article.rawValue else { return true }
        left -= read.blocks[i].prose.bytes.count >= Self.paragraphBytes ? 1 : 0
        return left >= 0
      }
      guard left < 0 else { return nil }
      read.blocks = kept.map { read.blocks[$0] }
      labelOfBlock = kept.map { labelOfBlock[$0] }
      words = []
    }
    let summaries = OutlinedPage.summaries(of: read.blocks)
    let structure = PageStructure(read, summaries: summaries, text: text, format: format, model: nil)
    let seen = structure.features
    (features, shown) = (seen.rows().hashes, seen.shown)
    labels = shown.map { labelOfBlock[$0] }
    isKnown = structure.kinds.map(\.isBoilerplate)
    if paragraphs != nil {
      (scored, lineWords, blockWords) = ([], [], [])
      return
    }
    let written = page.lines.indices.filter { page.lines[$0].contains { !$0.isWhitespace } }
    let article = written.indices.filter { page.labels[written[$0]] == "article" }
    guard let first = article.first, let last = article.last else { return nil }
    let near = max(0, first - 15)...min(written.count - 1, last + 15)
    scored = near.compactMap { place in
      let line = written[place]
      return page.labels[line] == "skip" ? nil : (blockOfLine[line], page.labels[line] == "boilerplate")
    }
    guard asHTML else {
      (lineWords, blockWords) = ([], [])
      return
    }
    lineWords = near.map { written[$0] }.filter { page.labels[$0] != "skip" }.map { Self.words(of: page.lines[$0]) }
    blockWords = zip(words, structure.kinds).map { words, kind in
      switch kind {
      case .headline, .byline, .dateline, .caption, .mark: []
      default: words
      }
    }
  }

  /// Shorter ones are a crosshead or a remark, and no brief.
  private static let paragraphBytes = 60

  private static func label(_ word: String) -> LineLabel {
    word == "article" ? .article : word == "boilerplate" ? .boilerplate : .other
  }

  /// Pages of one site share a template, so they are never on both sides of a split.
  private static func site(of url: String) -> String {
    let host = url.split(separator: "/").dropFirst().first ?? Substring(url)
    let names = host.split(separator: ".")
    let isCountry = names.count > 2 && names[names.count - 1].count == 2 && names[names.count - 2].count <= 3
    return names.suffix(isCountry ? 3 : 2).joined(separator: ".")
  }

  private static func blocks(of lines: [String], in blocks: [Block]) -> [Int?] {
    var start = 0
    var block = 0
    return lines.map { line in
      let end = start + line.utf8.count
      defer { start = end + 1 }
      while block < blocks.count, blocks[block].range.end <= start { block += 1 }
      return block < blocks.count && blocks[block].range.start < end ? block : nil
    }
  }

  /// Lays the words of the lines beside those of the blocks, both in their order.
  private static func blocks(of lines: [String], holding blockWords: [[UInt64]]) -> [Int?] {
    let words = blockWords.flatMap { $0 }
    let owners = blockWords.enumerated().flatMap { number, words in words.map { _ in number } }
    var places: [UInt64: [Int]] = [:]
    for (place, word) in words.enumerated() { places[word, default: []].append(place) }
    var from = 0
    return lines.map { line in
      let wanted = Self.words(of: line)
      guard let first = wanted.first else { return nil }
      let reach = wanted.count >= 6 ? 4000 : wanted.count >= 3 ? 300 : 60
      let shown = min(wanted.count, 12)
      let found = places[first, default: []].first { place in
        place >= from && place < from + reach && place + shown <= words.count
          && zip(words[place..<place + shown], wanted).allSatisfy { $0 == $1 }
      }
      guard let found else { return nil }
      from = min(words.count, found + wanted.count)
      return owners[found]
    }
  }

  private static func words(of line: String) -> [UInt64] { words(of: Prose(verbatim: Array(line.utf8))) }

  private static func words(of prose: Prose) -> [UInt64] {
    BlockText(of: prose).tokens.filter(\.isWordOrNumber).map {
      WordHash.of(prose.bytes[$0.range.start..<$0.range.end])
    }
  }

  /// Which of the scored lines of HTML an extract keeps that leaves out some blocks, as `evaluate.py` finds them in its
  /// text: those with most of their runs of four words, short ones with all their words in a row.
  func kept(without isLeftOut: (Int) -> Bool) -> [Bool] {
    let kept = blockWords.indices.filter { !isLeftOut($0) }.flatMap { blockWords[$0] }
    let runs = (1...4).map { length in Set(Self.runs(of: length, in: kept)) }
    return lineWords.map { line in
      guard line.count >= 4 else {
        return !line.isEmpty && runs[line.count - 1].contains(Self.runs(of: line.count, in: line)[0])
      }
      let own = Set(Self.runs(of: 4, in: line))
      return own.count { runs[3].contains($0) } * 10 >= own.count * 6
    }
  }

  private static func runs(of length: Int, in words: [UInt64]) -> [UInt64] {
    guard words.count >= length else { return [] }
    return (0...words.count - length).map { start in
      words[start..<start + length].reduce(WordHash.seed) { FNV.mixed($1, into: $0) }
    }
  }
}
