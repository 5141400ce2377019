import Formats
import LanguageServerProtocol

/// Byte offsets of a text as the positions of a session, and back. The only place where columns are counted.
struct Columns {
  let text: SourceText
  let encoding: PositionEncoding
  private let last = LastPlace()

  init(text: SourceText, encoding: PositionEncoding) { (self.text, self.encoding) = (text, encoding) }

  func range(_ range: TextRange) -> PositionRange {
    PositionRange(start: position(range.start), end: position(range.end))
  }

  func position(_ offset: Int) -> Position {
    let offset = min(max(0, offset), text.bytes.count)
    let line = text.line(at: offset)
    let range = text.line(line)
    // A place inside a line end is shown as the end of its line.
    let end = min(offset, range.end)
    // A text may be one line with thousands of places in it, most of them near the one before.
    if last.line == line, abs(end - last.offset) < end - range.start {
      let between = units(in: text.bytes[min(last.offset, end)..<max(last.offset, end)])
      last.character += last.offset <= end ? between : -between
    } else {
      last.character = units(in: text.bytes[range.start..<end])
    }
    (last.line, last.offset) = (line, end)
    return Position(line: line, character: last.character)
  }

  /// The byte at a position; positions past the end of a line mean its end, past the last line the end of the text.
  /// A column inside a character means its start.
  func offset(_ position: Position) -> Int {
    guard position.line < text.lineCount else { return text.bytes.count }
    let line = text.line(position.line)
    if encoding == .utf8 { return startOfCharacter(min(line.start + position.character, line.end), from: line.start) }
    var left = position.character
    var offset = line.start
    while offset < line.end, left > 0 {
      let byte = text.bytes[offset]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let width = encoding == .utf16 && length == 4 ? 2 : 1
      if width > left { break }
      left -= width
      offset += length
    }
    return min(offset, line.end)
  }

  func range(_ range: PositionRange) -> TextRange {
    let start = offset(range.start)
    // A reversed range is an empty one at its start.
    return TextRange(start, max(start, offset(range.end)))
  }

  private func startOfCharacter(_ offset: Int, from start: Int) -> Int {
    var offset = offset
    while offset > start, offset < text.bytes.count, text.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private func units(in bytes: ArraySlice<UInt8>) -> Int {
    switch encoding {
    case .utf8: bytes.count
    case .utf16: bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    case .utf32: bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
  }
}

/// The place whose column was counted last, from which the next one is counted.
private final class LastPlace {
  var line = -1
  var offset = 0
  var character = 0
}
