import Formats
import TestSupport
import Testing

@testable import LanguageServer
@testable import LanguageServerProtocol

/// What the changes make of a text one by one, each by a copy of the whole.
private func plain(_ text: String, _ changes: [TextDocumentContentChangeEvent], _ encoding: PositionEncoding) -> [UInt8]
{
  var text = SourceText(text)
  for change in changes {
    guard let range = change.range else {
      text = SourceText(change.text)
      continue
    }
    let place = Columns(text: text, encoding: encoding).range(range)
    var bytes = text.bytes
    bytes.replaceSubrange(place.start..<place.end, with: Array(change.text.utf8))
    text = SourceText(bytes)
  }
  return text.bytes
}

@Test func `many changes at once leave the text that they leave one by one`() {
  var dice = Dice(state: 17)
  let pieces = ["a", "pier ", "\n", "\r", "\r\n", "é", "😀", "\n\n", "", "\r\r", "x\ny"]
  for round in 0..<400 {
    let text = (0..<Int.random(in: 0..<30, using: &dice)).map { _ in pieces.randomElement(using: &dice)! }.joined()
    func position() -> Position {
      Position(line: Int.random(in: 0..<14, using: &dice), character: Int.random(in: 0..<9, using: &dice))
    }
    let changes = (0..<12).map { number in
      let start = position()
      let end = number.isMultiple(of: 3) ? start : position()
      let text = (0..<Int.random(in: 0..<3, using: &dice)).map { _ in pieces.randomElement(using: &dice)! }.joined()
      return TextDocumentContentChangeEvent(
        range: number == 7 && round.isMultiple(of: 5) ? nil : PositionRange(start: start, end: end), text: text)
    }
    let encoding = PositionEncoding.allCases[round % PositionEncoding.allCases.count]
    var edited = EditedText(SourceText(text), encoding)
    for change in changes { edited.apply(change) }
    #expect(edited.text.bytes == plain(text, changes, encoding), "\(round): \(text.debugDescription)")
  }
}

@Test func `replacing a word everywhere in a long text is read in one pass`() {
  let ratio = growth(from: 1_000, to: 4_000) { count in
    let text = SourceText(
      String(repeating: "The pier in the harbour is unsafe, Ann Holm said on Monday.\n", count: count))
    var edited = EditedText(text, .utf16)
    for line in (0..<count).reversed() {
      edited.apply(
        TextDocumentContentChangeEvent(
          range: PositionRange(
            start: Position(line: line, character: 4), end: Position(line: line, character: 8)), text: "jetty"))
    }
    #expect(edited.text.bytes.count == text.bytes.count + count)
  }
  #expect(ratio < 2.5, "\(ratio)")
}

@Test func `thousands of questions that are all taken back take no longer each than one`() {
  let ratio = growth(from: 500, to: 4_000) { count in
    let session = EditorSession()
    let questions = (0..<count).map { _ in session.request("desk/unknown", [:]) }
    for question in questions { session.send(question) }
    for question in questions.reversed() {
      session.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": question["id"]!]])
    }
    #expect(session.run().count == count)
  }
  #expect(ratio < 2.5, "\(ratio)")
}

@Test func `of two questions by one name each is answered`() {
  let session = EditorSession()
  let question = session.request("desk/unknown", [:])
  for message in [question, question] { session.send(message) }
  session.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": question["id"]!]])
  #expect(session.run().map { $0["error", "code"] } == [-32800, -32601])
}
