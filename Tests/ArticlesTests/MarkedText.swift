import Articles

/// The text without its marks: "⟦Ada Holm⟧ said" is "Ada Holm said".
func unmarked(_ text: String) -> String { String(text.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }) }

/// The text with ⟦ and ⟧ around each range. The ranges come in order and share no byte.
func marked(_ ranges: [TextRange], in bytes: [UInt8]) -> String {
  var text = ""
  var from = 0
  for range in ranges {
    text += string(bytes, TextRange(from, range.start)) + "⟦" + string(bytes, range) + "⟧"
    from = range.end
  }
  return text + string(bytes, TextRange(from, bytes.count))
}

func string(_ bytes: [UInt8], _ range: TextRange) -> String {
  String(decoding: bytes[range.start..<range.end], as: UTF8.self)
}

/// The facts of a paragraph.
func facts(_ paragraph: String) -> BlockFacts { BlockFacts(of: Prose(verbatim: Array(paragraph.utf8))) }
