import Formats
import Fuzzing
import LanguageServerProtocol
import Testing

@testable import LanguageServer

/// Emoji of one and of several scalars, combining marks, curly quotes, tabs, and every way to end a line.
private let awkward = "“Ça va?” 👩🏽‍🚒 said\tZoe\u{301}.\r\n🚢🚢\ré\u{308}\n\n\t‘日本語’ 𝕊\u{2028}x\r\n\r\u{FEFF}end"

private func columns(_ text: String, _ encoding: PositionEncoding) -> Columns {
  Columns(text: SourceText(text), encoding: encoding)
}

@Test(arguments: PositionEncoding.allCases)
func `every place of an awkward text is found again in every unit`(_ encoding: PositionEncoding) {
  let reference = ReferenceColumns(awkward, encoding)
  let columns = columns(awkward, encoding)
  for offset in reference.offsets {
    let position = columns.position(offset)
    #expect(position == reference.position(offset), "byte \(offset)")
    #expect(columns.offset(position) == offset, "byte \(offset)")
  }
}

@Test(arguments: PositionEncoding.allCases)
func `many places are counted as each of them is`(_ encoding: PositionEncoding) {
  let reference = ReferenceColumns(awkward, encoding)
  let columns = columns(awkward, encoding)
  for step in 1...5 {
    let ends = stride(from: 0, to: reference.offsets.count, by: step).map { reference.offsets[$0] }
    let ranges = zip(ends, ends.dropFirst()).map { TextRange($0, $1) }
    for ranges in [ranges, ranges.reversed()] {
      #expect(ranges.map(columns.range) == ranges.map { reference.range($0) })
    }
  }
}

@Test(arguments: PositionEncoding.allCases)
func `a column past the end of a line means its end, a line past the last the end of the text`(
  _ encoding: PositionEncoding
) {
  let reference = ReferenceColumns(awkward, encoding)
  let columns = columns(awkward, encoding)
  for line in 0..<reference.lineCount {
    for beyond in [1, 2, 3, 1_000, Int(Int32.max)] {
      let column = min(Int(Int32.max), reference.width(ofLine: line) + beyond)
      #expect(columns.offset(Position(line: line, character: column)) == reference.end(ofLine: line), "line \(line)")
    }
  }
  for line in [reference.lineCount, reference.lineCount + 1, Int(Int32.max)] {
    #expect(columns.offset(Position(line: line, character: 0)) == awkward.utf8.count)
  }
}

@Test func `a column inside a character means its start`() {
  #expect(columns("a🚢b", .utf16).offset(Position(line: 0, character: 2)) == 1)
  #expect(columns("a🚢b", .utf16).offset(Position(line: 0, character: 3)) == 5)
  for inside in 2...4 { #expect(columns("a🚢b", .utf8).offset(Position(line: 0, character: inside)) == 1) }
  #expect(columns("a“b", .utf8).offset(Position(line: 0, character: 3)) == 1)
  #expect(columns("🚢", .utf16).offset(Position(line: 0, character: 1)) == 0)
  #expect(columns("🚢", .utf8).offset(Position(line: 0, character: 3)) == 0)
}

@Test func `a range written backwards is empty and stands at its start`() {
  let backwards = PositionRange(start: Position(line: 0, character: 3), end: Position(line: 0, character: 1))
  #expect(columns("bridge", .utf16).range(backwards) == TextRange(3, 3))
}

@Test(arguments: [("", 1), ("\r", 2), ("\n", 2), ("\r\n", 2), ("\n\r", 3), ("a\u{2028}b\u{0B}c\u{0C}d\u{85}e", 1)])
func `lines end where the protocol says and nowhere else`(_ text: String, _ count: Int) {
  let end = columns(text, .utf16).position(text.utf8.count)
  #expect(end.line == count - 1)
}

@Test(arguments: PositionEncoding.allCases)
func `an edit typed into an awkward text lands where the editor put it`(_ encoding: PositionEncoding) throws {
  let reference = ReferenceColumns(awkward, encoding)
  for offset in reference.offsets {
    let document = Document(try item(awkward), revision: 1)
    let place = reference.position(offset)
    let json = #"{"range":{"start":\#(place.written),"end":\#(place.written)},"text":"⚓"}"#
    document.apply([try decoded(json)], version: 2, encoding: encoding, revision: 2)
    var expected = Array(awkward.utf8)
    expected.insert(contentsOf: Array("⚓".utf8), at: offset)
    #expect(document.text.bytes == expected, "byte \(offset)")
  }
}

// MARK: What is agreed on

private func encoding(_ declared: JSONValue, options: JSONValue = nil, flag: PositionEncoding? = nil) -> JSONValue? {
  let session = EditorSession(
    declared == nil ? [:] : ["general": ["positionEncodings": declared]], options: options, encoding: flag)
  session.open("🚢 Critics say so.")
  // What counts is what is meant, whatever is said.
  let column = session.published().last?.first?["range", "start", "character"]
  let meant: JSONValue = column == 5 ? "utf-8" : column == 3 ? "utf-16" : column == 2 ? "utf-32" : "?"
  let said = session.answer["capabilities", "positionEncoding"]
  #expect(said == nil || said == meant)
  return said ?? .string("untold \(meant.asString ?? "")")
}

@Test func `columns are counted as the editor asks, else in UTF-16`() {
  #expect(encoding(nil) == "untold utf-16")
  #expect(encoding([]) == "untold utf-16")
  #expect(encoding(["utf-16"]) == "utf-16")
  #expect(encoding(["utf-8", "utf-16"]) == "utf-8")
  #expect(encoding(["utf-32", "utf-8"]) == "utf-32")
  #expect(encoding(["utf-64", "utf-8"]) == "utf-8")
}

@Test func `an editor that counts in its own way is set right by a setting, and that by the flag`() {
  #expect(encoding(nil, options: ["positionEncoding": "utf-8"]) == "untold utf-8")
  #expect(encoding(["utf-16"], options: ["positionEncoding": "utf-32"]) == "utf-32")
  #expect(encoding(["utf-16"], options: ["positionEncoding": ""]) == "utf-16")
  #expect(encoding(["utf-8"], options: ["positionEncoding": "utf-9"]) == "utf-8")
  #expect(encoding(nil, flag: .utf32) == "untold utf-32")
  #expect(encoding(["utf-16"], options: ["positionEncoding": "utf-32"], flag: .utf8) == "utf-8")
}

@Test func `the unit of columns cannot change under an editor's feet`() {
  let session = EditorSession()
  session.open("🚢 Critics say so.")
  session.tell("workspace/didChangeConfiguration", ["settings": ["stet": ["positionEncoding": "utf-8"]]])
  #expect(session.published().map { $0.first?["range", "start", "character"] } == [3, 3])
}
