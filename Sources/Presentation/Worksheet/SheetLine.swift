/// A line of a sheet that is read again, byte by byte: an accent or a joiner at the start of the article's words would else be
/// one character with the blank before it, and the line another one.
struct SheetLine {
  let text: String

  init(_ text: String) { self.text = text }

  /// Those of a sheet, whatever an editor ends them with.
  static func lines(of sheet: String) -> [SheetLine] {
    sheet.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      SheetLine(String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self))
    }
  }

  func begins(with words: String) -> Bool { text.utf8.starts(with: words.utf8) }

  /// What stands behind some words; nil where it does not begin with them.
  func behind(_ words: String) -> SheetLine? {
    begins(with: words) ? SheetLine(String(decoding: text.utf8.dropFirst(words.utf8.count), as: UTF8.self)) : nil
  }

  /// What stands before some words and what behind them; nil where they do not stand in it.
  func cut(at words: String) -> (before: SheetLine, behind: SheetLine)? {
    guard let place = Array(text.utf8).firstRange(of: Array(words.utf8)) else { return nil }
    let bytes = Array(text.utf8)
    return (
      SheetLine(String(decoding: bytes[..<place.lowerBound], as: UTF8.self)),
      SheetLine(String(decoding: bytes[place.upperBound...], as: UTF8.self))
    )
  }

  /// Without blanks before it.
  var unindented: SheetLine {
    SheetLine(String(decoding: text.utf8.drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self))
  }

  /// The box of an item, and what stands behind it: "- [x] Claim".
  var boxed: (box: Character, rest: SheetLine)? {
    guard let open = behind("- [")?.text.unicodeScalars, let box = open.first,
      let rest = SheetLine(String(open.dropFirst())).behind("] ")
    else { return nil }
    return (Character(box), rest)
  }
}
