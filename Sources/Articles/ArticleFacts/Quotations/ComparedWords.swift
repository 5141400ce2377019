import Formats

/// A word as quotations are compared by it: two writers put the same speech down with other capitals, apostrophes,
/// hyphens and marks.
///
///     “The U.S.’s hard-line ‘reset’—”  ->  the, uss, hard, line, reset
package struct ComparedWord: Hashable, Sendable {
  /// Bytes of the text it was read from: the prose of a block, or a text as an archive keeps it, which is its own prose.
  package let range: ProseRange
  /// Of its letters and digits in lower case.
  package let hash: UInt64
  /// What stands around it that writers mark their changes by.
  package var marks: Marks

  package struct Marks: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Stands in brackets: "[the mayor]".
    package static let bracketed = Marks(rawValue: 1)
    /// Behind an ellipsis or a dash, or behind a bracket that closed: words may have been left out before it.
    package static let afterGap = Marks(rawValue: 2)
    /// The first of a sentence.
    package static let startsSentence = Marks(rawValue: 4)
  }
}

extension ComparedWord {
  /// The words of a stretch of text, in order.
  package static func all(in bytes: [UInt8], _ range: some ByteRange) -> [ComparedWord] {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = ComparedWordReader(bytes, ProseRange(range.start, range.end))
      return reader.words()
    }
  }

  package static func all(in string: String) -> [ComparedWord] {
    let bytes = Array(string.utf8)
    return all(in: bytes, ProseRange(0, bytes.count))
  }
}

/// Works on bytes: what is no ASCII letter or digit is looked at only where it starts a character of its own.
private struct ComparedWordReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var i: Int
  private var found: [ComparedWord] = []
  private var marks: ComparedWord.Marks = []
  private var brackets = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ProseRange) {
    (self.bytes, i, end) = (bytes, range.start, min(range.end, bytes.count))
    found.reserveCapacity((end - i) / 5 + 1)
  }

  mutating func words() -> [ComparedWord] {
    while i < end {
      if isWordByte(i) { word() } else { mark() }
    }
    return found
  }

  private func isWordByte(_ i: Int) -> Bool {
    let byte = bytes[i]
    if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 }
    return markLength(i) == 0
  }

  /// The length of a mark outside ASCII; 0 for a letter.
  private func markLength(_ i: Int) -> Int {
    switch bytes[i] {
    case 0xC2: i + 1 < end && bytes[i + 1] != 0xAA && bytes[i + 1] != 0xBA ? 2 : 0
    case 0xE2: i + 2 < end && bytes[i + 1] < 0xB0 ? 3 : 0
    case 0xE3: i + 2 < end && bytes[i + 1] == 0x80 ? 3 : 0
    case 0xEF: i + 2 < end && bytes[i + 1] >= 0xBB ? 3 : 0
    case 0xF0: i + 3 < end && bytes[i + 1] == 0x9F ? 4 : 0
    default: 0
    }
  }

  private mutating func word() {
    let start = i
    var hash = WordHash.seed
    var stop = i
    // Letters since the last dot: "U.S." is one word, "end.The" is two.
    var letters = 0
    while i < end {
      let byte = bytes[i]
      // Nearly all of a text, and most of the time.
      if byte >= 0x61 && byte <= 0x7A {
        hash = WordHash.adding(byte, to: hash)
        letters += 1
        i += 1
        stop = i
      } else if isWordByte(i) {
        // The letters of Latin 1, whose capitals stand 32 below.
        let isCapital = byte >= 0x80 && byte <= 0x9E && byte != 0x97 && i > start && bytes[i - 1] == 0xC3
        hash = WordHash.adding(isCapital ? byte + 0x20 : byte, to: hash)
        letters += 1
        i += 1
        stop = i
      } else if let length = joinerLength(letters), i + length < end, isWordByte(i + length) {
        if byte == 0x2E {
          letters = 0
          // "3.5" is not 35.
          if isDigit(bytes[i - 1]) { hash = WordHash.adding(byte, to: hash) }
        }
        i += length
      } else {
        break
      }
    }
    if bytes[stop == end ? end - 1 : stop] == 0x2E, letters == 1, stop < end, stop - start > 1 { i = stop + 1 }
    if brackets > 0 { marks.insert(.bracketed) }
    found.append(ComparedWord(range: ProseRange(start, stop), hash: hash, marks: marks))
    marks = []
  }

  /// An apostrophe or soft hyphen within a word, a dot between single letters, a comma or dot within a number.
  private func joinerLength(_ letters: Int) -> Int? {
    switch bytes[i] {
    case 0x27: return 1
    case 0x2E, 0x2C:
      let isNumber = i + 1 < end && isDigit(bytes[i - 1]) && isDigit(bytes[i + 1])
      return isNumber || bytes[i] == 0x2E && letters == 1 ? 1 : nil
    case 0xC2: return i + 1 < end && bytes[i + 1] == 0xAD ? 2 : nil
    case 0xE2: return i + 2 < end && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x99 || bytes[i + 2] == 0x8D) ? 3 : nil
    default: return nil
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func mark() {
    switch bytes[i] {
    case 0x5B, 0x28: brackets += 1
    case 0x5D, 0x29:
      brackets = max(0, brackets - 1)
      marks.insert(.afterGap)
    case 0x25: found.append(ComparedWord(range: ProseRange(i, i + 1), hash: Self.percent, marks: marks))
    case 0x2E:
      // Two dots or more, blanks between them or not.
      var next = i + 1
      while next < end, bytes[next] == 0x20 { next += 1 }
      if next < end, bytes[next] == 0x2E { marks.insert(.afterGap) } else { marks.insert(.startsSentence) }
    case 0x21, 0x3F: marks.insert(.startsSentence)
    case 0x2D where i + 1 < end && bytes[i + 1] == 0x2D: marks.insert(.afterGap)
    case 0xE2 where i + 2 < end && bytes[i + 1] == 0x80:
      if [0x94, 0x93, 0xA6].contains(bytes[i + 2]) { marks.insert(.afterGap) }
    default: break
    }
    i += max(1, bytes[i] < 0x80 ? 1 : markLength(i))
  }

  private static let percent = WordHash.of("percent".utf8)
}
