/// A writer's word to let a passage stand: `<!-- stet: rule -->`, or `[stet: rule, rule]` in plain text.
package struct StetMark: Hashable, Sendable {
  /// The mark itself, in bytes of the source.
  package let range: TextRange
  /// The rules that shall be silent; empty means all of them.
  package let rules: [String]

  /// Every mark of a text between two delimiters, in order. Letter case does not matter, nor blanks after the opening.
  static func marks(in bytes: [UInt8], open: [UInt8], close: [UInt8]) -> [StetMark] {
    enclosed(in: bytes, open, close, rules)
  }

  /// What was meant as a mark and is none, for want of its colon: `[stet vague-attribution]`. Its rules are the words in it.
  static func almostMarks(in bytes: [UInt8], open: [UInt8], close: [UInt8]) -> [StetMark] {
    enclosed(in: bytes, open, close) { inside in
      guard let first = inside.first, first <= 0x20, inside.count < 200, rules(in: inside) == nil else { return nil }
      return String(decoding: inside, as: UTF8.self).split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(
        String.init)
    }
  }

  private static func enclosed(
    in bytes: [UInt8], _ open: [UInt8], _ close: [UInt8], _ rules: (ArraySlice<UInt8>) -> [String]?
  ) -> [StetMark] {
    var marks: [StetMark] = []
    var from = 0
    while let start = bytes.firstIndex(of: open, from: from) {
      from = start + open.count
      var inside = from
      while inside < bytes.count, bytes[inside] == 0x20 { inside += 1 }
      guard bytes[inside...].prefix(name.count).map({ $0 | 0x20 }) == name else { continue }
      inside += name.count
      guard let end = bytes.firstIndex(of: close, from: inside) else { break }
      guard let rules = rules(bytes[inside..<end]) else { continue }
      from = end + close.count
      marks.append(StetMark(range: TextRange(start, from), rules: rules))
    }
    return marks
  }

  private static let name = Array("stet".utf8)

  /// How a mark for a rule is written in a format.
  package static func text(for rule: String, format: any PageFormat) -> String {
    "\(format.markDelimiters.open)stet: \(rule)\(format.markDelimiters.close)"
  }

  /// Nil where the words are no mark after all ("[stetson]").
  private static func rules(in inside: ArraySlice<UInt8>) -> [String]? {
    // A mark that nobody closed must not end with the bracket of something else.
    guard inside.count < 200, !inside.contains(0x5B) else { return nil }
    var text = String(decoding: inside, as: UTF8.self)[...]
    while text.first == " " { text = text.dropFirst() }
    if text.isEmpty { return [] }
    guard text.first == ":" else { return nil }
    let names = text.dropFirst().split(whereSeparator: { $0 == "," || $0 == " " || $0.isNewline }).map(String.init)
    return names.contains("all") ? [] : names
  }
}
