/// The text of an article in JSON-LD, `"articleBody": "The bridge fell.\nNobody knew."`, each word of it found in the source.
struct HTMLArticleBody {
  private let source: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var i: Int
  private var open: HTMLProse
  private var blocks: [Block] = []
  private var references = 0

  /// - Parameter script: the bytes of the JSON.
  init(_ source: UnsafeBufferPointer<UInt8>, in script: TextRange) {
    self.source = source
    (i, end) = (script.start, script.end)
    open = HTMLProse(source)
  }

  /// A block for every line of the first text of that name.
  mutating func paragraphs() -> [Block] {
    guard find() else { return [] }
    while i < end, source[i] != UInt8(ascii: "\"") {
      switch source[i] {
      case UInt8(ascii: "\\"): escape()
      case UInt8(ascii: "<") where HTMLMarkup.opens(source, at: i, end: end): tag()
      case UInt8(ascii: "&"): reference()
      case ...0x20:
        open.space(i, i + 1)
        i += 1
      default: plain()
      }
    }
    close()
    return blocks
  }

  /// Goes behind the opening mark.
  private mutating func find() -> Bool {
    let key = Array("\"articleBody\"".utf8)
    while i + key.count < end {
      guard source[i] == key[0], source[i..<i + key.count].elementsEqual(key) else {
        i += 1
        continue
      }
      i += key.count
      while i < end, source[i] <= 0x20 || source[i] == UInt8(ascii: ":") { i += 1 }
      guard i < end, source[i] == UInt8(ascii: "\"") else { continue }
      i += 1
      return true
    }
    return false
  }

  private mutating func plain() {
    let start = i
    while i < end, source[i] > 0x20, !"\"\\<&".utf8.contains(source[i]) { i += 1 }
    // A `<` that opens no tag.
    if i == start { i += 1 }
    open.copy(start, i)
  }

  private mutating func tag() {
    let start = i
    while i < end, source[i] != UInt8(ascii: ">"), source[i] != UInt8(ascii: "\"") {
      i += source[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    i = min(i, end)
    if i < end, source[i] == UInt8(ascii: ">") { i += 1 }
    let name = source[start..<i].drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "/") }
    let isOfText = name.prefix { (0x61...0x7A).contains($0 | 0x20) }.count == 1 && name.first.map { $0 | 0x20 } != 0x70
    if !isOfText { close() }
  }

  private mutating func reference() {
    let start = i
    let written = source[i..<min(end, i + 12)]
    references += 1
    guard references <= Self.mostReferences, let close = written.firstIndex(of: UInt8(ascii: ";")) else {
      return copyOne()
    }
    let text = String(decoding: source[start...close], as: UTF8.self)
    let read = HTMLReferences.resolved(text)
    guard read != text else { return copyOne() }
    i = close + 1
    read.utf8.elementsEqual("\u{A0}".utf8) ? open.space(start, i) : open.add(Array(read.utf8), from: start, to: i)
  }

  /// Each of them is read by itself.
  private static let mostReferences = 1_000

  private mutating func copyOne() {
    open.copy(i, i + 1)
    i += 1
  }

  private mutating func escape() {
    let start = i
    guard i + 1 < end else {
      i = end
      return
    }
    let letter = source[i + 1]
    i += 2
    switch letter {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): close()
    case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): open.space(start, i)
    case UInt8(ascii: "u"): scalar(from: start)
    default: open.add([letter], from: start, to: i)
    }
  }

  /// `\u2019`, or two of them for what UTF-16 writes in two.
  private mutating func scalar(from start: Int) {
    var units = [unit(at: i)].compactMap { $0 }
    i = min(end, i + 4)
    if let first = units.first, (0xD800..<0xDC00).contains(first), i + 6 <= end, source[i] == UInt8(ascii: "\\"),
      source[i + 1] == UInt8(ascii: "u"), let second = unit(at: i + 2)
    {
      units.append(second)
      i += 6
    }
    let text = String(decoding: units, as: UTF16.self)
    if text == "\n" || text == "\u{2028}" || text == "\u{2029}" {
      close()
    } else if text == " " || text == "\u{A0}" {
      open.space(start, i)
    } else if text != "\u{AD}", !text.isEmpty {
      open.add(Array(text.utf8), from: start, to: i)
    }
  }

  private func unit(at offset: Int) -> UInt16? {
    guard offset + 4 <= end else { return nil }
    return UInt16(String(decoding: source[offset..<offset + 4], as: UTF8.self), radix: 16)
  }

  private mutating func close() {
    if !open.isBlank {
      blocks.append(
        Block(kind: .paragraph, range: open.range, prose: open.finished(for: open.range.end), isInJSON: true))
    }
    open = HTMLProse(source)
  }
}
