import Formats

extension Passage {
  /// Its words on one line, cut behind a word near a number of bytes.
  ///
  /// Reads no further than it must: a page may have thousands of findings, and few of them are shown.
  func abbreviated(to limit: Int) -> String {
    let bytes = block.prose.bytes
    var short: [UInt8] = []
    var i = prose.start
    while i < prose.end {
      while i < prose.end, bytes[i] <= 0x20 { i += 1 }
      let start = i
      while i < prose.end, bytes[i] > 0x20, i - start < limit * 2 { i += 1 }
      guard start < i else { break }
      // A word longer than that is cut, but not inside a character.
      while i < prose.end, bytes[i] & 0xC0 == 0x80 { i += 1 }
      if !short.isEmpty, short.count + i - start + 1 > limit { return String(decoding: short, as: UTF8.self) + " …" }
      if !short.isEmpty { short.append(0x20) }
      short += bytes[start..<i]
    }
    return String(decoding: short, as: UTF8.self)
  }
}

/// The beginning of a text, with an ellipsis where something is left out.
/// - Parameter limit: characters.
package func abbreviated(_ words: String, to limit: Int) -> String {
  words.count > limit ? words.prefix(limit) + "…" : words
}
