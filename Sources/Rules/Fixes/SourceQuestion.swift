import Articles
import Formats

extension ArticleSentence {
  /// The offer to ask the writer for a source: the desk's mark in the sentence, where none stands yet.
  func asking(_ settings: Settings) -> [Fix] {
    let query = settings.sourceQuery
    guard !query.isEmpty, let place = placeOfQuery else { return [] }
    let edit = Edit(range: TextRange(place, place), text: " " + article.format.written(query))
    return [Fix(title: "Ask for a source: \(query)", edits: [edit], isCorrection: false)]
  }

  /// Where a query belongs, in bytes of the source: behind the last word and before the full stop, or behind the quotation
  /// mark or bracket that ends the sentence. Nil where it has a query already.
  private var placeOfQuery: Int? {
    let (block, sentences, tokens) = (article.blocks[block], facts.sentences, facts.tokens)
    let number = endOfQuotation
    let start = block.source(of: sentences[number].range).start
    let end =
      number + 1 < sentences.count ? block.source(of: sentences[number + 1].range).start : block.range.end
    let queries: [TextRange] = EditorQuery.ranges(in: Array(article.text.bytes[start..<max(start, end)]))
    guard queries.isEmpty else { return nil }
    let run = sentences[number].tokens
    var stop = run.upperBound
    while stop > run.lowerBound + 1, tokens[stop - 1].kind == .terminal { stop -= 1 }
    // In front of the full stop itself, so that a tag or an emphasis that closes before it stays closed.
    if stop < run.upperBound, !tokens[stop].spaceBefore { return block.source(of: tokens[stop].range).start }
    return block.source(of: tokens[stop - 1].range).end
  }

  /// The sentence of the block with which a quotation ends that this one leaves open: nobody writes into other people's words.
  private var endOfQuotation: Int {
    let last = facts.sentences[number].tokens.upperBound - 1
    let quotation = facts.quotations.partitioningIndex { $0.words.upperBound > last }
    guard quotation < facts.quotations.count, facts.quotations[quotation].words.contains(last) else { return number }
    let mark = facts.quotations[quotation].words.upperBound
    return min(facts.sentences.partitioningIndex { $0.tokens.upperBound > mark }, facts.sentences.count - 1)
  }
}
