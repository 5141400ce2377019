import Formats

/// A web address in the article's own text: written out, or behind words that open it.
package struct ArticleLink: Hashable, Sendable {
  /// As a browser would be given it.
  package let address: String
  package let block: Int
  /// Of the address; bytes of the source.
  package let range: TextRange
}

extension Article {
  /// In the order of the text, whole addresses only: what begins with neither `http://`, `https://` nor `www.` leads
  /// nowhere without the page that it stands on.
  package func links() -> [ArticleLink] {
    var found: [ArticleLink] = []
    var end = 0
    for number in blocks.indices {
      let block = blocks[number]
      // The tag that opens a link may stand before the block's first word.
      let start = max(end, block.range.start - Self.longestTag)
      end = block.range.end
      guard isBody(number) else { continue }
      for range in AddressScanner(bytes: text.bytes).addresses(in: start..<end, words: block.range.start) {
        let written = text[range]
        let isReferenced = format.written("&") != "&"
        found.append(
          ArticleLink(
            address: isReferenced ? written.replacing("&amp;", with: "&") : written, block: number, range: range))
      }
    }
    return found
  }

  /// Bytes; a tag that is longer is seldom a link's.
  private static let longestTag = 1_000
}

private struct AddressScanner {
  let bytes: [UInt8]

  /// - Parameter words: where the words begin; before it stand tags alone.
  func addresses(in place: Range<Int>, words: Int) -> [TextRange] {
    var found: [TextRange] = []
    var i = place.lowerBound
    while i < place.upperBound {
      guard let length = start(at: i, before: place.upperBound), i == 0 || !isWord(bytes[i - 1]) || endsInMark(i) else {
        i += 1
        continue
      }
      var end = i + length
      while end < place.upperBound, isOfAddress(bytes[end]) { end += 1 }
      end = trimmed(i, end)
      if end > i + length, isLink(at: i, words: words) { found.append(TextRange(i, end)) }
      i = max(end, i + length)
    }
    return found
  }

  private static let starts = ["https://", "http://", "www."].map { Array($0.utf8) }

  private func start(at i: Int, before end: Int) -> Int? {
    // Most bytes begin neither.
    guard bytes[i] | 0x20 == UInt8(ascii: "h") || bytes[i] | 0x20 == UInt8(ascii: "w") else { return nil }
    return Self.starts.first { start in
      i + start.count < end && zip(start, bytes[i...]).allSatisfy { $0 == ($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
    }?.count
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
  }

  private func isOfAddress(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"\"<>\\^`{|}[]".utf8.contains(byte)
  }

  /// Up to a bracket that it does not open, ")" of a link of Markdown, and without the full stop behind it.
  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    var open = 0
    for i in start..<end {
      if bytes[i] == UInt8(ascii: "(") { open += 1 }
      if bytes[i] == UInt8(ascii: ")") { open -= 1 }
      if open < 0 {
        end = i
        break
      }
    }
    while end > start {
      if ".,;:!?'*_".utf8.contains(bytes[end - 1]) {
        end -= 1
      } else if endsInMark(end) {
        end -= 3
      } else {
        break
      }
    }
    return end
  }

  /// Whether a curly quotation mark or a dash ends at a place.
  private func endsInMark(_ end: Int) -> Bool {
    end >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80 && bytes[end - 1] >= 0x90
  }

  /// Of the attributes of tags `href` alone leads somewhere.
  private func isLink(at i: Int, words: Int) -> Bool {
    var k = i - 1
    guard k > 0, bytes[k] == UInt8(ascii: "\"") || bytes[k] == UInt8(ascii: "'") else { return i >= words }
    k -= 1
    while k > 0, bytes[k] == 0x20 { k -= 1 }
    guard bytes[k] == UInt8(ascii: "=") else { return i >= words }
    return k >= 4 && bytes[(k - 4)..<k].map { $0 | 0x20 } == Array("href".utf8)
  }
}
