import Formats
import LanguageServerProtocol

/// Byte offsets of a text as the positions of a session, and back. The only place where columns are counted.
struct Columns {
  let text: SourceText
  let encoding: PositionEncoding

  func range(_ range: TextRange) -> PositionRange {
    PositionRange(start: position(range.start), end: position(range.end))
  }

  /// Of many places, in the order of the text: a line is counted once, however many of them stand in it.
  func ranges(_ ranges: [TextRange]) -> [PositionRange] {
    var last = (offset: 0, position: Position(line: 0, character: 0), lineEnd: text.line(0).end)
    func next(_ offset: Int) -> Position {
      if last.offset <= offset, offset <= last.lineEnd {
        let more = units(in: text.bytes[last.offset..<offset])
        last.position = Position(line: last.position.line, character: last.position.character + more)
      } else {
        last.position = position(offset)
        last.lineEnd = text.line(last.position.line).end
      }
      last.offset = offset
      return last.position
    }
    return ranges.map { PositionRange(start: next($0.start), end: next($0.end)) }
  }

  func position(_ offset: Int) -> Position {
    let offset = min(max(0, offset), text.bytes.count)
    let line = text.line(at: offset)
    let range = text.line(line)
    // A place inside a line end is shown as the end of its line.
    return Position(line: line, character: units(in: text.bytes[range.start..<min(offset, range.end)]))
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
