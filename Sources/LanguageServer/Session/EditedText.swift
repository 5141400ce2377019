import Formats
import LanguageServerProtocol

/// A text that takes many changes, each on what the one before it left: "replace all" in an editor sends thousands at once,
/// and a copy of the whole text for each of them would take seconds.
///
/// Kept as its lines, so that a change touches the bytes of its own ones; what is left of a change is then to move the
/// lines behind it where their number changes.
struct EditedText {
  private let encoding: PositionEncoding
  /// Each with its end; the last has none.
  private var lines: [[UInt8]]
  /// As long as nothing has changed it.
  private var whole: SourceText?

  init(_ text: SourceText, _ encoding: PositionEncoding) {
    (self.encoding, whole) = (encoding, text)
    lines = []
  }

  var text: SourceText { whole ?? SourceText(Array(lines.joined())) }

  mutating func apply(_ change: TextDocumentContentChangeEvent) {
    guard let range = change.range else {
      whole = SourceText(change.text)
      return
    }
    if let text = whole {
      lines = Self.lines(of: text)
      whole = nil
    }
    let start = place(range.start)
    let end = place(range.end)
    // A reversed range is an empty one at its start.
    replace(start, max(start, end), with: Array(change.text.utf8))
  }

  private struct Place: Comparable {
    let line: Int
    let byte: Int

    static func < (a: Self, b: Self) -> Bool { (a.line, a.byte) < (b.line, b.byte) }
  }

  private func place(_ position: Position) -> Place {
    guard position.line < lines.count else { return Place(line: lines.count - 1, byte: lines[lines.count - 1].count) }
    let line = SourceText(lines[position.line])
    let place = Columns(text: line, encoding: encoding).offset(Position(line: 0, character: position.character))
    return Place(line: position.line, byte: place)
  }

  private mutating func replace(_ start: Place, _ end: Place, with text: [UInt8]) {
    var bytes = lines[start.line][..<start.byte] + text + lines[end.line][end.byte...]
    var (first, last) = (start.line, end.line)
    // A line feed that comes to stand behind a carriage return is a part of that line's end, and one that goes leaves it.
    if start.byte == 0, first > 0, bytes.first == 0x0A, lines[first - 1].last == 0x0D {
      first -= 1
      bytes = lines[first] + bytes
    }
    // Without a line end of their own the bytes go on with the next line, and with half of one they may.
    while last + 1 < lines.count, bytes.last != 0x0A, bytes.last != 0x0D || lines[last + 1].first == 0x0A {
      last += 1
      bytes += lines[last]
    }
    var new = Self.lines(of: SourceText(Array(bytes)))
    // Behind a line end stands an empty line only at the end of the text.
    if last + 1 < lines.count, new.count > 1, new[new.count - 1].isEmpty { new.removeLast() }
    lines.replaceSubrange(first...last, with: new)
  }

  private static func lines(of text: SourceText) -> [[UInt8]] {
    (0..<text.lineCount).map { number in
      let range = text.lineWithEnd(number)
      return Array(text.bytes[range.start..<range.end])
    }
  }
}
