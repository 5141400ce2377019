/// The mentions that must stay as they are: those in code, web addresses, handles and stet marks are no words of the writer's.
package struct FixedNames {
  private let article: Article
  private let marks: [TextRange]
  /// The code of each block that was asked about, in bytes of the source.
  private var code: [Int: [TextRange]] = [:]

  package init(in article: Article) {
    self.article = article
    marks = article.marks.map(\.range)
  }

  package mutating func contain(_ place: Entity.Place) -> Bool {
    let range = article.range(of: place)
    return isIn(marks, range) || isIn(code(ofBlock: place.block), range) || isInAddress(place)
  }

  private func isIn(_ ranges: [TextRange], _ range: TextRange) -> Bool {
    let next = ranges.partitioningIndex { $0.end > range.start }
    return next < ranges.count && ranges[next].overlaps(range)
  }

  private mutating func code(ofBlock number: Int) -> [TextRange] {
    if let known = code[number] { return known }
    let block = article.blocks[number]
    let found = InlineCode.ranges(
      in: article.text.bytes[block.range.start..<block.range.end], format: article.format
    ).map { $0.shifted(by: block.range.start) }
    code[number] = found
    return found
  }

  /// No address is longer; bytes.
  private static let longestAddress = 2_000

  /// "https://example.org/Kiev", "@Holm", "#Holm", "Holm@example.org"; a bracket or a quotation mark ends an address.
  private func isInAddress(_ place: Entity.Place) -> Bool {
    let bytes = article.blocks[place.block].prose.bytes
    let name = article.mention(place).range
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
