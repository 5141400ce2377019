/// Builds the prose of one block: marks go, words stay, a line end is a space.
///
/// What stands inside a mark is read as a stretch of its own, on a pile of stretches, so that no nesting is too deep; and
/// whatever would end a mark is looked for once, so that a pile of unfinished ones is read in time.
struct OrgProse {
  private(set) var prose = Prose()
  /// Bytes of the prose.
  private(set) var linkBytes = 0
  /// Bytes of the source.
  private(set) var code: [TextRange] = []

  let bytes: [UInt8]
  /// The first byte of the block.
  private let start: Int
  private var cursor = 0
  /// What stands before it is in the prose, or a mark.
  private var copied = 0
  private var stretches: [Stretch] = []
  private var emphasis: OrgEmphasis?
  private var scout: OrgScout

  /// Text that is read as one.
  private struct Stretch {
    let range: TextRange
    /// The byte behind the mark that ends it.
    let next: Int
    var isVerbatim = false
    /// How long the prose was where a link began.
    var linkStart: Int?
  }

  init(_ bytes: [UInt8], from start: Int) {
    (self.bytes, self.start) = (bytes, start)
    scout = OrgScout(bytes)
  }

  /// What was read, without the blanks at its ends that marks left behind.
  var words: String {
    var words = prose.bytes[...]
    while let first = words.first, first <= 0x20 { words.removeFirst() }
    while let last = words.last, last <= 0x20 { words.removeLast() }
    return String(decoding: words, as: UTF8.self)
  }

  /// Adds the words of a stretch of the source. Calls must come in source order.
  mutating func read(_ range: TextRange) {
    guard !range.isEmpty else { return }
    emphasis = nil
    scout.end = range.end
    (cursor, copied) = (range.start, range.start)
    stretches = [Stretch(range: range, next: range.end)]
    while let stretch = stretches.last {
      if cursor < stretch.range.end { step(in: stretch) } else { leave(stretch) }
    }
  }

  /// Adds bytes that the source spells otherwise.
  mutating func emit(_ words: String, for range: TextRange) {
    prose.append(Array(words.utf8), spelt: range.shifted(by: -start))
  }

  /// Adds a stretch of the source as it stands.
  mutating func copy(_ range: TextRange) {
    prose.append(bytes[range.start..<range.end], from: range.shifted(by: -start))
  }

  // MARK: Stretches

  private mutating func enter(_ range: TextRange, until next: Int, isVerbatim: Bool = false, isLink: Bool = false) {
    flush()
    (cursor, copied) = (range.start, range.start)
    let linkStart = isLink ? prose.bytes.count : nil
    stretches.append(Stretch(range: range, next: next, isVerbatim: isVerbatim, linkStart: linkStart))
  }

  private mutating func leave(_ stretch: Stretch) {
    flush()
    if let linkStart = stretch.linkStart { linkBytes += prose.bytes.count - linkStart }
    (cursor, copied) = (stretch.next, stretch.next)
    stretches.removeLast()
  }

  /// Passes over what shows nothing.
  private mutating func omit(until next: Int) {
    flush()
    (cursor, copied) = (next, next)
  }

  private mutating func flush() {
    if copied < cursor { copy(TextRange(copied, cursor)) }
    copied = cursor
  }

  private mutating func step(in stretch: Stretch) {
    let (byte, end) = (bytes[cursor], stretch.range.end)
    if byte == 0x0A || byte == 0x0D { return breakLine(behind: cursor, before: end) }
    guard !stretch.isVerbatim else {
      cursor += 1
      return
    }
    switch byte {
    case UInt8(ascii: "["): bracket(end)
    case UInt8(ascii: "<"): angle(end)
    case UInt8(ascii: "@"): omit(scout.snippet(at: cursor, before: end))
    case UInt8(ascii: "{"): omit(scout.macro(at: cursor, before: end))
    case UInt8(ascii: ":"): address(end)
    case UInt8(ascii: "\\"): backslash(end)
    case _ where OrgEmphasis.isMark(byte): mark(in: stretch.range)
    default: cursor += 1
    }
  }

  private mutating func omit(_ next: Int?) {
    if let next { omit(until: next) } else { cursor += 1 }
  }

  // MARK: Marks

  private mutating func mark(in stretch: TextRange) {
    let emphasis = self.emphasis ?? OrgEmphasis(bytes, TextRange(cursor, scout.end))
    self.emphasis = emphasis
    guard let closer = emphasis.closer(ofMarkAt: cursor, in: stretch) else {
      cursor += 1
      return
    }
    let isVerbatim = OrgEmphasis.isVerbatim(bytes[cursor])
    if isVerbatim { code.append(TextRange(cursor, closer + 1)) }
    enter(TextRange(cursor + 1, closer), until: closer + 1, isVerbatim: isVerbatim)
  }

  private mutating func bracket(_ end: Int) {
    if let link = scout.link(at: cursor, before: end) {
      if let words = link.words {
        enter(words, until: link.next, isLink: true)
      } else if OrgScout.isPicture(bytes[link.path.start..<link.path.end]) {
        omit(until: link.next)
      } else {
        enter(link.path, until: link.next, isVerbatim: true, isLink: true)
      }
    } else {
      omit(scout.footnote(at: cursor, before: end))
    }
  }

  private mutating func angle(_ end: Int) {
    if let address = scout.angleLink(at: cursor, before: end) {
      enter(address, until: address.end + 1, isVerbatim: true, isLink: true)
    } else if let words = scout.radioTarget(at: cursor, before: end) {
      enter(words, until: words.end + 3)
    } else {
      omit(scout.target(at: cursor, before: end))
    }
  }

  /// An address without any marks: what stands in it is none either.
  private mutating func address(_ end: Int) {
    guard let address = scout.address(around: cursor, notBefore: copied, before: end) else {
      cursor += 1
      return
    }
    linkBytes += address.length
    cursor = address.end
  }

  /// Two at the end of a line break it for good.
  private mutating func backslash(_ end: Int) {
    guard cursor + 1 < end, bytes[cursor + 1] == UInt8(ascii: "\\") else {
      cursor += 1
      return
    }
    var next = cursor + 2
    while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    if next == scout.end {
      omit(until: next)
    } else if next < end, bytes[next] == 0x0A || bytes[next] == 0x0D {
      breakLine(behind: next, before: end)
    } else {
      cursor += 2
    }
  }

  /// A space for a line end, whatever marks it, and the blanks around it.
  private mutating func breakLine(behind last: Int, before end: Int) {
    while cursor > copied, bytes[cursor - 1] <= 0x20 { cursor -= 1 }
    flush()
    let from = cursor
    cursor = last
    while cursor < end, bytes[cursor] <= 0x20 { cursor += 1 }
    copied = cursor
    if !prose.bytes.isEmpty { emit(" ", for: TextRange(from, cursor)) }
  }
}
