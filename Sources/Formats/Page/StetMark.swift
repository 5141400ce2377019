/// A writer's word to let a passage stand: `<!-- stet: rule -->`, or `[stet: rule, rule]` in plain text; `[stet off]` and
/// `[stet on]` around more of a text, the first alone for all behind it.
package struct StetMark: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case here, off, on }

  /// The mark itself, in bytes of the source.
  package let range: TextRange
  /// The rules that shall be silent; empty means all of them.
  package let rules: [String]
  /// Whether it is for its paragraph, or for all from here on.
  package let kind: Kind

  init(range: TextRange, rules: [String], kind: Kind = .here) {
    (self.range, self.rules, self.kind) = (range, rules, kind)
  }

  /// Every mark of a text between two delimiters, in order. Letter case does not matter, nor blanks after the opening.
  static func marks(in bytes: [UInt8], open: [UInt8], close: [UInt8]) -> [StetMark] {
    enclosed(in: bytes, open, close, words)
  }

  /// What was meant as a mark and is none, for want of its colon: `[stet vague-attribution]`. Its rules are the words in it.
  static func almostMarks(in bytes: [UInt8], open: [UInt8], close: [UInt8]) -> [StetMark] {
    enclosed(in: bytes, open, close) { inside in
      guard let first = inside.first, first <= 0x20, inside.count < 200, words(in: inside) == nil else { return nil }
      let words = String(decoding: inside, as: UTF8.self).split(whereSeparator: { $0 == "," || $0.isWhitespace })
      return (.here, words.map(String.init))
    }
  }

  private static func enclosed(
    in bytes: [UInt8], _ open: [UInt8], _ close: [UInt8],
    _ words: (ArraySlice<UInt8>) -> (kind: Kind, rules: [String])?
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
      guard let words = words(bytes[inside..<end]) else { continue }
      from = end + close.count
      marks.append(StetMark(range: TextRange(start, from), rules: words.rules, kind: words.kind))
    }
    return marks
  }

  private static let name = Array("stet".utf8)

  /// How a mark for a rule is written in a format.
  package static func text(for rule: String, format: any PageFormat) -> String {
    "\(format.markDelimiters.open)stet: \(rule)\(format.markDelimiters.close)"
  }

  /// The mark itself as it is written in another format.
  package func text(in format: any PageFormat) -> String {
    let word = kind == .here ? "" : kind == .off ? " off" : " on"
    let names = rules.isEmpty ? "" : ": \(rules.joined(separator: ", "))"
    return "\(format.markDelimiters.open)stet\(word)\(names)\(format.markDelimiters.close)"
  }

  /// Nil where the words are no mark after all ("[stetson]").
  private static func words(in inside: ArraySlice<UInt8>) -> (kind: Kind, rules: [String])? {
    // A mark that nobody closed must not end with the bracket of something else.
    guard inside.count < 200, !inside.contains(0x5B) else { return nil }
    var text = String(decoding: inside, as: UTF8.self)[...]
    var kind = Kind.here
    let word = text.drop { $0 == " " }.prefix { $0.isLetter }
    if text.first == " ", let wanted = switches[word.lowercased()] {
      kind = wanted
      text = text[word.endIndex...]
    }
    text = text.drop { $0 == " " }
    if text.isEmpty { return (kind, []) }
    guard text.first == ":" else { return nil }
    let names = text.dropFirst().split(whereSeparator: { $0 == "," || $0 == " " || $0.isNewline }).map(String.init)
    return (kind, names.contains("all") ? [] : names)
  }

  private static let switches: [String: Kind] = ["off": .off, "on": .on]
}
