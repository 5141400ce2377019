import Formats
import LanguageServerProtocol

/// Columns counted with the standard library's own views, to hold the server's counting against.
package struct ReferenceColumns {
  package let text: String
  package let encoding: PositionEncoding
  private let bytes: [UInt8]
  /// Byte offsets at which lines begin, and what they hold without their ends.
  private let lines: [(start: Int, text: String)]

  package init(_ text: String, _ encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
    bytes = Array(text.utf8)
    var lines: [(Int, String)] = []
    var start = 0
    var i = 0
    while i < bytes.count {
      let isPair = bytes[i] == 0x0D && i + 1 < bytes.count && bytes[i + 1] == 0x0A
      if bytes[i] == 0x0A || bytes[i] == 0x0D {
        lines.append((start, String(decoding: bytes[start..<i], as: UTF8.self)))
        i += isPair ? 2 : 1
        start = i
      } else {
        i += 1
      }
    }
    lines.append((start, String(decoding: bytes[start...], as: UTF8.self)))
    self.lines = lines
  }

  package func width(_ text: some StringProtocol) -> Int {
    switch encoding {
    case .utf8: text.utf8.count
    case .utf16: text.utf16.count
    case .utf32: text.unicodeScalars.count
    }
  }

  package var lineCount: Int { lines.count }
  package func width(ofLine line: Int) -> Int { width(lines[line].text) }
  package func end(ofLine line: Int) -> Int { lines[line].start + lines[line].text.utf8.count }

  package func position(_ offset: Int) -> Position {
    let line = lines.lastIndex { $0.start <= offset } ?? 0
    let before = String(decoding: bytes[lines[line].start..<offset], as: UTF8.self)
    return Position(line: line, character: width(before))
  }

  package func range(_ range: TextRange) -> PositionRange {
    PositionRange(start: position(range.start), end: position(range.end))
  }

  /// The byte at a position that stands between two characters.
  package func offset(_ position: Position) -> Int? {
    let line = lines[position.line]
    var offset = line.start
    var column = 0
    for scalar in line.text.unicodeScalars {
      if column == position.character { return offset }
      column += width(String(scalar))
      offset += String(scalar).utf8.count
    }
    return column == position.character ? offset : nil
  }

  /// The byte that an editor means by any position: past the end of a line its end, past the last line the end of the text,
  /// inside a character its start.
  package func meant(by position: Position) -> Int {
    guard position.line < lines.count else { return bytes.count }
    let line = lines[position.line]
    var offset = line.start
    var column = 0
    for scalar in line.text.unicodeScalars {
      column += width(String(scalar))
      if column > position.character { break }
      offset += String(scalar).utf8.count
    }
    return offset
  }

  /// Every place between two characters.
  package var offsets: [Int] {
    lines.flatMap { line in
      line.text.unicodeScalars.reduce(into: [line.start]) { $0.append($0.last! + String($1).utf8.count) }
    }
  }

  /// The text after the edits of an action, which are all of the text as it is; nil where one makes no sense.
  package func applying(_ edits: [JSONValue]) -> String? {
    var spans: [(TextRange, String)] = []
    for edit in edits {
      guard let start = edit["range", "start"].flatMap(Position.init),
        let end = edit["range", "end"].flatMap(Position.init),
        let from = offset(start), let to = offset(end), from <= to, let new = edit["newText"]?.asString
      else { return nil }
      spans.append((TextRange(from, to), new))
    }
    spans.sort { $0.0 < $1.0 }
    var bytes = bytes
    for (index, (range, new)) in spans.enumerated().reversed() {
      if index > 0, spans[index - 1].0.end > range.start { return nil }
      bytes.replaceSubrange(range.start..<range.end, with: Array(new.utf8))
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The words at a range of the protocol.
  package subscript(range: JSONValue?) -> String? {
    guard let start = range?["start"].flatMap(Position.init), let end = range?["end"].flatMap(Position.init),
      let from = offset(start), let to = offset(end), from <= to
    else { return nil }
    return String(decoding: bytes[from..<to], as: UTF8.self)
  }
}

extension Position {
  package init?(_ json: JSONValue) {
    guard let line = json["line"]?.asInteger, let character = json["character"]?.asInteger else { return nil }
    self.init(line: line, character: character)
  }

  package var json: JSONValue { ["line": .integer(line), "character": .integer(character)] }
}

extension PositionRange {
  package var json: JSONValue { ["start": start.json, "end": end.json] }
}
