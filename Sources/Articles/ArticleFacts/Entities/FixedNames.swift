import Formats

/// The mentions that must stay as they are: those in code, web addresses, handles and stet marks are no words of the writer's.
/// An object, so that what it has found of a block is kept in one place, whoever asks.
package final class FixedNames {
  private let article: Article
  private let marks: [TextRange]
  /// The code of each block that was asked about, in bytes of the source.
  private var code: [Int: [TextRange]] = [:]

  package init(in article: Article) {
    self.article = article
    marks = article.marks.map(\.range)
  }

  package func contain(_ place: Entity.Place) -> Bool {
    contain(article.mention(place).range, ofBlock: place.block)
  }

  /// Bytes of the block's prose.
  package func contain(_ words: ProseRange, ofBlock block: Int) -> Bool {
    let range = article.blocks[block].source(of: words)
    return isIn(marks, range) || isIn(code(ofBlock: block), range)
      || isInAddress(words, article.blocks[block].prose.bytes)
  }

  private func isIn(_ ranges: [TextRange], _ range: TextRange) -> Bool {
    let next = ranges.partitioningIndex { $0.end > range.start }
    return next < ranges.count && ranges[next].overlaps(range)
  }

  private func code(ofBlock number: Int) -> [TextRange] {
    if let known = code[number] { return known }
    // A block of HTML begins and ends with its words: the tags around them stand outside.
    let start = number > 0 ? article.blocks[number - 1].range.end : 0
    let end = number + 1 < article.blocks.count ? article.blocks[number + 1].range.start : article.text.bytes.count
    let found = article.format.codeRanges(in: article.text.bytes[start..<end])
      .map { $0.shifted(by: start) }
    code[number] = found
    return found
  }

  /// No address is longer; bytes.
  private static let longestAddress = 2_000

  /// "https://example.org/Kiev", "@Holm", "#Holm", "Holm@example.org"; a bracket or a quotation mark ends an address.
  private func isInAddress(_ name: ProseRange, _ bytes: [UInt8]) -> Bool {
    if name.end < bytes.count, bytes[name.end] == UInt8(ascii: "@") { return true }
    let before = bytes[max(0, name.start - Self.longestAddress)..<name.start]
    let start = before.lastIndex(where: Self.endsAddress).map { $0 + 1 } ?? before.startIndex
    let address = Array(before[start...])
    return address.contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "#") }
      || address.firstIndex(of: Array("://".utf8), from: 0) != nil || address.starts(with: Array("www.".utf8))
  }

  /// White space, a bracket or a quotation mark; the first byte of no letter of Latin script is 0xE2.
  private static func endsAddress(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xE2 || byte == 0xC2 || "()[]<>{}\"'".utf8.contains(byte)
  }
}
