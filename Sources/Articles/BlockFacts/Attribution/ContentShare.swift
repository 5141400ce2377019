/// How much of a sentence an attribution reports.
package struct ContentShare: Hashable, Sendable {
  /// Numbers in the block's facts.
  package let attribution: Int
  package let sentence: Int
  /// Bytes, at least one.
  package var length: Int

  /// In the order of the attributions.
  static func shares(of attributions: [Attribution], in sentences: [Sentence]) -> [ContentShare] {
    var shares: [ContentShare] = []
    for (number, attribution) in attributions.enumerated() {
      let first = shares.count
      for part in attribution.content {
        var sentence = sentences.partitioningIndex { $0.range.end > part.start }
        while sentence < sentences.count, sentences[sentence].range.start < part.end {
          let range = sentences[sentence].range
          let length = min(part.end, range.end) - max(part.start, range.start)
          if let known = shares[first...].lastIndex(where: { $0.sentence == sentence }) {
            shares[known].length += length
          } else {
            shares.append(ContentShare(attribution: number, sentence: sentence, length: length))
          }
          sentence += 1
        }
      }
    }
    return shares
  }
}
