import Articles
import Formats
import LanguageServerProtocol

extension DocumentView {
  /// What somebody who reads the article may fold away: text that is no article, cards, and blocks that are all somebody's
  /// words; each where it has more than one line.
  func foldingRanges() -> [FoldingRange] {
    let article = article
    let furniture = article.boilerplate.map { run in
      (run.blocks, run.card.map { "Another article: \(article.words(ofBlock: article.cards[$0].headline))" })
    }
    return
      (furniture.map { folded($0, text: $1 ?? "Not part of the article", kind: "region") }
      + article.spoken.map { folded($0.blocks, text: $0.speaker.map { "The words of \($0)" }, kind: nil) })
      .compactMap(\.self).sorted { ($0.startLine, $0.endLine) < ($1.startLine, $1.endLine) }
  }

  private func folded(_ blocks: Range<Int>, text: String?, kind: String?) -> FoldingRange? {
    let (article, source) = (article, article.text)
    let first = source.line(at: article.blocks[blocks.lowerBound].range.start)
    let end = article.blocks[blocks.upperBound - 1].range
    let last = source.line(at: max(end.start, end.end - 1))
    guard first < last else { return nil }
    return FoldingRange(
      startLine: first, endLine: last, kind: kind, collapsedText: client.collapsedText ? text?.onOneLine : nil)
  }
}

extension Article {
  /// Consecutive blocks that are all one person's words: block quotations, statements, answers, posts.
  var spoken: [(blocks: Range<Int>, speaker: String?)] {
    var runs: [(blocks: Range<Int>, speaker: String?)] = []
    for block in blocks.indices where isBody(block) {
      let voice = voice(of: block)
      guard voice != nil || blocks[block].kind == .quotation else { continue }
      if let last = runs.last, last.blocks.upperBound == block, last.speaker == voice?.speaker {
        runs[runs.count - 1].blocks = last.blocks.lowerBound..<block + 1
      } else {
        runs.append((block..<block + 1, voice?.speaker))
      }
    }
    return runs
  }
}
