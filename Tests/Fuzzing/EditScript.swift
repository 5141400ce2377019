import Formats
import LanguageServerProtocol

/// A text and what an editor does to it, message for message.
package struct EditScript: Sendable {
  package struct Change: Sendable {
    /// Nil for the whole text.
    package let range: PositionRange?
    package let text: String

    package init(_ range: PositionRange?, _ text: String) { (self.range, self.text) = (range, text) }
  }

  package let format: any PageFormat
  package let encoding: PositionEncoding
  package let text: String
  package let messages: [[Change]]

  package init(_ text: String, _ format: any PageFormat, _ encoding: PositionEncoding, _ messages: [[Change]]) {
    (self.text, self.format, self.encoding, self.messages) = (text, format, encoding, messages)
  }

  // MARK: What must hold

  /// What a session that took the edits one by one says otherwise than one that was given the text they leave; nil for
  /// nothing.
  package var problem: String? {
    var counted = ReferenceColumns(text, encoding)
    for change in messages.joined() { counted = ReferenceColumns(counted.text(after: change), encoding) }

    let edited = Conversation(encoding: encoding)
    edited.initialize()
    open(text, in: edited)
    for (number, changes) in messages.enumerated() {
      edited.tell(
        "textDocument/didChange",
        [
          "textDocument": ["uri": Self.uri, "version": .integer(number + 2)],
          "contentChanges": .array(changes.map(\.json)),
        ])
      // Half of the texts between are never read.
      if number.isMultiple(of: 2) { _ = edited.ask("textDocument/diagnostic", Self.document) }
    }
    let fresh = Conversation(encoding: encoding)
    fresh.initialize()
    open(counted.text, in: fresh)
    if let problem = edited.problem ?? fresh.problem { return problem }

    for method in ["diagnostic", "documentSymbol", "documentLink", "codeLens"] {
      let answers = [edited, fresh].map { $0.ask("textDocument/\(method)", Self.document) }
      if answers[0] != answers[1] {
        let (after, afresh) = (Conversation.text(answers[0] ?? nil), Conversation.text(answers[1] ?? nil))
        return "\(method) of \(counted.text.debugDescription) is \(after) after edits, \(afresh) afresh"
      }
    }
    return edited.problem ?? fresh.problem
  }

  private static let uri = JSONValue.string("file://\(Conversation.folder)story")
  private static let document: JSONValue = ["textDocument": ["uri": uri]]

  private func open(_ text: String, in conversation: Conversation) {
    conversation.tell(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": Self.uri, "languageId": .string(format.languageIDs.first ?? format.name), "version": 1,
          "text": .string(text),
        ]
      ])
  }

  // MARK: As bytes

  /// Pieces between bytes that no text has. The first is a byte for format and encoding and the text; each other one has the
  /// four numbers of a range and the words, and an empty one begins the next message.
  package init(bytes: [UInt8]) {
    var pieces = bytes.split(separator: Self.border, omittingEmptySubsequences: false)[...]
    let first = pieces.removeFirst()
    let choice = Int(first.first ?? 0)
    format = allFormats[choice % allFormats.count]
    encoding = PositionEncoding.allCases[choice / allFormats.count % PositionEncoding.allCases.count]
    text = String(decoding: first.dropFirst(), as: UTF8.self)
    var messages: [[Change]] = [[]]
    // A message costs a reading of the text; more than the longest random script has find what these do.
    for piece in pieces.prefix(64) {
      if piece.isEmpty { messages.append([]) } else { messages[messages.count - 1].append(Change(bytes: piece)) }
    }
    self.messages = messages
  }

  static let border: UInt8 = 0xFF

  package var bytes: [UInt8] {
    let formatNumber = allFormats.firstIndex { $0.name == format.name } ?? 0
    let encodingNumber = PositionEncoding.allCases.firstIndex(of: encoding) ?? 0
    var bytes = [UInt8(formatNumber + allFormats.count * encodingNumber)] + Array(text.utf8)
    for (number, changes) in messages.enumerated() {
      if number > 0 { bytes.append(Self.border) }
      for change in changes { bytes += [Self.border] + change.bytes }
    }
    return bytes
  }
}

extension EditScript.Change {
  /// Larger than any line or column of a script.
  private static let beyond: UInt8 = 0xFE
  /// In the place of a range: the whole text.
  private static let whole: UInt8 = 0xFD

  fileprivate init(bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 4, bytes.first != Self.whole else {
      self.init(nil, String(decoding: bytes.dropFirst(), as: UTF8.self))
      return
    }
    let numbers = bytes.prefix(4).map { $0 == Self.beyond ? Int(Int32.max) : Int($0) }
    let range = PositionRange(
      start: Position(line: numbers[0], character: numbers[1]), end: Position(line: numbers[2], character: numbers[3]))
    self.init(range, String(decoding: bytes.dropFirst(4), as: UTF8.self))
  }

  fileprivate var bytes: [UInt8] {
    guard let range else { return [Self.whole] + Array(text.utf8) }
    let numbers = [range.start.line, range.start.character, range.end.line, range.end.character]
    return numbers.map { UInt8(min($0, Int(Self.beyond))) } + Array(text.utf8)
  }

  fileprivate var json: JSONValue {
    guard let range else { return ["text": .string(text)] }
    return ["range": range.json, "text": .string(text)]
  }
}

extension ReferenceColumns {
  func text(after change: EditScript.Change) -> String {
    guard let range = change.range else { return change.text }
    let start = meant(by: range.start)
    // A reversed range is an empty one at its start.
    let end = max(start, meant(by: range.end))
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(start..<end, with: Array(change.text.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }
}
