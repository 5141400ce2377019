import Articles
import Formats

extension Article {
  /// The offer to ask the writer for a source: the desk's mark in a sentence, where none stands yet.
  func asking(block: Int, sentence: Int, _ settings: Settings) -> [Fix] {
    let mark = settings.claimMark
    guard !mark.isEmpty, let place = placeOfQuery(block: block, sentence: sentence) else { return [] }
    let edit = Edit(range: TextRange(place, place), text: " " + format.written(mark))
    return [Fix(title: "Ask for a source: \(mark)", edits: [edit], isCorrection: false)]
  }
}

extension Article {
  /// Where a query about a sentence belongs, in bytes of the source: behind its last word and before its full stop, or
  /// behind the quotation mark or bracket that ends it. Nil where the sentence has a query already.
  fileprivate func placeOfQuery(block: Int, sentence: Int) -> Int? {
    let sentences = facts[block].sentences
    let tokens = facts[block].tokens
    let start = blocks[block].source(of: sentences[sentence].range).start
    let end =
      sentence + 1 < sentences.count
      ? blocks[block].source(of: sentences[sentence + 1].range).start : blocks[block].range.end
    guard EditorQuery.ranges(in: Array(text.bytes[start..<max(start, end)])).isEmpty else { return nil }
    let run = sentences[sentence].tokens
    var stop = run.upperBound
    while stop > run.lowerBound + 1, tokens[stop - 1].kind == .terminal { stop -= 1 }
    // In front of the full stop itself, so that a tag or an emphasis that closes before it stays closed.
    if stop < run.upperBound, !tokens[stop].spaceBefore { return blocks[block].source(of: tokens[stop].range).start }
    return blocks[block].source(of: tokens[stop - 1].range).end
  }
}
