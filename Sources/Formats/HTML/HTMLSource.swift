import Glibc

/// A page for the parser: its source without the insides of scripts and style sheets, and where the rest of it stood.
///
/// They are half of most pages, no reader sees them, and gumbo reads them letter by letter. JSON-LD stays: it tells of the
/// article. A script that holds `<!--` stays as well, since a `</script>` in it may not end it. What is nested past all measure is left out too (`HTMLNesting`).
struct HTMLSource {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// What is left, in order: bytes of the source.
  private var kept: [Range<Int>] = []
  /// Where each piece begins in what the parser reads.
  private var starts: [Int] = []
  /// For the parser; nil where nothing was left out.
  private var bytes: [UInt8]?

  init(_ source: Bytes, from start: Int) {
    var from = start
    var i = start
    var nesting = HTMLNesting()
    while let tag = Self.next(UInt8(ascii: "<"), source, i) {
      guard HTMLMarkup.opens(source, at: tag, end: source.count) else {
        i = tag + 1
        continue
      }
      i = HTMLMarkup.end(source, at: tag, end: source.count)
      if let excess = nesting.excess(source, tag..<i) {
        kept.append(from..<excess.lowerBound)
        from = excess.upperBound
        continue
      }
      // In SVG `<style/>` is a whole element; elsewhere the slash means nothing, and its insides stay.
      guard let name = Self.rawName(source, tag), source[i - 1] == UInt8(ascii: ">"), source[i - 2] != UInt8(ascii: "/")
      else { continue }
      // All that is behind stands inside.
      guard let end = Self.closingTag(of: name.word, source, i) else { break }
      if name.isLeftOut, !Self.isKept(source, tag: tag..<i, inside: i..<end) {
        kept.append(from..<i)
        from = end
      }
      i = end
    }
    guard !kept.isEmpty || start > 0 else { return }
    kept.append(from..<source.count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(kept.reduce(0) { $0 + $1.count })
    for piece in kept {
      starts.append(bytes.count)
      bytes.append(contentsOf: source[piece])
    }
    self.bytes = bytes
  }

  func withParsedBytes<Result>(of source: Bytes, _ read: (Bytes) -> Result) -> Result {
    bytes.map { $0.withUnsafeBufferPointer(read) } ?? read(source)
  }

  /// The place in the source of a place in what the parser reads.
  func offset(ofParsed offset: Int) -> Int {
    guard !starts.isEmpty else { return offset }
    let piece = max(0, starts.partitioningIndex { $0 > offset } - 1)
    return min(kept[piece].lowerBound + offset - starts[piece], kept[piece].upperBound)
  }

  // MARK: Elements whose insides are no markup

  private struct RawElement {
    let word: StaticString
    let isLeftOut: Bool
  }

  private static let rawElements = [
    RawElement(word: "script", isLeftOut: true), RawElement(word: "style", isLeftOut: true),
    RawElement(word: "title", isLeftOut: false), RawElement(word: "textarea", isLeftOut: false),
    RawElement(word: "xmp", isLeftOut: false), RawElement(word: "iframe", isLeftOut: false),
    RawElement(word: "noembed", isLeftOut: false), RawElement(word: "noframes", isLeftOut: false),
  ]

  private static func rawName(_ source: Bytes, _ tag: Int) -> RawElement? {
    switch source[tag + 1] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "x"), UInt8(ascii: "i"), UInt8(ascii: "n"):
      rawElements.first { names($0.word, source, tag + 1) }
    default: nil
    }
  }

  /// Whether the name of a tag stands here, whatever its capitals.
  private static func names(_ word: StaticString, _ source: Bytes, _ offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset + length < source.count else { return false }
    for k in 0..<length where source[offset + k] | 0x20 != word.utf8Start[k] { return false }
    let next = source[offset + length]
    return next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
  }

  private static func closingTag(of word: StaticString, _ source: Bytes, _ start: Int) -> Int? {
    var i = start
    while let tag = next(UInt8(ascii: "<"), source, i) {
      if tag + 1 < source.count, source[tag + 1] == UInt8(ascii: "/"), names(word, source, tag + 2) { return tag }
      i = tag + 1
    }
    return nil
  }

  private static func isKept(_ source: Bytes, tag: Range<Int>, inside: Range<Int>) -> Bool {
    contains("<!--", source, inside) || contains("ld+json", source, tag)
  }

  private static func contains(_ text: StaticString, _ source: Bytes, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    let length = text.utf8CodeUnitCount
    while let found = next(text.utf8Start[0], source, i), found + length <= range.upperBound {
      if memcmp(source.baseAddress! + found, text.utf8Start, length) == 0 { return true }
      i = found + 1
    }
    return false
  }

  private static func next(_ byte: UInt8, _ source: Bytes, _ start: Int) -> Int? {
    guard start < source.count, let base = source.baseAddress,
      let found = memchr(base + start, Int32(byte), source.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
